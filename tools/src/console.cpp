// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "console.hpp"

#include "output.hpp"

#include <cstdio>

namespace tc3::tool {

void complain(std::string_view sentence) {
    std::string const shown = printable(sentence);
    std::fprintf(stderr, "tc3: %s\n", shown.c_str());
}

exit_code print(std::string_view text, exit_code code) {
    output out{"-"};
    out.write(text);
    if (out.finish())
        return code;
    complain(out.trouble());
    return exit_code::internal_error;
}

std::string printable(std::string_view text) {
    std::string made{text};
    for (char& c : made)
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F)
            c = '?';
    return made;
}

std::string counted(std::size_t count, std::string_view noun, std::string_view several) {
    bool const plain = count == 1 || several.empty();
    return std::to_string(count) + " " + std::string{plain ? noun : several} + (count != 1 && plain ? "s" : "");
}

} // namespace tc3::tool
