// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_CASES_QUESTIONS_HPP
#define TC3_CONFORMANCE_CASES_QUESTIONS_HPP

#include "case.hpp"
#include "executor/peer.hpp"
#include "settings.hpp"

#include <tc3/credential.hpp>
#include <tc3/http/message.hpp>
#include <tc3/rules/protocol.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The questions of the executor's protocol, and what the cases do with the answers.
namespace tc3::conformance {

using ask_function = std::function<judgement(executor_peer&, settings const&)>;

/// A case of the executor's protocol.
[[nodiscard]] conformance_case executor_case(std::string id, level weight, side judged, std::string requirement,
                                             tc3::source const& source, ask_function ask);

/// A rule's source, for cases that are about the rule.
[[nodiscard]] inline tc3::source const& source_of(rules::protocol_rule const& rule) {
    return rule.origin;
}

/// `op` and `case`: how every question begins.
[[nodiscard]] boost::json::object question_of(std::string_view operation, std::string_view id);

/// What is to be signed, or was.
struct signing_task {
    http::request message{};
    credential who{};
    std::string service{};
    std::int64_t timestamp = 0;
    std::vector<std::string> signed_headers{}; ///< names in lower case
};

[[nodiscard]] boost::json::object sign_question(std::string_view id, signing_task const& task);
[[nodiscard]] boost::json::object verify_question(std::string_view id, http::request const& message,
                                                  credential const& who, std::string_view service, std::int64_t now);
[[nodiscard]] boost::json::object validate_question(std::string_view id, std::string_view action, std::string_view form,
                                                    std::string_view body);
[[nodiscard]] boost::json::object build_question(std::string_view id, std::string_view action,
                                                 boost::json::object parameters);
[[nodiscard]] boost::json::object decode_question(std::string_view id, std::string_view action,
                                                  http::response const& message);

/// A field of an answer, or nothing where it is absent or of another type.
[[nodiscard]] std::optional<std::string> text_in(boost::json::object const& fields, std::string_view name);
[[nodiscard]] std::optional<bool> boolean_in(boost::json::object const& fields, std::string_view name);
/// The bytes of a field in Base64.
[[nodiscard]] std::optional<std::string> bytes_in(boost::json::object const& fields, std::string_view name);

/// The judgement of an answer that lacks a field which every answer to that question has.
[[nodiscard]] judgement without_field(std::string_view name);

/// A failed judgement with the question in it.
[[nodiscard]] judgement failed_at(boost::json::object const& question, std::string message, std::string expected,
                                  std::string got, std::string mutation = {});

/// The judgement where the suite's own question is not what it claims to be.
[[nodiscard]] judgement suite_at_fault(std::string const& what);

/// A text for a reader: of a long one the beginning; bytes that are no UTF-8 as `\xff`.
[[nodiscard]] std::string shortened(std::string_view text);

/// Asks a question and judges a given answer.
template <class Judge>
[[nodiscard]] judgement ask(executor_peer& peer, boost::json::object const& question, Judge&& judge) {
    answer const given = peer.ask(question);
    return given.is_given() ? std::forward<Judge>(judge)(given.fields) : given.as_judgement();
}

/// Tries one after the other until one is not passed.
template <class Range, class Try>
[[nodiscard]] judgement each_of(Range const& all, Try&& try_one) {
    for (auto const& one : all)
        if (judgement found = try_one(one); !found.is_passed())
            return found;
    return passed();
}

} // namespace tc3::conformance

#endif
