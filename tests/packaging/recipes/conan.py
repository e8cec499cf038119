"""Runs the recipe for Conan as Conan does, step by step, with the little of Conan that it uses: conan.py STAGE-FOLDER RECIPE

No network and no Conan is needed. What Conan itself would refuse beyond that is not seen."""

import fnmatch
import importlib.util
import os
import shutil
import sys
import types


class ConanFile:
    class _Info:
        def clear(self):
            self.cleared = True

    def __init__(self):
        self.options = _Options(self.default_options)
        self.requirements_made = {}
        self.info = self._Info()
        self.cpp_info = _CppInfo()

    def requires(self, reference, **traits):
        name, _, version = reference.partition("/")
        self.requirements_made[name] = (version, traits)


class _Options:
    def __init__(self, defaults=()):
        self.__dict__.update(defaults)
        self.of = {}

    def __getitem__(self, package):
        return self.of.setdefault(package, _Options())


class _CppInfo:
    def __init__(self):
        self.properties = {}

    def set_property(self, name, value):
        self.properties[name] = value


def copy(recipe, pattern, src, dst):
    for folder, _, files in os.walk(src):
        for name in files:
            path = os.path.relpath(os.path.join(folder, name), src)
            if fnmatch.fnmatch(path, pattern):
                os.makedirs(os.path.dirname(os.path.join(dst, path)), exist_ok=True)
                shutil.copy(os.path.join(src, path), os.path.join(dst, path))


def load(recipe, path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def module(name, **content):
    made = types.ModuleType(name)
    made.__dict__.update(content)
    sys.modules[name] = made


standards = []
module("conan", ConanFile=ConanFile)
module("conan.tools")
module("conan.tools.build", check_min_cppstd=lambda recipe, standard: standards.append(standard),
       can_run=lambda recipe: True)
module("conan.tools.files", copy=copy, load=load)
module("conan.tools.layout", basic_layout=lambda recipe, src_folder: None)
module("conan.tools.cmake", CMake=object, cmake_layout=lambda recipe: None)


def recipe_of(path, kind):
    spec = importlib.util.spec_from_file_location("recipe", path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return getattr(loaded, kind)


def run(header_only):
    recipe = recipe_of(os.path.join(where, "conanfile.py"), "Tc3")()
    recipe.recipe_folder = where
    recipe.options.header_only = header_only
    recipe.set_version()
    recipe.export_sources_folder = recipe.source_folder = os.path.join(stage, "sources")
    recipe.export_sources()
    recipe.configure()
    recipe.requirements()
    recipe.layout()
    recipe.validate()
    recipe.package_id()
    recipe.package_folder = os.path.join(stage, "package")
    recipe.package()
    recipe.package_info()
    return recipe


stage, where = sys.argv[1:]
where = os.path.abspath(where)
recipe_of(os.path.join(where, "test_package", "conanfile.py"), "Tc3Test")
linked, header_only = run(False), run(True)
assert standards == [20, 20], standards
assert linked.info.cleared
assert linked.license == "BSL-1.0" and linked.package_type == "header-library"
assert linked.options["boost"].without_json is False
assert header_only.options["boost"].header_only is True
assert linked.cpp_info.properties["cmake_target_name"] == "tc3::tc3"
assert header_only.cpp_info.properties["cmake_target_name"] == "tc3::header_only"
assert linked.cpp_info.requires == ["boost::json", "openssl::crypto"]
assert {one.split("::")[0] for one in linked.cpp_info.requires} == set(linked.requirements_made)
print(linked.version)
