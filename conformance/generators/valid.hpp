// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_GENERATORS_VALID_HPP
#define TC3_GENERATORS_VALID_HPP

#include "values.hpp"

#include <boost/json/object.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::generators {

/// What is asked of the value of a member beyond its own constraints.
struct restriction {
    std::vector<constant> among{};  ///< it is one of these, unless there are none
    std::vector<constant> except{}; ///< it is none of these

    [[nodiscard]] bool admits(json::value const& value) const {
        auto const is_it = [&value](constant const& c) { return equals(value, c); };
        return (among.empty() || std::any_of(among.begin(), among.end(), is_it)) &&
               std::none_of(except.begin(), except.end(), is_it);
    }
};

/// Restrictions of members, by name.
using restrictions = std::map<std::string_view, restriction>;

/// Whether a member is there: null and an empty list count as absent.
[[nodiscard]] inline bool is_present(json::object const& object, std::string_view name) {
    json::value const* const value = object.if_contains(to_json(name));
    return value != nullptr && !value->is_null() && !(value->is_array() && value->get_array().empty());
}

/// Whether an object of valid values keeps a relation.
[[nodiscard]] inline bool keeps(json::object const& object, relation const& rule) {
    auto const value_of = [&](std::size_t i) { return object.if_contains(to_json(rule.member_slots[i].name)); };
    auto const is_listed = [&rule](json::value const& value) {
        return std::any_of(rule.values().begin(), rule.values().end(),
                           [&value](constant const& c) { return equals(value, c); });
    };
    auto const count_of = [&](constant const& wanted) {
        json::value const* const list = value_of(0);
        return std::count_if(list->get_array().begin(), list->get_array().end(), [&](json::value const& element) {
            json::value const* const nested = element.get_object().if_contains(to_json(rule.nested.name));
            return nested != nullptr && equals(*nested, wanted);
        });
    };
    auto const is_here = [&object](member_reference const& m) { return is_present(object, m.name); };
    switch (rule.what) {
    case relation::form::exactly_one:
        return std::count_if(rule.members().begin(), rule.members().end(), is_here) == 1;
    case relation::form::at_least_one:
        return std::any_of(rule.members().begin(), rule.members().end(), is_here);
    case relation::form::overrides:
        return !is_here(rule.member_slots[0]) || !is_here(rule.member_slots[1]);
    case relation::form::allows:
    case relation::form::ignores: {
        json::value const* const condition = value_of(0);
        json::value const* const limited = value_of(1);
        if (condition == nullptr || limited == nullptr || !equals(*condition, rule.condition))
            return true;
        return is_listed(*limited) == (rule.what == relation::form::allows);
    }
    case relation::form::elements_include:
        return !is_present(object, rule.member_slots[0].name) ||
               std::all_of(rule.values().begin(), rule.values().end(),
                           [&](constant const& wanted) { return count_of(wanted) > 0; });
    case relation::form::at_most_one_element:
        break;
    }
    std::ptrdiff_t count = 0;
    if (is_present(object, rule.member_slots[0].name))
        for (constant const& wanted : rule.values())
            count += count_of(wanted);
    return count <= 1;
}

/// Whether an object of valid values keeps all relations of its structure, but for one.
[[nodiscard]] inline bool keeps_all(json::object const& object, structure const& shape, relation const* but = nullptr) {
    return std::all_of(shape.relations.begin(), shape.relations.end(),
                       [&](relation const& rule) { return &rule == but || keeps(object, rule); });
}

/// Whether a relation reads a member.
[[nodiscard]] inline bool reads(relation const& rule, std::string_view name) {
    return std::any_of(rule.members().begin(), rule.members().end(),
                       [name](member_reference const& m) { return m.name == name; });
}

inline rc::Gen<json::object> any_valid(structure const& shape, validation_context const& context = {},
                                       restrictions const& limits = {}, std::size_t depth = 0);

/// How deeply optional structures are nested, so that one that contains itself comes to an end.
inline constexpr std::size_t deepest = 4;

