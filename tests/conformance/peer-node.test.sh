#!/usr/bin/env bash
# The official Node SDK: it does what its lists of known failures say, no more and no less.
source "$TC3_SOURCE/tests/cli/support.sh"
source "$TC3_SOURCE/tests/cli/node.sh"
expect "by way of a proxy" 0 "$TC3_CONFORMANCE" client --via proxy --strict --max-success 5 --deadline 60 --report json=proxy.json \
    --known-failing "$peer/known-failing.txt" -- node client.js
expect "directly" 0 "$TC3_CONFORMANCE" client --strict --max-success 5 --deadline 60 --report json=direct.json \
    --known-failing "$peer/known-failing.txt" --known-failing "$peer/known-failing-direct.txt" -- node client.js

# The table of the suite's README tells what was found.
expect "the published table" 0 python3 - "$TC3_SOURCE/conformance/README.md" <<'PYTHON'
import json, re, sys

def failures(path):
    count = {}
    for case in json.load(open(path, encoding="utf-8"))["cases"]:
        group = case["id"].split(".")[0]
        count[group] = count.get(group, 0) + (case["verdict"] == "failed-as-expected")
    return count

proxy, direct = failures("proxy.json"), failures("direct.json")
rows = re.findall(r"^\| `(client/\w+)\.\*` \| \d+ \| (\d+) \| (\d+) \|", open(sys.argv[1], encoding="utf-8").read(), re.M)
told = {group: (int(a), int(b)) for group, a, b in rows}
found = {group: (proxy[group], direct[group]) for group in told}
print(told, found)
sys.exit(told != found or not told)
PYTHON
finish
