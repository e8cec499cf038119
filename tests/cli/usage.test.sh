# Help, and what is said of wrong usage: one sentence each, and never a value that may be a key.
source "$TC3_SOURCE/tests/cli/support.sh"

expect "tc3 alone" 0 "$TC3"
says "tc3 alone" out.txt "Usage: tc3 COMMAND"
expect "the version" 0 "$TC3" --version
grep -qE "^tc3 [0-9]+\.[0-9]+\.[0-9]+$" out.txt || fail "the version is not told"
for command in check merge verify sign replay redact serve explain rules contract; do
    expect "help of $command" 0 "$TC3" "$command" --help
    says "help of $command" out.txt "Usage: tc3 $command"
    says "help of $command" out.txt "Example"
    says "help of $command" out.txt "Exit codes: 0"
    [ "$(awk 'length > 120' out.txt | wc -l)" -eq 0 ] || fail "help of $command has lines that are too long"
    "$TC3" --help | grep -q "^  $command " || fail "$command is not in the help"
done

refused "a mistyped command" "there is no command \`chekc\`. Did you mean check?" "$TC3" chekc x
refused "an unknown command" "see \`tc3 --help\`" "$TC3" xyzzy
refused "an unknown option without a command" "there is no option \`--nonsense\`" "$TC3" --nonsense
refused "an unknown option" "has no option \`--nonsense\`" "$TC3" check --nonsense x
refused "a mistyped option" "Did you mean --disable?" "$TC3" check --disabel x y
refused "an option without its value" "--at needs a value" "$TC3" check --at
refused "an option given twice" "--at is given more than once" "$TC3" check --at now --at capture x
refused "an argument too many" "takes no further argument" "$TC3" explain tc3.request.path more
for command in check verify replay redact sign; do
    refused "$command without a file" "needs a FILE" "$TC3" "$command"
done
refused "explain without a rule" "needs a RULE" "$TC3" explain
refused "a wrong format" "--format takes auto, har, http, ndjson, pcap or tshark, not \`xml\`" "$TC3" check --format xml x
refused "a mistyped format" "Did you mean ndjson?" "$TC3" check --format ndjsn x
refused "a wrong severity" "--fail-on takes error, warning or note" "$TC3" check --fail-on never x
refused "a wrong side" "--only takes request or response" "$TC3" check --only both x
refused "a wrong clock" "--at takes capture, now or Unix seconds" "$TC3" verify --at noon x
refused "a wrong time" "--at takes a whole number" "$TC3" sign --secret-id-env ID --secret-key-env KEY --at now x
refused "a wrong kind of report" "--report takes text, json, ndjson, sarif, junit, html, github or curl, not \`pdf\`" \
    "$TC3" check --report pdf x
refused "a report without a file" "lacks the name of a file" "$TC3" check --report ndjson= x
refused "two reports on one terminal" "only one report" "$TC3" check --report text --report ndjson x
refused "a mistyped rule" "Did you mean clone-db-instance.storage.step?" \
    "$TC3" check --disable clone-db-instance.storage.stepp x
refused "a pattern that no rule fits" "there is no rule" "$TC3" check --rules 'nothing.*' x
refused "a wrong form" "--as takes text, json or markdown" "$TC3" rules --as html

# Keys that were given where the name of a variable belongs, or to an option that does not exist.
lost=AKIDlostSecretKey0123456789abcdef
for arguments in "--secret-key $lost" "--secret-key=$lost" "--secret-key-env $lost" "--secret-id-env $lost" \
    "--token $lost"; do
    # shellcheck disable=SC2086
    expect "tc3 verify $arguments" 2 "$TC3" verify $arguments "$captures/clean.ndjson"
    says_not "tc3 verify $arguments" out.txt "$lost"
    says_not "tc3 verify $arguments" err.txt "$lost"
done

# And wherever else a word is taken: as a file, a number, a name, a part of a list.
hidden=Gu5t9xGARNpq86cd98joQYCN3EXAMPLE
for arguments in "check X" "check --format X f" "check --at X f" "check --jobs X f" "check --report X f" \
    "check --report text=X f" "check --disable X f" "check --baseline X f" "check --max-findings=X f" "check X.d X" \
    "merge X" "verify X" "verify --at X f" "sign --at X f" "sign --action X f" "sign --region X f" "sign X" \
    "replay X" "replay --to X f" "replay --allow-billing X f" "redact X -o f.har" "redact f -o X" "redact --check X f" \
    "redact --seed X f" "serve --port X" "serve --bind X" "serve --fault X" "serve --fault error=X" "serve --record X" \
    "explain X" "rules --as X" "contract X" "X" "--X" "check --X" "completion X"; do
    for key in "$hidden" "$ID"; do
        # shellcheck disable=SC2086
        refused "a key in the place of X in tc3 $arguments" "looks like a key" "$TC3" ${arguments//X/$key}
        says_not "tc3 $arguments" err.txt "$key"
    done
done
cp "$captures/clean.ndjson" "$hidden"
expect "a file that is named like a key" 0 "$TC3" check "./$hidden"
rm "$hidden"
refused "an unset variable" "the environment variable NOT_SET is not set or is empty" \
    env -u NOT_SET "$TC3" check --secret-key-env NOT_SET "$captures/clean.ndjson"
refused "an empty variable" "the environment variable NOT_SET is not set or is empty" \
    env NOT_SET= "$TC3" verify --secret-key-env NOT_SET "$captures/clean.ndjson"

# A reader that goes away early is no trouble.
"$TC3" rules | head -1 >/dev/null
[ "${PIPESTATUS[0]}" -eq 0 ] || fail "tc3 rules | head: exit code ${PIPESTATUS[0]}"
if [ -e /dev/full ]; then
    expect "a full disk" 70 sh -c '"$TC3" rules >/dev/full'
    says "a full disk" err.txt "cannot write standard output"
fi
finish
