// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_GENERATORS_MUTATE_HPP
#define TC3_GENERATORS_MUTATE_HPP

#include "document.hpp"
#include "valid.hpp"

#include <tc3/contract/names.hpp>

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Mutators: each breaks one rule of a structure's table, and no other.
namespace tc3::generators {

/// In which form a mutated request can be written.
enum class expressible : std::uint8_t {
    everywhere,
    json_only,     ///< the flattened form cannot say it, or means something else by it
    flattened_only ///< it is no JSON, or right there
};

/// A request with one broken rule.
struct mutation {
    document broken{};
    std::string path{};        ///< at which the finding stands
    std::string description{}; ///< what was done, for a reader
    expressible where = expressible::everywhere;
};

inline void showValue(mutation const& made, std::ostream& out) {
    out << made.description << ": "
        << (made.where == expressible::flattened_only ? to_flattened(made.broken) : to_text(made.broken));
}

/// Breaks one rule.
struct mutator {
    std::string rule{}; ///< id of the rule
    tc3::kind kind{};
    tc3::severity severity = severity::error;
    std::string description{};
    bool flattened_only = false;          ///< what it makes is always `expressible::flattened_only`
    std::set<std::string_view> touched{}; ///< members of the top level that it may change; unknown ones are ""
    std::function<rc::Gen<mutation>(document const&)> apply{};
};

inline void showValue(mutator const& each, std::ostream& out) {
    out << each.rule << " (" << each.description << ")";
}

/// Whether two mutators can be applied to one request without getting into each other's way.
[[nodiscard]] inline bool are_independent(mutator const& a, mutator const& b) {
    return std::none_of(a.touched.begin(), a.touched.end(),
                        [&b](std::string_view name) { return b.touched.contains(name); });
}

namespace detail {

/// An object in a document, its structure, and its pointer.
struct place {
    json::object* object;
    structure const* shape;
    std::string pointer;
};

/// Finds or makes the object below the top level that a mutator works on.
using reacher = std::function<place(document&)>;

template <class T>
T chosen(std::vector<T> choices) {
    return *rc::gen::elementOf(std::move(choices));
}

[[nodiscard]] inline std::string shown(json::value const& value) {
    std::string text = json::serialize(value);
    constexpr std::size_t longest = 80;
    return text.size() <= longest ? text : text.substr(0, longest) + "...";
}

/// Names that a structure has not, most of them near to those that it has.
[[nodiscard]] inline std::vector<std::string> other_names(structure const& shape) {
    std::vector<std::string> names{"Foo", "", "a/b~c", "~1", "x\"y\\", "\u4e2d\u6587", "Name.0", "Foo[0][Bar]", " "};
    for (row const& member : shape.rows) {
        std::string const name{member.name};
        for (std::string const& near :
             {tc3::detail::to_lower(name), tc3::detail::to_lower(name.substr(0, 1)) + name.substr(1), name + "s",
              name + " ", " " + name, name.substr(1)})
            names.push_back(near);
    }
    std::erase_if(names, [&shape](std::string const& name) { return shape.find(name) != structure::npos; });
    return names;
}

/// Values of a member that is unknown. Whether what is in an unknown object is unknown too is left open.
[[nodiscard]] inline std::vector<json::value> other_members() {
    return {1, "x", "", true, false, nullptr, 0, json::array{1}, json::object{}};
}

/// Whether the text of a scalar, in a query, is of another type than the wanted one. What an empty text is there, no
/// source says.
[[nodiscard]] inline bool reads_otherwise(json::value const& value, wire_type type) {
    std::string_view const text = value.is_string() ? from_json(value.get_string()) : "-";
    switch (type) {
    case wire_type::string:
        return false;
    case wire_type::boolean:
        return !value.is_bool() && text != "true" && text != "false" && !text.empty();
    case wire_type::structure:
        return !text.empty();
    default:
        return text != "10" && !text.empty(); // the only number among the texts
    }
}

/// A value of the wrong type, as a value or as a literal, and whether the flattened form can say it.
struct misfit {
    json::value value{};
    std::string literal{};
    bool can_be_flattened = false;
};

/// Values that have not the type of a member, or of an element of it.
[[nodiscard]] inline std::vector<misfit> misfits_of(row const& member, bool as_element) {
    std::vector<json::value> const scalars{"",
                                           "x",
                                           "10",
                                           "10x",
                                           "0x10",
                                           "true",
                                           10,
                                           1,
                                           0,
                                           -10,
                                           true,
                                           false,
                                           10.0,
                                           -0.5,
                                           1e300,
                                           std::uint64_t{9223372036854775808u},
                                           std::uint64_t{18446744073709551615u}};
    std::vector<misfit> all;
    bool const is_list = member.list && !as_element;
    wire_type const wanted = is_list ? wire_type::structure : member.type; // no scalar is either of them
    for (json::value const& value : scalars)
        if (!has_type(value, wanted))
            all.push_back({value, {}, reads_otherwise(value, wanted)});
    for (std::string_view const literal : {"10.0", "1e1", "1E+1", "18446744073709551616", "-9223372036854775809"})
        if (wanted != wire_type::number)
            all.push_back({nullptr, std::string{literal}, wanted != wire_type::string});
    for (json::value const& nested :
         {json::value(json::object{}), json::value(json::object{{"a", 1}}), json::value(json::array{}),
          json::value(json::array{1}), json::value(json::array{json::object{}})})
        if (is_list ? !nested.is_array() : !(member.type == wire_type::structure && nested.is_object()))
            all.push_back({nested, {}, false});
    if (as_element)
        all.push_back({nullptr, {}, false});
    return all;
}

[[nodiscard]] inline std::vector<std::string> other_words(constraint const& rule) {
    std::vector<std::string> texts{"", " ", "other", "\u4e2d\u6587", "null", "0"};
    for (std::string_view const each : rule.texts) {
        std::string const word{each};
        for (std::string const& near :
             {word + "x", "x" + word, " " + word, word + " ", word + "\n", word + word, word + "," + word})
            texts.push_back(near);
        for (std::size_t size = 1; size < word.size(); ++size)
            texts.insert(texts.end(), {word.substr(0, size), word.substr(size)});
    }
    return texts;
}

[[nodiscard]] inline std::vector<std::string> other_case(constraint const& rule) {
    std::vector<std::string> texts;
    for (std::string_view const word : rule.texts) {
        std::string lower = tc3::detail::to_lower(word);
        std::string upper{word};
        std::string swapped{word};
        for (std::size_t i = 0; i < word.size(); ++i) {
            bool const is_small = tc3::detail::is_lower(word[i]);
            upper[i] = is_small ? static_cast<char>(word[i] - 'a' + 'A') : word[i];
            swapped[i] = is_small ? upper[i] : tc3::detail::to_lower(word[i]);
        }
        texts.insert(texts.end(), {lower, upper, swapped});
    }
    return texts;
}

[[nodiscard]] inline std::vector<std::string> other_lengths(row const& member, constraint const& rule) {
    std::vector<char32_t> allowed{U'a', U'\u4E2D'};
    if (constraint const* const characters = constraint_of(member, constraint::form::characters)) {
        allowed.clear();
        for (code_point_range const& range : characters->allowed)
            allowed.insert(allowed.end(), {range.first, range.last});
    }
    std::vector<std::string> texts;
    for (char32_t const c : allowed) {
        for (std::int64_t const more : {std::int64_t{1}, std::int64_t{2}, rule.maximum})
            texts.push_back(encoded(std::vector<char32_t>(static_cast<std::size_t>(rule.maximum + more), c)));
        if (rule.minimum > 0)
            texts.push_back(encoded(std::vector<char32_t>(static_cast<std::size_t>(rule.minimum - 1), c)));
    }
    return texts;
}

[[nodiscard]] inline std::vector<std::string> other_characters(row const& member, constraint const& rule,
                                                               severity weight, std::string const& valid) {
    std::vector<char32_t> others;
    if (weight == severity::warning && rule.standing != tier::advice) {
        // Where a block ends, and what a short one holds, depends on the version of Unicode.
        for (code_point_range const& range : rule.doubtful)
            if (range.last - range.first > 16)
                others.insert(others.end(), {range.first, range.first + (range.last - range.first) / 2});
    } else {
        others = {U' ',      U'.',      U'/',      U'+',      U'@',      U'[',      U'`',
                  U'{',      U':',      U'\t',     U'\n',     U'\u00E9', U'\u0301', U'\u3042',
                  U'\u4DFF', U'\uA000', U'\uFF21', U'\uFF10', U'\u2014', U'\uFF3F', 0x1F600};
        for (code_point_range const& range : rule.allowed)
            others.insert(others.end(), {range.first - 1, range.last + 1});
        std::erase_if(others, [&rule](char32_t c) {
            return text::contains(rule.allowed, c) || text::contains(rule.doubtful, c);
        });
    }
    auto const [least, most] = lengths_of(member);
    std::vector<char32_t> points;
    for (std::string_view rest = valid; !rest.empty();)
        points.push_back(text::next_code_point(rest));
    std::vector<std::string> texts;
    for (char32_t const c : others) {
        if (points.size() < most) { // one more, in front
            std::vector<char32_t> longer = points;
            longer.insert(longer.begin(), c);
            texts.push_back(encoded(longer));
        }
        for (std::size_t const at : {std::size_t{0}, points.size() / 2, points.size() - 1})
            if (at < points.size()) { // another one instead
                std::vector<char32_t> changed = points;
                changed[at] = c;
                texts.push_back(encoded(changed));
            }
    }
    return texts;
}

[[nodiscard]] inline std::vector<std::string> other_forms(constraint const& rule, std::string const& valid) {
    std::vector<std::string> texts{"",
                                   " ",
                                   valid + " ",
                                   " " + valid,
                                   valid + "\n",
                                   valid + valid,
                                   valid.substr(0, valid.size() - 1),
                                   valid.substr(1),
                                   std::string{rule.text}};
    for (char const more : {'0', 'a', 'A', '-'})
        texts.push_back(valid + more);
    for (std::size_t i = 0; i < valid.size(); ++i)
        for (char const other : {'!', 'Z', '-', ' '}) {
            std::string changed = valid;
            changed[i] = other;
            texts.push_back(std::move(changed));
        }
    return texts;
}

[[nodiscard]] inline std::vector<std::string> no_moments() {
    return {"yesterday",           "2021-12-25",          "2021-12-25T01:27:35",  "2021-12-25 01:27:35Z",
            "2021-12-25 01:27",    "2021-13-01 00:00:00", "2021-02-30 00:00:00",  "2021-12-25 24:00:00",
            "2021-12-25 01:60:00", "20211225012735",      " 2021-12-25 01:27:35", "2021-12-25 01:27:35 ",
            "1640395655",          "2021.12.25 01:27:35", "21-12-25 01:27:35",    "2021-12-25  01:27:35"};
}

[[nodiscard]] inline std::vector<std::string> variants_of_moment() {
    std::vector<std::string> texts;
    for (std::int64_t const seconds : {1609722185, 978312245, 1640395655})
        for (char const separator : {'-', '/'})
            for (bool const zeros : {false, true})
                texts.push_back(moment_text(seconds, separator, zeros));
    return texts;
}

[[nodiscard]] inline std::vector<std::string> other_zones(validation_context const& context) {
    std::string const region{context.region};
    return {"eu-nowhere-1", "ap-beijing-7", region + "x-1", region + "-open-1", "x" + region + "-2"};
}

[[nodiscard]] inline std::vector<std::string> later_moments(validation_context const& context) {
    std::vector<std::string> texts;
    constexpr std::int64_t eight_hours = 28800;
    for (std::int64_t const later : {1, 2, 60, 3600, 86400, 31536000, 2000000000})
        texts.push_back(moment_text(context.timestamp.value_or(0) + eight_hours + later));
    return texts;
}

/// Texts near a valid one that break a constraint in that way, most of them.
[[nodiscard]] inline std::vector<std::string> broken_texts(row const& member, constraint const& rule, kind what,
                                                           severity weight, std::string const& valid,
                                                           validation_context const& context) {
    switch (rule.what) {
    case constraint::form::one_of_texts:
        return what == kind::letter_case ? other_case(rule) : other_words(rule);
    case constraint::form::length:
        return other_lengths(member, rule);
    case constraint::form::characters:
        return other_characters(member, rule, weight, valid);
    case constraint::form::pattern:
        return other_forms(rule, valid);
    case constraint::form::moment:
        return what == kind::format_variant ? variants_of_moment() : no_moments();
    case constraint::form::not_empty:
        return {""};
    case constraint::form::in_region:
        return other_zones(context);
    case constraint::form::not_in_future:
        return later_moments(context);
    default:
        return {};
    }
}

/// The members that are bound to one another by relations, a name among them.
[[nodiscard]] inline std::set<std::string_view> bound_to(structure const& shape, std::string_view name) {
    std::set<std::string_view> bound{name};
    for (std::size_t before = 0; before < bound.size();) {
        before = bound.size();
        for (relation const& rule : shape.relations)
            if (std::any_of(rule.members().begin(), rule.members().end(),
                            [&bound](member_reference const& m) { return bound.contains(m.name); }))
                for (member_reference const& m : rule.members())
                    bound.insert(m.name);
    }
    return bound;
}

/// Makes the mutators of one structure at one place, and of those nested in it.
class mutator_maker {
  public:
    mutator_maker(std::vector<mutator>& out, structure const& shape, validation_context const& context, reacher reach,
                  std::set<std::string_view> touched, std::vector<structure const*> around)
        : out_{&out}, shape_{&shape}, context_{context}, reach_{std::move(reach)}, touched_{std::move(touched)},
          around_{std::move(around)} {
        around_.push_back(&shape);
    }

