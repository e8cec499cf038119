// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CAPTURE_JUDGE_HPP
#define TC3_CAPTURE_JUDGE_HPP

#include <tc3/exchange/exchange.hpp>
#include <tc3/exchange/judge.hpp>
#include <tc3/exchange/parameters.hpp>
#include <tc3/response/retry.hpp>
#include <tc3/rules/protocol.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tc3 {

/// What a stream of exchanges held in the way of purchases.
struct purchase_count {
    std::size_t succeeded = 0;
    std::size_t refused = 0;
    std::size_t unknown = 0;
    std::size_t repeated_after_success = 0; ///< sent again although it had succeeded
    std::size_t repeated_in_doubt = 0;      ///< sent again although it was not known whether it had

    [[nodiscard]] constexpr std::size_t all() const noexcept { return succeeded + refused + unknown; }

    constexpr purchase_count& operator+=(purchase_count const& other) noexcept {
        succeeded += other.succeeded;
        refused += other.refused;
        unknown += other.unknown;
        repeated_after_success += other.repeated_after_success;
        repeated_in_doubt += other.repeated_in_doubt;
        return *this;
    }
};

namespace detail {

/// Remembers something of the latest keys in bounded memory: when half of it is full, the older half is dropped.
template <class Value>
class recent {
  public:
    explicit recent(std::size_t capacity) : half_{capacity / 2} {}

    /// What is remembered of a key, or null.
    [[nodiscard]] Value* find(std::uint64_t key) {
        if (auto const at = young_.find(key); at != young_.end())
            return &at->second;
        auto const at = old_.find(key);
        if (at == old_.end())
            return nullptr;
        Value kept = std::move(at->second);
        old_.erase(at);
        return &put(key, std::move(kept));
    }

    Value& put(std::uint64_t key, Value value) {
        if (young_.size() >= half_) {
            old_ = std::move(young_);
            young_.clear();
        }
        return young_.insert_or_assign(key, std::move(value)).first->second;
    }

  private:
    std::size_t half_;
    std::unordered_map<std::uint64_t, Value> young_{};
    std::unordered_map<std::uint64_t, Value> old_{};
};

/// The times of the latest calls of one account, action and region, enough of them to tell whether a limit was passed.
class call_times {
  public:
    /// Notes a call, and tells whether with it more than \p limit fall into one second. Told once a second.
    [[nodiscard]] bool exceeds(std::int64_t milliseconds, std::size_t limit) {
        if (times_.size() < limit) {
            times_.push_back(milliseconds);
            return false;
        }
        std::int64_t const oldest = std::exchange(times_[next_], milliseconds);
        next_ = (next_ + 1) % times_.size();
        bool const over = milliseconds >= oldest && milliseconds - oldest < 1000;
        bool const told = told_ && milliseconds - *told_ < 1000;
        if (!over || told)
            return false;
        told_ = milliseconds;
        return true;
    }

  private:
    std::vector<std::int64_t> times_{};
    std::size_t next_ = 0;
    std::optional<std::int64_t> told_{};
};

} // namespace detail

/// By what an exchange is known again in a stream: fingerprints of its parts, without their texts.
struct exchange_marks {
    bool is_call = false;
    action const* contract = nullptr;
    outcome what = outcome::unknown;
    std::optional<std::int64_t> milliseconds{}; ///< when it was sent
    std::optional<std::uint64_t> purchase{};    ///< the order, of an action that must not be repeated
    std::optional<std::uint64_t> signature{};
    std::optional<std::uint64_t> nonce{}; ///< drawn in the same second
    std::optional<std::uint64_t> request_id{};
    std::uint64_t caller = 0; ///< the account, the action and the region, to which the rate limit applies
};

/// The marks of an exchange that was judged by itself. They outlive its facts.
[[nodiscard]] inline exchange_marks marks_of(exchange const& what, exchange_facts const& facts) {
    request_facts const& request = facts.request;
    action const* const contract = request.contract;
    exchange_marks made;
    made.is_call = request.is_call;
    made.contract = contract;
    made.what = facts.what;
    made.milliseconds = what.milliseconds;
    if (contract != nullptr)
        made.caller = detail::fingerprint{}.add(contract->name).add(request.region).add(request.secret_id).value();
    // What was ordered is not known where the capture does not tell: then it cannot be told from another order.
    if (contract != nullptr && contract->unsafe_to_repeat() && request.parameters != judged_text::none) {
        std::string_view const parameters = parameters_of(what.request, request.parameters);
        std::uint64_t const content =
            request.whole ? fingerprint_of(parameters) : detail::fingerprint{}.add(parameters).value();
        made.purchase = detail::fingerprint{}
                            .add(contract->name)
                            .add(request.region)
                            .add(request.secret_id)
                            .add(std::to_string(content))
                            .value();
    }
    if (!request.signature.empty())
        made.signature = detail::fingerprint{}.add(request.secret_id).add(request.signature).value();
    if (made.signature && !request.nonce.empty() && request.timestamp)
        made.nonce = detail::fingerprint{}
                         .add(request.secret_id)
                         .add(request.nonce)
                         .add(std::to_string(*request.timestamp))
                         .value();
    if (facts.response != nullptr && !facts.response->request_id.empty())
        made.request_id = detail::fingerprint{}.add(facts.response->request_id).value();
    return made;
}

