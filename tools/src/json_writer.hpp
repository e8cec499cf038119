// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_JSON_WRITER_HPP
#define TC3_TOOLS_JSON_WRITER_HPP

#include <tc3/contract/source.hpp>
#include <tc3/contract/text.hpp>
#include <tc3/request/write.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace tc3::tool {

/// Appends a JSON string. A text from a capture may hold any bytes; what is written is UTF-8.
inline void append_json_text(std::string& out, std::string_view value) {
    if (text::find_not_utf8(value) == std::string_view::npos)
        return tc3::detail::append_json_string(out, value);
    std::string valid;
    while (!value.empty()) {
        std::string_view const before = value;
        bool const good = text::next_code_point(value) != text::not_utf8;
        valid.append(good ? before.substr(0, before.size() - value.size()) : "\uFFFD");
    }
    tc3::detail::append_json_string(out, valid);
}

/// Writes the members of one JSON object, one after the other.
class object_writer {
  public:
    object_writer& text(std::string_view name, std::string_view value) {
        start(name);
        append_json_text(made_, value);
        return *this;
    }
    object_writer& text_or_null(std::string_view name, std::string_view value) {
        return value.empty() ? raw(name, "null") : text(name, value);
    }
    object_writer& number(std::string_view name, std::uint64_t value) { return raw(name, std::to_string(value)); }
    object_writer& raw(std::string_view name, std::string_view json) {
        start(name);
        made_.append(json);
        return *this;
    }
    [[nodiscard]] std::string finish() {
        made_.append(made_.empty() ? "{}" : "}");
        return std::move(made_);
    }

  private:
    void start(std::string_view name) {
        made_.push_back(made_.empty() ? '{' : ',');
        append_json_text(made_, name);
        made_.push_back(':');
    }

    std::string made_{};
};

/// Writes the elements of one JSON array, one after the other.
class array_writer {
  public:
    void raw(std::string_view json) {
        made_.push_back(made_.empty() ? '[' : ',');
        made_.append(json);
    }
    void text(std::string_view value) {
        made_.push_back(made_.empty() ? '[' : ',');
        append_json_text(made_, value);
    }
    [[nodiscard]] std::string finish() {
        made_.append(made_.empty() ? "[]" : "]");
        return std::move(made_);
    }

  private:
    std::string made_{};
};

/// A rule's source as a JSON object, or null.
[[nodiscard]] inline std::string json_of(source const& origin) {
    if (origin.empty())
        return "null";
    return object_writer{}.text("text", origin.text).text("page", origin.page).text("date", origin.date).finish();
}

} // namespace tc3::tool

#endif
