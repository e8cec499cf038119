// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_VALIDATE_ENGINE_HPP
#define TC3_VALIDATE_ENGINE_HPP

#include <tc3/contract/check.hpp>
#include <tc3/contract/context.hpp>
#include <tc3/contract/error_code.hpp>
#include <tc3/contract/pattern.hpp>
#include <tc3/contract/structure.hpp>
#include <tc3/contract/text.hpp>
#include <tc3/detail/ascii.hpp>
#include <tc3/json/scanner.hpp>
#include <tc3/validate/finding.hpp>
#include <tc3/validate/wording.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace tc3 {

/// Finds the place of a value in the text that is judged, by its ordinal (see json::locator). Asked only when there is
/// something to report.
struct place_finder {
    void* object = nullptr;
    json::span (*find)(void* object, std::size_t ordinal) = nullptr;
};

/// Nesting beyond this is not judged, but reported.
inline constexpr std::size_t depth_limit = 32;

/// The validator: it eats the events of one object and reports what breaks the rules of its structure.
///
/// The events may come from JSON text, a typed struct, a `boost::json::value` or the flattened names of a query; the
/// rules are read from type-erased rows only, so that contracts which were loaded at run time are judged by the same
/// code. Each event returns false when the sink has had enough. Nothing is allocated while there is nothing to report.
///
/// One mistake is reported once: the value of an unknown or repeated name is not judged, a value of the wrong type is
/// not held against the other rules, and a relation is silent about values that have broken a rule of their own.
class engine {
  public:
    engine(structure const& top, validation_context const& context, finding_sink sink, void* target = nullptr,
           place_finder places = {}) noexcept
        : top_{&top}, context_{context}, sink_{sink}, target_{target}, places_{places} {}
    engine(engine const&) = delete;
    engine& operator=(engine const&) = delete;

    bool begin_object() {
        start_value();
        if (expected_ == nullptr) {
            if (skipped_ == 0 && depth_ == 0)
                return push(*top_, target_, 0);
            ++skipped_;
            return true;
        }
        frame& f = innermost();
        row const& member = *expected_;
        if (member.type != wire_type::structure || member.list != f.in_list)
            return skip("an object");
        note_presence();
        f.failed = f.failed || member.part == envelope_part::error;
        void* object = nullptr;
        if (f.in_list ? f.list != nullptr : f.object != nullptr && member.access.open != nullptr)
            object = f.in_list ? member.access.append_structure(f.list) : member.access.open(f.object);
        return push(*member.nested, object, f.in_list ? element_relations(f) : 0u);
    }

    bool end_object() {
        if (leave_skipped())
            return true;
        frame& f = innermost();
        if (f.required_seen != f.shape->required_count && !report_missing())
            return false;
        if (!f.shape->relations.empty() && !judge_relations())
            return false;
        std::uint16_t const unknown_to_relations = static_cast<std::uint16_t>(f.element_relations & ~f.element_passed);
        --depth_;
        expected_ = nullptr;
        if (depth_ > 0) {
            --innermost_;
            mark_unsure(unknown_to_relations);
            end_value();
            expect_again();
        }
        return true;
    }

    bool begin_array() {
        start_value();
        if (expected_ == nullptr) {
            bool const in_place_of_all = skipped_ == 0 && depth_ == 0;
            ++skipped_;
            return !in_place_of_all || wrong_top("a list");
        }
        frame& f = innermost();
        row const& member = *expected_;
        if (!member.list || f.in_list)
            return skip("a list");
        f.in_list = true;
        f.index = 0;
        f.list_place = place_;
        f.list = f.object != nullptr && member.access.open != nullptr ? member.access.open(f.object) : nullptr;
        return true;
    }

    bool end_array() {
        if (!leave_skipped())
            innermost().in_list = false;
        return true;
    }

