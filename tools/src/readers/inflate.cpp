// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "inflate.hpp"

#include <algorithm>
#include <limits>
#include <new>
#include <utility>
#include <zlib.h>

namespace tc3::tool {
namespace {

int window_bits(compression form) noexcept {
    constexpr int longest = 15;
    switch (form) {
    case compression::gzip:
        return longest + 16;
    case compression::deflate:
        return -longest;
    default:
        return longest;
    }
}

unsigned clamp(std::size_t size) noexcept {
    return static_cast<unsigned>(std::min<std::size_t>(size, std::numeric_limits<int>::max()));
}

/// One zlib stream after the other.
class inflater {
  public:
    enum class state : std::uint8_t { going, stream_ended, broken };

    explicit inflater(compression form) {
        if (inflateInit2(&zlib_, window_bits(form)) != Z_OK)
            throw std::bad_alloc{};
    }
    inflater(inflater const&) = delete;
    inflater& operator=(inflater const&) = delete;
    ~inflater() { inflateEnd(&zlib_); }

    /// Takes bytes off `text` and puts plain ones at `into`; `written` says how many.
    state step(std::string_view& text, char* into, std::size_t room, std::size_t& written) {
        unsigned const offered = clamp(text.size());
        unsigned const space = clamp(room);
        // zlib does not write through its pointer to the input.
        zlib_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
        zlib_.avail_in = offered;
        zlib_.next_out = reinterpret_cast<Bytef*>(into);
        zlib_.avail_out = space;
        int const result = ::inflate(&zlib_, Z_NO_FLUSH);
        text.remove_prefix(offered - zlib_.avail_in);
        written = space - zlib_.avail_out;
        if (result == Z_STREAM_END)
            return state::stream_ended;
        return result == Z_OK || result == Z_BUF_ERROR ? state::going : state::broken;
    }

    void start_again() { inflateReset(&zlib_); }

  private:
    z_stream zlib_{};
};

class inflating_source final : public byte_source {
  public:
    inflating_source(std::unique_ptr<byte_stream> from, compression form)
        : from_{std::move(from)}, form_{form}, zlib_{form} {}

    std::size_t read(char* into, std::size_t room) override {
        std::size_t written = 0;
        while (written == 0 && !ended_) {
            if (from_->ahead().empty() && !from_->more())
                end();
            else if (!between_streams_ || begins_again())
                step(into, room, written);
        }
        return written;
    }

  private:
    void step(char* into, std::size_t room, std::size_t& written) {
        std::string_view text = from_->ahead();
        std::size_t const offered = text.size();
        inflater::state const state = zlib_.step(text, into, room, written);
        from_->pass(offered - text.size());
        between_streams_ = state == inflater::state::stream_ended;
        if (state == inflater::state::broken) {
            trouble_ = "the compressed data is broken near its byte " + std::to_string(from_->at().offset);
            ended_ = true;
        }
    }

    /// A file may hold several gzip streams. What else follows one is padding.
    bool begins_again() {
        while (from_->ahead().size() < 2 && from_->more())
            ;
        ended_ = form_ != compression::gzip || compression_of(from_->ahead()) != compression::gzip;
        zlib_.start_again();
        return !ended_;
    }

    void end() {
        ended_ = true;
        if (!from_->trouble().empty())
            trouble_ = from_->trouble();
        else if (!between_streams_)
            trouble_ = "the compressed data is cut off at its byte " + std::to_string(from_->at().offset);
    }

    std::unique_ptr<byte_stream> from_;
    compression form_;
    inflater zlib_;
    bool between_streams_ = false;
    bool ended_ = false;
};

} // namespace

compression compression_of(std::string_view text) noexcept {
    if (text.size() < 2)
        return compression::none;
    auto const first = static_cast<unsigned char>(text[0]);
    auto const second = static_cast<unsigned char>(text[1]);
    if (first == 0x1F && second == 0x8B)
        return compression::gzip;
    // A window of 32 KiB and a check that makes the first two bytes a multiple of 31 (RFC 1950).
    bool const zlib = first == 0x78 && (first * 256u + second) % 31u == 0 && (second & 0x20u) == 0;
    return zlib ? compression::zlib : compression::none;
}

bool inflate(std::string_view text, compression form, std::size_t limit, std::string& out) {
    std::size_t const before = out.size();
    inflater zlib{form};
    for (;;) {
        constexpr std::size_t least_room = 16384;
        std::size_t const filled = out.size();
        std::size_t const room = std::max(least_room, 4 * text.size());
        out.resize(filled + std::min(room, std::size_t{1} << 20));
        std::size_t written = 0;
        std::size_t const offered = text.size();
        auto state = zlib.step(text, out.data() + filled, out.size() - filled, written);
        out.resize(filled + written);
        bool const stuck = state == inflater::state::going && written == 0 && text.size() == offered;
        if (state == inflater::state::broken || stuck || out.size() - before > limit) {
            out.resize(before);
            return false;
        }
        if (state == inflater::state::going)
            continue;
        if (text.empty())
            return true;
        if (form != compression::gzip) {
            out.resize(before);
            return false;
        }
        zlib.start_again();
    }
}

std::unique_ptr<byte_source> inflated(std::unique_ptr<byte_stream> from, compression form) {
    return std::make_unique<inflating_source>(std::move(from), form);
}

} // namespace tc3::tool
