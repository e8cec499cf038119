// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_FOREIGN_TEXT_HPP
#define TC3_TOOLS_FOREIGN_TEXT_HPP

#include <string>
#include <string_view>

/// Text from outside, which may hold any bytes, made fit for the place where it is to stand.
namespace tc3::tool {

/// Text as UTF-8: other bytes become U+FFFD, and the control characters that XML 1.0 forbids go away.
[[nodiscard]] std::string legal_text(std::string_view from);

/// Text fit for a terminal: lines end in a line feed alone, other control characters become `?`, a tab a blank.
[[nodiscard]] std::string terminal_text(std::string_view from);

/// Text fit for one line of a terminal: line feeds become `?` as well.
[[nodiscard]] std::string one_line(std::string_view from);

/// Legal text with `&`, `<`, `>` and quotation marks as XML and HTML want them.
[[nodiscard]] std::string escaped(std::string_view from);

/// An attribute of XML or HTML with a blank before it, ` name="value"`.
[[nodiscard]] std::string xml_attribute(std::string_view name, std::string_view value);

/// An argument as a POSIX shell reads it.
[[nodiscard]] std::string shell_quoted(std::string_view argument);

} // namespace tc3::tool

#endif
