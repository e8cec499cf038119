// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// What one thread makes of a contract, a signer and a credential, many threads make of them at once.
#include "support/collect.hpp"
#include "support/messages.hpp"

#include <tc3/exchange/judge.hpp>
#include <tc3/response/decode.hpp>
#include <tc3/rules/catalogue.hpp>
#include <tc3/sign/signer.hpp>

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

using namespace tc3;

namespace {

/// Does the work in several threads, all of which begin at once, and counts those in which it comes out otherwise.
template <class Work>
int wrong_among_threads(std::string const& expected, Work work) {
    constexpr int count = 6;
    std::atomic<int> ready = 0;
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back([&] {
            ++ready;
            while (ready < count)
                std::this_thread::yield();
            for (int turn = 0; turn < 20; ++turn)
                wrong += work() == expected ? 0 : 1;
        });
    for (std::thread& one : threads)
        one.join();
    return wrong;
}

/// Signs, builds, judges and decodes, each with objects of the thread's own but the signer and the contracts.
std::string whole_way(signer const& shared) {
    std::string made;
    auto order = tests::order();
    order.Storage = 15;
    http::request message;
    build_request(message, order, {.region = "ap-guangzhou"});
    sign::trace trace;
    made += shared.sign(message, {.service = "postgres", .timestamp = tests::noon}, trace) ? trace.authorization : "?";
    tests::collector sink;
    exchange_judge judge{request_judge{known_actions, tests::somebody().key}};
    judge.judge(tests::exchange_of(message, tests::refused("InvalidParameter")), sink);
    made += tests::in_short(sink.all);
    http::response answer;
    answer.status = 200;
    answer.body = std::string{tests::accepted};
    auto const reply = decode<postgres::v20170312::CloneDBInstanceResponse>(answer);
    made += reply.request_id();
    for (rules::page const& page : rules::all_pages(known_actions))
        made += page.id;
    return made;
}

} // namespace

BOOST_AUTO_TEST_SUITE(concurrency)

BOOST_AUTO_TEST_CASE(one_signer_and_one_contract_serve_many_threads) {
    std::string const expected = whole_way(signer{tests::somebody()});
    BOOST_TEST(expected.find("step /Storage") != std::string::npos);
    for (int round = 0; round < 3; ++round) {
        signer const shared{tests::somebody()};
        BOOST_TEST(wrong_among_threads(expected, [&shared] { return whole_way(shared); }) == 0);
    }
}

BOOST_AUTO_TEST_SUITE_END()
