# What the tests of the command line share. Each test is one script; it ends with `finish`.
set -u
failed=0
# A key that must never be written, whatever the command.
export KEY=not-a-real-key-for-fixtures ID=AKIDEXAMPLEFIXTURE0000000000
# shellcheck disable=SC2034
captures=$TC3_SOURCE/tests/fixtures/captures
# shellcheck disable=SC2034
vectors=$TC3_SOURCE/conformance/vectors

# Where python3 is a script that looks for the right version first, each start would take many times as long.
if python=$(python3 -c 'import sys; print(sys.executable)' 2>/dev/null); then
    PATH=$(dirname "$python"):$PATH
fi

fail() {
    echo "FAILED: $1"
    failed=1
}

# expect DESCRIPTION EXIT-CODE COMMAND...: runs a command with its output in out.txt and err.txt.
expect() {
    local what=$1 wanted=$2 code=0
    shift 2
    "$@" >out.txt 2>err.txt || code=$?
    if [ "$code" -ne "$wanted" ]; then
        fail "$what: exit code $code instead of $wanted"
        cat out.txt err.txt
    fi
    if grep -qF -- "$KEY" out.txt err.txt; then
        fail "$what: the key was written"
    fi
}

# refused DESCRIPTION SENTENCE-PART COMMAND...: wrong usage, told in one line on standard error and nowhere else.
refused() {
    local what=$1 part=$2
    shift 2
    expect "$what" 2 "$@"
    says "$what" err.txt "$part"
    [ ! -s out.txt ] || fail "$what: something was written to standard output"
    [ "$(wc -l <err.txt)" -eq 1 ] || fail "$what: not one line but $(wc -l <err.txt)"
}

# says DESCRIPTION FILE TEXT
says() {
    grep -qF -- "$3" "$2" || {
        fail "$1: '$3' is not in $2"
        cat "$2"
    }
}

# says_not DESCRIPTION FILE TEXT
says_not() {
    if grep -qF -- "$3" "$2"; then
        fail "$1: '$3' is in $2"
    fi
}

# wait_until_it_reads PID: until the program waits for input, with handlers of its own for SIGINT (2) and SIGTERM (15).
wait_until_it_reads() {
    local caught state
    for ((i = 0; i < 100000; ++i)); do
        caught=$(sed -n 's/^SigCgt:[[:space:]]*//p' "/proc/$1/status" 2>/dev/null) || return 1
        state=$(sed -n 's/^State:[[:space:]]*\(.\).*/\1/p' "/proc/$1/status" 2>/dev/null)
        [ -n "$caught" ] && (((16#$caught & 16#4002) == 16#4002)) && [ "$state" = S ] && return 0
    done
    return 1
}

finish() {
    exit "$failed"
}
