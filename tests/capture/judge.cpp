// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/capture/judge.hpp>

#include "support/collect.hpp"
#include "support/messages.hpp"
#include "support/under_test.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace tc3;

namespace {

/// A stream of exchanges, judged one after the other. Only what the stream as a whole shows is kept.
class stream {
  public:
    std::string add(exchange const& what) {
        auto ignore = [](finding&&) { return walk::go_on; };
        exchange_facts const facts = exchanges_.judge(what, ignore);
        tests::collector sink;
        whole_.judge(next_++, what, facts, sink);
        return tests::in_short(sink.all);
    }
    [[nodiscard]] purchase_count const& purchases() const { return whole_.purchases(); }

  private:
    exchange_judge exchanges_{request_judge{tests::actions_under_test(), tests::somebody().key}};
    capture_judge whole_{};
    std::size_t next_ = 0;
};

/// An order that differs from all others by its storage, answered under an id of its own.
exchange numbered(std::int64_t number, std::string_view answer = {}) {
    auto what = tests::order();
    what.Storage = 10 * (number + 1);
    std::string const own =
        R"({"Response":{"DealName":"1","BillId":"2","RequestId":"id-)" + std::to_string(number) + "\"}}";
    return tests::exchange_of(tests::signed_order(what), answer.empty() ? std::string_view{own} : answer);
}

/// The same order signed in another second, so that nothing but the order is repeated.
exchange later(exchange what, std::string_view answer, std::int64_t seconds) {
    http::header_list changed;
    for (http::header const h : what.request.headers)
        if (h.name != "Authorization" && h.name != "X-TC-Timestamp")
            changed.add(h.name, h.value);
    what.request.headers = changed;
    tests::sign(what.request, tests::noon + seconds);
    what.response.body = std::string{answer};
    what.milliseconds = (tests::noon + seconds) * 1000;
    return what;
}

std::string success(std::string_view id) {
    return R"({"Response":{"DealName":"1","BillId":"2","RequestId":")" + std::string{id} + "\"}}";
}

} // namespace

BOOST_AUTO_TEST_SUITE(capture_judge_)

BOOST_AUTO_TEST_CASE(a_purchase_that_is_sent_again_after_a_success_is_an_error) {
    stream all;
    BOOST_TEST(all.add(numbered(1)) == "");
    BOOST_TEST(all.add(numbered(2)) == "");
    BOOST_TEST(all.add(later(numbered(1), success("b"), 5)) == "unsafe-retry");
    BOOST_TEST(all.add(later(numbered(1), tests::refused("InvalidParameter"), 9)) == "unsafe-retry");
    BOOST_TEST(all.purchases().succeeded == 3u);
    BOOST_TEST(all.purchases().refused == 1u);
    BOOST_TEST(all.purchases().repeated_after_success == 2u);
    BOOST_TEST(all.purchases().repeated_in_doubt == 0u);
}

BOOST_AUTO_TEST_CASE(after_an_unknown_outcome_it_is_a_warning_and_after_a_refusal_nothing) {
    stream all;
    exchange lost = numbered(1);
    lost.has_response = false;
    BOOST_TEST(all.add(lost) == "");
    BOOST_TEST(all.add(later(numbered(1), success("b"), 5)) == "unsafe-retry (warning)");
    BOOST_TEST(all.add(numbered(2, tests::refused("RequestLimitExceeded"))) == "");
    BOOST_TEST(all.add(later(numbered(2), success("c"), 5)) == "");
    BOOST_TEST(all.add(numbered(3, tests::refused("InternalError"))) ==
               "request-id-reused /Response/RequestId (warning)");
    BOOST_TEST(all.add(later(numbered(3), success("d"), 5)) == "unsafe-retry (warning)");
    BOOST_TEST(all.purchases().repeated_in_doubt == 2u);
}

