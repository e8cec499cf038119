#!/usr/bin/env bash
# The instructions of each piece of work, as a multiple of those of its limit. They are the same on every machine but for
# the library of hashes, which chooses its code by the processor. Each bound is a tenth above what was counted with g++ 12.
set -euo pipefail

command -v valgrind >/dev/null || {
    echo "skipped: valgrind, which counts instructions, is not installed"
    exit 77
}

# The instructions of one time of a piece of work.
count() {
    local few many
    few=$(run "$1" 10)
    many=$(run "$1" 60)
    echo $(((many - few) / 50))
}

run() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$TC3_COST" "$1" "$2" 2>&1 |
        sed -n 's/.*Collected : //p'
}

failed=0
# at_most HUNDREDTHS WORK BASE
at_most() {
    local work base hundredths
    work=$(count "$2")
    base=$(count "$3")
    hundredths=$((100 * work / base))
    printf '%-22s %8d instructions, %d.%02d times %s\n' "$2" "$work" $((hundredths / 100)) $((hundredths % 100)) "$3"
    if [ "$hundredths" -gt "$1" ]; then
        echo "  that is more than $1 hundredths"
        failed=1
    fi
}

at_most 330 text/tc3 text/limit
at_most 230 struct/tc3 struct/limit
at_most 125 sign/tc3 sign/limit
at_most 140 call/tc3 call/limit
at_most 240 "decode success/tc3" "decode success/limit"
at_most 330 "decode error/tc3" "decode error/limit"

# A check is as long as the body, however many members the table has.
at_most 115 "wide 20 of 80" "wide 20 of 20"
at_most 115 "wide 20 of 320" "wide 20 of 20"
at_most 460 "wide 80 of 320" "wide 20 of 320"
at_most 1840 "wide 320 of 320" "wide 20 of 320"
exit "$failed"
