# tc3 replay: recorded requests built anew, recorded answers decoded.
source "$TC3_SOURCE/tests/cli/support.sh"

count() { awk -v name="$1" 'index($0, name) { print $NF; exit }' out.txt; }
counts() { # DESCRIPTION NAME NUMBER
    [ "$(count "$2")" = "$3" ] || {
        fail "$1: '$2' is $(count "$2") instead of $3"
        cat out.txt
    }
}

expect "clean calls" 0 "$TC3" replay "$captures/clean.ndjson"
counts "clean calls" "requests" 5
counts "clean calls" "the same in meaning" 5
counts "clean calls" "built anew, different" 0
counts "clean calls" "success" 4
counts "clean calls" "error of the service" 1
expect "a pair of files" 0 "$TC3" replay "$captures/pair.request.http"
counts "a pair of files" "the same in meaning" 1
expect "the documentation's sample" 0 "$TC3" replay "$captures/page-sample.http"
counts "the documentation's sample" "the same in meaning" 1
expect "queries and forms" 0 "$TC3" replay "$captures/v1.ndjson" "$captures/rebuilt.har"
counts "queries and forms" "the same in meaning" 5
counts "queries and forms" "cannot be compared: clone-db-instance.name.encoding" 1

# A request that says what no typed request can is not compared; one that merely has a wrong value is.
expect "each kind of mistake" 0 "$TC3" replay "$captures/kinds.ndjson"
counts "each kind of mistake" "built anew, different" 0
counts "each kind of mistake" "cannot be compared: clone-db-instance.period.duplicate" 1
counts "each kind of mistake" "cannot be compared: tc3.request.content-type" 1
counts "each kind of mistake" "cannot be compared: tc3.request.path" 1
counts "each kind of mistake" "malformed: json" 1
counts "each kind of mistake" "malformed: status" 1
counts "each kind of mistake" "decoded otherwise than recorded" 0
expect "broken calls" 1 "$TC3" replay "$captures/broken.ndjson"
says "broken calls" err.txt "exchange 29: "
counts "broken calls" "cannot be compared: clone-db-instance.member.unknown" 1
counts "broken calls" "calls of actions without a contract" 1

# Meaning, not spelling.
line() { # BODY
    printf '{"request":{"method":"POST","url":"https://postgres.tencentcloudapi.com/","headers":{"Host":"postgres.tencentcloudapi.com","Content-Type":"application/json","X-TC-Action":"CloneDBInstance","X-TC-Version":"2017-03-12","X-TC-Region":"ap-tokyo","X-TC-Timestamp":"1795600000"},"body":"%s"}}\n' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"
}
rest='"SpecCode":"s","Storage":60,"Period":3,"AutoRenewFlag":0,"VpcId":"vpc-w9x8y7z6","SubnetId":"subnet-r2s3t4u5","BackupSetId":"b"'
{
    line "{ \"DBInstanceId\" : \"postgres-1\", $rest }"
    line "{$rest,\"DBInstanceId\":\"postgres-1\"}"
    line "{\"DBInstanceId\":\"\\u0070ostgres-1\",$rest,\"Name\":null,\"TagList\":[]}"
    line "{\"DBInstanceId\":\"postgres-1\",$rest,\"ProjectId\":-0,\"DeletionProtection\":false}"
    line "{\"DBInstanceId\":\"postgres-1\",$rest,\"ProjectId\":9223372036854775807,\"Name\":\"\\ud83d\\ude00/\\/\\t\"}"
} >spellings.ndjson
expect "spellings" 0 "$TC3" replay spellings.ndjson
counts "spellings" "the same in meaning" 5
counts "spellings" "none was recorded" 5

expect "no call at all" 0 sh -c 'printf "%s\n" "{\"request\":{\"method\":\"GET\",\"url\":\"https://example.com/a.js\",\"headers\":{}}}" | "$TC3" replay -'
says "no call at all" out.txt "No call of an action"
expect "a missing file" 3 "$TC3" replay missing.har
finish
