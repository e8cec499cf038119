# tc3 serve: a mock of the service, alone on this machine.
source "$TC3_SOURCE/tests/cli/support.sh"
source "$TC3_SOURCE/tests/cli/serve.sh"

# --- answers ---

rm -f calls.ndjson
start_serving --clock "$clock" --seed 1 --record calls.ndjson
sign_order
send_call
says "a right order" answer.txt "HTTP/1.1 200 OK"
says "a right order" answer.txt '{"Response":{"DealName":"20261125'
says_not "a right order" answer.txt DBInstanceId
sign_order "${order%?},\"InstanceChargeType\":\"POSTPAID_BY_HOUR\"}"
send_call
says "pay-as-you-go" answer.txt '"DBInstanceId":"postgres-'
sign_order "${order/60/65}"
send_call
says "a wrong order" answer.txt '"Code":"InvalidParameterValue.InvalidParameterValueError"'
says "a wrong order" serve.txt "clone-db-instance.storage.step at /Storage: Storage must be a multiple of 10, not 65"
sign_order
sed -i 's/Signature=./Signature=z/' call.http
send_call
says "a broken signature" answer.txt '"Code":"AuthFailure.InvalidAuthorization"'
for method in HmacSHA1 HmacSHA256; do
    for get in '' --get; do
        # shellcheck disable=SC2086
        "$TC3" sign --secret-id-env ID --secret-key-env KEY --at "$clock" --action CloneDBInstance --region ap-tokyo \
            --method $method $get --nonce 77 order.json | sed 's/^Host: .*/&\nConnection: close\r/' >call.http
        send_call
        says "$method $get" answer.txt '{"Response":{"DealName":'
    done
done
[ ! -e calls.ndjson ] || fail "the record is there before the end"
stop_serving INT
[ "$(wc -l <serve.txt)" -eq 8 ] || fail "not a line for each of 8 calls: $(cat serve.txt)"
says_not "the record" calls.ndjson "$KEY"
# Whatever was asked: what was taken keeps the contract, what was refused breaks it.
expect "the record against itself" 0 "$TC3" check --secret-key-env KEY --fail-on note \
    --rules 'tc3.exchange.*' --rules 'tc3.response.*' calls.ndjson
expect "the signatures of the record" 1 "$TC3" verify --secret-key-env KEY calls.ndjson
says "the signatures of the record" out.txt "8 calls: 7 valid, 1 wrong, 0 unchecked"

# --- the same again ---

for name in one two; do
    start_serving --clock "$clock" --seed 5 --quiet --record "$name.har"
    sign_order
    send_call
    cp answer.txt "$name.txt"
    send_call
    ! cmp -s answer.txt "$name.txt" || fail "two calls have the same answer"
    stop_serving
    [ ! -s serve.txt ] || fail "--quiet: it said $(cat serve.txt)"
done
cmp one.txt two.txt || fail "the same clock and seed gave different answers"
sed "s/127.0.0.1:[0-9]*//" one.har >one.txt
sed "s/127.0.0.1:[0-9]*//" two.har | cmp - one.txt || fail "the same clock and seed gave different records"
expect "a HAR" 0 "$TC3" check --secret-key-env KEY --disable tc3.capture.unsafe-retry one.har

# --- faults ---

start_serving --clock "$clock" --fault error=RequestLimitExceeded,times=1 --fault status=503,every=3 --record faults.ndjson
sign_order
send_call
says "the first call" answer.txt '"Code":"RequestLimitExceeded"'
send_call
says "the second call" answer.txt '"DealName"'
send_call
says "the third call" answer.txt "HTTP/1.1 503 Service Unavailable"
says "the third call" answer.txt "<title>503 Service Unavailable</title>"
send_call "X-TC3-Fault: error=OperationDenied.InsufficientBalanceError"
says "an error" answer.txt '"Code":"OperationDenied.InsufficientBalanceError"'
send_call "X-TC3-Fault: truncate=12"
[ "$(tail -n 1 answer.txt)" = '{"Response":' ] || fail "a truncated body: $(cat answer.txt)"
send_call "X-TC3-Fault: status=502, latency=1ms"
says "a gateway's page" answer.txt "<h1>502 Bad Gateway</h1>"
for lost in lost reset; do
    send_call "X-TC3-Fault: $lost"
    [ ! -s answer.txt ] || fail "$lost: $(cat answer.txt)"
