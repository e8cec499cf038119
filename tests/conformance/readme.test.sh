# The example executor and the first commands of the suite's README are run as they stand there.
source "$TC3_SOURCE/tests/cli/support.sh"
command -v python3 >/dev/null || {
    echo "skipped: there is no python3, in which the example is written"
    exit 77
}

# block KIND NUMBER: the so manieth block of that kind.
block() {
    awk -v begin="\`\`\`$1" -v wanted="$2" '$0 == begin { inside = ++n == wanted; next } /^```/ { inside = 0 } inside' \
        "$TC3_SOURCE/conformance/README.md"
}

block python 1 >mine.py
[ -s mine.py ] || fail "the README has no example executor"
expect "the example executor" 0 "$TC3_CONFORMANCE" executor --case 'sign/**' -- python3 mine.py
says "the example executor" out.txt "conforms: no case of level MUST failed"
says "the example executor" out.txt ", 0 failed"

mkdir -p bin
ln -sf "$TC3_CONFORMANCE" bin/tc3-conformance
ln -sf "$TC3_EXECUTOR" my-executor
ln -sfn "$TC3_SOURCE/conformance" conformance
PATH=$PWD/bin:$PATH
: >known.txt
rm -rf vectors
block sh 1 | grep '^tc3-conformance ' >commands.txt
[ "$(wc -l <commands.txt)" -eq 7 ] || fail "the README has another number of commands: $(wc -l <commands.txt)"
while read -r command; do
    expect "$command" 0 bash -c "$command" </dev/null
done <commands.txt
for file in report.xml report.html vectors/README.md; do
    [ -s "$file" ] || fail "$file was not written"
done
finish
