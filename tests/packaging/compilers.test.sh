# The quick part of tests/compilers/run, which by hand does more.
source "$TC3_SOURCE/tests/packaging/support.sh"
must "the compilers" "$TC3_SOURCE/tests/compilers/run" --quick built
cat out.txt
finish
