"""Recipe for Conan 2: the headers of tc3, from the sources that lie around this file.

    conan create tools/packaging/conan

The option header_only leaves Boost.JSON to the program, which compiles it with <boost/json/src.hpp> in one unit.
"""

import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.files import copy, load
from conan.tools.layout import basic_layout

required_conan_version = ">=2.0"


class Tc3(ConanFile):
    name = "tc3"
    description = "The contract of Tencent Cloud API 3.0 actions: build, validate, sign, decode"
    license = "BSL-1.0"
    topics = ("tencent-cloud", "api", "contract", "signature", "header-only")
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"header_only": [True, False]}
    default_options = {"header_only": False}
    no_copy_source = True

    @property
    def _sources(self):
        return os.path.join(self.recipe_folder, "..", "..", "..")

    def set_version(self):
        # The version stands in the header only.
        header = load(self, os.path.join(self._sources, "include", "tc3", "version.hpp"))
        self.version = re.search(r'library_version = "([0-9.]+)"', header).group(1)

    def export_sources(self):
        copy(self, "include/*.hpp", src=self._sources, dst=self.export_sources_folder)
        copy(self, "LICENSE", src=self._sources, dst=self.export_sources_folder)

    def configure(self):
        if self.options.header_only:
            self.options["boost"].header_only = True
        else:
            self.options["boost"].without_json = False

    def requirements(self):
        self.requires("boost/[>=1.81.0 <2]", transitive_headers=True, transitive_libs=True)
        self.requires("openssl/[>=3.0 <4]", transitive_headers=True, transitive_libs=True)

    def layout(self):
        basic_layout(self, src_folder=".")

    def validate(self):
        check_min_cppstd(self, 20)

    def package_id(self):
        self.info.clear()

    def package(self):
        copy(self, "*.hpp", src=os.path.join(self.source_folder, "include"),
             dst=os.path.join(self.package_folder, "include"))
        copy(self, "LICENSE", src=self.source_folder, dst=os.path.join(self.package_folder, "licenses"))

    def package_info(self):
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
        self.cpp_info.set_property("cmake_file_name", "tc3")
        self.cpp_info.set_property("pkg_config_name", "tc3-header-only" if self.options.header_only else "tc3")
        self.cpp_info.set_property("cmake_target_name", "tc3::header_only" if self.options.header_only else "tc3::tc3")
        self.cpp_info.requires = ["boost::headers" if self.options.header_only else "boost::json", "openssl::crypto"]
