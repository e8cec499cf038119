// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "case.hpp"
#include "executor/library.hpp"

#include "../../../conformance/generators/mutate.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/rules/catalogue.hpp>
#include <tc3/sign/digest.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace json = boost::json;
using tc3::conformance::all_cases;
using tc3::conformance::answer;
using tc3::conformance::conformance_case;
using tc3::conformance::executor_peer;
using tc3::conformance::introduction;
using tc3::conformance::judgement;
using tc3::conformance::level;
using tc3::conformance::make_library_peer;
using tc3::conformance::settings;
using tc3::conformance::side;
using tc3::conformance::verdict;

namespace {

[[nodiscard]] std::vector<conformance_case const*> executor_cases() {
    std::vector<conformance_case const*> made;
    for (conformance_case const& each : all_cases())
        if (each.ask)
            made.push_back(&each);
    return made;
}

[[nodiscard]] conformance_case const& case_named(std::string_view id) {
    for (conformance_case const* each : executor_cases())
        if (each->id == id)
            return *each;
    BOOST_FAIL("there is no case " << id);
    std::abort();
}

settings const usual{.seed = 45153, .max_success = 60, .deadline = {}};

using spoiler = std::function<void(json::object& fields)>;

/// The library with its questions or its answers spoiled.
class spoiled_peer : public executor_peer {
  public:
    explicit spoiled_peer(spoiler question, std::function<void(json::object const&, json::object&)> answers = {})
        : question_{std::move(question)}, answer_{std::move(answers)} {}

    [[nodiscard]] introduction const& about() const override { return library_->about(); }
    [[nodiscard]] answer ask(json::object question) override {
        json::object const original = question;
        if (question_)
            question_(question);
        answer made = library_->ask(std::move(question));
        if (answer_ && made.is_given())
            answer_(original, made.fields);
        return made;
    }

  private:
    std::unique_ptr<executor_peer> library_ = make_library_peer();
    spoiler question_;
    std::function<void(json::object const&, json::object&)> answer_;
};

[[nodiscard]] spoiled_peer with_answers(spoiler spoil) {
    return spoiled_peer{{}, [spoil = std::move(spoil)](json::object const&, json::object& fields) { spoil(fields); }};
}

/// What a peer fails of the cases of one side that are not below a level.
[[nodiscard]] std::set<std::string> failures(executor_peer& peer, side judged, level least = level::should) {
    std::set<std::string> ids;
    for (conformance_case const* each : executor_cases())
        if (each->side == judged && each->level <= least && each->ask(peer, usual).what == verdict::failed)
            ids.insert(each->id);
    return ids;
}

/// Whether a case finds a peer wrong, with a counter-example.
void check_caught(executor_peer& peer, side judged, std::string_view id) {
    conformance_case const& one = case_named(id);
    BOOST_TEST((one.side == judged));
    BOOST_TEST((one.level <= level::should), id << " counts for nothing");
    judgement const found = one.ask(peer, usual);
    BOOST_TEST((found.what == verdict::failed), id << ": " << to_string(found.what) << ": " << found.message);
    BOOST_TEST_REQUIRE(found.shown.has_value(), id);
    BOOST_TEST(!found.message.empty());
    BOOST_TEST(!found.shown->input.empty());
    BOOST_TEST(found.shown->expected != found.shown->got, id);
}

[[nodiscard]] std::string text_of(json::object const& fields, std::string_view name) {
    return std::string{fields.at({name.data(), name.size()}).as_string()};
}

[[nodiscard]] std::string bytes_of(json::object const& fields, std::string_view name) {
    return tc3::sign::base64_decoded(text_of(fields, name)).value();
}

/// Takes findings out of an answer.
[[nodiscard]] spoiler without(std::function<bool(json::object const&)> is_lost) {
    return [is_lost = std::move(is_lost)](json::object& fields) {
        json::array left;
        for (json::value const& each : fields.at("findings").as_array())
            if (!is_lost(each.as_object()))
                left.push_back(each);
        fields["findings"] = std::move(left);
    };
}

[[nodiscard]] spoiler without_kind(std::string kind) {
    return without([kind = std::move(kind)](json::object const& found) { return text_of(found, "kind") == kind; });
}

} // namespace

BOOST_AUTO_TEST_SUITE(cases)

