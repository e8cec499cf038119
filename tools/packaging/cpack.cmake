# Packages, from the build folder: `cpack` makes the Debian package, `cpack --config CPackSourceConfig.cmake` the release
# archive. The same sources give the same bytes: files carry the time of the last commit, or the time that the release
# archive gave them, unless SOURCE_DATE_EPOCH says another.
set(CPACK_PACKAGE_VENDOR "the tc3 authors")
set(CPACK_PACKAGE_CONTACT "the tc3 authors <tc3@localhost>")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_CHECKSUM SHA512)
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/tools/packaging/cpack_times.cmake)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/tools/packaging/cpack_staged.cmake)

# The release archive: the sources, and the single header. CPack's own generator would take the files in the order in
# which the disk happens to give them.
set(CPACK_SOURCE_GENERATOR External)
set(CPACK_EXTERNAL_PACKAGE_SCRIPT ${PROJECT_SOURCE_DIR}/tools/packaging/cpack_archive.cmake)
set(CPACK_EXTERNAL_ENABLE_STAGING ON)
set(CPACK_SOURCE_PACKAGE_FILE_NAME tc3-${PROJECT_VERSION})
set(CPACK_SOURCE_IGNORE_FILES
    "/\\\\.git(/|$)" "^${PROJECT_SOURCE_DIR}/build" "^${PROJECT_BINARY_DIR}/" "/\\\\.cache/" "/compile_commands\\\\.json$" "/__pycache__/")
set(CPACK_TC3_SOURCE ${PROJECT_SOURCE_DIR})

# The Debian package: one, with the headers, the programs and what belongs to them.
set(CPACK_GENERATOR DEB)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "g++ (>= 4:12) | clang (>= 1:14), libssl-dev, libboost-json1.81-dev | libboost-json-dev (>= 1.81)")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "cmake, pkgconf | pkg-config, tshark")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Contract of Tencent Cloud API 3.0 actions: library, tools, suite")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"The header-only C++20 library builds, validates, signs and decodes calls of
actions that are known to it. The program tc3 judges recorded traffic by the
same contract and stands in for the service; tc3-conformance judges clients,
servers and libraries in any language.")
include(CPack)
