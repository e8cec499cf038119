# tc3 replay --to: recorded calls sent to a server, signed anew and once each; answers compared without noise.
source "$TC3_SOURCE/tests/cli/support.sh"
source "$TC3_SOURCE/tests/cli/serve.sh"
who=(--secret-id-env ID --secret-key-env KEY)
quick=(--rate 100000 --timeout 600)

# --- the plan ---

expect "the plan" 0 "$TC3" replay --to http://127.0.0.1:1 "$captures/clean.ndjson"
says "the plan" out.txt "plan for http://127.0.0.1:1; nothing is sent without --send"
says "the plan" out.txt "not sent: it is billed, so it needs --allow-billing CloneDBInstance       5"
expect "the plan with leave" 0 "$TC3" replay --to http://127.0.0.1:1 --allow-billing CloneDBInstance \
    "$captures/clean.ndjson"
says "the plan with leave" out.txt ":0 CloneDBInstance ap-singapore: to be sent, and it is billed"
expect "another action" 3 "$TC3" replay --to http://127.0.0.1:1 --allow-billing CloneDBInstance \
    "$captures/broken.ndjson" no-such.har
says "another action" out.txt "what it costs is not known, so it needs --allow-billing"

# --- a run, its record, and another run ---

# run_again NAME FILE [OPTION...]: sends the calls of FILE and records them in NAME.ndjson.
run_again() {
    local name=$1 file=$2
    shift 2
    "$TC3" replay --to "http://127.0.0.1:$port" --send "${who[@]}" "${quick[@]}" --record "$name.ndjson" \
        --allow-billing CloneDBInstance "$@" "$file"
}

start_serving --quiet --rate 0
expect "without leave nothing is sent" 0 "$TC3" replay --to "http://127.0.0.1:$port" --send "${who[@]}" --record none.ndjson \
    "$captures/clean.ndjson"
says "without leave nothing is sent" out.txt "  sent                                                                      0"
[ ! -s none.ndjson ] || fail "without leave something was recorded"

run_again first "$captures/clean.ndjson" >out.txt || true
says "a first run" out.txt "sending to http://127.0.0.1:$port"
expect "its record" 0 "$TC3" verify --secret-key-env KEY first.ndjson
says "its record" out.txt "5 calls: 5 valid, 0 wrong, 0 unchecked"
expect "the record replayed" 0 run_again second first.ndjson
says "the record replayed" out.txt "  answered as recorded       5"
expect "both manners of v1" 1 run_again v1 "$captures/v1.ndjson"
says "both manners of v1" out.txt "answered as recorded       3"
says "both manners of v1" out.txt ":3 CloneDBInstance ap-tokyo: /Response/Error/Code: missing; recorded was \`InvalidParameter\`"
says "both manners of v1" out.txt "/Response/BillId: a value, where none was recorded"
expect "their record" 0 "$TC3" verify --secret-key-env KEY v1.ndjson
says_not "the record" first.ndjson "$KEY"

# --- what differs ---

sed 's/DealName\\":\\"[0-9]*/DealName\\":\\"soon/; s/"status":200/"status":201/' first.ndjson >changed.ndjson
expect "other answers" 1 run_again third changed.ndjson
says "other answers" out.txt "/Response/DealName: another value than was recorded"
says "other answers" out.txt "status: \`200\` instead of \`201\`"
says_not "other answers" out.txt soon
expect "values on demand" 1 run_again third changed.ndjson --show-values
says "values on demand" out.txt "instead of \`soon\`"
sed 's/"status":201/"status":200/' changed.ndjson >quiet.ndjson
expect "what two runs differ in is noise" 0 run_again third quiet.ndjson --noise-from first.ndjson --noise-from quiet.ndjson
head -n 3 first.ndjson >short.ndjson
refused "runs of other calls" "are no runs of the same calls" run_again third first.ndjson \
    --noise-from first.ndjson --noise-from short.ndjson
stop_serving

# --- what goes wrong ---

start_serving --quiet --rate 0 --fault lost,times=1
expect "a lost answer" 4 run_again lost first.ndjson
says "a lost answer" out.txt "sent, and the outcome is unknown: the server closed the connection without a response"
says "a lost answer" out.txt "    cannot be compared: no answer came       1"
[ "$(wc -l <lost.ndjson)" -eq 5 ] || fail "a lost answer: the record has not five calls"
stop_serving
expect "nobody there" 4 run_again nobody first.ndjson
says "nobody there" out.txt "not sent: the server cannot be connected to"
says "nobody there" out.txt "entries that were left when the run ended: 4"

# Told to end, it sends no more and keeps what it has.
start_serving --quiet --rate 0
rm -f told
mkfifo told
for _ in 1 2 3 4 5 6 7 8 9 10; do cat first.ndjson; done >many.ndjson
"$TC3" replay --to "http://127.0.0.1:$port" --send "${who[@]}" --record ended.ndjson --allow-billing CloneDBInstance \
    many.ndjson >told 2>err.txt &
