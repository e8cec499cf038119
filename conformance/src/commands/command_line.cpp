// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "commands/command_line.hpp"

#include "commands/catalogue.hpp"
#include "commands/emit.hpp"
#include "commands/implementation.hpp"
#include "commands/run_command.hpp"

#include "server/known_parameters.hpp"

#include "arguments.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <random>
#include <string_view>
#include <utility>

namespace tc3::conformance {
namespace {

using tool::add_credential;
using tool::option_adder;
using tool::value_of;
using tool::wrong_usage;

constexpr std::string_view program = "tc3-conformance";
constexpr std::uint64_t usual_seed = 1;
constexpr int usual_vectors = 5; // of a property
constexpr std::int64_t longest_deadline = 3600;
constexpr std::int64_t most_tries = 1'000'000;

// ---------------------------------------------------------------------------------------------------------------------
// Help

constexpr std::string_view about =
    "tc3-conformance judges implementations of Tencent Cloud API 3.0, in any language, by the contract.";

constexpr std::string_view about_commands =
    R"(`tc3-conformance COMMAND --help` tells more of a command, with examples. A first try:

  tc3-conformance self                                 the library itself, in process
  tc3-conformance smoke executor -- python3 mine.py    three cases, to see that your program is understood
  tc3-conformance explain CASE                         what a case demands, and why

Exit codes: 0 no case of level MUST failed (with --strict: of SHOULD neither), those excepted that are known to
fail; 1 one did, or a case passed that is known to fail; 2 wrong usage; 3 the implementation cannot be started or
reached; 70 internal error.)";

constexpr std::string_view exit_codes = R"(
Exit codes: 0 conforms; 1 does not, or passed a case that is known to fail; 2 wrong usage; 3 the implementation
cannot be started or reached; 70 internal error.)";

constexpr std::string_view exit_codes_of_telling = R"(
Exit codes: 0 done; 2 wrong usage; 70 internal error.)";

constexpr std::string_view about_patterns = R"(
GLOB is the id of a case or a pattern: * stands for any text up to a slash, ** for any text. Quote it, or
the shell reads it.
)";

constexpr std::string_view about_self = R"(
Judges the library that this program is built with, in process. A failure is a defect of ours.

Examples:
  tc3-conformance self
  tc3-conformance self --case 'validate/**' --level must --report html=report.html
)";

constexpr std::string_view about_executor = R"(
CMD is started and asked one question at a time: a JSON object on a line of its standard input, the answer on
a line of its standard output. It is started again after a crash or a missed deadline. TC3_DEADLINE in its
environment holds the deadline in seconds.

Examples:
  tc3-conformance executor -- python3 mine.py
  tc3-conformance executor --known-failing known.txt --report junit=report.xml -- ./my-executor --quiet
  tc3-conformance executor --case 'sign/*' --seed random --max-success 1000 -- ./my-executor
)";

constexpr std::string_view about_server = R"(
URL is http://HOST:PORT or https://HOST:PORT: a mock, an emulator or a gateway that knows the given credential,
whose names of environment variables are given, never the values. Requests are signed for the host of the API,
whatever the address. The cases order instances, so the real service is refused, but only by its name: behind a
gateway that forwards to it each order is billed.

A server that looks ids up refuses made-up ones: --parameters names some that it takes, such as
{"DBInstanceId": "postgres-a1b2c3d4", "VpcId": "vpc-2ot3acw1", "SubnetId": "subnet-ppv9iw34"}. --ca-file trusts a
private authority; without it the system's are trusted (SSL_CERT_FILE), and any on a loopback address.

Examples:
  tc3-conformance server --secret-id-env ID --secret-key-env KEY http://127.0.0.1:8080
  tc3-conformance server --secret-id-env ID --secret-key-env KEY --case 'server/json.*' http://127.0.0.1:8080
)";

constexpr std::string_view about_client = R"(
CMD is started once for each case, makes one call to us, prints one line of JSON and ends. What it is to do stands
in its environment: TC3_ENDPOINT, TC3_SECRET_ID, TC3_SECRET_KEY, TC3_ACTION, TC3_PARAMETERS and others. It is
answered by a script; the wire and its line are judged. Nothing leaves this machine.

Examples:
  tc3-conformance client -- python3 my-client.py
  tc3-conformance client --via proxy --tls --known-failing known.txt -- node my-client.js
)";

constexpr std::string_view about_smoke = R"(
The same as MODE --smoke, with the options of MODE. Without MODE: the command behind -- as an executor, or else
the library.