    void make() {
        add_unknown();
        for (row const& member : shape_->rows) {
            add_presence(member);
            add_types(member);
            add_duplicate(member);
            add_flattened(member);
            for (constraint const& rule : member.constraints())
                add_constraint(member, rule);
        }
        for (relation const& rule : shape_->relations)
            add_relation(rule);
        for (row const& member : shape_->rows)
            if (member.nested)
                add_nested(member);
    }

  private:
    /// What a mutator does to the object at a place. It returns where the finding will stand and what was done.
    using action = std::function<mutation(document&, place const&)>;

    void add(std::string const& part, kind what, severity weight, std::string description,
             std::set<std::string_view> touched, action act, expressible form = expressible::everywhere) {
        mutator made;
        made.rule = shape_->subject() + "." + part + "." + std::string{to_string(what)};
        made.kind = what;
        made.severity = weight;
        made.description = std::move(description);
        made.flattened_only = form == expressible::flattened_only;
        made.touched = touched_.empty() ? std::move(touched) : touched_;
        made.apply = [reach = reach_, act = std::move(act)](document const& valid) {
            return rc::gen::exec([reach, act, valid] {
                document changed = valid;
                place const where = reach(changed);
                mutation done = act(changed, where);
                done.broken = std::move(changed);
                return done;
            });
        };
        out_->push_back(std::move(made));
    }
    void add(row const& member, kind what, severity weight, std::string description, action act,
             expressible form = expressible::everywhere) {
        add(kebab_case(member.name), what, weight, std::move(description), bound_to(*shape_, member.name),
            std::move(act), form);
    }

