// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "commands/implementation.hpp"

#include "executor/library.hpp"
#include "executor/program_peer.hpp"

#include <utility>

namespace tc3::conformance {
namespace {

class library_in_process final : public implementation {
  public:
    [[nodiscard]] subject peers() override {
        subject made;
        made.executor = peer_.get();
        return made;
    }
    [[nodiscard]] introduction about() const override { return peer_->about(); }

  private:
    std::unique_ptr<executor_peer> peer_ = make_library_peer();
};

class executor_program final : public implementation {
  public:
    explicit executor_program(std::unique_ptr<program_peer> peer) : peer_{std::move(peer)} {}

    [[nodiscard]] subject peers() override {
        subject made;
        made.how = mode::executor;
        made.executor = peer_.get();
        return made;
    }
    [[nodiscard]] introduction about() const override { return peer_->about(); }
    [[nodiscard]] std::string finish() override { return peer_->finish(); }

  private:
    std::unique_ptr<program_peer> peer_;
};

class server_at_url final : public implementation {
  public:
    server_at_url(std::unique_ptr<server_peer> peer, std::string url) : peer_{std::move(peer)} {
        about_.name = std::move(url);
    }

    [[nodiscard]] subject peers() override {
        subject made;
        made.how = mode::server;
        made.server = peer_.get();
        return made;
    }
    [[nodiscard]] introduction about() const override { return about_; }

  private:
    std::unique_ptr<server_peer> peer_;
    introduction about_{};
};

class client_program final : public implementation {
  public:
    explicit client_program(std::unique_ptr<client_peer> peer) : peer_{std::move(peer)} {}

    [[nodiscard]] subject peers() override {
        subject made;
        made.how = mode::client;
        made.client = peer_.get();
        return made;
    }
    [[nodiscard]] introduction about() const override { return peer_->about(); }

  private:
    std::unique_ptr<client_peer> peer_;
};

} // namespace

std::unique_ptr<implementation> open_library() {
    return std::make_unique<library_in_process>();
}

std::unique_ptr<implementation> open_executor(std::vector<std::string> command, settings const& with,
                                              std::string& trouble) {
    auto peer = make_program_peer(std::move(command), with.deadline, trouble);
    return peer == nullptr ? nullptr : std::make_unique<executor_program>(std::move(peer));
}

std::unique_ptr<implementation> open_server(server_options where, std::string& trouble) {
    std::string url = where.url;
    auto peer = make_server_peer(std::move(where), trouble);
    return peer == nullptr ? nullptr : std::make_unique<server_at_url>(std::move(peer), std::move(url));
}

std::unique_ptr<implementation> open_client(std::vector<std::string> command, client_options how,
                                            std::string& trouble) {
    auto peer = client_peer::make(std::move(command), how, trouble);
    return peer == nullptr ? nullptr : std::make_unique<client_program>(std::move(peer));
}

} // namespace tc3::conformance
