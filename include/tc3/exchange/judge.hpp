// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_EXCHANGE_JUDGE_HPP
#define TC3_EXCHANGE_JUDGE_HPP

#include <tc3/contract/action.hpp>
#include <tc3/exchange/exchange.hpp>
#include <tc3/exchange/parameters.hpp>
#include <tc3/http/date.hpp>
#include <tc3/request/judge.hpp>
#include <tc3/response/judge.hpp>
#include <tc3/rules/protocol.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tc3 {

/// By which clock the age of signatures is judged.
enum class clock_source : std::uint8_t {
    capture, ///< the capture's own times: the answer's Date, else the time at which the exchange was recorded
    given    ///< a time that the caller gives
};

/// How a clock is read.
struct clock_choice {
    clock_source from = clock_source::capture;
    std::int64_t now = 0; ///< Unix seconds, where the time is given
};

/// What was learnt of both messages of an exchange.
struct exchange_facts {
    request_facts request{};
    response_facts const* response = nullptr; ///< null: none came
    outcome what = outcome::unknown;          ///< what became of the call
};

/// The server's clock at the time of an exchange, as far as the capture tells.
[[nodiscard]] inline std::optional<std::int64_t> clock_of(exchange const& what) {
    if (what.has_response)
        if (auto const date = what.response.headers.find("Date"))
            if (auto const seconds = http::parse_date(detail::trim(*date)))
                return seconds;
    if (what.milliseconds)
        return *what.milliseconds / 1000;
    return std::nullopt;
}

namespace detail {

/// Whether a code says that the request's form was not taken: codes that depend on the state of the account or of
/// other resources do not count, nor do those that an action has for wrong values, for a value may be wrong for its
/// state.
[[nodiscard]] constexpr bool refuses_form(action const& contract, std::string_view code) noexcept {
    constexpr std::string_view common_codes[] = {"MissingParameter", "UnknownParameter",   "InvalidParameter",
                                                 "InvalidAction",    "NoSuchVersion",      "UnsupportedRegion",
                                                 "InvalidRequest",   "UnsupportedProtocol"};
    constexpr kind forms[] = {kind::required, kind::unknown,     kind::duplicate, kind::type,
                              kind::json,     kind::exactly_one, kind::depends,   kind::encoding};
    auto const own = [code, &forms](likely_code const& known) {
        return known.code == code && std::find(std::begin(forms), std::end(forms), known.broken) != std::end(forms);
    };
    return std::find(std::begin(common_codes), std::end(common_codes), code) != std::end(common_codes) ||
           std::any_of(contract.likely.begin(), contract.likely.end(), own);
}

[[nodiscard]] constexpr bool refuses_signature(std::string_view code) noexcept {
    return code == "AuthFailure.SignatureFailure" || code == "AuthFailure.SignatureExpire" ||
           code == "AuthFailure.InvalidAuthorization";
}

} // namespace detail

/// Judges exchanges: the request, the response, and the one against the other.
///
/// It keeps buffers from one exchange to the next and is for one thread at a time.
class exchange_judge {
  public:
    explicit exchange_judge(request_judge requests, clock_choice clock = {})
        : requests_{std::move(requests)}, clock_{clock} {}

    /// Judges one exchange. The facts hold until the next one is judged or the exchange changes.
    exchange_facts judge(exchange const& what, finding_sink sink) {
        exchange_facts facts;
        bool going = true;
        auto keep = [&going, sink](finding&& found) {
            going = going && sink(std::move(found)) == walk::go_on;
            return going ? walk::go_on : walk::stop;
        };
        request_terms terms;
        terms.now = clock_.from == clock_source::given ? std::optional{clock_.now} : clock_of(what);
        terms.refused_as_unsigned = what.has_response && answer_refuses_signature(what);
        facts.request = requests_.judge(what, terms, keep);
        if (!facts.request.is_call || !going)
            return facts;
        if (what.has_response && what.response_body != evidence::withheld) {
            judge_response(what.response, facts.request.contract, answer_, keep);
            facts.response = &answer_;
            facts.what = answer_.what();
        }
        if (going && facts.response != nullptr)
            compare(what, facts, keep);
        return facts;
    }

    [[nodiscard]] request_judge const& requests() const noexcept { return requests_; }

  private:
    [[nodiscard]] static bool answer_refuses_signature(exchange const& what) {
        // Read before the answer is judged, for the request is judged first.
        return what.response.body.find("AuthFailure.") != std::string::npos &&
               detail::refuses_signature(error_code_in(what.response.body));
    }

    void compare(exchange const& what, exchange_facts const& facts, finding_sink sink) {
        bool const told = what.origin != recorder::sample && what.request_body == evidence::exact;
        std::string_view const code = answer_.code;
        if (told && facts.request.broken && facts.what == outcome::success)
            sink(rules::make_finding(rules::accepted_invalid, {},
                                     "the service took a request that breaks the contract"));
        bool const flawless = !facts.request.broken && !facts.request.doubtful && facts.request.contract != nullptr;
        if (told && flawless && facts.what == outcome::refused &&
            (detail::refuses_form(*facts.request.contract, code) ||
             (facts.request.verified && detail::refuses_signature(code))))
            sink(rules::make_finding(rules::rejected_valid, {},
                                     "the service refused, with " + std::string{code} +
                                         ", a request in which nothing is wrong by the contract"));
        if (facts.request.contract != nullptr && facts.what == outcome::success)
            check_answer_rules(what, facts, sink);
    }

    static void check_answer_rules(exchange const& what, exchange_facts const& facts, finding_sink sink) {
        for (answer_rule const& rule : facts.request.contract->answers) {
            std::string_view const parameters = parameters_of(what.request, facts.request.parameters);
            if (!member_is(parameters, rule.request_member, rule.condition) ||
                response_has(what.response.body, rule.response_member))
                continue;
            finding found =
                rules::make_finding(rules::exchange_depends, "/Response/" + std::string{rule.response_member},
                                    std::string{rule.response_member} + " is missing from the answer, although " +
                                        std::string{rule.request_member} + " is " + wording::to_text(rule.condition));
            found.origin = rule.origin;
            sink(std::move(found));
        }
    }

    request_judge requests_;
    clock_choice clock_;
    response_facts answer_{};
};

} // namespace tc3

#endif