done
send_call "X-TC3-Fault: latancy=1s"
says "a fault that there is not" answer.txt "Did you mean latency?"
stop_serving
says "faults" serve.txt "CloneDBInstance: success; on demand: the answer lost"
[ "$(grep -c '"response"' faults.ndjson)" -eq 7 ] || fail "not 7 of 9 calls have an answer in the record"

# --- the end ---

# A call that is being answered gets its answer at once, although it was to wait for an hour.
start_serving --clock "$clock" --fault latency=3600s
sign_order
exec 4<>"/dev/tcp/127.0.0.1/$port"
cat call.http >&4
until [ -s serve.txt ]; do :; done
stop_serving
cat <&4 >answer.txt
exec 4>&-
says "a call under way" answer.txt '"DealName"'

# --- the rate ---

start_serving --clock "$clock" --rate 1
send_call
says "the first of one" answer.txt '"DealName"'
send_call
says "the second of one" answer.txt '"Code":"RequestLimitExceeded"'
says "the second of one" serve.txt "tc3.capture.rate: more than 1 requests in a second"
stop_serving

# --- a session token ---

export TOKEN=a-session-token-for-tests
start_serving --clock "$clock" --token-env TOKEN
send_call
says "no token" answer.txt '"Code":"AuthFailure.TokenFailure"'
send_call "X-TC-Token: $TOKEN"
says "the token" answer.txt '"DealName"'
send_call "X-TC-Token: another-token"
says "another token" answer.txt '"Code":"AuthFailure.TokenFailure"'
stop_serving
says_not "tokens" serve.txt token-for-tests
says_not "tokens" serve.txt another-token

# --- TLS, and as a proxy ---

if command -v openssl >/dev/null; then
    # over_tls OPTIONS...: sends call.http by openssl; what comes is in answer.txt.
    over_tls() {
        openssl s_client -quiet -verify_return_error -CAfile authority.pem "$@" <call.http >answer.txt 2>openssl.txt
    }
    host=postgres.intl.tencentcloudapi.com
    rm -f authority.pem
    start_serving --clock "$clock" --tls --ca-file authority.pem --record tls.ndjson
    case $line in *https://*) ;; *) fail "--tls: it said $line" ;; esac
    says_not "--ca-file" authority.pem PRIVATE
    over_tls -connect "127.0.0.1:$port" -verify_ip 127.0.0.1
    says "TLS" answer.txt '"DealName"'
    sign_order "${order/60/70}"
    over_tls -proxy "127.0.0.1:$port" -connect "$host:443" -servername "$host" -verify_hostname "$host"
    says "TLS by way of a proxy" answer.txt '"DealName"'
    send_call
    says "plain HTTP with --tls" answer.txt "HTTP/1.1 400 Bad Request"
    over_tls -proxy "127.0.0.1:$port" -connect example.com:443
    [ ! -s answer.txt ] || fail "a host that is not ours: $(cat answer.txt)"
    stop_serving
    expect "the record of a proxy" 0 "$TC3" check --secret-key-env KEY tls.ndjson
    says "the record of a proxy" out.txt "2 purchases seen: 2 succeeded"
    says "the record of a proxy" tls.ndjson "\"url\":\"https://$host/\""
else
    echo "left out: TLS, since there is no openssl to speak it"
fi

# --- what is not taken ---

serve() { "$TC3" serve --secret-id-env ID --secret-key-env KEY "$@"; }
refused "no key" "needs --secret-id-env NAME and --secret-key-env NAME" "$TC3" serve
refused "a key that is not there" "NO_SUCH_KEY is not set" "$TC3" serve --secret-id-env ID --secret-key-env NO_SUCH_KEY
refused "a port" "--port takes a whole number from 0 to 65535, not" serve --port 70000
refused "a fault" "--fault: error takes a code such as InternalError" serve --fault error=
refused "a record" "the name of a capture to write ends in .ndjson or .har" serve --record calls.txt
refused "a clock" "--clock takes a whole number" serve --clock now
start_serving
expect "a port that is taken" 4 serve --port "$port"
says "a port that is taken" err.txt "cannot listen at port $port of 127.0.0.1"
stop_serving
expect "an address of another machine" 4 serve --bind 203.0.113.7
expect "the help" 0 "$TC3" serve --help
says "the help" out.txt "X-TC3-Fault"
finish
