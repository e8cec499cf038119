// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_EXCHANGE_PARAMETERS_HPP
#define TC3_EXCHANGE_PARAMETERS_HPP

#include <tc3/http/message.hpp>
#include <tc3/http/query.hpp>
#include <tc3/json/scanner.hpp>
#include <tc3/request/common.hpp>
#include <tc3/request/judge.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Reading single values out of a message that was judged before, and telling whether two requests ask the same.
namespace tc3 {

/// The text in which the action's own parameters stand.
[[nodiscard]] inline std::string_view parameters_of(http::request const& message, judged_text where) noexcept {
    return where == judged_text::body    ? std::string_view{message.body}
           : where == judged_text::query ? std::string_view{message.query}
                                         : std::string_view{};
}

namespace detail {

/// Whether a text of parameters is JSON, rather than a query or form.
[[nodiscard]] constexpr bool is_json_object(std::string_view text) noexcept {
    auto const first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '{';
}

/// Calls `each(name, raw value)` for the members of a JSON object, with the scanner before each value.
template <class Each>
void for_each_member(json::scanner& scan, Each each) {
    if (scan.peek() != json::value_form::object)
        return;
    scan.enter();
    while (scan.peek() == json::value_form::string) {
        json::span const name = scan.scalar();
        if (scan.peek() == json::value_form::none)
            return;
        each(scan.text().substr(name.offset + 1, name.length - 2));
    }
    scan.leave();
}

/// FNV-1a over bytes. Good enough to tell requests apart; nobody gains by a collision.
class fingerprint {
  public:
    constexpr fingerprint& add(std::string_view text) noexcept {
        for (char const c : text) {
            state_ ^= static_cast<unsigned char>(c);
            state_ *= 0x100000001B3u;
        }
        // A separator, so that "a","bc" and "ab","c" differ.
        state_ ^= 0xFFu;
        state_ *= 0x100000001B3u;
        return *this;
    }
    /// The bits are mixed once more, as SplitMix64 does: of texts that differ in their last characters only, the states
    /// differ by little, so that two such differences would cancel out in a sum.
    [[nodiscard]] constexpr std::uint64_t value() const noexcept {
        std::uint64_t mixed = (state_ ^ (state_ >> 30)) * 0xBF58476D1CE4E5B9u;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
        return mixed ^ (mixed >> 31);
    }

