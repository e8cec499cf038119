// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reader.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

namespace tc3::tool {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view request_ending = ".request.http";
constexpr std::string_view response_ending = ".response.http";
constexpr std::string_view compressed_ending = ".gz";

bool has_capture_ending(std::string_view name) {
    if (name.ends_with(compressed_ending))
        name.remove_suffix(compressed_ending.size());
    constexpr std::array<std::string_view, 9> endings{".har",  ".zhar", ".ndjson", ".jsonl", ".http",
                                                      ".json", ".txt",  ".pcap",   ".pcapng"};
    return std::any_of(endings.begin(), endings.end(), [name](std::string_view each) { return name.ends_with(each); });
}

/// The file with the other half of a pair; empty if a path has not that ending or there is no such file.
std::string other_half(std::string const& path, std::string_view ending, std::string_view other_ending) {
    bool const compressed = path.ends_with(compressed_ending);
    std::string_view stem = path;
    stem.remove_suffix(compressed ? compressed_ending.size() : 0);
    if (!stem.ends_with(ending))
        return {};
    stem.remove_suffix(ending.size());
    std::string other{stem};
    other.append(other_ending).append(compressed ? compressed_ending : std::string_view{});
    std::error_code ignored;
    return fs::is_regular_file(other, ignored) ? other : std::string{};
}

/// The input that a file stands for, alone or as half of a pair.
input input_of(std::string const& path) {
    if (std::string const request = other_half(path, response_ending, request_ending); !request.empty())
        return {request, request, path};
    return {path, path, other_half(path, request_ending, response_ending)};
}

bool is_hidden(fs::path const& path) {
    return path.filename().string().starts_with('.');
}

/// The paths of all captures below a folder, in no order.
std::vector<std::string> captures_below(std::string const& folder, std::error_code& failure) {
    std::vector<std::string> paths;
    fs::recursive_directory_iterator at{folder, failure};
    for (; !failure && at != fs::recursive_directory_iterator{}; at.increment(failure)) {
        std::error_code ignored;
        if (is_hidden(at->path())) {
            at.disable_recursion_pending();
            continue;
        }
        if (at->is_regular_file(ignored) && has_capture_ending(at->path().filename().string()))
            paths.push_back(at->path().string());
    }
    return paths;
}

std::vector<input> inputs_below(std::string const& folder, std::string& trouble) {
    std::error_code failure;
    std::vector<std::string> paths = captures_below(folder, failure);
    if (failure)
        trouble = "cannot read all of the folder " + folder + ": " + failure.message();
    else if (paths.empty())
        trouble =
            "the folder " + folder +
            " holds no captures: no file ends in .har, .zhar, .ndjson, .jsonl, .http, .json, .txt, .pcap or .pcapng";
    std::sort(paths.begin(), paths.end());
    std::vector<input> found;
    for (std::string const& path : paths)
        if (other_half(path, response_ending, request_ending).empty()) // else it comes with its request
            found.push_back(input_of(path));
    return found;
}

} // namespace

std::vector<input> find_inputs(std::string const& path, std::string& trouble) {
    if (path == "-")
        return {{"standard input", path, {}}};
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
        return inputs_below(path, trouble);
    return {input_of(path)};
}

std::vector<input> find_inputs(std::vector<std::string> const& paths, std::vector<std::string>& troubles) {
    std::vector<input> found;
    std::set<std::string> pairs;
    for (std::string const& path : paths) {
        std::string trouble;
        for (input& each : find_inputs(path, trouble))
            if (each.response_path.empty() || pairs.insert(each.path).second)
                found.push_back(std::move(each));
        if (!trouble.empty())
            troubles.push_back(std::move(trouble));
    }
    return found;
}

} // namespace tc3::tool
