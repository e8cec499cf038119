// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_EXAMPLES_PURCHASE_HPP
#define TC3_EXAMPLES_PURCHASE_HPP

#include <tc3/tc3.hpp>

#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

/// What the examples share: a purchase from the order to the decision, without a transport.
namespace example {

/// What the command line says.
struct settings {
    std::string host{};                        ///< `--host HOST[:PORT]`: of a mock; else the product's own
    std::string ca_file{};                     ///< `--ca-file PEM`: whom to trust; else as the system does
    std::chrono::milliseconds timeout{60'000}; ///< `--timeout MS`: from the first byte sent to the whole answer
    std::chrono::milliseconds pause{1'000};    ///< `--pause MS`: before a call that was throttled is sent again
    std::int64_t disk{60};                     ///< `--disk GB`
    static constexpr std::chrono::seconds connect_timeout{10};
    static constexpr int most_attempts = 3;
};

/// How an example ends.
enum class ending : std::uint8_t { bought = 0, refused = 1, wrong_usage = 2, unknown = 3, turned_away = 4 };

inline std::optional<settings> settings_from(int count, char const* const* arguments) {
    settings made;
    auto const number = [](std::string_view text, auto into) {
        std::int64_t value = 0;
        auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
        bool const good = fault == std::errc{} && end == text.data() + text.size();
        if (good)
            into(value);
        return good;
    };
    for (int i = 1; i < count; i += 2) {
        std::string_view const name = arguments[i];
        std::string_view const value = i + 1 < count ? arguments[i + 1] : std::string_view{};
        bool good = !value.empty();
        if (name == "--host")
            made.host = value;
        else if (name == "--ca-file")
            made.ca_file = value;
        else if (name == "--timeout")
            good = number(value, [&](std::int64_t n) { made.timeout = std::chrono::milliseconds{n}; });
        else if (name == "--pause")
            good = number(value, [&](std::int64_t n) { made.pause = std::chrono::milliseconds{n}; });
        else if (name == "--disk")
            good = number(value, [&](std::int64_t n) { made.disk = n; });
        else
            good = false;
        if (!good) {
            std::cerr << "usage: " << arguments[0]
                      << " [--host HOST[:PORT]] [--ca-file PEM] [--timeout MS] [--pause MS] [--disk GB]\n";
            return std::nullopt;
        }
    }
    return made;
}

/// Where to connect to for a message.
struct endpoint {
    std::string host{};
    std::string port{"443"};

    explicit endpoint(tc3::http::request const& message) : host{message.host} {
        if (auto const colon = host.find(':'); colon != std::string::npos) {
            port = host.substr(colon + 1);
            host.resize(colon);
        }
    }
};

/// One purchase. It is sent again only if the service turned it away unread or it never left; never when it may have
/// been executed.
///
///     for (example::purchase one{settings}; auto const* message = one.next();)
///         one.take(deliver(*message));
class purchase {
  public:
    explicit purchase(settings how) : how_{std::move(how)} {
        order_.DBInstanceId = "postgres-h5j8k2mn";
        order_.SpecCode = "pg.it.medium4";
        order_.Storage = how_.disk;
        order_.Period = 1;
        order_.VpcId = "vpc-w9x8y7z6";
        order_.SubnetId = "subnet-r2s3t4u5";
        order_.BackupSetId = "weekly-0042";
    }

    /// The message to send now, signed for now. Null when all is decided.
    [[nodiscard]] tc3::http::request const* next() {
        if (end_)
            return nullptr;
        call_ = tc3::prepare_call(order_, {.region = "ap-tokyo", .host = how_.host}, signer_, now());
        if (attempts_++ == 0)
            for (tc3::finding const& found : call_.findings)
                std::cout << to_string(found.severity) << " " << found.path << ": " << found.message << '\n';
        if (call_.sign_error)
            std::cout << "not signed: " << message(*call_.sign_error) << '\n';
        if (call_.is_ready())
            return &call_.message;
        end_ = ending::refused;
        return nullptr;
    }

    /// Takes what came back and decides. The decision is that of the library's advice.
    void take(tc3::delivery const& brought) {
        auto const reply = tc3::decode<tc3::postgres::v20170312::CloneDBInstanceResponse>(brought);
        if (auto const* bought = reply.success())
            std::cout << "bought: deal " << bought->DealName << '\n';
        else if (auto const* error = reply.error())
            std::cout << "error " << error->code << ": " << error->message << '\n';
        else if (auto const* malformed = reply.malformed())
            std::cout << "no answer of the API: " << malformed->explanation << '\n';
        else
            std::cout << to_string(brought.state) << ": " << reply.missing()->explanation << '\n';
        std::cout << to_string(reply.advice()) << '\n';

        switch (reply.advice()) {
        case tc3::retry_advice::never:
            end_ = ending::bought;
            break;
        case tc3::retry_advice::after_a_change:
            end_ = ending::refused;
            break;
        case tc3::retry_advice::look_first:
            end_ = ending::unknown; // for a person, or for DescribeDBInstances: has a new instance come?
            break;
        case tc3::retry_advice::after_a_delay:
            if (attempts_ == settings::most_attempts)
                end_ = ending::turned_away;
            break;
        }
    }

    /// How long to wait before `next`.
    [[nodiscard]] std::chrono::milliseconds pause() const noexcept {
        return attempts_ > 0 && !end_ ? how_.pause : std::chrono::milliseconds{0};
    }

    /// What the program returns.
    [[nodiscard]] int exit_code() const noexcept { return static_cast<int>(end_.value_or(ending::unknown)); }

  private:
    [[nodiscard]] static std::int64_t now() {
        return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
    }

    [[nodiscard]] static tc3::credential credential_from_environment() {
        auto const text = [](char const* name) {
            char const* const value = std::getenv(name);
            return std::string{value == nullptr ? "" : value};
        };
        return {text("TENCENTCLOUD_SECRET_ID"), tc3::secret{text("TENCENTCLOUD_SECRET_KEY")},
                tc3::secret{text("TENCENTCLOUD_TOKEN")}};
    }

    settings how_;
    tc3::postgres::v20170312::CloneDBInstanceRequest order_{};
    tc3::signer signer_{credential_from_environment()};
    tc3::prepared_call call_{};
    int attempts_ = 0;
    std::optional<ending> end_{};
};

/// Carries a purchase out with a transport that waits for the answer: a callable that takes a message and the settings
/// and returns a `tc3::delivery`.
template <class Deliver>
int carry_out(int count, char const* const* arguments, Deliver deliver) {
    auto const how = settings_from(count, arguments);
    if (!how)
        return static_cast<int>(ending::wrong_usage);
    purchase one{*how};
    while (tc3::http::request const* const message = one.next()) {
        one.take(deliver(*message, *how));
        std::this_thread::sleep_for(one.pause());
    }
    return one.exit_code();
}

} // namespace example

#endif
