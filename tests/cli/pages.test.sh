# explain, rules and contract: what is known of rules and actions.
source "$TC3_SOURCE/tests/cli/support.sh"

expect "all rules" 0 "$TC3" rules
cp out.txt rules.txt
[ "$(wc -l <rules.txt)" -gt 150 ] || fail "too few rules"
[ "$(awk '{print $1}' rules.txt | sort | uniq -d | wc -l)" -eq 0 ] || fail "a rule is listed twice"
while read -r rule severity _; do
    "$TC3" explain "$rule" >page.txt 2>&1 || fail "no page for $rule"
    head -1 page.txt | grep -qxF "$rule" || fail "another page for $rule"
    for part in "severity  *$severity" "tier  *[a-z]" "source  *[^ ]" "page  *[^ ].*20[0-9][0-9]" "what to do  *[A-Z]" \
        "to disable  *tc3 check --disable $rule"; do
        grep -qE "^  $part" page.txt || fail "the page of $rule lacks '$part'"
    done
done <rules.txt

expect "rules as JSON" 0 "$TC3" rules --as json
[ "$(grep -c '^{"rule":' out.txt)" -eq "$(wc -l <rules.txt)" ] || fail "rules as JSON: another number of rules"
expect "rules as Markdown" 0 "$TC3" rules --as markdown
says "rules as Markdown" out.txt "| Rule | Severity | Tier | What must hold | Source |"
[ "$(grep -c '^| [a-z]' out.txt)" -eq "$(wc -l <rules.txt)" ] || fail "rules as Markdown: another number of rules"

expect "a page" 0 "$TC3" explain clone-db-instance.storage.step
says "a page" out.txt "Storage is a multiple of 10."
says "a page" out.txt '{"Storage": 20}'
says "a page" out.txt "InvalidParameterValue.InvalidParameterValueError"
expect "the first part of an id" 0 "$TC3" explain clone-db-instance.storage
says "the first part of an id" out.txt "clone-db-instance.storage.range"
says_not "the first part of an id" out.txt "clone-db-instance.period"
expect "a pattern" 0 "$TC3" explain '*.mismatch'
says "a pattern" out.txt "tc3.signature.mismatch"
says "a pattern" out.txt "db-node.zone.mismatch"
expect "a page as Markdown" 0 "$TC3" explain clone-db-instance.storage.step --as markdown
says "a page as Markdown" out.txt "# clone-db-instance.storage.step"
says "a page as Markdown" out.txt '| right | {"Storage": 20} |'
expect "pages as Markdown" 0 "$TC3" explain clone-db-instance.storage --as markdown
[ "$(grep -c '^# clone-db-instance.storage' out.txt)" -eq 6 ] || fail "pages as Markdown: another number of pages"
expect "pages as JSON" 0 "$TC3" explain clone-db-instance.storage --as json
[ "$(grep -c '^{"rule":"clone-db-instance.storage' out.txt)" -eq 6 ] || fail "pages as JSON: another number of pages"
expect "a page with its causes" 0 "$TC3" explain tc3.signature.mismatch --as markdown
says "a page with its causes" out.txt "| Cause | What the client did | What to do |"
refused "a mistyped rule" "Did you mean clone-db-instance.storage.step?" "$TC3" explain clone-db-instance.storage.setp
refused "a rule without its subject" "Did you mean clone-db-instance.storage.step?" "$TC3" explain storage.step
refused "an unknown rule" "there is no rule" "$TC3" explain nothing.of.the.kind

expect "the known actions" 0 "$TC3" contract
for action in CloneDBInstance DescribeCloneDBInstanceSpec; do
    grep -qE "^ *$action  +postgres  +2017-03-12 " out.txt || fail "the known actions: no $action"
done
refused "a mistyped action" "Did you mean CloneDBInstance?" "$TC3" contract CloneDbInstances
refused "an unknown action" "\`tc3 contract\` lists the known ones" "$TC3" contract TerminateEverything
for form in text markdown json; do
    expect "the contract as $form" 0 "$TC3" contract CloneDBInstance --as $form
    for part in DBInstanceId RecoveryTargetTime DeletionProtection DBNode TagKey DealName FailedOperation.QueryVpcFailed \
        FailedOperation.QueryVpcFalied sa-saopaulo postgres.intl.tencentcloudapi.com \
        postgres.ap-shanghai-fsi.tencentcloudapi.com 2017-03-12 product/409/45153 "a multiple of 10"; do
        says "the contract as $form" out.txt "$part"
    done
done
says "the contract as JSON" out.txt '"rule":"clone-db-instance.storage.step"'
cp out.txt contract.json
expect "a contract without a list of codes" 0 "$TC3" contract DescribeCloneDBInstanceSpec
says "a contract without a list of codes" out.txt "No source at hand lists the error codes"
says "a contract without a list of codes" out.txt "at least one of BackupSetId and RecoveryTargetTime must be given"
expect "another contract as JSON" 0 "$TC3" contract DescribeCloneDBInstanceSpec --as json
cat contract.json >>out.txt
# Each rule that the contract names has a page.
tr '{' '\n' <out.txt | sed -n 's/.*"rule":"\([^"]*\)".*/\1/p' | sort -u | while read -r rule; do
    grep -qE "^ *$rule " rules.txt || echo "$rule"
done >missing.txt
[ ! -s missing.txt ] || fail "the contract names rules without a page: $(tr '\n' ' ' <missing.txt)"
finish
