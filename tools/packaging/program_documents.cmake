# tc3_install_program(TARGET): installs a program with its manual page and its completions for bash, zsh and fish, all of
# which the program writes itself.
include(GNUInstallDirs)

function(tc3_install_program target)
    install(TARGETS ${target} COMPONENT tc3_programs)
    if(CMAKE_CROSSCOMPILING)
        message(STATUS "tc3: ${target} cannot be run here, so its manual page and completions are left out")
        return()
    endif()

    set(folder ${CMAKE_CURRENT_BINARY_DIR}/documents)
    set(made "")
    foreach(what IN ITEMS
        "${target}.1;${CMAKE_INSTALL_MANDIR}/man1;manual"
        "${target};${CMAKE_INSTALL_DATADIR}/bash-completion/completions;completion;bash"
        "_${target};${CMAKE_INSTALL_DATADIR}/zsh/site-functions;completion;zsh"
        "${target}.fish;${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d;completion;fish")
        list(POP_FRONT what name destination)
        list(JOIN what "-" kind)
        set(file ${folder}/${kind}/${name})
        file(MAKE_DIRECTORY ${folder}/${kind})
        add_custom_command(OUTPUT ${file} COMMAND ${target} ${what} > ${file} DEPENDS ${target} VERBATIM
            COMMENT "Asking ${target} for ${name} (${kind})")
        list(APPEND made ${file})
        install(FILES ${file} DESTINATION ${destination} COMPONENT tc3_programs)
    endforeach()
    add_custom_target(${target}_documents ALL DEPENDS ${made})
endfunction()
