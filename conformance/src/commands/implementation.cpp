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

template <class Peer>
class executor_program final : public implementation {
  public:
    explicit executor_program(std::unique_ptr<Peer> peer) : peer_{std::move(peer)} {}

    [[nodiscard]] subject peers() override {
        subject made;
        made.how = mode::executor;
        made.executor = peer_.get();
        return made;
    }
    [[nodiscard]] introduction about() const override { return peer_->about(); }
    [[nodiscard]] std::string finish() override { return peer_->finish(); }

  private:
    std::unique_ptr<Peer> peer_;
};

} // namespace

std::unique_ptr<implementation> open_library() {
    return std::make_unique<library_in_process>();
}

std::unique_ptr<implementation> open_executor(std::vector<std::string> command, settings const& with,
                                              std::string& trouble) {
    auto peer = make_program_peer(std::move(command), with.deadline, trouble);
    if (peer == nullptr)
        return nullptr;
    return std::make_unique<executor_program<typename decltype(peer)::element_type>>(std::move(peer));
}

} // namespace tc3::conformance
