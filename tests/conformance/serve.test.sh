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
finish
