// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "command.hpp"

#include <cstdlib>
#include <string_view>
#include <unistd.h>

namespace tc3::tool {

std::optional<std::string> read_environment(std::string const& name, std::string& trouble) {
    char const* const value = std::getenv(name.c_str());
    if (value != nullptr && *value != '\0')
        return value;
    trouble = "the environment variable " + name + " is not set or is empty";
    return std::nullopt;
}

std::optional<credential> read_credential(credential_options const& options, std::string& trouble) {
    credential made;
    if (!options.secret_id_env.empty()) {
        auto const id = read_environment(options.secret_id_env, trouble);
        if (!id)
            return std::nullopt;
        made.secret_id = *id;
    }
    auto const read_secret = [&trouble](std::string const& name, secret& into) {
        if (name.empty())
            return true;
        auto const value = read_environment(name, trouble);
        if (value)
            into = secret{*value};
        return value.has_value();
    };
    if (!read_secret(options.secret_key_env, made.key) || !read_secret(options.token_env, made.token))
        return std::nullopt;
    return made;
}

bool wants_colour(int descriptor) {
    char const* const terminal = std::getenv("TERM");
    char const* const without = std::getenv("NO_COLOR");
    bool const dumb = terminal == nullptr || std::string_view{terminal} == "dumb";
    return ::isatty(descriptor) == 1 && !dumb && (without == nullptr || *without == '\0');
}

} // namespace tc3::tool