    bool key(std::string_view name) {
        if (skipped_ > 0 || depth_ == 0)
            return true;
        frame& f = innermost();
        // Most writers keep the order of the page, so the next row is tried first.
        std::size_t index = f.current + 1;
        row const* const rows = f.shape->rows.data();
        if (index >= f.shape->rows.size() || !detail::equal(rows[index].name, name))
            index = f.shape->find(name);
        f.current = index;
        expected_ = nullptr;
        if (index == structure::npos)
            return report_unknown(*f.shape, path_of_member(name), name, next_place_);
        row const& member = rows[index];
        std::uint64_t& word = f.seen[index / 64];
        std::uint64_t const bit = std::uint64_t{1} << (index % 64);
        if ((word & bit) != 0) {
            f.current = structure::npos;
            return report_duplicate(*f.shape, member, path_of_member(name), next_place_);
        }
        word |= bit;
        f.watchers = f.shape->watchers[index];
        f.required_seen += member.required ? 1u : 0u;
        expected_ = &member;
        return true;
    }

    bool string(std::string_view value) {
        start_value();
        if (row const* const member = expecting(wire_type::string))
            return scalar(*member, value);
        return wrong_scalar("a string");
    }

    bool integer(std::int64_t value) {
        start_value();
        if (row const* const member = expecting(wire_type::integer))
            return scalar(*member, value);
        if (row const* const member = expecting(wire_type::number))
            return scalar(*member, static_cast<double>(value));
        row const* const member = expecting(wire_type::unsigned_integer);
        if (member != nullptr && value >= 0)
            return scalar(*member, static_cast<std::uint64_t>(value));
        return wrong_scalar(member != nullptr ? "a negative integer" : "an integer", "a number");
    }

    /// An integer beyond the range of std::int64_t.
    bool large_integer(std::uint64_t value) {
        start_value();
        if (row const* const member = expecting(wire_type::unsigned_integer))
            return scalar(*member, value);
        if (row const* const member = expecting(wire_type::number))
            return scalar(*member, static_cast<double>(value));
        return wrong_scalar("an integer that does not fit into 64 bits with a sign", "a number");
    }

    /// A number with a fraction or an exponent, or an integer beyond 64 bits.
    bool number(double value) {
        start_value();
        if (row const* const member = expecting(wire_type::number); member != nullptr && std::isfinite(value))
            return scalar(*member, value);
        return wrong_scalar("a number with a fraction or an exponent, or too large for 64 bits", "a number");
    }

    bool boolean(bool value) {
        start_value();
        if (row const* const member = expecting(wire_type::boolean))
            return scalar(*member, value);
        return wrong_scalar("a boolean");
    }

    bool null() {
        start_value();
        if (expected_ == nullptr)
            return wrong_scalar("null");
        if (innermost().in_list)
            return wrong_type("null");
        return report_null();
    }

    /// A value of a query or form, where all values are text: what it means is told by the member's type.
    bool text(std::string_view value) {
        if (expected_ == nullptr)
            return string(value);
        row const& member = *expected_;
        if (member.list != innermost().in_list)
            return string(value);
        switch (member.type) {
        case wire_type::string:
        case wire_type::structure:
            return string(value);
        case wire_type::boolean:
            return boolean_text(value);
        case wire_type::integer:
        case wire_type::unsigned_integer:
        case wire_type::number:
            break;
        }
        return number_text(value);
    }

    /// A text that cannot be read, from a source that does not refuse it by itself. \p fault stands behind "must be".
    bool unreadable_text(std::string_view fault = "UTF-8") {
        start_value();
        if (expected_ == nullptr)
            return wrong_scalar("a string");
        refused_value();
        row const& member = *expected_;
        return report(kind::encoding, severity::error, id_of(member, kind::encoding), path_of_value(),
                      std::string{member.name} + " must be " + std::string{fault}, "Encode the text anew.",
                      member.origin, place_) &&
               ended();
    }

    // For a source whose names are whole paths: it tells of the names that have no place among the events. And for one
    // that looks at what it passes on.

    /// The member whose value comes next; null where it is not judged, or none is.
    [[nodiscard]] row const* expected() const noexcept { return expected_; }

    /// The ordinal that the next value will have.
    [[nodiscard]] std::size_t next_ordinal() const noexcept { return next_place_; }

    /// A name that leads nowhere in \p shape. \p name is its last part.
    bool unknown_path(structure const& shape, std::string path, std::string_view name, std::size_t ordinal) {
        return report_unknown(shape, std::move(path), name, ordinal);
    }

