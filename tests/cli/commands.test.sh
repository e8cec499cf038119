# The command line: exit codes, sentences, and that a key is never written.
set -u
failed=0
expect() { # DESCRIPTION WANTED-CODE COMMAND...
    local what=$1 wanted=$2
    shift 2
    "$@" >out.txt 2>err.txt
    local code=$?
    if [ "$code" -ne "$wanted" ]; then
        echo "FAILED: $what: exit code $code instead of $wanted"
        cat out.txt err.txt
        failed=1
    fi
    if grep -qF "$KEY" out.txt err.txt; then
        echo "FAILED: $what: the key was written"
        failed=1
    fi
}
says() { # DESCRIPTION FILE TEXT
    grep -qF -- "$3" "$2" || { echo "FAILED: $1: '$3' is not in $2"; cat "$2"; failed=1; }
}
export KEY=not-a-real-key-for-fixtures ID=AKIDEXAMPLEFIXTURE0000000000
captures=$TC3_SOURCE/tests/fixtures/captures

expect "clean captures" 0 "$TC3" check --secret-key-env KEY "$captures/clean.ndjson" "$captures/pair.request.http"
says "clean captures" out.txt "0 errors, 0 warnings, 0 notes in 6 calls (6 clean) of 2 captures"
expect "broken captures" 1 "$TC3" check --secret-key-env KEY --report ndjson "$captures/broken.ndjson"
says "broken captures" out.txt '"rule":"clone-db-instance.storage.step","kind":"step","path":"/Storage"'
says "broken captures" out.txt '"rule":"tc3.capture.unsafe-retry"'
says "broken captures" out.txt '"rule":"tc3.signature.mismatch"'
says "broken captures" out.txt '"repeated_after_success":1,"repeated_in_doubt":1'
expect "a report in a file" 1 "$TC3" check --report ndjson=known.ndjson "$captures/broken.ndjson"
expect "a baseline" 0 "$TC3" check --baseline known.ndjson "$captures/broken.ndjson"
expect "a page with a sample" 0 "$TC3" check "$captures/page-sample.http"
says "a page with a sample" out.txt "warning[clone-db-instance.instance-charge-type.case]"
expect "a warning that is to fail" 1 "$TC3" check --fail-on warning "$captures/page-sample.http"
expect "a disabled rule" 0 "$TC3" check --fail-on warning --disable '*.case' "$captures/page-sample.http"
expect "a browser's export" 1 "$TC3" check --secret-key-env KEY "$captures/browser.har"
says "a browser's export" out.txt "2 other entries left in peace"

expect "a missing file" 3 "$TC3" check missing.har
says "a missing file" err.txt "cannot open missing.har"
: >empty.har
expect "an empty file" 3 "$TC3" check empty.har
says "an empty file" err.txt "it is empty"
head -c 2000 "$captures/browser.har" >cut.har
expect "a truncated HAR" 3 "$TC3" check cut.har
says "a truncated HAR" err.txt "cut off"
mkdir -p nothing
expect "a folder without captures" 3 "$TC3" check nothing
expect "a folder" 1 "$TC3" check --secret-key-env KEY "$captures"

expect "no path" 2 "$TC3" check
expect "a wrong option" 2 "$TC3" check --nonsense x
expect "a mistyped command" 2 "$TC3" chek x
says "a mistyped command" err.txt "did you mean check?"
expect "an unset variable" 2 env -u UNSET_KEY "$TC3" check --secret-key-env UNSET_KEY "$captures/clean.ndjson"
expect "help" 0 "$TC3" check --help
expect "version" 0 "$TC3" --version

printf '%s' '{"DBInstanceId":"postgres-q7w2m4zx","Storage":45}' >order.json
expect "signing" 0 "$TC3" sign --secret-id-env ID --secret-key-env KEY --region ap-singapore --at 1795500000 --trace order.json
says "signing tells what is wrong" err.txt "clone-db-instance.storage.step"
cp out.txt signed.request.http
expect "verifying what was signed" 0 "$TC3" verify --secret-key-env KEY --at 1795500000 signed.request.http
says "verifying what was signed" out.txt "1 valid, 0 wrong, 0 unchecked"
sed -i 's/"Storage":45/"Storage":46/' signed.request.http
expect "verifying what was changed" 1 "$TC3" verify --secret-key-env KEY --at 1795500000 signed.request.http

expect "replaying" 0 "$TC3" replay "$captures/clean.ndjson"
says "replaying" out.txt "rebuilt with the same meaning"
"$TC3" rules >rules.txt
while read -r _ rule; do
    "$TC3" explain "$rule" | grep -qxF "$rule" || { echo "FAILED: no page for $rule"; failed=1; }
done <rules.txt
[ "$(wc -l <rules.txt)" -gt 150 ] || { echo "FAILED: too few rules"; failed=1; }
expect "an unknown rule" 2 "$TC3" explain no.such.rule
expect "a contract" 0 "$TC3" contract CloneDBInstance --as json
says "a contract" out.txt '"FailedOperation.QueryVpcFalied"'
exit $failed