// --- what cases there are ---

BOOST_AUTO_TEST_CASE(ids_are_unique_and_say_what_is_judged) {
    std::set<std::string> ids;
    std::map<side, std::string> const prefixes{{side::signer, "sign/"},
                                               {side::verifier, "verify/"},
                                               {side::validator, "validate/"},
                                               {side::builder, "build/"},
                                               {side::decoder, "decode/"}};
    for (conformance_case const* each : executor_cases()) {
        BOOST_TEST(ids.insert(each->id).second, each->id << " occurs twice");
        BOOST_TEST(each->id.starts_with(prefixes.at(each->side)), each->id);
        BOOST_TEST(each->id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-./") == std::string::npos,
                   each->id);
    }
}

BOOST_AUTO_TEST_CASE(each_case_has_a_requirement_and_a_source) {
    for (conformance_case const* each : executor_cases()) {
        BOOST_TEST(each->requirement.ends_with('.'), each->id);
        BOOST_TEST(each->requirement.size() > 10u, each->id);
        BOOST_TEST(!each->source.text.empty(), each->id);
        BOOST_TEST(!each->source.page.empty(), each->id);
        BOOST_TEST(each->source.date.size() >= 7u, each->id);
    }
}

BOOST_AUTO_TEST_CASE(each_side_has_cases_and_three_are_for_a_first_try) {
    std::map<side, int> counts;
    std::map<side, int> musts;
    std::set<std::string> smoke;
    for (conformance_case const* each : executor_cases()) {
        ++counts[each->side];
        musts[each->side] += each->level == level::must ? 1 : 0;
        if (each->smoke)
            smoke.insert(each->id);
    }
    BOOST_TEST(counts[side::signer] > 60);
    BOOST_TEST(counts[side::verifier] > 35);
    BOOST_TEST(counts[side::validator] > 150);
    BOOST_TEST(counts[side::builder] > 5);
    BOOST_TEST(counts[side::decoder] > 20);
    for (auto const& [which, count] : counts)
        BOOST_TEST(musts[which] * 3 > count * 2, "of " << to_string(which) << " two thirds are MUST");
    BOOST_TEST(
        (smoke == std::set<std::string>{"decode/api-error", "sign/post", "validate/clone-db-instance.storage.step"}));
}

BOOST_AUTO_TEST_CASE(each_rule_of_a_request_has_a_case) {
    std::vector<tc3::rules::page> pages;
    for (tc3::action const* known : tc3::known_actions)
        tc3::rules::append_action_pages(pages, *known);
    std::size_t count = 0;
    for (tc3::rules::page const& page : pages) {
        // Nesting too deep does not come about, and how Python writes booleans is not asked about.
        if (page.side != tc3::side::request || page.id.ends_with(".nesting.size") ||
            page.id.ends_with(".deletion-protection.format-variant"))
            continue;
        // These depend on the time and the region of the call, which a validator is not told.
        if (page.id.ends_with(".recovery-target-time.mismatch") || page.id.ends_with(".zone.mismatch"))
            continue;
        conformance_case const& found = case_named("validate/" + page.id);
        bool const is_error = page.severity == tc3::severity::error && !page.id.ends_with(".encoding");
        BOOST_TEST((found.level == level::must) == is_error, found.id);
        ++count;
    }
    BOOST_TEST(count > 100u);
}

BOOST_AUTO_TEST_CASE(each_vector_with_a_signature_that_its_source_does_not_contradict_has_a_case) {
    std::size_t count = 0;
    for (conformance_case const* each : executor_cases())
        count += each->id.starts_with("sign/vector.") ? 1u : 0u;
    BOOST_TEST(count == 35u); // 44 but for 8 that do not reproduce and the literal one
    BOOST_TEST((case_named("sign/vector.tc3-cvm-get-example-key").level == level::must));
    BOOST_TEST((case_named("sign/vector.tc3-derived-clone-unsigned-payload").level == level::may));
}

