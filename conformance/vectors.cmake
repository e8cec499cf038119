# Writes the files of the vectors into a C++ unit, so that the program has them wherever it is installed. Their bytes
# are written as hexadecimal escapes, whatever they are.
function(tc3_embed_vectors folder unit)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/*/*)
    list(SORT files)
    list(TRANSFORM files PREPEND ${folder}/ OUTPUT_VARIABLE paths)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${paths})
    set(entries "")
    foreach(file IN LISTS files)
        file(READ ${folder}/${file} bytes HEX)
        string(LENGTH "${bytes}" digits)
        math(EXPR size "${digits} / 2")
        string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
        string(APPEND entries "    {\"${file}\", {\"${bytes}\", ${size}}},\n")
    endforeach()
    file(CONFIGURE OUTPUT ${unit} @ONLY CONTENT [[
#include "cases/vectors.hpp"

namespace tc3::conformance {
namespace {
constexpr vector_file files[] = {
@entries@};
} // namespace

std::span<vector_file const> vector_files() noexcept {
    return files;
}
} // namespace tc3::conformance
]])
endfunction()