running=$!
exec 5<told
read -r _ <&5 && read -r line <&5
case $line in
*": sent; "*) ;;
*) fail "told to end: it said '$line' before" ;;
esac
kill -INT "$running"
cat <&5 >out.txt
exec 5<&-
code=0
wait "$running" 2>/dev/null || code=$?
[ "$code" -eq 3 ] || fail "told to end: exit code $code instead of 3, for what was not read"
stop_serving
[ "$(wc -l <ended.ndjson)" -eq "$(awk '/^  sent/ { print $2 }' out.txt)" ] || fail "told to end: not all that was sent is recorded"

# What cannot be recorded or seen is not sent: but for the one call that shows it.
start_serving --rate 0
ln -sf /dev/full full.ndjson
expect "a full disk" 70 run_again full first.ndjson
says "a full disk" err.txt "No space left on device"
says "a full disk" out.txt "entries that were left when the run ended: 4"
rm full.ndjson
"$TC3" replay --to "http://127.0.0.1:$port" --send "${who[@]}" --record unseen.ndjson --allow-billing CloneDBInstance \
    first.ndjson >told 2>err.txt &
running=$!
exec 5<told
exec 5<&-
code=0
wait "$running" || code=$?
[ "$code" -eq 70 ] || fail "a reader that goes away: exit code $code instead of 70"
says "a reader that goes away" err.txt "nobody sees any more what becomes of the calls"
stop_serving
[ "$(wc -l <serve.txt)" -lt 5 ] || fail "a reader that goes away: all calls were sent: $(cat serve.txt)"

# A call that was refused for what signing would add must not be mended by the way.
sed 's/\["X-TC-Version","[^"]*"\],//' first.ndjson >gap.ndjson
expect "a call without version" 0 "$TC3" replay --to http://127.0.0.1:1 --allow-billing CloneDBInstance gap.ndjson
says "a call without version" out.txt "it has no version, so that signed anew it would be another call"

# A certificate is looked at, on this machine too.
start_serving --quiet --rate 0 --tls --ca-file ours.pem
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout /dev/null -out others.pem -days 2 \
    -subj /CN=somebody-else 2>/dev/null
by_tls() {
    "$TC3" replay --to "https://localhost:$port" --send "${who[@]}" "${quick[@]}" --record tls.har \
        --allow-billing CloneDBInstance "$@" first.ndjson
}
expect "by TLS" 0 by_tls --ca-file ours.pem
expect "another authority" 4 by_tls --ca-file others.pem
says "another authority" out.txt "not sent: the server has a certificate that is not trusted"
expect "an authority of the system" 4 by_tls
stop_serving

# What would become another call than the one that was recorded.
twice() { # DESCRIPTION SENTENCE SED-SCRIPT
    sed "$3" first.ndjson >twice.ndjson
    cmp -s first.ndjson twice.ndjson && fail "$1: nothing was changed"
    expect "$1" 0 "$TC3" replay --to http://127.0.0.1:1 --allow-billing CloneDBInstance twice.ndjson
    says "$1" out.txt "not sent: $2"
}
twice "an action given twice" "it gives X-TC-Action more than once" 's/\["X-TC-Action",/["X-TC-Action","Harmless"],&/'
twice "a smuggled header" "it holds line breaks where HTTP has none" 's/\["X-TC-Region","/&a\\r\\nX-Other: /'

# --- wrong usage ---

to=(--to http://127.0.0.1:1)
refused "no server" "without --to URL" "$TC3" replay --send first.ndjson
refused "no credential" "needs --secret-id-env NAME" "$TC3" replay "${to[@]}" --send first.ndjson
refused "no record" "needs --record FILE" "$TC3" replay "${to[@]}" --send "${who[@]}" first.ndjson
refused "a record that is the input" "would take the place of the capture" "$TC3" replay "${to[@]}" --send "${who[@]}" \
    --record first.ndjson first.ndjson
refused "a record of no form" ".ndjson or .har" "$TC3" replay "${to[@]}" --send "${who[@]}" --record x.txt first.ndjson
refused "no URL" "begins with http:// or https://" "$TC3" replay --to 127.0.0.1 first.ndjson
refused "a file given twice" "is given twice" "$TC3" replay "${to[@]}" first.ndjson ./first.ndjson
refused "a host that is none" "--host takes a name" "$TC3" replay "${to[@]}" --host http://x first.ndjson
refused "a record among the report" "--record takes a file" "$TC3" replay "${to[@]}" --record - first.ndjson
refused "no rate" "--rate takes" "$TC3" replay "${to[@]}" --rate 0 first.ndjson
refused "one run" "given twice" "$TC3" replay "${to[@]}" --noise-from first.ndjson first.ndjson

# A closed standard output is not the place of the record.
start_serving --quiet --rate 0
run_again closed first.ndjson >&- 2>err.txt || true
[ "$(grep -c '"request"' closed.ndjson)" -eq "$(wc -l <closed.ndjson)" ] || fail "the report stands in the record"
stop_serving
finish
