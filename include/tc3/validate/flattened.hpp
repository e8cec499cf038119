// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_VALIDATE_FLATTENED_HPP
#define TC3_VALIDATE_FLATTENED_HPP

#include <tc3/contract/text.hpp>
#include <tc3/http/query.hpp>
#include <tc3/validate/engine.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tc3 {
namespace detail {

/// Names of a query or form such as `DBNodeSet.0.Role`, put into the order of an object and given to the engine.
///
/// A name splits at its dots. What each part means is told by the structure: a member's name, or an index behind a
/// list. A name that leads nowhere is a finding of its own.
class flattened_reader {
  public:
    flattened_reader(std::string_view text, structure const& shape, std::span<std::string_view const> common) noexcept
        : text_{text}, shape_{&shape}, common_{common} {}

    /// Where the value of that ordinal stands in the text; nowhere for an object or list.
    [[nodiscard]] json::span find(std::size_t ordinal) const noexcept {
        for (entry const& e : entries_)
            if (e.ordinal == ordinal)
                return {e.value_offset, e.value_length};
        return {finding::nowhere, 0};
    }

    void read(engine& judge) {
        auto const count = static_cast<std::size_t>(std::count(text_.begin(), text_.end(), '&')) + 1;
        std::array<entry, few> on_stack;
        std::vector<entry> on_heap;
        std::span<entry> room{on_stack};
        if (count > few) {
            on_heap.resize(count);
            room = on_heap;
        }
        std::size_t known = 0;
        for (http::raw_parameter const p : http::raw_parameters{text_}) {
            entry& e = room[known];
            e = {};
            e.value_offset = p.value_offset;
            e.value_length = p.value.size();
            switch (resolve(p, e, judge)) {
            case outcome::known:
                ++known;
                break;
            case outcome::left_out:
                break;
            case outcome::stop:
                entries_ = {};
                return;
            }
        }
        entries_ = room.first(known);
        std::sort(entries_.begin(), entries_.end(), [](entry const& a, entry const& b) {
            // Not by lexicographical_compare_three_way: that of GCC 12 is wrong on big-endian machines (GCC bug
            // 113960).
            std::size_t const shorter = std::min(a.depth, b.depth);
            for (std::size_t i = 0; i < shorter; ++i)
                if (a.path[i] != b.path[i])
                    return a.path[i] < b.path[i];
            return a.depth != b.depth ? a.depth < b.depth : a.value_offset < b.value_offset;
        });
        if (judge.begin_object() && give_members(entries_, 0, *shape_, judge))
            judge.end_object();
        entries_ = {};
    }

  private:
    static constexpr std::size_t few = 48;
    static constexpr std::size_t deepest = 12;

    struct entry {
        std::array<std::uint32_t, deepest> path{}; ///< row index, or element index behind a list
        std::uint8_t depth = 0;
        std::size_t value_offset = 0;
        std::size_t value_length = 0;
        std::size_t ordinal = finding::nowhere;
    };
    using entries = std::span<entry>;
    enum class outcome : std::uint8_t { known, left_out, stop };

    [[nodiscard]] static bool is_index(std::string_view part, std::uint32_t& index) noexcept {
        char const* const end = part.data() + part.size();
        auto const read = std::from_chars(part.data(), end, index);
        return read.ec == std::errc{} && read.ptr == end && (part.size() == 1 || part.front() != '0');
    }

    /// Follows a name through the structures.
    outcome resolve(http::raw_parameter const& parameter, entry& e, engine& judge) {
        std::string decoded;
        std::string_view name = parameter.name;
        if (name.find_first_of("%+") != std::string_view::npos) {
            http::append_percent_decoded(decoded, name, http::plus_sign::blank);
            name = decoded;
        }
        if (std::find(common_.begin(), common_.end(), name) != common_.end())
            return outcome::left_out;
        structure const* shape = shape_;
        row const* member = nullptr;
        bool in_list = false;
        std::string_view rest = name;
        for (;;) {
            auto const dot = rest.find('.');
            std::string_view const part = rest.substr(0, dot);
            bool good = e.depth < deepest;
            std::uint32_t index = 0;
            if (good && member != nullptr && member->list && !in_list) {
                good = is_index(part, index);
                in_list = true;
            } else if (good && (member == nullptr || member->type == wire_type::structure)) {
                if (member != nullptr)
                    shape = &*member->nested;
                std::size_t const found = shape->find(part);
                good = found != structure::npos;
                member = good ? &shape->rows[found] : member;
                index = static_cast<std::uint32_t>(found);
                in_list = false;
            } else {
                good = false;
            }
            if (!good)
                return tell(judge.unknown_path(*shape, pointer(name), part, mark(e, judge)));
            e.path[e.depth++] = index;
            if (dot == std::string_view::npos)
                return outcome::known;
            rest.remove_prefix(dot + 1);
        }
    }

    [[nodiscard]] static outcome tell(bool go_on) noexcept { return go_on ? outcome::left_out : outcome::stop; }

    /// Makes an entry that is no event findable, and gives the ordinal under which it is found.
    std::size_t mark(entry& e, engine const& judge) noexcept {
        e.ordinal = judge.next_ordinal();
        entries_ = {&e, 1};
        return e.ordinal;
    }

