// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "secrets.hpp"

#include <tc3/detail/ascii.hpp>
#include <tc3/http/query.hpp>
#include <tc3/json/scanner.hpp>

#include <algorithm>
#include <cstddef>

namespace tc3::tool {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::size_t end_of_string(std::string_view json, std::size_t begin) {
    std::size_t at = begin + 1;
    while (at < json.size() && json[at] != '"')
        at += json[at] == '\\' ? 2u : 1u;
    return std::min(at + 1, json.size());
}

bool is_name(std::string_view json, std::size_t end) {
    std::size_t const next = json.find_first_not_of(blanks, end);
    return next != std::string_view::npos && json[next] == ':';
}

bool is_secret_json_name(std::string_view quoted) {
    std::string name;
    json::unescape(quoted.substr(1, quoted.size() - 2), name);
    return is_secret_name(name);
}

} // namespace

bool is_secret_name(std::string_view name) {
    constexpr std::string_view parts[] = {"authorization", "cookie",     "credential", "passw", "secret",
                                          "signature",     "privatekey", "apikey",     "token"};
    std::string plain = tc3::detail::to_lower(name);
    std::erase_if(plain, [](char c) { return c == '-' || c == '_'; });
    return plain != "signaturemethod" && std::any_of(std::begin(parts), std::end(parts), [&plain](auto part) {
               return plain.find(part) != std::string::npos;
           });
}

bool looks_like_key(std::string_view word) noexcept {
    constexpr std::size_t shortest_id = 16;
    constexpr std::size_t shortest_key = 32;
    constexpr std::size_t shortest_token = 60;
    constexpr std::string_view signs_of_tokens = "-_+=";
    bool upper = false;
    bool lower = false;
    bool digit = false;
    bool sign = false;
    for (char const c : word) {
        bool const is_sign = signs_of_tokens.find(c) != std::string_view::npos;
        if (!tc3::detail::is_upper(c) && !tc3::detail::is_lower(c) && !tc3::detail::is_digit(c) && !is_sign)
            return false;
        upper = upper || tc3::detail::is_upper(c);
        lower = lower || tc3::detail::is_lower(c);
        digit = digit || tc3::detail::is_digit(c);
        sign = sign || is_sign;
    }
    if (word.size() >= shortest_id && !sign && (word.starts_with("AKID") || word.starts_with("IKID")))
        return true;
    return upper && lower && digit && word.size() >= (sign ? shortest_token : shortest_key);
}

std::string masked_json(std::string_view json, hidden which, std::string_view placeholder) {
    constexpr std::string_view structure = "{}[]:, \t\r\n";
    std::string made;
    bool below_secret_name = false;
    std::size_t depth = 0; // of the objects and arrays below a secret's name
    for (std::size_t at = 0; at < json.size();) {
        char const c = json[at];
        if (structure.find(c) != std::string_view::npos) {
            if ((c == '{' || c == '[') && (below_secret_name || depth > 0))
                ++depth;
            else if ((c == '}' || c == ']') && depth > 0)
                --depth;
            below_secret_name = below_secret_name && (c == ':' || blanks.find(c) != std::string_view::npos);
            made.push_back(c);
            ++at;
            continue;
        }
        std::size_t const end =
            c == '"' ? end_of_string(json, at) : std::min(json.find_first_of(structure, at), json.size());
        std::string_view const token = json.substr(at, end - at);
        if (c == '"' && is_name(json, end)) {
            made.append(token);
            below_secret_name = is_secret_json_name(token);
        } else {
            made.append(which == hidden::all || below_secret_name || depth > 0 ? placeholder : token);
            below_secret_name = false;
        }
        at = end;
    }
    return made;
}

std::string masked_parameters(std::string_view parameters, hidden which, std::string_view placeholder) {
    std::string made;
    while (!parameters.empty()) {
        std::string_view const one = parameters.substr(0, parameters.find('&'));
        std::size_t const equals = std::min(one.find('='), one.size());
        std::string name;
        http::append_percent_decoded(name, one.substr(0, equals), http::plus_sign::blank);
        bool const hides = equals + 1 < one.size() && (which == hidden::all || is_secret_name(name));
        made.append(hides ? one.substr(0, equals + 1) : one).append(hides ? placeholder : "");
        parameters.remove_prefix(one.size());
        if (!parameters.empty()) {
            made.push_back('&');
            parameters.remove_prefix(1);
        }
    }
    return made;
}

bool looks_like_json(std::string_view text) {
    auto const first = text.find_first_not_of(blanks);
    return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

http::request without_secrets(http::request const& message) {
    http::request made = message;
    made.host.erase(0, made.host.rfind('@') + 1);
    made.query = masked_parameters(message.query, hidden::secrets, "LEFT-OUT");
    made.headers.clear();
    for (http::header const h : message.headers)
        made.headers.add(h.name, is_secret_name(h.name) ? "LEFT-OUT" : h.value);
    made.body = looks_like_json(message.body) ? masked_json(message.body, hidden::secrets, "\"LEFT-OUT\"")
                                              : masked_parameters(message.body, hidden::secrets, "LEFT-OUT");
    return made;
}

} // namespace tc3::tool
