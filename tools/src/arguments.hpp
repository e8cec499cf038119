// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_ARGUMENTS_HPP
#define TC3_TOOLS_ARGUMENTS_HPP

/// \file
/// How the programs read their arguments: CLI11 takes them apart; the help and every complaint are in our words.

#include "commands/command.hpp"
#include "suggestion.hpp"

#include <tc3/validate/wording.hpp>

#include <CLI/CLI.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::tool {

/// An argument that is not taken. The sentence says what is.
struct wrong_usage {
    std::string sentence;
};

/// The value that belongs to a word, or a complaint that names all words.
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

/// The whole number that a text is, or a complaint that names the bounds.
[[nodiscard]] std::int64_t whole_number(std::string_view option, std::string_view text, std::int64_t least,
                                        std::int64_t most);

/// `KIND` or `KIND=FILE` of a report. Without a file the target is "-", standard output.
struct report_words {
    std::string kind;
    std::string target;
};

[[nodiscard]] report_words report_words_from(std::string const& text);

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
    /// An option that takes one of some words. The help shows them, and shells complete them.
    template <class Value, class Take>
    option_adder& choose(std::string const& name, std::vector<std::pair<std::string, Value>> const& words,
                         std::string const& description, Take take) {
        std::string shown;
        for (auto const& [word, value] : words)
            shown += (shown.empty() ? "" : "|") + word;
        return read(name, shown, description, [name, words, take = std::move(take)](std::string const& word) {
            take(value_of<Value>(name, word, words));
        });
    }
    option_adder& flag(std::string const& name, bool& into, std::string const& description) {
        command_->add_flag(name, into, description);
        return *this;
    }

  private:
    CLI::App* command_;
};

void add_credential(option_adder& options, credential_options& into);

class help_text;

/// A program with commands, each with its own options and help. Two of them are the same everywhere: `completion`
/// prints a script for a shell, `manual` the manual page.
class command_set {
  public:
    /// \param footer what the program's own help ends with
    /// \param column where descriptions of options begin in the help
    command_set(std::string_view name, std::string_view about, std::string_view footer, std::size_t column);
    command_set(command_set const&) = delete;
    command_set& operator=(command_set const&) = delete;

    /// Adds a command.
    /// \param arguments how its usage line goes on after the name
    /// \param footer parts of the text that its help ends with
    CLI::App& add(std::string const& name, std::string const& description, std::string const& arguments,
                  std::initializer_list<std::string_view> footer);

    /// Takes the arguments, the program's name left out, and refuses what no option and no command takes. Returns the
    /// text that is asked for: the help, which stands for no command too, the version, a completion script, the manual
    /// page. Else nothing; then the chosen command's callback has been called.
    /// \throws wrong_usage with no argument's value in its sentence: it may be a key.
    [[nodiscard]] std::string parse(std::vector<std::string> arguments);

    /// The program's name with that of the chosen command, if there is one.
    [[nodiscard]] std::string chosen_name() const;

  private:
    void add_completion();
    void add_manual();
    void demand_no_extras() const;
    [[nodiscard]] std::string about_extra(CLI::App const& command, std::vector<std::string> const& extras) const;
    [[nodiscard]] std::string in_words(CLI::ParseError const& failure) const;

    std::string name_;
    std::shared_ptr<help_text> help_;
    CLI::App app_;
    std::string shell_{};
    std::string asked_{}; ///< the text that is the command's whole work
};

} // namespace tc3::tool

#endif
