// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#define BOOST_TEST_MODULE tc3_suite
#include <boost/test/unit_test.hpp>
