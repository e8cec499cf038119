# SARIF: the official schema, regions that lead to the value, fingerprints that outlive a capture.
source "$TC3_SOURCE/tests/cli/support.sh"

for program in node npm python3; do
    command -v "$program" >/dev/null || {
        echo "skipped: there is no $program, which the outside check of SARIF needs"
        exit 77
    }
done

sarif() { "$TC3" check --secret-key-env KEY --report sarif="$1" "${@:2}" >out.txt 2>err.txt; }
mkdir -p "a folder"
cp "$captures/broken.ndjson" "a folder/other name.ndjson"
sarif all.sarif "$captures"
sarif empty.sarif "$captures/clean.ndjson"
sarif again.sarif "a folder"
sarif missing.sarif missing.har
sarif known.sarif --baseline again.sarif "$captures/broken.ndjson"
for file in *.sarif; do
    says_not "$file" "$file" "$KEY"
done

# The region of each result, in bytes and in characters, is the same piece of the file.
expect "regions and fingerprints" 0 python3 - "$captures" <<'PYTHON'
import json, os, sys, urllib.parse

def results(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file)["runs"][0]["results"]

literal = 0
for result in results("all.sarif"):
    place = result["locations"][0]["physicalLocation"]
    if "region" not in place:
        continue
    with open(urllib.parse.unquote(urllib.parse.urlsplit(place["artifactLocation"]["uri"]).path), "rb") as file:
        data = file.read()
    region = place["region"]
    by_bytes = data[region["byteOffset"]:region["byteOffset"] + region["byteLength"]]
    if "endLine" not in region:
        continue
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    first, last = region["startLine"] - 1, region["endLine"] - 1
    if first == last:
        text = lines[first][region["startColumn"] - 1:region["endColumn"] - 1]
    else:
        text = "\n".join([lines[first][region["startColumn"] - 1:], *lines[first + 1:last], lines[last][:region["endColumn"] - 1]])
    assert text.encode("utf-8", "surrogateescape") == by_bytes, (place, text, by_bytes)
    literal += len(by_bytes) < 40
assert literal > 20, literal

def prints(name, capture):
    return sorted(json.dumps(r["partialFingerprints"]) for r in results(name)
                  if r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith(capture))

assert prints("all.sarif", "broken.ndjson") == prints("again.sarif", "other%20name.ndjson") != []
assert {r["baselineState"] for r in results("known.sarif")} == {"unchanged"}
PYTHON
says "a file that cannot be read" missing.sarif '"executionSuccessful":false,"exitCode":3'

# The schema comes with a package of its authors, and is not ours to publish.
cp "$TC3_SOURCE/tests/cli/sarif-schema/package.json" .
npm install --no-audit --no-fund --fetch-retries=0 --fetch-timeout=60000 >npm.txt 2>&1 || {
    [ "$failed" -eq 0 ] || finish
    echo "skipped: npm cannot install the schema of SARIF, see npm.txt"
    exit 77
}
expect "the schema of SARIF 2.1.0" 0 node -e '
const schema = require("./node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const fs = require("fs");
const ajv = new (require("ajv"))({ schemaId: "auto", allErrors: true, logger: false });
ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"));
const valid = ajv.compile(schema);
let bad = 0;
for (const name of process.argv.slice(1))
  if (!valid(JSON.parse(fs.readFileSync(name, "utf8")))) {
    console.log(name, JSON.stringify(valid.errors.slice(0, 5), null, 1));
    bad = 1;
  }
// The check would see an error.
const log = JSON.parse(fs.readFileSync(process.argv[1], "utf8"));
log.runs[0].results[0].level = "fatal";
process.exit(bad || (valid(log) ? 1 : 0));
' all.sarif empty.sarif again.sarif missing.sarif known.sarif
cat out.txt
finish
