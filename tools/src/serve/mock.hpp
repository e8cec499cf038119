// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_SERVE_MOCK_HPP
#define TC3_TOOLS_SERVE_MOCK_HPP

#include "captures/capture_writer.hpp"
#include "net/server.hpp"
#include "serve/faults.hpp"
#include "serve/service.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace tc3::tool {

/// The mock of the service with all that is around it: faults, the record, a line for each exchange.
class mock {
  public:
    struct parts {
        service_settings service{};
        std::vector<fault> faults{};
        std::function<std::int64_t()> clock{};         ///< Unix milliseconds
        capture_writer* record = nullptr;              ///< null: nothing is recorded
        std::function<void(std::string const&)> log{}; ///< takes a line without its end
    };

    explicit mock(parts from);

    /// Answers a request, or spoils the answer where a fault was asked for.
    [[nodiscard]] reply answer(http::request&& message);

  private:
    [[nodiscard]] reply depart(fault const& wrong);

    mock_service service_;
    fault_plan faults_;
    std::function<std::int64_t()> clock_;
    capture_writer* record_;
    std::function<void(std::string const&)> log_;
    exchange what_{};
};

} // namespace tc3::tool

#endif