BOOST_AUTO_TEST_CASE(a_refusal_does_not_make_an_outcome_known_that_was_not) {
    stream all;
    all.add(numbered(1, tests::refused("InternalError")));
    std::string const refusal = R"({"Response":{"Error":{"Code":"InvalidParameter","Message":"m"},"RequestId":"b"}})";
    BOOST_TEST(all.add(later(numbered(1), refusal, 5)) == "unsafe-retry (warning)");
    BOOST_TEST(all.add(later(numbered(1), success("c"), 9)) == "unsafe-retry (warning)");
    BOOST_TEST(all.purchases().repeated_in_doubt == 2u);
}

BOOST_AUTO_TEST_CASE(a_purchase_whose_parameters_are_not_known_is_counted_all_the_same) {
    stream all;
    for (std::int64_t second : {0, 5}) {
        exchange what = later(numbered(1), success(std::to_string(second)), second);
        what.request.body.clear();
        what.request_body = evidence::withheld;
        BOOST_TEST(all.add(what) == "");
    }
    BOOST_TEST(all.purchases().succeeded == 2u);
    BOOST_TEST(all.purchases().repeated_after_success == 0u);
}

BOOST_AUTO_TEST_CASE(a_body_that_is_no_json_is_compared_by_its_bytes) {
    stream all;
    std::string const deep = "{\"a\":" + std::string(200000, '[');
    exchange one = numbered(1, tests::refused("InternalError"));
    one.request.body = deep;
    BOOST_TEST(all.add(one) == "");
    BOOST_TEST(all.add(later(one, success("b"), 5)) == "unsafe-retry (warning)");
    one.request.body.pop_back();
    BOOST_TEST(all.add(later(one, success("c"), 9)) == "");
}

BOOST_AUTO_TEST_CASE(the_same_order_in_another_order_of_members_is_the_same_order) {
    stream all;
    exchange one = numbered(1);
    all.add(one);
    one.request.body = "{\"Storage\": 20, " + one.request.body.substr(1);
    one.request.body.erase(one.request.body.find(",\"Storage\":20"), 13);
    BOOST_TEST(all.add(later(one, success("b"), 5)) == "unsafe-retry");
}

BOOST_AUTO_TEST_CASE(a_signature_that_was_seen_before_is_a_replay) {
    stream all;
    all.add(numbered(1, tests::refused("InvalidParameter")));
    exchange again = numbered(1);
    BOOST_TEST(all.add(again) == "replayed (warning)");
}

BOOST_AUTO_TEST_CASE(a_request_id_belongs_to_one_call) {
    stream all;
    BOOST_TEST(all.add(numbered(1, success("same"))) == "");
    BOOST_TEST(all.add(numbered(2, success("same"))) == "request-id-reused /Response/RequestId (warning)");
}

BOOST_AUTO_TEST_CASE(more_calls_in_a_second_than_allowed_are_told_once_a_second) {
    stream all;
    std::size_t told = 0;
    for (std::int64_t i = 0; i < 250; ++i) {
        exchange one = numbered(i);
        one.milliseconds = tests::noon * 1000 + 4 * i; // 250 calls a second
        std::string const found = all.add(one);
        BOOST_TEST((i >= 100 || found.empty()));
        told += found == "rate (warning)" ? 1u : 0u;
    }
    BOOST_TEST(told == 1u);
}

BOOST_AUTO_TEST_CASE(exactly_the_allowed_number_of_calls_in_a_second_is_fine) {
    stream all;
    for (std::int64_t i = 0; i < 250; ++i) {
        exchange one = numbered(i);
        one.milliseconds = tests::noon * 1000 + 10 * i; // 100 calls a second
        BOOST_TEST(all.add(one) == "");
    }
}

BOOST_AUTO_TEST_CASE(memory_is_bounded_and_the_latest_are_remembered) {
    tc3::detail::recent<int> few{8};
    for (std::uint64_t i = 0; i < 100; ++i)
        few.put(i, static_cast<int>(i));
    BOOST_TEST(few.find(0) == nullptr);
    BOOST_TEST_REQUIRE(few.find(99) != nullptr);
    BOOST_TEST(*few.find(99) == 99);
    BOOST_TEST(*few.find(96) == 96);
}

BOOST_AUTO_TEST_SUITE_END()
