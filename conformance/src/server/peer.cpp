// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "server/peer.hpp"

#include <tc3/contract/host.hpp>
#include <tc3/detail/ascii.hpp>

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace tc3::conformance {
namespace {

using clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds longest_pause{1000};

/// Whether a name belongs to the service itself, under whatever spelling.
bool is_real_service(std::string_view host) {
    while (host.ends_with('.'))
        host.remove_suffix(1);
    return host.size() > api_domain.size() &&
           tc3::detail::equal_ignoring_case(host.substr(host.size() - api_domain.size()), api_domain);
}

/// The address in a URL; that of the real service is refused.
std::optional<tool::server_address> address_of(std::string_view url, std::string& trouble) {
    std::optional<tool::server_address> made = tool::server_address_of(url, trouble);
    if (!made || !is_real_service(made->host))
        return made;
    trouble = made->host + " is the real service: the cases order instances, which are billed; give the address of "
                           "a mock, an emulator or a gateway of your own";
    return std::nullopt;
}

class http_server final : public server_peer {
  public:
    http_server(server_options options, std::unique_ptr<tool::client> asking)
        : options_{std::move(options)}, asking_{std::move(asking)} {}

    [[nodiscard]] credential const& who() const override { return options_.who; }
    [[nodiscard]] std::string const& host() const override { return options_.host; }
    [[nodiscard]] boost::json::object const& parameters() const override { return options_.parameters; }
    [[nodiscard]] std::int64_t now() const override {
        return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
    }

    [[nodiscard]] server_answer send(http::request const& message) override {
        wait_for_turn();
        return asking_->send(message);
    }

    [[nodiscard]] std::vector<server_answer> send_at_once(std::span<http::request const> messages) override {
        for (std::size_t i = 0; i < messages.size(); ++i)
            wait_for_turn();
        std::vector<server_answer> answers(messages.size());
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < messages.size(); ++i)
            threads.emplace_back([&, i] { answers[i] = asking_->send(messages[i]); });
        threads.clear();
        return answers;
    }

    [[nodiscard]] std::vector<server_answer> send_in_a_row(std::span<http::request const> messages) override {
        return asking_->send_in_a_row(messages, [this] { wait_for_turn(); });
    }

    void slow_down() override {
        std::lock_guard const lock{guard_};
        next_ = clock::now() + longest_pause;
        pause_ = std::min(2 * pause_, longest_pause);
    }

  private:
    void wait_for_turn() {
        clock::time_point mine;
        {
            std::lock_guard const lock{guard_};
            mine = std::max(clock::now(), next_);
            next_ = mine + pause_;
        }
        std::this_thread::sleep_until(mine);
    }

    server_options options_;
    std::unique_ptr<tool::client> asking_;
    std::mutex guard_{};
    clock::time_point next_{};
    std::chrono::milliseconds pause_ = pause_between_requests;
};

} // namespace

std::string fault_of_url(std::string_view url) {
    std::string trouble;
    (void)address_of(url, trouble);
    return trouble;
}

std::unique_ptr<server_peer> make_server_peer(server_options options, std::string& trouble) {
    std::optional<tool::server_address> to = address_of(options.url, trouble);
    if (!to)
        return nullptr;
    auto asking =
        tool::client::make({*std::move(to), options.deadline, options.certificates, options.ca_file}, trouble);
    if (asking == nullptr)
        return nullptr;
    if (std::string const failure = asking->knock(); !failure.empty()) {
        trouble = "the server at " + options.url + " " + failure;
        return nullptr;
    }
    return std::make_unique<http_server>(std::move(options), std::move(asking));
}

} // namespace tc3::conformance
