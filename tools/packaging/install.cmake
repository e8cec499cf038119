# What `cmake --install` puts in place for programs that use the library: the headers, the single header, the CMake
# package and the files for pkg-config. The component is tc3_development; the programs are the component tc3_programs.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)
set(tc3_package_dir ${CMAKE_INSTALL_DATADIR}/cmake/tc3)

install(TARGETS tc3_header_only EXPORT tc3-header-only-targets FILE_SET HEADERS COMPONENT tc3_development)
install(EXPORT tc3-header-only-targets NAMESPACE tc3:: DESTINATION ${tc3_package_dir} COMPONENT tc3_development)
if(TARGET tc3::tc3)
    install(TARGETS tc3_tc3 EXPORT tc3-targets COMPONENT tc3_development)
    install(EXPORT tc3-targets NAMESPACE tc3:: DESTINATION ${tc3_package_dir} COMPONENT tc3_development)
endif()

configure_package_config_file(tools/packaging/tc3-config.cmake.in tc3-config.cmake INSTALL_DESTINATION ${tc3_package_dir})
write_basic_package_version_file(tc3-config-version.cmake COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES ${PROJECT_BINARY_DIR}/tc3-config.cmake ${PROJECT_BINARY_DIR}/tc3-config-version.cmake
    DESTINATION ${tc3_package_dir} COMPONENT tc3_development)

# For pkg-config. The prefix is told from where the file lies, so that an installed tree may be moved.
set(tc3_pc_dir ${CMAKE_INSTALL_DATADIR}/pkgconfig)
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX BASE_DIRECTORY ${CMAKE_INSTALL_PREFIX}/${tc3_pc_dir}
    OUTPUT_VARIABLE tc3_prefix_from_pc)
set(tc3_pc_name tc3)
set(tc3_pc_description ${PROJECT_DESCRIPTION})
set(tc3_pc_libs " -lboost_json")
configure_file(tools/packaging/tc3.pc.in tc3.pc @ONLY)
set(tc3_pc_name tc3-header-only)
string(APPEND tc3_pc_description "; Boost.JSON is compiled by the program")
set(tc3_pc_libs "")
configure_file(tools/packaging/tc3.pc.in tc3-header-only.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/tc3.pc ${PROJECT_BINARY_DIR}/tc3-header-only.pc
    DESTINATION ${tc3_pc_dir} COMPONENT tc3_development)

# All headers in one, <tc3.hpp>. It is made from the others and never committed, so it cannot be older than they are.
set(tc3_single_header ${PROJECT_BINARY_DIR}/single_include/tc3.hpp)
add_custom_command(OUTPUT ${tc3_single_header}
    COMMAND ${CMAKE_COMMAND} -DTC3_OUTPUT=${tc3_single_header} -P ${PROJECT_SOURCE_DIR}/tools/packaging/single_header.cmake
    DEPENDS ${PROJECT_SOURCE_DIR}/tools/packaging/single_header.cmake ${tc3_header_paths}
    COMMENT "Putting all headers into single_include/tc3.hpp")
add_custom_target(tc3_single_header ALL DEPENDS ${tc3_single_header})
install(FILES ${tc3_single_header} TYPE INCLUDE COMPONENT tc3_development)

install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT tc3_development)
