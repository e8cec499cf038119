#!/usr/bin/env python3
# Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""An executor of the conformance protocol in Python's standard library alone, to be read and copied.

It reads a question a line and answers each with a line.  tc3-conformance executor -- python3 executor.py
"""
import collections
import datetime
import hashlib
import hmac
import json
import re
import sys
from base64 import b64decode, b64encode
from urllib.parse import parse_qsl

# --- signatures ------------------------------------------------------------------------------------------------------
def keyed(key, text, algorithm="sha256"):
    return hmac.new(key, text.encode(), algorithm).digest()

def base64_of(text):
    return b64encode(text.encode()).decode()

def headers_of(question):
    return {name.lower(): value.strip(" \t") for name, value in question["headers"]}

def scope_of(timestamp, service):
    return f"{datetime.date(1970, 1, 1) + datetime.timedelta(timestamp // 86400)}/{service}/tc3_request"

def tc3(question, names, values, timestamp, scope):
    """The canonical request, the string to sign and the signature."""
    unsigned = headers_of(question).get("x-tc-content-sha256") == "UNSIGNED-PAYLOAD"
    payload = b"UNSIGNED-PAYLOAD" if unsigned else b64decode(question["body_b64"])
    query = question["query"] if question["method"] == "GET" else ""
    headers = "".join(f"{name}:{value}\n" for name, value in zip(names, values))
    canonical = "\n".join([question["method"], question["path"], query, headers, ";".join(names),
                           hashlib.sha256(payload).hexdigest()])
    text = f"TC3-HMAC-SHA256\n{timestamp}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    key = b"TC3" + question["secret_key"].encode()
    for part in scope.split("/"):
        key = keyed(key, part)
    return canonical, text, keyed(key, text).hex()

def v1(question, parameters, algorithm):
    pairs = sorted((pair for pair in parameters.items() if pair[0] != "Signature"), key=lambda pair: pair[0])
    text = question["method"] + question["host"] + question["path"] + "?" + "&".join(map("=".join, pairs))
    made = keyed(question["secret_key"].encode(), text, "sha256" if algorithm == "HmacSHA256" else "sha1")
    return b64encode(made).decode()

def sign(question):
    if question["algorithm"] != "TC3-HMAC-SHA256":
        return {"signature": v1(question, question["parameters"], question["algorithm"])}
    names = sorted(question["signed_headers"])
    values = [headers_of(question)[name].lower() for name in names]
    scope = scope_of(question["timestamp"], question["service"])
    canonical, text, made = tc3(question, names, values, question["timestamp"], scope)
    return {"signature": made, "canonical_request_b64": base64_of(canonical), "string_to_sign_b64": base64_of(text),
            "authorization": f"TC3-HMAC-SHA256 Credential={question['secret_id']}/{scope}, "
                             f"SignedHeaders={';'.join(names)}, Signature={made}"}

AUTHORIZATION = re.compile("([^ ]+) Credential=([^/, ]+)/([^, ]+/[^, ]+/[^, ]+), SignedHeaders=([^, ]+), "
                           "Signature=([0-9a-f]{64})")
SECONDS = re.compile("[0-9]{1,11}")

def fault_of_tc3(question):
    sent = headers_of(question)
    form = AUTHORIZATION.fullmatch(sent["authorization"])
    if not form or not SECONDS.fullmatch(sent.get("x-tc-timestamp", "")):
        return "malformed"
    algorithm, secret_id, scope, listed, given = form.groups()
    timestamp, names = int(sent["x-tc-timestamp"]), listed.split(";")
    if algorithm != "TC3-HMAC-SHA256":
        return "algorithm"
    if scope != scope_of(timestamp, question["service"]):
        return "scope"
    if abs(question["now"] - timestamp) > 300:
        return "expired"
    if names != sorted(set(names)) or not {"content-type", "host"} <= set(names) <= set(sent):
        return "signed-headers"
    as_sent = [sent[name] for name in names]
    for values in (as_sent, [value.lower() for value in as_sent]):  # SDKs sign them as they send them
        if tc3(question, names, values, timestamp, scope)[2] == given and secret_id == question["secret_id"]:
            return None
    return "mismatch"

def fault_of_v1(question):
    is_form = headers_of(question).get("content-type", "").lower().startswith("application/x-www-form-urlencoded")
    body = b64decode(question["body_b64"]) if is_form else b""
    given = dict(flat_pairs(body.decode() if question["method"] == "POST" else question["query"]))
    if "Signature" not in given:
        return "missing"
    if not SECONDS.fullmatch(given.get("Timestamp", "")):
        return "malformed"
    if abs(question["now"] - int(given["Timestamp"])) > 300:
        return "expired"
    right = v1(question, given, given.get("SignatureMethod")) == given["Signature"]
    return None if right and given.get("SecretId") == question["secret_id"] else "mismatch"

def verify(question):
    kind = fault_of_tc3(question) if "authorization" in headers_of(question) else fault_of_v1(question)
    return {"valid": False, "kind": kind} if kind else {"valid": True}

# --- the contracts ---------------------------------------------------------------------------------------------------
# A check gives the kinds of what a value breaks; one with a question mark is a warning.

def one_of(*words):
    def check(value):
        if value not in words:
            yield "case?" if str(value).lower() in [str(word).lower() for word in words] else "one-of"
    return check

def matches(pattern):
    return lambda value: [] if re.fullmatch(pattern, value) else ["format"]

def disk(value):
    return ["step"] if value % 10 != 0 else ["range?"] if value < 10 else []

def name(value):
    if len(value) >= 60:  # code points
        yield "length"
    rare = "\u3005-\u3007\u3400-\u4dbf\uf900-\ufaff\U00020000-\U000323af"  # Chinese too, perhaps not meant
    if not re.fullmatch(f"[-0-9A-Z_a-z\u4e00-\u9fff{rare}]*", value):
        yield "characters"

Member = collections.namedtuple("Member", "type required check", defaults=[False, lambda value: []])
TAG = {"TagKey": Member(str, True), "TagValue": Member(str, True)}
NODE = {"Role": Member(str, True, one_of("Primary", "Standby")), "Zone": Member(str, True),
        "DedicatedClusterId": Member(str)}
CLONE = {
    "DBInstanceId": Member(str, True), "SpecCode": Member(str, True), "Storage": Member(int, True, disk),
    "Period": Member(int, True, one_of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 24, 36)),
    "AutoRenewFlag": Member(int, True, one_of(0, 1)),
    "VpcId": Member(str, True, matches("vpc-[0-9a-z]{7,8}")),
    "SubnetId": Member(str, True, matches("subnet-[0-9a-z]{8}")),
    "Name": Member(str, False, name),
    "InstanceChargeType": Member(str, False, one_of("PREPAID", "POSTPAID_BY_HOUR")),
    "SecurityGroupIds": Member([str]), "ProjectId": Member(int), "TagList": Member([TAG]), "DBNodeSet": Member([NODE]),
    "AutoVoucher": Member(int, False, one_of(0, 1)), "VoucherIds": Member(str), "ActivityId": Member(int),
    "BackupSetId": Member(str), "RecoveryTargetTime": Member(str),
    "SyncMode": Member(str, False, one_of("Semi-sync", "Async")), "DeletionProtection": Member(bool),
}

def clone_relations(held, tell):
    if ("BackupSetId" in held) == ("RecoveryTargetTime" in held):
        tell("", "exactly-one")
    if held.get("InstanceChargeType") == "POSTPAID_BY_HOUR":
        if held.get("Period", 1) not in (1, WRONG):
            tell("/Period", "depends")
        if held.get("AutoRenewFlag") == 1:
            tell("/AutoRenewFlag", "ignored?")
    nodes = held.get("DBNodeSet", WRONG)
    if nodes is not WRONG and {node is not WRONG and node.get("Role") for node in nodes} in ({"Primary"}, {"Standby"}):
        tell("/DBNodeSet", "depends")

SPEC = {"DBInstanceId": Member(str, True), "BackupSetId": Member(str), "RecoveryTargetTime": Member(str)}

def spec_relations(held, tell):
    if "BackupSetId" not in held and "RecoveryTargetTime" not in held:
        tell("", "required")
    if "BackupSetId" in held and "RecoveryTargetTime" in held:
        tell("/RecoveryTargetTime", "ignored?")

Action = collections.namedtuple("Action", "request relations response")
ACTIONS = {
    "CloneDBInstance": Action(CLONE, clone_relations, {
        "DealName": Member(str, True), "BillId": Member(str, True), "DBInstanceId": Member(str)}),
    "DescribeCloneDBInstanceSpec": Action(SPEC, spec_relations, {
        "MinSpecCode": Member(str, True), "MinStorage": Member(int, True)}),
}

# --- judging a request -----------------------------------------------------------------------------------------------
WRONG = object()  # a value that no member takes, or that broke a rule

class Pairs(list):
    """An object of JSON as pairs of name and value, so that repeated names are seen."""

def escaped(part):
    return part.replace("~", "~0").replace("/", "~1")

def judge_object(table, pairs, path, tell):
    """Gives the members that are there, for the relations; a null is not."""
    held, seen = {}, set()
    for key, value in pairs:
        here = path + "/" + escaped(key)
        if key not in table:
            tell(here, "unknown")
        elif key in seen:
            tell(here, "duplicate")
        elif value is not None:
            held[key] = judge(table[key].type, table[key].check, value, here, tell)
        elif not table[key].required:
            tell(here, "null?")
        seen.add(key)
    for key, member in table.items():
        if member.required and key not in held:
            tell(path + "/" + key, "required")
    return held

def judge(kind, check, value, path, tell):
    """Gives the value, or WRONG if it broke a rule."""
    if isinstance(kind, list) and type(value) is list:
        return [judge(kind[0], check, each, f"{path}/{index}", tell) for index, each in enumerate(value)]
    if isinstance(kind, dict) and type(value) is Pairs:
        return judge_object(kind, value, path, tell)
    broken = list(check(value)) if type(value) is kind else ["type"]
    for each in broken:
        tell(path, each)
    return WRONG if broken else value

def integer(literal):
    number = int(literal[:25])
    return number if -(1 << 63) <= number < 1 << 63 else WRONG

def read_json(body):
    return json.loads(body.decode(), object_pairs_hook=Pairs, parse_int=integer, parse_float=lambda literal: WRONG,
                      parse_constant=int)  # NaN is no number

COMMON = "Action Version Region Timestamp Nonce SecretId Signature SignatureMethod Token RequestClient Language".split()

def flat_pairs(text):
    if re.search("%(?![0-9A-Fa-f]{2})", text):
        raise ValueError("a broken escape")
    return parse_qsl(text, keep_blank_values=True, errors="strict")

def is_known(kind, parts):
    if not parts:
        return True
    if isinstance(kind, list):
        return bool(re.fullmatch("0|[1-9][0-9]*", parts[0])) and is_known(kind[0], parts[1:])
    return isinstance(kind, dict) and parts[0] in kind and is_known(kind[parts[0]].type, parts[1:])

def scalar(kind, text):
    if kind is int and re.fullmatch("-?(0|[1-9][0-9]*)", text):
        return integer(text)
    return text == "true" if kind is bool and text in ("true", "false") else text

def twin(kind, entries):
    """The JSON twin of flattened parameters, pairs of the parts of a name and a text."""
    groups = {}
    for parts, text in entries:
        if not parts:
            return scalar(kind, text)
        groups.setdefault(parts[0], []).append((parts[1:], text))
    if isinstance(kind, list):
        return [twin(kind[0], groups[index]) for index in sorted(groups, key=int)]
    return Pairs((key, twin(kind[key].type, group)) for key, group in groups.items())

def read_flat(table, text, tell):
    entries = {}
    for key, value in flat_pairs(text):
        parts = key.split(".")
        if key in entries or not is_known(table, parts):
            if key not in COMMON:
                tell("/" + "/".join(map(escaped, parts)), "duplicate" if key in entries else "unknown")
        else:
            entries[key] = (parts, value)
    return twin(table, entries.values())

def validate(question):
    action, findings = ACTIONS[question["action"]], []

    def tell(path, kind):
        findings.append({"path": path, "kind": kind.rstrip("?"), "severity": "warning" if "?" in kind else "error"})

    body = b64decode(question["body_b64"])
    try:
        value = read_json(body) if question["form"] == "json" else read_flat(action.request, body.decode(), tell)
        if type(value) is Pairs:
            action.relations(judge_object(action.request, value, "", tell), tell)
        else:
            tell("", "type")
    except (ValueError, RecursionError):  # no UTF-8 is a ValueError too
        tell("", "json")
    return {"findings": findings}

# --- requests to the service, and its answers ------------------------------------------------------------------------
def build(question):
    return {"body_b64": base64_of(json.dumps(question["parameters"]))}

def members_of(value):
    return dict(value) if type(value) is Pairs else {}

def malformed(question, kind):
    return {"outcome": "malformed", "kind": kind if question["status"] == 200 else "status"}

def decode(question):
    try:
        response = members_of(read_json(b64decode(question["body_b64"]))).get("Response")
    except (ValueError, RecursionError):
        return malformed(question, "json")
    if type(response) is not Pairs:
        return malformed(question, "envelope")
    response = dict(response)
    request_id, error = response.get("RequestId"), response.get("Error")
    if type(request_id) is not str:
        return malformed(question, "request-id")
    if error is not None:
        code, message = members_of(error).get("Code"), members_of(error).get("Message")
        if type(code) is not str or type(message) is not str:
            return malformed(question, "error-shape")
        return {"outcome": "api_error", "code": code, "message": message, "request_id": request_id}
    told = {}
    for key, member in ACTIONS[question["action"]].response.items():
        value = told[key] = response.get(key)
        if type(value) is not member.type and (member.required or value is not None):
            return malformed(question, "required" if key not in response else "null" if value is None else "type")
    if question["status"] != 200:
        return malformed(question, "status")
    return {"outcome": "success", "request_id": request_id, "response": told}

# --- the protocol ----------------------------------------------------------------------------------------------------
OPERATIONS = {"sign": sign, "verify": verify, "validate": validate, "build": build, "decode": decode}
HELLO = {"op": "hello", "protocol": 1, "name": "tc3-python-example", "version": "1", "language": "Python",
         "can": list(OPERATIONS)}

def main():
    for line in sys.stdin.buffer:
        question = json.loads(line)
        if question["op"] == "bye":
            break
        operation = OPERATIONS.get(question["op"])
        if operation is None:
            told = HELLO
        elif question.get("action", "CloneDBInstance") in ACTIONS:
            told = {"seq": question["seq"], **operation(question)}
        else:
            told = {"seq": question["seq"], "skipped": True, "message": "no contract of " + question["action"]}
        print(json.dumps(told), flush=True)

if __name__ == "__main__":
    main()
