# What is installed, and find_package(tc3).
source "$TC3_SOURCE/tests/packaging/support.sh"

# Moved elsewhere, so that nothing works by a path of the build.
rm -rf moved
cp -a "$TC3_STAGE" moved

# --- the files ---

(cd moved && find . -type f -o -type l) >files.txt
{
    (cd "$TC3_SOURCE/include" && find . -name '*.hpp' -printf './include/%P\n')
    printf './%s\n' include/tc3.hpp share/pkgconfig/tc3.pc share/pkgconfig/tc3-header-only.pc share/doc/tc3/LICENSE
    for name in config config-version targets header-only-targets; do
        echo "./share/cmake/tc3/tc3-$name.cmake"
    done
    for program in tc3 tc3-conformance; do
        printf './%s\n' "bin/$program" "share/man/man1/$program.1" "share/bash-completion/completions/$program" \
            "share/zsh/site-functions/_$program" "share/fish/vendor_completions.d/$program.fish"
    done
    echo ./bin/tc3-executor
} >wanted.txt
if [ ! -e moved/bin/tc3-conformance ]; then
    sed -i '/conformance\|executor/d' wanted.txt
fi
same_lines "what is installed" wanted.txt files.txt
if grep -rlF -e "$TC3_SOURCE" -e "$TC3_BUILD" moved/share moved/include; then
    fail "an installed file names a folder of the build"
fi

# --- with the compiled Boost.JSON, and without ---

consume linked -DTC3_WAY=find_package -DCMAKE_PREFIX_PATH="$PWD/moved"
consume header_only -DTC3_WAY=find_package -DCMAKE_PREFIX_PATH="$PWD/moved" -DTC3_TARGET=tc3::header_only
if ldd header_only/consumer | grep boost; then
    fail "header_only: it needs a library of Boost"
fi

# --- versions ---

IFS=. read -r major minor _ <<<"$TC3_VERSION"
for other in "$((major + 1)).$minor" "$major.$((minor + 1))"; do
    must_not "version $other" "not accepted: $PWD/moved/share/cmake/tc3/tc3-config.cmake, version: $TC3_VERSION" \
        cmake -S "$consumer" -B "other-$other" -DTC3_WAY=find_package -DCMAKE_PREFIX_PATH="$PWD/moved" \
        -DTC3_EXPECTED_VERSION="$other"
done
finish
