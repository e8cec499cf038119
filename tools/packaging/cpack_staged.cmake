# Run by cpack when all files of a package are in place: adds to the Debian package what Debian wants, compressed without
# a name or a time inside.
if(CPACK_GENERATOR STREQUAL "DEB")
    set(documents ${CPACK_TEMPORARY_DIRECTORY}/usr/share/doc/tc3)
    file(RENAME ${documents}/LICENSE ${documents}/copyright)
    file(COPY_FILE ${CPACK_TC3_SOURCE}/CHANGELOG.md ${documents}/changelog)
    file(GLOB pages ${CPACK_TEMPORARY_DIRECTORY}/usr/share/man/man1/*.1)
    foreach(page IN LISTS pages ITEMS ${documents}/changelog)
        execute_process(COMMAND gzip -9nf ${page} COMMAND_ERROR_IS_FATAL ANY)
    endforeach()
    file(CHMOD_RECURSE ${documents} FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ
        DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
endif()
