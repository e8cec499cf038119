// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPLAY_LEAVES_HPP
#define TC3_TOOLS_REPLAY_LEAVES_HPP

#include <tc3/json/scanner.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// What a text of parameters says, whatever its form.
namespace tc3::tool {

/// A scalar, or an empty object or list.
struct leaf {
    json::value_form form = json::value_form::none; ///< none: a query or form, which has text only
    std::string text{};                             ///< a string without escapes, else as it stands
};

/// The leaves of a text by their JSON Pointers. Explicit nulls mean the same as nothing and are left out.
using leaves = std::map<std::string, leaf>;

/// \p text must be valid JSON.
[[nodiscard]] leaves leaves_of_json(std::string_view text);

/// The own parameters of a query or form: the protocol's are left out.
[[nodiscard]] leaves leaves_of_flattened(std::string_view text);

/// Whether two leaves mean the same: `1e1` and `10` do, in a query or form also `True` and `true`.
[[nodiscard]] bool same_meaning(leaf const& recorded, leaf const& built);

/// One place at which two texts do not say the same.
struct difference {
    enum class form : std::uint8_t { changed, dropped, added };
    std::string pointer{};
    form what{};
};

/// Where the built text does not say what the recorded one does.
[[nodiscard]] std::vector<difference> differences(leaves const& recorded, leaves const& built);

} // namespace tc3::tool

#endif
