# The HTML report in a real browser, in both colour schemes, with and without its script.
source "$TC3_SOURCE/tests/cli/support.sh"

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "skipped: there is no chromium to look at the report with"
    exit 77
}
command -v python3 >/dev/null || {
    echo "skipped: there is no python3 to drive the browser with"
    exit 77
}

# A name that would be markup, in a member, a capture's name and an action.
sed -n 1p "$captures/clean.ndjson" |
    sed 's|\\"Storage\\"|\\"<script>planted()</script>\\":1,\\"Storage\\"|; s|reports-copy|planted|' >planted.ndjson
grep -q '<script>' planted.ndjson || fail "the name was not planted"
expect "an HTML report" 1 "$TC3" check --secret-key-env KEY --curl --report html=report.html "$captures" planted.ndjson
says_not "an HTML report" report.html "$KEY"
if grep -noE '(src|srcset|href)="?(https?:)?//[^"]*"?|@import|url\(|<link' report.html | grep -v 'href="https://'; then
    fail "the report names something that a browser would load"
fi
mkdir -p pictures
expect "the report in a browser" 0 timeout 600 python3 -B "$TC3_SOURCE/tests/cli/report-html.py" "$chromium" report.html pictures
finish