    /// A name that has come before.
    bool duplicate_path(structure const& shape, row const& member, std::string path, std::size_t ordinal) {
        return report_duplicate(shape, member, std::move(path), ordinal);
    }

    /// Appends `/name` with the two escapes of JSON Pointer.
    static void append_name(std::string& path, std::string_view name) {
        path.push_back('/');
        for (char const c : name) {
            if (c == '~')
                path.append("~0");
            else if (c == '/')
                path.append("~1");
            else
                path.push_back(c);
        }
    }

  private:
    struct frame {
        structure const* shape;
        void* object; ///< of the typed struct that is filled, or null
        void* list;   ///< the same for the list that is open
        std::size_t current;
        std::uint16_t watchers; ///< relations that read the current member
        std::size_t index;
        std::size_t required_seen;
        std::size_t list_place;
        std::uint16_t element_relations; ///< of the parent, those that read this object as an element
        std::uint16_t element_passed;    ///< of them, those that have seen their member
        bool in_list;
        bool failed; ///< the object is an answer with an error
        std::array<std::uint64_t, member_capacity / 64> seen;
        std::array<std::uint8_t, relation_capacity> state;
        std::array<std::size_t, relation_capacity> place;
    };

    // What a relation remembers, by its form.
    static constexpr std::uint8_t condition_met = 1;    // overrides, allows, ignores
    static constexpr std::uint8_t limit_broken = 2;     // overrides, allows, ignores
    static constexpr std::uint8_t list_is_given = 0x80; // elements_include, at_most_one_element
    static constexpr std::uint8_t unsure = 0x40;        // elements_include, at_most_one_element
    static constexpr std::uint8_t counter = 0x3F;       // of members or elements; a bit a value for elements_include

    [[nodiscard]] frame& innermost() noexcept { return *innermost_; }
    [[nodiscard]] frame const& innermost() const noexcept { return *innermost_; }
    [[nodiscard]] row const& current_row() const noexcept { return innermost().shape->rows[innermost().current]; }

    void start_value() noexcept { place_ = next_place_++; }
    void end_value() noexcept { innermost().index += innermost().in_list ? 1u : 0u; }
    bool ended() noexcept {
        end_value();
        return true;
    }

    bool leave_skipped() noexcept {
        if (skipped_ == 0)
            return false;
        if (--skipped_ == 0 && depth_ > 0) {
            end_value();
            expect_again();
        }
        return true;
    }

    /// Passes over an object or list that stands where something else is wanted.
    [[gnu::cold]] bool skip(std::string_view sent) {
        skipped_ = 1;
        bool const go_on = wrong_type(sent);
        expected_ = nullptr;
        return go_on;
    }

    /// After an element of a list another one may come.
    void expect_again() noexcept {
        frame const& f = innermost();
        expected_ = f.current == structure::npos ? nullptr : &f.shape->rows[f.current];
    }

    bool push(structure const& shape, void* object, std::uint16_t element_relations) {
        if (depth_ == depth_limit) {
            skipped_ = 1;
            expected_ = nullptr;
            return report(kind::size, severity::error, shape.subject() + ".nesting.size", path_of_value(),
                          "nested deeper than " + std::to_string(depth_limit) + " levels, which is not judged",
                          "Nest less deeply.", {}, place_);
        }
        frame& f = frames_[depth_++];
        innermost_ = &f;
        expected_ = nullptr;
        f.shape = &shape;
        f.object = object;
        f.list = nullptr;
        f.current = structure::npos;
        f.index = 0;
        f.required_seen = 0;
        f.element_relations = element_relations;
        f.element_passed = 0;
        f.in_list = false;
        f.failed = false;
        std::fill_n(f.seen.begin(), (shape.rows.size() + 63) / 64, 0u);
        std::fill_n(f.state.begin(), shape.relations.size(), std::uint8_t{0});
        return true;
    }

