#!/usr/bin/env bash
# The example client conforms on every way on which it can be sent.
source "$TC3_SOURCE/tests/cli/support.sh"
command -v python3 >/dev/null || {
    echo "skipped: the example client is written in Python, and there is no python3"
    exit 77
}
expect "directly" 0 "$TC3_CONFORMANCE" client --strict --max-success 20 --deadline 60 -- \
    python3 "$TC3_SOURCE/conformance/examples/client.py"
says "directly" out.txt "0 failed"
for way in "--tls" "--via proxy" "--via proxy --tls"; do
    # shellcheck disable=SC2086
    expect "$way" 0 "$TC3_CONFORMANCE" client $way --strict --max-success 5 --deadline 60 --case 'client/request.*' \
        --case 'client/signature.right' --case 'client/answer.*' --case 'client/redirect.*' -- python3 "$TC3_SOURCE/conformance/examples/client.py"
done
finish
