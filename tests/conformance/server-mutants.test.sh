# The suite against servers: the example is not blamed, and each deliberately wrong one is caught by a case of level
# MUST or SHOULD. Prints which case caught which.
source "$TC3_SOURCE/tests/cli/support.sh"
command -v python3 >/dev/null || {
    echo "skipped: there is no python3, in which the servers are written"
    exit 77
}
export TC3_SECRET_ID=$ID TC3_SECRET_KEY=$KEY PYTHONDONTWRITEBYTECODE=1
examples=$TC3_SOURCE/conformance/examples
mutants=$TC3_SOURCE/tests/conformance/server/mutants.py
served=

stop() {
    [ -z "$served" ] || kill "$served" 2>/dev/null
    [ -z "$served" ] || wait "$served" 2>/dev/null
    served=
}
trap stop EXIT

# serve COMMAND...: starts a server, and waits for the port that it prints.
serve() {
    rm -f port
    mkfifo port
    "$@" >port &
    served=$!
    port=
    read -r port <port
    [ -n "$port" ]
}

# judge [OPTIONS]: runs the suite against the server that was started.
judge() {
    "$TC3_CONFORMANCE" server --secret-id-env TC3_SECRET_ID --secret-key-env TC3_SECRET_KEY --max-success 60 "$@" \
        "http://127.0.0.1:$port" >out.txt 2>err.txt
}

serve python3 "$examples/server.py" || fail "the example server does not start"
judge --strict --report json=report.json || {
    fail "the example server is blamed"
    grep -A12 '^FAILED\|^failed' out.txt
}
says "the example server" report.json '"verdict":"passed"'
grep -qF -- "$KEY" out.txt err.txt report.json && fail "the key was written"
stop

uncaught=0
all=0
while IFS=$'\t' read -r name defect cases; do
    all=$((all + 1))
    serve python3 "$mutants" "$examples" "$name" || {
        fail "the mutant $name does not start"
        continue
    }
    chosen=()
    for pattern in $cases; do
        chosen+=(--case "$pattern")
    done
    judge --strict --report json=report.json "${chosen[@]}"
    code=$?
    stop
    caught=$(python3 -c '
import json
cases = json.load(open("report.json"))["cases"]
bad = [each for each in cases if each["verdict"] in ("failed", "errored", "timed-out") and each["level"] != "MAY"]
print("; ".join(each["id"] + " (" + each["level"] + ")" for each in bad[:1]) + (f" and {len(bad) - 1} more" if bad[1:] else ""))
')
    printf '%-26s %-62s %s\n' "$name" "$defect" "${caught:-NOT CAUGHT}"
    [ "$code" -eq 1 ] && [ -n "$caught" ] || {
        uncaught=$((uncaught + 1))
        fail "the mutant $name is not caught (exit code $code)"
        cat err.txt
    }
    grep -qF -- "$KEY" out.txt err.txt report.json && fail "$name: the key was written"
    grep -qF -- "$ID" out.txt err.txt report.json && fail "$name: the SecretId was written"
done < <(python3 "$mutants" "$examples" --list)
echo "$((all - uncaught)) of $all mutants caught"
[ "$all" -ge 15 ] || fail "only $all mutants were run"
finish
