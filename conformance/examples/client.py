#!/usr/bin/env python3
"""One call of Tencent Cloud API 3.0, told what to call by its environment (protocol: client mode).

Only the standard library. What matters for a call that buys something:
  * it is sent once: http.client neither repeats a request nor follows a redirect;
  * what is signed is what is sent: the body is written once, the host is the one of the Host header;
  * an answer counts only if it is whole, UTF-8, JSON, wrapped in Response, and has a RequestId.
"""
import hashlib
import hmac
import http.client
import json
import os
import ssl
import sys
import time
from urllib.parse import urlsplit

CONTENT_TYPE = "application/json; charset=utf-8"
SERVICE = "postgres"


def sign(env, host, body, timestamp):
    """The value of the Authorization header, by TC3-HMAC-SHA256."""
    date = time.strftime("%Y-%m-%d", time.gmtime(timestamp))
    scope = f"{date}/{SERVICE}/tc3_request"
    signed_headers = "content-type;host"
    canonical_request = "\n".join(
        ["POST", "/", "", f"content-type:{CONTENT_TYPE}", f"host:{host}", "", signed_headers, sha256(body)])
    string_to_sign = "\n".join(["TC3-HMAC-SHA256", str(timestamp), scope, sha256(canonical_request.encode())])
    key = ("TC3" + env["TC3_SECRET_KEY"]).encode()
    for part in (date, SERVICE, "tc3_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    signature = hmac.new(key, string_to_sign.encode(), hashlib.sha256).hexdigest()
    return (f"TC3-HMAC-SHA256 Credential={env['TC3_SECRET_ID']}/{scope}, "
            f"SignedHeaders={signed_headers}, Signature={signature}")


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def headers_of(env, host, body, timestamp):
    headers = {
        "Host": host,
        "Content-Type": CONTENT_TYPE,
        "X-TC-Action": env["TC3_ACTION"],
        "X-TC-Version": env["TC3_VERSION"],
        "X-TC-Region": env["TC3_REGION"],
        "X-TC-Timestamp": str(timestamp),
        "Authorization": sign(env, host, body, timestamp),
        "Content-Length": str(len(body)),
    }
    if env.get("TC3_TOKEN"):
        headers["X-TC-Token"] = env["TC3_TOKEN"]
    return headers


def connect(env, endpoint):
    """A connection to the endpoint, and what stands before the path in the request line."""
    timeout = float(env.get("TC3_DEADLINE", "10"))
    proxy = env.get("HTTPS_PROXY" if endpoint.scheme == "https" else "HTTP_PROXY")
    if endpoint.scheme == "http":
        where = urlsplit(proxy) if proxy else endpoint
        connection = http.client.HTTPConnection(where.hostname, where.port or 80, timeout=timeout)
        return connection, f"http://{endpoint.netloc}" if proxy else ""
    trust = ssl.create_default_context(cafile=env.get("TC3_CA_FILE") or None)
    where = urlsplit(proxy) if proxy else endpoint
    connection = http.client.HTTPSConnection(where.hostname, where.port or 443, timeout=timeout, context=trust)
    if proxy:
        connection.set_tunnel(endpoint.hostname, endpoint.port or 443)
    return connection, ""


def send(env, body):
    """Sends the one request. Status and body of the answer."""
    endpoint = urlsplit(env["TC3_ENDPOINT"])
    connection, before_path = connect(env, endpoint)
    try:
        connection.putrequest("POST", before_path + "/", skip_host=True, skip_accept_encoding=True)
        for name, value in headers_of(env, endpoint.netloc, body, int(time.time())).items():
            connection.putheader(name, value)
        connection.endheaders(body)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def read(status, body):
    """What an answer says. Raises ValueError if it says nothing that can be relied on."""
    if status != 200:
        raise ValueError(f"the status is {status}")
    response = json.loads(body.decode("utf-8"))["Response"]
    request_id = text(response, "RequestId")
    error = response.get("Error")
    if error is not None:
        return {"outcome": "api_error", "code": text(error, "Code"), "message": text(error, "Message"),
                "request_id": request_id}
    text(response, "DealName")
    text(response, "BillId")
    return {"outcome": "success", "request_id": request_id, "response": response}


def text(where, name):
    if not isinstance(where, dict) or not isinstance(where.get(name), str):
        raise ValueError(f"the answer has no text {name}")
    return where[name]


def call(env):
    body = json.dumps(json.loads(env["TC3_PARAMETERS"]), ensure_ascii=False).encode("utf-8")
    try:
        return read(*send(env, body))
    except (OSError, http.client.HTTPException, ValueError, LookupError, TypeError) as problem:
        # Whether the call was executed is not known. It is not sent again: that might buy a second time.
        return {"outcome": "failed", "message": f"{type(problem).__name__}: {problem}"}


if __name__ == "__main__":
    print(json.dumps(call(os.environ)))
    sys.exit(0)
