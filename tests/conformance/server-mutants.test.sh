# The suite against servers: the example is not blamed, and each deliberately wrong one is caught by a case of level
# MUST or SHOULD. Prints which case caught which.
source "$TC3_SOURCE/tests/cli/support.sh"
command -v python3 >/dev/null || {
    echo "skipped: there is no python3, in which the servers are written"
    exit 77
}
export TC3_SECRET_ID=$ID TC3_SECRET_KEY=$KEY PYTHONDONTWRITEBYTECODE=1
examples=$TC3_SOURCE/conformance/examples
served=
code=0

stop() {
    [ -z "$served" ] || kill "$served" 2>/dev/null
    [ -z "$served" ] || wait "$served" 2>/dev/null
    served=
}
trap stop EXIT

# start COMMAND...: starts a program whose output is then read from descriptor 3.
start() {
    rm -f pipe
    mkfifo pipe
    "$@" >pipe &
    served=$!
    exec 3<pipe
}

# judge NAME PORT [OPTIONS]: runs the suite against a server; its report is reports/NAME.json, the exit code in `code`.
judge() {
    local name=$1 port=$2
    shift 2
    code=0
    "$TC3_CONFORMANCE" server --strict --secret-id-env TC3_SECRET_ID --secret-key-env TC3_SECRET_KEY --max-success 40 \
        --report "json=reports/$name.json" "$@" "http://127.0.0.1:$port" >out.txt 2>err.txt || code=$?
    for secret in "$KEY" "$ID"; do
        grep -rqF -- "$secret" out.txt err.txt reports && fail "$name: the key or its id was written"
    done
}

rm -rf reports
mkdir reports
start python3 "$examples/server.py"
read -r port <&3
judge example "$port"
[ "$code" -eq 0 ] || {
    fail "the example server is blamed"
    cat out.txt err.txt
}
stop

judge gone "$port" --case server/success.plain
[ "$code" -eq 3 ] || fail "a server that is gone: exit code $code instead of 3"

start python3 "$TC3_SOURCE/tests/conformance/server/mutants.py" "$examples"
: >list.txt
while IFS= read -r line <&3 && [ -n "$line" ]; do
    printf '%s\n' "$line" >>list.txt
done
while IFS=$'\t' read -r name port _ cases; do
    set -f
    # shellcheck disable=SC2086
    set -- $cases
    set +f
    judge "$name" "$port" "${@/#/--case=}"
    [ "$code" -eq 1 ] || {
        fail "$name: exit code $code instead of 1"
        cat err.txt
    }
done <list.txt
stop

python3 - <<'EOF' || fail "not every wrong server is caught"
import json
import sys

caught = 0
lines = [line.rstrip("\n").split("\t") for line in open("list.txt")]
for name, _, defect, _ in lines:
    cases = json.load(open(f"reports/{name}.json"))["cases"]
    bad = [f'{each["id"]} ({each["level"]})' for each in cases
           if each["verdict"] in ("failed", "errored", "timed-out") and each["level"] != "MAY"]
    caught += bool(bad)
    more = f" and {len(bad) - 1} more" if len(bad) > 1 else ""
    print(f"{name:<26} {defect:<68} {bad[0] + more if bad else 'NOT CAUGHT'}")
print(f"{caught} of {len(lines)} wrong servers caught")
sys.exit(len(lines) < 15 or caught < len(lines))
EOF
finish
