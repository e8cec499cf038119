// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "json_meter.hpp"

#include "surrogates.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <string>

namespace tc3::tool {
namespace {

namespace json = boost::json;

/// Takes every event and wants none.
struct quiet_handler {
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    using error = json::error_code;
    using view = json::string_view;

    bool on_document_begin(error&) { return true; }
    bool on_document_end(error&) { return true; }
    bool on_object_begin(error&) { return true; }
    bool on_object_end(std::size_t, error&) { return true; }
    bool on_array_begin(error&) { return true; }
    bool on_array_end(std::size_t, error&) { return true; }
    bool on_key_part(view, std::size_t, error&) { return true; }
    bool on_key(view, std::size_t, error&) { return true; }
    bool on_string_part(view, std::size_t, error&) { return true; }
    bool on_string(view, std::size_t, error&) { return true; }
    bool on_number_part(view, error&) { return true; }
    bool on_int64(std::int64_t, view, error&) { return true; }
    bool on_uint64(std::uint64_t, view, error&) { return true; }
    bool on_double(double, view, error&) { return true; }
    bool on_bool(bool, error&) { return true; }
    bool on_null(error&) { return true; }
    bool on_comment_part(view, error&) { return true; }
    bool on_comment(view, error&) { return true; }
};

/// Looks for names in the outermost object, and stops at the first one.
struct name_watch : quiet_handler {
    std::size_t depth = 0;
    std::string parts{};
    bool found = false;

    bool on_object_begin(error&) { return enter(); }
    bool on_object_end(std::size_t, error&) { return leave(); }
    bool on_array_begin(error&) { return enter(); }
    bool on_array_end(std::size_t, error&) { return leave(); }
    bool on_key_part(view part, std::size_t, error&) {
        if (depth == 1)
            parts.append(part.data(), part.size());
        return true;
    }
    bool on_key(view last, std::size_t, error& e) {
        if (depth != 1)
            return true;
        parts.append(last.data(), last.size());
        found = parts == "request" || parts == "startedDateTime";
        parts.clear();
        if (found)
            e = json::error::exception; // any error ends the parse
        return !found;
    }

