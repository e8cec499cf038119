# An action that reads: its calls are no purchases, repeats of them are none either, and they are sent without leave.
source "$TC3_SOURCE/tests/cli/support.sh"
source "$TC3_SOURCE/tests/cli/serve.sh"
who=(--secret-id-env ID --secret-key-env KEY)

# ask JSON: sends a signed question; what comes is in answer.txt.
ask() {
    printf '%s' "$1" >question.json
    "$TC3" sign "${who[@]}" --at "$clock" --action DescribeCloneDBInstanceSpec --region ap-tokyo question.json \
        2>sign.txt | sed 's/^Host: .*/&\nConnection: close\r/' >call.http
    send_call
}

start_serving --clock "$clock" --record calls.ndjson
ask '{"DBInstanceId":"postgres-abcd1234","BackupSetId":"f22057d2-46c0"}'
says "a question" answer.txt '"MinSpecCode":"pg.it.2xlarge16","MinStorage":1000'
clock=$((clock + 1)) ask '{"DBInstanceId":"postgres-abcd1234","BackupSetId":"f22057d2-46c0"}'
says "the question again" answer.txt '"MinStorage":1000'
ask '{"DBInstanceId":"postgres-abcd1234"}'
says "a question that lacks both" answer.txt '"Code":"MissingParameter"'
says "a question that lacks both" sign.txt "at least one of BackupSetId and RecoveryTargetTime must be given"
ask '{"DBInstanceId":"postgres-abcd1234","BackupSetId":"f22057d2-46c0","RecoveryTargetTime":"2022-01-01 12:00:00"}'
says "a question with both" answer.txt '"MinStorage":1000'
stop_serving
says "what it was asked" serve.txt "DescribeCloneDBInstanceSpec: success"

expect "the record" 1 "$TC3" check --secret-key-env KEY --disable tc3.request.scheme calls.ndjson
says "the record" out.txt "describe-clone-db-instance-spec.backup-set-id.required"
says "the record" out.txt "describe-clone-db-instance-spec.recovery-target-time.ignored"
says "the record" out.txt "1 error, 1 warning"
says_not "the record" out.txt "purchase"
says_not "the record" out.txt "unsafe-retry"

expect "its plan" 0 "$TC3" replay --to http://127.0.0.1:1 calls.ndjson
says "its plan" out.txt ":0 DescribeCloneDBInstanceSpec ap-tokyo: to be sent"
says_not "its plan" out.txt "allow-billing"
start_serving --quiet
expect "sent without leave" 0 "$TC3" replay --to "http://127.0.0.1:$port" --send "${who[@]}" --timeout 600 \
    --record again.ndjson calls.ndjson
says "sent without leave" out.txt "answered as recorded       4"
stop_serving
expect "offline" 0 "$TC3" replay calls.ndjson
finish
