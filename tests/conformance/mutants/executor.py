#!/usr/bin/env python3
# Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Deliberately wrong executors: the Python example with one text of its source replaced.

executor.py EXAMPLE --list   the mutants, a line each: name, and the cases that may catch it
executor.py EXAMPLE NAME     answers as that mutant does
"""
import sys

MUTANTS = {}


def mutants(side, *entries):
    for name, old, new in entries:
        MUTANTS[f"{side}.{name}"] = (side, old, new)


BODY = 'unsigned else b64decode(question["body_b64"])'
NAMES = 'sorted(question["signed_headers"])'
VALUE = "headers_of(question)[name].lower() for name"
QUERY = 'question["query"] if question["method"] == "GET" else ""'
KEY = 'b"TC3" + question["secret_key"].encode()'
mutants(
    "sign",
    ("local-date", "timedelta(timestamp //", "timedelta((timestamp + 28800) //"),
    ("headers-backwards", NAMES, 'sorted(question["signed_headers"], reverse=True)'),
    ("headers-in-order-sent", NAMES, '[n.lower() for n, _ in question["headers"] if n.lower() in question["signed_headers"]]'),
    ("headers-sorted-without-hyphens", NAMES, 'sorted(question["signed_headers"], key=lambda name: name.replace("-", ""))'),
    ("always-the-same-headers", NAMES, '["content-type", "host"]'),
    ("values-as-sent", VALUE, "headers_of(question)[name] for name"),
    ("values-untrimmed", 'value.strip(" \\t")', "value"),
    ("inner-blanks-collapsed", 'value.strip(" \\t")', '" ".join(value.split())'),
    ("charset-left-out", VALUE, 'headers_of(question)[name].lower().split(";")[0] for name'),
    ("host-without-port", VALUE, 'headers_of(question)[name].lower().split(":")[0 if name == "host" else slice(None)] for name'),
    ("host-without-usual-port", 'value.strip(" \\t")', 'value.strip(" \\t").removesuffix(":443")'),
    ("empty-headers-left-out", "in zip(names, values))", "in zip(names, values) if value)"),
    ("body-serialised-anew", BODY, 'unsigned else reserialised(b64decode(question["body_b64"]))'),
    ("body-stripped", BODY, 'unsigned else b64decode(question["body_b64"]).strip()'),
    ("body-without-byte-order-mark", BODY, 'unsigned else b64decode(question["body_b64"]).removeprefix(b"\\xef\\xbb\\xbf")'),
    ("body-in-latin-1", BODY, 'unsigned else b64decode(question["body_b64"]).decode(errors="replace").encode("latin-1", "replace")'),
    ("body-left-out", BODY, 'unsigned else b""'),
    ("empty-body-as-object", BODY, 'unsigned else b64decode(question["body_b64"]) or b"{}"'),
    ("no-blank-line", "query, headers,", "query, headers[:-1],"),
    ("payload-hash-in-capitals", "hashlib.sha256(payload).hexdigest()", "hashlib.sha256(payload).hexdigest().upper()"),
    ("query-of-post", QUERY, 'question["query"]'),
    ("query-of-get-left-out", QUERY, '""'),
    ("query-decoded", QUERY, f'unquote({QUERY})'),
    ("query-sorted", QUERY, f'"&".join(sorted(({QUERY}).split("&")))'),
    ("query-encoded-anew", QUERY, f'quote(unquote({QUERY}), safe="&=+~")'),
    ("method-in-small-letters", 'join([question["method"]', 'join([question["method"].lower()'),
    ("key-without-prefix", KEY, 'question["secret_key"].encode()'),
    ("key-without-last-step", 'for part in scope.split("/"):', 'for part in scope.split("/")[:2]:'),
    ("key-of-wrong-order", 'for part in scope.split("/"):', 'for part in reversed(scope.split("/")):'),
    ("key-cut", KEY, f"({KEY})[:64]"),
    ("key-without-signs", KEY, 'b"TC3" + question["secret_key"].strip("*=").encode()'),
    ("hex-in-capitals", "keyed(key, text).hex()", "keyed(key, text).hex().upper()"),
    ("service-of-host", 'scope_of(question["timestamp"], question["service"])', 'scope_of(question["timestamp"], question["host"].split(".")[0])'),
    ("timestamp-in-milliseconds", 'values, question["timestamp"], scope)', 'values, question["timestamp"] * 1000, scope)'),
    ("v1-sorted-without-case", "key=lambda pair: pair[0])", "key=lambda pair: pair[0].lower())"),
    ("v1-sorted-by-number", "key=lambda pair: pair[0])", 'key=lambda pair: [int(p) if p.isdigit() else p for p in re.split("([0-9]+)", pair[0])])'),
    ("v1-not-sorted", 'pair[0] != "Signature"), key=lambda pair: pair[0])', 'pair[0] != "Signature"), key=lambda pair: 0)'),
    ("v1-values-encoded", 'map("=".join, pairs)', '(name + "=" + quote(value) for name, value in pairs)'),
    ("v1-always-sha1", '"sha256" if algorithm == "HmacSHA256" else "sha1"', '"sha1"'),
    ("v1-in-hex", "return b64encode(made).decode()", "return made.hex()"),
    ("v1-without-host", '["method"] + question["host"]', '["method"]'),
    ("v1-always-get", 'text = question["method"] +', 'text = "GET" +'),
    ("v1-empty-values-left-out", 'if pair[0] != "Signature")', 'if pair[0] != "Signature" and pair[1])'),
)

mutants(
    "verify",
    ("anything", "[2] == given and", "[2] or"),
    ("first-digits-only", "[2] == given and", "[2][:8] == given[:8] and"),
    ("any-secret-id", 'and secret_id == question["secret_id"]', ""),
    ("secret-id-in-any-case", 'secret_id == question["secret_id"]', 'secret_id.lower() == question["secret_id"].lower()'),
    ("digits-in-capitals", "Signature=([0-9a-f]{64})", "Signature=([0-9A-Fa-f]{64})"),
    ("body-not-read", BODY, 'unsigned else b"{}"'),
    ("no-clock", 'question["now"] - timestamp) > 300', 'question["now"] - timestamp) < 0'),
    ("clock-of-an-hour", 'question["now"] - timestamp) > 300', 'question["now"] - timestamp) > 3600'),
    ("clock-of-past-only", 'abs(question["now"] - timestamp)', '(question["now"] - timestamp)'),
    ("clock-before-scope", 'if scope != scope_of(timestamp', 'if abs(question["now"] - timestamp) > 300:\n        return "expired"\n    if scope != scope_of(timestamp'),
    ("any-scope", 'scope != scope_of(timestamp, question["service"])', "False"),
    ("any-date", 'scope != scope_of(timestamp, question["service"])', 'scope[10:] != scope_of(timestamp, question["service"])[10:]'),
    ("any-service", 'scope != scope_of(timestamp, question["service"])', 'scope[:10] != scope_of(timestamp, "")[:10]'),
    ("service-in-any-case", 'scope != scope_of(timestamp, question["service"])', 'scope.lower() != scope_of(timestamp, question["service"])'),
    ("any-algorithm", 'if algorithm != "TC3-HMAC-SHA256":', "if False:"),
    ("host-not-signed", '{"content-type", "host"} <=', '{"content-type"} <='),
    ("any-order-of-headers", "names != sorted(set(names)) or", ""),
    ("missing-is-malformed", 'return "missing"', 'return "malformed"'),
    ("no-timestamp", 'sent.get("x-tc-timestamp", "")):', 'sent.setdefault("x-tc-timestamp", str(question["now"]))):'),
    ("query-decoded", QUERY, f'unquote({QUERY})'),
    ("values-in-small-letters-only", "for values in (as_sent, ", "for values in ("),
    ("v1-anything", 'None if right and', "None if"),
    ("v1-no-clock", 'abs(question["now"] - int(given["Timestamp"])) > 300', "False"),
    ("v1-form-without-charset", '.lower().startswith("application/x-www-form-urlencoded")', ' == "application/x-www-form-urlencoded"'),
    ("v1-sha256-unless-named", 'given.get("SignatureMethod"))', 'given.get("SignatureMethod", "HmacSHA256"))'),
    ("v1-any-secret-id", 'right and given.get("SecretId") == question["secret_id"]', "right"),
)

TYPED = 'if type(value) is kind else ["type"]'
ONE = '("BackupSetId" in held) == ("RecoveryTargetTime" in held)'
mutants(
    "validate",
    ("name-in-bytes", "len(value) >= 60", "len(value.encode()) >= 60"),
    ("name-in-utf-16", "len(value) >= 60", 'len(value.encode("utf-16-le")) // 2 >= 59'),
    ("name-one-longer", "len(value) >= 60", "len(value) > 60"),
    ("name-one-shorter", "len(value) >= 60", "len(value) >= 59"),
    ("name-in-any-letters", 'yield "characters"', 'yield from [] if re.sub("[-_]", "", value).isalnum() else ["characters"]'),
    ("name-in-ascii", "\\u4e00-\\u9fff{rare}", ""),
    ("name-of-older-chinese", "\\u4e00-\\u9fff{rare}", "\\u4e00-\\u9fa5"),
    ("name-with-dots", 'f"[-0-9A-Z', 'f"[-.0-9A-Z'),
    ("name-with-line-end", '{rare}]*", value):', '{rare}]*\\n?", value):'),
    ("storage-by-five", "value % 10 != 0", "value % 5 != 0"),
    ("storage-of-any-step", "value % 10 != 0", "False"),
    ("storage-below-zero", "value % 10 != 0", "value > 0 and value % 10 != 0"),
    ("storage-of-zero-refused", '["range?"] if value < 10', '["range"] if value < 10'),
    ("period-without-36", "12, 24, 36)", "12, 24)"),
    ("period-of-13", "11, 12, 24", "11, 12, 13, 24"),
    ("period-of-0", "one_of(1, 2, 3, 4,", "one_of(0, 1, 2, 3, 4,"),
    ("renewal-of-2", '"AutoRenewFlag": Member(int, True, one_of(0, 1)', '"AutoRenewFlag": Member(int, True, one_of(0, 1, 2)'),
    ("voucher-of-minus-1", '"AutoVoucher": Member(int, False, one_of(0, 1)', '"AutoVoucher": Member(int, False, one_of(-1, 0, 1)'),
    ("voucher-of-10", '"AutoVoucher": Member(int, False, one_of(0, 1)', '"AutoVoucher": Member(int, False, one_of(0, 1, 10)'),
    ("vpc-of-6", "vpc-[0-9a-z]{7,8}", "vpc-[0-9a-z]{6,8}"),
    ("vpc-of-9", "vpc-[0-9a-z]{7,8}", "vpc-[0-9a-z]{7,9}"),
    ("vpc-of-8-only", "vpc-[0-9a-z]{7,8}", "vpc-[0-9a-z]{8}"),
    ("vpc-in-capitals", "vpc-[0-9a-z]{7,8}", "vpc-[0-9a-zA-Z]{7,8}"),
    ("vpc-in-hexadecimal", "vpc-[0-9a-z]{7,8}", "vpc-[0-9a-f]{7,8}"),
    ("subnet-of-7", "subnet-[0-9a-z]{8}", "subnet-[0-9a-z]{7,8}"),
    ("format-at-the-start-only", "if re.fullmatch(pattern, value)", "if re.match(pattern, value)"),
    ("format-with-line-end", "if re.fullmatch(pattern, value)", 'if re.match(pattern + "$", value)'),
    ("charge-type-in-any-case-refused", 'yield "case?" if', 'yield "one-of" if'),
    ("charge-type-postpaid", '"PREPAID", "POSTPAID_BY_HOUR")', '"PREPAID", "POSTPAID_BY_HOUR", "POSTPAID")'),
    ("sync-mode-of-sync", '"Semi-sync", "Async")', '"Semi-sync", "Async", "Sync")'),
    ("role-of-anything", 'Member(str, True, one_of("Primary", "Standby"))', "Member(str, True)"),
    ("words-by-their-beginning", 'if value not in words:', "if not any(str(word).startswith(str(value)) for word in words):"),
    ("fractions-accepted", "parse_float=lambda literal: WRONG", "parse_float=lambda literal: int(float(literal))"),
    ("numbers-as-text", TYPED, 'if type(value) is kind or (kind is int and isinstance(value, str) and value.isdigit()) else ["type"]'),
    ("booleans-as-numbers", TYPED, 'if isinstance(kind, type) and isinstance(value, kind) else ["type"]'),
    ("booleans-as-text", TYPED, 'if type(value) is kind or (kind is bool and value in ("true", "false")) else ["type"]'),
    ("numbers-for-text", TYPED, 'if type(value) is kind else [] if kind is str and type(value) is int else ["type"]'),
    ("numbers-for-tags", TYPED, 'if type(value) is kind else [] if "TagValue" in path and type(value) is int else ["type"]'),
    ("lists-for-text", TYPED, 'if type(value) is kind else [] if kind is str and value == [] else ["type"]'),
    ("objects-for-lists", TYPED, 'if type(value) is kind else [] if isinstance(kind, list) and type(value) is Pairs else ["type"]'),
    ("one-for-a-list", 'type(value) is list:', "type(value) is not object:\n        value = value if type(value) is list else [value]"),
    ("any-length-of-integers", "if -(1 << 63) <= number < 1 << 63 else WRONG", ""),
    ("unsigned-integers", "-(1 << 63) <= number < 1 << 63", "-(1 << 63) <= number < 1 << 64"),
    ("integers-of-doubles", "-(1 << 63) <= number < 1 << 63", "-(1 << 53) <= number <= 1 << 53"),
    ("null-elements", 'check, each, f"{path}/{index}", tell) for index, each in enumerate(value)]',
     'check, each, f"{path}/{index}", tell) for index, each in enumerate(value) if each is not None]'),
    ("duplicates-accepted", 'tell(here, "duplicate")', "pass"),
    ("unknown-accepted", 'tell(here, "unknown")', "pass"),
    ("unknown-in-objects-accepted", 'tell(here, "unknown")', 'path or tell(here, "unknown")'),
    ("unknown-by-case", "if key not in table:", "if key.lower() not in map(str.lower, table):"),
    ("unknown-by-blanks", "if key not in table:", "if (key := key.strip()) not in table:"),
    ("null-of-optional-refused", 'tell(here, "null?")', 'tell(here, "type")'),
    ("null-of-required-accepted", "if member.required and key not in held:", "if member.required and key not in seen:"),
    ("required-forgotten", "if member.required and key not in held:", "if False:"),
    ("required-at-top-only", "if member.required and key not in held:", "if member.required and not path and key not in held:"),
    ("empty-text-is-missing", "if member.required and key not in held:", 'if member.required and held.get(key) in (None, ""):'),
    ("zero-is-missing", "if member.required and key not in held:", "if member.required and not held.get(key):"),
    ("lists-not-entered", 'return [judge(kind[0], check, each, f"{path}/{index}", tell)', "return [{}"),
    ("first-element-only", "in enumerate(value)]", "in enumerate(value[:1])]"),
    ("first-finding-only", 'return {"findings": findings}', 'return {"findings": findings[:1]}'),
    ("ten-findings-only", 'return {"findings": findings}', 'return {"findings": findings[:10]}'),
    ("first-finding-of-each-member", "for each in broken:", "for each in broken[:1]:"),
    ("wrong-pointer", "table[key].check, value, here, tell)", "table[key].check, value, here.lower(), tell)"),
    ("pointer-not-escaped", 'return part.replace("~", "~0").replace("/", "~1")', "return part"),
    ("both-sources", ONE, '"BackupSetId" not in held and "RecoveryTargetTime" not in held'),
    ("no-source", ONE, '"BackupSetId" in held and "RecoveryTargetTime" in held'),
    ("source-of-broken-values", ONE, "held.get('BackupSetId', WRONG) is not WRONG and 'RecoveryTargetTime' in held or 'BackupSetId' not in held and 'RecoveryTargetTime' not in held"),
    ("null-source-is-one", "elif value is not None:", 'elif value is not None or key == "BackupSetId":'),
    ("neither-of-two", 'tell("", "required")', "pass"),
    ("either-of-two-alone", 'tell("/RecoveryTargetTime", "ignored?")', 'tell("", "exactly-one")'),
    ("rules-of-another-action", 'action, findings = ACTIONS[question["action"]], []', 'action, findings = ACTIONS["CloneDBInstance"], []'),
    ("postpaid-of-any-period", 'tell("/Period", "depends")', "pass"),
    ("prepaid-of-one-period", 'if held.get("InstanceChargeType") == "POSTPAID_BY_HOUR":', "if True:"),
    ("nodes-of-any-roles", 'tell("/DBNodeSet", "depends")', "pass"),
    ("nodes-without-standby", 'in ({"Primary"}, {"Standby"})', 'in ({"Standby"},)'),
    ("nodes-of-broken-roles", 'in ({"Primary"}, {"Standby"})', 'not in ({"Primary", "Standby"}, set())'),
    ("relation-of-broken-values", "not in (1, WRONG)", "!= 1"),
    ("byte-order-mark", "json.loads(body.decode(),", 'json.loads(body.decode("utf-8-sig"),'),
    ("not-utf-8", "json.loads(body.decode(),", 'json.loads(body.decode(errors="replace"),'),
    ("text-behind", "json.loads(body.decode(),", 'json.loads((text := body.decode())[:text.rfind("}") + 1] or text,'),
    ("missing-after-broken-json", 'tell("", "json")', 'tell("", "json")\n        action.relations(judge_object(action.request, Pairs(), "", tell), tell)'),
    ("flat-names-with-brackets", 'parts = key.split(".")', 'parts = key.replace("[", ".").replace("]", "").split(".")'),
    ("flat-values-not-decoded", "return parse_qsl(text,", 'return parse_qsl(text.replace("%", "%25"),'),
    ("flat-text-for-numbers", '"-?(0|[1-9][0-9]*)", text):', '"-?(0|[1-9][0-9]*)x?", text):\n        text = text.rstrip("x")'),
    ("flat-numbers-with-blanks", '"-?(0|[1-9][0-9]*)", text):', '" *-?(0|[1-9][0-9]*) *", text):'),
    ("flat-index-as-text", "sorted(groups, key=int)", "sorted(groups)"),
    ("flat-index-of-arrival", "sorted(groups, key=int)", "groups"),
    ("flat-index-of-words", 'fullmatch("0|[1-9][0-9]*", parts[0])', 'fullmatch("\\\\w+", parts[0])'),
    ("flat-unknown-dotted", '"/" + "/".join(map(escaped, parts))', '"/" + escaped(key)'),
    ("flat-duplicates-accepted", "if key not in COMMON:", "if key not in COMMON and key not in entries:"),
)

GIVEN = 'json.dumps(question["parameters"])'
TEXTS = "json.dumps({k: (lambda v: %s)(v) if type(v) is str else v for k, v in question['parameters'].items()})"
mutants(
    "build",
    ("false-left-out", GIVEN, 'json.dumps({k: v for k, v in question["parameters"].items() if v is not False})'),
    ("zero-left-out", GIVEN, 'json.dumps({k: v for k, v in question["parameters"].items() if v != 0 or v is False})'),
    ("empty-text-left-out", GIVEN, 'json.dumps({k: v for k, v in question["parameters"].items() if v != ""})'),
    ("numbers-as-text", GIVEN, 'json.dumps({k: str(v) if type(v) is int else v for k, v in question["parameters"].items()})'),
    ("numbers-as-doubles", GIVEN, 'json.dumps({k: int(float(v)) if type(v) is int else v for k, v in question["parameters"].items()})'),
    ("numbers-with-point", GIVEN, 'json.dumps({k: float(v) if type(v) is int else v for k, v in question["parameters"].items()})'),
    ("in-ascii", GIVEN, f'{GIVEN}.encode().decode("unicode-escape").encode("ascii", "replace").decode()'),
    ("last-node-left-out", GIVEN, 'json.dumps({k: v[:-1] or v if type(v) is list else v for k, v in question["parameters"].items()})'),
    ("lists-sorted", GIVEN, 'json.dumps({k: sorted(v, key=str) if type(v) is list else v for k, v in question["parameters"].items()})'),
    ("names-in-small-letters", GIVEN, 'json.dumps({k.lower(): v for k, v in question["parameters"].items()})'),
    ("text-stripped", GIVEN, TEXTS % "v.strip()"),
    ("text-cut", GIVEN, TEXTS % "v[:255]"),
    ("text-cut-at-nul", GIVEN, TEXTS % 'v.split("\\0")[0]'),
    ("text-decoded", GIVEN, TEXTS % "unquote(v)"),
    ("text-composed", GIVEN, TEXTS % '__import__("unicodedata").normalize("NFC", v)'),
    ("text-of-unix", GIVEN, TEXTS % 'v.replace("\\r\\n", "\\n")'),
    ("text-as-value", GIVEN, TEXTS % 'json.loads(v) if v in ("true", "null", "10") else v'),
)

mutants(
    "decode",
    ("error-ignored", "if error is not None:", "if False:"),
    ("error-ignored-beside-members", "if error is not None:", 'if error is not None and "DealName" not in response:'),
    ("error-ignored-with-charset", "if error is not None:",
     'if error is not None and "charset" not in headers_of(question).get("content-type", "").lower():'),
    ("status-ignored", 'if question["status"] != 200:', "if False:"),
    ("status-of-400-and-more", 'if question["status"] != 200:', 'if question["status"] >= 400:'),
    ("empty-body-as-success", "def decode(question):", 'def decode(question):\n    if not question["body_b64"]:\n        return {"outcome": "success", "request_id": "", "response": {}}'),
    ("request-id-not-asked", "if type(request_id) is not str:", "if False:"),
    ("request-id-as-uuid", "if type(request_id) is not str:", 'if type(request_id) is not str or not re.fullmatch("[-0-9a-f]{36}", request_id):'),
    ("request-id-after-error", "if type(request_id) is not str:", "if type(request_id) is not str and error is None:"),
    ("request-id-lost", '"message": message, "request_id": request_id}', '"message": message, "request_id": ""}'),
    ("code-lost", '"api_error", "code": code,', '"api_error", "code": code.split(".")[0],'),
    ("code-of-the-list-only", '"api_error", "code": code,', '"api_error", "code": code if code.split(".")[0] != "Unheard" else "InternalError",'),
    ("message-cut", '"message": message, "request_id"', '"message": message[:1000], "request_id"'),
    ("message-without-tags", '"message": message, "request_id"', '"message": re.sub("<[^>]*>", "", message), "request_id"'),
    ("message-of-any-type", "or type(message) is not str:", "or message is False:"),
    ("no-envelope", '.get("Response")', '.get("Response", read_json(b64decode(question["body_b64"])))'),
    ("envelope-as-list", '.get("Response")', '.get("Response")\n        response = response[0] if type(response) is list and response else response'),
    ("nothing-beside-the-envelope", "if type(response) is not Pairs:", 'if type(response) is not Pairs or len(read_json(b64decode(question["body_b64"]))) > 1:'),
    ("more-members-refused", "told = {}", 'told = {}\n    if set(response) - {"DealName", "BillId", "DBInstanceId", "RequestId"}:\n        return malformed(question, "unknown")'),
    ("null-members", "(member.required or value is not None)", "value is not None"),
    ("numbers-for-texts", "if type(value) is not member.type and", "if type(value) not in (str, int) and"),
    ("members-not-asked", "if type(value) is not member.type and (member.required or value is not None):", "if False:"),
    ("instance-id-demanded", "(member.required or value is not None)", "True"),
    ("members-of-another-action", 'ACTIONS[question["action"]].response', 'ACTIONS["CloneDBInstance"].response'),
    ("error-of-any-shape", "if type(code) is not str or type(message) is not str:", "if False:"),
    ("broken-json-as-success", 'return malformed(question, "json")', 'return {"outcome": "success", "request_id": "x", "response": {}}'),
    ("byte-order-mark", "json.loads(body.decode(),", 'json.loads(body.decode("utf-8-sig"),'),
    ("cut-at-nul", "json.loads(body.decode(),", 'json.loads(body.decode().split("\\0")[0],'),
    ("json-content-only", "def decode(question):", 'def decode(question):\n    if headers_of(question).get("content-type") != "application/json":\n        return malformed(question, "json")'),
)

HELPERS = '''
from urllib.parse import quote, unquote


def reserialised(body):
    try:
        return json.dumps(json.loads(body)).encode()
    except ValueError:
        return body
'''


def mutated(source, name):
    _, old, new = MUTANTS[name]
    if source.count(old) != 1:
        sys.exit(f"mutant {name}: its text stands {source.count(old)} times in the example, not once")
    return source.replace(old, new)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        source = file.read()
    if sys.argv[2] == "--list":
        for name, (side, _, _) in MUTANTS.items():
            mutated(source, name)
            print(f"{name}\t{side}/**")
        return
    changed = mutated(source, sys.argv[2]).replace("\n# --- ", HELPERS + "\n\n# --- ", 1)
    exec(compile(changed, sys.argv[1], "exec"), {"__name__": "__main__"})


if __name__ == "__main__":
    main()
