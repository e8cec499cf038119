# pkg-config, with the compiled Boost.JSON and without; and the single header, which needs no include folder but its own.
source "$TC3_SOURCE/tests/packaging/support.sh"
if ! command -v pkg-config >/dev/null; then
    echo "left out: there is no pkg-config"
    exit 77
fi
rm -rf moved
cp -a "$TC3_STAGE" moved
export PKG_CONFIG_PATH=$PWD/moved/share/pkgconfig
flags="-std=c++20 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -DTC3_EXPECTED_VERSION=\"$TC3_VERSION\""
# GCC bugs 105329 and 105651 are those of the compiler; without optimisation they do not show.

for name in tc3 tc3-header-only; do
    [ "$(pkg-config --modversion $name)" = "$TC3_VERSION" ] || fail "$name: version $(pkg-config --modversion $name)"
    pkg-config --validate $name || fail "$name: not valid"
done

# shellcheck disable=SC2046,SC2086
must "tc3.pc" "$CXX" $flags "$consumer/main.cpp" "$consumer/other_unit.cpp" -o linked $(pkg-config --cflags --libs tc3)
says_version "tc3.pc" ./linked

# --- the compiled Boost.JSON in no library; shared with the single header ---

# shellcheck disable=SC2046,SC2086
must "Boost.JSON" "$CXX" $flags -DTC3_HEADER_ONLY -c "$consumer/other_unit.cpp" -o other_unit.o \
    $(pkg-config --cflags tc3-header-only)
# shellcheck disable=SC2046,SC2086
must "tc3-header-only.pc" "$CXX" $flags "$consumer/main.cpp" other_unit.o -o header_only \
    $(pkg-config --cflags --libs tc3-header-only)
says_version "tc3-header-only.pc" ./header_only

# --- the single header ---

must "the single header" cmake -DTC3_OUTPUT="$PWD/alone/tc3.hpp" -P "$TC3_SOURCE/tools/packaging/single_header.cmake"
cmp alone/tc3.hpp moved/include/tc3.hpp || fail "the single header that is installed is older than the headers"
# shellcheck disable=SC2086
must "the single header" "$CXX" $flags -DTC3_SINGLE_HEADER -Ialone "$consumer/main.cpp" other_unit.o -o single -lcrypto
says_version "the single header" ./single
# Beside the others it changes nothing, whichever comes first.
for order in "tc3.hpp tc3/tc3.hpp" "tc3/sign/signer.hpp tc3.hpp"; do
    # shellcheck disable=SC2086
    printf '#include <%s>\n' $order >both.cpp
    # shellcheck disable=SC2086
    must "both headers" "$CXX" $flags -fsyntax-only -Imoved/include both.cpp
done
finish
