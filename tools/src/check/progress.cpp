// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "check/progress.hpp"

#include <array>
#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>

namespace tc3::tool {
namespace {

/// Bytes with one digit behind the point: `12.3 MB`.
std::string amount(double bytes) {
    constexpr std::array<char const*, 5> units{"B", "kB", "MB", "GB", "TB"};
    std::size_t unit = 0;
    for (; bytes >= 1000 && unit + 1 < units.size(); ++unit)
        bytes /= 1000;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), unit == 0 ? "%.0f %s" : "%.1f %s", bytes, units[unit]);
    return text.data();
}

/// `1:02:03` or `2:03`
std::string duration(double seconds) {
    auto const whole = static_cast<std::uint64_t>(seconds);
    std::array<char, 32> text{};
    if (whole >= 3600)
        std::snprintf(text.data(), text.size(), "%llu:%02llu:%02llu", static_cast<unsigned long long>(whole / 3600),
                      static_cast<unsigned long long>(whole / 60 % 60), static_cast<unsigned long long>(whole % 60));
    else
        std::snprintf(text.data(), text.size(), "%llu:%02llu", static_cast<unsigned long long>(whole / 60),
                      static_cast<unsigned long long>(whole % 60));
    return text.data();
}

} // namespace

std::string progress_line(progress_state const& state) {
    auto const bytes = static_cast<double>(state.bytes);
    double const rate = state.seconds > 0 ? bytes / state.seconds : 0;
    std::string line;
    if (state.total > 0)
        line += std::to_string(state.bytes >= state.total ? 100 : state.bytes * 100 / state.total) + " % of " +
                amount(static_cast<double>(state.total));
    else
        line += amount(bytes);
    line += ", " + std::to_string(state.exchanges) + (state.exchanges == 1 ? " exchange" : " exchanges");
    if (rate > 0)
        line += ", " + amount(rate) + "/s";
    if (rate > 0 && state.total > state.bytes)
        line += ", " + duration(static_cast<double>(state.total - state.bytes) / rate) + " left";
    return line;
}

std::uint64_t total_size(std::vector<input> const& inputs) {
    std::uint64_t total = 0;
    for (input const& one : inputs) {
        struct ::stat what {};
        if (::stat(one.path.c_str(), &what) != 0 || !S_ISREG(what.st_mode))
            return 0;
        total += static_cast<std::uint64_t>(what.st_size);
    }
    return total;
}

progress::progress(std::uint64_t total)
    : wanted_{::isatty(STDERR_FILENO) == 1}, total_{total}, begin_{clock::now()}, last_{begin_} {}

progress::~progress() {
    if (shown_)
        std::fputs("\r\033[K", stderr);
}

void progress::show(std::uint64_t bytes, std::size_t exchanges) {
    constexpr std::size_t rarely = 64; // calls between two looks at the clock
    constexpr std::chrono::milliseconds pause{200};
    if (!wanted_ || ++calls_ % rarely != 0)
        return;
    clock::time_point const now = clock::now();
    if (now - last_ < pause)
        return;
    last_ = now;
    double const seconds = std::chrono::duration<double>(now - begin_).count();
    std::fprintf(stderr, "\r\033[K%s", progress_line({bytes, total_, exchanges, seconds}).c_str());
    shown_ = true;
}

} // namespace tc3::tool