  private:
    std::uint64_t state_ = 0xCBF29CE484222325u;
};

/// Adds up the fingerprints of all scalars below a value, each with its path, so that the order of members is of no
/// account. What is nested deeper than a body that is judged may be counts with its raw text.
inline void add_json(json::scanner& scan, fingerprint path, std::uint64_t& sum, std::size_t depth = 0) {
    if (depth == 2 * depth_limit) {
        json::span const raw = scan.value();
        sum += path.add(scan.text().substr(raw.offset, raw.length)).value();
        return;
    }
    switch (scan.peek()) {
    case json::value_form::object:
        for_each_member(scan, [&](std::string_view name) {
            fingerprint inner = path;
            std::string text;
            json::unescape(name, text);
            add_json(scan, inner.add(text), sum, depth + 1);
        });
        return;
    case json::value_form::array: {
        scan.enter();
        for (std::size_t i = 0; scan.peek() != json::value_form::none; ++i) {
            fingerprint inner = path;
            add_json(scan, inner.add(std::to_string(i)), sum, depth + 1);
        }
        scan.leave();
        return;
    }
    case json::value_form::string: {
        json::span const raw = scan.scalar();
        std::string text;
        json::unescape(scan.text().substr(raw.offset + 1, raw.length - 2), text);
        sum += path.add(text).value();
        return;
    }
    case json::value_form::null: // means the same as nothing
        scan.scalar();
        return;
    default: {
        json::span const raw = scan.scalar();
        sum += path.add(scan.text().substr(raw.offset, raw.length)).value();
        return;
    }
    }
}

inline void add_flattened(std::string_view text, std::uint64_t& sum) {
    std::string name;
    std::string value;
    for (http::raw_parameter const p : http::raw_parameters{text}) {
        name.clear();
        value.clear();
        http::append_percent_decoded(name, p.name, http::plus_sign::blank);
        if (std::find(std::begin(common_parameter_names), std::end(common_parameter_names), name) !=
            std::end(common_parameter_names))
            continue;
        http::append_percent_decoded(value, p.value, http::plus_sign::blank);
        fingerprint path;
        for (std::string_view rest = name;;) {
            auto const dot = rest.find('.');
            path.add(rest.substr(0, dot));
            if (dot == std::string_view::npos)
                break;
            rest.remove_prefix(dot + 1);
        }
        sum += path.add(value).value();
    }
}

} // namespace detail

/// A number that is the same for requests which ask the same: neither the order of members, nor white space, escapes,
/// explicit nulls, nor the form (JSON or flattened) count. Of a text that is not valid JSON it tells less.
[[nodiscard]] inline std::uint64_t fingerprint_of(std::string_view text) {
    std::uint64_t sum = 0;
    if (detail::is_json_object(text)) {
        json::scanner scan{text};
        detail::add_json(scan, {}, sum);
    } else {
        detail::add_flattened(text, sum);
    }
    return sum;
}

/// The text of a top-level member of the parameters; empty if it is not there or no string.
[[nodiscard]] inline std::string text_member(std::string_view text, std::string_view wanted) {
    std::string found;
    if (detail::is_json_object(text)) {
        json::scanner scan{text};
        detail::for_each_member(scan, [&](std::string_view name) {
            bool const here = name == wanted && scan.peek() == json::value_form::string;
            json::span const value = scan.value();
            if (here && found.empty())
                json::unescape(text.substr(value.offset + 1, value.length - 2), found);
        });
        return found;
    }
    for (http::raw_parameter const p : http::raw_parameters{text})
        if (http::decodes_to(p.name, wanted) && found.empty())
            http::append_percent_decoded(found, p.value, http::plus_sign::blank);
    return found;
}

/// Whether a top-level member of the parameters is there and equals \p wanted.
[[nodiscard]] inline bool member_is(std::string_view text, std::string_view name, constant const& wanted) {
    if (wanted.is_text || !detail::is_json_object(text))
        return text_member(text, name) == wording::to_text(wanted) && !(wanted.is_text && wanted.text.empty());
    bool found = false;
    json::scanner scan{text};
    detail::for_each_member(scan, [&](std::string_view each) {
        json::span const value = scan.value();
        found = found || (each == name && text.substr(value.offset, value.length) == std::to_string(wanted.integer));
    });
    return found;
}

/// Whether the object at Response of an answer holds a member that is not null.
[[nodiscard]] inline bool response_has(std::string_view body, std::string_view wanted) {
    bool found = false;
    json::scanner scan{body};
    detail::for_each_member(scan, [&](std::string_view outer) {
        if (outer != "Response" || scan.peek() != json::value_form::object) {
            scan.value();
            return;
        }
        detail::for_each_member(scan, [&](std::string_view name) {
            found = found || (name == wanted && scan.peek() != json::value_form::null);
            scan.value();
        });
    });
    return found;
}

/// The error code of an answer, decoded; empty if it has none. The answer need not be a valid one.
[[nodiscard]] inline std::string error_code_in(std::string_view body) {
    std::string code;
    json::scanner scan{body};
    auto const within = [&scan](std::string_view wanted, std::string_view name, auto each) {
        if (name == wanted && scan.peek() == json::value_form::object)
            detail::for_each_member(scan, each);
        else
            scan.value();
    };
    detail::for_each_member(scan, [&](std::string_view outer) {
        within("Response", outer, [&](std::string_view member) {
            within("Error", member, [&](std::string_view name) {
                bool const here = name == "Code" && scan.peek() == json::value_form::string;
                json::span const value = scan.value();
                if (here && value.length >= 2 && code.empty())
                    json::unescape(body.substr(value.offset + 1, value.length - 2), code);
            });
        });
    });
    return code;
}

} // namespace tc3

#endif
