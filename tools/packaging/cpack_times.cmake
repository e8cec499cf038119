# Read by cpack before it packs: the time that all files of a package carry.
if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
    set(time "")
    find_program(git git)
    if(git AND EXISTS ${CPACK_TC3_SOURCE}/.git)
        execute_process(COMMAND ${git} -C ${CPACK_TC3_SOURCE} log -1 --format=%ct
            OUTPUT_VARIABLE time OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    endif()
    if(NOT time)
        file(TIMESTAMP ${CPACK_TC3_SOURCE}/LICENSE time "%s" UTC)
    endif()
    set(ENV{SOURCE_DATE_EPOCH} ${time})
endif()
