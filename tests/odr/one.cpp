// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
//
// Links with two.cpp, which includes the same headers in the opposite order: a function or an object that is defined
// in a header without `inline` is then defined twice, and the program does not link.
#include <all_headers_forwards.hpp>

std::string_view const* version_in_the_other_unit();

int main() {
    return version_in_the_other_unit() == &tc3::library_version ? 0 : 1;
}
