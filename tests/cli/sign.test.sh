# tc3 sign: published signatures from their inputs, what it makes of a body or a request, what it tells.
source "$TC3_SOURCE/tests/cli/support.sh"

# --- published vectors: the request is put together from case.json, whose lines hold one value each ---

value() { sed -n "s/^    \"$2\": \"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}\$/\1/p" "$1/case.json"; }

request_of() {
    local query
    query=$(value "$1" query)
    printf '%s %s%s HTTP/1.1\r\n' "$(value "$1" method)" "$(value "$1" path)" "${query:+?$query}"
    sed -n 's/^        \["\([^"]*\)", "\(.*\)"\],\{0,1\}$/\1: \2/p' "$1/case.json" | while read -r line; do
        printf '%s\r\n' "$line"
    done
    printf '\r\n'
    [ ! -f "$1/body.bin" ] || cat "$1/body.bin"
}

signed=0
for vector in "$vectors"/tc3-*; do
    name=$(basename "$vector")
    # Some have no computed files; one stands for a reading that no signer uses.
    case $name in *-literal) continue ;; esac
    [ -f "$vector/authorization.txt" ] || continue
    request_of "$vector" >vector.http
    VECTOR_ID=$(value "$vector" secret_id) VECTOR_KEY=$(value "$vector" secret_key)
    export VECTOR_ID VECTOR_KEY
    more=()
    grep -q X-TC-Action vector.http || more=(--action Any --version 2020-01-01)
    expect "$name" 0 "$TC3" sign --secret-id-env VECTOR_ID --secret-key-env VECTOR_KEY "${more[@]}" \
        --service "$(value "$vector" service)" --at "$(value "$vector" timestamp)" \
        --signed-headers "$(value "$vector" signed_headers)" --trace vector.http
    says "$name" out.txt "Authorization: $(cat "$vector/authorization.txt")"
    case $VECTOR_ID in
    *"$VECTOR_KEY"*) ;; # a masked pair: both are asterisks
    *)
        says_not "$name" out.txt "$VECTOR_KEY"
        says_not "$name" err.txt "$VECTOR_KEY"
        ;;
    esac
    grep -qF -- "$(tail -n 1 "$vector/canonical-request.txt")" err.txt || fail "$name: the trace lacks the payload's hash"
    signed=$((signed + 1))
done
[ "$signed" -eq 21 ] || fail "only $signed vectors were signed"

signed=0
for vector in "$vectors"/v1-derived-clone-*; do
    name=$(basename "$vector")
    method=$(value "$vector" method)
    # The signed text without its signature is the request.
    text=$(sed 's/Signature=[^&]*&\{0,1\}//; s/&$//' "$vector/signed-parameters.txt")
    if [ "$method" = GET ]; then
        printf 'GET /?%s HTTP/1.1\r\nHost: %s\r\n\r\n' "$text" "$(value "$vector" host)" >vector.http
    else
        printf 'POST / HTTP/1.1\r\nHost: %s\r\n\r\n%s' "$(value "$vector" host)" "$text" >vector.http
    fi
    VECTOR_ID=$(value "$vector" secret_id) VECTOR_KEY=$(value "$vector" secret_key)
    export VECTOR_ID VECTOR_KEY
    expect "$name" 0 "$TC3" sign --secret-id-env VECTOR_ID --secret-key-env VECTOR_KEY \
        --method "$(value "$vector" algorithm)" --at 1640366855 --trace vector.http
    says "$name" err.txt "$(cat "$vector/signature.txt")"
    says "$name" err.txt "$(cat "$vector/string-to-sign.txt")"
    says_not "$name" out.txt "$VECTOR_KEY"
    signed=$((signed + 1))
done
[ "$signed" -eq 4 ] || fail "$signed vectors of signature v1 were signed"

# --- a body ---

