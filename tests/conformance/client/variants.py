#!/usr/bin/env python3
"""The example client, right in another way: `variants.py NAME`. `variants.py --list` prints the names."""
import base64
import hmac
import importlib.util
import json
import os
import sys
import time
import zlib
from urllib.parse import quote, urlencode, urlsplit

HERE = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location(
    "client", os.path.join(HERE, "..", "..", "..", "conformance", "examples", "client.py"))
client = importlib.util.module_from_spec(spec)
spec.loader.exec_module(client)
FORM = "application/x-www-form-urlencoded"
VARIANTS = {}


def variant(function):
    VARIANTS[function.__name__.replace("_", "-")] = function
    return function


def flattened(value, name=""):
    """The parameters as names and texts: `DBNodeSet.0.Role`."""
    if isinstance(value, (dict, list)):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        return {n: text for key, each in pairs for n, text in flattened(each, f"{name}.{key}".lstrip(".")).items()}
    return {name: ("true" if value else "false") if isinstance(value, bool) else str(value)}


def exchange(env, method, target, headers, body):
    connection, before = client.connect(env, urlsplit(env["TC3_ENDPOINT"]))
    connection.putrequest(method, before + target, skip_host=True, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders(body)
    response = connection.getresponse()
    answer = response.read()
    return response.status, zlib.decompress(answer, 31) if response.getheader("Content-Encoding") else answer


def host_of(env):
    return urlsplit(env["TC3_ENDPOINT"]).netloc


@variant
def tc3_get():
    """TC3 with GET: the query is signed as it is sent, the body is empty."""
    def send(env, body):
        query = urlencode(flattened(json.loads(body)))
        client.CONTENT_TYPE = FORM
        client.CANONICAL = query
        headers = client.headers_of(env, host_of(env), b"", int(time.time()))
        headers.pop("Content-Length")
        return exchange(env, "GET", "/?" + query, headers, None)
    inner = client.sha256

    def sha256(data):
        if data.startswith(b"POST\n/\n\n"):
            data = data.replace(b"POST\n/\n\n", f"GET\n/\n{client.CANONICAL}\n".encode(), 1)
        return inner(data)
    client.send, client.sha256 = send, sha256


def version_1(method, algorithm):
    def send(env, body):
        sent = {**flattened(json.loads(body)), "Action": env["TC3_ACTION"], "Version": env["TC3_VERSION"],
                "Region": env["TC3_REGION"], "SecretId": env["TC3_SECRET_ID"], "Timestamp": str(int(time.time())),
                "Nonce": "11886", "SignatureMethod": algorithm}
        if env.get("TC3_TOKEN"):
            sent["Token"] = env["TC3_TOKEN"]
        text = f"{method}{host_of(env)}/?" + "&".join(f"{name}={sent[name]}" for name in sorted(sent))
        mac = hmac.new(env["TC3_SECRET_KEY"].encode(), text.encode(), algorithm[4:].lower())
        sent["Signature"] = base64.b64encode(mac.digest()).decode()
        form = urlencode(sent, quote_via=quote, safe="")
        if method == "GET":
            return exchange(env, "GET", "/?" + form, {"Host": host_of(env)}, None)
        headers = {"Host": host_of(env), "Content-Type": FORM, "Content-Length": str(len(form))}
        return exchange(env, "POST", "/", headers, form.encode())
    client.send = send


@variant
def v1_get_sha1():
    version_1("GET", "HmacSHA1")


@variant
def v1_post_sha256():
    version_1("POST", "HmacSHA256")


@variant
def chunks_and_gzip():
    """Header names in capitals in another order, more headers, a body in chunks, a compressed answer."""
    def send(env, body):
        headers = client.headers_of(env, host_of(env), body, int(time.time()))
        headers.pop("Content-Length")
        more = {"Transfer-Encoding": "chunked", "Accept-Encoding": "gzip", "Expect": "100-continue",
                "X-TC-Language": "en-US", "X-TC-RequestClient": "mine", "User-Agent": "mine/1 (test)", "Cookie": "a=b"}
        headers = {name.upper(): value for name, value in reversed({**headers, **more}.items())}
        pieces = [body[at:at + 100] for at in range(0, len(body), 100)]
        return exchange(env, "POST", "/", headers, b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in pieces) + b"0\r\n\r\n")
    client.send = send


if __name__ == "__main__":
    if sys.argv[1] == "--list":
        print("\n".join(VARIANTS))
        sys.exit(0)
    VARIANTS[sys.argv[1]]()
    print(json.dumps(client.call(os.environ)))
    sys.exit(0)
