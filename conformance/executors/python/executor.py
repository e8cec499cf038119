#!/usr/bin/env python3
# Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""An executor of the conformance protocol in Python's standard library alone, to be read and copied.

It reads a question a line and answers each with a line: signatures are made and checked, requests of CloneDBInstance
are validated and built, answers decoded.  tc3-conformance executor -- python3 executor.py
"""
import base64
import datetime
import hashlib
import hmac
import itertools
import json
import re
import sys
from urllib.parse import unquote_to_bytes

# --- JSON, with what json.loads does not tell ------------------------------------------------------------------------

DEEPEST = 64  # brackets


class NotJson(Exception):
    """A text that is no JSON; kind is "json" or "encoding"."""

    def __init__(self, kind):
        super().__init__(kind)
        self.kind = kind


class Members(list):
    """An object as pairs of name and value, so that repeated names are seen."""


class Unfit:
    """A value that is wrong for every member: a number with a fraction or exponent, or a text that cannot be read."""

    def __init__(self, kind="type"):
        self.kind = kind


def integer(literal):
    number = int(literal) if len(literal) < 25 else 1 << 64
    return number if -(1 << 63) <= number < 1 << 63 else Unfit()


def refuse(_):
    raise ValueError("NaN and Infinity are no JSON")


def check_texts_and_depth(value, depth=0):
    if isinstance(value, str):
        value.encode()  # fails for lone surrogates
    elif isinstance(value, list):
        if depth == DEEPEST:
            raise ValueError("nested too deeply")
        for each in value:
            if isinstance(value, Members):
                each[0].encode()
            check_texts_and_depth(each[1] if isinstance(value, Members) else each, depth + 1)


def read_json(body):
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise NotJson("encoding") from None
    if text.startswith("\ufeff"):
        raise NotJson("encoding")
    try:
        value = json.loads(text, object_pairs_hook=Members, parse_int=integer,
                           parse_float=lambda literal: Unfit(), parse_constant=refuse)
        check_texts_and_depth(value)
        return value
    except (ValueError, RecursionError):
        raise NotJson("json") from None


# --- the contract of CloneDBInstance ---------------------------------------------------------------------------------
# A check gives the kind of its finding and its severity, or nothing.

def one_of(*allowed):
    def check(value):
        if value in allowed:
            return None
        words = [word.lower() for word in allowed if isinstance(word, str)]
        if isinstance(value, str) and value.isascii() and value.lower() in words:
            return "case", "warning"
        return "one-of", "error"
    return check


def matches(pattern):
    return lambda value: None if re.fullmatch(pattern, value) else ("format", "error")


def not_empty(value):
    return ("empty", "warning") if value == "" else None


def step_of_ten(value):
    if value % 10 != 0:
        return "step", "error"
    return ("range", "warning") if value < 10 else None


def short_name(value):
    return ("length", "error") if len(value) > 59 else None  # code points


def name_characters(value):
    if re.fullmatch("[-0-9A-Z_a-z\u4e00-\u9fff]*", value):
        return None
    han = "\u3005-\u3007\u3400-\u4dbf\uf900-\ufaff\U00020000-\U000323af"  # perhaps meant, perhaps not
    if re.fullmatch(f"[-0-9A-Z_a-z\u4e00-\u9fff{han}]*", value):
        return "characters", "warning"
    return "characters", "error"


def moment(value):
    if value == "":
        return None
    found = re.fullmatch(r"(\d{4})([-/])(\d\d?)\2(\d\d?) (\d\d?):(\d\d?):(\d\d?)", value, re.ASCII)
    try:
        year, month, day, hour, minute, second = (int(found[i]) for i in (1, 3, 4, 5, 6, 7))
        datetime.datetime(2000 + year % 400, month, day, hour, minute, second)  # leap years repeat after 400
    except (TypeError, ValueError):
        return "format", "warning"
    usual = found[2] == "-" and all(len(found[i]) == 2 for i in (3, 4, 5, 6, 7))
    return None if usual else ("format-variant", "warning")


class Member:
    def __init__(self, of, *checks, required=False, many=False):
        self.of, self.checks, self.required, self.many = of, checks, required, many


TAG = {"TagKey": Member(str, required=True), "TagValue": Member(str, required=True)}
NODE = {
    "Role": Member(str, one_of("Primary", "Standby"), required=True),
    "Zone": Member(str, not_empty, required=True),
    "DedicatedClusterId": Member(str),
}
CLONE = {
    "DBInstanceId": Member(str, not_empty, required=True),
    "SpecCode": Member(str, not_empty, required=True),
    "Storage": Member(int, step_of_ten, required=True),
    "Period": Member(int, one_of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 24, 36), required=True),
    "AutoRenewFlag": Member(int, one_of(0, 1), required=True),
    "VpcId": Member(str, matches("vpc-[0-9a-z]{7,8}"), required=True),
    "SubnetId": Member(str, matches("subnet-[0-9a-z]{8}"), required=True),
    "Name": Member(str, short_name, name_characters, not_empty),
    "InstanceChargeType": Member(str, one_of("PREPAID", "POSTPAID_BY_HOUR")),
    "SecurityGroupIds": Member(str, many=True),
    "ProjectId": Member(int),
    "TagList": Member(TAG, many=True),
    "DBNodeSet": Member(NODE, many=True),
    "AutoVoucher": Member(int, one_of(0, 1)),
    "VoucherIds": Member(str),
    "ActivityId": Member(int),
    "BackupSetId": Member(str, not_empty),
    "RecoveryTargetTime": Member(str, moment, not_empty),
    "SyncMode": Member(str, one_of("Semi-sync", "Async")),
    "DeletionProtection": Member(bool),
}


class Validator:
    def __init__(self):
        self.findings = []

    def tell(self, path, kind, severity="error"):
        self.findings.append({"path": path, "kind": kind, "severity": severity})

    def structure(self, table, members, path):
        """Judges an object. Gives what each member holds for relations: the value, or Unfit if it broke a rule."""
        held, seen = {}, set()
        for name, value in members:
            here = path + "/" + name.replace("~", "~0").replace("/", "~1")
            if name not in table:
                self.tell(here, "unknown")
            elif name in seen:
                self.tell(here, "duplicate")
            elif value is None:
                required = table[name].required
                self.tell(here, "required" if required else "null", "error" if required else "warning")
            else:
                held[name] = self.member(table[name], value, here)
            seen.add(name)
        for name, member in table.items():
            if member.required and name not in seen:
                self.tell(path + "/" + name, "required")
        return held

    def member(self, member, value, path):
        if not member.many:
            return self.value(member, value, path)
        if type(value) is not list:
            return self.value(member, value if isinstance(value, Unfit) else Unfit(), path)
        return [self.value(member, each, f"{path}/{index}") for index, each in enumerate(value)]

    def value(self, member, value, path):
        if isinstance(value, FlatText):
            value = value.as_type(member.of, lambda kind: self.tell(path, kind, "warning"))
        if isinstance(member.of, dict) and isinstance(value, Members):
            return self.structure(member.of, value, path)
        if type(value) is not member.of:
            self.tell(path, value.kind if isinstance(value, Unfit) else "type")
            return Unfit()
        broken = [found for check in member.checks if (found := check(value))]
        for kind, severity in broken:
            self.tell(path, kind, severity)
        return Unfit() if broken else value

    def clone_db_instance(self, members):
        held = self.structure(CLONE, members, "")
        if ("BackupSetId" in held) == ("RecoveryTargetTime" in held):
            self.tell("", "exactly-one")
        if held.get("InstanceChargeType") == "POSTPAID_BY_HOUR":
            if isinstance(held.get("Period"), int) and held["Period"] != 1:
                self.tell("/Period", "depends")
            if held.get("AutoRenewFlag") == 1:
                self.tell("/AutoRenewFlag", "ignored", "warning")
        nodes = held.get("DBNodeSet")
        if isinstance(nodes, list) and nodes:
            roles = [node.get("Role") if isinstance(node, dict) else None for node in nodes]
            if all(isinstance(role, str) for role in roles) and set(roles) != {"Primary", "Standby"}:
                self.tell("/DBNodeSet", "depends")
            if roles.count("Primary") > 1:
                self.tell("/DBNodeSet", "depends", "warning")


# --- flattened parameters: DBNodeSet.0.Role=Primary ------------------------------------------------------------------

COMMON = {"Action", "Version", "Region", "Timestamp", "Nonce", "SecretId", "Signature", "SignatureMethod", "Token",
          "RequestClient", "Language"}


class FlatText:
    """A value of a query or form: what it means is told by the member's type."""

    def __init__(self, text):
        self.text = text

    def as_type(self, of, warn):
        if of is int:
            return integer(self.text) if re.fullmatch("-?(0|[1-9][0-9]*)", self.text) else Unfit()
        if of is bool:
            if self.text in ("True", "False"):
                warn("format-variant")
            return {"true": True, "false": False}.get(self.text.replace("T", "t").replace("F", "f"), Unfit())
        return self.text if of is str else Unfit()


