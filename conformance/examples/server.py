#!/usr/bin/env python3
# Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""A mock of CloneDBInstance (postgres, 2017-03-12) that keeps the contract. Copy it and make it your own.

    export TC3_SECRET_ID=AKIDEXAMPLE TC3_SECRET_KEY=not-a-real-key
    python3 server.py                  # prints the port that it listens on
    tc3-conformance server --secret-id-env TC3_SECRET_ID --secret-key-env TC3_SECRET_KEY http://127.0.0.1:PORT

It needs Python's standard library only. Nothing is bought.
"""
import base64
import hashlib
import hmac
import json
import os
import re
import sys
import time
import urllib.parse
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ACTION, VERSION, SERVICE = "CloneDBInstance", "2017-03-12", "postgres"
REGIONS = set("""ap-bangkok ap-beijing ap-chengdu ap-chongqing ap-guangzhou ap-hongkong ap-jakarta ap-nanjing ap-seoul
    ap-shanghai ap-shanghai-fsi ap-shenzhen-fsi ap-singapore ap-tokyo eu-frankfurt na-ashburn na-siliconvalley
    sa-saopaulo""".split())
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
TOLERANCE = 300  # seconds
LARGEST = {"query": 32 << 10, "form": 1 << 20, "json": 10 << 20}  # bytes
COMMON = set("Action Version Region Timestamp Nonce SecretId Signature SignatureMethod Token RequestClient "
             "Language".split())


class Refused(Exception):
    """The request is answered with an error."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class Call:
    """A request, taken apart. Names of headers are in small letters."""

    def __init__(self, method, target, headers, body):
        self.method, self.headers, self.body = method, headers, body
        self.path, _, self.query = target.partition("?")
        self.type = headers.get("content-type", "").partition(";")[0].strip().lower()
        self.is_tc3 = any(name in headers for name in
                          ("authorization", "x-tc-action", "x-tc-version", "x-tc-timestamp"))
        self.flattened = self.query if method == "GET" else None
        if not self.is_tc3 and self.type == FORM:
            self.flattened = body.decode("latin-1") if method == "POST" else self.query

    def common(self, name):
        """A common parameter: a header with TC3, a parameter with signature v1."""
        if self.is_tc3:
            return self.headers.get("x-tc-" + name.lower())
        return dict(pairs(self.flattened or "")).get(name)


# --- parameters -------------------------------------------------------------------------------------------------------


def pairs(text):
    """Names and values of a query or form."""
    made = []
    for part in filter(None, text.split("&")):
        if re.search("%(?![0-9A-Fa-f]{2})", part):
            raise Refused("InvalidParameter", "a parameter is not percent-encoded")
        try:
            made.append(tuple(urllib.parse.unquote_to_bytes(side.replace("+", " ")).decode("utf-8")
                              for side in part.partition("=")[::2]))
        except UnicodeDecodeError:
            raise Refused("InvalidParameter", "a parameter is not UTF-8") from None
    return made


def read_json(body):
    def once(members):
        if len({name for name, _ in members}) < len(members):
            raise Refused("InvalidParameter", "a name is given twice")
        return dict(members)

    def no_constant(word):
        raise ValueError(word)

    try:
        return json.loads(body.decode("utf-8"), object_pairs_hook=once, parse_constant=no_constant)
    except (ValueError, RecursionError):
        raise Refused("InvalidParameter", "the body is no JSON") from None


def read_flattened(text):
    """Makes a tree of names such as DBNodeSet.0.Role; all values are text."""
    tree = {}
    for name, value in pairs(text):
        if name in COMMON:
            continue
        *above, last = name.split(".")
        node = tree
        for part in above:
            node = node.setdefault(part, {})
            if not isinstance(node, dict):
                raise Refused("InvalidParameter", name + " stands below a value")
        if last in node:
            raise Refused("InvalidParameter", name + " is given twice")
        node[last] = value
    return tree


def one_of(*values):
    return lambda value: value in values


def word_of(*values):
    return lambda value: value.lower() in {each.lower() for each in values}


def like(pattern):
    return lambda value: re.fullmatch(pattern, value) is not None


# A member: its type (in a list: of its elements), whether it is required, what its value must be.
TAG = {"TagKey": (str, True, None), "TagValue": (str, True, None)}
NODE = {"Role": (str, True, one_of("Primary", "Standby")), "Zone": (str, True, None),
        "DedicatedClusterId": (str, False, None)}
REQUEST = {
    "DBInstanceId": (str, True, None),
    "SpecCode": (str, True, None),
    "Storage": (int, True, lambda value: value % 10 == 0),
    "Period": (int, True, one_of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 24, 36)),
    "AutoRenewFlag": (int, True, one_of(0, 1)),
    "VpcId": (str, True, like("vpc-[0-9a-z]{7,8}")),
    "SubnetId": (str, True, like("subnet-[0-9a-z]{8}")),
    "Name": (str, False, like("[0-9A-Za-z_\\-\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{0,59}")),
    "InstanceChargeType": (str, False, word_of("PREPAID", "POSTPAID_BY_HOUR")),
    "SecurityGroupIds": ([str], False, None),
    "ProjectId": (int, False, None),
    "TagList": ([TAG], False, None),
    "DBNodeSet": ([NODE], False, None),
    "AutoVoucher": (int, False, one_of(0, 1)),
    "VoucherIds": (str, False, None),
    "ActivityId": (int, False, None),
    "BackupSetId": (str, False, None),
    "RecoveryTargetTime": (str, False, None),
    "SyncMode": (str, False, word_of("Semi-sync", "Async")),
    "DeletionProtection": (bool, False, None),
}


