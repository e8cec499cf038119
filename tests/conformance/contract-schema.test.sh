# The JSON Schema of each action against our validator: an outside validator judges some thousand made-up requests and
# answers. Where the two differ, the schema's own $comment names the kind of rule.
source "$TC3_SOURCE/tests/cli/support.sh"

for program in node npm; do
    command -v "$program" >/dev/null || {
        echo "skipped: there is no $program, which the outside validator needs"
        exit 77
    }
done
cp "$TC3_SOURCE/tests/cli/contract-schema/package.json" "$TC3_SOURCE/tests/conformance/contract-schema.js" .
npm install --no-audit --no-fund --fetch-retries=0 --fetch-timeout=60000 >npm.txt 2>&1 || {
    echo "skipped: npm cannot install the validator, see npm.txt"
    exit 77
}

for action in $("$TC3" contract --as json | tr -d '[]"' | tr , ' '); do
    expect "$action as a schema" 0 "$TC3" contract "$action" --as schema
    cp out.txt "$action.schema.json"
done
# shellcheck disable=SC2016
expect "the suite asks our validator" 0 "$TC3_CONFORMANCE" executor --case 'validate/**' --case 'decode/**' \
    --max-success 60 -- bash -c 'tee questions.ndjson | "$TC3_EXECUTOR" | tee answers.ndjson'
expect "the schemas say the same" 0 node contract-schema.js
cat out.txt
finish
