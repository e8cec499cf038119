// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "command_line.hpp"

#include "commands/check.hpp"
#include "commands/contract.hpp"
#include "commands/explain.hpp"
#include "commands/replay.hpp"
#include "commands/sign.hpp"
#include "commands/verify.hpp"
#include "console.hpp"
#include "suggestion.hpp"

#include <tc3/sign/date.hpp>
#include <tc3/validate/wording.hpp>
#include <tc3/version.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::tool {
namespace {

/// An argument that is not taken. The sentence says what is.
struct wrong_usage {
    std::string sentence;
};

// ---------------------------------------------------------------------------------------------------------------------
// Help

constexpr std::string_view exit_codes_of_judging = R"(
Exit codes: 0 nothing is wrong; 1 something is; 2 wrong usage; 3 an input cannot be read (the others
were judged); 70 internal error.)";
constexpr std::string_view exit_codes_of_telling = R"(
Exit codes: 0 done; 2 wrong usage; 3 the input cannot be read; 70 internal error.)";

constexpr std::string_view about =
    R"(tc3 knows the contract of Tencent Cloud API 3.0 actions and judges captured traffic by it.)";

constexpr std::string_view about_commands = R"(`tc3 COMMAND --help` tells more of a command, with examples. A first try:

  tc3 check traffic.har                    what in the capture breaks the contract, where and why
  tc3 explain clone-db-instance.storage    the rules of one member
  tc3 contract CloneDBInstance             all that is known of the action

Exit codes: 0 nothing is wrong; 1 findings, a wrong signature, a difference in a replay; 2 wrong usage;
3 an input cannot be read (the others were judged); 70 internal error.)";

constexpr std::string_view about_captures = R"(
FILE is a HAR, NDJSON with an exchange on each line, raw HTTP (NAME.request.http with its
NAME.response.http, or both in one file) or a documentation page's sample; a folder stands for all
captures in it, - for standard input. What is no call of the API is left in peace.
)";

constexpr std::string_view about_check = R"(
Examples:
  tc3 check traffic.har
  tc3 check --secret-key-env KEY --report text --report ndjson=found.ndjson captures/
  tc3 check --disable 'tc3.request.*' --baseline found.ndjson - < traffic.ndjson
)";

constexpr std::string_view about_verify = R"(
One line for each call: the capture, the exchange's place in it from 0, the action, the verdict.
Without a key only the form of signatures is judged.

Examples:
  tc3 verify --secret-key-env KEY traffic.har
  tc3 verify --secret-key-env KEY --trace --at now order.request.http
)";

constexpr std::string_view about_sign = R"(
FILE is the JSON body of a call, which needs --action, or an HTTP request with its request line and
headers, to which the options add or in which they change what they name; - is standard input. The
body is signed byte for byte. What breaks the contract is told on standard error; the call is signed
all the same. Nothing is sent.

Examples:
  tc3 sign --secret-id-env ID --secret-key-env KEY --action CloneDBInstance --region ap-guangzhou order.json
  tc3 sign --secret-id-env ID --secret-key-env KEY --trace order.request.http >signed.request.http
  tc3 sign --secret-id-env ID --secret-key-env KEY --action CloneDBInstance \
      --method HmacSHA256 --get --as curl order.json
)";

constexpr std::string_view about_replay = R"(
Nothing is sent. Each recorded request of an action that the library has types for is read into them
and built anew, and must come out the same in meaning (the order of members, explicit nulls and white
space do not count); each recorded answer is decoded, and the outcome must be the recorded one.

Examples:
  tc3 replay traffic.har
  tc3 replay --format ndjson - < traffic.ndjson
)";

constexpr std::string_view about_explain = R"(
RULE is the id that a finding names. The first part of an id, or a pattern with *, lists the rules
that it fits.

Examples:
  tc3 explain clone-db-instance.storage.step
  tc3 explain tc3.signature
  tc3 explain '*.mismatch'
)";

constexpr std::string_view about_rules = R"(
Examples:
  tc3 rules
  tc3 rules --as json
)";

constexpr std::string_view about_contract = R"(
Without ACTION, lists the actions whose contracts are known.

Examples:
  tc3 contract CloneDBInstance
  tc3 contract CloneDBInstance --as markdown >CloneDBInstance.md
)";

/// CLI11's help, with the arguments of each command in its usage line.
class manual final : public CLI::Formatter {
  public:
    manual() { column_width(33); }

