// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "command_line.hpp"

#include "commands/check.hpp"
#include "commands/pages.hpp"
#include "commands/replay.hpp"
#include "commands/sign.hpp"
#include "commands/verify.hpp"

#include <tc3/validate/wording.hpp>
#include <tc3/version.hpp>

#include <CLI/CLI.hpp>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::tool {
namespace {

constexpr char const* exit_codes =
    "Exit codes: 0 clean; 1 findings; 2 wrong usage; 3 an input cannot be read; 70 internal error.";

/// What a command does once its arguments are read.
using action_to_run = std::function<exit_code()>;

void add_credential(CLI::App& command, credential_options& into) {
    command.add_option("--secret-id-env", into.secret_id_env, "Environment variable that holds the SecretId");
    command.add_option("--secret-key-env", into.secret_key_env, "Environment variable that holds the SecretKey");
    command.add_option("--token-env", into.token_env, "Environment variable that holds the session token");
}

void add_format(CLI::App& command, capture_format& into) {
    std::map<std::string, capture_format> const names{{"auto", capture_format::automatic},
                                                      {"har", capture_format::har},
                                                      {"http", capture_format::http},
                                                      {"ndjson", capture_format::ndjson}};
    command.add_option("--format", into, "Form of the captures: auto, har, http or ndjson")
        ->transform(CLI::CheckedTransformer(names))
        ->type_name("FORM");
}

/// Reads `capture`, `now` or Unix seconds.
clock_choice read_clock(std::string const& text) {
    if (text == "capture")
        return {};
    if (text == "now")
        return {clock_source::given,
                std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
                    .count()};
    std::int64_t seconds = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size())
        throw CLI::ValidationError("--at", "takes capture, now or Unix seconds, not " + text);
    return {clock_source::given, seconds};
}

void add_clock(CLI::App& command, clock_choice& into) {
    command
        .add_option_function<std::string>(
            "--at", [&into](std::string const& text) { into = read_clock(text); },
            "Clock for the age of signatures: capture (its own times), now, or Unix seconds")
        ->type_name("CLOCK");
}

/// Reads KIND or KIND=FILE.
report_choice read_report(std::string const& text) {
    report_choice made;
    auto const equals = text.find('=');
    made.kind = text.substr(0, equals);
    if (equals != std::string::npos)
        made.target = text.substr(equals + 1);
    if ((made.kind != "text" && made.kind != "ndjson") || made.target.empty())
        throw CLI::ValidationError("--report", "takes text or ndjson, with =FILE for a file, not " + text);
    return made;
}

void add_check(CLI::App& app, check_options& options, action_to_run& run) {
    CLI::App& command =
        *app.add_subcommand("check", "Judge captures: what breaks the contract, where, why, what to do");
    command.add_option("PATH", options.paths, "Captures: files, folders, - for standard input")->required();
    add_format(command, options.format);
    command
        .add_option_function<std::vector<std::string>>(
            "--report",
            [&options](std::vector<std::string> const& all) {
                for (std::string const& one : all)
                    options.reports.push_back(read_report(one));
            },
            "Report to write, KIND or KIND=FILE: text or ndjson; may be repeated")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->type_name("KIND[=FILE]");
    command
        .add_option_function<std::string>(
            "--fail-on",
            [&options](std::string const& text) {
                options.fail_on = text == "error"     ? severity::error
                                  : text == "warning" ? severity::warning
                                                      : severity::note;
            },
            "Least severity that makes the exit code 1: error, warning, note")
        ->check(CLI::IsMember({"error", "warning", "note"}));
    command
        .add_option("--disable", options.disabled, "Rule that is not reported; * stands for any text; may be repeated")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->type_name("RULE");
    command.add_option("--rules", options.rules, "Rule to report, and no others; may be repeated")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->type_name("RULE");
    command
        .add_option_function<std::string>(
            "--only",
            [&options](std::string const& text) { options.only = text == "request" ? side::request : side::response; },
            "Judge only the request or only the response")
        ->check(CLI::IsMember({"request", "response"}));
    command.add_option("--baseline", options.baseline, "An earlier ndjson report; what is in it is not reported again");
    add_clock(command, options.clock);
    add_credential(command, options.credential);
    command.footer(std::string{"Examples:\n"
                               "  tc3 check traffic.har\n"
                               "  tc3 check --secret-key-env KEY --report text --report ndjson=found.ndjson captures/\n"
                               "  tc3 check --disable 'tc3.request.scheme' - < lines.ndjson\n\n"} +
                   exit_codes);
    command.callback([&options, &run] { run = [&options] { return run_check(options); }; });
}

void add_verify(CLI::App& app, verify_options& options, action_to_run& run) {
    CLI::App& command = *app.add_subcommand("verify", "Judge signatures only");
    command.add_option("PATH", options.paths, "Captures: files, folders, - for standard input")->required();
    add_format(command, options.format);
    add_clock(command, options.clock);
    add_credential(command, options.credential);
    command.add_flag("--trace", options.trace, "Show what was computed in the place of a wrong signature");
    command.footer(std::string{"Example:\n  tc3 verify --secret-key-env KEY traffic.har\n\n"} + exit_codes);
    command.callback([&options, &run] { run = [&options] { return run_verify(options); }; });
}

