# The library is judged by the whole suite; reports are well-formed and the same each time; what is emitted is right.
source "$TC3_SOURCE/tests/cli/support.sh"
command -v python3 >/dev/null || {
    echo "skipped: python3, which reads the reports, is not there"
    exit 77
}
suite=$TC3_CONFORMANCE
export SEEN_NOWHERE=value-of-the-environment

expect "self" 0 "$suite" self --strict --report json=r.json --report junit=r.xml --report html=r.html
cp out.txt first.txt
says "self" out.txt "mode self, seed 1"
says "self" out.txt "conforms: no case of level MUST or SHOULD failed"
says "self" out.txt " passed, 0 failed"
[ ! -s err.txt ] || fail "self: something was written to standard error"
cp r.json first.json
cp r.html first.html
expect "self again" 0 "$suite" self --strict --report json=r.json --report junit=r.xml --report html=r.html
cmp out.txt first.txt && cmp r.json first.json && cmp r.html first.html || fail "a second run is told of differently"
expect "another seed" 0 "$suite" self --seed 20260401
says "another seed" out.txt "seed 20260401"
says_not "the environment" first.txt "$SEEN_NOWHERE"
says_not "the environment" r.json "$SEEN_NOWHERE"
says_not "the environment" r.html "$SEEN_NOWHERE"
says_not "the environment" r.xml "$SEEN_NOWHERE"

cat >well_formed.py <<'END'
import html.parser, json, re, sys
import xml.etree.ElementTree as tree

report = json.load(open("r.json", encoding="utf-8"))
assert re.fullmatch(r"\d+\.\d+\.\d+", report["suite"]) and report["seed"] == 1, report["suite"]
assert sum(report["totals"].values()) == len(report["cases"]) > 0
for case in report["cases"]:
    assert case["verdict"] in report["totals"], case
    assert case["level"] in ("MUST", "SHOULD", "MAY"), case
    assert case["requirement"] and case["source"]["text"] and case["source"]["date"], case["id"]

suites = tree.parse("r.xml").getroot()
assert suites.tag == "testsuites" and "seed 1" in suites.get("name") and report["suite"] in suites.get("name")
assert int(suites.get("tests")) == len(suites.findall("./testsuite/testcase")) == len(report["cases"])
for suite in suites:
    for counted, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        assert int(suite.get(counted)) == len(suite.findall("./testcase/" + tag)), suite.get("name")

class page(html.parser.HTMLParser):
    open_tags, seen = [], set()
    def handle_starttag(self, tag, attributes):
        self.seen.add(tag)
        assert not any(name in ("src", "href") or name.startswith("on") for name, _ in attributes), attributes
        if tag not in ("meta", "br"):
            self.open_tags.append(tag)
    def handle_endtag(self, tag):
        assert self.open_tags.pop() == tag, tag
parsed = page()
parsed.feed(open("r.html", encoding="utf-8").read())
assert not parsed.open_tags and "script" not in parsed.seen and "details" in parsed.seen
END
python3 well_formed.py || fail "a report is not well-formed"

# Each case can be listed and explained, and is the same alone as in the whole run.
"$suite" list | awk '{print $1}' >ids.txt
[ "$(wc -l <ids.txt)" -eq "$(python3 -c 'import json; print(len(json.load(open("r.json"))["cases"]))')" ] ||
    fail "the list has another number of cases than the run"
for id in $(awk 'NR % 40 == 1' ids.txt); do
    expect "explain $id" 0 "$suite" explain "$id"
    says "explain $id" out.txt "what is done"
    expect "run $id" 0 "$suite" run --case "$id"
done
expect "smoke" 0 "$suite" smoke
says "smoke" out.txt " passed, 0 failed"

# Vectors: the same each time, exact, and with right signatures, which openssl can tell.
rm -rf one two
expect "emit" 0 "$suite" emit --vectors one --case 'sign/**'
says "emit" out.txt "written to one"
expect "emit again" 0 "$suite" emit --vectors two --case 'sign/**'
diff -r one two >/dev/null || fail "emit writes something else the second time"
refused "emit into a folder that is in use" "is not empty" "$suite" emit --vectors one
cat >right.py <<'END'
import base64, hashlib, hmac, json, pathlib

def chain(key, *parts):
    for part in parts:
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return key

checked = 0
for path in pathlib.Path("one").rglob("question.json"):
    question, folder = json.loads(path.read_text("utf-8")), path.parent
    if question["algorithm"] != "TC3-HMAC-SHA256":
        continue
    body = folder / "body.bin"
    assert (body.read_bytes() if body.exists() else b"") == base64.b64decode(question["body_b64"]), path
    signed = (folder / "string-to-sign.txt").read_text("utf-8")
    canonical = hashlib.sha256((folder / "canonical-request.txt").read_bytes()).hexdigest()
    assert signed.split("\n")[3] == canonical, path
    day = signed.split("\n")[2].split("/")[0]
    key = chain(b"TC3" + question["secret_key"].encode(), day, question["service"], "tc3_request")
    assert chain(key, signed).hex() == (folder / "signature.txt").read_text("utf-8"), path
    checked += 1
