// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "manual_page.hpp"

#include <algorithm>
#include <cctype>

namespace tc3::tool {
namespace {

/// A text in which nothing is a request or an escape of roff.
std::string plain(std::string_view text) {
    std::string made;
    bool line_begins = true;
    for (char const c : text) {
        if (line_begins && (c == '.' || c == '\''))
            made += "\\&";
        line_begins = c == '\n';
        if (c == '\\')
            made += "\\e";
        else if (c == '-')
            made += "\\-";
        else
            made += c;
    }
    return made;
}

/// Text whose lines are kept as they are.
std::string as_it_stands(std::string const& text) {
    auto const first = text.find_first_not_of('\n');
    auto const last = text.find_last_not_of('\n');
    if (first == std::string::npos)
        return {};
    return ".PP\n.nf\n" + plain(text.substr(first, last - first + 1)) + "\n.fi\n";
}

std::string about_options(CLI::App const& command) {
    std::string made;
    for (CLI::Option const* const option :
         command.get_options([](CLI::Option const* one) { return one->nonpositional(); })) {
        made += ".TP\n.B " + plain("--" + option->get_lnames().front());
        if (!option->get_option_text().empty())
            made += " " + plain(option->get_option_text());
        made += "\n" + plain(option->get_description()) + "\n";
    }
    return made;
}

} // namespace

std::string manual_page(CLI::App const& program, std::string_view version,
                        std::function<std::string(CLI::App const&)> const& usage) {
    std::string const name = program.get_name();
    std::string title = name;
    std::transform(title.begin(), title.end(), title.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    std::string made = ".TH " + title + " 1 \"\" \"" + name + " " + std::string{version} + "\"\n.SH NAME\n" +
                       plain(name) + " \\- " + plain(program.get_description()) + "\n.SH SYNOPSIS\n.B " + plain(name) +
                       "\n" + plain(usage(program)) + "\n.SH DESCRIPTION\n" + as_it_stands(program.get_footer()) +
                       ".SH COMMANDS\n";
    for (CLI::App const* const command : program.get_subcommands([](CLI::App const*) { return true; }))
        made += ".SS " + plain(name + " " + command->get_name() + " " + usage(*command)) + "\n" +
                plain(command->get_description()) + ".\n" + about_options(*command) +
                as_it_stands(command->get_footer());
    return made;
}

} // namespace tc3::tool
