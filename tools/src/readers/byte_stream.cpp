// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "byte_stream.hpp"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

namespace tc3::tool {
namespace {

/// The place behind a text that begins at a place.
place moved(place from, std::string_view over) noexcept {
    char const* next = over.data();
    char const* const end = over.data() + over.size();
    while (next != end) {
        auto const* const feed =
            static_cast<char const*>(std::memchr(next, '\n', static_cast<std::size_t>(end - next)));
        if (feed == nullptr)
            break;
        ++from.line;
        from.column = 1;
        from.continuations = 0;
        next = feed + 1;
    }
    from.column += static_cast<std::uint64_t>(end - next);
    from.continuations += count_continuations({next, static_cast<std::size_t>(end - next)});
    from.offset += over.size();
    return from;
}

} // namespace

byte_stream::byte_stream(std::unique_ptr<byte_source> from, std::size_t block)
    : source_{std::move(from)}, block_{std::max<std::size_t>(block, 1)} {
    make_room();
}

bool byte_stream::more() {
    if (ended_)
        return false;
    make_room();
    std::size_t const got = source_->read(bytes_.get() + end_, std::min(capacity_ - end_, block_));
    end_ += got;
    ended_ = got == 0;
    return !ended_;
}

void byte_stream::pass(std::size_t count) noexcept {
    at_ = moved(at_, ahead().substr(0, count));
    begin_ += count;
}

place byte_stream::at(std::size_t ahead_by) const noexcept {
    return moved(at_, ahead().substr(0, ahead_by));
}

void byte_stream::make_room() {
    std::size_t const least = (block_ + 3) / 4;
    if (capacity_ - end_ >= least)
        return;
    std::size_t const kept = end_ - begin_;
    if (begin_ > 0) {
        std::memmove(bytes_.get(), bytes_.get() + begin_, kept);
        begin_ = 0;
        end_ = kept;
    }
    if (capacity_ - end_ >= least)
        return;
    std::size_t const wanted = std::max(block_, 2 * capacity_);
    // A big block is moved by the kernel, without a copy.
    auto* const grown = static_cast<char*>(std::realloc(bytes_.get(), wanted));
    if (grown == nullptr)
        throw std::bad_alloc{};
    static_cast<void>(bytes_.release());
    bytes_.reset(grown);
    capacity_ = wanted;
}

} // namespace tc3::tool