    /// A scalar of the right type.
    template <class Value>
    bool scalar(row const& member, Value value) {
        frame& f = innermost();
        if (f.watchers != 0)
            note_presence();
        bool passed = true;
        for (constraint const& rule : member.constraints())
            if (!keeps(rule, value, context_) && !report_broken(rule, value_view::of(value), passed))
                return false;
        if (f.object != nullptr)
            store(member, value_view::of(value));
        if (passed && (f.watchers | f.element_relations) != 0)
            note_value(value);
        return ended();
    }

    void store(row const& member, value_view const& value) {
        frame& f = innermost();
        if (f.in_list)
            member.access.append(f.list, value);
        else
            member.access.assign(f.object, value);
    }

    /// The member whose value comes now, if it is of that type; else null.
    [[nodiscard]] row const* expecting(wire_type type) const noexcept {
        bool const fits = expected_ != nullptr && expected_->type == type && expected_->list == innermost().in_list;
        return fits ? expected_ : nullptr;
    }

    /// A scalar that is of another type than is wanted, or that stands where nothing is judged. \p in_place_of_all says
    /// what it is where it stands in place of the whole object.
    [[gnu::cold]] bool wrong_scalar(std::string_view sent, std::string_view in_place_of_all = {}) {
        if (expected_ != nullptr)
            return wrong_type(sent);
        return skipped_ > 0 || depth_ > 0 || wrong_top(in_place_of_all.empty() ? sent : in_place_of_all);
    }

    // --- broken constraints ---

    /// Reports a broken constraint, and then sets `passed` to false unless it is only written unusually. False when the
    /// sink has had enough.
    [[gnu::cold]] bool report_broken(constraint const& rule, value_view const& value, bool& passed) {
        switch (rule.what) {
        case constraint::form::range:
            return !passed || broken(rule, value, passed);
        case constraint::form::one_of_texts:
            return broken_word(rule, value, passed);
        case constraint::form::characters:
            return broken_characters(rule, value, passed);
        case constraint::form::moment:
            return broken_moment(rule, value, passed);
        default:
            return broken(rule, value, passed);
        }
    }

    bool broken_characters(constraint const& rule, value_view const& value, bool& passed) {
        if (text::fit_of(value.string, rule.allowed, rule.doubtful) == text::fit::refused)
            return broken(rule, value, passed);
        passed = false;
        return report_value(rule, kind::characters, severity::warning,
                            std::string{current_row().name} +
                                " holds characters of which the documentation does not say whether they are allowed",
                            "Use " + std::string{rule.text} + " only.", {});
    }

    bool broken_moment(constraint const& rule, value_view const& value, bool& passed) {
        if (!text::parse_moment(value.string))
            return broken(rule, value, passed);
        return report_value(rule, kind::format_variant, severity::warning,
                            std::string{current_row().name} + " is written in a form that only some sources show",
                            "Write it as 2021-12-25 01:27:35.", {});
    }

    [[gnu::cold]] bool broken_word(constraint const& rule, value_view const& value, bool& passed) {
        for (std::string_view const word : rule.texts)
            if (detail::equal_ignoring_case(word, value.string)) {
                passed = false;
                return report_value(rule, kind::letter_case, severity::warning,
                                    std::string{current_row().name} + " is " + wording::quoted(value.string) +
                                        ", which the documentation spells " + std::string{word},
                                    "Write " + std::string{word} + ".", {});
            }
        return broken(rule, value, passed);
    }

    [[gnu::cold]] bool broken(constraint const& rule, value_view const& value, bool& passed) {
        passed = false;
        kind const what = kind_of(rule.what);
        row const& member = current_row();
        bool const mild = is_mild(rule);
        std::string message = std::string{member.name} + " must be " + wording::requirement(rule);
        if (value.what == value_view::form::string && value.string.empty())
            message += ", but is empty";
        else if (member.harmless || what == kind::one_of || value.what != value_view::form::string)
            message += ", not " + shown(value);
        std::string_view const code = !rule.likely_error.empty() ? rule.likely_error
                                      : mild                     ? std::string_view{}
                                                                 : likely_error(context_.likely, what);
        return report_value(rule, what, mild ? severity::warning : severity::error, std::move(message),
                            advice_for(rule, value), code);
    }

