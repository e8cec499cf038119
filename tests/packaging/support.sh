# What the tests of packaging share. Each is one script, run in a folder of its own; it ends with `finish`.
# From CTest come TC3_SOURCE, TC3_BUILD (the build folder), TC3_STAGE (where `cmake --install` has put all), TC3_VERSION,
# CXX, TC3_GENERATOR and TC3_CPACK.
set -u
failed=0
export CMAKE_GENERATOR=$TC3_GENERATOR CMAKE_BUILD_TYPE=None
# shellcheck disable=SC2034
consumer=$TC3_SOURCE/tests/consumer

fail() {
    echo "FAILED: $1"
    failed=1
}

finish() {
    exit "$failed"
}

# must DESCRIPTION COMMAND...: runs a command that must succeed, with its output in out.txt; else the test ends.
must() {
    local what=$1
    shift
    "$@" >out.txt 2>&1 </dev/null && return
    fail "$what: $*"
    tail -n 60 out.txt
    finish
}

# must_not DESCRIPTION SENTENCE-PART COMMAND...: a command that must fail and say that.
must_not() {
    local what=$1 part=$2
    shift 2
    if "$@" >out.txt 2>&1 </dev/null; then
        fail "$what: it succeeded: $*"
    elif ! tr -s '[:space:]' ' ' <out.txt | grep -qF -- "$part"; then
        fail "$what: '$part' was not said"
        cat out.txt
    fi
}

# consume NAME OPTIONS...: configures, builds and runs the outside project in the folder NAME.
consume() {
    local name=$1
    shift
    rm -rf "$name"
    must "$name: configure" cmake -S "$consumer" -B "$name" -DTC3_EXPECTED_VERSION="$TC3_VERSION" \
        -DCMAKE_EXPORT_COMPILE_COMMANDS=ON -DCMAKE_INSTALL_PREFIX="$PWD/$name/prefix" "$@"
    must "$name: build" cmake --build "$name"
    says_version "$name" "$name/consumer"
}

# says_version NAME PROGRAM: the outside program does what it should.
says_version() {
    must "$1: run" "$2"
    [ "$(cat out.txt)" = "tc3 $TC3_VERSION" ] || fail "$1: it said $(cat out.txt)"
}

# same_lines DESCRIPTION WANTED-FILE FILE: both hold the same lines, in any order.
same_lines() {
    diff <(LC_ALL=C sort -u "$2") <(LC_ALL=C sort -u "$3") >difference.txt && return
    fail "$1 ('<' is missing, '>' is too much)"
    cat difference.txt
}