    [[nodiscard]] static std::string at(place const& where, row const& member) {
        return below(where.pointer, member.name);
    }

    /// Whether nothing is left of an object in flattened form, where empty lists vanish.
    [[nodiscard]] static bool is_empty_when_flattened(json::object const& object) {
        return std::all_of(object.begin(), object.end(), [](json::key_value_pair const& member) {
            return member.value().is_array() && member.value().get_array().empty();
        });
    }

    // --- members that are there or not ---

    /// Makes a member present, with a valid value, and leaves no relation broken.
    static json::value& given(place const& where, row const& member, validation_context const& context,
                              relation const* but = nullptr) {
        json::value* present = where.object->if_contains(to_json(member.name));
        if (present != nullptr && is_present(*where.object, member.name))
            return *present;
        for (relation const& rule : where.shape->relations)
            if (&rule != but && rule.excludes_members() && reads(rule, member.name))
                for (member_reference const& each : rule.members())
                    where.object->erase(to_json(each.name));
        return replaced(where, member, context, but);
    }

    /// Gives a member another valid value.
    static json::value& replaced(place const& where, row const& member, validation_context const& context,
                                 relation const* but = nullptr) {
        // It is asked again when the value shrinks, long after this function has returned.
        auto const fits = [before = *where.object, shape = where.shape, &member, but](json::value const& value) {
            json::object changed = before;
            changed[to_json(member.name)] = value;
            return is_present(changed, member.name) &&
                   std::all_of(shape->relations.begin(), shape->relations.end(), [&](relation const& rule) {
                       return &rule == but || !reads(rule, member.name) || keeps(changed, rule);
                   });
        };
        json::value& slot = (*where.object)[to_json(member.name)];
        slot = *rc::gen::suchThat(any_value(member, *where.shape, context, deepest - 1), fits);
        return slot;
    }

