// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "serve.hpp"

#include "captures/capture_writer.hpp"
#include "console.hpp"
#include "net/authority.hpp"
#include "net/server.hpp"
#include "output.hpp"
#include "serve/mock.hpp"

#include <tc3/contract/host.hpp>
#include <tc3/known_actions.hpp>
#include <tc3/request/common.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <random>
#include <string_view>
#include <sys/resource.h>
#include <utility>

namespace tc3::tool {
namespace {

/// Lets more connections be open at once, where the system does: each is a file.
void allow_connections(std::size_t count) {
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= count)
        return;
    files.rlim_cur = std::min<rlim_t>(count, files.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &files);
}

std::int64_t now() {
    auto const since = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

std::uint64_t random_seed() {
    std::random_device source;
    return (std::uint64_t{source()} << 32u) | source();
}

/// Whether we stand in for a host: one at which a known product answers, or this machine.
bool is_ours(std::string_view host, std::string_view address) {
    std::string_view const name = host.substr(0, host.ends_with(']') ? host.npos : host.rfind(':'));
    auto const is = [name](std::string_view wanted) {
        return name == wanted || (name.starts_with('[') && name.substr(1, name.size() - 2) == wanted);
    };
    if (is("localhost") || is("127.0.0.1") || is("::1") || is(address))
        return true;
    return std::any_of(known_actions.begin(), known_actions.end(),
                       [host](action const* each) { return is_host_of(*each->owner, parse_host(host)); });
}

std::string url_of(serve_options const& options, std::uint16_t port) {
    bool const is_six = options.address.find(':') != std::string::npos;
    return (options.is_tls_only ? "https://" : "http://") + (is_six ? "[" + options.address + "]" : options.address) +
           ":" + std::to_string(port);
}

exit_code give_up(std::string_view sentence, exit_code code) {
    complain(sentence);
    return code;
}

[[nodiscard]] bool write_file(std::string const& name, std::string_view text, std::string& trouble) {
    output out{name};
    out.write(text);
    bool const written = out.finish();
    trouble = out.trouble();
    return written;
}

} // namespace

exit_code run_serve(serve_options const& options) {
    std::string trouble;
    auto who = read_credential(options.credential, trouble);
    if (!who)
        return give_up(trouble, exit_code::wrong_usage);
    std::unique_ptr<capture_writer> record;
    if (!options.record.empty() && (record = capture_writer::open(options.record, trouble)) == nullptr)
        return give_up(trouble, exit_code::wrong_usage);
    std::unique_ptr<authority> const identity = authority::make(trouble);
    if (identity == nullptr)
        return give_up(trouble, exit_code::internal_error);

    mock::parts parts;
    parts.service.who = *std::move(who);
    parts.service.seed = options.seed ? static_cast<std::uint64_t>(*options.seed) : random_seed();
    parts.service.requests_per_second = options.calls_per_second;
    if (options.clock && !options.calls_per_second)
        parts.service.requests_per_second = 0; // the one second would hold all calls
    parts.faults = options.faults;
    parts.clock = options.clock ? std::function{[at = *options.clock * 1000] { return at; }} : std::function{now};
    parts.record = record.get();
    parts.log = [is_quiet = options.is_quiet](std::string const& line) {
        if (!is_quiet)
            std::fprintf(stderr, "%s\n", line.c_str());
    };
    mock service{std::move(parts)};

    server_settings settings;
    settings.address = options.address;
    settings.port = options.port;
    settings.is_tls_only = options.is_tls_only;
    settings.stands_in_for = [address = options.address](std::string_view host) { return is_ours(host, address); };
    settings.longest_body = largest_json + 1; // a byte more than is allowed is enough to tell
    allow_connections(settings.most_connections + 64);
    auto const hall = server::listen(
        std::move(settings), *identity,
        [&service](http::request&& message) { return service.answer(std::move(message)); }, trouble);
    if (hall == nullptr)
        return give_up(trouble, exit_code::network);
    if (!options.authority_file.empty() && !write_file(options.authority_file, identity->certificate(), trouble))
        return give_up(trouble, exit_code::internal_error);

    if (exit_code const told = print("listening on " + url_of(options, hall->port()) + "\n"); told != exit_code::clean)
        return told;
    hall->run();
    if (record != nullptr && !record->finish())
        return give_up(record->trouble(), exit_code::internal_error);
    return exit_code::clean;
}

} // namespace tc3::tool