def decoded(raw):
    return unquote_to_bytes(raw.replace(b"+", b" "))


def flat_value(raw):
    try:
        return Unfit("encoding") if re.search(b"%(?![0-9A-Fa-f]{2})", raw) else FlatText(decoded(raw).decode())
    except UnicodeDecodeError:
        return Unfit("encoding")


def parameters(text):
    """The pairs of a query or form text, still encoded."""
    for piece in filter(None, text.split(b"&")):
        name, _, value = piece.partition(b"=")
        yield name, value


def path_of(name):
    """A name as members and indices, or nothing if it leads nowhere."""
    path, table, member = [], CLONE, None
    for part in name.split("."):
        if member is not None and member.many and isinstance(path[-1], str):
            if not re.fullmatch("0|[1-9][0-9]{0,9}", part):
                return None
            path.append(int(part))
            continue
        table = table if member is None else member.of
        if not isinstance(table, dict) or part not in table:
            return None
        member = table[part]
        path.append(part)
    return path


def unflattened(entries):
    """Makes members or list elements of (path, value) pairs."""
    made = []
    for key, group in itertools.groupby(sorted(entries, key=lambda entry: entry[0][0]), lambda entry: entry[0][0]):
        group = [(path[1:], value) for path, value in group]
        made += [(key, value) for path, value in group if not path]
        if nested := [entry for entry in group if entry[0]]:
            made.append((key, unflattened(nested)))
    return [value for _, value in made] if isinstance(entries[0][0][0], int) else Members(made)