def wrong_type(path):
    return Refused("InvalidParameter", path + " has a wrong type")


def typed(value, wanted, path, is_flat):
    """A value of the wanted type, or Refused."""
    if isinstance(wanted, list):
        if is_flat and isinstance(value, dict):
            if set(value) != {str(i) for i in range(len(value))}:
                raise Refused("UnknownParameter", path + " has indices from 0")
            value = [value[str(i)] for i in range(len(value))]
        if not isinstance(value, list):
            raise wrong_type(path)
        return [typed(each, wanted[0], f"{path}.{i}", is_flat) for i, each in enumerate(value)]
    if isinstance(wanted, dict):
        return checked(value, wanted, path + ".", is_flat)
    if is_flat and isinstance(value, str):
        if wanted is int and re.fullmatch("-?(0|[1-9][0-9]*)", value):
            value = int(value)
        elif wanted is bool and value.lower() in ("true", "false"):
            value = value.lower() == "true"
    if type(value) is not wanted or (wanted is int and not -2**63 <= value < 2**63):
        raise wrong_type(path)
    return value


def checked(value, members, path="", is_flat=False):
    """An object that keeps the rules of its members."""
    if not isinstance(value, dict):
        raise wrong_type(path or "the body")
    for name in value:
        if name not in members:
            raise Refused("UnknownParameter", path + name + " is not defined")
    made = {}
    for name, (wanted, is_required, is_right) in members.items():
        if value.get(name) is None:  # null counts as absent
            if is_required:
                raise Refused("MissingParameter", path + name + " is required")
            continue
        made[name] = typed(value[name], wanted, path + name, is_flat)
        if is_right and not is_right(made[name]):
            raise Refused("InvalidParameterValue.InvalidParameterValueError", path + name + " has a wrong value")
    return made


def check_relations(order):
    wrong = "InvalidParameter.ParameterCheckError"
    if ("BackupSetId" in order) == ("RecoveryTargetTime" in order):
        raise Refused(wrong, "give one of BackupSetId and RecoveryTargetTime")
    if order.get("InstanceChargeType", "").upper() == "POSTPAID_BY_HOUR" and order["Period"] != 1:
        raise Refused(wrong, "Period is 1 with POSTPAID_BY_HOUR")
    if order.get("DBNodeSet") and {node["Role"] for node in order["DBNodeSet"]} != {"Primary", "Standby"}:
        raise Refused(wrong, "DBNodeSet has a primary and a standby")


# --- signatures -------------------------------------------------------------------------------------------------------


def hmac_of(key, text, digest=hashlib.sha256):
    return hmac.new(key, text.encode(), digest).digest()


def tc3_signature(call, key, date, service, signed, lower):
    lines = ""
    for name in signed.split(";"):
        value = call.headers[name].strip()
        lines += f"{name}:{value.lower() if lower else value}\n"
    query = call.query if call.method == "GET" else ""
    canonical = "\n".join([call.method, call.path, query, lines, signed, hashlib.sha256(call.body).hexdigest()])
    scope = f"{date}/{service}/tc3_request"
    text = "\n".join(["TC3-HMAC-SHA256", call.headers["x-tc-timestamp"], scope,
                      hashlib.sha256(canonical.encode()).hexdigest()])
    for part in (date, service, "tc3_request"):
        key = hmac_of(key, part)
    return hmac_of(key, text).hex()


def v1_signature(call, key, parameters):
    text = "&".join(f"{name}={value}" for name, value in sorted(parameters, key=lambda each: each[0])
                    if name != "Signature")
    method = dict(parameters).get("SignatureMethod")
    digest = hashlib.sha256 if method == "HmacSHA256" else hashlib.sha1
    host = call.headers.get("host", "")
    return base64.b64encode(hmac_of(key, f"{call.method}{host}{call.path}?{text}", digest)).decode()


# --- the service ------------------------------------------------------------------------------------------------------