namespace detail {

/// The value of one member, on the way to an object.
struct part {
    row const* member;
    rc::Shrinkable<json::value> value;
};

[[nodiscard]] inline json::object object_of(std::vector<part> const& parts) {
    json::object made;
    for (part const& each : parts)
        made.emplace(to_json(each.member->name), each.value.value());
    return made;
}

/// Parts as an object that shrinks: first all that is optional vanishes, then some of it, then the values get smaller.
/// No relation is broken on the way.
inline rc::Shrinkable<json::object> assembled(std::vector<part> parts, structure const& shape) {
    auto const shrinks = [parts, &shape] {
        auto const is_needed = [&shape](part const& each) {
            return each.member->required ||
                   std::any_of(shape.relations.begin(), shape.relations.end(), [&each](relation const& rule) {
                       return rule.counts_members() && reads(rule, each.member->name);
                   });
        };
        std::vector<part> needed;
        std::copy_if(parts.begin(), parts.end(), std::back_inserter(needed), is_needed);
        auto bare = needed.size() < parts.size() ? rc::seq::just(needed) : rc::Seq<std::vector<part>>{};
        auto const count_required = [](std::vector<part> const& some) {
            return std::count_if(some.begin(), some.end(), [](part const& each) { return each.member->required; });
        };
        auto fewer = rc::seq::filter(rc::shrink::removeChunks(parts),
                                     [required = count_required(parts), count_required](std::vector<part> const& left) {
                                         return count_required(left) == required;
                                     });
        auto smaller = rc::shrink::eachElement(parts, [](part const& each) {
            return rc::seq::map(each.value.shrinks(), [member = each.member](rc::Shrinkable<json::value> value) {
                return part{member, std::move(value)};
            });
        });
        auto kept =
            rc::seq::filter(rc::seq::concat(std::move(bare), std::move(fewer), std::move(smaller)),
                            [&shape](std::vector<part> const& some) { return keeps_all(object_of(some), shape); });
        return rc::seq::map(std::move(kept),
                            [&shape](std::vector<part> some) { return assembled(std::move(some), shape); });
    };
    return rc::shrinkable::lambda([parts] { return object_of(parts); }, shrinks);
}

inline rc::Gen<json::value> any_element(row const& member, validation_context const& context, std::size_t depth,
                                        restrictions const& limits = {}) {
    if (member.type != wire_type::structure)
        return any_scalar(member, context);
    return rc::gen::map(any_valid(*member.nested, context, limits, depth + 1),
                        [](json::object const& object) { return json::value(object); });
}

[[nodiscard]] inline rc::Shrinkable<json::value> as_list(std::vector<rc::Shrinkable<json::value>> elements) {
    return rc::shrinkable::map(joined(std::move(elements), 0), [](std::vector<json::value> const& values) {
        return json::value(json::array(values.begin(), values.end()));
    });
}

/// A list whose elements keep the relations that read them.
inline rc::Gen<json::value> any_list_with_relations(row const& member, structure const& shape,
                                                    validation_context const& context, std::size_t depth) {
    return [&member, &shape, context, depth](rc::Random const& random, int size) {
        rc::Random source = random;
        std::vector<restrictions> wanted; // of each element
        restrictions others;              // of elements that no relation asks for
        for (relation const& rule : shape.relations) {
            if (!rule.reads_elements() || !reads(rule, member.name))
                continue;
            if (rule.what == relation::form::at_most_one_element) {
                auto& except = others[rule.nested.name].except;
                except.insert(except.end(), rule.values().begin(), rule.values().end());
            } else {
                for (constant const& value : rule.values())
                    wanted.push_back({{rule.nested.name, {{value}, {}}}});
            }
        }
        auto const count = static_cast<std::size_t>(source.split().next() % 3);
        wanted.insert(wanted.end(), count, others);
        std::vector<rc::Shrinkable<json::value>> elements;
        for (restrictions const& limits : wanted)
            elements.push_back(any_element(member, context, depth, limits)(source.split(), size));
        rc::Random order = source.split();
        for (std::size_t i = elements.size(); i > 1; --i) {
            rc::Random const step = order.split();
            std::swap(elements[i - 1], elements[static_cast<std::size_t>(rc::Random{step}.next() % i)]);
        }
        return as_list(std::move(elements));
    };
}

/// Values of a member, be it a list or not.
inline rc::Gen<json::value> any_value(row const& member, structure const& shape, validation_context const& context,
                                      std::size_t depth) {
    if (!member.list)
        return any_element(member, context, depth);
    bool const is_read = std::any_of(shape.relations.begin(), shape.relations.end(), [&member](relation const& rule) {
        return rule.reads_elements() && reads(rule, member.name);
    });
    if (is_read)
        return any_list_with_relations(member, shape, context, depth);
    return rc::gen::map(list_between(0, 3, any_element(member, context, depth)),
                        [](std::vector<json::value> const& v) { return json::value(json::array(v.begin(), v.end())); });
}

/// The same under a restriction. The constants that it names are tried first.
inline rc::Gen<json::value> any_value_within(rc::Gen<json::value> any, row const& member,
                                             validation_context const& context, restriction const& limit) {
    if (!limit.among.empty()) {
        std::vector<json::value> choices;
        for (constant const& each : limit.among)
            if (json::value value = to_json(each);
                limit.admits(value) && has_type(value, member.type) && faults_of(value, member, context).empty())
                choices.push_back(std::move(value));
        if (!choices.empty())
            return one_of_values(std::move(choices));
    }
    if (limit.except.empty())
        return any;
    return rc::gen::suchThat(std::move(any), [limit](json::value const& value) { return limit.admits(value); });
}

/// Members in the order in which their values are chosen: one that a condition stands on comes before the one that it
/// limits.
[[nodiscard]] inline std::vector<row const*> order_of_choice(structure const& shape) {
    std::vector<row const*> order;
    for (row const& member : shape.rows)
        order.push_back(&member);
    auto const is_limited = [&shape](row const* member) {
        return std::any_of(shape.relations.begin(), shape.relations.end(), [member](relation const& rule) {
            return rule.is_conditional() && rule.place().name == member->name;
        });
    };
    std::stable_partition(order.begin(), order.end(), [&](row const* member) { return !is_limited(member); });
    return order;
}

/// Chooses the members and values of one object; what comes out may still break a relation that is twisted with others.
class chooser {
  public:
    chooser(structure const& shape, validation_context const& context, restrictions limits, std::size_t depth,
            rc::Random const& random, int size)
        : shape_{&shape}, context_{context}, limits_{std::move(limits)}, depth_{depth}, random_{random}, size_{size} {}

