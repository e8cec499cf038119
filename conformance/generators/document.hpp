// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_GENERATORS_DOCUMENT_HPP
#define TC3_GENERATORS_DOCUMENT_HPP

#include "values.hpp"

#include <tc3/contract/structure.hpp>
#include <tc3/contract/text.hpp>
#include <tc3/http/query.hpp>
#include <tc3/validate/engine.hpp>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Objects as text, with what a value of Boost.JSON cannot say: repeated names, and literals in a form of one's own.
namespace tc3::generators {

/// Something that a text has and a JSON value has not.
struct edit {
    enum class form : std::uint8_t {
        repeat, ///< the member stands there twice, with the same value
        literal ///< the value is written as `text`
    };

    form what{};
    std::string pointer{}; ///< of the member or value, as a JSON Pointer; empty for the whole document
    std::string text{};
};

/// An object with its edits: the source of a text.
struct document {
    json::object object{};
    std::vector<edit> edits{};
};

/// `pointer/name`, with the escapes of a JSON Pointer.
[[nodiscard]] inline std::string below(std::string pointer, std::string_view name) {
    engine::append_name(pointer, name);
    return pointer;
}
[[nodiscard]] inline std::string below(std::string pointer, std::size_t index) {
    return pointer.append("/").append(std::to_string(index));
}

/// How a text is laid out. The same document in two layouts means the same.
struct layout {
    std::vector<std::uint8_t> noise{}; ///< decides wherever there is a choice, over and over; none: compact text
    bool blanks = false;               ///< blanks and line ends between the tokens
    bool escapes = false;              ///< `\u0041` for some characters, in names as well
    bool shuffled = false;             ///< members in another order
};

namespace detail {

class writer {
  public:
    writer(document const& source, layout const& form) : source_{&source}, form_{&form} {}

    [[nodiscard]] std::string write() {
        blank();
        value(source_->object, "");
        blank();
        return std::move(out_);
    }

  private:
    [[nodiscard]] std::uint8_t choice() {
        return form_->noise.empty() ? std::uint8_t{0} : form_->noise[at_++ % form_->noise.size()];
    }

    [[nodiscard]] edit const* find(edit::form what, std::string_view pointer) const {
        for (edit const& each : source_->edits)
            if (each.what == what && each.pointer == pointer)
                return &each;
        return nullptr;
    }

    void blank() {
        constexpr std::array<std::string_view, 6> blanks{"", " ", "\n", "\t", "\r\n", "  \n  "};
        if (form_->blanks)
            out_ += blanks[choice() % blanks.size()];
    }

    void token(char c) {
        blank();
        out_.push_back(c);
        blank();
    }

    void value(json::value const& source, std::string const& pointer) {
        if (edit const* const literal = find(edit::form::literal, pointer))
            out_ += literal->text;
        else if (source.is_string())
            string(from_json(source.get_string()));
        else if (source.is_array())
            array(source.get_array(), pointer);
        else if (source.is_object())
            object(source.get_object(), pointer);
        else
            out_ += json::serialize(source);
    }

    void array(json::array const& source, std::string const& pointer) {
        token('[');
        for (std::size_t i = 0; i < source.size(); ++i) {
            if (i > 0)
                token(',');
            value(source[i], below(pointer, i));
        }
        token(']');
    }

    void object(json::object const& source, std::string const& pointer) {
        std::vector<json::key_value_pair const*> members;
        for (json::key_value_pair const& each : source)
            members.push_back(&each);
        if (form_->shuffled)
            for (std::size_t i = members.size(); i > 1; --i)
                std::swap(members[i - 1], members[choice() % i]);
        token('{');
        bool first = true;
        for (bool const again : {false, true})
            for (json::key_value_pair const* each : members) {
                std::string const place = below(pointer, from_json(each->key()));
                if (again && find(edit::form::repeat, place) == nullptr)
                    continue;
                if (!std::exchange(first, false))
                    token(',');
                string(from_json(each->key()));
                token(':');
                value(each->value(), place);
            }
        token('}');
    }

    void string(std::string_view text) {
        out_.push_back('"');
        while (!text.empty()) {
            std::string_view const before = text;
            char32_t const c = text::next_code_point(text);
            std::string_view const raw = before.substr(0, before.size() - text.size());
            bool const must = c < 0x20 || c == U'"' || c == U'\\';
            if (must || (form_->escapes && choice() % 3 == 0))
                escape(c);
            else
                out_ += raw;
        }
        out_.push_back('"');
    }

    void escape(char32_t c) {
        constexpr std::string_view plain = "\"\\/\b\f\n\r\t";
        constexpr std::string_view letters = "\"\\/bfnrt";
        auto const at = c < 0x80 ? plain.find(static_cast<char>(c)) : std::string_view::npos;
        if (at != std::string_view::npos && choice() % 2 == 0) {
            out_.append("\\").push_back(letters[at]);
        } else if (c < 0x10000) {
            unit(c);
        } else {
            unit(0xD800 + ((c - 0x10000) >> 10));
            unit(0xDC00 + ((c - 0x10000) & 0x3FF));
        }
    }

