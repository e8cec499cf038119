# tc3 redact: captures without secrets that validate as before.
source "$TC3_SOURCE/tests/cli/support.sh"
command -v python3 >/dev/null || {
    echo "skipped: the findings are compared by a program in Python, and there is no python3"
    exit 77
}

# findings FILE: rule, place and severity of all that is found, as the capture gives them, exchanges numbered anew.
findings() {
    "$TC3" check --report ndjson "$1" | python3 -c '
import json, sys
places = {}
for line in sys.stdin:
    found = json.loads(line)
    if "summary" not in found and found["rule"] != "tc3.file.unreadable":
        place = places.setdefault(found["exchange"], len(places))
        print(place, found["rule"], found["path"], found["severity"])' | sort
}

# --- what is found before is found afterwards, in every form, and a second time ---

for name in clean.ndjson kinds.ndjson v1.ndjson browser.har rebuilt.har page-sample.http pair.request.http broken.ndjson; do
    findings "$captures/$name" >before.txt
    wanted=0
    [ "$name" != broken.ndjson ] || wanted=1 # one of its lines is no JSON
    for form in ndjson har; do
        rm -f "made.$form" "again.$form"
        expect "$name" "$wanted" "$TC3" redact "$captures/$name" -o "made.$form"
        findings "made.$form" | diff before.txt - >&2 || fail "$name as $form is judged otherwise"
        expect "$name again" 0 "$TC3" redact "made.$form" -o "again.$form"
        findings "again.$form" | diff before.txt - >&2 || fail "$name as $form is judged otherwise the second time"
    done
done

# --- nothing is left ---