    /// Takes a member out, and leaves no relation broken.
    static void left_out(place const& where, row const& member, validation_context const& context) {
        where.object->erase(to_json(member.name));
        for (relation const& rule : where.shape->relations) {
            if (!rule.counts_members() || !reads(rule, member.name) || keeps(*where.object, rule))
                continue;
            std::vector<row const*> others;
            for (member_reference const& each : rule.members())
                if (each.name != member.name)
                    others.push_back(&where.shape->rows[each.index]);
            given(where, *chosen(others), context);
        }
    }

    void add_presence(row const& member) {
        if (member.required) {
            add(member, kind::required, severity::error, "leave it out", [&member](document&, place const& where) {
                where.object->erase(to_json(member.name));
                bool const vanishes = is_empty_when_flattened(*where.object) && !where.pointer.empty();
                return mutation{{},
                                at(where, member),
                                "without " + at(where, member),
                                vanishes ? expressible::json_only : expressible::everywhere};
            });
            add(member, kind::required, severity::error, "make it null", [&member](document&, place const& where) {
                (*where.object)[to_json(member.name)] = nullptr;
                return mutation{{}, at(where, member), at(where, member) + " is null", expressible::json_only};
            });
            return;
        }
        add(member, kind::null, severity::warning, "make it null",
            [&member, context = context_](document&, place const& where) {
                left_out(where, member, context);
                (*where.object)[to_json(member.name)] = nullptr;
                return mutation{{}, at(where, member), at(where, member) + " is null", expressible::json_only};
            });
    }

