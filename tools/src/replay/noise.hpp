// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPLAY_NOISE_HPP
#define TC3_TOOLS_REPLAY_NOISE_HPP

#include "replay/leaves.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What differs between two answers to the same call and means nothing.
namespace tc3::tool {

/// A text in which a placeholder stands for each thing that is another one at each call: UUIDs, dates with or without a
/// time of day, ids of resources such as `vpc-5hq8c2ap`, numbers of ten digits and more. What stands around them stays,
/// and so does the prefix of an id.
[[nodiscard]] std::string without_noise(std::string_view text);

/// One place at which an answer does not say what the recorded one does.
struct answer_difference {
    std::string pointer{}; ///< empty: the answer as a whole
    difference::form what{};
    std::string recorded{}; ///< the values; empty where there is none
    std::string now{};
};

/// The places at which the answers of an action are another at each run, learnt from two runs against one server.
class learnt_noise {
  public:
    /// Learns from two answers to the same call, where both have a value. The code of an error is never noise. All
    /// bodies are JSON.
    void learn(std::string_view action, std::string_view first_body, std::string_view second_body);

    /// Where the body of an answer differs from the recorded one in more than noise.
    [[nodiscard]] std::vector<answer_difference> differences(std::string_view action, std::string_view recorded_body,
                                                             std::string_view body) const;

    [[nodiscard]] std::size_t size() const noexcept { return places_.size(); }

  private:
    std::set<std::pair<std::string, std::string>> places_{}; ///< action and pointer, with `*` for each index of a list
};

} // namespace tc3::tool

#endif
