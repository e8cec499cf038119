# The Debian package: made twice with the same bytes, unpacked into an empty root, and its programs run from there.
source "$TC3_SOURCE/tests/packaging/support.sh"
if ! command -v dpkg-deb >/dev/null || ! command -v dpkg-shlibdeps >/dev/null; then
    echo "left out: there is no dpkg-deb or dpkg-shlibdeps"
    exit 77
fi
if [ ! -e "$TC3_STAGE/bin/tc3-conformance" ]; then
    echo "left out: this build has no conformance suite"
    exit 77
fi

rm -rf one two root
for folder in one two; do
    must "cpack" "$TC3_CPACK" --config "$TC3_BUILD/CPackConfig.cmake" -G DEB -B "$folder"
done
package=$(echo one/tc3_"$TC3_VERSION"_*.deb)
cmp "$package" "two/${package##*/}" || fail "two runs made different packages"

field() { dpkg-deb --field "$package" "$1"; }
[ "$(field Package)" = tc3 ] || fail "the package is called $(field Package)"
[ "$(field Version)" = "$TC3_VERSION" ] || fail "the version is $(field Version)"
case $(field Depends) in
*libboost-json*libc6*libssl3*zlib1g*) ;;
*) fail "it depends on $(field Depends)" ;;
esac

must "unpack" dpkg-deb -x "$package" root
(cd root/usr && find . -type f) | sed 's/\.1\.gz$/.1/' >files.txt
(cd "$TC3_STAGE" && find . -type f) | sed 's|doc/tc3/LICENSE|doc/tc3/copyright|; s|zsh/site-functions|zsh/vendor-completions|' >wanted.txt
printf './share/doc/tc3/%s\n' changelog.gz CHANGELOG.md.gz >>wanted.txt
tail -n +3 root/usr/share/doc/tc3/copyright | cmp - "$TC3_SOURCE/LICENSE" || fail "the package carries no licence"
same_lines "what is in the package" wanted.txt files.txt
if find root -name '*.so*' | grep .; then
    fail "the package holds a shared library"
fi
find root ! -type l \( -perm /022 -o ! -user "$(id -un)" \) >wrong.txt
[ ! -s wrong.txt ] || fail "others may write to $(cat wrong.txt)"

# --- the programs, with nothing else of ours in reach ---

bare() { env -i PATH=/usr/bin:/bin HOME="$PWD" "$@"; }
must "tc3 --version" bare root/usr/bin/tc3 --version
grep -qF "$TC3_VERSION" out.txt || fail "tc3 --version says $(cat out.txt)"
must "tc3 check" bare root/usr/bin/tc3 check "$TC3_SOURCE/tests/fixtures/captures/clean.ndjson"
must "tc3-conformance" bare root/usr/bin/tc3-conformance self --smoke
must "tc3-executor" bare root/usr/bin/tc3-conformance executor --smoke -- root/usr/bin/tc3-executor
for page in tc3 tc3-conformance; do
    must "$page.1.gz" gzip -t "root/usr/share/man/man1/$page.1.gz"
    must "$page.1.gz" sh -c "gzip -dc root/usr/share/man/man1/$page.1.gz | grep -q '^\.TH'"
    must "completion of $page" bash -n "root/usr/share/bash-completion/completions/$page"
done
must "completion of tc3" bash -c '. root/usr/share/bash-completion/completions/tc3; complete -p tc3'

# --- the headers ---

consume linked -DTC3_WAY=find_package -DCMAKE_PREFIX_PATH="$PWD/root/usr"
finish