    void set_arguments(std::string const& command, std::string arguments) {
        arguments_[command] = std::move(arguments);
    }

    std::string make_usage(CLI::App const* app, std::string name) const override {
        auto const at = arguments_.find(app->get_name());
        return "\nUsage: " + name + (at == arguments_.end() ? " COMMAND [OPTIONS]" : " " + at->second) + "\n";
    }
    std::string make_positionals(CLI::App const*) const override { return {}; }

  private:
    std::map<std::string, std::string> arguments_{};
};

// ---------------------------------------------------------------------------------------------------------------------
// Values

/// The value that belongs to a word, or a sentence that names all words.
template <class Value>
Value value_of(std::string_view option, std::string const& word,
               std::vector<std::pair<std::string, Value>> const& words) {
    std::vector<std::string> known;
    for (auto const& [name, value] : words) {
        if (name == word)
            return value;
        known.push_back(name);
    }
    throw wrong_usage{std::string{option} + " takes " + wording::list_of(known) + ", not " + wording::quoted(word) +
                      did_you_mean(word, known)};
}

std::int64_t integer_of(std::string_view option, std::string const& text) {
    if (auto const value = sign::unix_seconds_from(text))
        return *value;
    throw wrong_usage{std::string{option} + " takes a whole number, not " + wording::quoted(text)};
}

clock_choice clock_from(std::string const& text) {
    if (text == "capture")
        return {};
    if (text == "now") {
        auto const since = std::chrono::system_clock::now().time_since_epoch();
        return {clock_source::given, std::chrono::duration_cast<std::chrono::seconds>(since).count()};
    }
    if (auto const seconds = sign::unix_seconds_from(text))
        return {clock_source::given, *seconds};
    throw wrong_usage{"--at takes capture, now or Unix seconds, not " + wording::quoted(text)};
}

/// Reads KIND or KIND=FILE.
report_choice report_from(std::string const& text) {
    report_choice made;
    auto const equals = text.find('=');
    std::string const kind = text.substr(0, equals);
    made.kind = value_of<std::string>("--report", kind, {{"text", "text"}, {"ndjson", "ndjson"}});
    if (equals != std::string::npos)
        made.target = text.substr(equals + 1);
    if (made.target.empty())
        throw wrong_usage{"--report " + kind + "= lacks the name of a file"};
    return made;
}

void demand_one_report_for_the_terminal(std::vector<report_choice> const& reports) {
    auto const to_terminal = [](report_choice const& one) { return one.target == "-"; };
    if (std::count_if(reports.begin(), reports.end(), to_terminal) > 1)
        throw wrong_usage{"only one report can go to standard output; give the others a file, KIND=FILE"};
}

void demand_rules(std::vector<std::string> const& patterns) {
    for (std::string const& pattern : patterns)
        if (std::string sentence = no_such_rule(pattern); !sentence.empty())
            throw wrong_usage{std::move(sentence)};
}

// ---------------------------------------------------------------------------------------------------------------------
// Options

/// Adds options to a command in one manner: a value each, read by us, so that a wrong one is told of in our words.
class option_adder {
  public:
    explicit option_adder(CLI::App& command) : command_{&command} {}

    option_adder& text(std::string const& name, std::string const& value, std::string& into,
                       std::string const& description) {
        command_->add_option(name, into, description)->option_text(value);
        return *this;
    }
    template <class Read>
    option_adder& read(std::string const& name, std::string const& value, std::string const& description, Read take) {
        command_->add_option_function<std::string>(name, take, description)->option_text(value);
        return *this;
    }
    /// An option that may be repeated; each takes one value.
    option_adder& list(std::string const& name, std::string const& value, std::vector<std::string>& into,
                       std::string const& description) {
        command_->add_option(name, into, description)->allow_extra_args(false)->option_text(value);
        return *this;
    }
    option_adder& flag(std::string const& name, bool& into, std::string const& description) {
        command_->add_flag(name, into, description);
        return *this;
    }

  private:
    CLI::App* command_;
};

void add_format(option_adder& options, capture_format& into) {
    options.read("--format", "FORM", "Form of the captures: auto, har, http or ndjson",
                 [&into](std::string const& word) {
                     into = value_of<capture_format>("--format", word,
                                                     {{"auto", capture_format::automatic},
                                                      {"har", capture_format::har},
                                                      {"http", capture_format::http},
                                                      {"ndjson", capture_format::ndjson}});
                 });
}

