// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "detect.hpp"

#include "http_lines.hpp"
#include "json_meter.hpp"
#include "marks.hpp"

#include <tc3/json/scanner.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tc3::tool {
namespace {

/// A page of documentation may have its sample far down.
constexpr std::size_t farthest = std::size_t{1} << 20;
constexpr std::size_t first_step = 4096;

/// What the names in the outermost object of a text say of it, as far as the text is there.
enum class object_kind : std::uint8_t { unknown, other, har, exchange, packet };

object_kind kind_of_object(std::string_view text, bool nested = false) {
    constexpr std::array<std::string_view, 6> messages{"\"request\"",  "\"req\"", "\"httpRequest\"",
                                                       "\"response\"", "\"res\"", "\"httpResponse\""};
    json::scanner scan{text};
    if (scan.peek() != json::value_form::object)
        return object_kind::other;
    scan.enter();
    while (scan.peek() == json::value_form::string) {
        json::span const name = scan.scalar();
        std::string_view const quoted = text.substr(name.offset, name.length);
        if (scan.peek() == json::value_form::none)
            break; // the value has not come yet
        if (quoted == "\"log\"")
            return object_kind::har;
        if (quoted == "\"layers\"" || quoted == "\"_index\"")
            return object_kind::packet;
        // A line for the index stands before each packet.
        if (!nested && quoted == "\"index\"" && kind_of_object(text.substr(scan.offset()), true) == object_kind::packet)
            return object_kind::packet;
        if (std::find(messages.begin(), messages.end(), quoted) != messages.end())
            return object_kind::exchange;
        scan.value();
    }
    return scan.offset() < text.size() ? object_kind::other : object_kind::unknown;
}

/// Whether a file of packets begins so: pcap of either byte order, with micro- or nanoseconds, or pcapng.
bool begins_packets(std::string_view bytes) noexcept {
    using namespace std::string_view_literals;
    constexpr std::array<std::string_view, 5> starts{"\xD4\xC3\xB2\xA1"sv, "\xA1\xB2\xC3\xD4"sv, "\x4D\x3C\xB2\xA1"sv,
                                                     "\xA1\xB2\x3C\x4D"sv, "\x0A\x0D\x0D\x0A"sv};
    return std::any_of(starts.begin(), starts.end(), [bytes](std::string_view one) { return bytes.starts_with(one); });
}

std::string_view without_blanks(std::string_view text) noexcept {
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    return text;
}

std::string_view first_line(std::string_view text) noexcept {
    std::string_view line = text.substr(0, text.find('\n'));
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
        line.remove_suffix(1);
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    return line;
}

/// Looks for a line that only one form can have: an exchange in JSON, or the start of an HTTP message.
std::optional<capture_format> format_by_some_line(std::string_view text) {
    while (!text.empty()) {
        std::string_view const line = first_line(text);
        if (line.starts_with('{') && kind_of_object(line) == object_kind::exchange)
            return capture_format::ndjson;
        if (begins_status_line(line) || parse_request_line(line))
            return capture_format::http;
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    }
    return std::nullopt;
}

/// Whether the first line of a text is a JSON object, broken or not, rather than the beginning of one that goes on over
/// the next lines. Nothing if too little of the text is there.
std::optional<bool> is_object_on_a_line(std::string_view text) {
    std::string copy{text.substr(0, text.find('\n'))};
    json_meter meter;
    if (copy.size() == text.size() || meter.check(copy).end != value_end::cut_off)
        return true;
    json::scanner scan{text};
    scan.value();
    if (scan.offset() >= text.size())
        return std::nullopt;
    copy = text.substr(0, scan.offset());
    return meter.check(copy).end != value_end::whole;
}

std::string hexadecimal(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string made;
    for (char const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        made.append(made.empty() ? "" : " ").push_back(digits[byte >> 4u]);
        made.push_back(digits[byte & 15u]);
    }
    return made;
}

/// The beginning of a text in words. It is short, since the file may be one of keys that was named by mistake.
std::string beginning(std::string_view text) {
    constexpr std::size_t longest = 8;
    std::string_view const start = text.substr(0, longest);
    bool const is_plain =
        std::all_of(start.begin(), start.end(), [](char c) { return c == '\t' || (c >= ' ' && c <= '~'); });
    std::string_view const line = first_line(start);
    return is_plain || line.size() < start.size() ? "it begins with `" + std::string{line} + "`"
                                                  : "it begins with the bytes " + hexadecimal(start);
}

struct known_start {
    std::string_view bytes;
    std::string_view sentence;
};

/// Files that are often taken for captures, and what can be done.
std::string_view remedy(std::string_view text) {
    using namespace std::string_view_literals;
    constexpr std::array<known_start, 4> starts{
        {{"\xFF\xFE"sv, "it is UTF-16; save it as UTF-8"sv},
         {"\xFE\xFF"sv, "it is UTF-16; save it as UTF-8"sv},
         {"PK\x03\x04"sv, "it is a ZIP archive; unpack it first"sv},
         {"\x28\xB5\x2F\xFD"sv, "it is compressed with zstd; unpack it first"sv}}};
    for (known_start const& each : starts)
        if (text.starts_with(each.bytes))
            return each.sentence;
    return {};
}

std::string sentence_of_failure(std::string_view whole) {
    if (std::string_view const known = remedy(whole); !known.empty())
        return std::string{known};
    std::string_view const text = without_blanks(whole);
    if (text.empty())
        return whole.empty() ? "it is empty" : "it holds nothing but white space";
    if (text.starts_with('{') && kind_of_object(text) == object_kind::exchange)
        return "it is one exchange over several lines of JSON, and NDJSON has each on one line, as `jq -c .` writes it";
    if (text.starts_with('{'))
        return "it is no HAR, which has a member `log`, and no NDJSON of exchanges, which have a member `request`";
    return "it is no HAR, no NDJSON of exchanges and no raw HTTP: " + beginning(text);
}

/// The form as far as the first bytes tell it. More bytes may help if nothing is given.
std::optional<capture_format> format_by_start(std::string_view text) {
    if (text.starts_with('[') && kind_of_object(without_blanks(text.substr(1))) == object_kind::packet)
        return capture_format::tshark;
    if (text.starts_with('{')) {
        object_kind const kind = kind_of_object(text);
        if (kind == object_kind::har)
            return capture_format::har;
        if (kind == object_kind::packet)
            return capture_format::tshark;
        if (kind == object_kind::exchange && is_object_on_a_line(text).value_or(false))
            return capture_format::ndjson;
        return std::nullopt;
    }
    std::string_view const line = first_line(text);
    bool const is_whole = text.find('\n') != std::string_view::npos;
    if (is_whole && (begins_status_line(line) || parse_request_line(line)))
        return capture_format::http;
    return std::nullopt;
}

} // namespace

std::optional<capture_format> detect_format(byte_stream& from, std::string& trouble) {
    std::optional<capture_format> found;
    for (std::size_t wanted = first_step; !found && wanted <= farthest; wanted *= 4) {
        look_ahead(from, wanted);
        if (begins_packets(from.ahead()))
            return capture_format::pcap;
        found = format_by_start(without_blanks(from.ahead()));
        if (from.ahead().size() < wanted)
            break;
    }
    std::string_view const text = without_blanks(from.ahead());
    if (!found)
        found = format_by_some_line(text);
    if (!found && from.ahead().size() >= farthest && text.starts_with('{'))
        found = capture_format::har; // its reader passes over what it does not know
    if (!found)
        trouble = sentence_of_failure(from.ahead());
    return found;
}

} // namespace tc3::tool