    void unit(char32_t c) {
        std::string_view const digits = choice() % 2 == 0 ? "0123456789abcdef" : "0123456789ABCDEF";
        out_ += "\\u";
        for (unsigned const shift : {12u, 8u, 4u, 0u})
            out_.push_back(digits[(c >> shift) & 15u]);
    }

    document const* source_;
    layout const* form_;
    std::size_t at_ = 0;
    std::string out_{};
};

} // namespace detail

/// The document as JSON text.
[[nodiscard]] inline std::string to_text(document const& source, layout const& form = {}) {
    return detail::writer{source, form}.write();
}

namespace detail {

class flattener {
  public:
    flattener(document const& source, http::plus_sign plus) : source_{&source}, plus_{plus} {}

    [[nodiscard]] std::string write() {
        add_members(source_->object, {}, "");
        return std::move(out_);
    }

  private:
    void add(json::value const& source, std::string const& name, std::string const& pointer) {
        auto const is_here = [&pointer](edit const& each) { return each.pointer == pointer; };
        auto const here = std::find_if(source_->edits.begin(), source_->edits.end(), is_here);
        bool const is_edited = here != source_->edits.end();
        if (is_edited && here->what == edit::form::literal)
            return add_text(name, here->text);
        if (source.is_object())
            return add_members(source.get_object(), name + ".", pointer);
        if (source.is_array())
            return add_elements(source.get_array(), name, pointer);
        if (source.is_null())
            return;
        std::string const text =
            source.is_string() ? std::string{from_json(source.get_string())} : json::serialize(source);
        for (int times = is_edited ? 2 : 1; times > 0; --times)
            add_text(name, encoded(text));
    }

    void add_members(json::object const& source, std::string const& stem, std::string const& pointer) {
        for (json::key_value_pair const& each : source) {
            std::string_view const name = from_json(each.key());
            add(each.value(), stem + encoded(name), below(pointer, name));
        }
    }

    void add_elements(json::array const& source, std::string const& name, std::string const& pointer) {
        for (std::size_t i = 0; i < source.size(); ++i)
            add(source[i], name + "." + std::to_string(i), below(pointer, i));
    }

    void add_text(std::string const& name, std::string const& encoded) {
        out_.append(out_.empty() ? "" : "&").append(name).append("=").append(encoded);
    }

    [[nodiscard]] std::string encoded(std::string_view text) const {
        std::string made = http::percent_encoded(text);
        if (plus_ == http::plus_sign::blank)
            for (auto at = made.find("%20"); at != std::string::npos; at = made.find("%20", at))
                made.replace(at, 3, "+");
        return made;
    }

    document const* source_;
    http::plus_sign plus_;
    std::string out_{};
};

} // namespace detail

/// The document as the flattened text of a query or form, `DBNodeSet.0.Role=Primary`. Empty lists and nulls vanish.
/// Literals are taken as they are, with their escapes. A blank is `%20` or, as forms have it, `+`.
[[nodiscard]] inline std::string to_flattened(document const& source, http::plus_sign plus = http::plus_sign::itself) {
    return detail::flattener{source, plus}.write();
}

/// Whether the flattened form of a valid object is valid too: an empty list vanishes there, even a required one.
[[nodiscard]] inline bool survives_flattening(json::object const& object, structure const& shape) {
    for (row const& member : shape.rows) {
        json::value const* const value = object.if_contains(to_json(member.name));
        if (value == nullptr)
            continue;
        if (member.required && value->is_array() && value->get_array().empty())
            return false;
        if (!member.nested)
            continue;
        auto const survives = [&member](json::value const& each) {
            return survives_flattening(each.get_object(), *member.nested);
        };
        if (value->is_array() ? !std::all_of(value->get_array().begin(), value->get_array().end(), survives)
                              : !survives(*value))
            return false;
    }
    return true;
}

inline void showValue(document const& source, std::ostream& out) {
    out << to_text(source);
}

/// Any layout of a text; it shrinks to the compact one.
inline rc::Gen<layout> any_layout() {
    return rc::gen::construct<layout>(rc::gen::container<std::vector<std::uint8_t>>(rc::gen::elementOf([] {
                                          std::vector<std::uint8_t> bytes(256);
                                          std::iota(bytes.begin(), bytes.end(), std::uint8_t{0});
                                          return bytes;
                                      }())),
                                      rc::gen::element(true), rc::gen::element(true), rc::gen::element(true));
}

inline void showValue(layout const& form, std::ostream& out) {
    out << "layout of " << form.noise.size() << " choices" << (form.blanks ? ", blanks" : "")
        << (form.escapes ? ", escapes" : "") << (form.shuffled ? ", shuffled" : "");
}

} // namespace tc3::generators

#endif
