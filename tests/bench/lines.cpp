// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "limits.hpp"

#include <tc3/sign/digest.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <vector>

// The limit of `tc3 check`: reads a file of lines and parses each to a Boost.JSON DOM in memory that is used again,
// and nothing else. With a second argument it also hashes so many bytes a line, as a signature's check must.
int main(int argc, char** argv) {
    if (argc < 2)
        return 2;
    int const file = open(argv[1], O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return 3;
    std::size_t const hashed = argc > 2 ? static_cast<std::size_t>(std::atol(argv[2])) : 0;
    std::vector<char> buffer(std::size_t{1} << 20);
    std::size_t kept = 0;
    std::size_t wrong = 0;
    auto const take = [&](std::string_view line) {
        wrong += bench::limit::parse_dom(line) ? 0u : 1u;
        if (hashed > 0)
            wrong += tc3::sign::sha256(line.substr(0, hashed)) ? 0u : 1u;
    };
    for (;;) {
        if (kept == buffer.size())
            buffer.resize(2 * buffer.size());
        ssize_t const got = read(file, buffer.data() + kept, buffer.size() - kept);
        if (got <= 0)
            break;
        std::string_view left{buffer.data(), kept + static_cast<std::size_t>(got)};
        for (std::size_t end = left.find('\n'); end != std::string_view::npos; end = left.find('\n')) {
            take(left.substr(0, end));
            left.remove_prefix(end + 1);
        }
        std::memmove(buffer.data(), left.data(), left.size());
        kept = left.size();
    }
    close(file);
    std::printf("%zu\n", wrong);
    return wrong == 0 ? 0 : 1;
}
