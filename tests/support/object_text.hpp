// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_SUPPORT_OBJECT_TEXT_HPP
#define TC3_TESTS_SUPPORT_OBJECT_TEXT_HPP

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::tests {

/// The text of a JSON object, kept as its members, so that a test can change one of them. Values are JSON text.
///
///     auto const request = valid.with("Storage", "15").without("Name");
class object_text {
  public:
    object_text(std::initializer_list<std::pair<std::string, std::string>> members) : members_{members} {}

    /// The same object with that value for the member, which is put at the end if it is not there.
    [[nodiscard]] object_text with(std::string_view name, std::string_view json) const {
        object_text changed = *this;
        auto const found = std::find_if(changed.members_.begin(), changed.members_.end(),
                                        [name](auto const& member) { return member.first == name; });
        if (found == changed.members_.end())
            return also(name, json);
        found->second = json;
        return changed;
    }

    [[nodiscard]] object_text without(std::string_view name) const {
        object_text changed = *this;
        changed.members_.erase(std::remove_if(changed.members_.begin(), changed.members_.end(),
                                              [name](auto const& member) { return member.first == name; }),
                               changed.members_.end());
        return changed;
    }

    /// The same object with one more member at its end, be its name there already or not.
    [[nodiscard]] object_text also(std::string_view name, std::string_view json) const {
        object_text changed = *this;
        changed.members_.emplace_back(name, json);
        return changed;
    }

    [[nodiscard]] std::string text() const {
        std::string made{"{"};
        for (auto const& [name, json] : members_)
            made.append(made.size() > 1 ? "," : "").append("\"").append(name).append("\":").append(json);
        return made.append("}");
    }

  private:
    std::vector<std::pair<std::string, std::string>> members_;
};

/// A JSON string of that text, in which nothing needs an escape.
[[nodiscard]] inline std::string quote(std::string_view text) {
    return "\"" + std::string{text} + "\"";
}

} // namespace tc3::tests

#endif
