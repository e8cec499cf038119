# What the reports hold for whom: JUnit, annotations of GitHub, commands of curl, and how many findings and values.
source "$TC3_SOURCE/tests/cli/support.sh"

check() { "$TC3" check --secret-key-env KEY "$@"; }
unset GITHUB_ACTIONS

# JUnit, also where names hold what XML forbids.
sed -n 1p "$captures/clean.ndjson" | sed 's|\\"Storage\\"|\\"a\\\\u0001<\&\\":1,\\"Storage\\"|' >control.ndjson
expect "a JUnit report" 1 check --report junit=junit.xml "$captures" control.ndjson
says_not "a JUnit report" junit.xml "$KEY"
if command -v xmllint >/dev/null; then
    expect "JUnit for xmllint" 0 xmllint --noout junit.xml
    count() { xmllint --xpath "string($1)" junit.xml; }
    [ "$(count '/testsuites/@tests')" = "$(count 'count(//testcase)')" ] || fail "the total of tests is not their number"
    [ "$(count '/testsuites/@failures')" = "$(count 'count(//failure)')" ] || fail "the total of failures is wrong"
    [ "$(count '/testsuites/@failures')" -gt 10 ] || fail "hardly any failures"
    [ "$(count 'sum(//testsuite/@failures)')" = "$(count '/testsuites/@failures')" ] || fail "the suites do not add up"
else
    echo "there is no xmllint, so JUnit is not checked by an outside program"
fi

# Annotations.
expect "in GitHub Actions" 1 env GITHUB_ACTIONS=true "$TC3" check "$captures/broken.ndjson"
says "in GitHub Actions" out.txt "error[clone-db-instance.storage.step]"
grep -q '^::error file=.*broken.ndjson,line=[0-9]*,col=[0-9]*,title=clone-db-instance\.' out.txt || fail "no annotation"
[ "$(grep -c '^::' out.txt)" -le 30 ] || fail "more annotations than GitHub shows"
expect "elsewhere" 1 check "$captures/broken.ndjson"
says_not "elsewhere" out.txt "::error"
expect "another report to standard output" 1 env GITHUB_ACTIONS=true "$TC3" check --report ndjson "$captures/broken.ndjson"
says_not "another report to standard output" out.txt "::error"

# How much is shown.
expect "two groups at most" 1 check --max-findings 2 "$captures/broken.ndjson"
[ "$(grep -c '^[a-z]*\[' out.txt)" -eq 2 ] || fail "not two groups"
says "two groups at most" out.txt "further findings are not shown"
refused "a number of findings that is none" "--max-findings takes a whole number" check --max-findings few x
refused "a negative number of findings" "takes a whole number from 0 to" check --max-findings=-1 x

printf '%s\n' '{"request":{"method":"POST","url":"https://postgres.tencentcloudapi.com/","headers":{"X-TC-Action":"CloneDBInstance","X-TC-Version":"2017-03-12","X-TC-Region":"ap-guangzhou","X-TC-Timestamp":"1795600000","Content-Type":"application/json","Authorization":"lost-signature","Cookie":"lost-cookie","X-TC-Token":"lost-token"},"body":"{\"Storage\":15,\"DBInstanceId\":\"seen-id\",\"Password\":\"lost-password\",\"Text\":\"it'"'"'s\\u0007\"}"}}' >secrets.ndjson
expect "values" 1 check --show-values --report text --report html=values.html secrets.ndjson
says "values" out.txt "\"DBInstanceId\":\"seen-id\""
says "values" values.html "seen-id"
expect "no values" 1 check --report text --report html=values.html secrets.ndjson
says_not "no values" out.txt "seen-id"
says_not "no values" values.html "seen-id"
for option in --show-values --curl; do
    expect "secrets with $option" 1 check $option --report text --report html=values.html --report ndjson=values.ndjson \
        --report sarif=values.sarif --report junit=values.xml secrets.ndjson
    for file in out.txt values.html values.ndjson values.sarif values.xml; do
        says_not "secrets with $option in $file" "$file" "lost-"
    done
done

# The commands of curl: what they send is what was recorded, secrets left out.
cat >curl <<'SCRIPT'
#!/bin/sh
printf '%s\n' "$@" >>sent.txt
last=
for argument in "$@"; do
    [ "$last" != --data-raw ] || printf '%s' "$argument" >body.bin
    [ "$last" != --data-binary ] || cat >body.bin
    last=$argument
done
SCRIPT
chmod +x curl
again() { rm -f sent.txt body.bin && PATH=$PWD:$PATH sh ./again.sh; }
expect "commands of curl" 1 check --report curl=again.sh secrets.ndjson
again
says "commands of curl" sent.txt "https://postgres.tencentcloudapi.com/"
says "commands of curl" sent.txt "Authorization: LEFT-OUT"
says "commands of curl" body.bin '{"Storage":15,"DBInstanceId":"seen-id","Password":"LEFT-OUT","Text":"it'"'"'s\u0007"}'
printf '\001\000%%\\%s\377' "it's" >binary.bin
printf '{"request":{"method":"POST","url":"https://postgres.tencentcloudapi.com/","headers":{"X-TC-Action":"CloneDBInstance"},"body_b64":"%s"}}\n' \
    "$(base64 <binary.bin)" >binary.ndjson
expect "a command for bytes" 1 check --report curl=again.sh binary.ndjson
again
cmp binary.bin body.bin || fail "the body is not the same"
expect "commands beside the text" 1 check --curl "$captures/broken.ndjson"
says "commands beside the text" out.txt "curl -sS -g -X POST"
refused "commands beside another report" "only one report" check --curl --report ndjson "$captures/broken.ndjson"

expect "one document" 1 check --report json "$captures/broken.ndjson"
if command -v python3 >/dev/null; then
    cp out.txt document.json
    expect "one document" 0 python3 -c 'import json; json.load(open("document.json"))["findings"][0]["rule"]'
fi
finish
