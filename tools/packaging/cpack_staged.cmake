# Run by cpack when all files of a package are in place: adds to the Debian package what Debian wants, compressed without
# a name or a time inside.
if(CPACK_GENERATOR STREQUAL "DEB")
    set(documents ${CPACK_TEMPORARY_DIRECTORY}/usr/share/doc/tc3)
    file(READ ${documents}/LICENSE licence)
    file(WRITE ${documents}/copyright "Copyright 2026 ${CPACK_PACKAGE_VENDOR}\n\n${licence}")
    file(REMOVE ${documents}/LICENSE)
    file(COPY_FILE ${CPACK_TC3_SOURCE}/CHANGELOG.md ${documents}/CHANGELOG.md)
    string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC) # that of SOURCE_DATE_EPOCH
    file(WRITE ${documents}/changelog "tc3 (${CPACK_PACKAGE_VERSION}) unstable; urgency=medium

  * What is new is told in CHANGELOG.md.

 -- ${CPACK_PACKAGE_CONTACT}  ${date}
")
    # Debian's zsh does not look into site-functions below /usr.
    file(RENAME ${CPACK_TEMPORARY_DIRECTORY}/usr/share/zsh/site-functions
        ${CPACK_TEMPORARY_DIRECTORY}/usr/share/zsh/vendor-completions)
    file(GLOB pages ${CPACK_TEMPORARY_DIRECTORY}/usr/share/man/man1/*.1)
    foreach(page IN LISTS pages ITEMS ${documents}/changelog ${documents}/CHANGELOG.md)
        execute_process(COMMAND gzip -9nf ${page} COMMAND_ERROR_IS_FATAL ANY)
    endforeach()
    file(CHMOD_RECURSE ${documents} FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ
        DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
endif()
