// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "completion.hpp"

#include <algorithm>

namespace tc3::tool {
namespace {

std::vector<CLI::App const*> commands_of(CLI::App const& program) {
    return program.get_subcommands([](CLI::App const*) { return true; });
}

std::vector<CLI::Option const*> options_of(CLI::App const& command) {
    return command.get_options([](CLI::Option const* one) { return one->nonpositional(); });
}

std::string long_name(CLI::Option const& option) {
    return option.get_lnames().front();
}

bool takes_value(CLI::Option const& option) {
    return option.get_items_expected_max() > 0;
}

std::string joined(std::vector<std::string> const& words) {
    std::string made;
    for (std::string const& word : words)
        made += (made.empty() ? "" : " ") + word;
    return made;
}

std::string command_names(CLI::App const& program) {
    std::vector<std::string> names;
    for (CLI::App const* const command : commands_of(program))
        names.push_back(command->get_name());
    return joined(names);
}

/// A text between single quotes.
std::string in_quotes(std::string_view text) {
    std::string made{"'"};
    for (char const c : text)
        if (c == '\'')
            made += "'\\''";
        else
            made += c;
    return made + "'";
}

std::string for_bash(CLI::App const& program) {
    std::string const name = program.get_name();
    std::string function = "_" + name;
    std::replace(function.begin(), function.end(), '-', '_');
    std::string made = "# Completion of " + name +
                       " for bash: source this file, or put it among bash's completions.\n" + function +
                       "() {\n    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} words=\n"
                       "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        words=" +
                       in_quotes(command_names(program) + " --help --version") +
                       "\n    else\n        case \"${COMP_WORDS[1]} $before\" in\n";
    std::string options;
    for (CLI::App const* const command : commands_of(program)) {
        std::vector<std::string> names;
        for (CLI::Option const* const option : options_of(*command)) {
            names.push_back("--" + long_name(*option));
            if (takes_value(*option))
                made += "        " + in_quotes(command->get_name() + " --" + long_name(*option)) +
                        ") words=" + in_quotes(joined(words_of(*option))) + " ;;\n";
        }
        options += "            " + command->get_name() + ") words=" + in_quotes(joined(names)) + " ;;\n";
    }
    made += "        *)\n            case ${COMP_WORDS[1]} in\n" + options +
            "            esac\n            [[ $word == -* ]] || words=\n            ;;\n        esac\n    fi\n"
            "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n}\n"
            "complete -o default -o bashdefault -F " +
            function + " " + name + "\n";
    return made;
}

/// A text within the brackets or behind the colon of zsh's _arguments.
std::string for_arguments(std::string const& text) {
    std::string made;
    for (char const c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\')
            made += '\\';
        made += c;
    }
    return made;
}

std::string for_zsh(CLI::App const& program) {
    std::string const name = program.get_name();
    std::string made = "#compdef " + name + "\n# Completion of " + name +
                       " for zsh: put this file into a folder of $fpath, as _" + name +
                       ".\nlocal -a commands\ncommands=(\n";
    for (CLI::App const* const command : commands_of(program))
        made += "    " + in_quotes(command->get_name() + ":" + for_arguments(command->get_description())) + "\n";
    made += ")\nif ((CURRENT == 2)); then\n    _describe command commands\n    return\nfi\n"
            "case $words[2] in\n";
    for (CLI::App const* const command : commands_of(program)) {
        made += command->get_name() + ")\n    shift words\n    ((CURRENT--))\n    _arguments";
        for (CLI::Option const* const option : options_of(*command)) {
            std::string spec = "*--" + long_name(*option) + "[" + for_arguments(option->get_description()) + "]";
            std::vector<std::string> const words = words_of(*option);
            if (takes_value(*option))
                spec += ":" + for_arguments(option->get_option_text()) + ":" +
                        (words.empty() ? "_files" : "(" + joined(words) + ")");
            made += " \\\n        " + in_quotes(spec);
        }
        made += " \\\n        '*:file:_files'\n    ;;\n";
    }
    return made + "esac\n";
}

std::string for_fish(CLI::App const& program) {
    std::string const name = program.get_name();
    std::string made = "# Completion of " + name + " for fish: put this file into ~/.config/fish/completions.\n";
    for (CLI::App const* const command : commands_of(program)) {
        made += "complete -c " + name + " -n __fish_use_subcommand -f -a " + command->get_name() + " -d " +
                in_quotes(command->get_description()) + "\n";
        for (CLI::Option const* const option : options_of(*command)) {
            made += "complete -c " + name + " -n " + in_quotes("__fish_seen_subcommand_from " + command->get_name()) +
                    " -l " + long_name(*option);
            std::vector<std::string> const words = words_of(*option);
            if (takes_value(*option))
                made += words.empty() ? " -r" : " -x -a " + in_quotes(joined(words));
            made += " -d " + in_quotes(option->get_description()) + "\n";
        }
    }
    return made;
}

} // namespace

std::vector<std::string> words_of(CLI::Option const& option) {
    std::vector<std::string> words;
    std::string_view left = option.get_option_text();
    if (left.find('|') == std::string_view::npos)
        return words;
    for (;;) {
        std::size_t const bar = left.find('|');
        words.emplace_back(left.substr(0, bar));
        if (bar == std::string_view::npos)
            return words;
        left.remove_prefix(bar + 1);
    }
}

std::string completion_script(CLI::App const& program, shell which) {
    switch (which) {
    case shell::bash:
        return for_bash(program);
    case shell::zsh:
        return for_zsh(program);
    case shell::fish:
        break;
    }
    return for_fish(program);
}

} // namespace tc3::tool
