#!/usr/bin/env bash
# Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#
# An executor of the conformance protocol in bash and openssl, to be read and copied. It makes TC3-HMAC-SHA256
# signatures only. Each costs some twenty processes: tc3-conformance executor --max-success 10 -- bash executor.sh
set -u
export LC_ALL=C # texts are bytes, and are sorted and lower-cased as such

# A JSON line as lines of `path<TAB>value`, such as `.headers.0.1<TAB>"application/json"`; values are as they stand.
flattened() {
    awk '
    function blanks() { while (substr(s, at, 1) ~ /[ \t\r\n]/) at++ }
    function value(path,    start, i, name) {
        blanks(); start = at
        if (substr(s, at, 1) == "{") {
            at++; blanks()
            while (substr(s, at, 1) == "\"") {
                name = text(); blanks(); at++ # the colon
                value(path "." substr(name, 2, length(name) - 2))
                if (substr(s, at, 1) == ",") { at++; blanks() }
            }
            at++
        } else if (substr(s, at, 1) == "[") {
            at++; blanks()
            for (i = 0; substr(s, at, 1) != "]" && at <= length(s); i++) {
                value(path "." i)
                if (substr(s, at, 1) == ",") { at++; blanks() }
            }
            at++
        } else if (substr(s, at, 1) == "\"") {
            print path "\t" text()
        } else {
            while (at <= length(s) && substr(s, at, 1) !~ /[],} \t\r\n]/) at++
            print path "\t" substr(s, start, at - start)
        }
        blanks()
    }
    function text(    start) {
        start = at++
        while (at <= length(s) && substr(s, at, 1) != "\"") at += substr(s, at, 1) == "\\" ? 2 : 1
        at++
        return substr(s, start, at - start)
    }
    { s = $0; at = 1; value("") }'
}

# The bytes that a JSON text stands for, in `plain`: the escapes of printf %b are nearly those of JSON.
plain_text() {
    plain=${1#\"} plain=${plain%\"} plain=${plain//\\\//\/} plain=${plain//\\\"/\"}
    case $plain in *\\*) LC_ALL=C.UTF-8 printf -v plain %b "$plain" ;; esac
}

sha256() { openssl dgst -sha256 -r | cut -c 1-64; }
hmac() { openssl dgst -sha256 -mac HMAC -macopt "hexkey:$1" -r | cut -c 1-64; } # of its input, under a key in hex
base64_of() { printf %s "$1" | openssl base64 -A; }

sign() {
    local names name i headers='' payload=${field[.body_b64]} value canonical scope key to_sign made
    local method path service secret
    plain_text "${field[.method]}" && method=$plain
    plain_text "${field[.path]}" && path=${plain:-/}
    plain_text "${field[.service]}" && service=$plain
    plain_text "${field[.secret_key]}" && secret=$plain
    names=$(for name in "${!field[@]}"; do
        case $name in .signed_headers.*) plain_text "${field[$name]}" && printf '%s\n' "${plain,,}" ;; esac
    done | sort -u)
    for name in $names; do
        for ((i = 0; ${#field[.headers.$i.0]} > 0; i++)); do
            plain_text "${field[.headers.$i.1]}"
            value=${plain#"${plain%%[! 	]*}"} value=${value%"${value##*[! 	]}"}
            plain_text "${field[.headers.$i.0]}"
            [ "${plain,,}:$value" != x-tc-content-sha256:UNSIGNED-PAYLOAD ] || payload=VU5TSUdORUQtUEFZTE9BRA==
            [ "${plain,,}" != "$name" ] || headers+=$name:${value,,}$'\n'
        done
    done
    plain_text "${field[.query]}" && [ "$method" != POST ] || plain=
    canonical=$method$'\n'$path$'\n'$plain$'\n'$headers$'\n'${names//$'\n'/;}$'\n'
    plain_text "$payload" # Base64
    canonical+=$(printf %s "$plain" | openssl base64 -d -A | sha256)
    scope=$(date -u -d "@${field[.timestamp]}" +%F)/$service/tc3_request
    to_sign=TC3-HMAC-SHA256$'\n'${field[.timestamp]}$'\n'$scope$'\n'$(printf %s "$canonical" | sha256)
    key=$(printf %s "TC3$secret" | od -An -v -tx1 | tr -d ' \n')
    for value in ${scope//\// }; do key=$(printf %s "$value" | hmac "$key"); done
    made=$(printf %s "$to_sign" | hmac "$key")
    printf '{"seq":%s,"signature":"%s","canonical_request_b64":"%s","string_to_sign_b64":"%s"}\n' \
        "${field[.seq]}" "$made" "$(base64_of "$canonical")" "$(base64_of "$to_sign")"
}

while IFS= read -r line; do
    declare -A field=()
    while IFS=$'\t' read -r path value; do field[$path]=$value; done < <(printf '%s\n' "$line" | flattened)
    case ${field[.op]}:${field[.algorithm]-} in
    '"bye":') exit 0 ;;
    '"hello":')
        echo '{"op":"hello","protocol":1,"name":"tc3-shell-example","version":"1","language":"bash","can":["sign"]}'
        ;;
    '"sign":"TC3-HMAC-SHA256"') sign ;;
    *) printf '{"seq":%s,"skipped":true,"message":"this example only makes TC3-HMAC-SHA256 signatures"}\n' "${field[.seq]}" ;;
    esac
done