def validate_flat(text, judge):
    entries = []
    for raw_name, raw_value in parameters(text):
        name = decoded(raw_name).decode(errors="replace")
        if name in COMMON:
            continue
        if (path := path_of(name)) is None:
            judge.tell("/" + name.replace("~", "~0").replace("/", "~1").replace(".", "/"), "unknown")
        elif any(path == earlier for earlier, _ in entries):
            judge.tell("/" + "/".join(map(str, path)), "duplicate")
        else:
            entries.append((path, flat_value(raw_value)))
    judge.clone_db_instance(unflattened(entries) if entries else Members())


def validate(question):
    if question["action"] != "CloneDBInstance":
        return {"skipped": True, "message": "only CloneDBInstance is known"}
    judge, body = Validator(), base64.b64decode(question["body_b64"])
    if question["form"] == "flat":
        validate_flat(body, judge)
        return {"findings": judge.findings}
    try:
        value = read_json(body)
        judge.clone_db_instance(value) if isinstance(value, Members) else judge.tell("", "type")
    except NotJson as reason:
        judge.tell("", reason.kind)
    return {"findings": judge.findings}


def build(question):
    return {"body_b64": b64(json.dumps(question["parameters"], ensure_ascii=False).encode())}


# --- answers of the service ------------------------------------------------------------------------------------------

def members_of(value):
    return dict(value) if isinstance(value, Members) else {}


