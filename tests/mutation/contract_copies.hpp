// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_MUTATION_CONTRACT_COPIES_HPP
#define TC3_TESTS_MUTATION_CONTRACT_COPIES_HPP

#include <tc3/contract/action.hpp>
#include <tc3/contract/structure.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

/// Copies of the known contracts that can be changed.
namespace tc3::mutation {

/// A structure whose rows and relations can be changed.
class structure_copy {
  public:
    structure_copy() = default;
    structure_copy(structure_copy const&) = delete;
    structure_copy& operator=(structure_copy const&) = delete;

    [[nodiscard]] structure const& shape() const noexcept { return shape_; }
    /// Derives anew what a structure derives from its rows and relations. Relations of members that are no longer
    /// there are dropped.
    void derive();

    std::vector<row> rows{};
    std::vector<relation> relations{};

  private:
    friend class contract_copies;
    std::vector<std::uint16_t> watchers_{};
    std::vector<std::uint16_t> buckets_{};
    structure shape_{};
};

/// An action whose lists can be changed.
struct action_copy {
    action whole{};
    structure_copy* request = nullptr;
    structure_copy* response = nullptr; ///< as it is declared
    structure_copy* answer = nullptr;   ///< the same with Error, as the envelope holds it
};

/// All of them. What they share, they share here too.
class contract_copies {
  public:
    static contract_copies& all();

    [[nodiscard]] structure_copy& of(structure const& declared);
    [[nodiscard]] action_copy& of(action const& declared);
    /// The copy whose shape that is.
    [[nodiscard]] structure_copy& owner_of(structure const& shape);
    [[nodiscard]] contract_set actions() const noexcept { return views_; }
    [[nodiscard]] std::vector<std::unique_ptr<action_copy>> const& copies() const noexcept { return actions_; }
    /// The products of the actions, each once.
    [[nodiscard]] std::map<product const*, std::unique_ptr<product>> const& products() const noexcept {
        return products_;
    }

  private:
    contract_copies();

    std::map<structure const*, std::unique_ptr<structure_copy>> structures_{};
    std::map<product const*, std::unique_ptr<product>> products_{};
    std::vector<std::unique_ptr<action_copy>> actions_{};
    std::vector<action const*> views_{};
};

} // namespace tc3::mutation

#endif
