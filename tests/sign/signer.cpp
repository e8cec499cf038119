// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/sign/signer.hpp>

#include "sign/allocations.hpp"
#include "sign/openssl_failures.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

using tc3::sign::errc;
using tc3::sign::sign_options;
using tc3::sign::trace;

namespace {

tc3::credential const who{"AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", tc3::secret{"Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"}};
tc3::credential const other{"AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******", tc3::secret{"Gu5t9xGARNpq86cd98joQYCN3*******"},
                            tc3::secret{"token"}};

tc3::http::request example(std::string_view host = "cvm.tencentcloudapi.com") {
    tc3::http::request message;
    message.method = "POST";
    message.host = host;
    message.headers.add("Content-Type", "application/json; charset=utf-8");
    message.headers.add("X-TC-Action", "DescribeInstances");
    message.body = R"({"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]})";
    return message;
}

sign_options const options{"cvm", 1551113065};

std::string signed_by(tc3::signer const& signer, sign_options const& how) {
    tc3::http::request message = example();
    trace out;
    signer.sign(message, how, out).value();
    BOOST_TEST((message.headers.find("Authorization") == out.authorization));
    return out.authorization;
}

std::string signed_without_a_signer(tc3::credential const& credential, sign_options const& how) {
    tc3::http::request message = example();
    trace out;
    tc3::sign::sign_request(message, credential, how, out).value();
    return out.authorization;
}

} // namespace

BOOST_AUTO_TEST_SUITE(sign_signer)

BOOST_AUTO_TEST_CASE(it_signs_as_the_plain_function_does) {
    tc3::signer const signer{who};
    std::string const expected = signed_without_a_signer(who, options);
    BOOST_TEST(signed_by(signer, options) == expected);
    BOOST_TEST(signed_by(signer, options) == expected); // now with a kept key
    BOOST_TEST(signer.kept_keys() == 1u);
}

BOOST_AUTO_TEST_CASE(a_key_is_kept_for_each_date_and_service) {
    tc3::signer const signer{who};
    sign_options tomorrow = options;
    tomorrow.timestamp += 86400;
    sign_options elsewhere = options;
    elsewhere.service = "postgres";
    sign_options later = options;
    later.timestamp += 60;
    for (int round = 0; round < 2; ++round)
        for (sign_options const& how : {options, tomorrow, elsewhere, later})
            BOOST_TEST(signed_by(signer, how) == signed_without_a_signer(who, how));
    BOOST_TEST(signer.kept_keys() == 3u);
}

BOOST_AUTO_TEST_CASE(no_more_keys_are_kept_than_there_is_room_for) {
    tc3::signer const signer{who};
    sign_options how = options;
    for (std::size_t day = 0; day < tc3::signer::capacity + 3; ++day) {
        how.timestamp = options.timestamp + static_cast<std::int64_t>(day) * 86400;
        BOOST_TEST(signed_by(signer, how) == signed_without_a_signer(who, how));
    }
    BOOST_TEST(signer.kept_keys() == tc3::signer::capacity);
    BOOST_TEST(signed_by(signer, options) == signed_without_a_signer(who, options)); // its key had made room
}

BOOST_AUTO_TEST_CASE(another_credential_takes_over_with_all_its_parts) {
    tc3::signer signer{who};
    BOOST_TEST(signed_by(signer, options) == signed_without_a_signer(who, options));
    signer.use(other);
    BOOST_TEST(signer.kept_keys() == 0u);
    tc3::http::request message = example();
    trace out;
    signer.sign(message, options, out).value();
    BOOST_TEST(out.authorization == signed_without_a_signer(other, options));
    BOOST_TEST((message.headers.find("X-TC-Token") == "token"));
}

BOOST_AUTO_TEST_CASE(errors_are_those_of_the_plain_function) {
    tc3::signer const signer{who};
    tc3::http::request message = example("");
    trace out;
    BOOST_TEST((signer.sign(message, options, out).error() == errc::signed_header_missing));
    message = example();
    BOOST_TEST((signer.sign(message, {.service = ""}, out).error() == errc::service_malformed));
}

