// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "client/peer.hpp"

#include "executor/child_process.hpp"

#include <tc3/postgres/v20170312/clone_db_instance.hpp>
#include <tc3/validate/wording.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace tc3::conformance {
namespace {

namespace json = boost::json;

constexpr std::string_view service_host = "postgres.tencentcloudapi.com";
// A host and an address of the service's kind that no certificate of an authority is for: there is no such region.
constexpr std::string_view other_host = "postgres.ap-nowhere.tencentcloudapi.com";
constexpr char const* usual_address = "127.0.0.1";
constexpr char const* other_address = "127.0.0.2";
constexpr std::string_view secret_id = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";
constexpr std::string_view secret_key = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";

/// Whether a program is there; as a shell looks for it.
[[nodiscard]] bool is_there(std::string const& program) {
    auto const is_program = [](std::string const& path) {
        std::error_code ignored;
        return ::access(path.c_str(), X_OK) == 0 && !std::filesystem::is_directory(path, ignored);
    };
    if (program.find('/') != std::string::npos)
        return is_program(program);
    char const* const list = std::getenv("PATH"); // NOLINT(concurrency-mt-unsafe): nothing here changes it
    std::string_view rest = list != nullptr ? list : "/usr/bin:/bin";
    for (;;) {
        auto const colon = rest.find(':');
        std::string const folder{rest.substr(0, colon)};
        if (is_program((folder.empty() ? "." : folder) + "/" + program))
            return true;
        if (colon == std::string_view::npos)
            return false;
        rest.remove_prefix(colon + 1);
    }
}

[[nodiscard]] std::string first_part(std::string_view text) {
    constexpr std::size_t most = 200;
    return text.size() <= most ? std::string{text} : std::string{text.substr(0, most)} + "...";
}

[[nodiscard]] answer errored(std::string message) {
    answer made;
    made.what = answer::state::errored;
    made.message = std::move(message);
    return made;
}

[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        auto const end = text.find('\n');
        std::string_view const line = text.substr(0, end);
        if (line.find_first_not_of(" \t\r") != std::string_view::npos)
            lines.push_back(line);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

/// Reads what a client has printed.
[[nodiscard]] answer read_line(std::string_view printed) {
    std::vector<std::string_view> const lines = lines_of(printed);
    if (lines.empty())
        return errored("it printed no line on standard output");
    if (lines.size() > 1)
        return errored("it printed " + std::to_string(lines.size()) +
                       " lines on standard output instead of one; the first is " +
                       wording::quoted(first_part(lines.front())));
    json::error_code fault;
    json::value const value = json::parse({lines.front().data(), lines.front().size()}, fault);
    if (fault || !value.is_object())
        return errored("what it printed on standard output is no JSON object: " +
                       wording::quoted(first_part(lines.front())));
    answer made;
    made.fields = value.get_object();
    json::value const* const outcome = made.fields.if_contains("outcome");
    json::value const* const message = made.fields.if_contains("message");
    std::string_view word;
    if (outcome != nullptr && outcome->is_string())
        word = {outcome->get_string().data(), outcome->get_string().size()};
    if (word == "skipped") {
        made.what = answer::state::skipped;
        if (message != nullptr && message->is_string())
            made.message.assign(message->get_string().data(), message->get_string().size());
        return made;
    }
    constexpr std::string_view known[] = {"success", "api_error", "failed"};
    if (std::find(std::begin(known), std::end(known), word) == std::end(known))
        return errored("the outcome that it printed is none of success, api_error, failed and skipped: " +
                       wording::quoted(first_part(lines.front())));
    return made;
}

/// Runs the program to its end.
[[nodiscard]] answer run(child_command const& command, listener const& ours, std::chrono::milliseconds deadline,
                         std::string& written) {
    std::string trouble;
    std::unique_ptr<child_process> const child = child_process::start(command, trouble);
    if (child == nullptr)
        return errored(std::move(trouble));
    auto end = child_process::clock::now() + deadline;
    child->close_input();
    std::string printed;
    child_process::io got = child->read_rest(printed, end);
    if (auto const contact = ours.first_contact(); contact && got == child_process::io::late) {
        end = *contact + deadline;
        std::string more;
        got = child->read_rest(more, end);
        printed += more;
    }
    std::optional<exit_state> const state = got == child_process::io::done ? child->wait(end) : std::nullopt;
    written = printed + std::string{child->errors()};
    if (got == child_process::io::too_long)
        return errored("it printed more than " + std::to_string(child_process::longest_line) + " bytes");
    if (!state) {
        answer late;
        late.what = answer::state::timed_out;
        late.message = "it did not end within " + std::to_string(deadline.count() / 1000) + " s" +
                       (printed.empty() ? "" : ", although it printed " + wording::quoted(first_part(printed)));
        return late;
    }
    if (!state->is_clean()) {
        std::string const last = child->last_error_line();
        return errored("it ended " + state->text() + (last.empty() ? "" : ": " + first_part(last)));
    }
    return read_line(printed);
}

} // namespace

credential client_credential() {
    return {std::string{secret_id}, secret{secret_key}, {}};
}

std::unique_ptr<client_peer> client_peer::make(std::vector<std::string> command, client_options options,
                                               std::string& trouble) {
    if (command.empty() || !is_there(command.front())) {
        trouble = command.empty() ? std::string{"no program is named that could be started"}
                                  : command.front() + " cannot be started: there is no such program";
        return nullptr;
    }
    std::unique_ptr<client_peer> made{new client_peer};
    made->identity_ = authority::make(trouble);
    if (made->identity_ != nullptr)
        made->certificate_ = temporary_file::make("authority.pem", made->identity_->certificate(), trouble);
    if (made->certificate_ == nullptr)
        return nullptr;
    made->options_ = options;
    for (std::string const& word : command)
        made->about_.name += (made->about_.name.empty() ? "" : " ") + word;
    made->command_ = std::move(command);
    return made;
}

account client_peer::call(order const& what, script answers, std::chrono::milliseconds deadline) {
    using postgres::v20170312::clone_db_instance::contract;
    bool const is_proxied = options_.via == route::proxy;
    bool const is_other = what.shown == certificate::of_other_host;
    std::unique_ptr<authority> stranger;
    if (std::string trouble; what.shown == certificate::of_stranger && (stranger = authority::make(trouble)) == nullptr)
        throw std::system_error{std::make_error_code(std::errc::io_error), trouble};
    char const* const loopback = is_other && !is_proxied ? other_address : usual_address;
    listener ours{stranger ? *stranger : *identity_, std::move(answers), loopback};
    std::string const address = loopback + (":" + std::to_string(ours.port()));
    account made;
    made.token = what.token;
    made.endpoint = (options_.is_secured || what.shown ? "https://" : "http://") +
                    (is_proxied ? std::string{is_other ? other_host : service_host} : address);

    child_command command;
    command.words = command_;
    auto& environment = command.environment;
    environment = {{"TC3_ENDPOINT", made.endpoint},
                   {"TC3_CA_FILE", certificate_->path()},
                   {"SSL_CERT_FILE", certificate_->path()},
                   {"NODE_EXTRA_CA_CERTS", certificate_->path()},
                   {"REQUESTS_CA_BUNDLE", certificate_->path()},
                   {"TC3_SECRET_ID", std::string{secret_id}},
                   {"TC3_SECRET_KEY", std::string{secret_key}},
                   {"TC3_TOKEN", what.token},
                   {"TC3_ACTION", std::string{contract.name}},
                   {"TC3_VERSION", std::string{contract.owner->version}},
                   {"TC3_REGION", what.region},
                   {"TC3_PARAMETERS", json::serialize(what.parameters)},
                   {"TC3_CASE", what.case_id},
                   {"TC3_DEADLINE", std::to_string((deadline.count() + 999) / 1000)}};
    std::optional<std::string> const proxy = is_proxied ? std::optional{"http://" + address} : std::nullopt;
    for (char const* const name : {"HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"})
        environment.emplace_back(name, proxy);
    for (char const* const name : {"NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"})
        environment.emplace_back(name, std::nullopt);
    for (auto const& [name, value] : what.environment)
        environment.emplace_back(name, value);

    made.said = run(command, ours, deadline, made.written);
    made.wire = ours.finish();
    return made;
}

} // namespace tc3::conformance
