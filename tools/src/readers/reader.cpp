// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reader.hpp"

#include "byte_stream.hpp"
#include "har_reader.hpp"
#include "http_reader.hpp"
#include "inflate.hpp"
#include "ndjson_reader.hpp"

#include <tc3/json/scanner.hpp>
#include <tc3/validate/wording.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <system_error>
#include <utility>

namespace tc3::tool {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view request_ending = ".request.http";
constexpr std::string_view response_ending = ".response.http";

/// How much of a capture is looked at to tell its form; a page of documentation may have its sample far down.
constexpr std::size_t look_ahead = std::size_t{1} << 20;

bool has_capture_ending(std::string_view name) {
    if (name.ends_with(".gz"))
        name.remove_suffix(3);
    constexpr std::array<std::string_view, 7> endings{".har", ".zhar", ".ndjson", ".jsonl", ".http", ".json", ".txt"};
    return std::any_of(endings.begin(), endings.end(), [name](std::string_view e) { return name.ends_with(e); });
}

/// The path of the response that belongs to a request in a file of its own; empty if there is none.
std::string response_beside(std::string const& path) {
    if (!path.ends_with(request_ending))
        return {};
    std::string other = path.substr(0, path.size() - request_ending.size());
    other.append(response_ending);
    std::error_code ignored;
    return fs::exists(other, ignored) ? other : std::string{};
}

bool has_request_beside(std::string const& path) {
    if (!path.ends_with(response_ending))
        return false;
    std::string other = path.substr(0, path.size() - response_ending.size());
    std::error_code ignored;
    return fs::exists(other.append(request_ending), ignored);
}

std::vector<input> inputs_in_folder(std::string const& folder, std::string& trouble) {
    std::vector<std::string> paths;
    std::error_code failure;
    for (fs::recursive_directory_iterator at{folder, fs::directory_options::skip_permission_denied, failure}, end;
         !failure && at != end; at.increment(failure)) {
        std::string const path = at->path().string();
        std::error_code ignored;
        if (at->is_regular_file(ignored) && has_capture_ending(path) && !has_request_beside(path))
            paths.push_back(path);
    }
    if (failure)
        trouble = "cannot read the folder " + folder + ": " + failure.message();
    else if (paths.empty())
        trouble = "the folder " + folder + " holds no captures (*.har, *.ndjson, *.jsonl, *.http, *.json, *.txt)";
    std::sort(paths.begin(), paths.end());
    std::vector<input> found;
    for (std::string& path : paths) {
        std::string response = response_beside(path);
        found.push_back({path, path, std::move(response)});
    }
    return found;
}

/// Reads ahead far enough to tell the form, but no further than the first byte asks for.
void fill(byte_stream& from, std::size_t wanted) {
    while (from.ahead().size() < wanted && from.more()) {
    }
}

std::string_view without_mark(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    auto const first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

/// The first name in a JSON object.
std::string_view first_name(std::string_view object) {
    json::scanner scan{object};
    if (scan.peek() != json::value_form::object)
        return {};
    scan.enter();
    if (scan.peek() != json::value_form::string)
        return {};
    json::span const name = scan.scalar();
    return name.length < 2 ? std::string_view{} : object.substr(name.offset + 1, name.length - 2);
}

std::optional<capture_format> format_of_json(std::string_view start) {
    std::string_view const line = start.substr(0, start.find('\n'));
    std::string_view const name = first_name(start);
    if (name == "log")
        return capture_format::har;
    constexpr std::array<std::string_view, 6> names{"\"request\"",  "\"req\"", "\"httpRequest\"",
                                                    "\"response\"", "\"res\"", "\"httpResponse\""};
    bool const names_message =
        std::any_of(names.begin(), names.end(), [line](std::string_view n) { return line.find(n) != line.npos; });
    bool const has_log = start.find("\"log\"") != std::string_view::npos;
    if (names_message && !(has_log && line.size() < 3))
        return capture_format::ndjson;
    if (has_log && start.find("\"entries\"") != std::string_view::npos)
        return capture_format::har;
    return std::nullopt;
}

std::string what_it_begins_with(std::string_view start) {
    bool const is_text = std::all_of(
        start.begin(), start.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(start.size(), 32)),
        [](char c) { return static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r'; });
    if (!is_text)
        return "it holds binary data";
    return "it begins with " + wording::quoted(start.substr(0, std::min<std::size_t>(start.find('\n'), 24)));
}

std::optional<capture_format> detect(byte_stream& from, std::string& trouble) {
    fill(from, 512);
    std::string_view start = without_mark(from.ahead());
    if (start.empty()) {
        fill(from, look_ahead);
        start = without_mark(from.ahead());
        if (start.empty()) {
            trouble = from.ahead().empty() ? "it is empty" : "it holds nothing but white space";
            return std::nullopt;
        }
    }
    if (start.front() == '{') {
        fill(from, look_ahead);
        if (auto const format = format_of_json(without_mark(from.ahead())))
            return format;
    } else {
        fill(from, look_ahead);
        start = without_mark(from.ahead());
        if (has_sample(start))
            return capture_format::http;
    }
    trouble =
        "it is no HAR, no NDJSON of exchanges and no raw HTTP: " + what_it_begins_with(without_mark(from.ahead()));
    return std::nullopt;
}

std::unique_ptr<byte_stream> open_stream(std::string const& path, std::string& trouble) {
    std::unique_ptr<byte_source> source = open_file(path, trouble);
    if (source == nullptr)
        return nullptr;
    auto stream = std::make_unique<byte_stream>(std::move(source));
    fill(*stream, 2);
    if (compression const form = compression_of(stream->ahead()); form != compression::none)
        stream = std::make_unique<byte_stream>(inflated(std::move(stream), form));
    return stream;
}

} // namespace

std::optional<capture_format> capture_format_from(std::string_view name) {
    if (name == "auto")
        return capture_format::automatic;
    if (name == "har")
        return capture_format::har;
    if (name == "http")
        return capture_format::http;
    if (name == "ndjson")
        return capture_format::ndjson;
    return std::nullopt;
}

std::vector<input> find_inputs(std::string const& path, std::string& trouble) {
    std::error_code ignored;
    if (path != "-" && fs::is_directory(path, ignored))
        return inputs_in_folder(path, trouble);
    return {{path == "-" ? "standard input" : path, path, response_beside(path)}};
}

std::unique_ptr<reader> open_reader(input const& from, capture_format format, std::string& trouble) {
    std::unique_ptr<byte_stream> stream = open_stream(from.path, trouble);
    if (stream == nullptr)
        return nullptr;
    if (format == capture_format::automatic) {
        std::string why;
        auto const detected = detect(*stream, why);
        if (!stream->trouble().empty())
            why = "reading failed: " + stream->trouble();
        else if (detected)
            format = *detected;
        if (!why.empty()) {
            trouble = from.name + " cannot be read: " + why;
            return nullptr;
        }
    }
    switch (format) {
    case capture_format::har:
        return std::make_unique<har_reader>(std::move(stream));
    case capture_format::ndjson:
        return std::make_unique<ndjson_reader>(std::move(stream));
    default:
        break;
    }
    std::unique_ptr<byte_stream> response;
    if (!from.response_path.empty()) {
        response = open_stream(from.response_path, trouble);
        if (response == nullptr)
            return nullptr;
    }
    return std::make_unique<http_reader>(std::move(stream), std::move(response));
}

} // namespace tc3::tool
