# A tool that is killed leaves no report under its final name, and an old one as it was.
source "$TC3_SOURCE/tests/cli/support.sh"

kinds="text json ndjson sarif junit html github curl"
reports=()
for kind in $kinds; do
    reports+=(--report "$kind=new.$kind" --report "$kind=old.$kind")
done
line=$(sed -n 3p "$captures/broken.ndjson")

# killed WHEN BYTES: kills it when so many bytes have come out of one report, in the middle of an input without end.
killed() {
    local pid writer
    rm -f new.* old.* input progress
    for kind in $kinds; do echo before >"old.$kind"; done
    mkfifo input progress
    "$TC3" check --format ndjson "${reports[@]}" --report ndjson=progress - <input >out.txt 2>err.txt &
    pid=$!
    exec 4>input 5<progress
    yes "$line" >&4 2>/dev/null &
    writer=$!
    head -c "$2" <&5 >/dev/null
    kill -KILL "$pid"
    exec 4>&- 5<&-
    wait "$pid" "$writer" 2>/dev/null
    for kind in $kinds; do
        [ ! -e "new.$kind" ] || fail "$1: there is a $kind report"
        [ "$(cat "old.$kind")" = before ] || fail "$1: the old $kind report is another one"
    done
    rm -f new.* old.*.*
}
killed "at the beginning" 0
killed "in the middle" 1
killed "later" 1000000

# Not killed, they are there.
rm -f new.* old.*
printf '%s\n' "$line" | "$TC3" check --format ndjson "${reports[@]}" - >out.txt 2>err.txt
for kind in $kinds; do
    [ -e "new.$kind" ] || fail "there is no $kind report"
done
[ "$(find . -name 'new.*.*')" = "" ] || fail "something is left beside the reports"
finish
