// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_VALIDATE_JSON_TEXT_HPP
#define TC3_VALIDATE_JSON_TEXT_HPP

#include <tc3/contract/text.hpp>
#include <tc3/json/scanner.hpp>
#include <tc3/validate/engine.hpp>

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>

namespace tc3 {

/// How a text ended as JSON.
enum class json_end : std::uint8_t {
    whole,    ///< one JSON value and nothing else
    not_json, ///< `offset` is where the parser gave up
    not_utf8, ///< bytes that are not UTF-8, or a byte order mark
    stopped   ///< the handler had enough
};

struct json_result {
    json_end end = json_end::whole;
    std::size_t offset = 0;

    [[nodiscard]] constexpr bool whole() const noexcept { return end == json_end::whole; }
};

namespace detail {

/// Joins the parts in which Boost.JSON gives a text with escapes. A text without escapes is passed through untouched.
class text_parts {
  public:
    void add(std::string_view part) {
        any_ = true;
        if (long_.empty() && part.size() <= short_.size() - used_) {
            std::copy(part.begin(), part.end(), short_.begin() + static_cast<std::ptrdiff_t>(used_));
            used_ += part.size();
            return;
        }
        if (long_.empty())
            long_.assign(short_.data(), used_);
        long_.append(part);
    }
    [[nodiscard]] std::string_view finish(std::string_view last) {
        if (!any_)
            return last;
        add(last);
        return long_.empty() ? std::string_view{short_.data(), used_} : std::string_view{long_};
    }
    void clear() noexcept {
        if (!any_)
            return;
        any_ = false;
        used_ = 0;
        long_.clear();
    }

  private:
    std::array<char, 256> short_; // enough for most, so that they take no memory
    std::size_t used_ = 0;
    bool any_ = false;
    std::string long_;
};

/// Passes the events of Boost.JSON's parser on to a receiver with the functions of tc3::engine.
template <class Receiver>
struct json_handler {
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    using error = boost::json::error_code;
    using view = boost::json::string_view;

    Receiver* receiver;
    text_parts parts{};

    bool on_document_begin(error&) { return true; }
    bool on_document_end(error&) { return true; }
    bool on_object_begin(error& e) { return pass(receiver->begin_object(), e); }
    bool on_object_end(std::size_t, error& e) { return pass(receiver->end_object(), e); }
    bool on_array_begin(error& e) { return pass(receiver->begin_array(), e); }
    bool on_array_end(std::size_t, error& e) { return pass(receiver->end_array(), e); }
    bool on_key_part(view part, std::size_t, error&) { return keep(part); }
    bool on_key(view last, std::size_t, error& e) {
        bool const go_on = receiver->key(parts.finish({last.data(), last.size()}));
        parts.clear();
        return pass(go_on, e);
    }
    bool on_string_part(view part, std::size_t, error&) { return keep(part); }
    bool on_string(view last, std::size_t, error& e) {
        bool const go_on = receiver->string(parts.finish({last.data(), last.size()}));
        parts.clear();
        return pass(go_on, e);
    }
    bool on_number_part(view, error&) { return true; }
    bool on_int64(std::int64_t value, view, error& e) { return pass(receiver->integer(value), e); }
    bool on_uint64(std::uint64_t value, view, error& e) { return pass(receiver->large_integer(value), e); }
    bool on_double(double value, view text, error& e) {
        // The parser's own value may miss the nearest one by its last bit.
        double exact = 0;
        char const* const end = text.data() + text.size();
        auto const [stop, fault] = std::from_chars(text.data(), end, exact);
        return pass(receiver->number(fault == std::errc{} && stop == end ? exact : value), e);
    }
    bool on_bool(bool value, error& e) { return pass(receiver->boolean(value), e); }
    bool on_null(error& e) { return pass(receiver->null(), e); }
    bool on_comment_part(view, error&) { return true; }
    bool on_comment(view, error&) { return true; }

  private:
    bool keep(view part) {
        parts.add({part.data(), part.size()});
        return true;
    }
    static bool pass(bool go_on, error& e) {
        if (!go_on)
            e = boost::json::error::exception; // any error ends the parse; the result says that we stopped
        return go_on;
    }
};

} // namespace detail

/// Gives the events of a JSON text to a receiver that has the functions of tc3::engine.
///
/// The text must be one JSON value in UTF-8 without a byte order mark, nested no deeper than 2 * depth_limit brackets.
/// Events that came before the place of an error have been given.
template <class Receiver>
json_result parse_json(std::string_view text, Receiver& receiver) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark))
        return {json_end::not_utf8, 0};
    boost::json::parse_options options;
    options.max_depth = 2 * depth_limit;
    boost::json::basic_parser<detail::json_handler<Receiver>> parser{options,
                                                                     detail::json_handler<Receiver>{&receiver}};
    boost::json::error_code failure;
    std::size_t const read = parser.write_some(false, text.data(), text.size(), failure);
    if (failure == boost::json::error::exception)
        return {json_end::stopped, read};
    if (failure) {
        // The parser stops at the first byte that it cannot take, be it a wrong sign or no UTF-8.
        constexpr std::size_t longest_character = 4;
        if (std::size_t const bad = text::find_not_utf8(text); bad <= read + longest_character)
            return {json_end::not_utf8, bad};
        return {json_end::not_json, read};
    }
    // Text behind the value is no error to the parser.
    return read == text.size() ? json_result{} : json_result{json_end::not_json, read};
}

