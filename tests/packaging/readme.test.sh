# The ways to take tc3 in, as the README shows them, each in a project that holds no more than it says.
source "$TC3_SOURCE/tests/packaging/support.sh"

# Cuts the blocks of "Use it" out: block-1.cmake, block-2.cmake, ..., block-5.sh.
rm -rf shop block-*
awk '/^## /{inside = $0 == "## Use it"} !inside{next} /^```$/{open = 0} open{print > name}
     /^```(cmake|sh)$/{open = 1; name = "block-" ++count "." substr($0, 4)}' "$TC3_SOURCE/README.md"
[ "$(ls block-*.cmake | wc -l)" -eq 3 ] || fail "the README has other ways than those that are tested: $(ls block-*)"
[ "$(ls block-*.sh | wc -l)" -eq 2 ] || fail "the README has other commands than those that are tested: $(ls block-*)"

mkdir shop
cp "$consumer/main.cpp" shop/shop.cpp
ln -s "$TC3_SOURCE" shop/tc3
must "the archive" "$TC3_CPACK" --config "$TC3_BUILD/CPackSourceConfig.cmake" -B shop

for block in block-*.cmake; do
    {
        printf 'cmake_minimum_required(VERSION 3.25)\nproject(shop CXX)\nadd_executable(shop shop.cpp)\n'
        printf 'target_compile_definitions(shop PRIVATE TC3_EXPECTED_VERSION="%s")\n' "$TC3_VERSION"
        cat "$block"
    } >shop/CMakeLists.txt
    must "$block" cmake -S shop -B "shop/$block" -DCMAKE_PREFIX_PATH="$TC3_STAGE"
done
must "build" cmake --build shop/block-1.cmake
says_version "the project" shop/block-1.cmake/shop

for block in block-*.sh; do
    (
        cd shop || exit 1
        ln -sfn "$TC3_SOURCE/tools" "$TC3_SOURCE/include" .
        export PKG_CONFIG_PATH=$TC3_STAGE/share/pkgconfig CPLUS_INCLUDE_PATH=
        sed -i "s|^g++ |$CXX -DTC3_EXPECTED_VERSION='\"$TC3_VERSION\"' |" "../$block"
        must "$block" bash -e "../$block"
    ) || failed=1
done
says_version "the command" shop/shop
cmp shop/tc3.hpp "$TC3_STAGE/include/tc3.hpp" || fail "the single header of the README's command is another one"
finish
