# The example executors conform, and a program that misbehaves gets a verdict of its own while the run goes on.
. "$TC3_SOURCE/tests/cli/support.sh"

examples=$TC3_SOURCE/conformance/executors

conforms() {
    local what=$1
    shift
    expect "$what" 0 "$TC3_CONFORMANCE" executor "$@"
    says "$what" out.txt "conforms: no case of level MUST failed"
    says "$what" out.txt ", 0 failed"
    says_not "$what" out.txt errored
}

conforms "the library behind a pipe" -- "$TC3_EXECUTOR"
says "the library behind a pipe" out.txt "judged: tc3 "

# The library's program by itself: a line that is no question is answered, bye and the end of input end it.
printf '%s\n' nonsense '{"op":"hello","protocol":1}' '{"op":"bye"}' '{"op":"hello"}' >in.txt
expect "the library's program ends at bye" 0 "$TC3_EXECUTOR" <in.txt
[ "$(wc -l <out.txt)" -eq 2 ] || fail "the library's program wrote $(wc -l <out.txt) lines instead of 2"
says "a line that is no question" out.txt '{"errored":true,"message":"the line is no JSON object"}'
expect "the library's program ends with its input" 0 "$TC3_EXECUTOR" </dev/null

if command -v openssl >/dev/null && command -v awk >/dev/null; then
    conforms "the shell example" --case 'sign/vector.*' -- bash "$examples/shell/executor.sh"
    says "the shell example" out.txt "skipped"
fi

if ! command -v python3 >/dev/null; then
    echo "python3 is not there: its example and the misbehaving programs were not tried"
    [ "$failed" -ne 0 ] || exit 77
    finish
fi
conforms "the Python example" -- python3 "$examples/python/executor.py"
says "the Python example" out.txt "it can sign, verify, validate, build and decode"
says_not "the Python example" out.txt skipped

# A program that does as the Python example, but at every twentieth question what its name says.
cat >wrong.py <<'PY'
import os, runpy, signal, sys
way, example = sys.argv[1:]
it = runpy.run_path(example)
count = 0
def twentieth(answer):
    def answer_or_not(question):
        global count
        count += 1
        if count % 20 == 0:
            if way == "dies": os._exit(9)
            if way == "hangs": signal.pause()
            if way == "garbage": print("no answer"); sys.stdout.flush()
            if way == "stale": print('{"seq":1}'); sys.stdout.flush()
        return answer(question)
    return answer_or_not
for name in list(it["OPERATIONS"]):
    if name != "hello": it["OPERATIONS"][name] = twentieth(it["OPERATIONS"][name])
it["main"]()
if way == "status": sys.exit(5)
PY

# misbehaves WAY SENTENCE-PART: some cases are ended by it, others pass in the same run.
misbehaves() {
    expect "a program that $1" 1 "$TC3_CONFORMANCE" executor --deadline 3 --max-success 1 --case 'decode/*' -- \
        python3 wrong.py "$1" "$examples/python/executor.py"
    says "a program that $1" out.txt "$2"
    grep -qE '^[0-9]+ passed' out.txt || fail "a program that $1: nothing passed"
}
misbehaves dies "it ended with exit status 9"
misbehaves hangs "nothing came within 3 s"
misbehaves garbage 'instead of an answer came a line that is no JSON: `no answer`'
misbehaves stale "answers an earlier question (seq 1 instead of "

"$TC3_CONFORMANCE" executor --max-success 1 --case 'decode/*' -- \
    python3 wrong.py status "$examples/python/executor.py" >out.txt 2>err.txt
cat err.txt >>out.txt
says "an exit status after bye" out.txt "ended with exit status 5 after bye"

# What cannot be started or greeted is no verdict.
unusable() {
    local part=$1
    shift
    expect "unusable: $part" 3 "$TC3_CONFORMANCE" executor --deadline 3 -- "$@"
    cat err.txt >>out.txt
    says "unusable: $part" out.txt "$part"
}
unusable "there is no such program in PATH" tc3-no-such-program
unusable "it ended with exit status 1" false
unusable "is no JSON: \`usage\`" echo usage

finish
