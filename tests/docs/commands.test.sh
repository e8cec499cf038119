# The commands that the documents show are run as they stand there.
source "$TC3_SOURCE/tests/cli/support.sh"

mkdir -p bin
ln -sf "$TC3" bin/tc3
PATH=$PWD/bin:$PATH
blocks=0
# blocks_of FILE: writes its blocks of shell commands to block.1, block.2, ...
blocks_of() {
    rm -f block.*
    awk '/^```sh$/ { inside = 1; ++n; next } /^```/ { inside = 0 } inside { print >("block." n) }' "$1"
}
for document in "$TC3_SOURCE"/tools/docs/*.md "$TC3_SOURCE/README.md"; do
    blocks_of "$document"
    for block in block.*; do
        [ -f "$block" ] || continue
        # Of the README those that need nothing but the program; its other parts have tests of their own.
        [[ $document != */README.md ]] || grep -q '^tc3 contract ' "$block" || continue
        expect "$(basename "$document"): $(head -1 "$block")" 0 bash -euo pipefail "$block"
        [ ! -s err.txt ] || fail "$(basename "$document"): something was complained about: $(cat err.txt)"
        blocks=$((blocks + 1))
    done
done
[ "$blocks" -ge 2 ] || fail "only $blocks blocks were run"
# What the README shows of a capture is what comes.
awk '/^```text$/ { inside = ++n == 1; next } /^```/ { inside = 0 } inside' "$TC3_SOURCE/README.md" >shown.txt
[ "$(head -1 shown.txt)" = '$ tc3 check browser.har' ] || fail "the README shows something else first: $(head -1 shown.txt)"
(cd "$captures" && tc3 check browser.har) >came.txt 2>err.txt
expect "the README's capture" 0 diff <(tail -n +2 shown.txt) came.txt

# Links between the documents lead somewhere.
for document in "$TC3_SOURCE"/README.md "$TC3_SOURCE"/tools/docs/*.md "$TC3_SOURCE"/tools/docs/rules/README.md; do
    grep -oE '\]\([^)#:]+' "$document" | sed 's/^](//' | while read -r link; do
        [ -e "$(dirname "$document")/$link" ] || echo "$(basename "$document"): $link"
    done
done >broken.txt
[ ! -s broken.txt ] || fail "links that lead nowhere: $(cat broken.txt)"
finish
