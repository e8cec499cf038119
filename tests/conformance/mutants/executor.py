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


mutants(
    "sign",
    ("local-date", "datetime.datetime(1970, 1, 1) +", "datetime.datetime(1970, 1, 1, 8) +"),
    ("headers-backwards", 'for name in question["signed_headers"]})', 'for name in question["signed_headers"]}, reverse=True)'),
    ("headers-in-order-sent", 'names = sorted({lowered(name) for name in question["signed_headers"]})',
     'names = [n.lower() for n, _ in question["headers"] if n.lower() in question["signed_headers"]]'),
    ("values-as-sent", "values = [lowered(values_of(question, name)[0])", "values = [(values_of(question, name)[0])"),
    ("values-untrimmed", 'value.strip(" \\t") for each', "value for each"),
    ("inner-blanks-collapsed", 'value.strip(" \\t") for each', '" ".join(value.split()) for each'),
    ("body-serialised-anew", 'else base64.b64decode(question["body_b64"])\n    canonical',
     'else reserialised(base64.b64decode(question["body_b64"]))\n    canonical'),
    ("body-stripped", 'else base64.b64decode(question["body_b64"])\n    canonical',
     'else base64.b64decode(question["body_b64"]).strip()\n    canonical'),
    ("body-in-latin-1", 'else base64.b64decode(question["body_b64"])\n    canonical',
     'else base64.b64decode(question["body_b64"]).decode(errors="replace").encode("latin-1", "replace")\n    canonical'),
    ("body-left-out", 'else base64.b64decode(question["body_b64"])\n    canonical', 'else b""\n    canonical'),
    ("empty-body-as-object", 'else base64.b64decode(question["body_b64"])\n    canonical',
     'else base64.b64decode(question["body_b64"]) or b"{}"\n    canonical'),
    ("no-blank-line", 'headers, ";".join(names), hashlib', 'headers.rstrip("\\n"), ";".join(names), hashlib'),
    ("payload-hash-in-capitals", "hashlib.sha256(payload).hexdigest()", "hashlib.sha256(payload).hexdigest().upper()"),
    ("query-of-post", '"" if question["method"] == "POST" else question["query"]', 'question["query"]'),
    ("query-of-get-left-out", '"" if question["method"] == "POST" else question["query"]', '""'),
    ("query-decoded", 'else question["query"],', 'else unquote_to_bytes(question["query"]).decode(errors="replace"),'),
    ("query-sorted", 'else question["query"],', 'else "&".join(sorted(question["query"].split("&"))),'),
    ("method-in-small-letters", '[question["method"], question["path"]', '[question["method"].lower(), question["path"]'),
    ("key-without-prefix", 'b"TC3" +', 'b"" +'),
    ("key-without-last-step", 'for part in scope.split("/"):', 'for part in scope.split("/")[:2]:'),
    ("key-of-wrong-order", 'for part in scope.split("/"):', 'for part in reversed(scope.split("/")):'),
    ("key-cut", 'b"TC3" + question["secret_key"].encode()', 'b"TC3" + question["secret_key"].encode()[:61]'),
    ("key-stripped", 'b"TC3" + question["secret_key"].encode()', 'b"TC3" + question["secret_key"].strip("*=").encode()'),
    ("hex-in-capitals", "return hmac_of(key, text).hex()", "return hmac_of(key, text).hex().upper()"),
    ("charset-left-out", "values = [lowered(values_of(question, name)[0])",
     'values = [lowered(values_of(question, name)[0].split(";")[0])'),
    ("host-without-port", "values = [lowered(values_of(question, name)[0])",
     'values = [lowered(values_of(question, name)[0].split(":")[0] if name == "host" else values_of(question, name)[0])'),
    ("always-the-same-headers", 'names = sorted({lowered(name) for name in question["signed_headers"]})',
     'names = ["content-type", "host"]'),
    ("service-of-host", "{question['service']}/tc3_request", "{question['host'].split('.')[0]}/tc3_request"),
    ("timestamp-in-milliseconds", 'values, question["timestamp"], scope)', 'values, question["timestamp"] * 1000, scope)'),
    ("v1-sorted-without-case", "key=lambda pair: pair[0])\n    host", "key=lambda pair: pair[0].lower())\n    host"),
    ("v1-sorted-by-number", "key=lambda pair: pair[0])\n    host",
     'key=lambda pair: [int(p) if p.isdigit() else p.decode() for p in re.split(b"([0-9]+)", pair[0])])\n    host'),
    ("v1-not-sorted", "pairs = sorted((pair for pair", "pairs = (lambda it, key: list(it))((pair for pair"),
    ("v1-values-encoded", 'name + b"=" + value for', 'name + b"=" + quote_from_bytes(value).encode() for'),
    ("v1-always-sha1", '"sha256" if method == "HmacSHA256" else "sha1"', '"sha1"'),
    ("v1-in-hex", 'return b64(hmac_of(question["secret_key"].encode(), text, algorithm)), text',
     'return hmac_of(question["secret_key"].encode(), text, algorithm).hex(), text'),
    ("v1-without-host", '(question["method"] + host +', '(question["method"] +'),
    ("v1-always-get", '(question["method"] + host +', '("GET" + host +'),
    ("v1-empty-values-left-out", 'if pair[0] != b"Signature")', 'if pair[0] != b"Signature" and pair[1])'),
)