    // --- types ---

    void add_types(row const& member) {
        add(member, kind::type, severity::error, "another type",
            [&member, context = context_](document& whole, place const& where) {
                given(where, member, context);
                return misfitted(whole, (*where.object)[to_json(member.name)], at(where, member),
                                 chosen(misfits_of(member, false)));
            });
        if (!member.list)
            return;
        add(member, kind::type, severity::error, "an element of another type",
            [&member, context = context_](document& whole, place const& where) {
                json::array& list = given(where, member, context).as_array();
                std::size_t const index = chosen(indices_of(list));
                return misfitted(whole, list[index], below(at(where, member), index), chosen(misfits_of(member, true)));
            });
    }

    static mutation misfitted(document& whole, json::value& slot, std::string const& pointer, misfit const& other) {
        slot = other.value;
        if (!other.literal.empty())
            whole.edits.push_back({edit::form::literal, pointer, other.literal});
        return {{},
                pointer,
                pointer + " is " + (other.literal.empty() ? shown(other.value) : other.literal),
                other.can_be_flattened ? expressible::everywhere : expressible::json_only};
    }

    [[nodiscard]] static std::vector<std::size_t> indices_of(json::array const& list) {
        std::vector<std::size_t> indices(list.size());
        for (std::size_t i = 0; i < indices.size(); ++i)
            indices[i] = i;
        return indices;
    }

    // --- names ---

    void add_unknown() {
        add("member", kind::unknown, severity::error, "a name that it has not", {""},
            [](document&, place const& where) {
                std::vector<std::string> names = other_names(*where.shape);
                std::erase_if(names,
                              [&where](std::string const& name) { return where.object->contains(to_json(name)); });
                std::string const name = chosen(names);
                json::value const value = chosen(other_members());
                where.object->emplace(to_json(std::string_view{name}), value);
                bool const is_plain = !value.is_structured() && !value.is_null() && name.find('.') == std::string::npos;
                return mutation{{},
                                below(where.pointer, name),
                                "one more member, " + shown(json::value(to_json(std::string_view{name}))),
                                is_plain ? expressible::everywhere : expressible::json_only};
            });
    }

    void add_duplicate(row const& member) {
        add(member, kind::duplicate, severity::error, "give it twice",
            [&member, context = context_](document& whole, place const& where) {
                given(where, member, context);
                whole.edits.push_back({edit::form::repeat, at(where, member), {}});
                bool const is_plain = !member.list && member.type != wire_type::structure;
                return mutation{{},
                                at(where, member),
                                at(where, member) + " twice",
                                is_plain ? expressible::everywhere : expressible::json_only};
            });
    }

    // --- what only the flattened form has ---