Examples:
  tc3-conformance smoke
  tc3-conformance smoke executor -- python3 mine.py
)";

constexpr std::string_view about_run = R"(
The same as MODE, with its options, but --case must be given. Without MODE: the command behind -- as an executor,
or else the library.

Examples:
  tc3-conformance run --case 'sign/**'
  tc3-conformance run --case 'sign/**' -- python3 mine.py
)";

constexpr std::string_view about_list = R"(
Examples:
  tc3-conformance list
  tc3-conformance list --case 'validate/**' --level must
)";

constexpr std::string_view about_explain = R"(
CASE is an id that `list` or a report shows; a pattern lists the cases that it fits.

Examples:
  tc3-conformance explain validate/clone-db-instance.storage.step
  tc3-conformance explain 'sign/**'
)";

constexpr std::string_view about_emit = R"(
Writes questions of the executor's protocol and right answers to them as small text files, for tests that run
without this program. DIR must be new or empty. The same seed writes the same files.

Examples:
  tc3-conformance emit --vectors vectors
  tc3-conformance emit --vectors vectors --case 'sign/**' --max-success 1
)";

// ---------------------------------------------------------------------------------------------------------------------
// Values

std::uint64_t seed_from(std::string const& text) {
    if (text == "random")
        return std::random_device{}();
    std::uint64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size())
        return value;
    throw wrong_usage{"--seed takes a whole number from 0 to 18446744073709551615 or random, not " +
                      wording::quoted(text)};
}

report_choice report_from(std::string const& text) {
    auto [kind, target] = tool::report_words_from(text);
    return {value_of<report_kind>("--report", kind,
                                  {{"text", report_kind::text},
                                   {"json", report_kind::json},
                                   {"junit", report_kind::junit},
                                   {"html", report_kind::html}}),
            std::move(target)};
}

/// Refuses two reports in one place. The text makes way for another report on standard output.
void demand_different_targets(std::vector<report_choice> const& reports) {
    for (std::size_t i = 0; i < reports.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) {
            if (reports[i].target != reports[k].target)
                continue;
            if (reports[i].target != "-")
                throw wrong_usage{"two reports go to the file " + wording::quoted(reports[i].target)};
            if (reports[i].kind != report_kind::text && reports[k].kind != report_kind::text)
                throw wrong_usage{"only one report can go to standard output; give the others a file, KIND=FILE"};
        }
}

// ---------------------------------------------------------------------------------------------------------------------
// Options

void add_selection(option_adder& options, selection& into) {
    options.list("--case", "GLOB", into.patterns, "Case to take, and no others; may be repeated")
        .choose<level>("--level", {{"must", level::must}, {"should", level::should}, {"may", level::may}},
                       "Least level of the cases to take (may)", [&into](level least) { into.least = least; });
}

void add_seed(option_adder& options, settings& into) {
    options.read("--seed", "N", "Seed of what is made up: a number (the default is 1), or random",
                 [&into](std::string const& text) { into.seed = seed_from(text); });
}

void add_tries(option_adder& options, settings& into, std::string const& description) {
    options.read("--max-success", "N", description, [&into](std::string const& text) {
        into.max_success = static_cast<int>(tool::whole_number("--max-success", text, 1, most_tries));
    });
}

// ---------------------------------------------------------------------------------------------------------------------
// Commands

/// The program's arguments and what they ask for.
class command_line {
  public:
    command_line(std::vector<conformance_case> const& all, streams const& to) : all_{&all}, to_{&to} {
        run_.with.seed = usual_seed;
        emit_with_.seed = usual_seed;
        emit_with_.max_success = usual_vectors;
        add_self();
        add_executor();
        add_server();
        add_client();
        add_short_forms();
        add_list();
        add_explain();
        add_emit();
    }
    command_line(command_line const&) = delete;
    command_line& operator=(command_line const&) = delete;

    [[nodiscard]] exit_code run(std::vector<std::string> arguments) {
        name_ = arguments.empty() ? std::string{program} : arguments.front();
        if (!arguments.empty())
            arguments.erase(arguments.begin());
        try {
            take_command(arguments);
            expand_short_form(arguments);
            std::string const asked = program_.parse(std::move(arguments));
            if (has_dashes_ && program_.chosen_name() == program)
                throw wrong_usage{"a command behind -- needs a mode: tc3-conformance executor -- CMD [ARG...]"};
            return asked.empty() ? act_() : print(asked);
        } catch (wrong_usage const& wrong) {
            to_->complain(wrong.sentence);
            return exit_code::wrong_usage;
        }
    }

