// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONTRACT_CLEAN_HPP
#define TC3_CONTRACT_CLEAN_HPP

#include <tc3/contract/check.hpp>
#include <tc3/contract/context.hpp>
#include <tc3/contract/member.hpp>
#include <tc3/contract/relation.hpp>
#include <tc3/contract/table.hpp>
#include <tc3/contract/text.hpp>
#include <tc3/contract/value.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <string_view>

/// A quick look at a typed struct: whether there is surely nothing to say of it.
///
/// The engine judges every struct, but it is made for what has something wrong: it follows names, places and types. A
/// program that validates its calls nearly always has good ones. So each struct has a function that the compiler makes
/// of its table, row by row, with the same checks (check.hpp). It is some ten times faster than the engine.
namespace tc3::detail {

/// Whether a member is there; an empty list is not.
[[nodiscard]] constexpr bool is_present(value_view const& value) noexcept {
    return value.what != value_view::form::absent && (value.what != value_view::form::list || value.size > 0);
}

/// The look at one struct. Everything that depends on the table is known when the program is compiled.
template <class Struct>
class quick_look {
  public:
    quick_look(void const* object, validation_context const& context, std::size_t levels) noexcept
        : object_{object}, context_{&context}, levels_{levels} {}

    [[nodiscard]] bool is_clean() const noexcept {
        return levels_ > 0 && members_are_clean<0, row_count>() && relations_hold<0>();
    }

  private:
    static constexpr std::size_t row_count = derived<Struct>::row_count;
    static constexpr std::size_t relation_count = detail::relation_count<Struct>();

    template <std::size_t Row>
    [[nodiscard]] value_view read() const noexcept {
        constexpr auto reader = table<Struct>::rows[Row].access.read;
        return reader(object_);
    }

    /// In halves: compilers limit the depth of what depends on itself.
    template <std::size_t First, std::size_t Last>
    [[nodiscard]] bool members_are_clean() const noexcept {
        if constexpr (Last - First == 1) {
            return member_is_clean<First>();
        } else {
            constexpr std::size_t middle = First + (Last - First) / 2;
            return members_are_clean<First, middle>() && members_are_clean<middle, Last>();
        }
    }

    template <std::size_t Row>
    [[nodiscard]] bool member_is_clean() const noexcept {
        constexpr bool is_list = table<Struct>::rows[Row].list;
        value_view const value = read<Row>();
        if (value.what == value_view::form::absent)
            return true;
        if constexpr (!is_list) {
            return value_is_clean<Row>(value);
        } else {
            constexpr auto element = table<Struct>::rows[Row].access.element;
            for (std::size_t i = 0; i < value.size; ++i)
                if (!value_is_clean<Row>(element(value.object, i)))
                    return false;
            return true;
        }
    }

    template <std::size_t Row>
    [[nodiscard]] bool value_is_clean(value_view const& value) const noexcept {
        constexpr wire_type type = table<Struct>::rows[Row].type;
        if constexpr (type == wire_type::structure) {
            structure const& nested = *table<Struct>::rows[Row].nested;
            return nested.is_clean(value.object, *context_, levels_ - 1);
        } else if constexpr (type == wire_type::string) {
            constexpr bool ascii_only = is_ascii_only(table<Struct>::rows[Row]);
            return (ascii_only || text::is_utf8(value.string)) && keeps_from<Row, 0>(value.string);
        } else if constexpr (type == wire_type::integer) {
            return keeps_from<Row, 0>(value.integer);
        } else if constexpr (type == wire_type::unsigned_integer) {
            return keeps_from<Row, 0>(value.unsigned_integer);
        } else if constexpr (type == wire_type::number) {
            return std::isfinite(value.number) && keeps_from<Row, 0>(value.number);
        } else {
            return true;
        }
    }

