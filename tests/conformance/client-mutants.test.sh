#!/usr/bin/env bash
# Clients with one defect each: every one must be caught, by a case of level MUST or SHOULD. The table says by which.
source "$TC3_SOURCE/tests/cli/support.sh"
command -v python3 >/dev/null || {
    echo "skipped: the clients are written in Python, and there is no python3"
    exit 77
}
mutants=$TC3_SOURCE/tests/conformance/client/mutants.py
# Tries one mutant on the cases that are meant for it, and prints those that it does not pass.
try_mutant() {
    local name=$1 pattern=$2 code=0 bad
    "$TC3_CONFORMANCE" client --case "$pattern" --deadline 60 --strict -- python3 "$mutants" "$name" >"$name.txt" 2>&1 ||
        code=$?
    bad=$(sed -nE 's/^(FAILED|ERRORED|TIMED-OUT) ([^ ]+) \((MUST|SHOULD), client\)$/\2 (\3, \1)/p' "$name.txt")
    if [ "$code" -eq 1 ] && [ -n "$bad" ]; then
        printf '%-32s %s\n' "$name" "${bad//$'\n'/, }"
    else
        echo "FAILED: $name is not caught by $pattern: exit code $code"
        cat "$name.txt"
    fi
}
export -f try_mutant
export mutants

# Two at a time: most of the time goes into starting Python.
python3 "$mutants" --list | xargs -P 2 -L 1 bash -c 'try_mutant "$0" "$1"' >table.txt
sort table.txt
if grep -q '^FAILED:' table.txt; then
    fail "a mutant is not caught"
fi
[ "$(grep -c '(MUST\|(SHOULD' table.txt)" -ge 102 ] || fail "there are fewer mutants than there were"
finish