order='{"DBInstanceId":"postgres-h5j8k2mn","SpecCode":"pg.it.medium4","Storage":60,"Period":3,"AutoRenewFlag":0,"VpcId":"vpc-w9x8y7z6","SubnetId":"subnet-r2s3t4u5","BackupSetId":"weekly-0042"}'
printf '%s' "$order" >order.json
sign() { "$TC3" sign --secret-id-env ID --secret-key-env KEY --at 1795600000 "$@"; }
expect "a right body" 0 sign --action CloneDBInstance --region ap-tokyo order.json
[ ! -s err.txt ] || fail "a right body: something was told: $(cat err.txt)"
for line in "POST / HTTP/1.1" "Host: postgres.intl.tencentcloudapi.com" "Content-Type: application/json" \
    "X-TC-Action: CloneDBInstance" "X-TC-Version: 2017-03-12" "X-TC-Region: ap-tokyo" "X-TC-Timestamp: 1795600000" \
    "SignedHeaders=content-type;host;x-tc-action" "/2026-11-25/postgres/tc3_request" "Content-Length: ${#order}"; do
    says "a right body" out.txt "$line"
done
[ "$(tail -c ${#order} out.txt)" = "$order" ] || fail "the body is not the one that was given"
cp out.txt once.txt
from_input() { "$TC3" sign --secret-id-env ID --secret-key-env KEY --at 1795600000 "${@:2}" - <"$1"; }
expect "standard input" 0 from_input order.json --action CloneDBInstance --region ap-tokyo
cmp -s out.txt once.txt || fail "a body on standard input is signed differently"
expect "a finance region" 0 sign --action CloneDBInstance --region ap-shanghai-fsi order.json
says "a finance region" out.txt "Host: postgres.ap-shanghai-fsi.tencentcloudapi.com"
expect "a host" 0 sign --action CloneDBInstance --region ap-tokyo --host postgres.tencentcloudapi.com order.json
says "a host" out.txt "Host: postgres.tencentcloudapi.com"
expect "a mock" 0 sign --action CloneDBInstance --region ap-tokyo --host 127.0.0.1:8080 order.json
says "a mock" out.txt "/2026-11-25/postgres/tc3_request"
says "a mock" err.txt "warning[tc3.request.host] header:Host"
expect "another set of headers" 0 sign --action CloneDBInstance --region ap-tokyo \
    --signed-headers 'content-type;host' order.json
says "another set of headers" out.txt "SignedHeaders=content-type;host, "
expect "a body that is not signed" 0 sign --action CloneDBInstance --region ap-tokyo --unsigned-payload order.json
says "a body that is not signed" out.txt "X-TC-Content-SHA256: UNSIGNED-PAYLOAD"

# --- what is wrong is told, and signed all the same ---

sed 's/"Storage":60/"Storage":61/; s/"Period":3/"Perod":3/' order.json >wrong.json
expect "a wrong body" 0 sign --action CloneDBInstance wrong.json
says "a wrong body" err.txt "error[clone-db-instance.storage.step] /Storage: "
says "a wrong body" err.txt "error[clone-db-instance.member.unknown] /Perod: "
says "a wrong body" err.txt "error[clone-db-instance.period.required] /Period: "
says "a wrong body" err.txt "error[tc3.request.region] header:X-TC-Region: "
says "a wrong body" out.txt "Authorization: TC3-HMAC-SHA256 "
printf '{"Storage":' >half.json
expect "half a body" 0 sign --action CloneDBInstance --region ap-tokyo half.json
says "half a body" err.txt "error[tc3.request.json]"

# --- queries, forms, command lines ---

expect "a GET" 0 sign --action CloneDBInstance --region ap-tokyo --get order.json
says "a GET" out.txt "GET /?DBInstanceId=postgres-h5j8k2mn&"
[ ! -s err.txt ] || fail "a GET: something was told: $(cat err.txt)"
for method in HmacSHA1 HmacSHA256; do
    for get in '' --get; do
        # shellcheck disable=SC2086
        expect "$method $get" 0 sign --action CloneDBInstance --region ap-tokyo --method $method $get --nonce 77 order.json
        [ ! -s err.txt ] || fail "$method $get: something was told: $(cat err.txt)"
        says "$method $get" out.txt "Nonce=77"
        cp out.txt v1.request.http
        expect "$method $get, verified" 0 "$TC3" verify --secret-key-env KEY --at 1795600000 v1.request.http
        says "$method $get, verified" out.txt "CloneDBInstance: valid"
    done