mutants(
    "verify",
    ("anything", "given):\n            return None", "given) or True:\n            return None"),
    ("first-digits-only", 'hmac.compare_digest(signature(question, scope, text), given)',
     "signature(question, scope, text)[:8] == given[:8]"),
    ("any-secret-id", 'if secret_id == question["secret_id"] and', "if"),
    ("digits-in-capitals", "Signature=([0-9a-f]{64})", "Signature=([0-9A-Fa-f]{64})"),
    ("body-not-read", 'else base64.b64decode(question["body_b64"])\n    canonical', 'else b"{}"\n    canonical'),
    ("no-clock", 'abs(question["now"] - then) > 300:\n        return "expired"\n    names', "False:\n        return None\n    names"),
    ("clock-of-an-hour", 'abs(question["now"] - then) > 300:\n        return "expired"\n    names',
     'abs(question["now"] - then) > 3600:\n        return "expired"\n    names'),
    ("clock-of-past-only", 'abs(question["now"] - then) > 300:\n        return "expired"\n    names',
     'question["now"] - then > 300:\n        return "expired"\n    names'),
    ("any-date", "if date != utc_date(then) or service", "if service"),
    ("any-service", 'service != question["service"] or terminator', "terminator"),
    ("any-terminator", 'or terminator != "tc3_request"', ""),
    ("any-algorithm", 'if word[1] != "TC3-HMAC-SHA256":', "if False:"),
    ("host-not-signed", '{"content-type", "host"} <= set(names)', '{"content-type"} <= set(names)'),
    ("missing-is-malformed", 'return "missing"', 'return "malformed"'),
    ("any-timestamp", 'return int(text) if re.fullmatch("-?[0-9]{1,18}", text) else None',
     'return int(text) if re.fullmatch("-?[0-9]{1,18}", text) else 1796000000'),
    ("query-decoded", 'else question["query"],', 'else unquote_to_bytes(question["query"]).decode(errors="replace"),'),
    ("v1-anything", 'right = given["SecretId"]', 'right = True or given["SecretId"]'),
    ("v1-no-clock", 'abs(question["now"] - then) > 300:\n        return "expired"\n    made', "False:\n        return None\n    made"),
)