/// Reports a text that is no JSON or no UTF-8.
[[gnu::cold]] inline void report_not_json(std::string_view text, json_result const& result,
                                          validation_context const& context, finding_sink sink) {
    bool const encoding = result.end == json_end::not_utf8;
    finding found;
    found.side = context.where;
    found.kind = encoding ? kind::encoding : kind::json;
    found.rule = "tc3." + std::string{to_string(context.where)} + "." + std::string{to_string(found.kind)};
    found.message = encoding && result.offset == 0
                        ? "the body begins with a byte order mark or with bytes that are no UTF-8"
                    : encoding     ? "the body is not UTF-8 at byte " + std::to_string(result.offset)
                    : text.empty() ? std::string{"the body is empty"}
                    : result.offset >= text.size()
                        ? "the body is not JSON: it ends too early, at byte " + std::to_string(text.size())
                        : "the body is not JSON at byte " + std::to_string(result.offset);
    found.help = encoding ? "Send UTF-8 without a byte order mark." : "Send one JSON object.";
    if (context.where == side::request)
        found.likely_error = likely_error(context.likely, found.kind);
    found.offset = std::min(result.offset, text.size());
    found.length = found.offset < text.size() ? 1 : 0;
    sink(std::move(found));
}

namespace detail {

/// A receiver that wants nothing: it only asks whether a text is JSON.
struct no_receiver {
    bool begin_object() { return true; }
    bool end_object() { return true; }
    bool begin_array() { return true; }
    bool end_array() { return true; }
    bool key(std::string_view) { return true; }
    bool string(std::string_view) { return true; }
    bool integer(std::int64_t) { return true; }
    bool large_integer(std::uint64_t) { return true; }
    bool number(double) { return true; }
    bool boolean(bool) { return true; }
    bool null() { return true; }
};

/// Whether a finding speaks of what an object lacks or of how its members go together.
[[nodiscard]] constexpr bool needs_whole_text(finding const& found) noexcept {
    return (found.kind == kind::required && found.offset == finding::nowhere) || found.kind == kind::exactly_one ||
           found.kind == kind::depends || found.kind == kind::ignored;
}

/// Whether a finding speaks of the value of a number at which the text breaks.
[[nodiscard]] constexpr bool is_of_unfinished_number(finding const& found, std::string_view text,
                                                     std::size_t end) noexcept {
    return found.offset < text.size() && found.offset + found.length >= end &&
           (text[found.offset] == '-' || is_digit(text[found.offset])) && found.kind != kind::unknown &&
           found.kind != kind::duplicate;
}

} // namespace detail

/// Whether a text is one JSON value, judged as `parse_json` does.
[[nodiscard]] inline json_result check_json(std::string_view text) {
    detail::no_receiver receiver;
    return parse_json(text, receiver);
}

/// Judges one JSON text by the rules of a structure, as `validate_json` does. `make_receiver` may put a receiver of its
/// own in front of the engine; it is given the engine and returns what the parser's events go to.
template <class MakeReceiver>
json_result judge_json(std::string_view text, structure const& shape, validation_context const& context,
                       finding_sink sink, void* target, MakeReceiver make_receiver) {
    json::locator places{text};
    std::optional<json_result> whole_text;
    // An object may end before the text breaks, so what it lacks is told only of a text that is whole. And a number
    // that ends at the break may be the beginning of another one.
    auto careful = [&](finding&& found) {
        if (!whole_text)
            whole_text = check_json(text);
        if (!whole_text->whole() &&
            (detail::needs_whole_text(found) || detail::is_of_unfinished_number(found, text, whole_text->offset)))
            return walk::go_on;
        return sink(std::move(found));
    };
    engine judge{shape, context, careful, target, {&places, [](void* object, std::size_t ordinal) {
                                                       return static_cast<json::locator*>(object)->find(ordinal);
                                                   }}};
    auto&& receiver = make_receiver(judge);
    json_result const result = parse_json(text, receiver);
    if (result.end == json_end::not_json || result.end == json_end::not_utf8)
        report_not_json(text, result, context, sink);
    return result;
}

/// Judges one JSON text by the rules of a structure, and fills the typed struct at `target`, if there is one, in the
/// same pass.
///
/// Text that is no JSON, or no UTF-8, is reported with the kind `json` or `encoding`; then nothing is said of members
/// that may be missing, nor of relations. Offsets in findings count bytes of the text.
inline json_result validate_json(std::string_view text, structure const& shape, validation_context const& context,
                                 finding_sink sink, void* target = nullptr) {
    return judge_json(text, shape, context, sink, target, [](engine& judge) -> engine& { return judge; });
}

} // namespace tc3

#endif