python3 - "$captures" >ids.txt <<'END'
import json, re, sys
found = set()
for name in ("clean", "kinds", "v1", "broken"):
    text = open(f"{sys.argv[1]}/{name}.ndjson").read()
    found.update(re.findall(r"\b(?:vpc|subnet|postgres)-[0-9a-z]{7,8}\b", text))
    found.update(re.findall(r"\b[0-9a-f]{64}\b|\bAKID\w+", text))
    found.update(re.findall(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", text))
print("\n".join(sorted(found)))
END
[ "$(wc -l <ids.txt)" -gt 20 ] || fail "the list of ids is too short"
mkdir -p several
cp "$captures"/{clean,kinds,v1,broken}.ndjson several
expect "ids and keys" 1 "$TC3" redact several -o made.ndjson --check ids.txt --secret-id-env ID --secret-key-env KEY
says "ids and keys" out.txt "calls written"
says_not "ids and keys" err.txt "is left"
expect "the file by itself" 0 "$TC3" redact --check ids.txt made.ndjson
says "the file by itself" out.txt "nothing of the list is left"
expect "the original" 1 "$TC3" redact --check ids.txt "$captures/clean.ndjson"
says "the original" err.txt "line 1"
says "the original" err.txt "of ids.txt is left, as it is, in $captures/clean.ndjson before byte "
while read -r id; do
    says_not "an id that is left" err.txt "$id"
done <ids.txt

# With the key no signature is called wrong, nor is anything verified.
"$TC3" verify --secret-key-env KEY "$captures/clean.ndjson" >out.txt || true
expect "signatures" 0 "$TC3" redact "$captures/clean.ndjson" -o made.ndjson
expect "signatures" 0 "$TC3" verify --secret-key-env KEY made.ndjson
says "signatures" out.txt "the capture was redacted"
says "signatures" out.txt "0 valid, 0 wrong"

# --- what is left keeps the file from being made ---

echo CloneDBInstance >kept.txt
rm -f made.ndjson
expect "a string that is left" 1 "$TC3" redact "$captures/clean.ndjson" -o made.ndjson --check kept.txt
says "a string that is left" err.txt "line 1 of kept.txt is left, as it is, in what is written of $captures/clean.ndjson, exchange "
says "a string that is left" err.txt "made.ndjson was not written"
says_not "a string that is left" err.txt CloneDBInstance
[ ! -e made.ndjson ] || fail "a file with something left was made"
[ -z "$(ls made.ndjson.* 2>/dev/null)" ] || fail "a temporary file was left"
printf 'line one\nsome \\u0073ecret=%%73ecret-x\n' >text.txt
printf 'secret-x\n' | expect "a list on standard input" 1 "$TC3" redact --check - text.txt
says "a list on standard input" err.txt "line 1 of standard input is left, percent-encoded, in text.txt before byte 36 (line 2, column 28)"
printf 'line one\nsecret-y\n' | gzip >text.gz
printf '\357\273\277secret-y\r\n' >list.txt
expect "a compressed file" 1 "$TC3" redact --check list.txt text.gz
says "a compressed file" err.txt "in text.gz before byte 17 (line 2, column 9)"

# A string that lies across the border of what is read at once.
python3 - <<'END'
for shift in range(-12, 12):
    with open(f"border{shift}.txt", "w") as out:
        out.write("." * ((1 << 20) + shift) + "secret-y" + "." * 3000)
END
for file in border*.txt; do
    expect "a border" 1 "$TC3" redact --check list.txt "$file"
done
rm -f border*.txt

# --- where it goes ---

expect "standard output" 0 "$TC3" redact "$captures/clean.ndjson" -o - --seed 3
says "standard output" err.txt "5 calls written"
mv out.txt one.ndjson
expect "the same seed" 0 "$TC3" redact "$captures/clean.ndjson" -o two.ndjson --seed 3
cmp -s one.ndjson two.ndjson || fail "the same seed gives other replacements"
expect "no seed" 0 "$TC3" redact "$captures/clean.ndjson" -o two.ndjson
cmp -s one.ndjson two.ndjson && fail "without a seed the replacements are the same"
gzip -c "$captures/clean.ndjson" >packed.gz
expect "standard input" 0 sh -c '"$TC3" redact - -o two.ndjson --seed 3 <packed.gz'
cmp -s one.ndjson two.ndjson || fail "another way of reading gives another capture"
expect "others" 0 "$TC3" redact "$captures/browser.har" -o made.har
says "others" out.txt "1 call written; other entries left out: 2"

cp "$captures/clean.ndjson" mine.ndjson
ln -sf mine.ndjson link.ndjson
refused "the input as output" "the output is the input mine.ndjson" "$TC3" redact mine.ndjson -o link.ndjson
cmp -s "$captures/clean.ndjson" mine.ndjson || fail "the input was changed"
refused "another ending" "ends in .ndjson or .har" "$TC3" redact mine.ndjson -o made.txt
refused "neither output nor list" "needs -o FILE, the capture to write, or --check LIST" "$TC3" redact mine.ndjson
refused "two inputs that are one" "standard input cannot be both" "$TC3" redact --check - -
printf 'long enough\nabc\n' >short.txt
printf 's\0e\0c\0r\0e\0t\0' >wide.txt
: >empty.txt
refused "an empty list" "empty.txt holds no string" "$TC3" redact --check empty.txt mine.ndjson
refused "a list in UTF-16" "line 1 of wide.txt holds a NUL byte" "$TC3" redact --check wide.txt mine.ndjson
refused "a short string" "line 2 of short.txt has fewer than 4 bytes" "$TC3" redact --check short.txt mine.ndjson
refused "a variable that is not set" "NO_SUCH is not set" "$TC3" redact mine.ndjson -o made.ndjson --token-env NO_SUCH
expect "a missing list" 3 "$TC3" redact --check missing.txt mine.ndjson
expect "a missing file" 3 "$TC3" redact missing.har -o made.ndjson
refused "a folder that is not there" "cannot open /nowhere/made.ndjson" "$TC3" redact mine.ndjson -o /nowhere/made.ndjson

# --- an interruption leaves nothing behind ---

rm -f made.ndjson* input
mkfifo input
exec 3<>input
head -n 2 "$captures/clean.ndjson" >&3
"$TC3" redact - -o made.ndjson <input >out.txt 2>err.txt 3>&- &
pid=$!
wait_until_it_reads "$pid" || fail "an interruption: it does not wait for input"
kill -s INT "$pid"
code=0
wait "$pid" || code=$?
exec 3>&-
[ "$code" -eq 3 ] || fail "an interruption: exit code $code instead of 3"
says "an interruption" err.txt "interrupted"
[ -z "$(ls made.ndjson* 2>/dev/null)" ] || fail "an interruption left a file"

# --- real traffic, where there is any ---

if [ -n "${TC3_CAPTURES:-}" ]; then
    for file in "$TC3_CAPTURES"/*.har "$TC3_CAPTURES"/{node,cpp,tccli}.ndjson; do
        [ -e "$file" ] || continue
        expect "$file" 0 "$TC3" redact "$file" -o made.ndjson
        findings "$file" >before.txt
        findings made.ndjson | diff before.txt - >&2 || fail "$file is judged otherwise"
    done
fi
finish
