// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "iso_time.hpp"

#include <tc3/detail/ascii.hpp>
#include <tc3/sign/date.hpp>

#include <cstddef>

namespace tc3::tool {
namespace {

/// Takes the parts of a time off the front of a text.
class time_parts {
  public:
    explicit time_parts(std::string_view text) noexcept : rest_{text} {}

    [[nodiscard]] bool done() const noexcept { return rest_.empty(); }
    [[nodiscard]] std::string_view rest() const noexcept { return rest_; }

    [[nodiscard]] bool take(char wanted) noexcept {
        if (rest_.empty() || rest_.front() != wanted)
            return false;
        rest_.remove_prefix(1);
        return true;
    }

    [[nodiscard]] bool take_any(std::string_view wanted) noexcept {
        for (char const c : wanted)
            if (take(c))
                return true;
        return false;
    }

    /// A number of that many digits, or nothing.
    [[nodiscard]] std::optional<std::int64_t> number(std::size_t digits) noexcept {
        if (rest_.size() < digits)
            return std::nullopt;
        std::int64_t value = 0;
        for (char const c : rest_.substr(0, digits)) {
            if (!tc3::detail::is_digit(c))
                return std::nullopt;
            value = value * 10 + (c - '0');
        }
        rest_.remove_prefix(digits);
        return value;
    }

    /// The milliseconds of a fraction of a second, however many digits it has.
    [[nodiscard]] std::int64_t fraction() noexcept {
        std::int64_t value = 0;
        std::int64_t weight = 100;
        while (!rest_.empty() && tc3::detail::is_digit(rest_.front())) {
            value += weight * (rest_.front() - '0');
            weight /= 10;
            rest_.remove_prefix(1);
        }
        return value;
    }

  private:
    std::string_view rest_;
};

/// `Z`, `+08:00`, `+0800` or `-07`, as the seconds that local time is ahead.
std::optional<std::int64_t> offset_seconds(time_parts& parts) noexcept {
    if (parts.take_any("Zz"))
        return 0;
    bool const behind = !parts.rest().empty() && parts.rest().front() == '-';
    if (!parts.take_any("+-"))
        return std::nullopt;
    std::optional<std::int64_t> const hours = parts.number(2);
    std::optional<std::int64_t> minutes = 0;
    if (parts.take(':') || !parts.done())
        minutes = parts.number(2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59)
        return std::nullopt;
    std::int64_t const seconds = *hours * 3600 + *minutes * 60;
    return behind ? -seconds : seconds;
}

} // namespace

std::optional<std::int64_t> milliseconds_of(std::string_view text) {
    constexpr std::size_t date_length = 10;
    tc3::sign::result<std::int64_t> const day = tc3::sign::start_of(text.substr(0, date_length));
    if (!day || text.size() <= date_length)
        return std::nullopt;
    time_parts parts{text.substr(date_length)};
    if (!parts.take_any("Tt "))
        return std::nullopt;
    std::optional<std::int64_t> const hour = parts.number(2);
    std::optional<std::int64_t> const minute = parts.take(':') ? parts.number(2) : std::nullopt;
    std::optional<std::int64_t> second = 0;
    if (parts.take(':'))
        second = parts.number(2);
    std::int64_t const fraction = parts.take_any(".,") ? parts.fraction() : 0;
    std::optional<std::int64_t> const ahead = offset_seconds(parts);
    if (!hour || !minute || !second || !ahead || !parts.done() || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    return (*day + *hour * 3600 + *minute * 60 + *second - *ahead) * 1000 + fraction;
}

} // namespace tc3::tool
