// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SIGN_SIGNER_HPP
#define TC3_SIGN_SIGNER_HPP

#include <tc3/credential.hpp>
#include <tc3/http/message.hpp>
#include <tc3/sign/digest.hpp>
#include <tc3/sign/result.hpp>
#include <tc3/sign/tc3.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
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

    explicit signer(credential who) : who_{std::make_shared<credential const>(std::move(who))} {}

    /// Signs from now on with another credential, as temporary ones need before they expire. A call that is under way
    /// in another thread ends with the one that it began with.
    void use(credential who) {
        auto changed = std::make_shared<credential const>(std::move(who));
        std::unique_lock const lock{guard_};
        who_ = std::move(changed);
        kept_.clear();
    }

    /// Signs a message, see `sign::sign_request`. With a kept key and a message and trace that were used before it
    /// allocates nothing, apart from what OpenSSL does.
    sign::result<void> sign(http::request& message, sign::sign_options const& options, sign::trace& out) const {
        std::shared_ptr<credential const> const who = current();
        auto const look_up = [this, &who](sign::scope const& within, auto&& use) -> sign::result<void> {
            sign::result<key_pointer> const key = key_for(who, within);
            if (!key)
                return key.error();
            return use(**key);
        };
        return detail::sign_with(message, who->secret_id, who->token.reveal(), options, out, look_up);
    }

    /// How many derived keys are kept at the moment.
    [[nodiscard]] std::size_t kept_keys() const {
        std::shared_lock const lock{guard_};
        return kept_.size();
    }

  private:
    using key_pointer = std::shared_ptr<sign::hmac_sha256_key const>;

    struct kept_key {
        std::string date;
        std::string service;
        key_pointer key;
    };

    [[nodiscard]] std::shared_ptr<credential const> current() const {
        std::shared_lock const lock{guard_};
        return who_;
    }

    [[nodiscard]] key_pointer find(sign::scope const& within) const {
        for (kept_key const& kept : kept_)
            if (kept.date == within.date && kept.service == within.service)
                return kept.key;
        return nullptr;
    }

    [[nodiscard]] sign::result<key_pointer> key_for(std::shared_ptr<credential const> const& who,
                                                    sign::scope const& within) const {
        {
            std::shared_lock const lock{guard_};
            if (who == who_)
                if (key_pointer known = find(within))
                    return known;
        }
        sign::result<sign::hmac_sha256_key> derived = sign::derive_signing_key(who->key.reveal(), within);
        if (!derived)
            return derived.error();
        key_pointer fresh = std::make_shared<sign::hmac_sha256_key const>(*std::move(derived));
        std::unique_lock const lock{guard_};
        if (who != who_) // another credential came meanwhile: this key is not to be kept
            return fresh;
        if (key_pointer known = find(within)) // another thread was faster
            return known;
        if (kept_.size() == capacity)
            kept_.erase(kept_.begin());
        kept_.push_back({std::string{within.date}, std::string{within.service}, fresh});
        return fresh;
    }

    mutable std::shared_mutex guard_;
    std::shared_ptr<credential const> who_;
    mutable std::vector<kept_key> kept_;
};

} // namespace tc3

#endif
