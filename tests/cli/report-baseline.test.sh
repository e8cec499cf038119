# What is known from an earlier report does not count, whatever the form of that report.
source "$TC3_SOURCE/tests/cli/support.sh"

check() { "$TC3" check --secret-key-env KEY "$@"; }
expect "reports to begin with" 1 check --report ndjson=known.ndjson --report json=known.json \
    --report sarif=known.sarif "$captures/broken.ndjson"
for form in ndjson json sarif; do
    expect "a baseline of $form" 0 check --fail-on note --baseline "known.$form" "$captures/broken.ndjson"
    says "a baseline of $form" out.txt "known error[clone-db-instance.storage.step]"
    says "a baseline of $form" out.txt "0 errors, 0 warnings, 0 notes, "
    says_not "a baseline of $form" out.txt "did not come up again"
done

# Once more is one too many, and what is gone is said.
cat "$captures/broken.ndjson" "$captures/broken.ndjson" >twice.ndjson
expect "as much again" 1 check --baseline known.ndjson twice.ndjson
says "as much again" out.txt "error[clone-db-instance.storage.step]"
expect "all is gone" 0 check --baseline known.sarif "$captures/clean.ndjson"
says "all is gone" out.txt "Of the baseline these did not come up again: "
expect "one rule is gone" 0 check --rules '*.storage.step' --baseline known.json "$captures/clean.ndjson"
says "one rule is gone" out.txt "did not come up again: clone-db-instance.storage.step (/Storage)"
says_not "one rule is gone" out.txt "tc3.signature"

refused "no such baseline" "cannot read the baseline missing.ndjson" check --baseline missing.ndjson "$captures/clean.ndjson"
printf 'hello\n' >hello.txt
refused "another file as baseline" "line 1 of the baseline hello.txt is no finding" \
    check --baseline hello.txt "$captures/clean.ndjson"
finish
