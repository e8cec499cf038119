# Gets the official Node SDK into the folder of the test, or leaves the test out.
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