void add_clock(option_adder& options, clock_choice& into) {
    options.read("--at", "CLOCK", "Judge the age of signatures by capture (its own times), now, or Unix seconds",
                 [&into](std::string const& text) { into = clock_from(text); });
}

void add_credential(option_adder& options, credential_options& into) {
    options.text("--secret-id-env", "NAME", into.secret_id_env, "Environment variable that holds the SecretId")
        .text("--secret-key-env", "NAME", into.secret_key_env, "Environment variable that holds the SecretKey")
        .text("--token-env", "NAME", into.token_env, "Environment variable that holds the session token");
}

void add_form(option_adder& options, document_form& into) {
    options.read("--as", "FORM", "text, json or markdown", [&into](std::string const& word) {
        into = value_of<document_form>(
            "--as", word,
            {{"text", document_form::text}, {"json", document_form::json}, {"markdown", document_form::markdown}});
    });
}

// ---------------------------------------------------------------------------------------------------------------------
// Commands

/// The program's arguments and what they ask for.
class command_line {
  public:
    command_line() {
        app_.formatter(manual_);
        app_.set_help_flag("-h,--help", "Show this help");
        app_.set_version_flag("--version", "tc3 " + std::string{library_version}, "Show the version");
        app_.require_subcommand(0, 1);
        app_.allow_extras();
        app_.footer(std::string{about_commands});
        add_check();
        add_verify();
        add_sign();
        add_replay();
        add_explain();
        add_rules();
        add_contract();
    }
    command_line(command_line const&) = delete;
    command_line& operator=(command_line const&) = delete;

    [[nodiscard]] exit_code run(int count, char** arguments) {
        try {
            app_.parse(count, arguments);
            demand_no_extras();
            return run_ ? run_() : print(app_.help());
        } catch (wrong_usage const& wrong) {
            return refuse(wrong.sentence);
        } catch (CLI::ParseError const& failure) {
            if (failure.get_exit_code() == 0)
                return show(failure);
            return refuse(in_words(failure));
        }
    }

  private:
    CLI::App& add(std::string const& name, std::string const& description, std::string const& arguments,
                  std::string footer) {
        CLI::App& command = *app_.add_subcommand(name, description);
        command.allow_extras();
        command.footer(std::move(footer));
        manual_->set_arguments(name, arguments);
        return command;
    }

    static std::string joined(std::initializer_list<std::string_view> parts) {
        std::string made;
        for (std::string_view const part : parts)
            made.append(part);
        // Help texts begin with a line feed, which CLI11 adds as well.
        return made.substr(std::min(made.find_first_not_of('\n'), made.size()));
    }

    void add_check() {
        CLI::App& command = add("check", "Judge captures: what breaks the contract, where, why, and what to do",
                                "FILE... [OPTIONS]", joined({about_captures, about_check, exit_codes_of_judging}));
        check_options& to = check_;
        command.add_option("FILE", to.paths);
        option_adder options{command};
        add_format(options, to.format);
        options
            .list("--report", "KIND[=FILE]", reports_, "Report to write: text (the default) or ndjson; may be repeated")
            .read("--fail-on", "SEVERITY",
                  "Least severity that makes the exit code 1: error (the default), warning, note",
                  [&to](std::string const& word) {
                      to.fail_on = value_of<severity>(
                          "--fail-on", word,
                          {{"error", severity::error}, {"warning", severity::warning}, {"note", severity::note}});
                  })
            .list("--disable", "RULE", to.disabled, "Rule not to report; * stands for any text; may be repeated")
            .list("--rules", "RULE", to.rules, "Rule to report, and no others; may be repeated")
            .read("--only", "SIDE", "Judge only the request or only the response",
                  [&to](std::string const& word) {
                      to.only =
                          value_of<side>("--only", word, {{"request", side::request}, {"response", side::response}});
                  })
            .text("--baseline", "FILE", to.baseline, "Earlier ndjson report; what is in it is not reported again");
        add_clock(options, to.clock);
        add_credential(options, to.credential);
        command.callback([this, &to] {
            run_ = [this, &to] {
                demand_files(to.paths);
                for (std::string const& one : reports_)
                    to.reports.push_back(report_from(one));
                demand_one_report_for_the_terminal(to.reports);
                demand_rules(to.disabled);
                demand_rules(to.rules);
                return run_check(to);
            };
        });
    }

