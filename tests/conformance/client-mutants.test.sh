#!/usr/bin/env bash
# Clients with one defect each: every one must be caught, by a case of level MUST or SHOULD. The example client, which
# they are made from, must not be blamed for anything.
source "$TC3_SOURCE/tests/cli/support.sh"
command -v python3 >/dev/null || {
    echo "skipped: the clients are written in Python, and there is no python3"
    exit 77
}
mutants=$TC3_SOURCE/tests/conformance/client/mutants.py
options=(--deadline 60 --strict --report json=report.json)

# caught NAME PATTERN: prints the cases that NAME does not pass.
caught() {
    "$TC3_CONFORMANCE" client --case "$2" "${options[@]}" -- python3 "$mutants" "$1" >out.txt 2>err.txt
    [ $? -eq 1 ] || return 1
    python3 - <<'PYTHON'
import json
bad = [each for each in json.load(open("report.json", encoding="utf-8"))["cases"]
       if each["level"] != "MAY" and each["verdict"] in ("failed", "errored", "timed-out")]
print(", ".join(f"{each['id']} ({each['level']}, {each['verdict']})" for each in bad))
PYTHON
}

count=0
while read -r name pattern; do
    count=$((count + 1))
    if found=$(caught "$name" "$pattern") && [ -n "$found" ]; then
        printf '%-32s %s\n' "$name" "$found"
    else
        fail "$name is not caught by $pattern"
        cat out.txt err.txt
    fi
done < <(python3 "$mutants" --list)
[ "$count" -ge 60 ] || fail "only $count mutants"

expect "the example client is not blamed" 0 "$TC3_CONFORMANCE" client "${options[@]}" -- \
    python3 "$TC3_SOURCE/conformance/examples/client.py"
finish