mutants(
    "validate",
    ("name-in-bytes", "len(value) > 59", "len(value.encode()) > 59"),
    ("name-in-utf-16", "len(value) > 59", 'len(value.encode("utf-16-le")) // 2 > 58'),
    ("name-one-longer", "len(value) > 59", "len(value) > 60"),
    ("name-one-shorter", "len(value) > 59", "len(value) > 58"),
    ("name-in-any-letters", 'return "characters", "error"',
     'return None if re.sub("[-_]", "", value).isalnum() else ("characters", "error")'),
    ("name-in-ascii", "def name_characters(value):", "def name_characters(value):\n    if not value.isascii():\n        return 'characters', 'error'"),
    ("name-with-dots", '"[-0-9A-Z_a-z\\u4e00-\\u9fff]*", value', '"[-.0-9A-Z_a-z\\u4e00-\\u9fff]*", value'),
    ("storage-by-five", "value % 10 != 0", "value % 5 != 0"),
    ("storage-of-any-step", "if value % 10 != 0:", "if False:"),
    ("storage-below-zero", "value % 10 != 0", "value > 0 and value % 10 != 0"),
    ("period-without-36", "12, 24, 36)", "12, 24)"),
    ("period-of-13", "11, 12, 24", "11, 12, 13, 24"),
    ("period-of-0", "one_of(1, 2, 3, 4,", "one_of(0, 1, 2, 3, 4,"),
    ("renewal-of-2", '"AutoRenewFlag": Member(int, one_of(0, 1)', '"AutoRenewFlag": Member(int, one_of(0, 1, 2)'),
    ("voucher-of-minus-1", '"AutoVoucher": Member(int, one_of(0, 1)', '"AutoVoucher": Member(int, one_of(-1, 0, 1)'),
    ("vpc-of-6", "vpc-[0-9a-z]{7,8}", "vpc-[0-9a-z]{6,8}"),
    ("vpc-of-9", "vpc-[0-9a-z]{7,8}", "vpc-[0-9a-z]{7,9}"),
    ("vpc-of-8-only", "vpc-[0-9a-z]{7,8}", "vpc-[0-9a-z]{8}"),
    ("vpc-in-capitals", "vpc-[0-9a-z]{7,8}", "vpc-[0-9a-zA-Z]{7,8}"),
    ("subnet-of-7", "subnet-[0-9a-z]{8}", "subnet-[0-9a-z]{7,8}"),
    ("format-at-the-start-only", "if re.fullmatch(pattern, value) else", "if re.match(pattern, value) else"),
    ("charge-type-in-any-case", 'return "case", "warning"', "return None"),
    ("sync-mode-of-sync", '"Semi-sync", "Async"', '"Semi-sync", "Async", "Sync"'),
    ("role-of-anything", 'Member(str, one_of("Primary", "Standby"), required=True)', "Member(str, required=True)"),
    ("fractions-accepted", "parse_float=lambda literal: Unfit()", "parse_float=lambda literal: int(float(literal))"),
    ("numbers-as-text", "if type(value) is not member.of:",
     "if member.of is int and isinstance(value, str) and value.isdigit():\n            value = int(value)\n        if type(value) is not member.of:"),
    ("booleans-as-numbers", "if type(value) is not member.of:", "if not isinstance(value, member.of):"),
    ("booleans-as-text", "if type(value) is not member.of:",
     'if member.of is bool and value in ("true", "false"):\n            value = value == "true"\n        if type(value) is not member.of:'),
    ("one-for-a-list", 'return self.value(member, value if isinstance(value, Unfit) else Unfit(), path)',
     "value = [value]"),
    ("duplicates-accepted", 'self.tell(here, "duplicate")', "pass"),
    ("unknown-accepted", 'self.tell(here, "unknown")', "pass"),
    ("unknown-by-case", "if name not in table:", "if name.lower() not in map(str.lower, table):"),
    ("null-is-a-value", "elif value is None:", "elif value is None and table[name].required:"),
    ("null-of-required", 'self.tell(here, "required" if required else "null", "error" if required else "warning")',
     'self.tell(here, "null", "warning")'),
    ("required-forgotten", "if member.required and name not in seen:", "if member.required and False:"),
    ("required-at-top-only", "if member.required and name not in seen:", "if member.required and not path and name not in seen:"),
    ("lists-not-entered", 'return [self.value(member, each, f"{path}/{index}") for index, each in enumerate(value)]',
     "return [{} for each in value]"),
    ("first-element-only", "for index, each in enumerate(value)]", "for index, each in enumerate(value[:1])]"),
    ("first-finding-only", 'return {"findings": judge.findings}\n\n\ndef build', 'return {"findings": judge.findings[:1]}\n\n\ndef build'),
    ("wrong-pointer", 'self.member(table[name], value, here)', "self.member(table[name], value, here.lower())"),
    ("pointer-not-escaped", 'name.replace("~", "~0").replace("/", "~1")\n            if name', "name\n            if name"),
    ("both-sources", '("BackupSetId" in held) == ("RecoveryTargetTime" in held)', '"BackupSetId" not in held and "RecoveryTargetTime" not in held'),
    ("no-source", '("BackupSetId" in held) == ("RecoveryTargetTime" in held)', '"BackupSetId" in held and "RecoveryTargetTime" in held'),
    ("postpaid-of-any-period", 'self.tell("/Period", "depends")', "pass"),
    ("prepaid-of-one-period", 'if held.get("InstanceChargeType") == "POSTPAID_BY_HOUR":', "if True:"),
    ("nodes-of-any-roles", 'self.tell("/DBNodeSet", "depends")', "pass"),
    ("relation-of-broken-values", "if isinstance(held.get(\"Period\"), int) and held[\"Period\"] != 1:", 'if "Period" in held and held["Period"] != 1:'),
    ("byte-order-mark", 'if text.startswith("\\ufeff"):\n        raise NotJson("encoding")', 'text = text.lstrip("\\ufeff")'),
    ("not-utf-8", 'text = body.decode("utf-8")', 'text = body.decode("utf-8", "replace")'),
    ("text-behind", "json.loads(text, object", 'json.loads(text[:text.rfind("}") + 1] or text, object'),
    ("missing-after-broken-json", 'judge.tell("", reason.kind)', 'judge.tell("", reason.kind)\n        judge.clone_db_instance(Members())'),
    ("flat-names-with-brackets", 'for part in name.split("."):', 'for part in name.replace("[", ".").replace("]", "").split("."):'),
    ("flat-values-not-decoded", "else FlatText(decoded(raw).decode())", "else FlatText(raw.decode())"),
    ("flat-text-for-numbers", "return integer(self.text) if re.fullmatch", "return 10 if not re.fullmatch(\"-?[0-9]+\", self.text) else integer(self.text) if re.fullmatch"),
)