    [[nodiscard]] static std::string shown(value_view const& value) {
        switch (value.what) {
        case value_view::form::integer:
            return std::to_string(value.integer);
        case value_view::form::unsigned_integer:
            return std::to_string(value.unsigned_integer);
        case value_view::form::number:
            return std::to_string(value.number);
        case value_view::form::boolean:
            return value.boolean ? "true" : "false";
        default:
            return wording::quoted(value.string);
        }
    }

    [[nodiscard]] std::string advice_for(constraint const& rule, value_view const& value) const {
        std::string const name{current_row().name};
        switch (rule.what) {
        case constraint::form::multiple_of: {
            if (value.what != value_view::form::integer)
                break;
            std::int64_t const below = value.integer - value.integer % rule.minimum;
            if (below < rule.minimum)
                return "Set " + name + " to " + std::to_string(rule.minimum) + " or more.";
            if (below > std::numeric_limits<std::int64_t>::max() - rule.minimum)
                return "Set " + name + " to " + std::to_string(below) + " or less.";
            return "Set " + name + " to " + std::to_string(below) + " or " + std::to_string(below + rule.minimum) + ".";
        }
        case constraint::form::length:
            if (static_cast<std::int64_t>(text::count_code_points(value.string)) > rule.maximum)
                return "Shorten " + name + " to " + std::to_string(rule.maximum) + " characters or fewer.";
            break;
        case constraint::form::in_region:
            return "Name a zone of " + std::string{context_.region} + ", or send the call to the zone's region.";
        case constraint::form::not_in_future:
            return "Name a time for which a backup exists already.";
        default:
            break;
        }
        return wording::remedy(current_row(), rule);
    }

    // --- text that means a number or a boolean ---

    bool number_text(std::string_view value) {
        char const* const end = value.data() + value.size();
        auto const whole = [end](std::from_chars_result const& r) { return r.ec == std::errc{} && r.ptr == end; };
        std::string_view const digits = value.starts_with('-') ? value.substr(1) : value;
        bool const leading_zero = digits.size() > 1 && digits.front() == '0' && detail::is_digit(digits[1]);
        bool const is_integer =
            !digits.empty() && std::all_of(digits.begin(), digits.end(), detail::is_digit) && !leading_zero;
        std::int64_t small = 0;
        std::uint64_t large = 0;
        double fraction = 0;
        if (is_integer && whole(std::from_chars(value.data(), end, small)))
            return integer(small);
        if (is_integer && whole(std::from_chars(value.data(), end, large)))
            return large_integer(large);
        if (!digits.empty() && detail::is_digit(digits.front()) && !leading_zero &&
            whole(std::from_chars(value.data(), end, fraction)))
            return number(fraction);
        return string(value);
    }

    bool boolean_text(std::string_view value) {
        if (value == "true" || value == "false")
            return boolean(value == "true");
        if (value != "True" && value != "False")
            return string(value);
        row const& member = current_row();
        return report(kind::format_variant, severity::warning, id_of(member, kind::format_variant), path_of_value(),
                      std::string{member.name} + " is " + wording::quoted(value) +
                          ", a spelling that only some clients use for a boolean",
                      "Write true or false in small letters.", member.origin, next_place_) &&
               boolean(value == "True");
    }

    // --- what relations remember ---

    template <class Each>
    static void for_each_bit(std::uint16_t set, Each each) {
        for (; set != 0; set = static_cast<std::uint16_t>(set & (set - 1)))
            each(static_cast<std::size_t>(std::countr_zero(set)));
    }

    [[nodiscard]] std::uint16_t element_relations(frame const& f) const noexcept {
        std::uint16_t reading = 0;
        for_each_bit(f.watchers, [&](std::size_t i) {
            if (f.shape->relations[i].reads_elements())
                reading = static_cast<std::uint16_t>(reading | (1u << i));
        });
        return reading;
    }

