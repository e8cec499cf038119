// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <all_headers_backwards.hpp>

std::string_view const* version_in_the_other_unit();

std::string_view const* version_in_the_other_unit() {
    return &tc3::library_version;
}