    void add_flattened(row const& member) {
        if (member.type == wire_type::structure)
            return;
        add(
            member, kind::encoding, severity::error, "a broken escape, or bytes that are no UTF-8",
            [&member, context = context_](document& whole, place const& where) {
                return relettered(whole, where, member, context,
                                  {"%", "%4", "%zz", "a%", "%E4%B8", "%FF", "%C0%80", "%ED%A0%80"});
            },
            expressible::flattened_only);
        if (member.type == wire_type::boolean)
            add(
                member, kind::format_variant, severity::warning, "a boolean as Python writes it",
                [&member, context = context_](document& whole, place const& where) {
                    return relettered(whole, where, member, context, {"True", "False"});
                },
                expressible::flattened_only);
    }

    static mutation relettered(document& whole, place const& where, row const& member,
                               validation_context const& context, std::vector<std::string> texts) {
        json::value const& value = given(where, member, context);
        std::string pointer = at(where, member);
        if (member.list)
            pointer = below(pointer, chosen(indices_of(value.get_array())));
        std::string const text = chosen(std::move(texts));
        whole.edits.push_back({edit::form::literal, pointer, text});
        return {{}, pointer, pointer + " is " + text, expressible::flattened_only};
    }

    // --- constraints ---

    void add_constraint(row const& member, constraint const& rule) {
        kind const what = kind_of(rule.what);
        add_broken(member, rule, what, is_mild(rule) ? severity::warning : severity::error);
        if (rule.what == constraint::form::one_of_texts)
            add_broken(member, rule, kind::letter_case, severity::warning);
        if (rule.what == constraint::form::moment)
            add_broken(member, rule, kind::format_variant, severity::warning);
        if (rule.what == constraint::form::characters && !rule.doubtful.empty())
            add_broken(member, rule, kind::characters, severity::warning);
    }

    void add_broken(row const& member, constraint const& rule, kind what, severity weight) {
        if (broken_values(member, rule, what, weight, valid_example(member), context_).empty())
            return; // a zone outside the region, say, where no region is known
        add(member, what, weight, std::string{"a value that breaks "} + std::string{to_string(what)},
            [&member, &rule, what, weight, context = context_](document&, place const& where) {
                json::value* slot = &given(where, member, context);
                std::string pointer = at(where, member);
                if (member.list) {
                    std::size_t const index = chosen(indices_of(slot->get_array()));
                    slot = &slot->get_array()[index];
                    pointer = below(pointer, index);
                }
                json::value const before = *slot;
                *slot = chosen(broken_values(member, rule, what, weight, before, context));
                return mutation{
                    {}, pointer, pointer + ": " + shown(before) + " becomes " + shown(*slot), expressible::everywhere};
            });
    }

    [[nodiscard]] json::value valid_example(row const& member) const {
        return any_scalar(member, context_)(rc::Random{}, 0).value();
    }

    /// Values near a valid one that break a constraint in that way, and no other constraint.
    [[nodiscard]] static std::vector<json::value> broken_values(row const& member, constraint const& rule, kind what,
                                                                severity weight, json::value const& valid,
                                                                validation_context const& context) {
        std::vector<json::value> values;
        if (member.type == wire_type::string) {
            for (std::string const& text :
                 broken_texts(member, rule, what, weight, std::string{from_json(valid.get_string())}, context))
                values.emplace_back(to_json(std::string_view{text}));
        } else {
            values = scalars_near(member);
            if (rule.what == constraint::form::multiple_of)
                add_between_steps(values, rule.minimum, valid);
        }
        std::erase_if(values, [&](json::value const& value) {
            return faults_of(value, member, context) != kinds{what} || !has_type(value, member.type);
        });
        return values;
    }

    static void add_between_steps(std::vector<json::value>& values, std::int64_t step, json::value const& valid) {
        constexpr std::int64_t far = 1000000000000;
        if (!valid.is_int64() || valid.get_int64() > far || valid.get_int64() < -far)
            return;
        for (std::int64_t beside = 1; beside < std::min<std::int64_t>(step, 20); ++beside) {
            values.emplace_back(valid.get_int64() + beside);
            values.emplace_back(-valid.get_int64() - beside);
        }
    }

    // --- relations ---