def decode(question):
    try:
        response = members_of(read_json(base64.b64decode(question["body_b64"]))).get("Response")
    except NotJson as reason:
        return malformed(question, reason.kind)
    if not isinstance(response, Members):
        return malformed(question, "envelope")
    response = dict(response)
    request_id, error = response.get("RequestId"), response.get("Error")
    if not isinstance(request_id, str):
        return malformed(question, "request-id")
    if error is not None:
        code, message = members_of(error).get("Code"), members_of(error).get("Message")
        if not isinstance(code, str) or not isinstance(message, str):
            return malformed(question, "error-shape")
        return {"outcome": "api_error", "code": code, "message": message, "request_id": request_id}
    if question["status"] != 200:
        return malformed(question, "status")
    for name in ("DealName", "BillId", "DBInstanceId"):
        value, optional = response.get(name), name == "DBInstanceId"
        if not isinstance(value, str) and not (optional and value is None):
            kind = "required" if name not in response else "null" if value is None else "type"
            return malformed(question, kind)
    told = {name: response[name] for name in ("DealName", "BillId", "DBInstanceId", "RequestId") if name in response}
    return {"outcome": "success", "request_id": request_id, "response": told}


def malformed(question, kind):
    return {"outcome": "malformed", "kind": kind if question["status"] == 200 else "status"}


# --- signatures ------------------------------------------------------------------------------------------------------

def b64(data):
    return base64.b64encode(data).decode()


def hmac_of(key, text, algorithm="sha256"):
    return hmac.new(key, text, algorithm).digest()


def values_of(question, name):
    """The values of a header without blanks around them; Host may stand elsewhere."""
    found = [value.strip(" \t") for each, value in question["headers"] if each.lower() == name]
    if name == "host" and not found:
        found = values_of(question, ":authority") or [question["host"]]
    return found


def string_to_sign(question, names, values, timestamp, scope):
    headers = "".join(f"{name}:{value}\n" for name, value in zip(names, values))
    unsigned = "UNSIGNED-PAYLOAD" in values_of(question, "x-tc-content-sha256")
    payload = b"UNSIGNED-PAYLOAD" if unsigned else base64.b64decode(question["body_b64"])
    canonical = "\n".join([question["method"], question["path"] or "/",
                           "" if question["method"] == "POST" else question["query"],
                           headers, ";".join(names), hashlib.sha256(payload).hexdigest()]).encode()
    return canonical, f"TC3-HMAC-SHA256\n{timestamp}\n{scope}\n{hashlib.sha256(canonical).hexdigest()}".encode()


def signature(question, scope, text):
    key = b"TC3" + question["secret_key"].encode()
    for part in scope.split("/"):
        key = hmac_of(key, part.encode())
    return hmac_of(key, text).hex()


def lowered(text):
    return text.encode().lower().decode()  # of bytes: ASCII only


def utc_date(timestamp):
    try:
        return (datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=timestamp)).date().isoformat()
    except OverflowError:
        return None


def sign(question):
    if question["algorithm"] != "TC3-HMAC-SHA256":
        pairs = [(name.encode(), value.encode()) for name, value in question["parameters"].items()]
        made, text = sign_v1(question, pairs, question["algorithm"])
        return {"signature": made, "string_to_sign_b64": b64(text)}
    names = sorted({lowered(name) for name in question["signed_headers"]})
    values = [lowered(values_of(question, name)[0]) for name in names]
    scope = f"{utc_date(question['timestamp'])}/{question['service']}/tc3_request"
    canonical, text = string_to_sign(question, names, values, question["timestamp"], scope)
    made = signature(question, scope, text)
    return {"signature": made, "canonical_request_b64": b64(canonical), "string_to_sign_b64": b64(text),
            "authorization": f"TC3-HMAC-SHA256 Credential={question['secret_id']}/{scope}, "
                             f"SignedHeaders={';'.join(names)}, Signature={made}"}


def sign_v1(question, pairs, method):
    pairs = sorted((pair for pair in pairs if pair[0] != b"Signature"), key=lambda pair: pair[0])
    host = question.get("host") if "headers" not in question else values_of(question, "host")[0]
    text = (question["method"] + host + (question["path"] or "/") + "?").encode()
    text += b"&".join(name + b"=" + value for name, value in pairs)
    algorithm = "sha256" if method == "HmacSHA256" else "sha1"
    return b64(hmac_of(question["secret_key"].encode(), text, algorithm)), text