void add_sign(CLI::App& app, sign_command& options, action_to_run& run) {
    CLI::App& command = *app.add_subcommand("sign", "Sign a JSON body or a raw HTTP request");
    command.add_option("FILE", options.path, "JSON body or raw HTTP request; - for a body on standard input")
        ->required();
    add_credential(command, options.credential);
    command.get_option("--secret-id-env")->required();
    command.get_option("--secret-key-env")->required();
    command.add_option("--action", options.action, "Action of a JSON body")->capture_default_str();
    command.add_option("--version", options.version, "Version of the API; that of the action's contract if not given");
    command.add_option("--region", options.region, "Region, for X-TC-Region");
    command.add_option("--host", options.host, "Host; the product's international one if not given");
    command.add_option("--service", options.service, "Service of the scope; the first label of the host if not given");
    command.add_option("--signed-headers", options.signed_headers, "Headers to sign")->capture_default_str();
    command.add_flag("--unsigned-payload", options.unsigned_payload, "Leave the body out of the signature");
    command.add_option("--at", options.at, "Unix seconds of the timestamp; now if not given");
    command.add_flag("--trace", options.trace, "Show every intermediate on standard error");
    command.footer(
        std::string{"Example:\n"
                    "  tc3 sign --secret-id-env ID --secret-key-env KEY --region ap-guangzhou order.json\n\n"
                    "What breaks the contract is told on standard error; the call is signed all the same.\n"} +
        exit_codes);
    command.callback([&options, &run] { run = [&options] { return run_sign(options); }; });
}

void add_replay(CLI::App& app, replay_options& options, action_to_run& run) {
    CLI::App& command = *app.add_subcommand(
        "replay", "Send recorded exchanges through builder and decoder; nothing leaves the machine");
    command.add_option("PATH", options.paths, "Captures: files, folders, - for standard input")->required();
    add_format(command, options.format);
    command.footer(std::string{"Example:\n  tc3 replay traffic.har\n\n"} + exit_codes);
    command.callback([&options, &run] { run = [&options] { return run_replay(options); }; });
}

/// The arguments of the commands that show pages.
struct page_arguments {
    std::string rule{};
    std::string action{};
    page_form form = page_form::text;
};

void add_form(CLI::App& command, page_form& into) {
    std::map<std::string, page_form> const names{
        {"text", page_form::text}, {"json", page_form::json}, {"markdown", page_form::markdown}};
    command.add_option("--as", into, "Form: text, json or markdown")
        ->transform(CLI::CheckedTransformer(names))
        ->type_name("FORM");
}

void add_pages(CLI::App& app, page_arguments& arguments, action_to_run& run) {
    CLI::App& explain =
        *app.add_subcommand("explain", "Show the page of a rule: what must hold, source, examples, remedy");
    explain.add_option("RULE", arguments.rule, "Id of a rule; * stands for any text")->required();
    explain.footer("Example:\n  tc3 explain clone-db-instance.storage.step");
    explain.callback([&] { run = [&arguments] { return run_explain(arguments.rule); }; });
    CLI::App& rules = *app.add_subcommand("rules", "List all rules");
    add_form(rules, arguments.form);
    rules.callback([&] { run = [&arguments] { return run_rules(arguments.form); }; });
    CLI::App& contract = *app.add_subcommand("contract", "Show all that is known of an action");
    contract.add_option("ACTION", arguments.action, "Name of the action")->required();
    add_form(contract, arguments.form);
    contract.footer("Example:\n  tc3 contract CloneDBInstance --as markdown");
    contract.callback([&] { run = [&arguments] { return run_contract(arguments.action, arguments.form); }; });
}

/// The command that is nearest to a mistyped one, as a hint; empty if none is near.
std::string hint(CLI::App const& app, int count, char** arguments) {
    std::string best;
    std::size_t least = 4;
    for (int i = 1; i < count && best.empty(); ++i) {
        if (arguments[i][0] == '-')
            continue;
        for (CLI::App const* command : app.get_subcommands([](CLI::App const*) { return true; }))
            if (std::size_t const far = wording::distance(command->get_name(), arguments[i]); far > 0 && far < least) {
                least = far;
                best = "; did you mean " + command->get_name() + "?";
            }
        break;
    }
    return best;
}

} // namespace

exit_code run_command_line(int count, char** arguments) {
    CLI::App app{"tc3 knows the contract of Tencent Cloud API 3.0 actions and judges captured traffic by it.\n"
                 "The first action is CloneDBInstance of TencentDB for PostgreSQL, which buys an instance.",
                 "tc3"};
    app.set_version_flag("--version", "tc3 " + std::string{library_version});
    app.require_subcommand(1);
    app.footer(std::string{"`tc3 COMMAND --help` tells more. "} + exit_codes);
    action_to_run run;
    check_options check;
    verify_options verify;
    sign_command sign;
    replay_options replay;
    page_arguments pages;
    add_check(app, check, run);
    add_verify(app, verify, run);
    add_sign(app, sign, run);
    add_replay(app, replay, run);
    add_pages(app, pages, run);
    if (count <= 1) {
        std::fputs(app.help().c_str(), stdout);
        return exit_code::wrong_usage;
    }
    try {
        app.parse(count, arguments);
    } catch (CLI::ParseError const& failure) {
        if (failure.get_exit_code() == 0) {
            app.exit(failure);
            return exit_code::clean;
        }
        std::string const known = failure.get_name() == "RequiredError" || failure.get_name() == "ExtrasError"
                                      ? hint(app, count, arguments)
                                      : std::string{};
        std::fprintf(stderr, "tc3: %s%s (tc3 --help tells more)\n", failure.what(), known.c_str());
        return exit_code::wrong_usage;
    }
    return run();
}

} // namespace tc3::tool
