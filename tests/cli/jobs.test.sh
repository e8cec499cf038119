# tc3 check --jobs: whatever their number, the same findings in the same order.
source "$TC3_SOURCE/tests/cli/support.sh"

# Many entries of all sorts, broken ones among them, so that threads overtake one another.
for ((i = 0; i < 40; ++i)); do cat "$captures"/{clean,broken,kinds,v1}.ndjson; done >many.ndjson
for kind in ndjson text json sarif junit; do
    for jobs in 1 2 7 64; do
        expect "$kind with $jobs jobs" 1 "$TC3" check --secret-key-env KEY --jobs "$jobs" \
            --report "$kind=$kind.$jobs" many.ndjson "$captures/browser.har" "$captures/page-sample.http"
        cmp -s "$kind.1" "$kind.$jobs" || fail "the $kind report with $jobs jobs is another than with one"
    done
done
[ "$(wc -l <ndjson.1)" -gt 2000 ] || fail "the report has $(wc -l <ndjson.1) lines only"
finish
