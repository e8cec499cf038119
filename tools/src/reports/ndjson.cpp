// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "ndjson.hpp"

#include <tc3/request/write.hpp>
#include <tc3/validate/text.hpp>

#include <string>
#include <string_view>

namespace tc3::tool {
namespace {

/// Writes the members of one JSON object, one after the other.
class object_writer {
  public:
    object_writer& text(std::string_view name, std::string_view value) {
        start(name);
        append_valid(value);
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
        append_valid(name);
        made_.push_back(':');
    }
    /// Names from a capture may hold any bytes; a report is UTF-8.
    void append_valid(std::string_view value) {
        if (text::find_not_utf8(value) == std::string_view::npos)
            return tc3::detail::append_json_string(made_, value);
        std::string valid;
        while (!value.empty()) {
            std::string_view const before = value;
            bool const good = text::next_code_point(value) != text::not_utf8;
            valid.append(good ? before.substr(0, before.size() - value.size()) : "\uFFFD");
        }
        tc3::detail::append_json_string(made_, valid);
    }

    std::string made_{};
};

std::string source_of(source const& origin) {
    if (origin.empty())
        return "null";
    return object_writer{}.text("text", origin.text).text("page", origin.page).text("date", origin.date).finish();
}

} // namespace

void ndjson_report::add(placed_finding const& found) {
    finding const& what = found.what;
    std::string line = object_writer{}
                           .text("capture", found.capture)
                           .raw("exchange", found.exchange ? std::to_string(*found.exchange) : "null")
                           .text_or_null("action", found.action)
                           .text("side", to_string(what.side))
                           .text("severity", to_string(what.severity))
                           .text("rule", what.rule)
                           .text("kind", to_string(what.kind))
                           .text("path", what.path)
                           .text("message", what.message)
                           .text("help", what.help)
                           .text_or_null("likely_error", what.likely_error)
                           .raw("source", source_of(what.origin))
                           .number("offset", found.offset)
                           .number("length", found.length)
                           .number("line", found.line)
                           .number("column", found.column)
                           .finish();
    line.push_back('\n');
    out().write(line);
}

void ndjson_report::finish(summary const& counts) {
    object_writer rules;
    for (auto const& [rule, count] : counts.rules)
        rules.number(rule, count);
    purchase_count const& bought = counts.purchases;
    std::string const purchases = object_writer{}
                                      .number("succeeded", bought.succeeded)
                                      .number("refused", bought.refused)
                                      .number("unknown", bought.unknown)
                                      .number("repeated_after_success", bought.repeated_after_success)
                                      .number("repeated_in_doubt", bought.repeated_in_doubt)
                                      .finish();
    std::string const inner = object_writer{}
                                  .number("captures", counts.captures)
                                  .number("exchanges", counts.exchanges)
                                  .number("clean", counts.clean)
                                  .number("skipped", counts.skipped)
                                  .number("errors", counts.errors)
                                  .number("warnings", counts.warnings)
                                  .number("notes", counts.notes)
                                  .raw("rules", rules.finish())
                                  .raw("purchases", purchases)
                                  .finish();
    out().write(object_writer{}.raw("summary", inner).finish() + "\n");
}

} // namespace tc3::tool
