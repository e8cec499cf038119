// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "tshark_packet.hpp"

#include "http_lines.hpp"
#include "http_message.hpp"
#include "iso_time.hpp"
#include "json_fields.hpp"
#include "memory_source.hpp"

#include <boost/algorithm/hex.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace tc3::tool {
namespace {

namespace json = boost::json;

constexpr std::string_view field_number = "frame.number";
constexpr std::string_view field_time = "frame.time_epoch";
constexpr std::string_view field_stream = "tcp.stream";
constexpr std::string_view field_sequence = "tcp.seq";
constexpr std::string_view field_acknowledged = "tcp.ack";
constexpr std::string_view field_length = "tcp.len";
constexpr std::string_view field_payload = "tcp.payload";
constexpr std::string_view field_reassembled = "tcp.reassembled.data";
constexpr std::string_view field_request = "http.request";
constexpr std::string_view field_response = "http.response";

/// The first second of the year 10000, which no ISO 8601 text of four digits tells; times lie before it.
constexpr std::int64_t end_of_time = 253'402'300'800;

/// Layers lie no deeper than this.
constexpr int deepest = 6;

/// Whether a member has the name of a field: `tcp.seq` is `tcp.seq` in json, `tcp_tcp_seq` in ek, `tcp_seq` in ek of
/// chosen fields.
bool has_name(std::string_view member, std::string_view field) noexcept {
    auto const same = [](char one, char other) { return one == other || (one == '_' && other == '.'); };
    std::string_view const layer = field.substr(0, field.find('.'));
    if (member.size() == field.size() + layer.size() + 1 && member.starts_with(layer) && member[layer.size()] == '_')
        member.remove_prefix(layer.size() + 1);
    return std::equal(member.begin(), member.end(), field.begin(), field.end(), same);
}

/// The value of a field, wherever it stands in its layer; null if there is none.
json::value const* find_field(json::value const& in, std::string_view field, int depth = 0) {
    json::object const* const object = in.if_object();
    if (object == nullptr || depth > deepest)
        return nullptr;
    for (auto const& [name, value] : *object)
        if (has_name({name.data(), name.size()}, field))
            return &value;
    std::string_view const layer = field.substr(0, field.find('.'));
    for (auto const& [name, value] : *object)
        if (std::string_view{name.data(), name.size()}.starts_with(layer) || depth > 0)
            if (json::value const* const found = find_field(value, field, depth + 1))
                return found;
    return nullptr;
}

/// The texts that a value is: one, or a list of them.
std::vector<std::string_view> texts_of(json::value const* value) {
    std::vector<std::string_view> made;
    auto const add = [&made](json::value const& one) {
        if (json::string const* const text = one.if_string())
            made.emplace_back(text->data(), text->size());
    };
    if (value == nullptr)
        return made;
    if (json::array const* const list = value->if_array())
        std::for_each(list->begin(), list->end(), add);
    else
        add(*value);
    return made;
}

/// The one text of a field; empty if there is none, or if it is not the only one.
std::string_view text_of(json::value const& layers, std::string_view field) {
    auto const all = texts_of(find_field(layers, field));
    return all.size() == 1 ? all.front() : std::string_view{};
}

template <class Number>
std::optional<Number> number_of(json::value const& layers, std::string_view field) {
    std::string_view const text = text_of(layers, field);
    Number value{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{value} : std::nullopt;
}

/// Unix time as tshark writes it: `1795478400.007999000`, or from version 4.2 on an ISO 8601 text.
std::optional<std::int64_t> time_of(json::value const& layers) {
    std::string_view const text = text_of(layers, field_time);
    std::int64_t seconds = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc{} || (end != text.data() + text.size() && *end != '.'))
        return milliseconds_of(text);
    if (seconds < 0 || seconds >= end_of_time)
        return std::nullopt;
    std::int64_t fraction = 0;
    std::string_view digits = text.substr(static_cast<std::size_t>(end - text.data()));
    digits.remove_prefix(std::min<std::size_t>(1, digits.size()));
    for (std::size_t i = 0; i < 3; ++i)
        fraction = 10 * fraction + (i < digits.size() && digits[i] >= '0' && digits[i] <= '9' ? digits[i] - '0' : 0);
    return 1000 * seconds + fraction;
}

/// The bytes of a text such as `50:4f:53` or `504f53`; nothing if it is none.
std::optional<std::string> bytes_from(std::string_view text) {
    std::string digits{text};
    std::erase(digits, ':');
    std::string made;
    try {
        boost::algorithm::unhex(digits, std::back_inserter(made));
    } catch (boost::algorithm::hex_decode_error const&) {
        return std::nullopt;
    }
    return made;
}

bool begins_message(std::string_view bytes) noexcept {
    return begins_status_line(bytes) || parse_request_line(bytes.substr(0, bytes.find('\r')));
}

/// The length of the message that begins some bytes; all of them, unless it ends sooner for certain.
std::size_t length_of_first(std::string_view bytes) {
    byte_stream from{std::make_unique<memory_source>(bytes), bytes.size()};
    entry ignored;
    read_message const seen = begins_status_line(bytes) ? read_response(from, 0, bytes.size(), ignored)
                                                        : read_request(from, bytes.size(), ignored);
    bool const ends_sooner =
        seen.end == message_end::whole && seen.length < bytes.size() && begins_message(bytes.substr(seen.length));
    return ends_sooner ? seen.length : bytes.size();
}

/// Adds the messages that bytes consist of. \p behind is the sequence number of the byte behind them.
void add_messages(tcp_message const& like, std::string_view bytes, std::optional<std::uint32_t> behind,
                  std::vector<tcp_message>& into) {
    while (begins_message(bytes)) {
        std::size_t const length = length_of_first(bytes);
        tcp_message made = like;
        made.is_response = begins_status_line(bytes);
        made.bytes = bytes.substr(0, length);
        if (behind)
            made.begin = *behind - static_cast<std::uint32_t>(bytes.size());
        into.push_back(std::move(made));
        bytes.remove_prefix(length);
    }
}

} // namespace