  private:
    // --- what comes before CLI11 reads the arguments ---

    /// Takes away `--` and what follows it: somebody else's command with options of its own.
    void take_command(std::vector<std::string>& arguments) {
        auto const dashes = std::find(arguments.begin(), arguments.end(), "--");
        if (dashes == arguments.end())
            return;
        has_dashes_ = true;
        command_.assign(dashes + 1, arguments.end());
        arguments.erase(dashes, arguments.end());
    }

    /// Makes `smoke [MODE]` and `run [MODE]` into what they are short for.
    void expand_short_form(std::vector<std::string>& arguments) {
        auto const wants_help = [](std::string const& word) { return word == "--help" || word == "-h"; };
        if (arguments.empty() || (arguments.front() != "smoke" && arguments.front() != "run") ||
            std::any_of(arguments.begin(), arguments.end(), wants_help))
            return;
        bool const is_smoke = arguments.front() == "smoke";
        short_form_ = arguments.front();
        if (arguments.size() > 1 && arguments[1].front() != '-') {
            if (std::find(modes_.begin(), modes_.end(), arguments[1]) == modes_.end())
                throw wrong_usage{short_form_ + " takes a mode, " + wording::list_of(modes_) + ", not " +
                                  wording::quoted(arguments[1]) + tool::did_you_mean(arguments[1], modes_)};
            arguments.erase(arguments.begin());
        } else {
            arguments.front() = has_dashes_ ? "executor" : "self";
        }
        if (is_smoke)
            arguments.insert(arguments.begin() + 1, "--smoke");
    }

    // --- the commands ---

    /// The options that all modes share.
    void add_run_options(option_adder& options) {
        add_selection(options, run_.wanted);
        options.flag("--smoke", run_.wanted.smoke, "Take only three cases")
            .flag("--strict", strict_, "Let the cases of level SHOULD decide the exit code too")
            .flag("--fail-fast", run_.fail_fast, "Stop at the first case that decides the exit code")
            .list("--known-failing", "FILE", run_.known_failing,
                  "Cases that are known to fail: a GLOB on each line, # begins a comment; may be repeated")
            .list("--report", "KIND[=FILE]", reports_,
                  "Report to write: text (always), json, junit or html; may be repeated")
            .text("--emit-failures", "DIR", run_.emit_failures, "Folder in which to keep what the cases failed with");
        add_seed(options, run_.with);
        add_tries(options, run_.with, "How often a property is tried with made-up values (100)");
        options.read("--deadline", "SECONDS", "How long to wait for each answer (10)", [this](std::string const& text) {
            run_.with.deadline = std::chrono::seconds{tool::whole_number("--deadline", text, 1, longest_deadline)};
        });
    }

    CLI::App& add_mode(mode how, std::string const& description, std::string const& arguments,
                       std::string_view footer) {
        std::string const name{to_string(how)};
        modes_.push_back(name);
        CLI::App& command = program_.add(name, description, arguments, {footer, about_patterns, exit_codes});
        option_adder options{command};
        add_run_options(options);
        return command;
    }

    void add_self() {
        add_mode(mode::self, "Judge the library itself, in process", "[OPTIONS]", about_self).callback([this] {
            act_ = [this] {
                demand_no_command();
                return judge(mode::self, {}, [](std::string&) { return open_library(); });
            };
        });
    }

    void add_executor() {
        CLI::App& command = add_mode(mode::executor, "Judge a program that answers questions line by line",
                                     "[OPTIONS] -- CMD [ARG...]", about_executor);
        command.add_option("CMD", misplaced_);
        command.callback([this] {
            act_ = [this] {
                demand_command();
                return judge(mode::executor, {},
                             [this](std::string& trouble) { return open_executor(command_, run_.with, trouble); });
            };
        });
    }

    /// For the help only: `expand_short_form` has made others of them.
    void add_short_forms() {
        CLI::App& smoke = program_.add("smoke", "Run three cases in a mode", "[MODE] [OPTIONS] [-- CMD [ARG...]]",
                                       {about_smoke, exit_codes});
        CLI::App& chosen =
            program_.add("run", "Run chosen cases in a mode", "[MODE] --case GLOB [OPTIONS] [-- CMD [ARG...]]",
                         {about_run, about_patterns, exit_codes});
        for (CLI::App* const command : {&smoke, &chosen}) {
            option_adder options{*command};
            add_run_options(options);
        }
    }

