// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "trace_text.hpp"

#include "console.hpp"

#include <tc3/detail/ascii.hpp>

#include <cstddef>

namespace tc3::tool {
namespace {

/// The text with every occurrence of a secret one blotted out, in lower case too, as canonical headers have it.
std::string without(std::string text, std::string_view secret_text) {
    constexpr std::string_view blot = "(not shown)";
    if (secret_text.empty())
        return text;
    for (std::string const& form : {std::string{secret_text}, tc3::detail::to_lower(secret_text)})
        for (std::size_t at = text.find(form); at != std::string::npos; at = text.find(form, at + blot.size()))
            text.replace(at, form.size(), blot);
    return text;
}

void append_step(std::string& out, std::string_view name, std::string_view text) {
    if (!text.empty())
        out.append("--- ").append(name).append("\n").append(printable(text)).append("\n");
}

} // namespace

std::string in_words(sign::trace const& steps, std::string_view token) {
    std::string made;
    append_step(made, "hash of the payload", steps.hashed_payload);
    append_step(made, "canonical request", steps.canonical_request);
    append_step(made, "hash of the canonical request", steps.hashed_canonical_request);
    append_step(made, "credential scope", steps.credential_scope);
    append_step(made, "string to sign", steps.string_to_sign);
    append_step(made, "signature", steps.signature);
    append_step(made, "authorization", steps.authorization);
    return without(std::move(made), token);
}

std::string in_words(sign::v1::trace const& steps, std::string_view token) {
    std::string made;
    append_step(made, "string to sign", steps.string_to_sign);
    append_step(made, "signature", steps.signature);
    return without(std::move(made), token);
}

} // namespace tc3::tool