def seconds(text):
    return int(text) if re.fullmatch("-?[0-9]{1,18}", text) else None


def verify(question):
    kind = verify_tc3(question) if values_of(question, "authorization") else verify_v1(question)
    return {"valid": False, "kind": kind} if kind else {"valid": True}


def verify_tc3(question):
    """The first that is wrong, or nothing."""
    authorization, *more = values_of(question, "authorization")
    word = re.match("([^ ]+) Credential=", authorization)
    if more or not word:
        return "malformed"
    if word[1] != "TC3-HMAC-SHA256":
        return "algorithm"
    part = "([^/,\x00-\x20\x7f]+)"
    found = re.fullmatch(f"Credential={part}/([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})/{part}/{part}, "
                         "SignedHeaders=([^ ,=]+), Signature=([0-9a-f]{64})", authorization[len(word[1]) + 1:])
    timestamps = values_of(question, "x-tc-timestamp")
    then = seconds(timestamps[0]) if len(timestamps) == 1 else None
    if not found or then is None:
        return "malformed"
    secret_id, date, service, terminator, listed, given = found.groups()
    if date != utc_date(then) or service != question["service"] or terminator != "tc3_request":
        return "scope"
    if abs(question["now"] - then) > 300:
        return "expired"
    names = listed.split(";")
    well_formed = names == sorted(set(names)) and all(re.fullmatch("[!-+\\--@\\[-~]+", name) for name in names)
    values = [values_of(question, name) for name in names]
    if not well_formed or not {"content-type", "host"} <= set(names) or any(len(each) != 1 for each in values):
        return "signed-headers"
    # A value may have been signed in lower case, as documented, or as it was sent.
    for choice in itertools.product(*({lowered(value), value} for value, in values)):
        scope = f"{date}/{service}/{terminator}"
        _, text = string_to_sign(question, names, choice, timestamps[0], scope)
        if secret_id == question["secret_id"] and hmac.compare_digest(signature(question, scope, text), given):
            return None
    return "mismatch"


def verify_v1(question):
    is_form = "".join(values_of(question, "content-type")[:1]).lower().startswith("application/x-www-form-urlencoded")
    text = question["query"].encode()
    if question["method"] == "POST":
        is_form = is_form or not values_of(question, "content-type")
        text = base64.b64decode(question["body_b64"]) if is_form else b""
    pairs = [(decoded(name), decoded(value)) for name, value in parameters(text)]
    given = {name: [value.decode(errors="replace") for each, value in pairs if each == name.encode()]
             for name in ("Signature", "SecretId", "Timestamp", "SignatureMethod")}
    if not given["Signature"]:
        return "missing"
    if any(len(given[name]) != 1 for name in ("Signature", "SecretId", "Timestamp")) or given["SecretId"] == [""]:
        return "malformed"
    if (then := seconds(given["Timestamp"][0])) is None:
        return "malformed"
    if abs(question["now"] - then) > 300:
        return "expired"
    made, _ = sign_v1(question, pairs, (given["SignatureMethod"] or [""])[0])
    right = given["SecretId"] == [question["secret_id"]] and given["Signature"] == [made]
    return None if right else "mismatch"


# --- the protocol ----------------------------------------------------------------------------------------------------

def hello(_):
    return {"op": "hello", "protocol": 1, "name": "tc3-python-example", "version": "1", "language": "Python",
            "can": ["sign", "verify", "validate", "build", "decode"]}


OPERATIONS = {"hello": hello, "sign": sign, "verify": verify, "validate": validate, "build": build, "decode": decode}


def main():
    for line in sys.stdin.buffer:
        question = json.loads(line)
        if question["op"] == "bye":
            break
        try:
            answer = OPERATIONS[question["op"]](question)
        except Exception as reason:  # an answer all the same: the next question may be an easier one
            answer = {"errored": True, "message": f"{type(reason).__name__}: {reason}"}
        if "seq" in question:
            answer["seq"] = question["seq"]
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
