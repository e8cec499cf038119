// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "command.hpp"

#include <tc3/detail/ascii.hpp>

#include <openssl/crypto.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <unistd.h>

namespace tc3::tool {
namespace {

/// Whether a text looks like the name of a variable, rather than like a key that was given in its place.
bool may_be_shown(std::string_view name) {
    constexpr std::size_t longest = 64;
    auto const is_usual = [](char c) { return tc3::detail::is_upper(c) || tc3::detail::is_digit(c) || c == '_'; };
    return name.size() <= longest && std::all_of(name.begin(), name.end(), is_usual);
}

std::string_view environment(char const* name) {
    char const* const value = std::getenv(name);
    return value == nullptr ? std::string_view{} : std::string_view{value};
}

/// Reads a secret, if one is named, and leaves no other copy of it. False if the variable is not set.
bool read_secret(std::string const& name, secret& into, std::string& trouble) {
    if (name.empty())
        return true;
    std::optional<std::string> value = read_environment(name, trouble);
    if (!value)
        return false;
    into = secret{*value};
    OPENSSL_cleanse(value->data(), value->size());
    return true;
}

} // namespace

std::optional<std::string> read_environment(std::string const& name, std::string& trouble) {
    std::string_view const value = environment(name.c_str());
    if (!value.empty())
        return std::string{value};
    // A key that was given in the place of a name must not be repeated.
    trouble = may_be_shown(name) ? "the environment variable " + name + " is not set or is empty"
                                 : "an environment variable that was named is not set or is empty; its name was to be "
                                   "given, never the key itself";
    return std::nullopt;
}

std::optional<credential> read_credential(credential_options const& options, std::string& trouble) {
    credential made;
    if (!options.secret_id_env.empty()) {
        std::optional<std::string> id = read_environment(options.secret_id_env, trouble);
        if (!id)
            return std::nullopt;
        made.secret_id = *std::move(id);
    }
    if (!read_secret(options.secret_key_env, made.key, trouble) || !read_secret(options.token_env, made.token, trouble))
        return std::nullopt;
    return made;
}

std::optional<std::vector<sign::named_key>> read_other_keys(credential_options const& options, std::string& trouble) {
    std::vector<sign::named_key> made;
    for (std::string const& name : options.other_key_envs) {
        made.push_back({name, {}});
        if (!read_secret(name, made.back().key, trouble))
            return std::nullopt;
    }
    return made;
}

bool wants_colour(int descriptor) {
    std::string_view const terminal = environment("TERM");
    return environment("NO_COLOR").empty() && !terminal.empty() && terminal != "dumb" && ::isatty(descriptor) == 1;
}

} // namespace tc3::tool
