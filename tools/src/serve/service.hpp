// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_SERVE_SERVICE_HPP
#define TC3_TOOLS_SERVE_SERVICE_HPP

#include <tc3/credential.hpp>
#include <tc3/exchange/exchange.hpp>
#include <tc3/request/judge.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>

namespace tc3::tool {

/// What a mock of the service is made with.
struct service_settings {
    credential who{};                         ///< the one account that it knows
    std::uint64_t seed = 0;                   ///< of the ids that it makes up
    std::optional<int> requests_per_second{}; ///< in place of the limit that an action's page states; 0: none
};

/// How a request was answered, and why.
struct answer_given {
    std::string action{};  ///< empty: the request names none
    std::string code{};    ///< of the error; empty: the request was taken
    std::string rule{};    ///< that the request breaks; empty where the answer is no matter of a rule
    std::string path{};    ///< where it does
    std::string message{}; ///< for people; holds no value of the request but of harmless members
};

/// Answers requests as the service is documented to, from the contracts. Nothing is bought, and nothing is sent: it
/// maps a message, a time and what it was asked before to a message.
///
/// Of several things that are wrong with a request, the first of these is answered: what is wrong with the message,
/// common parameters that are missing, the signature, the session token, the rate, the other common parameters, the
/// action's own parameters in the order of the text. Ids come from the seed, so that the same requests at the same
/// times have the same answers. For one thread at a time.
class mock_service {
  public:
    explicit mock_service(service_settings settings);

    /// Fills the response of an exchange.
    /// \param now Unix seconds of the server's clock
    /// \param wanted a code with which the request is refused, whatever it is; empty: as the contract has it
    answer_given answer(exchange& what, std::int64_t now, std::string_view wanted = {});

  private:
    struct refusal;

    [[nodiscard]] refusal judge(exchange const& what, std::int64_t now, request_facts& facts);
    void judge_account(exchange const& what, std::int64_t now, request_facts const& facts, refusal& made);
    [[nodiscard]] bool exceeds_rate(exchange const& what, std::int64_t now, request_facts const& facts, int limit);
    [[nodiscard]] std::string members_of_answer(exchange const& what, std::int64_t now, request_facts const& facts);
    [[nodiscard]] std::string value_for(row const& member, action const& contract, std::int64_t now);
    [[nodiscard]] std::string characters(std::string_view alphabet, std::size_t count);
    [[nodiscard]] std::string request_id();

    service_settings settings_;
    request_judge judge_;
    std::mt19937_64 chance_;
    /// The calls of an account, action and access region in a second of the clock.
    struct tally {
        std::int64_t second = 0;
        int calls = 0;
    };
    std::map<std::string, tally> tallies_{};
};

} // namespace tc3::tool

#endif
