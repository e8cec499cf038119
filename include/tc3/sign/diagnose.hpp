// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SIGN_DIAGNOSE_HPP
#define TC3_SIGN_DIAGNOSE_HPP

#include <tc3/credential.hpp>
#include <tc3/http/message.hpp>
#include <tc3/sign/cause.hpp>
#include <tc3/sign/diagnose_options.hpp>
#include <tc3/sign/hypothesis.hpp>
#include <tc3/sign/loose.hpp>
#include <tc3/sign/result.hpp>
#include <tc3/sign/tc3_hypotheses.hpp>
#include <tc3/sign/tc3_recipe.hpp>
#include <tc3/sign/v1_hypotheses.hpp>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::detail {

/// Adds the causes that are not told of yet. A scope that was signed rightly but stated wrongly is told of once.
inline void append_causes(std::vector<sign::found_cause>& out, std::vector<sign::found_cause> more) {
    auto const has = [&out](sign::cause what) {
        return std::any_of(out.begin(), out.end(), [what](sign::found_cause const& c) { return c.what == what; });
    };
    auto const is_told = [&has](sign::cause what) {
        return has(what) || (what <= sign::cause::other_terminator && has(sign::cause::credential_differs));
    };
    for (sign::found_cause& one : more)
        if (!is_told(one.what))
            out.push_back(std::move(one));
}

/// Tries the message as it says to be signed, then the hypotheses. Mistakes that show by themselves are added where the
/// signature comes out.
template <class Hypotheses, class Recomputer>
[[nodiscard]] sign::result<sign::diagnosis> find_causes(Hypotheses& guesses, Recomputer& recomputer,
                                                        std::string_view mac, std::vector<sign::found_cause> shown,
                                                        std::size_t first_group) {
    using sign::outcome;
    auto const gives = [&](auto const& recipe) { return !recomputer.failure() && recomputer.gives(recipe, mac); };
    sign::diagnosis made;
    if (gives(guesses.base()))
        made.reached = shown.empty() ? outcome::right : outcome::explained;
    else
        made = sign::search(guesses, std::min(first_group, Hypotheses::group_count - 1), gives);
    ++made.tried;
    if (recomputer.failure())
        return *recomputer.failure();
    if (made.reached == outcome::explained)
        append_causes(made.causes, std::move(shown));
    return made;
}

[[nodiscard]] inline std::vector<sign::found_cause> secret_id_mistake(credential const& who, std::string_view stated) {
    if (who.secret_id.empty() || who.secret_id == stated)
        return {};
    return {{sign::cause::other_secret_id, {}, {}, {}}};
}

[[nodiscard]] inline sign::result<sign::diagnosis> diagnose_tc3(http::request const& message,
                                                                std::string_view authorization, credential const& who,
                                                                sign::diagnose_options const& options) {
    auto const stated = sign::read_loosely(authorization);
    if (!stated)
        return sign::diagnosis{};
    tc3_hypotheses guesses{message, *stated, who, options};
    tc3_recomputer recomputer;
    std::vector<sign::found_cause> shown = stated->faults;
    append_causes(shown, stated->signature.faults);
    append_causes(shown, guesses.stated_mistakes());
    append_causes(shown, secret_id_mistake(who, stated->secret_id));
    return find_causes(guesses, recomputer, stated->signature.mac, std::move(shown), options.first_group);
}

[[nodiscard]] inline sign::result<sign::diagnosis> diagnose_v1(http::request const& message, credential const& who,
                                                               sign::diagnose_options const& options) {
    v1_hypotheses guesses{message, who, options};
    if (!guesses.signature())
        return sign::diagnosis{};
    auto const given = read_signature(*guesses.signature(), mac_text::base64);
    if (!given)
        return sign::diagnosis{};
    v1_recomputer recomputer;
    std::vector<sign::found_cause> shown = given->faults;
    append_causes(shown, guesses.stated_mistakes(given->mac));
    append_causes(shown, secret_id_mistake(who, guesses.value_of("SecretId")));
    return find_causes(guesses, recomputer, given->mac, std::move(shown), options.first_group);
}

} // namespace tc3::detail

namespace tc3::sign {

/// Finds out which mistake of the client gave the signature of a message.
///
/// A mistake is told of only if the signature that was sent comes out when it is made: that proves it. One mistake is
/// looked for first, then two together; beside them stand those that the message shows by itself, such as a scope of
/// another date. The SecretId of `who` may be empty. Fails only if OpenSSL does.
///
///     auto const found = tc3::sign::diagnose(message, who, {.service = "postgres"}).value();
///     for (tc3::sign::found_cause const& one : found.causes)
///         std::puts(tc3::sign::sentence_of(one).c_str()); // The client used the date in UTC+8.
[[nodiscard]] inline result<diagnosis> diagnose(http::request const& message, credential const& who,
                                                diagnose_options const& options) {
    if (who.key.empty())
        return diagnosis{};
    if (auto const authorization = message.headers.find("Authorization"))
        return detail::diagnose_tc3(message, detail::trim(*authorization), who, options);
    return detail::diagnose_v1(message, who, options);
}

} // namespace tc3::sign

#endif
