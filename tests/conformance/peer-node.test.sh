#!/usr/bin/env bash
# The official Node SDK: it does what its lists of known failures say, no more and no less.
source "$TC3_SOURCE/tests/cli/support.sh"
for program in node npm; do
    command -v "$program" >/dev/null || {
        echo "skipped: there is no $program to run the Node SDK with"
        exit 77
    }
done
peer=$TC3_SOURCE/conformance/peers/node
cp "$peer/package.json" "$peer/client.js" .
npm install --no-audit --no-fund --fetch-retries=0 --fetch-timeout=60000 >npm.txt 2>&1 || {
    echo "skipped: npm cannot install the Node SDK, see npm.txt"
    exit 77
}
expect "by way of a proxy" 0 "$TC3_CONFORMANCE" client --via proxy --strict --max-success 5 --deadline 60 \
    --known-failing "$peer/known-failing.txt" -- node client.js
expect "directly" 0 "$TC3_CONFORMANCE" client --strict --max-success 5 --deadline 60 \
    --known-failing "$peer/known-failing.txt" --known-failing "$peer/known-failing-direct.txt" -- node client.js
finish
