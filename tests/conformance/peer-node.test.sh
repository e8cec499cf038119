#!/usr/bin/env bash
# The official Node SDK: it does what its lists of known failures say, no more and no less.
source "$TC3_SOURCE/tests/cli/support.sh"
source "$TC3_SOURCE/tests/cli/node.sh"
expect "by way of a proxy" 0 "$TC3_CONFORMANCE" client --via proxy --strict --max-success 5 --deadline 60 \
    --known-failing "$peer/known-failing.txt" -- node client.js
expect "directly" 0 "$TC3_CONFORMANCE" client --strict --max-success 5 --deadline 60 \
    --known-failing "$peer/known-failing.txt" --known-failing "$peer/known-failing-direct.txt" -- node client.js
finish
