// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_COMMANDS_IMPLEMENTATION_HPP
#define TC3_CONFORMANCE_COMMANDS_IMPLEMENTATION_HPP

#include "client/peer.hpp"
#include "run/run.hpp"
#include "server/peer.hpp"

#include <memory>
#include <string>
#include <vector>

namespace tc3::conformance {

/// What a run judges, however it is reached.
class implementation {
  public:
    virtual ~implementation() = default;

    [[nodiscard]] virtual subject peers() = 0;
    [[nodiscard]] virtual introduction about() const = 0;

    /// Says farewell. A sentence, if it did not end as it should.
    [[nodiscard]] virtual std::string finish() { return {}; }
};

[[nodiscard]] std::unique_ptr<implementation> open_library();

/// Starts a program that speaks the executor's protocol. Null, with a sentence in \p trouble, if it cannot be started
/// or does not greet.
[[nodiscard]] std::unique_ptr<implementation> open_executor(std::vector<std::string> command, settings const& with,
                                                            std::string& trouble);

/// Gets ready to send to a server. Null, with a sentence in \p trouble, if it cannot be reached.
[[nodiscard]] std::unique_ptr<implementation> open_server(server_options where, std::string& trouble);

/// Gets ready to start a client. Null, with a sentence in \p trouble, if that is impossible.
[[nodiscard]] std::unique_ptr<implementation> open_client(std::vector<std::string> command, client_options how,
                                                          std::string& trouble);

} // namespace tc3::conformance

#endif
