"""Seeds for the doors of tests/fuzz, out of our own fixtures: seeds.py REPOSITORY TARGET writes TARGET/DOOR/*.

The doors that have none here live from their corpora: reports of `tc3 check` for merge, questions of `tc3-conformance emit`
for executor, what tshark makes of tests/cli/packets.py for tshark.
"""

import hashlib
import json
import pathlib
import sys
from urllib.parse import urlsplit

source, target = map(pathlib.Path, sys.argv[1:])
captures = source / "tests/fixtures/captures"


def write(door, content):
    data = content if isinstance(content, bytes) else content.encode()
    folder = target / door
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha1(data).hexdigest()).write_bytes(data)


def each_exchange():
    for capture in sorted(captures.glob("*.ndjson")):
        for line in capture.read_text(errors="replace").splitlines():
            try:
                yield json.loads(line)
            except ValueError:
                pass  # broken on purpose


def signature_text(method, path, query, headers, body):
    lines = [method, path, query, *(name + ":" + value for name, value in headers), ""]
    return "\n".join(lines) + "\n" + body


for exchange in each_exchange():
    request = exchange.get("request") or {}
    response = exchange.get("response") or {}
    url = urlsplit(request.get("url", ""))
    body = request.get("body") or ""
    headers = request.get("headers") or {}
    headers = headers.items() if isinstance(headers, dict) else headers
    write("signature", signature_text(request.get("method", ""), url.path, url.query, headers, body))
    for name, value in headers:
        if name.lower() == "authorization":
            write("authorization", value)
    for text in (url.query, body):
        if "=" in text and not text.startswith("{"):
            write("authorization", text)
            write("flattened", text)
    if body.startswith("{"):
        write("json", body)
        write("typed", body)
    if response.get("body"):
        write("response", response["body"])
for capture in captures.iterdir():
    door = capture.suffix[1:]
    if door in ("har", "http", "ndjson"):
        write(door, capture.read_bytes())
        write("redact", capture.read_bytes())
