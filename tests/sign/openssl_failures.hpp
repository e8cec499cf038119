// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_SIGN_OPENSSL_FAILURES_HPP
#define TC3_TESTS_SIGN_OPENSSL_FAILURES_HPP

#include <tc3/sign/result.hpp>

#include <boost/test/unit_test.hpp>

#include <set>

/// Makes OpenSSL fail, so that each place where that can happen is reached. openssl_failures.cpp has its functions.
namespace tests {

/// Lets the call of that number fail in this thread, counted from 0; a negative number lets all succeed.
void fail_at_call(int number);

/// Whether the failure that was asked for is still to come.
[[nodiscard]] bool failure_is_pending();

/// Lets each call that an action makes fail in turn, requires an error each time, and counts the calls. The action
/// must do the same each time.
template <class Action>
int failures_of(Action&& action) {
    for (int call = 0;; ++call) {
        fail_at_call(call);
        auto const made = action();
        bool const reached = !failure_is_pending();
        fail_at_call(-1);
        if (!reached) {
            BOOST_TEST(bool(made));
            return call;
        }
        BOOST_TEST_REQUIRE(!made);
        BOOST_TEST((made.error() == tc3::sign::errc::digest_failed));
    }
}

} // namespace tests

#endif
