// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_SUPPORT_COLLECT_HPP
#define TC3_TESTS_SUPPORT_COLLECT_HPP

#include <tc3/validate/engine.hpp>
#include <tc3/validate/flattened.hpp>
#include <tc3/validate/json_text.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::tests {

/// What the mutation run does to the findings of one rule on their way to a test, as if the rule were wrong.
enum class tampering : std::uint8_t { none, drop, weigh_otherwise };
struct tampered_rule {
    tampering what = tampering::none;
    std::string rule{};
};
inline tampered_rule tampered{};

/// A sink that keeps all findings.
struct collector {
    std::vector<finding> all{};

    walk operator()(finding&& found) {
        if (tampered.what != tampering::none && found.rule == tampered.rule) {
            if (tampered.what == tampering::drop)
                return walk::go_on;
            found.severity = found.severity == severity::error ? severity::warning : severity::error;
        }
        all.push_back(std::move(found));
        return walk::go_on;
    }
};

/// `step /Storage`; what is no error says so: `range /Storage (warning)`.
[[nodiscard]] inline std::string in_short(finding const& found) {
    std::string made{to_string(found.kind)};
    if (!found.path.empty())
        made.append(" ").append(found.path);
    if (found.severity != severity::error)
        made.append(" (").append(to_string(found.severity)).append(")");
    return made;
}

/// All findings in one line, in the order in which they came.
[[nodiscard]] inline std::string in_short(std::vector<finding> const& all) {
    std::string made;
    for (finding const& found : all)
        made.append(made.empty() ? "" : ", ").append(in_short(found));
    return made;
}

[[nodiscard]] inline std::vector<finding> findings_of_json(std::string_view text, structure const& shape,
                                                           validation_context const& context = {}) {
    collector sink;
    validate_json(text, shape, context, sink);
    return std::move(sink.all);
}

[[nodiscard]] inline std::vector<finding> findings_of_flattened(std::string_view text, structure const& shape,
                                                                validation_context const& context = {}) {
    collector sink;
    validate_flattened(text, shape, context, sink);
    return std::move(sink.all);
}

/// What a JSON text is found guilty of, in one line; empty if of nothing.
[[nodiscard]] inline std::string judged(std::string_view text, structure const& shape,
                                        validation_context const& context = {}) {
    return in_short(findings_of_json(text, shape, context));
}

} // namespace tc3::tests

#endif