    void add_relation(relation const& rule) {
        kind const what = kind_of(rule.what);
        severity const weight = is_mild(rule) ? severity::warning : severity::error;
        auto const add_way = [&](std::string description, action act) {
            add(kebab_case(rule.place().name), what, weight, std::move(description),
                bound_to(*shape_, rule.members().front().name), std::move(act));
        };
        switch (rule.what) {
        case relation::form::exactly_one:
        case relation::form::at_least_one:
            add_way("none of them", [&rule](document&, place const& where) {
                for (member_reference const& each : rule.members())
                    where.object->erase(to_json(each.name));
                bool const vanishes = is_empty_when_flattened(*where.object) && !where.pointer.empty();
                return mutation{{},
                                where.pointer,
                                "none of the members of which one must be given",
                                vanishes ? expressible::json_only : expressible::everywhere};
            });
            if (rule.what == relation::form::exactly_one)
                add_way("several of them", [&rule, context = context_](document&, place const& where) {
                    return several(rule, where, context);
                });
            return;
        case relation::form::overrides:
            add_way("both of them", [&rule, context = context_](document&, place const& where) {
                for (member_reference const& each : rule.members())
                    given(where, where.shape->rows[each.index], context, &rule);
                return mutation{{},
                                below(where.pointer, rule.place().name),
                                "both members of which one overrides the other",
                                expressible::everywhere};
            });
            return;
        case relation::form::allows:
        case relation::form::ignores:
            add_way("a value that the condition does not allow",
                    [&rule, context = context_](document&, place const& where) {
                        return against_condition(rule, where, context);
                    });
            return;
        case relation::form::elements_include:
            for (constant const& missing : rule.values())
                add_way("no element with " + to_text(missing),
                        [&rule, missing, context = context_](document&, place const& where) {
                            return without_element(rule, missing, where, context);
                        });
            return;
        case relation::form::at_most_one_element:
            add_way("two such elements", [&rule, context = context_](document&, place const& where) {
                return with_two_elements(rule, where, context);
            });
        }
    }

    [[nodiscard]] static std::string to_text(constant const& value) {
        return value.is_text ? std::string{value.text} : std::to_string(value.integer);
    }

    static mutation several(relation const& rule, place const& where, validation_context const& context) {
        std::vector<row const*> absent;
        for (member_reference const& each : rule.members())
            if (!is_present(*where.object, each.name))
                absent.push_back(&where.shape->rows[each.index]);
        std::size_t const count = chosen(indices_up_to(absent.size()));
        std::string names;
        for (std::size_t i = 0; i <= count; ++i) {
            row const* const one = chosen(absent);
            std::erase(absent, one);
            replaced(where, *one, context, &rule);
            names.append(" ").append(one->name);
        }
        return {{}, where.pointer, "also" + names, expressible::everywhere};
    }

    [[nodiscard]] static std::vector<std::size_t> indices_up_to(std::size_t count) {
        std::vector<std::size_t> indices(count);
        for (std::size_t i = 0; i < count; ++i)
            indices[i] = i;
        return indices;
    }

    static mutation against_condition(relation const& rule, place const& where, validation_context const& context) {
        row const& condition = where.shape->rows[rule.member_slots[0].index];
        row const& limited = where.shape->rows[rule.member_slots[1].index];
        given(where, condition, context);
        (*where.object)[to_json(condition.name)] = to_json(rule.condition);
        // The condition may matter to other relations too: they are to stay as they are.
        for (relation const& other : where.shape->relations)
            if (&other != &rule && other.is_conditional() && !keeps(*where.object, other))
                replaced(where, where.shape->rows[other.place().index], context, &rule);
        restriction limit;
        auto& listed = rule.what == relation::form::allows ? limit.except : limit.among;
        listed.assign(rule.values().begin(), rule.values().end());
        json::value const value =
            *any_value_within(any_value(limited, *where.shape, context, deepest - 1), limited, context, limit);
        (*where.object)[to_json(limited.name)] = value;
        return {{},
                at(where, limited),
                at(where, condition) + " is " + shown(to_json(rule.condition)) + " and " + at(where, limited) + " is " +
                    shown(value),
                expressible::everywhere};
    }

    /// Makes a list present by whose elements relations are to be broken.
    static json::value& opened(relation const& rule, place const& where, validation_context const& context) {
        return given(where, where.shape->rows[rule.member_slots[0].index], context);
    }

