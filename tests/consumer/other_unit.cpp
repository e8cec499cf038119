// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
//
// A second unit of the same program. Without the compiled Boost.JSON it is the one that compiles it.
#ifdef TC3_SINGLE_HEADER
#include <tc3.hpp>
#endif
#include <tc3/version.hpp>

#ifdef TC3_HEADER_ONLY
#include <boost/json/src.hpp>
#endif

std::string_view version_in_the_other_unit();

std::string_view version_in_the_other_unit() {
    return tc3::library_version;
}
