# The captures that come with the sources show every kind of finding, and no report of them holds a key.
source "$TC3_SOURCE/tests/cli/support.sh"

expect "all fixtures" 1 "$TC3" check --secret-key-env KEY --report ndjson=found.ndjson --report text "$captures"
sed -n 's/.*"rule":"\([^"]*\)".*/\1/p' found.ndjson | sed 's/.*\.//' | sort -u >shown.txt
"$TC3" rules | awk '{print $1}' | sed 's/.*\.//' | sort -u >kinds.txt
# These two need a capture that is too large to be kept.
comm -23 kinds.txt shown.txt | grep -vxE 'rate|size' >lacking.txt
[ ! -s lacking.txt ] || fail "the fixtures show nothing of the kinds $(tr '\n' ' ' <lacking.txt)"
if grep -qF -- "$KEY" found.ndjson; then
    fail "the key is in the report"
fi

# More than the limit of calls within one second.
for number in $(seq 101); do
    sed -n 1p "$captures/clean.ndjson" | sed "s/reports-copy/copy-$number/"
done >many.ndjson
expect "too many calls" 1 "$TC3" check --report ndjson --rules tc3.capture.rate --fail-on warning many.ndjson
says "too many calls" out.txt '"rule":"tc3.capture.rate"'
finish
