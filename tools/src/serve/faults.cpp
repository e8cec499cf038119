// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "faults.hpp"

#include "suggestion.hpp"

#include <tc3/detail/ascii.hpp>
#include <tc3/validate/wording.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

namespace tc3::tool {
namespace {

constexpr std::int64_t longest_latency = 3'600'000; // milliseconds

/// One word of the list, with the value after its equals sign.
struct term {
    std::string name{};
    std::string_view value{};
    bool has_value = false;
};

term term_of(std::string_view text) {
    text = tc3::detail::trim(text);
    auto const equals = text.find('=');
    if (equals == std::string_view::npos)
        return {std::string{text}, {}, false};
    return {std::string{tc3::detail::trim(text.substr(0, equals))}, tc3::detail::trim(text.substr(equals + 1)), true};
}

std::optional<std::int64_t> number_in(std::string_view text, std::int64_t least, std::int64_t most) {
    std::int64_t value = 0;
    auto const [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || stop != text.data() + text.size() || value < least || value > most)
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> milliseconds_in(std::string_view text) {
    std::int64_t const unit = text.ends_with("ms") ? 1 : text.ends_with("s") ? 1000 : 0;
    if (unit == 0)
        return std::nullopt;
    text.remove_suffix(unit == 1 ? 2 : 1);
    auto const value = number_in(text, 0, longest_latency / unit);
    return value ? std::optional{*value * unit} : std::nullopt;
}

/// Whether a text may be a code: words of letters and digits with a dot between them.
bool is_code(std::string_view text) {
    auto const belongs = [](char c) {
        return tc3::detail::is_lower(c) || tc3::detail::is_upper(c) || tc3::detail::is_digit(c) || c == '.';
    };
    return !text.empty() && text.size() <= 128 && std::all_of(text.begin(), text.end(), belongs);
}

/// Takes one term over. A sentence if it cannot be.
std::string take(term const& from, fault& into) {
    constexpr std::int64_t most = 1'000'000'000;
    if (from.name == "error") {
        into.code = std::string{from.value};
        return is_code(from.value) ? "" : "error takes a code such as InternalError";
    }
    if (from.name == "status") {
        auto const status = number_in(from.value, 200, 599);
        into.status = static_cast<int>(status.value_or(0));
        return status ? "" : "status takes an HTTP status from 200 to 599";
    }
    if (from.name == "latency") {
        auto const time = milliseconds_in(from.value);
        into.latency = std::chrono::milliseconds{time.value_or(0)};
        return time ? "" : "latency takes a time of at most an hour, such as 200ms or 2s";
    }
    if (from.name == "truncate") {
        into.leaves = departure::truncated;
        auto const bytes = from.has_value ? number_in(from.value, 0, most) : std::nullopt;
        into.kept_bytes = bytes ? std::optional{static_cast<std::size_t>(*bytes)} : std::nullopt;
        return bytes || !from.has_value ? "" : "truncate takes the number of bytes that are kept of the body";
    }
    if (from.name == "lost" || from.name == "reset") {
        into.leaves = from.name == "lost" ? departure::lost : departure::reset;
        return from.has_value ? from.name + " takes no value" : "";
    }
    if (from.name == "times" || from.name == "every") {
        auto const count = number_in(from.value, 1, most);
        (from.name == "times" ? into.times : into.every) = static_cast<std::size_t>(count.value_or(1));
        return count ? "" : from.name + " takes a number of requests, from 1";
    }
    std::vector<std::string> const known{"error", "status", "latency", "truncate", "lost", "reset", "times", "every"};
    return "a fault is " + wording::list_of(known) + ", not " + wording::quoted(from.name) +
           did_you_mean(from.name, known);
}

} // namespace

void fault::add(fault const& other) {
    if (!other.code.empty())
        code = other.code;
    if (other.status != 0)
        status = other.status;
    if (other.latency.count() != 0)
        latency = other.latency;
    if (other.leaves != departure::whole) {
        leaves = other.leaves;
        kept_bytes = other.kept_bytes;
    }
}

std::optional<fault> fault_from(std::string_view text, std::string& trouble) {
    fault made;
    for (;;) {
        auto const comma = text.find(',');
        trouble = take(term_of(text.substr(0, comma)), made);
        if (!trouble.empty())
            return std::nullopt;
        if (comma == std::string_view::npos)
            return made;
        text.remove_prefix(comma + 1);
    }
}

fault_plan::fault_plan(std::vector<fault> all) {
    for (fault& each : all)
        all_.push_back({std::move(each), 0});
}

fault fault_plan::next() {
    ++requests_;
    fault made;
    for (planned& each : all_) {
        bool const is_left = each.what.times == 0 || each.done < each.what.times;
        if (!is_left || requests_ % each.what.every != 0)
            continue;
        ++each.done;
        made.add(each.what);
    }
    return made;
}

} // namespace tc3::tool
