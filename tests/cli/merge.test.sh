# A capture in shards: the report that `tc3 merge` makes of theirs is that of one run over the whole.
source "$TC3_SOURCE/tests/cli/support.sh"

merge() { "$TC3" merge "$@"; }

# Calls of which none repeats another, a minute apart; every third has an error, every fifth a note or a warning.
make_traffic() {
    awk 'BEGIN {
        for (i = 0; i < 300; ++i) {
            time = sprintf("2026-11-24T%02d:%02d:00Z", int(i / 60), i % 60)
            body = sprintf("{\\\"DBInstanceId\\\":\\\"postgres-%08d\\\",\\\"SpecCode\\\":\\\"pg.it.large8\\\"," \
                           "\\\"Storage\\\":%d,\\\"Period\\\":%d,\\\"AutoRenewFlag\\\":0,\\\"VpcId\\\":\\\"vpc-m3n4b5v6\\\"," \
                           "\\\"SubnetId\\\":\\\"subnet-c7x8z9l1\\\",\\\"BackupSetId\\\":\\\"nightly-%d\\\"}", \
                           i, i % 3 ? 120 : 125, i % 7 ? 1 : 13, i)
            printf "{\"time\":\"%s\",\"request\":{\"method\":\"POST\",\"url\":\"https://postgres.tencentcloudapi.com/\",", time
            printf "\"headers\":{\"Host\":\"postgres.tencentcloudapi.com\",\"Content-Type\":\"application/json\","
            printf "\"X-TC-Action\":\"%s\",\"X-TC-Version\":\"2017-03-12\",", i % 5 ? "CloneDBInstance" : "DescribeZones"
            printf "\"X-TC-Region\":\"ap-guangzhou\",\"X-TC-Timestamp\":\"%d\",", 1795478400 + 60 * i
            printf "\"Authorization\":\"TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2026-11-24/postgres/tc3_request, "
            printf "SignedHeaders=content-type;host, Signature=%064d\"},\"body\":\"%s\"},", i, body
            printf "\"response\":{\"status\":200,\"headers\":{\"Content-Type\":\"application/json\"},"
            printf "\"body\":\"{\\\"Response\\\":{\\\"DealName\\\":\\\"deal-%d\\\",\\\"BillId\\\":\\\"bill-%d\\\",\\\"RequestId\\\":\\\"00000000-0000-4000-8000-%012d\\\"}}\"}}\n", i, i, i
        }
        print "{\"request\":{\"method\":\"GET\",\"url\":\"https://example.org/\",\"headers\":{}}}"
        print "{\"request\":"
    }'
}
make_traffic >traffic.ndjson

# What must be the same: all but the number of captures, and the places, which count from a shard's start.
sums() { tail -n 1 "$1" | sed 's/"captures":[0-9]*,//'; }
findings() {
    grep -v '^{"summary":' "$1" |
        sed 's/"capture":"[^"]*","exchange":[0-9]*,//; s/,"offset":.*//' | sort
}
same() { # DESCRIPTION REPORT
    [ "$(sums whole.ndjson)" = "$(sums "$2")" ] || fail "$1: not the same sums: $(sums whole.ndjson) / $(sums "$2")"
    [ "$(findings whole.ndjson)" = "$(findings "$2")" ] || fail "$1: not the same findings"
}

expect "the whole" 1 "$TC3" check --report ndjson traffic.ndjson
mv out.txt whole.ndjson
says_not "the whole" whole.ndjson '"errors":0,'
says_not "the whole" whole.ndjson '"clean":0,'
says_not "the whole" whole.ndjson '"rule":"tc3.capture.'
says "the whole" whole.ndjson '"exchanges":302,'
says "the whole" whole.ndjson '"skipped":2,'
says "the whole" whole.ndjson '"unreadable":1'

# A report of one shard comes out as it went in.
expect "one report" 1 merge --report ndjson whole.ndjson
cmp out.txt whole.ndjson || fail "one report is not passed on as it is"

# Shards as files, and as one stream whose lines are out of order and have blanks behind them.
rm -rf shards && mkdir shards
split -l 50 traffic.ndjson part-
for part in part-a?; do
    expect "a shard" 1 "$TC3" check --format ndjson --report ndjson --stdin-name "$part" - <"$part"
    mv out.txt "shards/$part.ndjson"
