# tc3 verify and tc3 check name the client's mistake where a signature is wrong; the mistakes are made by Python's hmac.
source "$TC3_SOURCE/tests/cli/support.sh"
export OTHER=a-key-of-somebody-else

python3 "$TC3_SOURCE/tests/fixtures/mistakes.py" || fail "the mistakes could not be made"
keys=(--secret-key-env KEY --other-key-env OTHER)

expect "mistakes" 1 "$TC3" verify "${keys[@]}" mistakes.ndjson
# One cause for each call, and it is the true one.
awk '/^mistakes\.ndjson:/ { if (n++) print cause; cause = "(none)" }
     /^  cause: / { cause = cause == "(none)" ? substr($0, 10) : cause " " substr($0, 10) }
     END { print cause }' out.txt | head -n "$(wc -l <mistakes.txt)" >causes.txt
diff mistakes.txt causes.txt || fail "other causes are told of than were planted"
says_not "mistakes" out.txt "$OTHER"
says "mistakes" out.txt "    signed: 2026-11-25, the date in each zone from UTC+6:30 to UTC+14"
says "mistakes" out.txt "    right:  2026-11-24"
says "mistakes" out.txt "    remedy: Take the date of the timestamp in UTC"

expect "mistakes, checked" 1 "$TC3" check "${keys[@]}" --report ndjson mistakes.ndjson
number=0
while IFS= read -r sentence; do
    grep -F "\"exchange\":$number," out.txt | grep -F '"rule":"tc3.signature.' | grep -qF "${sentence//\\/\\\\}" ||
        fail "check does not say of exchange $number: $sentence"
    number=$((number + 1))
done <mistakes.txt
says_not "mistakes, checked" out.txt "$OTHER"

# Without the other key, that call has no cause; what was tried is told, and what else may be wrong.
head -12 mistakes.ndjson | tail -1 >strange.ndjson
expect "a strange key" 1 "$TC3" verify --secret-key-env KEY strange.ndjson
says "a strange key" out.txt "cause: not found; none of the "
says "a strange key" out.txt "It may be that of another key"
expect "a strange key, checked" 1 "$TC3" check --secret-key-env KEY --report ndjson strange.ndjson
says "a strange key, checked" out.txt "none of the "
expect "no key" 0 "$TC3" verify strange.ndjson
says_not "no key" out.txt "cause:"
refused "a key that is not set" "NOT_SET" "$TC3" verify --secret-key-env KEY --other-key-env NOT_SET strange.ndjson

# A capture full of strange signatures does not take for ever.
for _ in $(seq 300); do cat strange.ndjson; done >many.ndjson
expect "many strange signatures" 1 timeout 300 "$TC3" verify --secret-key-env KEY many.ndjson
says "many strange signatures" out.txt "the cause was not looked for"

# A right signature has no cause.
expect "right signatures" 0 "$TC3" verify --secret-key-env KEY "$captures/clean.ndjson"
says_not "right signatures" out.txt "cause:"

# The causes stand in the page of the rule.
expect "the page" 0 "$TC3" explain tc3.signature.mismatch
for id in local-date missing-prefix host-port host-twin content-type-parameters body-order php-array-names; do
    grep -qE "^ +$id  " out.txt || fail "the page lacks $id"
done
finish
