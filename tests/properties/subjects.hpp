// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_PROPERTIES_SUBJECTS_HPP
#define TC3_TESTS_PROPERTIES_SUBJECTS_HPP

#include "../../conformance/generators/mutate.hpp"
#include "support/collect.hpp"
#include "support/sample.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/request/write.hpp>
#include <tc3/validate/json_value.hpp>
#include <tc3/validate/typed.hpp>

#include <boost/json/parse.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What the properties are tried on, and the four sources of the engine with their findings in one comparable form.
namespace tc3::tests {

/// A structure with its mutators, and what needs its C++ type.
struct subject {
    structure const* shape = nullptr;
    validation_context context{};
    std::vector<generators::mutator> mutators{};
    std::vector<finding> (*judge_struct)(std::string_view text, validation_context const& context) = nullptr;
    std::vector<finding> (*judge_struct_by_engine)(std::string_view text, validation_context const& context) = nullptr;
    bool (*looks_clean)(std::string_view text, validation_context const& context) = nullptr;
    std::string (*write_again)(std::string_view text) = nullptr;
    std::string (*flatten_again)(std::string_view text) = nullptr;
    std::string (*write_flattened_again)(std::string_view flattened) = nullptr;
};

inline std::ostream& operator<<(std::ostream& out, subject const& of) {
    return out << of.shape->name;
}

/// A struct filled from JSON text, whatever is wrong with it.
template <class Struct>
Struct filled(std::string_view text) {
    Struct made;
    collector sink;
    validate_json(text, structure_of<Struct>(), {}, sink, &made);
    return made;
}

template <class Struct>
subject subject_of(validation_context const& context) {
    subject made;
    made.shape = &structure_of<Struct>();
    made.context = context;
    made.mutators = generators::mutators(*made.shape, context);
    made.judge_struct = [](std::string_view text, validation_context const& where) {
        return validate(filled<Struct>(text), where);
    };
    made.judge_struct_by_engine = [](std::string_view text, validation_context const& where) {
        Struct const object = filled<Struct>(text);
        collector sink;
        finding_sink const findings{sink};
        engine judge{structure_of<Struct>(), where, findings};
        detail::give_object(structure_of<Struct>(), &object, judge);
        return sink.all;
    };
    made.looks_clean = [](std::string_view text, validation_context const& where) {
        Struct const object = filled<Struct>(text);
        return structure_of<Struct>().is_clean(&object, where, depth_limit);
    };
    made.write_again = [](std::string_view text) {
        std::string out;
        write_json(out, filled<Struct>(text));
        return out;
    };
    made.flatten_again = [](std::string_view text) {
        std::string out;
        write_flattened(out, filled<Struct>(text));
        return out;
    };
    made.write_flattened_again = [](std::string_view flattened) {
        Struct object;
        collector sink;
        validate_flattened(flattened, structure_of<Struct>(), {}, sink, {}, &object);
        std::string out;
        write_json(out, object);
        return out;
    };
    return made;
}

/// The subjects of the requests of actions.
template <class... Actions>
std::vector<subject> subjects_of(action_types<Actions...>, validation_context const& context) {
    return {subject_of<typename Actions::request>(context)...};
}

/// The contracts of the real actions, and one that has all that they have not.
inline std::vector<subject const*> const& subjects() {
    static validation_context const context = [] {
        validation_context made;
        made.region = "ap-guangzhou";
        made.timestamp = 1735689600;
        return made;
    }();
    static std::vector<subject> const made = [] {
        std::vector<subject> all = subjects_of(known_action_types{}, context);
        all.push_back(subject_of<sample::MakeThingRequest>(context));
        return all;
    }();
    static std::vector<subject const*> const all = [] {
        std::vector<subject const*> pointers;
        for (subject const& each : made)
            pointers.push_back(&each);
        return pointers;
    }();
    return all;
}

inline subject const& any_subject() {
    return **rc::gen::elementOf(subjects());
}

/// Findings as sorted texts of rule, path and severity: the order in which they come does not matter.
using verdict = std::vector<std::string>;

[[nodiscard]] inline std::string in_words(std::string_view rule, std::string_view path, severity weight) {
    return std::string{rule}.append(" at '").append(path).append("', ").append(to_string(weight));
}

[[nodiscard]] inline verdict verdict_of(std::vector<finding> const& all) {
    verdict made;
    for (finding const& found : all)
        made.push_back(in_words(found.rule, found.path, found.severity));
    std::sort(made.begin(), made.end());
    return made;
}

[[nodiscard]] inline verdict verdict_on_json(std::string_view text, subject const& of) {
    return verdict_of(findings_of_json(text, *of.shape, of.context));
}

[[nodiscard]] inline verdict verdict_on_flattened(std::string_view text, subject const& of) {
    return verdict_of(findings_of_flattened(text, *of.shape, of.context));
}

[[nodiscard]] inline verdict verdict_on_value(std::string_view text, subject const& of) {
    collector sink;
    validate_value(boost::json::parse({text.data(), text.size()}), *of.shape, of.context, sink);
    return verdict_of(sink.all);
}

[[nodiscard]] inline verdict verdict_on_struct(std::string_view text, subject const& of) {
    return verdict_of(of.judge_struct(text, of.context));
}

/// A request with several broken rules that have nothing to do with one another.
struct mutated {
    generators::document broken{};
    verdict expected{};
    bool can_be_flattened = true;
    std::vector<std::string> descriptions{};
};

inline void showValue(mutated const& made, std::ostream& out) {
    for (std::string const& each : made.descriptions)
        out << each << "; ";
    out << to_text(made.broken);
}

/// Breaks up to that many rules of a valid request.
inline rc::Gen<mutated> any_mutated(subject const& of, std::size_t count) {
    return rc::gen::exec([&of, count] {
        mutated made;
        made.broken.object = *generators::any_valid(*of.shape, of.context);
        made.can_be_flattened = generators::survives_flattening(made.broken.object, *of.shape);
        std::vector<generators::mutator const*> left;
        for (generators::mutator const& each : of.mutators)
            if (!each.flattened_only)
                left.push_back(&each);
        for (std::size_t i = 0; i < count && !left.empty(); ++i) {
            generators::mutator const& one = **rc::gen::elementOf(left);
            generators::mutation const done = *one.apply(made.broken);
            made.broken = done.broken;
            made.expected.push_back(in_words(one.rule, done.path, one.severity));
            made.can_be_flattened = made.can_be_flattened && done.where == generators::expressible::everywhere;
            made.descriptions.push_back(done.description);
            std::erase_if(left, [&one](generators::mutator const* each) { return !are_independent(*each, one); });
        }
        std::sort(made.expected.begin(), made.expected.end());
        return made;
    });
}

} // namespace tc3::tests

#endif
