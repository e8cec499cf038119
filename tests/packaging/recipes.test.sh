# The recipes for Conan and vcpkg, run with stand-ins for those two, and the release archive that vcpkg takes.
source "$TC3_SOURCE/tests/packaging/support.sh"
recipes=$TC3_SOURCE/tests/packaging/recipes
export PYTHONDONTWRITEBYTECODE=1

rm -rf archive port vcpkg conan
must "the archive" "$TC3_CPACK" --config "$TC3_BUILD/CPackSourceConfig.cmake" -B archive

# --- vcpkg ---

must "make the port" cmake -DTC3_ARCHIVE="archive/tc3-$TC3_VERSION.tar.gz" -DTC3_OUTPUT="$PWD/port/tc3" \
    -P "$TC3_SOURCE/tools/packaging/vcpkg/make_port.cmake"
must "the manifest" python3 "$recipes/vcpkg.py" port/tc3/vcpkg.json
[ "$(cat out.txt)" = "$TC3_VERSION" ] || fail "the port's version is $(cat out.txt)"
must "run the port" cmake -DPORT_FOLDER="$PWD/port/tc3" -DWORK="$PWD/vcpkg" -DCXX="$CXX" -P "$recipes/vcpkg.cmake"
(cd vcpkg/packages && find . -type f ! -path './include/*') | LC_ALL=C sort >files.txt
{
    printf './share/cmake/tc3/tc3-%s.cmake\n' config config-version header-only-targets targets
    printf './share/pkgconfig/%s.pc\n' tc3 tc3-header-only
    printf './share/tc3/%s\n' copyright usage
} | LC_ALL=C sort >wanted.txt
cmp files.txt wanted.txt || fail "the port installs $(cat files.txt)"
diff -r "$TC3_STAGE/include" vcpkg/packages/include || fail "the port installs other headers"

# --- Conan ---

must "the recipe" python3 "$recipes/conan.py" conan "$TC3_SOURCE/tools/packaging/conan"
[ "$(cat out.txt)" = "$TC3_VERSION" ] || fail "the recipe's version is $(cat out.txt)"
diff -r "$TC3_SOURCE/include" conan/package/include || fail "the recipe packs other headers"
cmp "$TC3_SOURCE/LICENSE" conan/package/licenses/LICENSE || fail "the recipe packs no licence"
finish
