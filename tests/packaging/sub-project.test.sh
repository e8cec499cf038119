# add_subdirectory(tc3): nothing but the headers comes into the project that takes it in.
source "$TC3_SOURCE/tests/packaging/support.sh"

consume taken -DTC3_WAY=add_subdirectory -DTC3_SOURCE="$TC3_SOURCE"
find taken -name '*.o' -o -name '*.a' -o -name '*.so' -o -name '*.gch' | grep -v 'CMakeFiles/consumer.dir/' >built.txt
[ ! -s built.txt ] || fail "more than the consumer was built: $(cat built.txt)"
must "install" cmake --install taken
(cd taken/prefix && find . -type f) >files.txt
[ "$(cat files.txt)" = ./bin/consumer ] || fail "more than the consumer was installed: $(cat files.txt)"

# The command that compiles the consumer: its own flags, those of the language and the include folder, no more.
python3 - "$TC3_SOURCE" <<'END' || fail "a flag leaks into the project"
import json, shlex, sys
unit = next(one for one in json.load(open("taken/compile_commands.json")) if one["file"].endswith("main.cpp"))
flags = shlex.split(unit["command"])[1:]
own = "-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Wuseless-cast -Werror"
known = own.split() + ["-Wno-unknown-warning-option", "-c"]
rest, i = [], 0
while i < len(flags):
    one = flags[i]
    if one == "-o":
        i += 1
    elif one == "-isystem":
        i += 1
        if flags[i] != sys.argv[1] + "/include":
            rest.append("-isystem " + flags[i])
    elif not (one in known or one.startswith(("-std=", "-DTC3_EXPECTED_VERSION=", "-DBOOST_")) or one == unit["file"]):
        rest.append(one)
    i += 1
print("\n".join(rest), end="")
sys.exit(1 if rest else 0)
END

# Who ships a library that needs tc3 may have it installed along.
consume shipped -DTC3_WAY=add_subdirectory -DTC3_SOURCE="$TC3_SOURCE" -DTC3_INSTALL=ON
must "install with TC3_INSTALL" cmake --install shipped
for file in include/tc3.hpp include/tc3/tc3.hpp share/cmake/tc3/tc3-config.cmake bin/consumer; do
    [ -f "shipped/prefix/$file" ] || fail "TC3_INSTALL=ON: $file was not installed"
done
[ "$(ls shipped/prefix/bin)" = consumer ] || fail "TC3_INSTALL=ON: a program was installed: $(ls shipped/prefix/bin)"
finish