done
says "the name of a shard" shards/part-ab.ndjson '"capture":"part-ab"'
expect "a folder" 1 merge --report ndjson shards
mv out.txt merged.ndjson
same "a folder" merged.ndjson
says "a folder" merged.ndjson '{"summary":{"captures":7,'
cat shards/* | sort | sed 's/$/	/' >sorted.ndjson
expect "one stream in another order" 1 merge --report ndjson <sorted.ndjson
mv out.txt merged.ndjson
same "one stream in another order" merged.ndjson
sed -n 'p;n' sorted.ndjson >half-1.ndjson
sed -n 'n;p' sorted.ndjson >half-2.ndjson
expect "the lines of a shard in several files" 1 merge --report ndjson half-1.ndjson half-2.ndjson
mv out.txt merged.ndjson
same "the lines of a shard in several files" merged.ndjson
[ ! -s err.txt ] || fail "the lines of a shard in several files: $(cat err.txt)"
expect "a merged report" 1 merge --report ndjson half-1.ndjson half-2.ndjson
mv out.txt again.ndjson
expect "a merged report is merged again" 1 merge --report ndjson again.ndjson
cmp out.txt again.ndjson || fail "a merged report is not passed on as it is"

# Other reports and exit codes.
expect "several reports" 1 merge --report text --report json=all.json --report sarif=all.sarif --report github shards
says "the text" out.txt "error[clone-db-instance.storage.step]"
says "the text" out.txt "of 7 captures"
says "the text" out.txt ", 1 unreadable."
says "annotations" out.txt "::error file=part-aa,line="
if command -v python3 >/dev/null; then
    expect "documents" 0 python3 -c 'import json; json.load(open("all.json")); json.load(open("all.sarif"))'
fi
refused "a report that needs the calls" "--report takes text, json, ndjson, sarif or github, not \`junit\`" \
    merge --report junit shards
expect "clean shards" 0 "$TC3" check --report ndjson --rules tc3.contract.action traffic.ndjson
mv out.txt clean.ndjson
expect "clean shards" 0 merge clean.ndjson clean.ndjson
expect "notes count if that is wanted" 1 merge --fail-on note clean.ndjson

# A shard that was cut off.
head -n 5 shards/part-ab.ndjson >cut.ndjson
expect "no summary" 3 merge --report ndjson shards/part-aa.ndjson cut.ndjson shards/part-ac.ndjson
says "no summary" err.txt "cut.ndjson: 5 findings stand in no summary"
says "no summary" err.txt "perhaps that of part-ab: judge that shard again"
[ "$(wc -l <err.txt)" -eq 1 ] || fail "no summary: $(cat err.txt)"
says "no summary: the others count" out.txt '{"summary":{"captures":2,"exchanges":100,'
cat shards/part-aa.ndjson cut.ndjson shards/part-ac.ndjson >stream.ndjson
expect "no summary within a stream" 3 merge stream.ndjson
says "no summary within a stream" err.txt "5 findings stand in no summary"
says "no summary within a stream" err.txt "perhaps that of part-ab"
{ cat shards/part-aa.ndjson && head -c 900 shards/part-ab.ndjson; } >cut.ndjson
expect "a line that is cut" 3 merge cut.ndjson
says "a line that is cut" err.txt "is no whole line of a report"
tail -n 3 shards/part-aa.ndjson >cut.ndjson
expect "lines that are lost" 3 merge cut.ndjson
says "lines that are lost" err.txt "of a summary did not come"
: >empty.ndjson
expect "nothing at all" 3 merge empty.ndjson shards/part-aa.ndjson
says "nothing at all" err.txt "empty.ndjson holds no report"
expect "a capture in place of a report" 3 merge traffic.ndjson
[ "$(wc -l <err.txt)" -le 7 ] || fail "a capture in place of a report: $(wc -l <err.txt) lines"
expect "no such file" 3 merge missing.ndjson shards/part-aa.ndjson
says "no such file" err.txt "cannot open missing.ndjson"
"$TC3" check --report ndjson empty.ndjson >unread.ndjson 2>/dev/null
expect "a shard that check could not read" 3 merge unread.ndjson
says "a shard that check could not read" err.txt "cannot read empty.ndjson: it is empty"
for n in 1 2 3 4 5 6 7; do cat unread.ndjson; done | sed 's/empty\.ndjson/empty-&/' >seven.ndjson
expect "many captures that check could not read" 3 merge --report ndjson seven.ndjson
[ "$(grep -c 'cannot read empty' err.txt)" -eq 5 ] || fail "not five are told one by one: $(cat err.txt)"
says "many captures that check could not read" err.txt "seven.ndjson: 2 further captures could not be read"
[ "$(wc -l <err.txt)" -eq 6 ] || fail "not one sentence for the others: $(cat err.txt)"
[ "$(grep -c '"rule":"tc3.file.unreadable","' out.txt)" -eq 7 ] || fail "not all are reported: $(cat out.txt)"
expect "few captures that check could not read" 3 merge <(head -n 10 seven.ndjson)
says_not "few captures that check could not read" err.txt "further"
sed -n '$p' unread.ndjson | sed 's/"exchanges":[0-9]*/"exchanges":9223372036854775807/' >count.ndjson
expect "a count that cannot be" 3 merge count.ndjson
says "a count that cannot be" err.txt "count.ndjson, line 1 is no whole line of a report of the kind ndjson"

# With GNU parallel, as the README has it.
if ! parallel --version 2>/dev/null | grep -q '^GNU parallel'; then
    echo "there is no GNU parallel, so it does not run; the package is called parallel"
    finish
fi
export HOME=$PWD
for order in -k --line-buffer; do
    parallel $order --pipepart --block 16k -a traffic.ndjson \
        "$TC3"' check --format ndjson --report ndjson --stdin-name shard-{#} - || [ $? -eq 1 ]' 2>parallel.txt |
        merge --report ndjson >merged.ndjson 2>err.txt
    codes=("${PIPESTATUS[@]}")
    [ "${codes[0]}" -eq 0 ] || fail "parallel $order: ${codes[0]} shards failed: $(cat parallel.txt)"
    [ "${codes[1]}" -eq 1 ] || fail "parallel $order: exit code ${codes[1]}: $(cat err.txt)"
    same "parallel $order" merged.ndjson
    says "parallel $order" merged.ndjson '"capture":"shard-2"'
    says_not "parallel $order" merged.ndjson '"captures":1,'
done
finish