    /// The member is there, whatever its value. Not called for null, and for a list at its first element only, so that
    /// an empty list counts as absent.
    void note_presence() {
        frame& f = innermost();
        if (f.watchers == 0 || (f.in_list && f.index > 0))
            return;
        for_each_bit(f.watchers, [&](std::size_t i) {
            relation const& rule = f.shape->relations[i];
            if (rule.counts_members()) {
                f.state[i] = static_cast<std::uint8_t>(std::min<int>(f.state[i] + 1, counter));
            } else if (rule.what == relation::form::overrides) {
                bool const is_first = rule.member_slots[0].index == f.current;
                f.state[i] = static_cast<std::uint8_t>(f.state[i] | (is_first ? condition_met : limit_broken));
                if (!is_first)
                    f.place[i] = f.in_list ? f.list_place : place_;
            } else if (rule.reads_elements() && f.in_list) {
                f.state[i] = static_cast<std::uint8_t>(f.state[i] | list_is_given);
                f.place[i] = f.list_place;
            }
        });
    }

    /// The current member has a value that broke no rule.
    template <class Value>
    void note_value(Value value) {
        frame& f = innermost();
        if (std::uint16_t const watchers = f.watchers; watchers != 0 && !f.in_list)
            for_each_bit(watchers, [&](std::size_t i) { remember(f, i, value); });
        if (f.element_relations != 0 && !f.in_list)
            remember_element(f, value);
    }

    template <class Value>
    void remember(frame& f, std::size_t i, Value value) {
        relation const& rule = f.shape->relations[i];
        if (!rule.is_conditional())
            return;
        auto const add = [&f, i](std::uint8_t bit) { f.state[i] = static_cast<std::uint8_t>(f.state[i] | bit); };
        if (rule.member_slots[0].index == f.current && detail::is_constant(rule.condition, value))
            add(condition_met);
        if (rule.member_slots[1].index == f.current) {
            if (detail::is_among(rule.values(), value) == (rule.what == relation::form::ignores))
                add(limit_broken);
            f.place[i] = place_;
        }
    }

    template <class Value>
    void remember_element(frame& f, Value value) {
        frame& parent = frames_[depth_ - 2];
        for_each_bit(f.element_relations, [&](std::size_t i) {
            relation const& rule = parent.shape->relations[i];
            if (rule.nested.index != f.current)
                return;
            f.element_passed = static_cast<std::uint16_t>(f.element_passed | (1u << i));
            for (std::size_t v = 0; v < rule.value_count; ++v) {
                if (!detail::is_constant(rule.value_slots[v], value))
                    continue;
                if (rule.what == relation::form::elements_include)
                    parent.state[i] = static_cast<std::uint8_t>(parent.state[i] | (1u << v));
                else if ((parent.state[i] & counter) < counter)
                    ++parent.state[i];
            }
        });
    }

    void mark_unsure(std::uint16_t relations) {
        for_each_bit(relations, [this](std::size_t i) {
            frame& f = innermost();
            f.state[i] = static_cast<std::uint8_t>(f.state[i] | unsure);
        });
    }

    /// The current value is of no use to relations that read it as an element.
    void refused_value() {
        note_presence();
        if (innermost().in_list)
            mark_unsure(element_relations(innermost()));
    }

    [[nodiscard]] static bool is_broken(relation const& rule, std::uint8_t state) noexcept {
        switch (rule.what) {
        case relation::form::exactly_one:
            return state != 1;
        case relation::form::at_least_one:
            return state == 0;
        case relation::form::overrides:
        case relation::form::allows:
        case relation::form::ignores:
            return state == (condition_met | limit_broken);
        case relation::form::elements_include:
            return (state & (list_is_given | unsure)) == list_is_given &&
                   (state & counter) != (1u << rule.value_count) - 1u;
        case relation::form::at_most_one_element:
            break;
        }
        return (state & counter) > 1;
    }

    bool judge_relations() {
        frame const& f = innermost();
        for (std::size_t i = 0; i < f.shape->relations.size(); ++i)
            if (is_broken(f.shape->relations[i], f.state[i]) && !report_relation(i))
                return false;
        return true;
    }

    // --- reports: nothing below runs on a clean object ---