    void add_verify() {
        CLI::App& command = add("verify", "Judge signatures only", "FILE... [OPTIONS]",
                                joined({about_captures, about_verify, exit_codes_of_judging}));
        command.add_option("FILE", verify_.paths);
        option_adder options{command};
        add_format(options, verify_.format);
        add_clock(options, verify_.clock);
        add_credential(options, verify_.credential);
        options.flag("--trace", verify_.trace, "Show the steps of the right signature where one is wrong");
        command.callback([this] {
            run_ = [this] {
                demand_files(verify_.paths);
                return run_verify(verify_);
            };
        });
    }

    void add_sign() {
        CLI::App& command = add("sign", "Sign a JSON body or an HTTP request",
                                "FILE --secret-id-env NAME --secret-key-env NAME [OPTIONS]",
                                joined({about_sign, exit_codes_of_telling}));
        sign_command& to = sign_;
        command.add_option("FILE", to.path);
        option_adder options{command};
        add_credential(options, to.credential);
        options.text("--action", "ACTION", to.action, "Action; else the request's own")
            .text("--version", "DATE", to.version, "Version of the API; else that of the action's contract")
            .text("--region", "REGION", to.region, "Region in which the action works")
            .text("--host", "HOST", to.host, "Host; else the request's own, or the product's international one")
            .text("--service", "NAME", to.service, "Service of the scope; else the first label of the host")
            .text("--signed-headers", "LIST", to.signed_headers, "Headers to sign; else content-type;host;x-tc-action")
            .flag("--unsigned-payload", unsigned_payload_,
                  "Leave the body out of the signature, and say so in a header")
            .read("--method", "METHOD", "TC3 (the default), or HmacSHA256 or HmacSHA1 of signature v1",
                  [&to](std::string const& word) {
                      to.method = value_of<signature_method>("--method", word,
                                                             {{"TC3", signature_method::tc3},
                                                              {"HmacSHA256", signature_method::hmac_sha256},
                                                              {"HmacSHA1", signature_method::hmac_sha1}});
                  })
            .flag("--get", to.get, "Put a JSON body into the query of a GET")
            .read("--at", "SECONDS", "Unix time to sign with; else the current one",
                  [&to](std::string const& text) { to.at = integer_of("--at", text); })
            .read("--nonce", "NUMBER", "Nonce of signature v1; else a random one",
                  [&to](std::string const& text) { to.nonce = integer_of("--nonce", text); })
            .read("--as", "FORM", "Form of the signed call: http (the default) or curl",
                  [&to](std::string const& word) {
                      to.form = value_of<message_form>("--as", word,
                                                       {{"http", message_form::http}, {"curl", message_form::curl}});
                  })
            .flag("--trace", to.trace, "Show every step of the signature on standard error, keys excepted");
        command.callback([this] {
            run_ = [this] {
                if (sign_.path.empty())
                    throw wrong_usage{"tc3 sign needs a FILE, or - for standard input"};
                if (sign_.credential.secret_id_env.empty() || sign_.credential.secret_key_env.empty())
                    throw wrong_usage{"tc3 sign needs --secret-id-env NAME and --secret-key-env NAME, the names of the "
                                      "environment variables that hold the SecretId and the SecretKey"};
                if (unsigned_payload_)
                    sign_.body = sign::payload::not_included;
                return run_sign(sign_);
            };
        });
    }

    void add_replay() {
        CLI::App& command = add("replay", "Send recorded exchanges through builder and decoder, offline",
                                "FILE... [OPTIONS]", joined({about_captures, about_replay, exit_codes_of_judging}));
        command.add_option("FILE", replay_.paths);
        option_adder options{command};
        add_format(options, replay_.format);
        command.callback([this] {
            run_ = [this] {
                demand_files(replay_.paths);
                return run_replay(replay_);
            };
        });
    }

    void add_explain() {
        CLI::App& command = add("explain", "Show the page of a rule: what must hold, why, examples, what to do", "RULE",
                                joined({about_explain, exit_codes_of_telling}));
        command.add_option("RULE", rule_);
        command.callback([this] {
            run_ = [this] {
                if (rule_.empty())
                    throw wrong_usage{"tc3 explain needs a RULE; `tc3 rules` lists them all"};
                return run_explain(rule_);
            };
        });
    }

