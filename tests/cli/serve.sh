# What the tests of `tc3 serve` share.

# start_serving OPTIONS...: starts `tc3 serve` with the key of the tests; its port is then in `port`, what it says of
# calls in serve.txt.
start_serving() {
    rm -f pipe
    mkfifo pipe
    "$TC3" serve --secret-id-env ID --secret-key-env KEY "$@" >pipe 2>serve.txt &
    served=$!
    exec 3<pipe
    read -r line <&3 || line=nothing
    port=${line##*:}
    case $line in
    "listening on http"*://*:[0-9]*) ;;
    *)
        fail "serve $*: it said '$line'"
        cat serve.txt
        finish
        ;;
    esac
}

# stop_serving [SIGNAL]: ends it, and looks at how it ended and what it wrote.
stop_serving() {
    local code=0
    kill -s "${1:-TERM}" "$served"
    wait "$served" || code=$?
    served=
    [ "$code" -eq 0 ] || {
        fail "serve: exit code $code at its end"
        cat serve.txt
    }
    says_not "serve: what it says" serve.txt "$KEY"
    says_not "serve: what it says" serve.txt TC3-HMAC-SHA256
}
trap '[ -z "${served:-}" ] || kill "$served"' EXIT
served=

# order_of JSON: a signed call in call.http, for the moment of --clock $clock.
clock=1795600000
order='{"DBInstanceId":"postgres-h5j8k2mn","SpecCode":"pg.it.medium4","Storage":60,"Period":1,"AutoRenewFlag":0,"VpcId":"vpc-w9x8y7z6","SubnetId":"subnet-r2s3t4u5","BackupSetId":"weekly-0042"}'
sign_order() {
    printf '%s' "${1:-$order}" >order.json
    "$TC3" sign --secret-id-env ID --secret-key-env KEY --at "$clock" --action CloneDBInstance --region ap-tokyo \
        order.json 2>sign.txt | sed 's/^Host: .*/&\nConnection: close\r/' >call.http
}

# send_call [HEADER]: sends call.http; what comes is in answer.txt.
send_call() {
    exec 4<>"/dev/tcp/127.0.0.1/$port"
    sed "s/^Connection: close.*/&${1:+\\n$1\\r}/" call.http >&4
    cat <&4 >answer.txt 2>/dev/null
    exec 4>&-
}
