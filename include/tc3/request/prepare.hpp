// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_REQUEST_PREPARE_HPP
#define TC3_REQUEST_PREPARE_HPP

#include <tc3/contract/action.hpp>
#include <tc3/exchange/exchange.hpp>
#include <tc3/http/message.hpp>
#include <tc3/request/build.hpp>
#include <tc3/request/judge.hpp>
#include <tc3/sign/result.hpp>
#include <tc3/sign/signer.hpp>
#include <tc3/validate/finding.hpp>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace tc3 {

/// A call that was built, signed and judged.
struct prepared_call {
    std::vector<finding> findings{};        ///< an error forbids the call; warnings and notes are for people to look at
    std::optional<sign::errc> sign_error{}; ///< why it could not be signed
    http::request message{};                ///< to be sent once, at once; empty unless `is_ready`

    [[nodiscard]] bool is_ready() const noexcept { return !message.method.empty(); }
};

/// Builds a call, signs it for that moment and judges the very message that would be sent, its headers too. A message
/// with an error is not handed out.
///
///     auto const call = tc3::prepare_call(order, {.region = "ap-singapore"}, signer, unix_seconds);
///     for (tc3::finding const& found : call.findings)
///         show(found);
///     if (call.is_ready())
///         send(call.message);
template <belongs_to_action Struct>
[[nodiscard]] prepared_call prepare_call(Struct const& parameters, call_options const& options, signer const& who,
                                         std::int64_t unix_seconds) {
    action const* const contract = contract_of<Struct>;
    prepared_call made;
    exchange call;
    build_request(call.request, parameters, options);
    sign::trace trace;
    if (auto const done =
            who.sign(call.request, {.service = contract->owner->service, .timestamp = unix_seconds}, trace);
        !done) {
        made.sign_error = done.error();
        return made;
    }
    bool is_wrong = false;
    auto keep = [&made, &is_wrong](finding&& found) {
        is_wrong = is_wrong || found.severity == severity::error;
        if (found.kind != kind::unchecked) // the signature was computed here
            made.findings.push_back(std::move(found));
        return walk::go_on;
    };
    request_judge{contract_set{&contract, 1}}.judge(call, {}, finding_sink{keep});
    if (!is_wrong)
        made.message = std::move(call.request);
    return made;
}

} // namespace tc3

#endif