mutants(
    "build",
    ("false-left-out", 'json.dumps(question["parameters"], ensure', 'json.dumps({k: v for k, v in question["parameters"].items() if v is not False}, ensure'),
    ("zero-left-out", 'json.dumps(question["parameters"], ensure', 'json.dumps({k: v for k, v in question["parameters"].items() if v != 0 or v is False}, ensure'),
    ("empty-text-left-out", 'json.dumps(question["parameters"], ensure', 'json.dumps({k: v for k, v in question["parameters"].items() if v != ""}, ensure'),
    ("numbers-as-text", 'json.dumps(question["parameters"], ensure',
     'json.dumps({k: str(v) if type(v) is int else v for k, v in question["parameters"].items()}, ensure'),
    ("numbers-as-doubles", 'json.dumps(question["parameters"], ensure',
     'json.dumps({k: int(float(v)) if type(v) is int else v for k, v in question["parameters"].items()}, ensure'),
    ("in-latin-1", "ensure_ascii=False).encode())}", 'ensure_ascii=False).encode("latin-1", "replace"))}'),
    ("last-node-left-out", 'json.dumps(question["parameters"], ensure',
     'json.dumps({k: v[:-1] or v if type(v) is list else v for k, v in question["parameters"].items()}, ensure'),
    ("names-in-small-letters", 'json.dumps(question["parameters"], ensure',
     'json.dumps({k.lower(): v for k, v in question["parameters"].items()}, ensure'),
)

mutants(
    "decode",
    ("error-ignored", "if error is not None:", "if False:"),
    ("error-ignored-with-charset", "if error is not None:",
     'if error is not None and "charset" not in "".join(values_of(question, "content-type")).lower():'),
    ("status-ignored", 'if question["status"] != 200:\n        return malformed', "if False:\n        return malformed"),
    ("request-id-not-asked", "if not isinstance(request_id, str):", "if False:"),
    ("request-id-lost", '"message": message, "request_id": request_id}', '"message": message, "request_id": ""}'),
    ("code-lost", '"api_error", "code": code,', '"api_error", "code": code.split(".")[0],'),
    ("no-envelope", '.get("Response")', '.get("Response", Members(members_of(read_json(base64.b64decode(question["body_b64"]))).items()))'),
    ("null-members", 'and not (optional and value is None):', "and value is not None:"),
    ("numbers-for-texts", "if not isinstance(value, str) and not (optional", "if not isinstance(value, (str, int)) and not (optional"),
    ("members-not-asked", "if not isinstance(value, str) and not (optional and value is None):", "if False:"),
    ("instance-id-demanded", '(optional and value is None)', "False"),
    ("error-of-any-shape", "if not isinstance(code, str) or not isinstance(message, str):", "if False:"),
    ("broken-json-as-success", "return malformed(question, reason.kind)", 'return {"outcome": "success", "request_id": "x", "response": {}}'),
)

HELPERS = '''
from urllib.parse import quote_from_bytes


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
    changed = mutated(source, sys.argv[2]).replace("# --- JSON,", HELPERS + "\n\n# --- JSON,", 1)
    exec(compile(changed, sys.argv[1], "exec"), {"__name__": "__main__"})


if __name__ == "__main__":
    main()
