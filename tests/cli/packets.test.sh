# Packet captures: tshark takes plain HTTP out of them, and every byte counts, so that signatures still verify.
source "$TC3_SOURCE/tests/cli/support.sh"

check() { "$TC3" check --secret-key-env KEY --disable tc3.request.scheme "$@"; }

# Programs in the place of tshark: none, one that fails, one that goes on for ever.
printf '\324\303\262\241\002\000\004\000' >packets.pcap
rm -rf bin && mkdir bin
expect "no tshark" 3 env PATH="$PWD/bin" "$TC3" check packets.pcap
says "no tshark" err.txt "cannot read packets.pcap: it is a packet capture, which tshark reads, and there is no tshark: install the package tshark"
[ "$(wc -l <err.txt)" -eq 1 ] || fail "no tshark: $(cat err.txt)"
printf '#!/bin/sh\necho a warning >&2\necho "tshark: The file is damaged." >&2\nexit 2\n' >bin/tshark
chmod +x bin/tshark
expect "a tshark that fails" 3 env PATH="$PWD/bin:$PATH" "$TC3" check packets.pcap
says "a tshark that fails" err.txt "packets.pcap: tshark failed (exit status 2): tshark: The file is damaged."
says_not "a tshark that fails" err.txt "a warning"
printf '#!/bin/sh\necho $$ >"%s/pid.txt"\nkill -INT $PPID\nexec yes %s\n' "$PWD" "'{\"index\":{}}'" >bin/tshark
expect "an interruption" 3 env PATH="$PWD/bin:$PATH" "$TC3" check packets.pcap
says "an interruption" err.txt "packets.pcap: it was interrupted"
if kill -0 "$(cat pid.txt)" 2>/dev/null; then fail "an interruption leaves tshark running"; fi
printf '#!/bin/sh\nprintf "%%s|" "$@" >"%s/arguments.txt"\n' "$PWD" >bin/tshark
cp packets.pcap '$(touch lost) -w x.pcap'
expect "a strange name" 3 env PATH="$PWD/bin:$PATH" "$TC3" check '$(touch lost) -w x.pcap'
says "a strange name" arguments.txt '-r|$(touch lost) -w x.pcap|-n|'
[ ! -e lost ] || fail "a strange name was read by a shell"
expect "packets from a pipe" 3 "$TC3" check - <packets.pcap
says "packets from a pipe" err.txt "it is a packet capture, which must be a file"
expect "packets from a pipe with a name" 3 "$TC3" check <(cat packets.pcap)
says "packets from a pipe with a name" err.txt "it is a packet capture, which must be a file"

if ! command -v python3 >/dev/null; then
    echo "there is no python3, which writes the packet captures"
    finish
fi
if ! command -v tshark >/dev/null; then
    echo "there is no tshark, so no packet capture is read; the package is called tshark"
    finish
fi
export HOME=$PWD
expect "the packets" 0 python3 "$TC3_SOURCE/tests/cli/packets.py" "$captures/clean.ndjson" "$captures/broken.ndjson"

# Two connections that interleave, segments within bodies, chunks, repeated use of a connection.
expect "whole messages" 0 check whole.pcap
says "whole messages" out.txt "5 purchases seen: 4 succeeded, 1 refused, 0 with unknown outcome; none was sent again."
says "whole messages" out.txt "0 errors, 0 warnings, 0 notes in 5 calls (5 clean) of 1 capture; 0 other entries"
expect "segments in another order" 0 check reordered.pcap
says "segments in another order" out.txt "0 notes in 5 calls (5 clean) of 1 capture; 0 other entries"
expect "plain HTTP is told" 0 "$TC3" check --secret-key-env KEY whole.pcap
says "plain HTTP is told" out.txt "warning[tc3.request.scheme]"

# The findings are those of the same exchanges as NDJSON; a place is that of the packet.
findings() { sed 's/.*"side":/"side":/; s/"offset":.*//; s/none of the [0-9]* mistakes/none of the mistakes/' "$1" | sort; }
expect "findings of lines" 1 check --report ndjson broken.ndjson
mv out.txt lines.ndjson
expect "findings of packets" 1 check --report ndjson broken.pcap
mv out.txt packets.ndjson
[ "$(wc -l <packets.ndjson)" -gt 20 ] || fail "there are hardly any findings"
[ "$(findings lines.ndjson)" = "$(findings packets.ndjson)" ] || fail "the findings of packets are others"
expect "the place of a finding" 1 check broken.pcap
grep -q -- '--> broken.pcap:[0-9]*:1: exchange ' out.txt || fail "no finding stands in a packet"
expect "signatures" 0 "$TC3" verify --secret-key-env KEY whole.pcap
[ "$(grep -c ': valid$' out.txt)" -eq 5 ] || fail "not every signature is valid: $(cat out.txt)"

# What tshark writes, in either form, from a file or a pipe; pcapng; compressed.
for form in ek json; do
    tshark -r broken.pcap -T $form >"broken.$form" 2>err.txt || fail "tshark -T $form: $(cat err.txt)"
    expect "tshark -T $form" 1 check --report ndjson "broken.$form"
    mv out.txt packets.ndjson
    [ "$(findings lines.ndjson)" = "$(findings packets.ndjson)" ] || fail "the findings of -T $form are others"
    expect "tshark -T $form from a pipe" 1 check --format tshark --report ndjson - <"broken.$form"
done
tshark -r whole.pcap -F pcapng -w whole.pcapng 2>/dev/null
gzip -c whole.pcap >whole.pcap.gz
rm -rf folder && mkdir folder && mv whole.pcapng whole.pcap.gz folder
expect "a folder with pcapng and compressed pcap" 0 check folder
says "a folder with pcapng and compressed pcap" out.txt "in 10 calls (10 clean) of 2 captures"

# Nobody is accused for what was not recorded.
expect "lost packets" 1 check --report ndjson lost.pcap
says_not "lost packets" out.txt '"rule":"tc3.signature'
says_not "lost packets" out.txt '"rule":"clone-db-instance'
says_not "lost packets" out.txt '"rule":"tc3.re'
says "lost packets" out.txt "stands without its request, whose packets were lost or came before the recording began"
expect "a recording that begins late" 1 check late.pcap
says "a recording that begins late" out.txt "1 error, 0 warnings, 0 notes in 4 calls (4 clean)"
says "a recording that begins late" out.txt "1 unreadable"
expect "no HTTP" 3 check none.pcap
says "no HTTP" err.txt "none.pcap: it holds no HTTP in the clear"
head -c 3000 whole.pcap >cut.pcap
expect "a file that is cut off" 3 check cut.pcap
says "a file that is cut off" err.txt "cut.pcap: tshark failed"
says "a file that is cut off" err.txt "cut short"
finish
