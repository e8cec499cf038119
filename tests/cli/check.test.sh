# tc3 check: what it finds, its options and its exit codes.
source "$TC3_SOURCE/tests/cli/support.sh"

expect "clean captures" 0 "$TC3" check --secret-key-env KEY "$captures/clean.ndjson" "$captures/pair.request.http"
says "clean captures" out.txt "0 errors, 0 warnings, 0 notes in 6 calls (6 clean) of 2 captures"
expect "both files of a pair" 0 "$TC3" check --secret-key-env KEY "$captures"/pair.*.http
says "both files of a pair" out.txt "in 1 call (1 clean) of 1 capture"
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
finish
