# SIGINT and SIGTERM: what was read up to then is reported whole, and the exit code tells that there was more.
source "$TC3_SOURCE/tests/cli/support.sh"

order='{"request":{"method":"POST","url":"https://postgres.intl.tencentcloudapi.com/","headers":{"X-TC-Action":"CloneDBInstance"},"body":"{}"}}'

rm -f input
mkfifo input
for signal in INT TERM; do
    for jobs in 1 2; do
        rm -f found.ndjson
        exec 3<>input # held open, so that the input does not end by itself
        printf '%s\n%s\n' "$order" "$order" >&3
        "$TC3" check --jobs "$jobs" --report ndjson=found.ndjson - <input >out.txt 2>err.txt 3>&- &
        pid=$!
        wait_until_it_reads "$pid" || fail "$signal, $jobs jobs: it does not wait for input"
        kill -s "$signal" "$pid"
        code=0
        wait "$pid" || code=$?
        exec 3>&-
        [ "$code" -eq 3 ] || fail "$signal, $jobs jobs: exit code $code instead of 3"
        says "$signal, $jobs jobs" err.txt "interrupted"
        says "$signal, $jobs jobs" found.ndjson '"exchange":1,'
        tail -n 1 found.ndjson | grep -q '^{"summary":{"captures":1,"exchanges":2,' ||
            fail "$signal, $jobs jobs: the report is not whole: $(tail -n 1 found.ndjson)"
    done
done
finish
