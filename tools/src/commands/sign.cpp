// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "sign.hpp"

#include "console.hpp"
#include "readers/byte_source.hpp"
#include "readers/byte_stream.hpp"
#include "sign/raw_request.hpp"

#include <tc3/exchange/exchange.hpp>
#include <tc3/exchange/parameters.hpp>
#include <tc3/known_actions.hpp>
#include <tc3/request/judge.hpp>

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace tc3::tool {
namespace {

/// Reads the whole of a file. False, with a sentence in \p trouble, if it cannot be read.
bool read_file(std::string const& path, std::string& into, std::string& trouble) {
    std::unique_ptr<byte_source> source = open_file(path, trouble);
    if (source == nullptr)
        return false;
    byte_stream stream{std::move(source)};
    while (stream.more()) {
    }
    into.assign(stream.ahead());
    trouble = stream.trouble().empty() ? std::string{} : "reading " + path + " failed: " + stream.trouble();
    return trouble.empty();
}

/// What a path is called in sentences.
std::string name_of(std::string const& path) {
    return path == "-" ? "standard input" : path;
}

/// Reads what is to be signed. False, with a sentence in \p trouble, if it is nothing that can be.
bool read_call(std::string const& path, http::request& into, std::string& trouble) {
    std::string text;
    if (!read_file(path, text, trouble))
        return false;
    if (tc3::detail::is_json_object(text)) {
        into.method = "POST";
        into.body = std::move(text);
        return true;
    }
    if (!has_raw_request(text)) {
        trouble = name_of(path) + " holds neither a JSON object nor an HTTP request that begins with a line such as "
                                  "`POST / HTTP/1.1`";
        return false;
    }
    if (read_raw_request(text, into, trouble))
        return true;
    trouble = name_of(path) + ": " + trouble;
    return false;
}

/// Judges what was signed as a server would, so that a mistake is known before money is spent.
void tell_findings(http::request const& message, credential const& who, std::int64_t now) {
    request_judge judge{known_actions, who};
    exchange what;
    what.request = message;
    request_terms terms;
    terms.now = now;
    auto tell = [](finding&& found) {
        std::string const line = std::string{to_string(found.severity)} + "[" + found.rule + "]" +
                                 (found.path.empty() ? "" : " " + found.path) + ": " + found.message +
                                 (found.help.empty() ? "" : ". " + found.help);
        complain(line);
        return walk::go_on;
    };
    judge.judge(what, terms, tell);
}

} // namespace

exit_code run_sign(sign_command const& options) {
    std::string trouble;
    auto const who = read_credential(options.credential, trouble);
    if (!who) {
        complain(trouble);
        return exit_code::wrong_usage;
    }
    http::request message;
    if (!read_call(options.path, message, trouble)) {
        complain(trouble);
        return exit_code::unreadable;
    }
    std::int64_t const now = options.at.value_or(unix_now());
    std::string trace;
    if (auto const refusal = sign_call(message, options.settings, *who, now, &trace)) {
        bool const is_of_file = refusal->code == exit_code::unreadable;
        complain((is_of_file ? name_of(options.path) + ": " : std::string{}) + refusal->sentence);
        return refusal->code;
    }
    tell_findings(message, *who, now);
    if (options.trace)
        std::fputs(trace.c_str(), stderr);
    return print(options.form == message_form::http ? write_raw_request(message) : write_curl(message));
}

} // namespace tc3::tool
