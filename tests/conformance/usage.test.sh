# Help, and what is said of wrong usage, by the program as it is installed.
source "$TC3_SOURCE/tests/cli/support.sh"

expect "the program alone" 0 "$TC3_CONFORMANCE"
says "the program alone" out.txt "Usage: tc3-conformance COMMAND"
expect "the version" 0 "$TC3_CONFORMANCE" --version
grep -qE "^tc3-conformance [0-9]+\.[0-9]+\.[0-9]+$" out.txt || fail "the version is not told"
for command in self executor server client smoke run list explain emit; do
    expect "help of $command" 0 "$TC3_CONFORMANCE" "$command" --help
    says "help of $command" out.txt "Usage: tc3-conformance $command"
    says "help of $command" out.txt "Example"
    says "help of $command" out.txt "Exit codes: 0"
    [ "$(awk 'length > 120' out.txt | wc -l)" -eq 0 ] || fail "help of $command has lines that are too long"
    "$TC3_CONFORMANCE" --help | grep -q "^  $command " || fail "$command is not in the help"
done

refused "a mistyped command" "there is no command \`exectuor\`. Did you mean executor?" "$TC3_CONFORMANCE" exectuor
refused "an unknown option" "has no option \`--nonsense\`" "$TC3_CONFORMANCE" self --nonsense
refused "a case that is not there" "there is no case \`no/such\`" "$TC3_CONFORMANCE" self --case no/such
refused "a side for a case" "\`sign/**\` stands for all" "$TC3_CONFORMANCE" self --case sign
refused "an executor without a command" "needs a command" "$TC3_CONFORMANCE" executor
refused "an executor without dashes" "takes its command behind --" "$TC3_CONFORMANCE" executor cat
refused "run without a case" "needs --case GLOB" "$TC3_CONFORMANCE" run -- cat
refused "a known-failing list that is not there" "cannot read no-such.txt" \
    "$TC3_CONFORMANCE" self --known-failing no-such.txt
refused "a report in a folder that is not there" "cannot open no-such/r.json" \
    "$TC3_CONFORMANCE" self --report json=no-such/r.json

# The value of an option that is not there may be a key.
lost=AKIDlostSecretKey0123456789abcdef
for arguments in "--secret-key $lost" "--secret-key=$lost" "--secret-id-env $lost --secret-key-env $lost" \
    "--secret-id-env ID --secret-key-env $lost"; do
    # shellcheck disable=SC2086
    expect "server $arguments" 2 "$TC3_CONFORMANCE" server $arguments http://127.0.0.1:1
    says_not "server $arguments" out.txt "$lost"
    says_not "server $arguments" err.txt "$lost"
done

expect "a program that is not there" 3 "$TC3_CONFORMANCE" executor -- ./no-such-program
says "a program that is not there" err.txt "tc3-conformance: "
[ ! -s out.txt ] || fail "a program that is not there: something was written to standard output"

# A reader that goes away early is no trouble.
"$TC3_CONFORMANCE" list | head -1 >/dev/null
[ "${PIPESTATUS[0]}" -eq 0 ] || fail "list | head: exit code ${PIPESTATUS[0]}"
if [ -e /dev/full ]; then
    expect "a full disk" 70 sh -c '"$TC3_CONFORMANCE" list >/dev/full'
    says "a full disk" err.txt "cannot write standard output"
fi
finish