    [[gnu::cold]] bool report_relation(std::size_t i) {
        frame const& f = innermost();
        relation const& rule = f.shape->relations[i];
        kind const what = kind_of(rule.what);
        bool const mild = is_mild(rule);
        std::string path = rule.counts_members() ? path_of_object() : path_of_member(rule.place().name);
        std::string message = wording::requirement(rule);
        if (rule.counts_members())
            message += f.state[i] == 0 ? ", but none is" : ", but several are";
        std::string_view const code = !rule.likely_error.empty() ? rule.likely_error
                                      : mild                     ? std::string_view{}
                                                                 : likely_error(context_.likely, what);
        std::optional<std::size_t> place;
        if (!rule.counts_members())
            place = f.place[i];
        return report(what, mild ? severity::warning : severity::error,
                      f.shape->subject() + "." + kebab_case(rule.place().name) + "." + std::string{to_string(what)},
                      std::move(path), std::move(message), advice_for(rule, f.state[i]), rule.origin, place, code,
                      f.shape->rows[rule.place().index].harmless);
    }

    [[nodiscard]] static std::string advice_for(relation const& rule, std::uint8_t state) {
        std::string const first{rule.member_slots[0].name};
        switch (rule.what) {
        case relation::form::exactly_one:
        case relation::form::at_least_one:
            return state == 0 ? "Give one of them." : "Leave out all but one.";
        case relation::form::overrides:
            return "Leave out " + std::string{rule.member_slots[1].name} + ", or " + first +
                   " where that is not meant.";
        case relation::form::allows:
            return "Set " + std::string{rule.member_slots[1].name} + " to " + wording::list_of(rule.values()) +
                   ", or change " + first + ".";
        case relation::form::ignores:
            return "Do not count on it; change " + first + " if it is meant.";
        case relation::form::elements_include:
            return "Add the missing element, or leave out " + first + ".";
        case relation::form::at_most_one_element:
            break;
        }
        return "Make one of them another " + std::string{rule.nested.name} + ".";
    }

    bool report_missing() {
        frame const& f = innermost();
        for (std::size_t i = 0; i < f.shape->rows.size(); ++i) {
            row const& member = f.shape->rows[i];
            bool const is_seen = ((f.seen[i / 64] >> (i % 64)) & 1u) != 0;
            if (!member.required || is_seen || (f.failed && member.part != envelope_part::request_id))
                continue;
            if (!report(kind::required, severity::error, id_of(member, kind::required), path_of_member(member.name),
                        std::string{member.name} + " is required and is missing",
                        "Add " + std::string{member.name} + ", " + wording::type_of(member) + ".", member.origin,
                        std::nullopt))
                return false;
        }
        return true;
    }

    [[gnu::cold]] bool report_null() {
        row const& member = current_row();
        bool const response = context_.where == side::response;
        bool go_on = true;
        if (member.required)
            go_on = report(response ? kind::null : kind::required, severity::error,
                           id_of(member, response ? kind::null : kind::required), path_of_value(),
                           std::string{member.name} + " is required and is null",
                           "Give " + std::string{member.name} + " a value, " + wording::type_of(member) + ".",
                           member.origin, place_);
        else if (!response)
            go_on = report(kind::null, severity::warning, id_of(member, kind::null), path_of_value(),
                           std::string{member.name} + " is sent as null; an optional member is left out instead",
                           "Leave out " + std::string{member.name} + ".", member.origin, place_);
        return go_on && ended();
    }

    [[gnu::cold]] bool report_unknown(structure const& shape, std::string path, std::string_view name,
                                      std::size_t place) {
        bool const response = context_.where == side::response;
        std::string_view const near = wording::nearest(name, shape);
        std::string help = near.empty() ? "Remove it." : "Did you mean " + std::string{near} + "?";
        if (response)
            help = "Nothing need be done; the service may have gained a member.";
        return report(kind::unknown, response ? severity::note : severity::error, shape.subject() + ".member.unknown",
                      std::move(path), wording::quoted(name) + " is not a member of " + std::string{shape.name},
                      std::move(help), response ? members_source(shape) : unknown_names_source, place);
    }

