// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "timeline.hpp"

#include "console.hpp"
#include "foreign_text.hpp"
#include "time_text.hpp"

#include <tc3/detail/calendar.hpp>

#include <algorithm>
#include <string_view>

namespace tc3::tool {
namespace {

/// The picture's own units.
constexpr double picture_width = 960;
constexpr double bars_height = 120;
constexpr double widest_bar = 48;
constexpr double lane_height = 34; ///< of the purchases below
constexpr double axis_height = 22;

/// Whether a time can be drawn: a second of the years 1970 to 9999.
bool is_drawable(std::int64_t milliseconds) {
    return milliseconds >= 0 && milliseconds < detail::days_from_date(10000, 1, 1) * detail::seconds_per_day * 1000;
}

std::string number(double value) {
    auto const tenths = static_cast<long long>(value * 10 + 0.5);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string rectangle(std::string_view kind, double x, double y, double width, double height) {
    return "<rect class=\"" + std::string{kind} + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" +
           number(width) + "\" height=\"" + number(height) + "\" rx=\"1.5\"/>";
}

std::string label(double x, std::string_view anchor, std::string_view text) {
    return "<text x=\"" + number(x) + "\" y=\"" + number(bars_height + lane_height + axis_height - 5) +
           "\" text-anchor=\"" + std::string{anchor} + "\">" + escaped(text) + "</text>";
}

std::string in_words(timeline::stretch const& one, std::string_view begin) {
    std::string made = std::string{begin} + ": " + counted(one.calls, "call");
    auto const add = [&made](std::size_t count, std::string_view what) {
        if (count > 0)
            made.append(", ").append(std::to_string(count)).append(" ").append(what);
    };
    add(one.errors, "with errors");
    add(one.warnings, "with warnings");
    add(one.bought, "bought");
    add(one.refused, "refused to sell");
    add(one.unknown, "of unknown outcome");
    add(one.repeated, "sent again");
    return made;
}

/// A mark for the purchases of a stretch: the gravest thing that happened.
std::string purchase_mark(timeline::stretch const& one, double x) {
    if (one.bought + one.refused + one.unknown == 0)
        return {};
    std::string_view const kind = one.repeated > 0  ? "repeated"
                                  : one.unknown > 0 ? "unknown"
                                  : one.bought > 0  ? "bought"
                                                    : "refused";
    double const y = bars_height + lane_height / 2;
    if (one.repeated > 0)
        return "<path class=\"repeated\" d=\"M" + number(x) + " " + number(y - 8) + "l8 8l-8 8l-8 -8z\"/>";
    return "<circle class=\"" + std::string{kind} + "\" cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"5\"/>";
}

} // namespace

timeline::stretch& timeline::stretch::operator+=(stretch const& other) noexcept {
    calls += other.calls;
    errors += other.errors;
    warnings += other.warnings;
    bought += other.bought;
    refused += other.refused;
    unknown += other.unknown;
    repeated += other.repeated;
    return *this;
}

void timeline::add(judged_exchange const& call, bool repeated) {
    if (!call.milliseconds || !is_drawable(*call.milliseconds)) {
        ++without_time_;
        return;
    }
    std::int64_t const at = *call.milliseconds;
    first_ = empty() ? at : std::min(first_, at);
    last_ = empty() ? at : std::max(last_, at);
    while (last_ / length_ - first_ / length_ >= most_stretches) {
        length_ *= 2;
        std::map<std::int64_t, stretch> longer;
        for (auto const& [index, one] : stretches_)
            longer[index / 2] += one;
        stretches_ = std::move(longer);
    }
    stretch one;
    one.calls = 1;
    one.errors = call.worst == severity::error ? 1u : 0u;
    one.warnings = call.worst == severity::warning ? 1u : 0u;
    if (call.buys)
        (call.what == outcome::success ? one.bought : call.what == outcome::refused ? one.refused : one.unknown) = 1;
    one.repeated = repeated ? 1u : 0u;
    stretches_[at / length_] += one;
}

std::string timeline::svg() const {
    if (empty())
        return {};
    std::int64_t const begin = first_ / length_;
    std::int64_t const count = last_ / length_ - begin + 1;
    double const step = std::min(widest_bar, picture_width / static_cast<double>(count));
    double const left = (picture_width - step * static_cast<double>(count)) / 2;
    std::size_t most = 0;
    for (auto const& [index, one] : stretches_)
        most = std::max(most, one.calls);
    std::string made =
        "<svg viewBox=\"0 0 " + number(picture_width) + " " + number(bars_height + lane_height + axis_height) +
        "\" role=\"img\" aria-label=\"Calls by time\">\n<line class=\"base\" x1=\"0\" x2=\"" + number(picture_width) +
        "\" y1=\"" + number(bars_height) + "\" y2=\"" + number(bars_height) + "\"/>\n";
    for (auto const& [index, one] : stretches_) {
        double const x = left + step * static_cast<double>(index - begin);
        double top = bars_height;
        made += "<g><title>" + escaped(in_words(one, time_in_words(index * length_))) + "</title>";
        auto const stack = [&](std::string_view kind, std::size_t calls) {
            if (calls == 0)
                return;
            double const height = (bars_height - 8) * static_cast<double>(calls) / static_cast<double>(most);
            top -= height;
            made += rectangle(kind, x + step * 0.1, top, step * 0.8, height);
        };
        stack("error", one.errors);
        stack("warning", one.warnings);
        stack("clean", one.calls - one.errors - one.warnings);
        made += purchase_mark(one, x + step / 2) + "</g>\n";
    }
    made += label(count == 1 ? picture_width / 2 : 0, count == 1 ? "middle" : "start", time_in_words(first_));
    if (count > 1)
        made += label(picture_width, "end", time_in_words(last_));
    return made + "\n</svg>";
}

std::string time_in_words(std::int64_t unix_milliseconds) {
    std::string const iso = iso_time_of(unix_milliseconds);
    return iso.substr(0, 10) + " " + iso.substr(11, 8) + " UTC";
}

} // namespace tc3::tool
