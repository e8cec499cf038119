# Wrong executors: each is the Python example with one text replaced, and must be caught by a case of level MUST or
# SHOULD. Prints which case caught which.
source "$TC3_SOURCE/tests/cli/support.sh"
command -v python3 >/dev/null || {
    echo "python3 is not installed: the wrong executors are left out"
    exit 77
}
example=$TC3_SOURCE/conformance/executors/python/executor.py
mutants=$TC3_SOURCE/tests/conformance/mutants
python3 "$mutants/executor.py" "$example" --list >mutants.txt || exit 1
python3 "$mutants/judge.py" "$TC3_CONFORMANCE" executor --case '{cases}' --strict --fail-fast --report json \
    -- python3 "$mutants/executor.py" "$example" '{name}' <mutants.txt
