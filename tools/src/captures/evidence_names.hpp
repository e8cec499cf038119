// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_CAPTURES_EVIDENCE_NAMES_HPP
#define TC3_TOOLS_CAPTURES_EVIDENCE_NAMES_HPP

#include <tc3/exchange/exchange.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

/// Members in which a capture that was made from another one says what that one held, so that the evidence is no
/// stronger in the copy. HAR leaves names with an underscore to programs.
namespace tc3::tool {

/// Of an entry: the recorder of the exchange.
inline constexpr std::string_view recorder_member = "_recorder";
/// Of a request or response: how its body was kept.
inline constexpr std::string_view evidence_member = "_body";

/// Of a request: how its signature was kept.
inline constexpr std::string_view signature_member = "_signature";

inline constexpr std::pair<std::string_view, recorder> recorder_names[] = {{"wire", recorder::wire},
                                                                           {"archive", recorder::archive},
                                                                           {"sanitizer", recorder::sanitizer},
                                                                           {"sample", recorder::sample}};
inline constexpr std::pair<std::string_view, evidence> evidence_names[] = {{"exact", evidence::exact},
                                                                           {"rebuilt", evidence::rebuilt},
                                                                           {"altered", evidence::altered},
                                                                           {"withheld", evidence::withheld}};

template <class Names, class Value>
[[nodiscard]] constexpr std::string_view name_of(Names const& names, Value wanted) noexcept {
    for (auto const& [name, value] : names)
        if (value == wanted)
            return name;
    return {};
}

/// The value of that name; nothing if there is none.
template <class Value, std::size_t Count>
[[nodiscard]] constexpr std::optional<Value> named(std::pair<std::string_view, Value> const (&names)[Count],
                                                   std::string_view wanted) noexcept {
    for (auto const& [name, value] : names)
        if (name == wanted)
            return value;
    return std::nullopt;
}

} // namespace tc3::tool

#endif
