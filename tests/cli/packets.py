"""Writes packet captures for the test of tc3: packets.py CLEAN BROKEN

The exchanges of the NDJSON capture CLEAN go over TCP, each way in small segments: whole.pcap with two connections that
are kept alive and interleave, reordered.pcap with two segments that change places, lost.pcap without a segment of a
request and one of another's response, late.pcap, which begins within a connection, and none.pcap without HTTP.
broken.pcap has those of BROKEN, and broken.ndjson the lines that it was made from.
"""

import base64
import json
import struct
import sys
from datetime import datetime
from urllib.parse import urlsplit

CLIENT, SERVER = bytes([10, 0, 0, 1]), bytes([10, 0, 0, 2])
FIN, SYN, PUSH, ACK = 1, 2, 8, 16
SEGMENT = 200  # bytes


class Capture:
    def __init__(self):
        self.packets, self.now = [], 0

    def add(self, source, target, ports, sequence, acknowledged, flags, data=b""):
        tcp = struct.pack("!HHIIBBHHH", *ports, sequence, acknowledged, 5 << 4, flags, 65535, 0, 0) + data
        ip = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(tcp), 1, 0, 64, 6, 0, source, target)
        self.packets.append((self.now, bytes(12) + b"\x08\x00" + ip + tcp))

    def save(self, name, skip=()):
        with open(name, "wb") as out:
            out.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1))
            for i, (seconds, packet) in enumerate(self.packets):
                if i not in skip:
                    out.write(struct.pack("<IIII", seconds, 0, len(packet), len(packet)) + packet)


class Connection:
    def __init__(self, capture, port):
        self.capture, self.port = capture, port
        self.own, self.other = 1000, 0xFFFFFF00  # the server's numbers run round
        self.client(SYN, ack=False)
        self.server(SYN | ACK)
        self.client(ACK)

    def client(self, flags, data=b"", ack=True):
        other = self.other if ack else 0
        self.capture.add(CLIENT, SERVER, (self.port, 80), self.own, other, flags, data)
        self.own = (self.own + len(data) + (flags & (SYN | FIN) != 0)) % 2**32

    def server(self, flags, data=b""):
        self.capture.add(SERVER, CLIENT, (80, self.port), self.other, self.own, flags, data)
        self.other = (self.other + len(data) + (flags & (SYN | FIN) != 0)) % 2**32

    def send(self, exchanges):
        """Sends exchanges, one after the other; a step for each packet."""
        for seconds, request, response in exchanges:
            self.capture.now = max(self.capture.now, seconds)
            for i in range(0, len(request), SEGMENT):
                self.client(PUSH | ACK, request[i : i + SEGMENT])
                yield
            for i in range(0, len(response), SEGMENT):
                self.server(PUSH | ACK, response[i : i + SEGMENT])
                yield

    def close(self):
        self.client(FIN | ACK)
        self.server(FIN | ACK)
        self.client(ACK)


def message(start, of, chunked):
    content = base64.b64decode(of["body_b64"]) if "body_b64" in of else (of.get("body") or "").encode()
    fields = list(of["headers"].items() if isinstance(of["headers"], dict) else of["headers"])
    fields = [(name, value) for name, value in fields if name.lower() not in ("content-length", "transfer-encoding")]
    if chunked:
        fields.append(("Transfer-Encoding", "chunked"))
        content = (b"%x\r\n%s\r\n" % (len(content), content) if content else b"") + b"0\r\n\r\n"
    else:
        fields.append(("Content-Length", str(len(content))))
    return "".join(f"{line}\r\n" for line in [start] + [f"{n}: {v}" for n, v in fields]).encode() + b"\r\n" + content


def exchange(line):
    """When it began, the request and the response as they are sent."""
    request, response = line["request"], line["response"]
    url = urlsplit(request["url"])
    target = (url.path or "/") + ("?" + url.query if url.query else "")
    return (
        int(datetime.fromisoformat(line["time"].replace("Z", "+00:00")).timestamp()),
        message(f"{request['method']} {target} HTTP/1.1", request, False),
        message(f"HTTP/1.1 {response['status']} OK", response, True) if response else b"",
    )


def lines_of(name):
    for text in open(name, encoding="utf-8"):
        try:
            yield json.loads(text)
        except ValueError:
            pass  # a broken line has no exchange


def sent(exchanges, connections=1):
    """A capture in which connections take turns after each packet."""
    capture = Capture()
    capture.now = exchanges[0][0]
    all_of_them = [Connection(capture, 40001 + i) for i in range(connections)]
    running = [one.send(exchanges[i::connections]) for i, one in enumerate(all_of_them)]
    while running:
        running = [one for one in running if next(one, "ended") != "ended"]
    for one in all_of_them:
        one.close()
    return capture


def main():
    clean = [exchange(line) for line in lines_of(sys.argv[1])]
    sent(clean, connections=2).save("whole.pcap")

    one = sent(clean)
    starts = [i for i, (_, packet) in enumerate(one.packets) if packet[54:].startswith((b"POST ", b"GET ", b"HTTP/1.1 "))]
    one.save("lost.pcap", skip={starts[0] + 1, starts[3] + 1})  # of the first request and of the second response
    one.save("late.pcap", skip=set(range(starts[1])))
    one.packets[1 + starts[0]], one.packets[2 + starts[0]] = one.packets[2 + starts[0]], one.packets[1 + starts[0]]
    one.save("reordered.pcap")

    none = Capture()
    Connection(none, 40004)
    none.save("none.pcap")

    broken = list(lines_of(sys.argv[2]))
    with open("broken.ndjson", "w", encoding="utf-8") as out:
        out.writelines(json.dumps(line) + "\n" for line in broken)
    sent([exchange(line) for line in broken]).save("broken.pcap")


main()
