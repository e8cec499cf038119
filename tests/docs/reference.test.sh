# Doxygen makes the reference of the library without a warning.
source "$TC3_SOURCE/tests/cli/support.sh"

command -v doxygen >/dev/null || {
    echo "skipped: there is no doxygen"
    exit 77
}
reference() (
    settings=$(cat "$TC3_SOURCE/tools/docs/Doxyfile" && printf 'OUTPUT_DIRECTORY = %s\n' "$PWD" "$@")
    cd "$TC3_SOURCE" && doxygen - <<<"$settings"
)
expect "the reference" 0 reference
[ ! -s out.txt ] && [ ! -s err.txt ] || fail "doxygen says something: $(cat out.txt err.txt)"
for page in reply signer finding postgres_1_1v20170312_1_1CloneDBInstanceRequest; do
    compgen -G "html/*tc3_1_1$page.html" >/dev/null || fail "the reference has no page of $page"
done
# It would see a mistake.
printf '/// @file\n/// See @ref nothing_of_the_kind.\n' >wrong.hpp
expect "a mistake in a comment" 1 reference "INPUT += $PWD/wrong.hpp"
finish
