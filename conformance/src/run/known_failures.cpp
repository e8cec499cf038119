// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "run/known_failures.hpp"

#include "run/pattern.hpp"
#include "run/selection.hpp"

#include <algorithm>

namespace tc3::conformance {
namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    auto const first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

} // namespace

known_failures::known_failures(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.substr(0, byte_order_mark.size()) == byte_order_mark)
        text.remove_prefix(byte_order_mark.size());
    for (std::size_t line = 1; !text.empty(); ++line) {
        std::string_view const whole = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(whole.size() + 1, text.size()));
        if (std::string_view const pattern = trimmed(whole.substr(0, whole.find('#'))); !pattern.empty())
            entries_.push_back({std::string{pattern}, line});
    }
}

void known_failures::add(known_failures const& other) {
    entries_.insert(entries_.end(), other.entries_.begin(), other.entries_.end());
}

bool known_failures::holds(std::string_view id) const {
    return std::any_of(entries_.begin(), entries_.end(), [id](entry const& one) { return fits_id(one.pattern, id); });
}

std::vector<std::string> known_failures::unknown(std::vector<conformance_case> const& all) const {
    std::vector<std::string> sentences;
    for (entry const& one : entries_)
        if (std::string const sentence = no_such_case(all, one.pattern); !sentence.empty())
            sentences.push_back("line " + std::to_string(one.line) + ": " + sentence);
    return sentences;
}

judgement known_failures::applied_to(std::string_view id, judgement found) const {
    if (!holds(id))
        return found;
    switch (found.what) {
    case verdict::failed:
    case verdict::errored:
    case verdict::timed_out:
        found.what = verdict::failed_as_expected;
        break;
    case verdict::passed:
        found.what = verdict::unexpectedly_passed;
        found.message = "it passes, but stands in the list of known failures: take it out";
        break;
    case verdict::failed_as_expected:
    case verdict::unexpectedly_passed:
    case verdict::skipped:
    case verdict::not_applicable:
        break;
    }
    return found;
}

} // namespace tc3::conformance
