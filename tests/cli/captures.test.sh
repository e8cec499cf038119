# Recorded traffic of real clients, which is not ours to publish: TC3_CAPTURES names its folder. It holds captures, the
# findings that they must give (expected.ndjson), a program that compares the two (score), the same exchanges as raw
# HTTP (raw/), and files of other traffic, some of them broken (foreign/).
source "$TC3_SOURCE/tests/cli/support.sh"

if [ -z "${TC3_CAPTURES:-}" ]; then
    echo "TC3_CAPTURES is not set, so no recorded traffic is checked"
    exit 77
fi
if ! command -v python3 >/dev/null; then
    echo "there is no python3, which the program that compares the findings needs"
    exit 77
fi

# The key that the exchanges were signed with stands on the page that describes them.
KEY=$(sed -n 's/.*SecretKey `\([[:alnum:]]*\)`.*/\1/p' "$TC3_CAPTURES/README.md")
[ -n "$KEY" ] || fail "the README.md of the captures names no SecretKey"

mapfile -t known < <(sed -n 's/.*"capture": *"\([^"]*\)".*/\1/p' "$TC3_CAPTURES/expected.ndjson" | sort -u)
[ ${#known[@]} -gt 0 ] || fail "the expected findings name no capture"
expect "real captures" 1 "$TC3" check --report ndjson --secret-key-env KEY "${known[@]/#/$TC3_CAPTURES/}"
mv out.txt found.ndjson
expect "the expected findings and no others" 0 "$TC3_CAPTURES/score" "$TC3_CAPTURES/expected.ndjson" <found.ndjson
tail -n 1 out.txt

# An exchange as raw HTTP gets the verdict of the same exchange as a line of NDJSON. Two things depend on the form: raw
# HTTP has no time of recording, so that some cannot be checked, and it is not one capture but many.
for folder in "$TC3_CAPTURES"/raw/*/; do
    client=$(basename "$folder")
    "$TC3" check --report ndjson --secret-key-env KEY "$folder" "$TC3_CAPTURES/$client.ndjson" >twins.ndjson 2>err.txt
    expect "raw HTTP and NDJSON of $client agree" 0 python3 - "$TC3_CAPTURES/$client.ndjson" <<'PYTHON'
import json, os, sys

ids = [json.loads(line)["id"] for line in open(sys.argv[1], encoding="utf-8")]
lines, raw = {}, {}
for record in map(json.loads, open("twins.ndjson", encoding="utf-8")):
    if record.get("exchange") is None or record["rule"].startswith("tc3.capture.") or record["kind"] == "unchecked":
        continue
    name = os.path.basename(record["capture"])
    verdict = (record["side"], record["rule"], record["path"], record["severity"])
    if name.endswith(".request.http"):
        raw.setdefault(name[: -len(".request.http")], set()).add(verdict)
    else:
        lines.setdefault(ids[record["exchange"]], set()).add(verdict)
differences = [(name, *verdict) for name in raw for verdict in raw[name] ^ lines.get(name, set())]
for difference in differences:
    print(*difference)
sys.exit(1 if differences or not raw else 0)
PYTHON
done

# Other traffic: no crash, no API call found, and what cannot be read is told by name.
for file in "$TC3_CAPTURES"/foreign/*; do
    code=0
    "$TC3" check --report ndjson "$file" >out.txt 2>err.txt || code=$?
    case $code in
        0) [ "$(wc -l <out.txt)" -eq 1 ] || fail "$file: findings in traffic that is none of ours" ;;
        3) says "$file" err.txt "$(basename "$file")" ;;
        *) fail "$file: exit code $code" ;;
    esac
done
finish
