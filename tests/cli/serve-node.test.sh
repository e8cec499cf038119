# The official Node SDK buys from `tc3 serve`, which it takes for the service: by way of a proxy and directly, with every
# signature and method that it has. What it sent and got is then judged.
source "$TC3_SOURCE/tests/cli/support.sh"
source "$TC3_SOURCE/tests/cli/serve.sh"
source "$TC3_SOURCE/tests/cli/node.sh"
cp "$TC3_SOURCE/tests/cli/serve-node.js" .

# expected: what the SDK is to report.
for way in "TC3-HMAC-SHA256 POST" "TC3-HMAC-SHA256 GET" "HmacSHA256 POST" "HmacSHA256 GET" "HmacSHA1 POST" "HmacSHA1 GET"; do
    cat <<LINES
$way least: BillId DealName RequestId
$way all: BillId DBInstanceId DealName RequestId
$way at a time: BillId DealName RequestId
$way wrong storage: InvalidParameterValue.InvalidParameterValueError
$way no storage: MissingParameter
$way both: InvalidParameter.ParameterCheckError
$way wrong key: AuthFailure.SignatureFailure
LINES
done >expected.txt

unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY no_proxy
for form in har ndjson; do
    start_serving --ca-file authority.pem --record "calls.$form"
    export NODE_EXTRA_CA_CERTS=$PWD/authority.pem
    if [ "$form" = har ]; then
        expect "by way of a proxy" 0 env http_proxy="http://127.0.0.1:$port" node serve-node.js
    else
        expect "directly" 0 env DIRECT="$port" node serve-node.js
    fi
    diff expected.txt out.txt || fail "$form: the SDK reports something else"
    stop_serving
    # What is broken on purpose is refused; nothing else is wrong with either side.
    expect "$form: what it sent and got" 0 "$TC3" check --secret-key-env KEY --disable '*.storage.*' \
        --disable '*.exactly-one' --disable tc3.signature.mismatch "calls.$form"
    says "$form: what it sent and got" out.txt "42 purchases seen: 18 succeeded, 24 refused"
    expect "$form: both against each other" 0 "$TC3" check --secret-key-env KEY --fail-on note \
        --rules 'tc3.exchange.*' --rules 'tc3.response.*' --rules 'tc3.file.*' "calls.$form"
    expect "$form: the signatures" 1 "$TC3" verify --secret-key-env KEY "calls.$form"
    says "$form: the signatures" out.txt "42 calls: 36 valid, 6 wrong, 0 unchecked"
done
finish
