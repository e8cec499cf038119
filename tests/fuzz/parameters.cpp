// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// The action's own parameters: JSON text against a slow validator, text against the typed struct, flattened against
// JSON.
#include "fuzz/door.hpp"
#include "fuzz/slow_validator.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/request/common.hpp>
#include <tc3/request/flatten.hpp>
#include <tc3/request/write.hpp>
#include <tc3/validate/flattened.hpp>
#include <tc3/validate/json_text.hpp>
#include <tc3/validate/json_value.hpp>
#include <tc3/validate/typed.hpp>

#include <boost/json/parse.hpp>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace tc3::fuzz {
namespace {

constexpr std::int64_t noon = 1790000000;

validation_context context() {
    validation_context made;
    made.region = "ap-guangzhou";
    made.timestamp = noon;
    return made;
}

/// Findings as sorted lines, and what they say of the text.
struct seen {
    std::multiset<std::string> lines{};
    std::set<kind> kinds{};

    void take(finding const& found, std::size_t size) {
        if (found.message.empty() || found.help.empty() || found.rule.empty() ||
            (found.offset != finding::nowhere && (found.offset > size || found.length > size - found.offset)))
            disagree("a finding is not whole", found.rule, found.message);
        // A value holds a name once, so that an unknown one that is repeated counts once here.
        if (found.kind != kind::unknown || !lines.contains(verdict_line(found)))
            lines.insert(verdict_line(found));
        kinds.insert(found.kind);
    }
    [[nodiscard]] std::string text() const {
        std::string all;
        for (std::string const& line : lines)
            all += line + "\n";
        return all;
    }
    /// Whether all of it is about values that a struct and a flattened text can hold.
    [[nodiscard]] bool is_of_values() const {
        static std::set<kind> const others{kind::json, kind::encoding, kind::type,    kind::required,
                                           kind::null, kind::size,     kind::unknown, kind::duplicate};
        return std::none_of(kinds.begin(), kinds.end(), [](kind each) { return others.contains(each); });
    }
};

seen seen_in_json(std::string_view text, structure const& shape, void* target = nullptr) {
    seen made;
    auto keep = [&](finding&& found) {
        made.take(found, text.size());
        return walk::go_on;
    };
    validate_json(text, shape, context(), keep, target);
    return made;
}

seen seen_in_flattened(std::string_view text, structure const& shape, void* target = nullptr) {
    seen made;
    auto keep = [&](finding&& found) {
        made.take(found, text.size());
        return walk::go_on;
    };
    validate_flattened(text, shape, context(), keep, common_parameter_names, target);
    return made;
}

void json_door(std::string_view bytes) {
    boost::json::parse_options options;
    options.max_depth = 2 * depth_limit;
    boost::json::error_code failure;
    boost::json::value const value = boost::json::parse({bytes.data(), bytes.size()}, failure, {}, options);
    agree("is it JSON", failure ? "no" : "yes", check_json(bytes).whole() ? "yes" : "no");
    for (action const* known : known_actions) {
        seen const fast = seen_in_json(bytes, *known->request);
        if (failure) {
            if (!fast.kinds.contains(kind::json) && !fast.kinds.contains(kind::encoding))
                disagree("broken text is not told of", known->name, fast.text());
        } else if (!fast.kinds.contains(kind::duplicate)) {
            agree("text against value", fast.text(), slow_verdict(value, *known->request, "ap-guangzhou", noon));
        }
        if (failure)
            continue;
        seen of_value;
        auto keep = [&](finding&& found) {
            of_value.take(found, finding::nowhere);
            return walk::go_on;
        };
        validate_value(value, *known->request, context(), keep);
        if (!fast.kinds.contains(kind::duplicate))
            agree("text against value by the engine", fast.text(), of_value.text());
    }
}

template <class Request>
void judge_typed(std::string_view bytes) {
    structure const& shape = structure_of<Request>();
    Request object;
    seen const first = seen_in_json(bytes, shape, &object);
    std::string written;
    write_json(written, object);
    if (!check_json(written).whole())
        disagree("what is written is no JSON", bytes, written);
    if (!first.is_of_values())
        return;
    seen of_struct;
    auto keep = [&](finding&& found) {
        of_struct.take(found, finding::nowhere);
        return walk::go_on;
    };
    validate(object, context(), keep);
    agree("text against struct", first.text(), of_struct.text());
    agree("text against what is written anew", first.text(), seen_in_json(written, shape).text());
    std::string flattened;
    write_flattened(flattened, object);
    Request again;
    agree("text against flattened", first.text(), seen_in_flattened(flattened, shape, &again).text());
    std::string flattened_again;
    write_flattened(flattened_again, again);
    agree("flattened, read and flattened", flattened, flattened_again);
}

template <class Request>
void judge_flattened(std::string_view bytes) {
    structure const& shape = structure_of<Request>();
    Request object;
    seen const first = seen_in_flattened(bytes, shape, &object);
    if (!first.is_of_values() || first.kinds.contains(kind::format_variant))
        return;
    std::string written;
    write_json(written, object);
    agree("flattened against JSON", first.text(), seen_in_json(written, shape).text());
    // Another way to the same: all parameters decoded, and encoded anew.
    agree("flattened against flattened anew", first.text(),
          seen_in_flattened(encode_parameters(decode_parameters(bytes)), shape).text());
}

template <class... Actions>
void typed_of(std::string_view bytes, action_types<Actions...> const&) {
    (judge_typed<typename Actions::request>(bytes), ...);
}

template <class... Actions>
void flattened_of(std::string_view bytes, action_types<Actions...> const&) {
    (judge_flattened<typename Actions::request>(bytes), ...);
}

void typed_door(std::string_view bytes) {
    typed_of(bytes, known_action_types{});
}

void flattened_door(std::string_view bytes) {
    flattened_of(bytes, known_action_types{});
}

} // namespace

std::vector<door> parameter_doors() {
    return {{"json", &json_door}, {"typed", &typed_door}, {"flattened", &flattened_door}};
}

} // namespace tc3::fuzz
