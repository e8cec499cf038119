// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "arguments.hpp"

#include "completion.hpp"
#include "manual_page.hpp"
#include "secrets.hpp"

#include <tc3/version.hpp>

#include <boost/version.hpp>
#include <openssl/crypto.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace tc3::tool {

namespace {

/// The version, and what the program was built with.
std::string version_of(std::string const& name) {
    std::string boost = BOOST_LIB_VERSION;
    std::replace(boost.begin(), boost.end(), '_', '.');
#ifdef __clang__
    std::string const compiler = __VERSION__;
#else
    std::string const compiler = "g++ " __VERSION__;
#endif
    return name + " " + std::string{library_version} + "\nBuilt by " + compiler + " with Boost " + boost +
           "; runs with " + ::OpenSSL_version(OPENSSL_VERSION) + ", zlib " + ::zlibVersion() + "\n";
}

} // namespace

/// CLI11's help, with the arguments of each command in its usage line.
class help_text final : public CLI::Formatter {
  public:
    explicit help_text(std::size_t column) { column_width(column); }

    void set_arguments(std::string const& command, std::string arguments) {
        arguments_[command] = std::move(arguments);
    }

    [[nodiscard]] std::string arguments_of(CLI::App const& command) const {
        auto const at = arguments_.find(command.get_name());
        return at == arguments_.end() ? "COMMAND [OPTIONS]" : at->second;
    }

    std::string make_usage(CLI::App const* app, std::string name) const override {
        return "\nUsage: " + name + " " + arguments_of(*app) + "\n";
    }
    std::string make_positionals(CLI::App const*) const override { return {}; }

  private:
    std::map<std::string, std::string> arguments_{};
};

namespace {

/// A key in the place of a file, a number or a name would be repeated by whatever complains of it.
void refuse_keys(std::vector<std::string> const& arguments) {
    for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
        std::string_view word = arguments[i];
        word.remove_prefix(std::min(word.find_first_not_of('-'), word.size()));
        if (looks_like_key(word) || looks_like_key(word.substr(word.find('=') + 1)))
            throw wrong_usage{"argument " + std::to_string(i + 1) +
                              " looks like a key and is not repeated here: keys are given by the names of environment "
                              "variables that hold them, never themselves; a file of such a name is ./NAME"};
    }
}

} // namespace

std::int64_t whole_number(std::string_view option, std::string_view text, std::int64_t least, std::int64_t most) {
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size() && value >= least && value <= most)
        return value;
    throw wrong_usage{std::string{option} + " takes a whole number from " + std::to_string(least) + " to " +
                      std::to_string(most) + ", not " + wording::quoted(text)};
}

report_words report_words_from(std::string const& text) {
    auto const equals = text.find('=');
    if (equals == std::string::npos)
        return {text, "-"};
    if (equals + 1 == text.size())
        throw wrong_usage{"--report " + text + " lacks the name of a file"};
    return {text.substr(0, equals), text.substr(equals + 1)};
}

void add_credential(option_adder& options, credential_options& into) {
    options.text("--secret-id-env", "NAME", into.secret_id_env, "Environment variable that holds the SecretId")
        .text("--secret-key-env", "NAME", into.secret_key_env, "Environment variable that holds the SecretKey")
        .text("--token-env", "NAME", into.token_env, "Environment variable that holds the session token");
}

command_set::command_set(std::string_view name, std::string_view about, std::string_view footer, std::size_t column)
    : name_{name}, help_{std::make_shared<help_text>(column)}, app_{std::string{about}, name_} {
    app_.formatter(help_);
    app_.set_help_flag("-h,--help", "Show this help");
    app_.set_version_flag("--version", version_of(name_), "Show the version");
    app_.require_subcommand(0, 1);
    app_.allow_extras();
    app_.footer(std::string{footer});
}

CLI::App& command_set::add(std::string const& name, std::string const& description, std::string const& arguments,
                           std::initializer_list<std::string_view> footer) {
    CLI::App& command = *app_.add_subcommand(name, description);
    command.allow_extras();
    std::string text;
    for (std::string_view const part : footer)
        text.append(part);
    // Help texts begin with a line feed, which CLI11 adds as well.
    command.footer(text.substr(std::min(text.find_first_not_of('\n'), text.size())));
    help_->set_arguments(name, arguments);
    return command;
}

std::string command_set::parse(std::vector<std::string> arguments) {
    refuse_keys(arguments);
    add_completion();
    add_manual();
    std::reverse(arguments.begin(), arguments.end()); // as CLI11 wants them
    try {
        app_.parse(std::move(arguments));
    } catch (CLI::ParseError const& failure) {
        if (failure.get_exit_code() != 0)
            throw wrong_usage{in_words(failure)};
        return failure.get_name() == "CallForVersion" ? failure.what() : app_.help();
    }
    demand_no_extras();
    return app_.get_subcommands().empty() ? app_.help() : asked_;
}

void command_set::add_completion() {
    CLI::App& command =
        add("completion", "Print a script that makes a shell complete commands and options", "bash|zsh|fish",
            {"Examples:\n  source <(", name_, " completion bash)\n  ", name_,
             " completion fish >~/.config/fish/completions/", name_, ".fish\n"});
    command.add_option("SHELL", shell_);
    command.callback([this] {
        asked_ = completion_script(
            app_, value_of<shell>(name_ + " completion", shell_,
                                  {{"bash", shell::bash}, {"zsh", shell::zsh}, {"fish", shell::fish}}));
    });
}

void command_set::add_manual() {
    add("manual", "Print the manual page, for man -l", "", {"Example:\n  man -l <(", name_, " manual)\n"})
        .callback([this] {
            asked_ =
                manual_page(app_, library_version, [this](CLI::App const& one) { return help_->arguments_of(one); });
        });
}

std::string command_set::chosen_name() const {
    std::vector<CLI::App*> const parsed = app_.get_subcommands();
    return parsed.empty() ? name_ : name_ + " " + parsed.front()->get_name();
}

void command_set::demand_no_extras() const {
    for (CLI::App const* const command : app_.get_subcommands())
        if (std::vector<std::string> const extras = command->remaining(); !extras.empty())
            throw wrong_usage{about_extra(*command, extras)};
    if (std::vector<std::string> const extras = app_.remaining(); !extras.empty())
        throw wrong_usage{about_extra(app_, extras)};
}

std::string command_set::about_extra(CLI::App const& command, std::vector<std::string> const& extras) const {
    bool const is_top = &command == &app_;
    std::string const name = is_top ? name_ : name_ + " " + command.get_name();
    auto const is_option = [](std::string const& word) { return word.size() > 1 && word.front() == '-'; };
    auto const option = std::find_if(extras.begin(), extras.end(), is_option);
    if (option == extras.end() && !is_top)
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
                             : is_top               ? "there is no option "
                                                    : name + " has no option ";
    return lack + wording::quoted(word) + (near.empty() ? "; see `" + name + " --help`" : near);
}

/// CLI11's complaints in our words.
std::string command_set::in_words(CLI::ParseError const& failure) const {
    std::string const what = failure.what();
    std::string const name = what.substr(0, what.find(':'));
    if (failure.get_name() != "ArgumentMismatch")
        return what.find('-') == 0 ? name + " is not used rightly" : "wrong usage; see `" + name_ + " --help`";
    return what.find("At Most") != std::string::npos || what.find("At most") != std::string::npos
               ? name + " is given more than once"
               : name + " needs a value";
}

} // namespace tc3::tool