    void add_rules() {
        CLI::App& command = add("rules", "List all rules", "[OPTIONS]", joined({about_rules, exit_codes_of_telling}));
        option_adder options{command};
        add_form(options, form_);
        command.callback([this] { run_ = [this] { return run_rules(form_); }; });
    }

    void add_contract() {
        CLI::App& command = add("contract", "Show all that is known of an action", "[ACTION] [OPTIONS]",
                                joined({about_contract, exit_codes_of_telling}));
        command.add_option("ACTION", action_);
        option_adder options{command};
        add_form(options, form_);
        command.callback([this] { run_ = [this] { return run_contract(action_, form_); }; });
    }

    // --- what is not taken ---

    [[nodiscard]] CLI::App const* chosen() const {
        std::vector<CLI::App*> const parsed = app_.get_subcommands();
        return parsed.empty() ? nullptr : parsed.front();
    }

    void demand_files(std::vector<std::string> const& paths) const {
        if (paths.empty())
            throw wrong_usage{"tc3 " + chosen()->get_name() + " needs a FILE, a folder, or - for standard input"};
    }

    /// Refuses arguments that no option and no command takes. Values are not repeated: they may be keys.
    void demand_no_extras() const {
        if (CLI::App const* const command = chosen())
            if (std::vector<std::string> const extras = command->remaining(); !extras.empty())
                throw wrong_usage{about_extra("tc3 " + command->get_name(), *command, extras)};
        if (std::vector<std::string> const extras = app_.remaining(); !extras.empty())
            throw wrong_usage{about_extra("tc3", app_, extras)};
    }

    [[nodiscard]] static std::string about_extra(std::string const& name, CLI::App const& command,
                                                 std::vector<std::string> const& extras) {
        auto const is_option = [](std::string const& word) { return word.size() > 1 && word.front() == '-'; };
        auto const option = std::find_if(extras.begin(), extras.end(), is_option);
        if (option == extras.end() && name != "tc3")
            return name + " takes no further argument; see `" + name + " --help`";
        std::string const word = option != extras.end() ? option->substr(0, option->find('=')) : extras.front();
        std::vector<std::string> known;
        if (option == extras.end()) {
            for (CLI::App const* const one : command.get_subcommands([](CLI::App const*) { return true; }))
                known.push_back(one->get_name());
        } else {
            for (CLI::Option const* const one : command.get_options())
                if (one->nonpositional())
                    known.push_back("--" + one->get_lnames().front());
        }
        std::string const near = did_you_mean(word, known);
        std::string const lack = option == extras.end() ? "there is no command "
                                 : name == "tc3"        ? "there is no option "
                                                        : name + " has no option ";
        return lack + wording::quoted(word) + (near.empty() ? "; see `" + name + " --help`" : near);
    }

    /// CLI11's complaints in our words. Values are not repeated.
    [[nodiscard]] static std::string in_words(CLI::ParseError const& failure) {
        std::string const what = failure.what();
        std::string const name = what.substr(0, what.find(':'));
        if (failure.get_name() != "ArgumentMismatch")
            return what.find('-') == 0 ? name + " is not used rightly" : "wrong usage; see `tc3 --help`";
        return what.find("At Most") != std::string::npos || what.find("At most") != std::string::npos
                   ? name + " is given more than once"
                   : name + " needs a value";
    }

    [[nodiscard]] static exit_code refuse(std::string const& sentence) {
        complain(sentence);
        return exit_code::wrong_usage;
    }

    [[nodiscard]] exit_code show(CLI::ParseError const& asked) {
        if (asked.get_name() == "CallForVersion")
            return print(std::string{asked.what()} + "\n");
        return print(app_.help());
    }

    std::shared_ptr<manual> manual_ = std::make_shared<manual>();
    CLI::App app_{std::string{about}, "tc3"};
    std::function<exit_code()> run_{};
    check_options check_{};
    std::vector<std::string> reports_{};
    verify_options verify_{};
    sign_command sign_{};
    bool unsigned_payload_ = false;
    replay_options replay_{};
    std::string rule_{};
    std::string action_{};
    document_form form_ = document_form::text;
};

} // namespace

exit_code run_command_line(int count, char** arguments) {
    return command_line{}.run(count, arguments);
}

} // namespace tc3::tool
