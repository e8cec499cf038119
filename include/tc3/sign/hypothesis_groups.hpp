// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SIGN_HYPOTHESIS_GROUPS_HPP
#define TC3_SIGN_HYPOTHESIS_GROUPS_HPP

#include <tc3/sign/cause.hpp>
#include <tc3/sign/guess_texts.hpp>
#include <tc3/sign/hypothesis.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace tc3::detail {

/// The hypotheses on the signature of one message, in groups of one kind of mistake each, which are made when they are
/// first asked for. It owns the texts that recipes and hypotheses refer to.
///
/// `Derived` says in `makers()`, one for each group, which of its functions add the hypotheses.
template <class Derived, class Recipe, std::size_t Groups>
class hypothesis_groups {
  public:
    using recipe = Recipe;
    static constexpr std::size_t group_count = Groups;

    hypothesis_groups(hypothesis_groups const&) = delete;
    hypothesis_groups& operator=(hypothesis_groups const&) = delete;

    /// The message as it should have been signed, within the scope that it states.
    [[nodiscard]] recipe const& base() const noexcept { return base_; }

    /// The mistakes of one kind, the likelier ones first.
    [[nodiscard]] sign::hypotheses<recipe> const& group(std::size_t which) {
        adding_to_ = &groups_[which];
        if (adding_to_->empty())
            (static_cast<Derived&>(*this).*Derived::makers()[which])();
        return *adding_to_;
    }

  protected:
    using cause = sign::cause;
    using reach = sign::reach;
    using maker_list = std::array<void (Derived::*)(), Groups>;

    hypothesis_groups() = default;
    ~hypothesis_groups() = default;

    std::string_view keep(std::string text) { return texts_.keep(std::move(text)); }
    std::string_view keep_secret(std::string text) { return secrets_.keep(std::move(text)); }

    template <class Change>
    void add(cause what, std::string detail, std::uint32_t parts, Change change, reach within = reach::paired,
             std::string_view as_signed = {}, std::string_view as_expected = {}) {
        add({{what, std::move(detail), std::string{as_signed}, std::string{as_expected}}, parts, within, change});
    }
    void add(sign::hypothesis<recipe> one) { adding_to_->push_back(std::move(one)); }

    void add_method(std::string text) {
        if (text == base_.method)
            return;
        std::string_view const kept = keep(std::move(text));
        add(
            cause::method, in_ticks(kept), recipe::method_part, [kept](recipe& r) { r.method = kept; }, reach::paired,
            kept, base_.method);
    }

    recipe base_{};

  private:
    text_store texts_{};
    secret_store secrets_{};
    std::array<sign::hypotheses<recipe>, Groups> groups_{};
    sign::hypotheses<recipe>* adding_to_ = nullptr;
};

} // namespace tc3::detail

#endif
