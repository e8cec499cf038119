// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "open_reader.hpp"

#include "byte_stream.hpp"
#include "child_source.hpp"
#include "detect.hpp"
#include "har_reader.hpp"
#include "http_reader.hpp"
#include "inflate.hpp"
#include "marks.hpp"
#include "ndjson_reader.hpp"
#include "tshark_packet.hpp"
#include "tshark_reader.hpp"

#include <array>
#include <sys/stat.h>
#include <utility>

namespace tc3::tool {
namespace {

struct named_format {
    std::string_view name;
    capture_format format;
};

constexpr std::array<named_format, 6> formats{{{"auto", capture_format::automatic},
                                               {"har", capture_format::har},
                                               {"http", capture_format::http},
                                               {"ndjson", capture_format::ndjson},
                                               {"pcap", capture_format::pcap},
                                               {"tshark", capture_format::tshark}}};

bool is_regular_file(std::string const& path) noexcept {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

/// A reader of a file of packets, which tshark reads from its beginning: of a pipe, we have taken that already.
std::unique_ptr<reader> read_packets(std::string const& file, std::string& trouble, reader_limits const& limits) {
    if (!is_regular_file(file)) {
        trouble = "it is a packet capture, which must be a file; or give what `tshark -r - -Y http -T ek` makes of it";
        return nullptr;
    }
    start_failure failure;
    std::unique_ptr<byte_source> from = run_program(tshark_command(file), failure);
    if (from == nullptr) {
        trouble = failure.not_found
                      ? "it is a packet capture, which tshark reads, and there is no tshark: install the package tshark"
                      : "it is a packet capture, and tshark cannot be started: " + failure.reason;
        return nullptr;
    }
    return std::make_unique<tshark_reader>(std::make_unique<byte_stream>(std::move(from), limits.block),
                                           packet_places::number, limits);
}

} // namespace

std::optional<capture_format> capture_format_from(std::string_view name) {
    for (named_format const& each : formats)
        if (each.name == name)
            return each.format;
    return std::nullopt;
}

std::unique_ptr<byte_stream> plain_stream(std::unique_ptr<byte_source> from, reader_limits const& limits) {
    auto stream = std::make_unique<byte_stream>(std::move(from), limits.block);
    look_ahead(*stream, 2);
    if (compression const form = compression_of(stream->ahead()); form != compression::none)
        stream = std::make_unique<byte_stream>(inflated(std::move(stream), form), limits.block);
    return stream;
}

std::unique_ptr<reader> make_reader(opened_sources from, capture_format format, std::string& trouble,
                                    reader_limits const& limits) {
    std::unique_ptr<byte_stream> stream = plain_stream(std::move(from.capture), limits);
    std::unique_ptr<byte_stream> responses;
    if (from.responses != nullptr) {
        responses = plain_stream(std::move(from.responses), limits);
        format = capture_format::http;
    }
    if (format == capture_format::automatic) {
        std::optional<capture_format> const found = detect_format(*stream, trouble);
        if (!found) {
            if (!stream->trouble().empty())
                trouble = "reading failed: " + stream->trouble();
            return nullptr;
        }
        format = *found;
    }
    switch (format) {
    case capture_format::har:
        return std::make_unique<har_reader>(std::move(stream), limits);
    case capture_format::ndjson:
        return std::make_unique<ndjson_reader>(std::move(stream), limits);
    case capture_format::pcap:
        return read_packets(from.file, trouble, limits);
    case capture_format::tshark:
        return std::make_unique<tshark_reader>(std::move(stream), packet_places::text, limits);
    default:
        return std::make_unique<http_reader>(std::move(stream), std::move(responses), limits);
    }
}

std::unique_ptr<reader> open_reader(input const& from, capture_format format, std::string& trouble,
                                    std::uint64_t* bytes_read) {
    opened_sources sources{open_file(from.path, trouble, bytes_read)};
    if (sources.capture != nullptr && !from.response_path.empty())
        sources.responses = open_file(from.response_path, trouble, bytes_read);
    if (!trouble.empty())
        return nullptr;
    if (from.path != "-")
        sources.file = from.path;
    std::string what;
    std::unique_ptr<reader> made = make_reader(std::move(sources), format, what);
    if (made == nullptr)
        trouble = "cannot read " + from.name + ": " + what;
    return made;
}

} // namespace tc3::tool
