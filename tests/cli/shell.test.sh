# What the program gives to shells and to man: completion scripts that each shell takes, and a manual page.
source "$TC3_SOURCE/tests/cli/support.sh"

expect "completion for bash" 0 "$TC3" completion bash
mv out.txt tc3.bash
cat >complete.bash <<'BASH'
source ./tc3.bash
complete_line() { # the words so far; the last one is completed
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
    _tc3
    echo "$*: ${COMPREPLY[*]}"
}
complete_line tc3 che
complete_line tc3 check --for
complete_line tc3 check --format h
complete_line tc3 check --report ''
complete_line tc3 sign --method HmacSHA2
complete_line tc3 check traffic
BASH
expect "bash completes" 0 bash complete.bash
says "a command" out.txt "tc3 che: check"
says "an option" out.txt "tc3 check --for: --format"
says "a word" out.txt "tc3 check --format h: har http"
says "a word of another command" out.txt "tc3 sign --method HmacSHA2: HmacSHA256"
grep -qx "tc3 check traffic: " out.txt || fail "files are not left to bash"

expect "completion for zsh" 0 "$TC3" completion zsh
says "completion for zsh" out.txt "#compdef tc3"
says "completion for zsh" out.txt ':auto|har|http|ndjson|pcap|tshark:(auto har http ndjson pcap tshark)'
if command -v zsh >/dev/null; then
    mv out.txt _tc3
    expect "zsh reads it" 0 zsh -n _tc3
fi

expect "completion for fish" 0 "$TC3" completion fish
says "completion for fish" out.txt "complete -c tc3 -n '__fish_seen_subcommand_from check' -l format -x -a 'auto har http ndjson pcap tshark'"
if command -v fish >/dev/null; then
    mv out.txt tc3.fish
    expect "fish reads it" 0 fish --no-execute tc3.fish
fi

expect "a shell that is not known" 2 "$TC3" completion csh
says "a shell that is not known" err.txt "takes bash, zsh or fish, not"
expect "no shell" 2 "$TC3" completion

expect "the manual page" 0 "$TC3" manual
mv out.txt tc3.1
says "the manual page" tc3.1 '.TH TC3 1'
for command in check merge verify sign replay redact serve explain rules contract; do
    says "the manual page" tc3.1 ".SS tc3 $command "
done
if command -v groff >/dev/null; then
    expect "groff reads it" 0 groff -man -ww -z tc3.1
    [ ! -s err.txt ] || fail "groff warns of the manual page: $(head -n 3 err.txt)"
fi

expect "the version" 0 "$TC3" --version
says "what it was built with" out.txt "; runs with OpenSSL 3."
finish