tshark_object read_tshark_object(std::string_view text, std::vector<tcp_message>& into) {
    boost::system::error_code error;
    json::value const whole = json::parse({text.data(), text.size()}, error);
    if (error || !whole.is_object())
        return tshark_object::broken;
    json::value const* const source = member(whole, "_source");
    json::value const* const layers = member(source != nullptr ? *source : whole, "layers");
    if (layers == nullptr)
        return member(whole, "index") != nullptr ? tshark_object::other : tshark_object::broken;
    if (find_field(*layers, field_request) == nullptr && find_field(*layers, field_response) == nullptr)
        return tshark_object::other;

    tcp_message like;
    like.packet = number_of<std::uint64_t>(*layers, field_number).value_or(0);
    like.milliseconds = time_of(*layers);
    like.acknowledged = number_of<std::uint32_t>(*layers, field_acknowledged);
    auto const stream = number_of<std::uint64_t>(*layers, field_stream);
    auto const sequence = number_of<std::uint32_t>(*layers, field_sequence);
    auto const length = number_of<std::uint32_t>(*layers, field_length);
    if (!stream)
        return tshark_object::other; // of UDP, as SSDP is
    like.stream = *stream;
    std::optional<std::uint32_t> const behind = sequence && length ? std::optional{*sequence + *length} : std::nullopt;
    std::size_t const before = into.size();
    auto const reassembled = texts_of(find_field(*layers, field_reassembled));
    for (std::string_view const one : reassembled)
        if (auto const bytes = bytes_from(one))
            add_messages(like, *bytes, reassembled.size() == 1 ? behind : std::nullopt, into);
    if (reassembled.empty())
        if (auto const bytes = bytes_from(text_of(*layers, field_payload)))
            add_messages(like, *bytes, behind, into);
    return into.size() > before ? tshark_object::messages : tshark_object::foreign;
}

std::vector<std::string> tshark_command(std::string const& file) {
    std::vector<std::string> words{"tshark", "-r", file, "-n", "-Y", "http.request || http.response", "-T", "ek"};
    for (char const* const one :
         {"tcp.desegment_tcp_streams:TRUE", "tcp.reassemble_out_of_order:TRUE", "tcp.relative_sequence_numbers:TRUE",
          "http.desegment_headers:TRUE", "http.desegment_body:TRUE"})
        words.insert(words.end(), {"-o", one});
    for (std::string_view const one : {field_number, field_time, field_stream, field_sequence, field_acknowledged,
                                       field_length, field_payload, field_reassembled, field_request, field_response})
        words.insert(words.end(), {"-e", std::string{one}});
    return words;
}

} // namespace tc3::tool
