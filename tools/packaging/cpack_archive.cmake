# Run by cpack for the release archive, when the sources are in place: the same files give the same bytes, whoever packs
# them and wherever.
set(stem ${CPACK_PACKAGE_FILE_NAME})
cmake_path(GET CPACK_TEMPORARY_DIRECTORY PARENT_PATH folder)
cmake_path(GET CPACK_TEMPORARY_DIRECTORY FILENAME staged)
execute_process(COMMAND ${CMAKE_COMMAND}
    -DTC3_OUTPUT=${CPACK_TEMPORARY_DIRECTORY}/single_include/tc3.hpp
    -P ${CPACK_TC3_SOURCE}/tools/packaging/single_header.cmake
    COMMAND_ERROR_IS_FATAL ANY)

set(archive ${CPACK_PACKAGE_DIRECTORY}/${stem}.tar.gz)
execute_process(
    COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C tar --create --format=ustar --sort=name --mtime=@$ENV{SOURCE_DATE_EPOCH}
        --owner=root:0 --group=root:0 --mode=u=rwX,go=rX --transform=s,^${staged},${stem}, -C ${folder} ${staged}
    COMMAND gzip -9n
    OUTPUT_FILE ${archive}
    COMMAND_ERROR_IS_FATAL ANY)
file(SHA512 ${archive} digest)
file(WRITE ${archive}.sha512 "${digest}  ${stem}.tar.gz\n")
