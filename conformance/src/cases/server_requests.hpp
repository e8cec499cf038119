// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_CASES_SERVER_REQUESTS_HPP
#define TC3_CONFORMANCE_CASES_SERVER_REQUESTS_HPP

#include "cases/server_calls.hpp"
#include "generators/mutate.hpp"
#include "property.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Made-up requests for servers, right ones and broken ones.
namespace tc3::conformance::server_cases {

/// How often a server is asked with made-up values: it is slower than a program behind a pipe, and must not be flooded.
constexpr int tries_of(settings const& with) noexcept {
    return std::max(1, with.max_success / 5);
}

/// How many smaller requests are sent after a failure.
constexpr int most_smaller_requests = 100;

/// Judges made-up values one by one. A failure is made smaller, within bounds.
template <class T, class Judge>
[[nodiscard]] judgement for_all_sent(std::string_view id, settings with, rc::Gen<T> const& values, Judge&& judge) {
    with.max_success = tries_of(with);
    bool has_failed = false;
    int left = most_smaller_requests;
    return for_all(id, with, values, [&](T const& value) {
        if (has_failed && left-- <= 0)
            return passed();
        judgement made = judge(value);
        has_failed = has_failed || made.what == verdict::failed;
        return made;
    });
}

/// A request and the way it is written.
struct written_request {
    generators::document content{};
    generators::layout form{};
};

/// The mutators that break one rule.
using mutator_list = std::vector<generators::mutator>;

/// The structure of the request that is asked with.
[[nodiscard]] structure const& request_shape();
[[nodiscard]] rc::Gen<generators::json::object> any_request(server_peer const& to);
/// Requests that stay valid as a query, and fit into a GET.
[[nodiscard]] rc::Gen<generators::json::object> any_flat_request(server_peer const& to);
[[nodiscard]] rc::Gen<written_request> any_written_request(server_peer const& to);
/// Those of all rules that are errors, by rule.
[[nodiscard]] std::map<std::string, mutator_list> const& mutators_by_rule();
/// Whether a value of another type is a whole number after all, `10.0` or `1e1`, or one beyond 64 bits: readers that
/// know one type of number alone cannot tell.
[[nodiscard]] bool is_whole_number(generators::mutation const& made);
/// \param flattened whether it is to be sent as a query or a form, whatever the rule
[[nodiscard]] rc::Gen<generators::mutation> any_broken(mutator_list const& ways, server_peer const& to,
                                                       bool flattened = false);
/// A JSON text of one letter, many times.
[[nodiscard]] std::string text_of(std::string const& letter, std::int64_t count);
/// The plain request with another literal for one member, and no relation broken.
[[nodiscard]] generators::document example_with(server_peer const& to, row const& member, std::string literal);
[[nodiscard]] http::request with_literal(server_peer const& to, row const& member, std::string literal);
[[nodiscard]] row const& member_named(std::string_view name);
/// The member of the top level that a rule is about, or null.
[[nodiscard]] row const* member_of(std::string_view rule, kind broken);
/// The value of a member in the plain request, as text; of another one "10".
[[nodiscard]] std::string right_value(server_peer const& to, row const& member);
/// Whether a rule is about the top level of the body.
[[nodiscard]] bool is_about_body(std::string_view rule);
/// Whether the service may be lenient towards a rule, or may look at something else first. That a name is given twice,
/// or text is no UTF-8, many readers do not notice, and no source says that it is refused.
[[nodiscard]] level level_of(std::string_view rule, kind broken);

} // namespace tc3::conformance::server_cases

#endif
