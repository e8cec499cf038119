# tc3 serve: a mock of the service, alone on this machine.
source "$TC3_SOURCE/tests/cli/support.sh"
source "$TC3_SOURCE/tests/cli/serve.sh"

# --- answers ---

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
expect "the record, judged" 1 "$TC3" check --secret-key-env KEY --report ndjson --disable clone-db-instance.storage.step \
    --disable tc3.signature.malformed --disable tc3.capture.unsafe-retry --fail-on note --disable tc3.request.scheme \
    --disable tc3.capture.replayed calls.ndjson
tail -n 1 out.txt