    void add_list() {
        CLI::App& command = program_.add("list", "List the cases: id, level, side, requirement", "[OPTIONS]",
                                         {about_list, about_patterns, exit_codes_of_telling});
        option_adder options{command};
        add_selection(options, wanted_);
        command.callback([this] {
            act_ = [this] {
                demand_no_command();
                return list_cases(*all_, wanted_, *to_);
            };
        });
    }

    void add_explain() {
        CLI::App& command = program_.add("explain", "Show what a case demands, why, and an example", "CASE",
                                         {about_explain, exit_codes_of_telling});
        command.add_option("CASE", case_);
        command.callback([this] {
            act_ = [this] {
                demand_no_command();
                if (case_.empty())
                    throw wrong_usage{"tc3-conformance explain needs a CASE; `tc3-conformance list` shows them all"};
                return explain_case(*all_, case_, *to_);
            };
        });
    }

    void add_emit() {
        CLI::App& command =
            program_.add("emit", "Write questions and right answers as files", "--vectors DIR [OPTIONS]",
                         {about_emit, about_patterns, exit_codes_of_telling});
        option_adder options{command};
        options.text("--vectors", "DIR", folder_, "Folder to write to");
        add_selection(options, wanted_);
        add_seed(options, emit_with_);
        add_tries(options, emit_with_, "How many vectors of a property, with made-up values (5)");
        command.callback([this] {
            act_ = [this] {
                demand_no_command();
                if (folder_.empty())
                    throw wrong_usage{"tc3-conformance emit needs --vectors DIR"};
                demand_cases(wanted_);
                return emit_vectors(*all_, wanted_, emit_with_, folder_, *to_);
            };
        });
    }

    /// \param own the options of the mode that a command must hold to repeat the run, and what it judges
    [[nodiscard]] exit_code judge(mode how, std::vector<std::string> const& own, opener const& open) {
        if (short_form_ == "run" && run_.wanted.patterns.empty())
            throw wrong_usage{"tc3-conformance run needs --case GLOB; without it, `tc3-conformance " +
                              std::string{to_string(how)} + "` runs all cases"};
        for (std::string const& one : reports_)
            run_.reports.push_back(report_from(one));
        demand_different_targets(run_.reports);
        run_.how = how;
        run_.strict = strict_ ? strictness::must_and_should : strictness::must;
        run_.again = again(how, own);
        return run_all(run_, *all_, open, *to_);
    }

    [[nodiscard]] std::vector<std::string> again(mode how, std::vector<std::string> const& own) const {
        settings const usual;
        std::vector<std::string> made{name_, std::string{to_string(how)}, "--seed", std::to_string(run_.with.seed)};
        if (run_.with.max_success != usual.max_success)
            made.insert(made.end(), {"--max-success", std::to_string(run_.with.max_success)});
        if (run_.with.deadline != usual.deadline)
            made.insert(made.end(), {"--deadline", std::to_string(run_.with.deadline.count())});
        made.insert(made.end(), own.begin(), own.end());
        if (has_dashes_) {
            made.emplace_back("--");
            made.insert(made.end(), command_.begin(), command_.end());
        }
        return made;
    }

    void add_server() {
        CLI::App& command =
            add_mode(mode::server, "Judge a server by what it answers to requests", "[OPTIONS] URL", about_server);
        command.add_option("URL", server_.url);
        option_adder options{command};
        add_credential(options, credential_);
        options.text("--host", "NAME", server_.host, "Host that is sent and signed; else that of the API")
            .text("--parameters", "FILE", parameters_file_,
                  "JSON object of parameters that the server takes, in place of made-up ones")
            .text("--ca-file", "FILE", server_.ca_file,
                  "Authorities, as PEM, that the server's certificate is checked by")
            .flag("--insecure", insecure_, "Take any certificate, also from afar");
        command.callback([this] {
            act_ = [this] {
                demand_no_command();
                return judge_server();
            };
        });
    }

