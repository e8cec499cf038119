# Puts all public headers into one: cmake -DTC3_OUTPUT=FILE -P single_header.cmake
#
# Each header stands in it once, after those that it includes, with its own guard, so that a unit may include <tc3.hpp>
# and <tc3/...> beside each other. What is included from outside comes first. Needs nothing but CMake.
cmake_minimum_required(VERSION 3.25)
cmake_path(SET root NORMALIZE ${CMAKE_CURRENT_LIST_DIR}/../../include)
set(our_include "#include <tc3/[^>\n]+>[^\n]*\n")
set(foreign_include "#include <[^>\n]+>[^\n]*\n")

set(seen "")
set(foreign "")
set(body "")
macro(add_header name)
    if(NOT "${name}" IN_LIST seen)
        list(APPEND seen ${name})
        include_of(${name})
    endif()
endmacro()

# Appends a header to the body, after those that it includes.
function(include_of name)
    file(READ ${root}/${name} text)
    if(text MATCHES "#include \"")
        message(FATAL_ERROR "${name} includes a header by a relative path, which the single header cannot follow")
    endif()
    string(REGEX MATCHALL "${our_include}" ours "${text}")
    string(REGEX REPLACE "${our_include}" "" text "${text}")
    foreach(line IN LISTS ours)
        string(REGEX REPLACE "#include <([^>]+)>.*" "\\1" included "${line}")
        add_header(${included})
    endforeach()
    string(REGEX MATCHALL "${foreign_include}" theirs "${text}")
    string(REGEX REPLACE "${foreign_include}" "" text "${text}")
    string(REGEX REPLACE "// IWYU pragma: [a-z_]+\n" "" text "${text}")
    string(REGEX REPLACE "^//[^\n]*\n" "" text "${text}") # the licence is told once, at the top
    string(REGEX REPLACE "\n\n\n+" "\n\n" text "${text}")
    list(APPEND foreign ${theirs})
    string(APPEND body "\n// <${name}>\n${text}")
    set(seen "${seen}" PARENT_SCOPE)
    set(foreign "${foreign}" PARENT_SCOPE)
    set(body "${body}" PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE headers RELATIVE ${root} ${root}/*.hpp)
list(SORT headers)
foreach(name IN ITEMS tc3/tc3.hpp LISTS headers)
    add_header(${name})
endforeach()
list(TRANSFORM foreign REPLACE "(<[^>]+>).*" "\\1\n")
list(REMOVE_DUPLICATES foreign)
list(SORT foreign)
list(JOIN foreign "" foreign)

string(REGEX MATCH "library_version = \"([0-9.]+)\"" version "${body}")
file(WRITE ${TC3_OUTPUT} "// tc3 ${CMAKE_MATCH_1}, all headers in one; made from the headers in tc3/, so change those instead.
// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
${foreign}${body}")