    /// Whether nothing but ASCII keeps the constraints of a member.
    [[nodiscard]] static constexpr bool is_ascii_only(row const& member) noexcept {
        return std::any_of(member.constraints().begin(), member.constraints().end(), [](constraint const& rule) {
            return rule.what == constraint::form::pattern ||
                   (rule.what == constraint::form::one_of_texts &&
                    std::all_of(rule.texts.begin(), rule.texts.end(), is_ascii));
        });
    }

    template <std::size_t Row, std::size_t Rule, class Value>
    [[nodiscard]] bool keeps_from(Value const& value) const noexcept {
        if constexpr (Rule == table<Struct>::rows[Row].constraint_count) {
            return true;
        } else {
            static constexpr constraint const& rule = table<Struct>::rows[Row].constraint_slots[Rule];
            return keeps(rule, value, *context_) && keeps_from<Row, Rule + 1>(value);
        }
    }

    template <std::size_t Rule>
    [[nodiscard]] bool relations_hold() const noexcept {
        if constexpr (Rule == relation_count) {
            return true;
        } else {
            return relation_holds<Rule>() && relations_hold<Rule + 1>();
        }
    }

    template <std::size_t Rule>
    [[nodiscard]] bool relation_holds() const noexcept {
        static constexpr relation const& rule = derived_of<Struct>.relations[Rule];
        if constexpr (rule.what == relation::form::exactly_one) {
            return count_present<Rule, 0>() == 1;
        } else if constexpr (rule.what == relation::form::at_least_one) {
            return count_present<Rule, 0>() > 0;
        } else if constexpr (rule.what == relation::form::overrides) {
            return count_present<Rule, 0>() < 2;
        } else if constexpr (rule.reads_elements()) {
            return elements_hold<Rule>();
        } else {
            constexpr std::size_t second = rule.member_slots[1].index;
            value_view const limited = read<second>();
            bool const listed = is_among(rule.values(), limited);
            return listed == (rule.what == relation::form::allows) || !is_present(limited) ||
                   !is_constant(rule.condition, read<rule.member_slots[0].index>());
        }
    }

    /// False also where an element lacks the member that counts.
    template <std::size_t Rule>
    [[nodiscard]] bool elements_hold() const noexcept {
        static constexpr relation const& rule = derived_of<Struct>.relations[Rule];
        static constexpr row const& member = table<Struct>::rows[rule.member_slots[0].index];
        constexpr auto element = member.access.element;
        auto const read_counted = (*member.nested).rows[rule.nested.index].access.read;
        value_view const list = read<rule.member_slots[0].index>();
        if (!is_present(list))
            return true;
        std::array<std::size_t, rule.value_count> times{};
        for (std::size_t i = 0; i < list.size; ++i) {
            value_view const value = read_counted(element(list.object, i).object);
            if (!is_present(value))
                return false;
            for (std::size_t v = 0; v < times.size(); ++v)
                times[v] += is_constant(rule.value_slots[v], value) ? 1u : 0u;
        }
        if constexpr (rule.what == relation::form::at_most_one_element)
            return times[0] <= 1;
        else
            return std::all_of(times.begin(), times.end(), [](std::size_t each) { return each > 0; });
    }

    template <std::size_t Rule, std::size_t Member>
    [[nodiscard]] std::size_t count_present() const noexcept {
        constexpr std::size_t members = derived_of<Struct>.relations[Rule].member_count;
        if constexpr (Member == members) {
            return 0;
        } else {
            constexpr std::size_t index = derived_of<Struct>.relations[Rule].member_slots[Member].index;
            return (is_present(read<index>()) ? 1u : 0u) + count_present<Rule, Member + 1>();
        }
    }

    void const* object_;
    validation_context const* context_;
    std::size_t levels_;
};

template <class Struct>
bool is_clean(void const* object, validation_context const& context, std::size_t levels) noexcept {
    return quick_look<Struct>{object, context, levels}.is_clean();
}

} // namespace tc3::detail

#endif