BOOST_AUTO_TEST_CASE(with_a_kept_key_and_used_buffers_it_allocates_nothing) {
    tc3::signer const signer{other};
    tc3::http::request const unsigned_message = example();
    tc3::http::request message;
    trace out;
    auto const sign_anew = [&] {
        message.clear();
        message.method = unsigned_message.method;
        message.host = unsigned_message.host;
        for (tc3::http::header const h : unsigned_message.headers)
            message.headers.add(h.name, h.value);
        message.body = unsigned_message.body;
        return signer.sign(message, options, out).has_value();
    };
    std::size_t before = tests::allocations();
    bool all_good = sign_anew();
    std::size_t const at_first = tests::allocations() - before;
    before = tests::allocations();
    for (int round = 0; round < 3; ++round)
        all_good = sign_anew() && all_good;
    std::size_t const afterwards = tests::allocations() - before;
    BOOST_TEST(all_good);
    BOOST_TEST(at_first > 0u); // the counter counts
    BOOST_TEST(afterwards == 0u);
}

BOOST_AUTO_TEST_CASE(threads_that_need_the_same_key_at_once_keep_it_once) {
    std::string const expected = signed_without_a_signer(who, options);
    std::atomic<int> wrong = 0;
    std::size_t most = 0;
    for (int round = 0; round < 100; ++round) {
        tc3::signer const signer{who};
        std::atomic<int> ready = 0;
        auto const work = [&] {
            trace out;
            tc3::http::request message = example();
            ++ready;
            while (ready < 4)
                std::this_thread::yield();
            wrong += signer.sign(message, options, out).has_value() && out.authorization == expected ? 0 : 1;
        };
        std::vector<std::thread> workers;
        for (int i = 0; i < 4; ++i)
            workers.emplace_back(work);
        for (std::thread& worker : workers)
            worker.join();
        most = std::max(most, signer.kept_keys());
    }
    BOOST_TEST(wrong == 0);
    BOOST_TEST(most == 1u);
}

BOOST_AUTO_TEST_CASE(threads_may_share_it_while_the_credential_changes) {
    tc3::signer signer{who};
    std::vector<std::string> expected;
    for (std::int64_t day = 0; day < 4; ++day)
        for (tc3::credential const& credential : {who, other}) {
            sign_options how = options;
            how.timestamp += day * 86400;
            expected.push_back(signed_without_a_signer(credential, how));
        }
    std::atomic<int> wrong = 0;
    std::atomic<bool> stop = false;
    auto const work = [&] {
        trace out;
        for (int turn = 0; turn < 400; ++turn) {
            auto const day = static_cast<std::size_t>(turn % 4);
            sign_options how = options;
            how.timestamp += static_cast<std::int64_t>(day) * 86400;
            tc3::http::request message = example();
            bool const good = signer.sign(message, how, out).has_value() &&
                              (out.authorization == expected[2 * day] || out.authorization == expected[2 * day + 1]);
            wrong += good ? 0 : 1;
        }
    };
    std::thread changer{[&] {
        while (!stop) {
            signer.use(other);
            signer.use(who);
        }
    }};
    std::vector<std::thread> workers;
    for (int i = 0; i < 3; ++i)
        workers.emplace_back(work);
    for (std::thread& worker : workers)
        worker.join();
    stop = true;
    changer.join();
    BOOST_TEST(wrong == 0);
}

BOOST_AUTO_TEST_CASE(no_failure_of_openssl_leads_to_a_signature_or_a_kept_key) {
    tc3::signer const used{who};
    BOOST_TEST(signed_by(used, options) == signed_without_a_signer(who, options));
    trace out;
    int const calls = tests::failures_of([&] {
        tc3::http::request message = example();
        return used.sign(message, options, out);
    });
    BOOST_TEST(calls == 2 * 3 + 6); // two hashes and one code under the kept key
    tests::failures_of([&] {
        tc3::signer const fresh{who};
        tc3::http::request message = example();
        auto const done = fresh.sign(message, options, out);
        BOOST_TEST((done.has_value() ? fresh.kept_keys() == 1u : !message.headers.find("Authorization").has_value()));
        return done;
    });
}

BOOST_AUTO_TEST_SUITE_END()
