# The examples, built as an outside project, against the mock: what each transport makes of every end that a purchase can
# come to. How often a call was sent is counted by the mock.
source "$TC3_SOURCE/tests/packaging/support.sh"
source "$TC3_SOURCE/tests/cli/support.sh"
source "$TC3_SOURCE/tests/cli/serve.sh"
TC3=$TC3_STAGE/bin/tc3
export TENCENTCLOUD_SECRET_ID=$ID TENCENTCLOUD_SECRET_KEY=$KEY

must "configure" cmake -S "$TC3_SOURCE/tools/examples" -B built -DCMAKE_PREFIX_PATH="$TC3_STAGE" -DCMAKE_CXX_FLAGS=-Werror
must "build" cmake --build built --parallel 2
examples=
for example in beast beast_coroutine curl httplib; do
    if [ -x "built/$example" ]; then
        examples+=" $example"
    else
        echo "left out: $example, whose library is not here"
    fi
done

# purchase END CALLS SENTENCE-PART SERVE-OPTIONS -- OPTIONS...: runs each example against a mock of its own.
purchase() {
    local end=$1 calls=$2 part=$3 example faults=()
    shift 3
    while [ "$1" != -- ]; do
        faults+=("$1")
        shift
    done
    shift
    for example in $examples; do
        rm -f ca.pem
        start_serving --tls --ca-file ca.pem --rate 0 "${faults[@]}"
        expect "$example (${faults[*]} $*)" "$end" "built/$example" --host "127.0.0.1:$port" --pause 0 "$@"
        says "$example (${faults[*]} $*)" out.txt "$part"
        stop_serving
        [ "$(wc -l <serve.txt)" -eq "$calls" ] || {
            fail "$example (${faults[*]} $*): not $calls calls but those"
            cat serve.txt
        }
    done
}
trusting=(--ca-file ca.pem)

purchase 0 1 "bought: deal 20" -- "${trusting[@]}"
purchase 1 0 "error /Storage: Storage must be a multiple of 10, not 65" -- "${trusting[@]}" --disk 65
purchase 1 1 "error OperationDenied.InsufficientBalanceError" \
    --fault error=OperationDenied.InsufficientBalanceError -- "${trusting[@]}"

# Throttled: the service did not look at it, so it is sent again, but not for ever.
purchase 0 2 "bought: deal 20" --fault error=RequestLimitExceeded,times=1 -- "${trusting[@]}"
purchase 4 3 "send it again after a delay" --fault error=RequestLimitExceeded -- "${trusting[@]}"

# What may have been executed is sent once.
look="find out whether it was executed before it is sent again"
purchase 3 1 "$look" --fault lost -- "${trusting[@]}"
purchase 3 1 "$look" --fault reset -- "${trusting[@]}"
purchase 3 1 "$look" --fault truncate -- "${trusting[@]}"
purchase 3 1 "$look" --fault status=502 -- "${trusting[@]}"
purchase 3 1 "$look" --fault error=InternalError -- "${trusting[@]}"
purchase 3 1 "$look" --fault latency=3600s -- "${trusting[@]}" --timeout 3000

# What never left was not executed: no trust in the certificate, or nobody there.
purchase 4 0 "not sent: " --
for example in $examples; do
    expect "$example, nobody there" 4 "built/$example" --host 127.0.0.1:1 --pause 0 "${trusting[@]}"
    says "$example, nobody there" out.txt "not sent: "
    expect "$example, wrong usage" 2 "built/$example" --disk many
done
finish