BOOST_AUTO_TEST_CASE(the_library_passes_each_case_with_any_seed) {
    auto const peer = make_library_peer();
    for (std::uint64_t const seed : {0u, 20211225u}) {
        settings with;
        with.seed = seed;
        with.max_success = 60;
        for (conformance_case const* each : executor_cases()) {
            judgement const found = each->ask(*peer, with);
            BOOST_TEST(found.is_passed(), each->id << ": " << found.message);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_same_settings_ask_the_same) {
    auto const questions_of = [](std::uint64_t seed) {
        std::string all;
        spoiled_peer peer{[&all](json::object& question) { all += json::serialize(question) + "\n"; }};
        settings with;
        with.seed = seed;
        with.max_success = 20;
        BOOST_TEST(case_named("validate/two-broken-rules").ask(peer, with).is_passed());
        return all;
    };
    BOOST_TEST(questions_of(3) == questions_of(3));
    BOOST_TEST(questions_of(3) != questions_of(4));
}

// --- peers that are wrong ---

BOOST_AUTO_TEST_CASE(wrong_signers_are_caught) {
    spoiled_peer capitals = with_answers([](json::object& fields) {
        std::string text = text_of(fields, "signature");
        for (char& c : text)
            c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
        fields["signature"] = text;
    });
    check_caught(capitals, side::signer, "sign/post");

    spoiled_peer rewrites{[](json::object& question) {
        if (!question.contains("body_b64"))
            return;
        json::error_code fault;
        json::value const body = json::parse(bytes_of(question, "body_b64"), fault);
        if (!fault)
            question["body_b64"] = tc3::sign::base64(json::serialize(body));
    }};
    check_caught(rewrites, side::signer, "sign/body-as-written");

    spoiled_peer cuts_keys{
        [](json::object& question) { question["secret_key"] = text_of(question, "secret_key").substr(0, 64); }};
    check_caught(cuts_keys, side::signer, "sign/key-of-any-length");
    check_caught(cuts_keys, side::signer, "sign/v1-long-key");

    spoiled_peer local_date{
        [](json::object& question) { question["timestamp"] = question.at("timestamp").as_int64() + 28800; }};
    check_caught(local_date, side::signer, "sign/date-at-utc-midnight");

    spoiled_peer signs_port_out{[](json::object& question) {
        if (!question.contains("headers"))
            return;
        for (json::value& line : question["headers"].as_array())
            if (line.at(0) == "Host")
                line.as_array()[1] =
                    std::string{line.at(1).as_string()}.substr(0, std::string{line.at(1).as_string()}.find(':'));
    }};
    check_caught(signs_port_out, side::signer, "sign/host-with-port");
}

BOOST_AUTO_TEST_CASE(a_wrong_signature_is_traced_to_its_step) {
    spoiled_peer peer{[](json::object& question) { question["headers"].as_array()[0].as_array()[1] = "text/plain"; }};
    judgement const found = case_named("sign/post").ask(peer, {});
    BOOST_TEST((found.what == verdict::failed));
    BOOST_TEST(found.message == "the canonical request differs in line 4");
    BOOST_TEST_REQUIRE(found.shown.has_value());
    BOOST_TEST(found.shown->expected == "content-type:application/json");
    BOOST_TEST(found.shown->got == "content-type:text/plain");
    BOOST_TEST(text_of(json::parse(found.shown->input).as_object(), "op") == "sign");

    spoiled_peer service{[](json::object& question) { question["service"] = "cvm"; }};
    BOOST_TEST(case_named("sign/post").ask(service, {}).message == "the string to sign differs in line 3");
    spoiled_peer key{[](json::object& question) { question["secret_key"] = "x"; }};
    BOOST_TEST(case_named("sign/post").ask(key, {}).message ==
               "the string to sign is right, but the signature is not: look at the keys");
    spoiled_peer silent{[](json::object& question) { question["secret_key"] = "x"; },
                        [](json::object const&, json::object& fields) {
                            fields = {{"signature", fields.at("signature")}};
                        }};
    BOOST_TEST(case_named("sign/post").ask(silent, {}).message == "the signature is wrong");
    spoiled_peer none = with_answers([](json::object& fields) { fields.erase("signature"); });
    BOOST_TEST((case_named("sign/post").ask(none, {}).what == verdict::errored));
}

BOOST_AUTO_TEST_CASE(wrong_verifiers_are_caught) {
    spoiled_peer trusting = with_answers([](json::object& fields) { fields = {{"valid", true}}; });
    check_caught(trusting, side::verifier, "verify/missing");
    check_caught(trusting, side::verifier, "verify/mismatch-content");
    check_caught(trusting, side::verifier, "verify/v1-mismatch");
    spoiled_peer timeless = with_answers([](json::object& fields) {
        if (fields.contains("kind") && fields.at("kind") == "expired")
            fields = {{"valid", true}};
    });
    check_caught(timeless, side::verifier, "verify/expired-in-future");
    spoiled_peer vague = with_answers([](json::object& fields) {
        if (fields.contains("kind"))
            fields["kind"] = "mismatch";
    });
    check_caught(vague, side::verifier, "verify/scope-service");
    spoiled_peer strict = with_answers([](json::object& fields) { fields = {{"valid", false}, {"kind", "mismatch"}}; });
    check_caught(strict, side::verifier, "verify/values-as-sent");
    spoiled_peer early{[](json::object& question) { question["now"] = question.at("now").as_int64() - 60; }};
    check_caught(early, side::verifier, "verify/clock-within-window");
}

BOOST_AUTO_TEST_CASE(wrong_validators_are_caught) {
    spoiled_peer first_only = with_answers([](json::object& fields) {
        json::array& all = fields.at("findings").as_array();
        if (all.size() > 1)
            all.erase(all.begin() + 1, all.end());
    });
    check_caught(first_only, side::validator, "validate/all-at-once");
    spoiled_peer no_duplicates = with_answers(without_kind("duplicate"));
    check_caught(no_duplicates, side::validator, "validate/clone-db-instance.storage.duplicate");
    check_caught(no_duplicates, side::validator, "validate/flat.duplicate");
    spoiled_peer dots = with_answers([](json::object& fields) {
        for (json::value& each : fields.at("findings").as_array()) {
            std::string path = text_of(each.as_object(), "path");
            std::replace(path.begin(), path.end(), '/', '.');
            each.as_object()["path"] = path;
        }
    });
    check_caught(dots, side::validator, "validate/clone-db-instance.vpc-id.format");
    spoiled_peer harsh = with_answers([](json::object& fields) {
        for (json::value& each : fields.at("findings").as_array())
            each.as_object()["severity"] = "error";
    });
    check_caught(harsh, side::validator, "validate/never-an-error");
    spoiled_peer takes_ten = with_answers(without([](json::object const& found) {
        return text_of(found, "kind") == "type" && text_of(found, "path") == "/Storage";
    }));
    check_caught(takes_ten, side::validator, "validate/number-with-point");
}

BOOST_AUTO_TEST_CASE(a_validator_that_counts_bytes_is_caught_with_a_short_name) {
    spoiled_peer bytes{{}, [](json::object const& question, json::object& fields) {
                           json::error_code fault;
                           json::value const body = json::parse(bytes_of(question, "body_b64"), fault);
                           if (fault || !body.is_object())
                               return;
                           json::value const* const name = body.get_object().if_contains("Name");
                           if (name != nullptr && name->is_string() && name->get_string().size() > 59)
                               fields.at("findings")
                                   .as_array()
                                   .push_back(
                                       json::object{{"path", "/Name"}, {"kind", "length"}, {"severity", "error"}});
                       }};
    settings with;
    judgement const found = case_named("validate/valid-json").ask(bytes, with);
    BOOST_TEST((found.what == verdict::failed));
    BOOST_TEST_REQUIRE(found.shown.has_value());
    json::object const smallest =
        json::parse(bytes_of(json::parse(found.shown->input).as_object(), "body_b64")).as_object();
    BOOST_TEST(smallest.size() == 9u); // what is required, one of two that exclude each other, and Name
    BOOST_TEST(smallest.at("Name").as_string().size() <= 63u);
    BOOST_TEST(found.shown->expected == "no errors");
    BOOST_TEST(found.shown->got == "error length at /Name");
    check_caught(bytes, side::validator, "validate/clone-db-instance.name.bounds");
}

BOOST_AUTO_TEST_CASE(validators_that_may_differ_are_not_blamed) {
    // Neither silence where sources are silent nor another of two good kinds is a mistake.
    spoiled_peer lenient = with_answers([](json::object& fields) {
        json::array left;
        for (json::value& each : fields.at("findings").as_array()) {
            json::object& found = each.as_object();
            if (found.at("severity") != "error" &&
                (found.at("kind") == "empty" || found.at("kind") == "format-variant"))
                continue;
            if (found.at("kind") == "encoding")
                found["kind"] = "json";
            left.push_back(found);
        }
        left.push_back(json::object{{"path", "/Name"}, {"kind", "rude"}, {"severity", "warning"}});
        left.push_back(json::object{{"path", ""}, {"kind", "hint"}, {"severity", "note"}});
        fields["findings"] = std::move(left);
    });
    BOOST_TEST(failures(lenient, side::validator, level::may).empty());

    spoiled_peer without_warnings = with_answers([](json::object& fields) {
        json::array left;
        for (json::value const& each : fields.at("findings").as_array())
            if (each.at("severity") == "error")
                left.push_back(each);
        fields["findings"] = std::move(left);
    });
    BOOST_TEST(failures(without_warnings, side::validator, level::must).empty());
    check_caught(without_warnings, side::validator, "validate/clone-db-instance.auto-renew-flag.ignored");
    spoiled_peer no_form = with_answers([](json::object& fields) { fields["findings"] = "none"; });
    BOOST_TEST((case_named("validate/valid-json").ask(no_form, {}).what == verdict::errored));
}

BOOST_AUTO_TEST_CASE(wrong_builders_are_caught) {
    auto const rewriting = [](std::function<void(json::object&)> change) {
        return with_answers([change = std::move(change)](json::object& fields) {
            json::object body = json::parse(bytes_of(fields, "body_b64")).as_object();
            change(body);
            fields["body_b64"] = tc3::sign::base64(json::serialize(body));
        });
    };
    spoiled_peer drops_false = rewriting([](json::object& body) {
        if (body.contains("DeletionProtection") && body.at("DeletionProtection") == false)
            body.erase("DeletionProtection");
    });
    check_caught(drops_false, side::builder, "build/false-zero-and-empty-text");
    check_caught(drops_false, side::builder, "build/any-valid");
    spoiled_peer drops_lists = rewriting([](json::object& body) {
        if (body.contains("TagList") && body.at("TagList").as_array().empty())
            body.erase("TagList");
    });
    check_caught(drops_lists, side::builder, "build/empty-lists");
    BOOST_TEST(failures(drops_lists, side::builder, level::must).empty());
    spoiled_peer doubles = rewriting([](json::object& body) {
        if (!body.contains("ProjectId"))
            return;
        auto const value = static_cast<double>(body["ProjectId"].as_int64());
        constexpr double beyond = 0x1p63; // what no integer holds becomes the next double below
        body["ProjectId"] = static_cast<std::int64_t>(std::min(value, std::nextafter(beyond, 0.0)));
    });
    check_caught(doubles, side::builder, "build/large-integers");
    spoiled_peer adds = rewriting([](json::object& body) { body["AutoVoucher"] = 1; });
    check_caught(adds, side::builder, "build/required-only");
}

BOOST_AUTO_TEST_CASE(wrong_decoders_are_caught) {
    auto const becoming = [](std::string_view outcome, json::object other) {
        return with_answers([outcome, other = std::move(other)](json::object& fields) {
            if (fields.at("outcome") == json::string_view{outcome.data(), outcome.size()})
                fields = other;
        });
    };
    spoiled_peer blind =
        becoming("api_error", {{"outcome", "success"}, {"request_id", ""}, {"response", json::object{}}});
    check_caught(blind, side::decoder, "decode/api-error");
    check_caught(blind, side::decoder, "decode/api-error-not-listed");
    spoiled_peer vague = becoming("malformed", {{"outcome", "malformed"}, {"kind", "json"}});
    check_caught(vague, side::decoder, "decode/request-id");
    check_caught(vague, side::decoder, "decode/error-shape");
    spoiled_peer any_status{[](json::object& question) { question["status"] = 200; }};
    check_caught(any_status, side::decoder, "decode/status-with-success");
    spoiled_peer loses_id = with_answers([](json::object& fields) {
        if (fields.contains("request_id"))
            fields["request_id"] = "";
    });
    check_caught(loses_id, side::decoder, "decode/success");
    spoiled_peer cuts = with_answers([](json::object& fields) {
        if (fields.contains("message"))
            fields["message"] = text_of(fields, "message").substr(0, 3);
    });
    check_caught(cuts, side::decoder, "decode/api-error-any-message");
}

BOOST_AUTO_TEST_SUITE_END()
