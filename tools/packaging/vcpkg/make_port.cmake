# Makes a port for vcpkg from a release archive, to be used with --overlay-ports=FOLDER:
#
#     cmake -DTC3_ARCHIVE=tc3-0.1.0.tar.gz -DTC3_URL=https://... -DTC3_OUTPUT=FOLDER/tc3 -P make_port.cmake
#
# Without TC3_URL the port takes the archive from where it lies.
cmake_minimum_required(VERSION 3.25)
cmake_path(ABSOLUTE_PATH TC3_ARCHIVE)
if(NOT TC3_URL)
    set(TC3_URL file://${TC3_ARCHIVE})
endif()

# Version and digest are those of the archive.
if(NOT TC3_ARCHIVE MATCHES "/tc3-([0-9]+\\.[0-9]+\\.[0-9]+)\\.tar\\.gz$")
    message(FATAL_ERROR "TC3_ARCHIVE is to be a release archive tc3-VERSION.tar.gz, not ${TC3_ARCHIVE}")
endif()
set(version ${CMAKE_MATCH_1})
file(SHA512 ${TC3_ARCHIVE} sha512)
set(url ${TC3_URL})
foreach(file IN ITEMS vcpkg.json portfile.cmake)
    configure_file(${CMAKE_CURRENT_LIST_DIR}/${file}.in ${TC3_OUTPUT}/${file} @ONLY)
endforeach()
file(COPY ${CMAKE_CURRENT_LIST_DIR}/usage DESTINATION ${TC3_OUTPUT})