    [[nodiscard]] static std::string pointer(std::string_view name) {
        std::string path;
        for (;;) {
            auto const dot = name.find('.');
            engine::append_name(path, name.substr(0, dot));
            if (dot == std::string_view::npos)
                return path;
            name.remove_prefix(dot + 1);
        }
    }

    /// The part of sorted entries that starts with the first and shares its path up to and with \p level.
    [[nodiscard]] static entries group_of(entries all, std::size_t level) noexcept {
        std::size_t size = 1;
        while (size < all.size() && all[size].path[level] == all.front().path[level])
            ++size;
        return all.first(size);
    }

    bool give_members(entries all, std::size_t level, structure const& shape, engine& judge) {
        while (!all.empty()) {
            entries group = group_of(all, level);
            all = all.subspan(group.size());
            row const& member = shape.rows[group.front().path[level]];
            // Shorter paths come first: a value that is given to the list or structure itself.
            for (bool first = true; !group.empty() && group.front().depth == level + 1; group = group.subspan(1)) {
                if (!first) {
                    if (!give_duplicate(group.front(), shape, member, judge))
                        return false;
                    continue;
                }
                first = false;
                if (!judge.key(member.name) || !give_value(group.front(), judge))
                    return false;
            }
            if (group.empty())
                continue;
            if (!judge.key(member.name) || !give_nested(group, level + 1, shape, member, judge))
                return false;
        }
        return true;
    }

    bool give_nested(entries group, std::size_t level, structure const& shape, row const& member, engine& judge) {
        if (!member.list)
            return judge.begin_object() && give_members(group, level, *member.nested, judge) && judge.end_object();
        if (!judge.begin_array())
            return false;
        while (!group.empty()) {
            entries const element = group_of(group, level);
            group = group.subspan(element.size());
            if (!give_element(element, level, shape, member, judge))
                return false;
        }
        return judge.end_array();
    }

    bool give_element(entries element, std::size_t level, structure const& shape, row const& member, engine& judge) {
        bool first = true;
        for (; !element.empty() && element.front().depth == level + 1; element = element.subspan(1), first = false)
            if (!(first ? give_value(element.front(), judge) : give_duplicate(element.front(), shape, member, judge)))
                return false;
        if (element.empty() || member.type != wire_type::structure)
            return true;
        return judge.begin_object() && give_members(element, level + 1, *member.nested, judge) && judge.end_object();
    }

    bool give_duplicate(entry& e, structure const& shape, row const& member, engine& judge) {
        std::string path;
        append_path(path, e);
        e.ordinal = judge.next_ordinal();
        bool const go_on = judge.duplicate_path(shape, member, std::move(path), e.ordinal);
        e.ordinal = finding::nowhere; // the next value gets that ordinal
        return go_on;
    }

    void append_path(std::string& path, entry const& e) const {
        structure const* shape = shape_;
        row const* member = nullptr;
        bool in_list = false;
        for (std::size_t i = 0; i < e.depth; ++i) {
            if (member != nullptr && member->list && !in_list) {
                path.push_back('/');
                path.append(std::to_string(e.path[i]));
                in_list = true;
                continue;
            }
            if (member != nullptr)
                shape = &*member->nested;
            member = &shape->rows[e.path[i]];
            in_list = false;
            engine::append_name(path, member->name);
        }
    }

    bool give_value(entry& e, engine& judge) {
        e.ordinal = judge.next_ordinal();
        std::string_view value = text_.substr(e.value_offset, e.value_length);
        std::array<char, 256> short_text;
        std::string long_text;
        if (value.find_first_of("%+") != std::string_view::npos) {
            http::percent_decoder reader{value, http::plus_sign::blank};
            std::size_t size = 0;
            while (!reader.done() && size < short_text.size())
                short_text[size++] = reader.next();
            if (!reader.done()) {
                long_text.assign(short_text.data(), size);
                while (!reader.done())
                    long_text.push_back(reader.next());
                value = long_text;
            } else {
                value = {short_text.data(), size};
            }
            if (!reader.status())
                return judge.unreadable_text("percent-encoded, with two hexadecimal digits behind each %");
        }
        if (text::find_not_utf8(value) != std::string_view::npos)
            return judge.unreadable_text();
        return judge.text(value);
    }

    std::string_view text_;
    structure const* shape_;
    std::span<std::string_view const> common_;
    entries entries_{};
};

} // namespace detail

/// Judges the flattened parameters of a query or form body, `Storage=10&DBNodeSet.0.Role=Primary`.
///
/// Names of \p common (`Action`, `Timestamp` ...) belong to the protocol and are passed over. All values are text, so
/// an integer is whatever reads as one. A `+` is a blank. Offsets in findings count bytes of the text.
inline void validate_flattened(std::string_view text, structure const& shape, validation_context const& context,
                               finding_sink sink, std::span<std::string_view const> common = {},
                               void* target = nullptr) {
    detail::flattened_reader reader{text, shape, common};
    engine judge{shape, context, sink, target, {&reader, [](void* object, std::size_t ordinal) {
                                                    return static_cast<detail::flattened_reader*>(object)->find(
                                                        ordinal);
                                                }}};
    reader.read(judge);
}

} // namespace tc3

#endif
