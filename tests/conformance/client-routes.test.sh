#!/usr/bin/env bash
# The example client conforms on every way on which it can be sent, and so do clients that are right in another way.
source "$TC3_SOURCE/tests/cli/support.sh"
command -v python3 >/dev/null || {
    echo "skipped: the example client is written in Python, and there is no python3"
    exit 77
}
# conforms DESCRIPTION ARGUMENT...
conforms() {
    local what=$1
    shift
    expect "$what" 0 "$TC3_CONFORMANCE" client --strict --max-success 3 --deadline 60 "$@"
    says "$what" out.txt " 0 failed"
}
example=(python3 "$TC3_SOURCE/conformance/examples/client.py")
conforms "directly" -- "${example[@]}"
for way in "--tls" "--via proxy" "--via proxy --tls"; do
    # shellcheck disable=SC2086
    conforms "$way" $way --case 'client/request.*' --case 'client/signature.right' --case 'client/answer.*' \
        --case 'client/redirect.*-host' --case 'client/tls.*' --case 'client/*.cut-off*' -- "${example[@]}"
done
variants=$TC3_SOURCE/tests/conformance/client/variants.py
for name in $(python3 "$variants" --list); do
    conforms "$name" --case 'client/request.*' --case 'client/signature.*' --case 'client/body.*' \
        --case 'client/answer.c*' -- python3 "$variants" "$name"
done
finish
