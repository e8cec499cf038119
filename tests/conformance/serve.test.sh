# `tc3 serve` keeps the contract of a server in every case, and its record shows nothing else.
source "$TC3_SOURCE/tests/cli/support.sh"
source "$TC3_SOURCE/tests/cli/serve.sh"

# The documented limit of requests a second is on: the suite stays below it.
start_serving --quiet --record calls.ndjson
expect "the suite" 0 "$TC3_CONFORMANCE" server --strict --secret-id-env ID --secret-key-env KEY --max-success 40 \
    "http://127.0.0.1:$port"
tail -n 1 out.txt
stop_serving
expect "its record" 0 "$TC3" check --secret-id-env ID --secret-key-env KEY --fail-on note \
    --rules 'tc3.exchange.*' --rules 'tc3.response.*' --rules 'tc3.file.*' calls.ndjson
tail -n 1 out.txt

# By TLS it is the same server; a certificate that its authority has not signed is seen.
start_serving --quiet --tls --ca-file authority.pem
by_tls=("$TC3_CONFORMANCE" server --strict --secret-id-env ID --secret-key-env KEY --max-success 5 --ca-file authority.pem)
expect "by TLS" 0 "${by_tls[@]}" --case 'server/connection.*' --case 'server/concurrency.*' --case 'server/success.*' \
    --case 'server/size.*' --case 'server/clone-db-instance.storage.*' "https://localhost:$port"
says "by TLS" out.txt " 0 failed"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout /dev/null -out authority.pem -days 2 \
    -subj /CN=somebody-else 2>/dev/null
expect "by TLS, with another authority" 3 "${by_tls[@]}" "https://localhost:$port"
says "by TLS, with another authority" err.txt "certificate that is not trusted"
stop_serving
finish
