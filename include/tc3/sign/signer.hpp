// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SIGN_SIGNER_HPP
#define TC3_SIGN_SIGNER_HPP

#include <tc3/credential.hpp>
#include <tc3/detail/calendar.hpp>
#include <tc3/http/message.hpp>
#include <tc3/sign/digest.hpp>
#include <tc3/sign/result.hpp>
#include <tc3/sign/tc3.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3 {

/// Signs messages with one credential and keeps the keys that it derives from it.
///
/// A derived key serves for one UTC date and service, so that after the first message of a day a signature costs only
/// the hashes of its own text. May be used by many threads at once. The time comes with the options: there is no
/// clock in here.
///
///     tc3::signer const signer{{"AKID...", tc3::secret{key}}};
///     tc3::sign::trace trace;
///     auto const done = signer.sign(message, {.service = "postgres", .timestamp = now}, trace);
class signer {
  public:
    /// How many derived keys are kept. The one that was derived first makes room.
    static constexpr std::size_t capacity = 16;

    explicit signer(credential who) : now_{with(std::move(who))} {}

    /// Signs from now on with another credential, as temporary ones need before they expire. A call that is under way
    /// in another thread ends with the one that it began with.
    void use(credential who) {
        std::shared_ptr<state const> changed = with(std::move(who));
        std::unique_lock const lock{guard_};
        now_ = std::move(changed);
    }

    /// Signs a message, see `sign::sign_request`. With a kept key and a message and trace that were used before it
    /// allocates nothing, apart from what OpenSSL does.
    sign::result<void> sign(http::request& message, sign::sign_options const& options, sign::trace& out) const {
        std::shared_ptr<state const> const seen = current();
        std::int64_t const day = day_of(options.timestamp);
        if (kept_key const* const known = seen->find(day, options.service))
            return detail::sign_with(message, seen->identity, options, out, known->key);
        sign::result<sign::day_key> derived =
            sign::derive_day_key(seen->who->key.reveal(), options.timestamp, options.service);
        if (!derived)
            return derived.error();
        auto const fresh = std::make_shared<kept_key const>(day, options.service, *std::move(derived));
        keep(*seen, fresh);
        return detail::sign_with(message, seen->identity, options, out, fresh->key);
    }

    /// How many derived keys are kept at the moment.
    [[nodiscard]] std::size_t kept_keys() const { return current()->keys.size(); }

  private:
    struct kept_key {
        kept_key(std::int64_t of_day, std::string_view of_service, sign::day_key made)
            : day{of_day}, service{of_service}, key{std::move(made)} {}

        std::int64_t day;
        std::string service;
        sign::day_key key;
    };

    /// The credential and its keys. It is never changed but replaced, so that a call reads it without a lock.
    struct state {
        std::shared_ptr<credential const> who;
        detail::signing_identity identity{*who};
        std::vector<std::shared_ptr<kept_key const>> keys{};

        [[nodiscard]] kept_key const* find(std::int64_t day, std::string_view service) const noexcept {
            for (auto const& kept : keys)
                if (kept->day == day && kept->service == service)
                    return kept.get();
            return nullptr;
        }
    };

    /// The day of UTC as a number, the same for all its seconds and for no others.
    [[nodiscard]] static constexpr std::int64_t day_of(std::int64_t unix_seconds) noexcept {
        constexpr std::int64_t length = detail::seconds_per_day;
        return unix_seconds / length - (unix_seconds % length < 0 ? 1 : 0);
    }

    [[nodiscard]] static std::shared_ptr<state const> with(credential who) {
        return std::make_shared<state const>(state{std::make_shared<credential const>(std::move(who))});
    }

    [[nodiscard]] std::shared_ptr<state const> current() const {
        std::shared_lock const lock{guard_};
        return now_;
    }

    /// Keeps a key, unless another credential came meanwhile or another thread was faster.
    void keep(state const& seen, std::shared_ptr<kept_key const> fresh) const {
        std::unique_lock const lock{guard_};
        if (now_->who != seen.who || now_->find(fresh->day, fresh->service) != nullptr)
            return;
        auto changed = std::make_shared<state>(*now_);
        if (changed->keys.size() == capacity)
            changed->keys.erase(changed->keys.begin());
        changed->keys.push_back(std::move(fresh));
        now_ = std::move(changed);
    }

    mutable std::shared_mutex guard_;
    mutable std::shared_ptr<state const> now_;
};

} // namespace tc3

#endif