  private:
    bool enter() {
        ++depth;
        return true;
    }
    bool leave() {
        --depth;
        return true;
    }
};

json::parse_options deep_options() {
    json::parse_options options;
    options.max_depth = 1000;
    return options;
}

/// Whether a lone surrogate is what the parser stopped at. It has no error of its own for every such case.
bool is_surrogate_fault(json::error_code const& fault, std::string_view text, std::size_t at) {
    if (fault == json::error::syntax || fault == json::error::expected_hex_digit) {
        constexpr std::size_t two_escapes = 12;
        std::string_view const near = text.substr(at > two_escapes ? at - two_escapes : 0, two_escapes);
        return near.find("\\ud") != std::string_view::npos || near.find("\\uD") != std::string_view::npos;
    }
    return fault == json::error::illegal_leading_surrogate || fault == json::error::illegal_trailing_surrogate ||
           fault == json::error::expected_utf16_escape;
}

/// The parser stops at the first byte of a character that it cannot take, or at the next one.
bool is_utf8_fault(std::string_view text, std::size_t at) {
    std::string_view const near = text.substr(at > 0 ? at - 1 : 0, 2);
    return std::any_of(near.begin(), near.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// The parser passes over white space behind the value.
std::size_t without_blanks(std::string_view text) {
    std::size_t const last = text.find_last_not_of(" \t\r\n");
    return last == std::string_view::npos ? 0 : last + 1;
}

} // namespace

class json_meter::implementation {
  public:
    void start() {
        parser_.reset();
        mask_.clear();
        fed_ = 0;
        masking_ = false;
    }

    measured_value keep(byte_stream& from, std::size_t begin, std::size_t limit) {
        start();
        for (bool more = true;;) {
            measured_value seen;
            if (feed(from.ahead_data() + begin, from.ahead().size() - begin, more, seen)) {
                mask_.restore(from.ahead_data() + begin);
                return seen;
            }
            if (from.ahead().size() - begin > limit)
                return {value_end::too_long, fed_};
            more = from.more();
        }
    }

    measured_value skip(byte_stream& from, std::size_t passed) {
        for (bool more = true;;) {
            mask_.clear();
            mask_.hide(from.ahead_data(), from.ahead().size(), !more);
            std::size_t const ready = more ? mask_.seen() : from.ahead().size();
            json::error_code fault;
            std::size_t const read = parser_.write_some(more, from.ahead().data(), ready, fault);
            mask_.restore(from.ahead_data()); // what follows the value is not ours to change
            from.pass(read);
            passed += read;
            if (parser_.done())
                return {value_end::whole, passed};
            if (!more || fault)
                return {!more && fault == json::error::incomplete ? value_end::cut_off : value_end::broken, passed};
            more = from.more();
        }
    }

    measured_value check(std::string_view text) {
        start();
        json::error_code fault;
        fed_ = parser_.write_some(false, text.data(), text.size(), fault);
        if (parser_.done())
            return {value_end::whole, without_blanks(text.substr(0, fed_))};
        // What is wrong may be a lone surrogate, which is hidden in a copy.
        copy_.assign(text);
        start();
        measured_value seen;
        feed(copy_.data(), copy_.size(), false, seen);
        return seen;
    }

    [[nodiscard]] std::size_t fed() const noexcept { return fed_; }

    /// Gives the parser what it has not seen of a value's text. True when it has come to an end.
    bool feed(char* text, std::size_t size, bool more, measured_value& seen) {
        for (;;) {
            if (masking_)
                mask_.hide(text, size, !more);
            std::size_t const ready = masking_ && more ? mask_.seen() : size;
            json::error_code fault;
            fed_ += parser_.write_some(more, text + fed_, ready - fed_, fault);
            if (parser_.done()) {
                seen = {value_end::whole, without_blanks({text, fed_})};
                return true;
            }
            if (fault && !masking_ && is_surrogate_fault(fault, {text, size}, fed_)) {
                start();
                masking_ = true;
                continue;
            }
            if (fault && (more || fault != json::error::incomplete)) {
                seen = {value_end::broken, fed_, is_utf8_fault({text, size}, fed_)};
                return true;
            }
            if (!more)
                seen = {value_end::cut_off, fed_};
            return !more;
        }
    }

  private:
    json::basic_parser<quiet_handler> parser_{deep_options()};
    surrogate_mask mask_{};
    std::string copy_{};
    std::size_t fed_ = 0;
    bool masking_ = false;
};

json_meter::json_meter() : self_{std::make_unique<implementation>()} {}
json_meter::~json_meter() = default;

measured_value json_meter::keep(byte_stream& from, std::size_t begin, std::size_t limit) {
    return self_->keep(from, begin, limit);
}

measured_value json_meter::skip(byte_stream& from) {
    self_->start();
    return self_->skip(from, 0);
}

measured_value json_meter::skip_rest(byte_stream& from, std::size_t begin) {
    std::size_t const fed = self_->fed();
    from.pass(begin + fed);
    return self_->skip(from, fed);
}

measured_value json_meter::check(std::string_view text) {
    measured_value const seen = self_->check(text);
    if (seen.end == value_end::whole && seen.length < without_blanks(text))
        return {value_end::broken, seen.length};
    return seen;
}

entry_look look_for_har_entry(byte_stream& from, std::size_t begin, std::size_t limit) {
    json::basic_parser<name_watch> parser{deep_options()};
    std::size_t fed = begin;
    for (;;) {
        json::error_code fault;
        fed += parser.write_some(true, from.ahead().data() + fed, from.ahead().size() - fed, fault);
        if (fault == json::error::too_deep)
            return {false, fed - begin};
        if (fault || parser.done())
            return {parser.handler().found, 1};
        if (from.ahead().size() - begin > limit || !from.more())
            return {false, 1};
    }
}

} // namespace tc3::tool
