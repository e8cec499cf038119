# tc3 verify: the verdict on each call, the steps of a wrong one, the exit codes.
source "$TC3_SOURCE/tests/cli/support.sh"

expect "right signatures" 0 "$TC3" verify --secret-key-env KEY "$captures/clean.ndjson"
[ "$(grep -c ': valid$' out.txt)" -eq 5 ] || fail "not all are valid"
says "right signatures" out.txt "5 calls: 5 valid, 0 wrong, 0 unchecked"
expect "right signatures of v1" 0 "$TC3" verify --secret-key-env KEY "$captures/v1.ndjson" "$captures/rebuilt.har"
[ "$(grep -c ': valid' out.txt)" -eq 6 ] || fail "the signatures of v1 are not valid"
expect "without a key" 0 "$TC3" verify "$captures/clean.ndjson"
says "without a key" out.txt "0 valid, 0 wrong, 5 unchecked; give the key with --secret-key-env NAME"
expect "another SecretId" 1 env OTHER=AKIDother "$TC3" verify --secret-id-env OTHER --secret-key-env KEY \
    "$captures/clean.ndjson"
says "another SecretId" out.txt "the SecretId is not that of the key"

# Every kind of mistake has its exchange.
expect "wrong signatures" 1 "$TC3" verify --secret-key-env KEY "$captures/kinds.ndjson"
for line in ":13 CloneDBInstance: wrong (algorithm): " ":14 CloneDBInstance: wrong (malformed): " \
    ":15 CloneDBInstance: wrong (scope): " ":16 CloneDBInstance: wrong (signed-headers): " \
    ":17 CloneDBInstance: wrong (expired): "; do
    says "wrong signatures" out.txt "kinds.ndjson$line"
done
expect "a clock that is given" 1 "$TC3" verify --secret-key-env KEY --at 1795600500 "$captures/clean.ndjson"
says "a clock that is given" out.txt "wrong (expired)"

# What the capture does not hold is not held against the call.
expect "a browser's export" 0 "$TC3" verify --secret-key-env KEY "$captures/browser.har"
says "a browser's export" out.txt "unchecked: the capture holds no signature"
says "a browser's export" out.txt "other entries left in peace: 2"
expect "the documentation's sample" 0 "$TC3" verify --secret-key-env KEY "$captures/page-sample.http"
says "the documentation's sample" out.txt "unchecked: the page's placeholder hides the signature"
printf 'GET / HTTP/1.1\r\nHost: postgres.tencentcloudapi.com\r\n\r\n' >unsigned.request.http
expect "a call with nothing of a signature" 1 "$TC3" verify --secret-key-env KEY unsigned.request.http
says "a call with nothing of a signature" out.txt "(no action): wrong (missing): the call is not signed"

# The steps.
sed 's/\\"Storage\\":40/\\"Storage\\":50/' "$captures/clean.ndjson" >changed.ndjson
expect "a changed body" 1 "$TC3" verify --secret-key-env KEY --trace changed.ndjson
for part in "wrong (mismatch)" "--- canonical request" "content-type:application/json" "--- string to sign" \
    "TC3-HMAC-SHA256" "--- signature"; do
    says "a changed body" out.txt "$part"
done
sed 's/by-get/by-GET/' "$captures/v1.ndjson" >changed-v1.ndjson
expect "a changed query" 1 "$TC3" verify --secret-key-env KEY --trace changed-v1.ndjson
says "a changed query" out.txt "GETpostgres.intl.tencentcloudapi.com/?Action=CloneDBInstance&"
printf '{}' >body.json
TOKEN=a-session-token "$TC3" sign --secret-id-env ID --secret-key-env KEY --token-env TOKEN --at 1795600000 \
    --signed-headers 'content-type;host;x-tc-token' --action CloneDBInstance --region ap-tokyo body.json 2>/dev/null |
    sed 's/{}$/[]/' >token.request.http
expect "a mismatch with a session token" 1 "$TC3" verify --secret-key-env KEY --trace token.request.http
says "a mismatch with a session token" out.txt "x-tc-token:(not shown)"
says_not "a mismatch with a session token" out.txt "a-session-token"

# What cannot be read.
expect "a missing file beside a right one" 3 "$TC3" verify --secret-key-env KEY missing.har "$captures/clean.ndjson"
says "a missing file beside a right one" err.txt "missing.har"
says "a missing file beside a right one" out.txt "5 valid"
expect "a line that is no JSON" 1 "$TC3" verify --secret-key-env KEY "$captures/broken.ndjson"
says "a line that is no JSON" err.txt "exchange 29: "
finish
