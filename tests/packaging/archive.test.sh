# The release archive: what is in it, that the same sources give the same bytes, and FetchContent from it.
source "$TC3_SOURCE/tests/packaging/support.sh"

# Twice, the second time configured elsewhere and as somebody with another idea of permissions and time zones.
rm -rf one two other unpacked
must "cpack" cmake -E env --unset=SOURCE_DATE_EPOCH "$TC3_CPACK" --config "$TC3_BUILD/CPackSourceConfig.cmake" -B one
archive=$PWD/one/tc3-$TC3_VERSION.tar.gz
[ -f "$archive" ] || fail "there is no tc3-$TC3_VERSION.tar.gz but $(ls one)"
must "a second build folder" cmake -S "$TC3_SOURCE" -B other -DCMAKE_CXX_COMPILER="$CXX" -DTC3_BUILD_TESTS=OFF \
    -DTC3_BUILD_TOOLS=OFF -DTC3_BUILD_CONFORMANCE=OFF
(umask 077 && TZ=Asia/Tokyo LC_ALL=C must "cpack again" cmake -E env --unset=SOURCE_DATE_EPOCH "$TC3_CPACK" \
    --config other/CPackSourceConfig.cmake -B two) || failed=1
cmp "$archive" "two/tc3-$TC3_VERSION.tar.gz" || fail "two runs made different archives"
(cd one && must "the digest" sha512sum --check "tc3-$TC3_VERSION.tar.gz.sha512") || failed=1
tar -tzf "$archive" | sed 's|/$||' | tr / '\1' >order.txt
LC_ALL=C sort -c order.txt || fail "the order of the files is that of the disk"

tar -tzf "$archive" | sed -n 's|[^/]$|&|p' | sed "s|^tc3-$TC3_VERSION/||" >files.txt
if [ -e "$TC3_SOURCE/.git" ]; then
    {
        git -C "$TC3_SOURCE" -c safe.directory='*' ls-files --cached --others --exclude-standard
        echo single_include/tc3.hpp
    } >wanted.txt
    grep -v '/$' files.txt >found.txt
    same_lines "what is in the archive" wanted.txt found.txt
fi

# --- from the archive alone ---

must "unpack" mkdir unpacked
must "unpack" tar -xzf "$archive" -C unpacked
must "the single header" cmake -DTC3_OUTPUT="$PWD/fresh.hpp" -P "$TC3_SOURCE/tools/packaging/single_header.cmake"
cmp fresh.hpp "unpacked/tc3-$TC3_VERSION/single_include/tc3.hpp" || fail "the archive's single header is not fresh"

consume fetched -DTC3_WAY=FetchContent -DTC3_ARCHIVE="$archive" -DTC3_TARGET=tc3::header_only

# An archive made from the unpacked archive, which has no history, is the same one.
must "configure the archive" cmake -S "unpacked/tc3-$TC3_VERSION" -B again -DCMAKE_CXX_COMPILER="$CXX" \
    -DTC3_BUILD_TESTS=OFF -DTC3_BUILD_TOOLS=OFF -DTC3_BUILD_CONFORMANCE=OFF
must "cpack from the archive" cmake -E env --unset=SOURCE_DATE_EPOCH "$TC3_CPACK" --config again/CPackSourceConfig.cmake -B three
cmp "$archive" "three/tc3-$TC3_VERSION.tar.gz" || fail "the archive does not make itself again"
finish