    [[nodiscard]] exit_code judge_server() {
        if (server_.url.empty())
            throw wrong_usage{"tc3-conformance server needs a URL, such as http://127.0.0.1:8080"};
        if (server_.url.find('@') != std::string::npos)
            throw wrong_usage{"tc3-conformance server takes a URL without a name and password"};
        if (std::string fault = fault_of_url(server_.url); !fault.empty())
            throw wrong_usage{std::move(fault)};
        if (insecure_ && !server_.ca_file.empty())
            throw wrong_usage{"--insecure takes any certificate, and --ca-file says which; give one of them"};
        if (credential_.secret_id_env.empty() || credential_.secret_key_env.empty())
            throw wrong_usage{"tc3-conformance server needs --secret-id-env NAME and --secret-key-env NAME, the names "
                              "of the environment variables that hold the SecretId and the SecretKey"};
        std::string trouble;
        auto const who = tool::read_credential(credential_, trouble);
        if (!who)
            throw wrong_usage{std::move(trouble)};
        server_.who = *who;
        server_.deadline = run_.with.deadline;
        std::vector<std::string> own{"--secret-id-env", credential_.secret_id_env, "--secret-key-env",
                                     credential_.secret_key_env};
        if (!credential_.token_env.empty())
            own.insert(own.end(), {"--token-env", credential_.token_env});
        if (server_.host != server_options{}.host)
            own.insert(own.end(), {"--host", server_.host});
        if (!parameters_file_.empty()) {
            auto const text = read_file(parameters_file_, trouble);
            if (!text || !take_known_parameters(*text, server_.parameters, trouble))
                throw wrong_usage{"--parameters " + wording::quoted(parameters_file_) + ": " + trouble};
            own.insert(own.end(), {"--parameters", parameters_file_});
        }
        if (!server_.ca_file.empty()) {
            server_.certificates = certificate_check::always;
            own.insert(own.end(), {"--ca-file", server_.ca_file});
        }
        if (insecure_) {
            server_.certificates = certificate_check::never;
            own.emplace_back("--insecure");
        }
        own.push_back(server_.url);
        return judge(mode::server, own, [this](std::string& why) { return open_server(server_, why); });
    }

    void add_client() {
        CLI::App& command =
            add_mode(mode::client, "Judge a program that makes calls", "[OPTIONS] -- CMD [ARG...]", about_client);
        command.add_option("CMD", misplaced_);
        option_adder{command}
            .choose<route>("--via", {{"direct", route::direct}, {"proxy", route::proxy}},
                           "How it reaches us (direct); as a proxy, it calls the API's own host name",
                           [this](route way) { client_.via = way; })
            .flag("--tls", client_.is_secured, "Speak HTTPS, with an authority that is in TC3_CA_FILE");
        command.callback([this] {
            act_ = [this] {
                demand_command();
                std::vector<std::string> own;
                if (client_.via == route::proxy)
                    own.insert(own.end(), {"--via", "proxy"});
                if (client_.is_secured)
                    own.emplace_back("--tls");
                return judge(mode::client, own,
                             [this](std::string& trouble) { return open_client(command_, client_, trouble); });
            };
        });
    }

    // --- what is not taken ---

    void demand_cases(selection const& wanted) const {
        for (std::string const& pattern : wanted.patterns)
            if (std::string sentence = no_such_case(*all_, pattern); !sentence.empty())
                throw wrong_usage{std::move(sentence)};
    }

    void demand_no_command() const {
        if (has_dashes_)
            throw wrong_usage{program_.chosen_name() + " takes no command behind --"};
    }

    void demand_command() const {
        std::string const name = program_.chosen_name();
        if (!misplaced_.empty())
            throw wrong_usage{name + " takes its command behind --: " + name + " [OPTIONS] -- CMD [ARG...]"};
        if (command_.empty() || command_.front().empty())
            throw wrong_usage{name + " needs a command: " + name + " [OPTIONS] -- CMD [ARG...]"};
    }

    [[nodiscard]] exit_code print(std::string const& text) const {
        to_->out(text);
        return exit_code::conforms;
    }

    std::vector<conformance_case> const* all_;
    streams const* to_;
    tool::command_set program_{program, about, about_commands, 31};
    std::function<exit_code()> act_{};
    std::string name_{};
    std::vector<std::string> modes_{};
    std::string short_form_{}; ///< smoke or run, if that was given
    bool has_dashes_ = false;
    std::vector<std::string> command_{};
    std::vector<std::string> misplaced_{}; ///< a command that does not stand behind --
    run_options run_{};
    bool strict_ = false;
    std::vector<std::string> reports_{};
    server_options server_{};
    tool::credential_options credential_{};
    std::string parameters_file_{};
    bool insecure_ = false;
    client_options client_{};
    selection wanted_{};
    settings emit_with_{};
    std::string case_{};
    std::string folder_{};
};

} // namespace

exit_code run_command_line(std::vector<std::string> arguments, std::vector<conformance_case> const& all,
                           streams const& to) {
    return command_line{all, to}.run(std::move(arguments));
}

} // namespace tc3::conformance