class Service:
    """Answers calls. Each step raises Refused when it does not go on."""

    def __init__(self, keys):
        self.keys = keys  # SecretKeys by SecretId

    def now(self):
        return int(time.time())

    def answer(self, call):
        """The whole answer, as an object."""
        try:
            response = self.take(call)
        except Refused as refused:
            response = {"Error": {"Code": refused.code, "Message": str(refused)}}
        response["RequestId"] = self.request_id()
        return {"Response": response}

    def request_id(self):
        return str(uuid.uuid4())

    def take(self, call):
        self.check_message(call)
        self.check_presence(call)
        self.check_timestamp(call)
        if call.is_tc3:
            self.check_tc3(call)
        else:
            self.check_v1(call)
        self.check_common(call)
        return self.order(self.parameters(call))

    def check_message(self, call):
        if call.method not in ("GET", "POST"):
            raise Refused("UnsupportedProtocol", "only GET and POST are taken")
        if call.path != "/":
            raise Refused("InvalidParameter", "the path is /")
        wanted = JSON if call.is_tc3 and call.method == "POST" else FORM
        if (call.is_tc3 or call.method == "POST") and call.type != wanted:
            raise Refused("UnsupportedProtocol", "the content type is to be " + wanted)
        largest = LARGEST["query" if call.method == "GET" else "json" if call.is_tc3 else "form"]
        if len(call.query) > largest or len(call.body) > largest:
            raise Refused("RequestSizeLimitExceeded", f"more than {largest} bytes")

    def check_presence(self, call):
        names = ["Action", "Version", "Region", "Timestamp"]
        for name in names if call.is_tc3 else names + ["SecretId", "Signature", "Nonce"]:
            if not call.common(name):
                raise Refused("MissingParameter", name + " is required")

    def check_timestamp(self, call):
        text = call.common("Timestamp")
        if not re.fullmatch("[0-9]{1,12}", text):
            raise Refused("AuthFailure.SignatureExpire" if text.isdigit() else "InvalidParameter",
                          "Timestamp is in seconds")
        if abs(self.now() - int(text)) > TOLERANCE:
            raise Refused("AuthFailure.SignatureExpire", "the timestamp is more than five minutes off")

    def key_of(self, secret_id):
        if secret_id not in self.keys:
            raise Refused("AuthFailure.SecretIdNotFound", "there is no such key")
        return self.keys[secret_id].encode()

    def check_tc3(self, call):
        parts = re.fullmatch("TC3-HMAC-SHA256 Credential=([^/ ,]+)/([0-9-]{10})/([^/ ,]+)/tc3_request, "
                             "SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})",
                             call.headers.get("authorization", ""))
        if not parts:
            raise Refused("AuthFailure.InvalidAuthorization", "the Authorization header has not the documented form")
        secret_id, date, service, signed, signature = parts.groups()
        key = b"TC3" + self.key_of(secret_id)
        names = signed.split(";")
        day = time.strftime("%Y-%m-%d", time.gmtime(int(call.headers["x-tc-timestamp"])))
        is_right = (service == SERVICE and date == day and names == sorted(set(names)) and
                    {"content-type", "host"} <= set(names) <= set(call.headers))
        if not is_right or not any(hmac.compare_digest(
                signature, tc3_signature(call, key, date, service, signed, lower)) for lower in (True, False)):
            raise Refused("AuthFailure.SignatureFailure", "the signature is wrong")

    def check_v1(self, call):
        parameters = pairs(call.flattened)
        if not re.fullmatch("[1-9][0-9]*", call.common("Nonce")):
            raise Refused("InvalidParameter", "Nonce is a positive integer")
        wanted = v1_signature(call, self.key_of(call.common("SecretId")), parameters)
        if not hmac.compare_digest(wanted.encode(), call.common("Signature").encode()):
            raise Refused("AuthFailure.SignatureFailure", "the signature is wrong")

    def check_common(self, call):
        if call.common("Version") != VERSION:
            raise Refused("NoSuchVersion", "there is no such version")
        if call.common("Action") != ACTION:
            raise Refused("InvalidAction", "there is no such action")
        if call.common("Region") not in REGIONS:
            raise Refused("UnsupportedRegion", "the region is not supported")

    def parameters(self, call):
        is_flat = call.flattened is not None
        order = checked(read_flattened(call.flattened) if is_flat else read_json(call.body), REQUEST, "", is_flat)
        check_relations(order)
        return order

    def order(self, order):
        number = time.strftime("%Y%m%d") + str(uuid.uuid4().int)[:15]
        made = {"DealName": number, "BillId": number}
        if order.get("InstanceChargeType", "").upper() == "POSTPAID_BY_HOUR":
            made["DBInstanceId"] = "postgres-" + uuid.uuid4().hex[:8]
        return made


# --- HTTP -------------------------------------------------------------------------------------------------------------


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    service = None

    def read_body(self):
        """The body, or a byte more than is allowed of it."""
        left, largest = int(self.headers.get("Content-Length") or 0), LARGEST["json"]
        body = self.rfile.read(min(left, largest + 1))
        left -= len(body)
        while left > 0 and (dropped := self.rfile.read(min(left, largest))):
            left -= len(dropped)
        return body

    def respond(self):
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer = self.service.answer(Call(self.command, self.path, headers, self.read_body()))
        self.send(200, JSON, json.dumps(answer).encode())

    def send(self, status, content_type, body):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = respond

    def log_message(self, *_):
        pass


def serve(service, handler=Handler):
    """Answers on a free port of the loopback address until it is ended, and prints the port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (handler,), {"service": service}))
    server.daemon_threads = True
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    try:
        serve(Service({os.environ["TC3_SECRET_ID"]: os.environ["TC3_SECRET_KEY"]}))
    except KeyError as absent:
        sys.exit(f"server.py: the environment lacks {absent.args[0]}")
    except KeyboardInterrupt:
        pass