/// Judges what only a whole stream shows: repeated purchases, reused ids and signatures, the rate of calls.
///
/// Exchanges come in the order of the capture. Memory is bounded: what lies further back than some ten thousand
/// exchanges may be forgotten, so that a repeat over a longer distance goes unseen.
class capture_judge {
  public:
    /// How many exchanges are looked back at, at least.
    static constexpr std::size_t memory = 65536;

    /// Judges one exchange that was judged by itself before. \p index is its place in the capture.
    void judge(std::size_t index, exchange_marks const& what, finding_sink sink) {
        if (!what.is_call)
            return;
        check_purchase(index, what, sink);
        check_replay(index, what, sink);
        check_request_id(index, what, sink);
        check_rate(what, sink);
    }

    void judge(std::size_t index, exchange const& what, exchange_facts const& facts, finding_sink sink) {
        judge(index, marks_of(what, facts), sink);
    }

    [[nodiscard]] purchase_count const& purchases() const noexcept { return purchases_; }

  private:
    struct purchase {
        std::size_t index;
        outcome what;
    };

    void check_purchase(std::size_t index, exchange_marks const& now, finding_sink sink) {
        if (now.contract == nullptr || !now.contract->unsafe_to_repeat())
            return;
        (now.what == outcome::success   ? purchases_.succeeded
         : now.what == outcome::refused ? purchases_.refused
                                        : purchases_.unknown)++;
        if (!now.purchase)
            return;
        purchase* const before = seen_purchases_.find(*now.purchase);
        if (before == nullptr) {
            seen_purchases_.put(*now.purchase, {index, now.what});
            return;
        }
        if (before->what != outcome::refused)
            report_repeat(*before, *now.contract, sink);
        // What may have bought outweighs a refusal that comes after it, and a success outweighs everything.
        if (weight_of(now.what) >= weight_of(before->what) && before->what != outcome::success)
            *before = {index, now.what};
    }

    [[nodiscard]] static constexpr int weight_of(outcome what) noexcept {
        return what == outcome::success ? 2 : what == outcome::refused ? 0 : 1;
    }

    void report_repeat(purchase const& before, action const& contract, finding_sink sink) {
        bool const succeeded = before.what == outcome::success;
        (succeeded ? purchases_.repeated_after_success : purchases_.repeated_in_doubt)++;
        finding found = rules::make_finding(rules::unsafe_retry, {},
                                            "the same " + std::string{contract.name} + " was sent in exchange " +
                                                std::to_string(before.index) +
                                                (succeeded ? ", which succeeded: this one buys again"
                                                           : ", whose outcome is not known: this one may buy again"));
        found.severity = succeeded ? severity::error : severity::warning;
        found.origin = contract.billing_origin;
        sink(std::move(found));
    }

    void check_replay(std::size_t index, exchange_marks const& now, finding_sink sink) {
        if (!now.signature)
            return;
        if (std::size_t const* const before = signatures_.find(*now.signature))
            sink(rules::make_finding(rules::replayed, {},
                                     "the signature is that of exchange " + std::to_string(*before)));
        else if (std::size_t const* const drawn = find_nonce(index, now))
            sink(rules::make_finding(rules::replayed, {},
                                     "the nonce and the timestamp are those of exchange " + std::to_string(*drawn)));
        signatures_.put(*now.signature, index);
    }

    /// The exchange before this one that drew the same nonce in the same second; notes this one if there is none.
    [[nodiscard]] std::size_t const* find_nonce(std::size_t index, exchange_marks const& now) {
        if (!now.nonce)
            return nullptr;
        if (std::size_t const* const before = nonces_.find(*now.nonce))
            return before;
        nonces_.put(*now.nonce, index);
        return nullptr;
    }

    void check_request_id(std::size_t index, exchange_marks const& now, finding_sink sink) {
        if (!now.request_id)
            return;
        if (std::size_t const* const before = request_ids_.find(*now.request_id))
            sink(rules::make_finding(rules::request_id_reused, "/Response/RequestId",
                                     "the RequestId is that of exchange " + std::to_string(*before)));
        else
            request_ids_.put(*now.request_id, index);
    }

    void check_rate(exchange_marks const& now, finding_sink sink) {
        if (now.contract == nullptr || now.contract->requests_per_second <= 0 || !now.milliseconds)
            return;
        detail::call_times* times = rates_.find(now.caller);
        if (times == nullptr)
            times = &rates_.put(now.caller, {});
        auto const limit = static_cast<std::size_t>(now.contract->requests_per_second);
        if (!times->exceeds(*now.milliseconds, limit))
            return;
        finding found =
            rules::make_finding(rules::rate, {},
                                "more than " + std::to_string(limit) + " calls of " + std::string{now.contract->name} +
                                    " by one account to one region within a second");
        found.origin = now.contract->rate_origin;
        found.likely_error = common_likely_error(kind::rate);
        sink(std::move(found));
    }

    purchase_count purchases_{};
    detail::recent<purchase> seen_purchases_{2 * memory};
    detail::recent<std::size_t> signatures_{2 * memory};
    detail::recent<std::size_t> nonces_{2 * memory};
    detail::recent<std::size_t> request_ids_{2 * memory};
    detail::recent<detail::call_times> rates_{512};
};

} // namespace tc3

#endif