    [[gnu::cold]] bool report_duplicate(structure const& shape, row const& member, std::string path,
                                        std::size_t place) {
        return report(kind::duplicate, severity::error,
                      shape.subject() + "." + kebab_case(member.name) + "." + std::string{to_string(kind::duplicate)},
                      std::move(path), std::string{member.name} + " is given twice",
                      "Give it once: which of them counts is not defined.", member.origin, place);
    }

    /// The pointer of a member of the innermost object.
    [[nodiscard]] std::string path_of_member(std::string_view name) const {
        std::string path = path_of_object();
        append_name(path, name);
        return path;
    }

    [[gnu::cold]] bool wrong_type(std::string_view sent) {
        refused_value();
        row const& member = current_row();
        bool const as_element = innermost().in_list;
        std::string const wanted = wording::type_of(member, as_element);
        bool const go_on = report(kind::type, severity::error, id_of(member, kind::type), path_of_value(),
                                  (as_element ? "an element of " : "") + std::string{member.name} + " must be " +
                                      wanted + ", but is " + std::string{sent},
                                  "Send " + wanted + ".", member.origin, place_, std::nullopt, member.harmless);
        if (skipped_ == 0)
            end_value();
        return go_on;
    }

    [[gnu::cold]] bool wrong_top(std::string_view sent) {
        return report(kind::type, severity::error, top_->subject() + ".body.type", {},
                      "the body must be a JSON object, but is " + std::string{sent},
                      "Send an object, even if it has no members.", {}, place_);
    }

    [[gnu::cold]] bool report_value(constraint const& rule, kind what, severity weight, std::string message,
                                    std::string help, std::string_view code) {
        row const& member = current_row();
        return report(what, weight, id_of(member, what), path_of_value(), std::move(message), std::move(help),
                      rule.origin.empty() ? member.origin : rule.origin, place_, code, member.harmless);
    }

    [[gnu::cold]] bool report(kind what, severity weight, std::string rule, std::string path, std::string message,
                              std::string help, source const& origin, std::optional<std::size_t> place,
                              std::optional<std::string_view> code = std::nullopt, bool may_be_shown = false) {
        finding found;
        found.side = context_.where;
        found.severity = weight;
        found.kind = what;
        found.rule = std::move(rule);
        found.path = std::move(path);
        found.message = std::move(message);
        found.help = std::move(help);
        found.origin = origin;
        if (context_.where != side::request)
            found.likely_error = {};
        else if (code)
            found.likely_error = *code;
        else if (weight == severity::error)
            found.likely_error = likely_error(context_.likely, what);
        found.harmless = may_be_shown;
        if (place && places_.find != nullptr) {
            json::span const spot = places_.find(places_.object, *place);
            found.offset = spot.offset;
            found.length = spot.length;
        }
        return sink_(std::move(found)) == walk::go_on;
    }

    [[nodiscard]] std::string id_of(row const& member, kind what) const {
        return innermost().shape->subject() + "." + kebab_case(member.name) + "." + std::string{to_string(what)};
    }

    /// The pointer of the innermost object.
    [[nodiscard]] std::string path_of_object() const { return path_of_frames(depth_ - 1); }

    /// The pointer of the value that is judged.
    [[nodiscard]] std::string path_of_value() const { return path_of_frames(depth_); }

    [[nodiscard]] std::string path_of_frames(std::size_t count) const {
        std::string path;
        for (std::size_t i = 0; i < count; ++i) {
            frame const& f = frames_[i];
            append_name(path, f.shape->rows[f.current].name);
            if (f.in_list) {
                path.push_back('/');
                path.append(std::to_string(f.index));
            }
        }
        return path;
    }

    structure const* top_;
    validation_context context_;
    finding_sink sink_;
    void* target_;
    place_finder places_;
    std::size_t depth_ = 0;
    frame* innermost_ = nullptr;    ///< of the frames that are in use; null where there is none
    row const* expected_ = nullptr; ///< the member whose value may come now; null where it is not judged, or none is
    std::size_t skipped_ = 0;       ///< brackets open inside a value that is not judged
    std::size_t place_ = 0;         ///< ordinal of the value that is judged
    std::size_t next_place_ = 0;    ///< ordinal of the next value
    std::array<frame, depth_limit> frames_;
};

} // namespace tc3

#endif
