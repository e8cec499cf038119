"""Judges the manifest of a port by the rules of vcpkg's schema: vcpkg.py vcpkg.json"""

import json
import re
import sys

identifier = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
reserved = re.compile(r"prn|aux|nul|con|lpt[1-9]|com[1-9]|core|default")
port = json.load(open(sys.argv[1], encoding="utf-8"))

known = {"name", "version", "version-semver", "version-date", "version-string", "port-version", "maintainers", "summary",
         "description", "homepage", "documentation", "license", "builtin-baseline", "dependencies", "overrides",
         "features", "default-features", "supports", "vcpkg-configuration"}
assert set(port) <= known, set(port) - known
assert sum(name.startswith("version") for name in port) == 1
assert re.fullmatch(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", port["version-semver"]), port["version-semver"]
assert port["license"] == "BSL-1.0"
assert isinstance(port["description"], str)
names = [port["name"]]
for one in port["dependencies"]:
    if isinstance(one, dict):
        assert set(one) <= {"name", "default-features", "features", "host", "platform", "version>=", "$comment"}, one
    names.append(one["name"] if isinstance(one, dict) else one)
for name in names:
    assert identifier.fullmatch(name) and not reserved.fullmatch(name), name
assert names[1:] == sorted(names[1:]), "vcpkg format-manifest sorts dependencies"
print(port["version-semver"])