assert checked > 40, checked
END
python3 right.py || fail "an emitted vector is wrong"

# A wrong implementation fails, and fails the same way by the command that is printed. It signs with the date in Beijing.
cat >wrong.py <<'END'
import base64, datetime, hashlib, hmac, json, sys
for line in sys.stdin:
    asked = json.loads(line)
    if asked["op"] == "bye":
        break
    if asked["op"] == "hello":
        answer = {"op": "hello", "protocol": 1, "name": "wrong \u0007 <b>", "version": "1", "language": "Python", "can": ["sign"]}
    elif asked["algorithm"] != "TC3-HMAC-SHA256":
        answer = {"seq": asked["seq"], "skipped": True, "message": "no v1"}
    else:
        body = base64.b64decode(asked["body_b64"])
        day = datetime.datetime.fromtimestamp(asked["timestamp"], datetime.timezone(datetime.timedelta(hours=8))).strftime("%Y-%m-%d")
        sent = {name.lower(): value.strip().lower() for name, value in asked["headers"]}
        names = sorted(asked["signed_headers"])
        text = hashlib.sha256(body).hexdigest()
        if sent.get("x-tc-content-sha256") == "unsigned-payload":
            text = hashlib.sha256(b"UNSIGNED-PAYLOAD").hexdigest()
        canonical = "\n".join([asked["method"], asked["path"], asked["query"] if asked["method"] == "GET" else ""] +
                              [name + ":" + sent[name] for name in names] + ["", ";".join(names), text])
        scope = day + "/" + asked["service"] + "/tc3_request"
        signed = "\n".join(["TC3-HMAC-SHA256", str(asked["timestamp"]), scope, hashlib.sha256(canonical.encode()).hexdigest()])
        key = ("TC3" + asked["secret_key"]).encode()
        for part in (day, asked["service"], "tc3_request", signed):
            key = hmac.new(key, part.encode(), hashlib.sha256).digest()
        answer = {"seq": asked["seq"], "signature": key.hex()}
    print(json.dumps(answer), flush=True)
END
rm -rf kept
expect "a wrong signer" 1 "$suite" executor --report json=r.json --report junit=r.xml --report html=r.html \
    --emit-failures kept -- python3 wrong.py
cp out.txt whole.txt
says "a wrong signer" out.txt "FAILED sign/date-at-utc-midnight (MUST, signer)"
says "a wrong signer" out.txt "judged: wrong ? <b> 1 (Python)"
python3 -c 'import json
cases = json.load(open("r.json"))["cases"]
assert all(case["verdict"] == "not-applicable" for case in cases if case["side"] != "signer")
assert not any(case["verdict"] == "not-applicable" for case in cases if case["side"] == "signer")' ||
    fail "a wrong signer: not the rest, and the rest alone, is not applicable"
sed -i '/assert case\["requirement"\]/d' well_formed.py
python3 well_formed.py || fail "a report of failures is not well-formed"
[ -s kept/sign/date-at-utc-midnight/question.json ] || fail "the counterexample was not kept"
again=$(grep -A 20 "^FAILED sign/any-message " whole.txt | sed -n 's/^  again  *//p' | head -1)
expect "the printed command" 1 sh -c "$again"
block() { sed -n '/^FAILED sign\/any-message /,/^  again /p' "$1"; }
[ -n "$(block out.txt)" ] && [ "$(block out.txt)" = "$(block whole.txt)" ] ||
    fail "the printed command does not give the same counterexample"

# Listed failures are expected; one that passes is not.
{
    echo "# The date is that of Beijing."
    python3 -c 'import json
for case in json.load(open("r.json"))["cases"]:
    if case["verdict"] == "failed": print(case["id"], " # date")'
} >known.txt
expect "listed failures" 0 "$suite" executor --known-failing known.txt -- python3 wrong.py
says "listed failures" out.txt "0 failed ("
passing=$(python3 -c 'import json
print(next(case["id"] for case in json.load(open("r.json"))["cases"] if case["verdict"] == "passed"))')
echo "$passing" >>known.txt
expect "a listed case that passes" 1 "$suite" executor --known-failing known.txt -- python3 wrong.py
says "a listed case that passes" out.txt "UNEXPECTEDLY-PASSED $passing"
says "a listed case that passes" out.txt "does not conform: 1 passed that were expected to fail"
finish