done
expect "half a body for a query" 3 sign --action CloneDBInstance --region ap-tokyo --get half.json
says "half a body for a query" err.txt "half.json: the body is no whole JSON"
printf '%s' "${order%?},\"Name\":\"it's-\$HOME\"}" >quoted.json
expect "a command line" 0 sign --action CloneDBInstance --region ap-tokyo --as curl quoted.json
sed 's/^curl /printf "%s\\n" /' out.txt >words.sh
sh words.sh >words.txt
says "a command line" words.txt "https://postgres.intl.tencentcloudapi.com/"
says "a command line" words.txt "\"Name\":\"it's-\$HOME\""

# --- a request ---

expect "the documentation's sample" 0 sign --region ap-guangzhou "$captures/page-sample.http"
says "the documentation's sample" out.txt "X-TC-Version: 2017-03-12"
says "the documentation's sample" err.txt "warning[clone-db-instance.instance-charge-type.case]"
says_not "the documentation's sample" out.txt "DealName"
printf 'POST / HTTP/1.1\nHost: postgres.tencentcloudapi.com\nX-TC-Action: CloneDBInstance\nAuthorization: old\n\n%s' \
    "$order" >plain.http
expect "a request with line feeds" 0 sign --region ap-tokyo plain.http
says "a request with line feeds" out.txt "Content-Type: application/json"
says_not "a request with line feeds" out.txt "Authorization: old"
cp out.txt plain.request.http
expect "the same, verified" 0 "$TC3" verify --secret-key-env KEY --at 1795600000 plain.request.http
expect "a signed request, signed anew" 0 sign plain.request.http
cmp -s out.txt plain.request.http || fail "a signed request that is signed anew is another one"
expect "the same on standard input" 0 from_input plain.request.http
cmp -s out.txt plain.request.http || fail "a request on standard input is signed differently"
expect "a session token" 0 env TOKEN=a-session-token "$TC3" sign --secret-id-env ID --secret-key-env KEY \
    --token-env TOKEN --at 1795600000 --trace --signed-headers 'content-type;host;x-tc-token' plain.http
says "a session token" out.txt "X-TC-Token: a-session-token"
says_not "the trace with a session token" err.txt "a-session-token"

# --- what cannot be signed ---

printf 'POST / HTTP/1.1\r\nHost: postgres.tencentcloudapi.com\r\nContent-Length: 5\r\n\r\n{}' >short.http
expect "a wrong length" 3 sign --action CloneDBInstance short.http
says "a wrong length" err.txt "Content-Length does not agree with the body"
printf 'hello\n' >hello.txt
: >empty.json
expect "another text" 3 sign --action CloneDBInstance hello.txt
says "another text" err.txt "neither a JSON object nor an HTTP request"
expect "an empty file" 3 sign --action CloneDBInstance empty.json
expect "a missing file" 3 sign --action CloneDBInstance missing.json
says "a missing file" err.txt "missing.json"
refused "no action" "name the action with --action" sign order.json
refused "an unknown action without a version" "Did you mean CloneDBInstance?" \
    sign --action CloneDBInstanc order.json
refused "an unknown action without a host" "name the host with --host" \
    sign --action DescribeThings --version 2020-01-01 order.json
refused "no service" "name the service with --service" \
    sign --action DescribeThings --version 2020-01-01 --host localhost order.json
refused "headers that cannot be signed" "the signed headers are not" \
    sign --action CloneDBInstance --signed-headers host order.json
refused "no credential" "needs --secret-id-env NAME and --secret-key-env NAME" "$TC3" sign order.json
expect "a request of signature v1 without --method" 2 sign v1.request.http
says "a request of signature v1 without --method" err.txt "--method HmacSHA256"
finish