    static mutation without_element(relation const& rule, constant const& missing, place const& where,
                                    validation_context const& context) {
        row const& member = where.shape->rows[rule.member_slots[0].index];
        json::value& slot = opened(rule, where, context);
        restrictions const limits{{rule.nested.name, {{}, {missing}}}};
        auto const fits = [before = *where.object, where, &member, &rule](std::vector<json::value> const& elements) {
            json::object changed = before;
            changed[to_json(member.name)] = json::array(elements.begin(), elements.end());
            return keeps_all_of_list(changed, where, member, rule);
        };
        auto const elements =
            *rc::gen::suchThat(list_between(1, 4, any_element(member, context, deepest - 1, limits)), fits);
        slot = json::array(elements.begin(), elements.end());
        return {{}, at(where, member), "no element with " + to_text(missing), expressible::everywhere};
    }

    static mutation with_two_elements(relation const& rule, place const& where, validation_context const& context) {
        row const& member = where.shape->rows[rule.member_slots[0].index];
        json::array& list = opened(rule, where, context).as_array();
        while (keeps(*where.object, rule)) {
            constant const value = chosen(std::vector<constant>(rule.values().begin(), rule.values().end()));
            list.insert(list.begin() + static_cast<std::ptrdiff_t>(chosen(indices_up_to(list.size() + 1))),
                        *any_element(member, context, deepest - 1, {{rule.nested.name, {{value}, {}}}}));
        }
        return {{}, at(where, member), "two elements of which one is advised", expressible::everywhere};
    }

    [[nodiscard]] static bool keeps_all_of_list(json::object const& object, place const& where, row const& member,
                                                relation const& but) {
        return std::all_of(where.shape->relations.begin(), where.shape->relations.end(), [&](relation const& rule) {
            return &rule == &but || !rule.reads_elements() || !reads(rule, member.name) || keeps(object, rule);
        });
    }

    // --- nested structures ---

    void add_nested(row const& member) {
        // A structure that contains itself is entered once more, so that its rules are tried at two depths.
        if (std::count(around_.begin(), around_.end(), &*member.nested) > 1)
            return;
        reacher inside = [reach = reach_, &member, context = context_](document& whole) {
            place const where = reach(whole);
            json::value& slot = given(where, member, context);
            std::string pointer = at(where, member);
            if (!member.list)
                return place{&slot.as_object(), &*member.nested, std::move(pointer)};
            std::size_t const index = chosen(indices_of(slot.as_array()));
            return place{&slot.as_array()[index].as_object(), &*member.nested, below(std::move(pointer), index)};
        };
        std::set<std::string_view> touched = touched_.empty() ? bound_to(*shape_, member.name) : touched_;
        mutator_maker{*out_, *member.nested, context_, std::move(inside), std::move(touched), around_}.make();
    }

    std::vector<mutator>* out_;
    structure const* shape_;
    validation_context context_;
    reacher reach_;
    std::set<std::string_view> touched_; ///< of the top level; empty for the top level itself
    std::vector<structure const*> around_;
};

} // namespace detail

/// Mutators of the whole body, whatever its rules: a top level that is no object.
inline void append_body_mutators(std::vector<mutator>& out, structure const& shape) {
    mutator made;
    made.rule = shape.subject() + ".body.type";
    made.kind = kind::type;
    made.description = "a top level that is no object";
    made.touched.insert("");
    for (row const& member : shape.rows)
        made.touched.insert(member.name);
    made.apply = [](document const& valid) {
        return rc::gen::exec([valid] {
            std::string const text = detail::chosen(
                std::vector<std::string>{"[]", "null", "true", "1", "1.5", "\"x\"", "[" + to_text(valid) + "]"});
            document changed = valid;
            changed.edits.push_back({edit::form::literal, "", text});
            return mutation{std::move(changed), "", "the body is " + text, expressible::json_only};
        });
    };
    out.push_back(std::move(made));
}

/// The mutators of a structure: for each rule of its table, and of the tables of the structures nested in it, at least
/// one. Apply them to what `any_valid` made with the same context.
///
/// The structure must outlive the mutators, and so must the texts of the context.
[[nodiscard]] inline std::vector<mutator> mutators(structure const& shape, validation_context const& context = {}) {
    std::vector<mutator> all;
    append_body_mutators(all, shape);
    auto const top = [&shape](document& whole) { return detail::place{&whole.object, &shape, ""}; };
    detail::mutator_maker{all, shape, context, top, {}, {}}.make();
    return all;
}

} // namespace tc3::generators

#endif