    [[nodiscard]] std::vector<part> choose() {
        choose_members();
        for (row const* const member : order_of_choice(*shape_))
            if (present_[member->name])
                choose_value(*member);
        std::vector<part> in_order_of_the_page;
        for (row const& member : shape_->rows)
            for (part const& each : chosen_)
                if (each.member == &member)
                    in_order_of_the_page.push_back(each);
        return in_order_of_the_page;
    }

  private:
    [[nodiscard]] std::size_t pick(std::size_t count) {
        return static_cast<std::size_t>(random_.split().next() % count);
    }

    void choose_members() {
        std::size_t const mode = pick(6); // none, all, or some of what is optional
        for (row const& member : shape_->rows) {
            bool const is_wanted = mode > 0 && (mode == 1 || pick(2) == 0);
            bool const ends_here = depth_ >= deepest && member.type == wire_type::structure;
            present_[member.name] = member.required || (is_wanted && !ends_here) || limits_.contains(member.name);
        }
        for (relation const& rule : shape_->relations) {
            if (rule.counts_members()) {
                std::string_view const winner = rule.members()[pick(rule.member_count)].name;
                for (member_reference const& each : rule.members())
                    present_[each.name] =
                        each.name == winner || (present_[each.name] && rule.what == relation::form::at_least_one);
            } else if (rule.what == relation::form::overrides && present_[rule.member_slots[0].name]) {
                present_[rule.member_slots[1].name] = false;
            }
        }
    }

    void choose_value(row const& member) {
        restriction limit;
        if (auto const found = limits_.find(member.name); found != limits_.end())
            limit = found->second;
        bool wants_list = false;
        for (relation const& rule : shape_->relations) {
            if (!reads(rule, member.name))
                continue;
            wants_list = wants_list || (rule.counts_members() && member.list);
            if (!rule.is_conditional())
                continue;
            if (rule.member_slots[0].name == member.name) {
                if (limit.among.empty() && pick(2) == 0)
                    limit.among = {rule.condition}; // otherwise conditions would hardly ever be met
            } else if (is_met(rule)) {
                auto& values = rule.what == relation::form::allows ? limit.among : limit.except;
                values.insert(values.end(), rule.values().begin(), rule.values().end());
            }
        }
        rc::Gen<json::value> any = any_value(member, *shape_, context_, depth_);
        if (wants_list)
            any = rc::gen::suchThat(std::move(any), [](json::value const& v) { return !v.get_array().empty(); });
        chosen_.push_back({&member, any_value_within(std::move(any), member, context_, limit)(random_.split(), size_)});
    }

    [[nodiscard]] bool is_met(relation const& rule) const {
        return std::any_of(chosen_.begin(), chosen_.end(), [&rule](part const& each) {
            return each.member->name == rule.member_slots[0].name && equals(each.value.value(), rule.condition);
        });
    }

    structure const* shape_;
    validation_context context_;
    restrictions limits_;
    std::size_t depth_;
    rc::Random random_;
    int size_;
    std::map<std::string_view, bool> present_{};
    std::vector<part> chosen_{};
};

} // namespace detail

/// Objects that break no rule of a structure, not even one that earns a mere warning. Members come in the order of the
/// page; a counter-example shrinks to the required members and the smallest values.
///
/// The structure must outlive the generator, and so must the texts of the context. \p limits are asked of members in
/// addition, and make them present.
inline rc::Gen<json::object> any_valid(structure const& shape, validation_context const& context,
                                       restrictions const& limits, std::size_t depth) {
    return [&shape, context, limits, depth](rc::Random const& random, int size) {
        rc::Random source = random;
        constexpr int attempts = 100;
        for (int i = 0; i < attempts; ++i) {
            std::vector<detail::part> parts =
                detail::chooser{shape, context, limits, depth, source.split(), size}.choose();
            if (keeps_all(detail::object_of(parts), shape))
                return detail::assembled(std::move(parts), shape);
        }
        throw rc::GenerationFailure("no object keeps the relations of " + std::string{shape.name});
    };
}

} // namespace tc3::generators

#endif
