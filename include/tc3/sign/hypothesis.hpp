// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SIGN_HYPOTHESIS_HPP
#define TC3_SIGN_HYPOTHESIS_HPP

#include <tc3/sign/cause.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

/// Ways in which a client may have signed, to be tried one after the other.
namespace tc3::sign {

/// How far a hypothesis is tried.
enum class reach : std::uint8_t {
    alone, ///< only by itself
    paired ///< also together with another one that changes other parts
};

/// A mistake as a change of a recipe, which is all that a signature is made from.
template <class Recipe>
struct hypothesis {
    found_cause found{};
    std::uint32_t parts = 0; ///< the parts of the recipe that it changes, a bit each
    reach within = reach::paired;
    std::function<void(Recipe&)> change{};
};

template <class Recipe>
using hypotheses = std::vector<hypothesis<Recipe>>;

/// How a search for causes ended.
enum class outcome : std::uint8_t {
    unreadable,  ///< the message holds nothing that could be a signature, or there is no key
    right,       ///< the signature is right
    explained,   ///< the causes that were found give it
    unexplained, ///< none of what was tried gives it
};

/// What a search for causes came to.
struct diagnosis {
    outcome reached = outcome::unreadable;
    std::vector<found_cause> causes{}; ///< together they give the signature
    std::size_t tried = 0;             ///< how many ways of signing were computed
    std::size_t group = 0;             ///< of hypotheses, in which the cause lay
};

/// Looks for one hypothesis, else for two, under which the recipe gives the signature: `gives` computes that.
///
/// The groups of hypotheses are made one after the other, as they are needed, that of `first_group` first: the mistake
/// of one message is likely that of the next. Among pairs, those that come first in the list come first.
template <class Hypotheses, class Gives>
[[nodiscard]] diagnosis search(Hypotheses& guesses, std::size_t first_group, Gives&& gives) {
    using recipe = typename Hypotheses::recipe;
    diagnosis made;
    made.reached = outcome::explained;
    for (std::size_t turn = 0; turn < Hypotheses::group_count; ++turn) {
        made.group = turn == 0 ? first_group : turn <= first_group ? turn - 1 : turn;
        for (hypothesis<recipe> const& one : guesses.group(made.group)) {
            recipe changed = guesses.base();
            one.change(changed);
            ++made.tried;
            if (gives(changed)) {
                made.causes.push_back(one.found);
                return made;
            }
        }
    }
    std::vector<hypothesis<recipe> const*> paired;
    for (std::size_t group = 0; group < Hypotheses::group_count; ++group)
        for (hypothesis<recipe> const& one : guesses.group(group))
            if (one.within == reach::paired)
                paired.push_back(&one);
    for (std::size_t i = 0; i < paired.size(); ++i) {
        recipe first = guesses.base();
        paired[i]->change(first);
        for (std::size_t j = i + 1; j < paired.size(); ++j) {
            if ((paired[i]->parts & paired[j]->parts) != 0)
                continue;
            recipe changed = first;
            paired[j]->change(changed);
            ++made.tried;
            if (gives(changed)) {
                made.causes = {paired[i]->found, paired[j]->found};
                return made;
            }
        }
    }
    made.reached = outcome::unexplained;
    return made;
}

} // namespace tc3::sign

#endif
