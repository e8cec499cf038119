// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_CHECK_JUDGED_EXCHANGE_HPP
#define TC3_TOOLS_CHECK_JUDGED_EXCHANGE_HPP

#include <tc3/contract/kind.hpp>
#include <tc3/response/decode.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tc3::tool {

/// An entry that is a call of the API, or else has findings, all of which were reported.
struct judged_exchange {
    std::string_view capture{}; ///< as in its findings
    std::size_t index = 0;
    bool is_call = false;                       ///< of the API
    std::string_view action{};                  ///< empty if it is not known
    bool buys = false;                          ///< each such call that is taken orders something
    outcome what = outcome::unknown;            ///< what became of it
    std::optional<std::int64_t> milliseconds{}; ///< Unix time, as far as the capture tells
    std::optional<severity> worst{};            ///< of its findings that are not known from the baseline
    bool has_known = false;                     ///< some of its findings are
    bool would_fail = false;                    ///< one of them would decide the exit code if it were new
    bool failed = false;                        ///< one of the others decides the exit code
    std::string_view curl{}; ///< the command that sends it again, if it failed and that was asked for
};

} // namespace tc3::tool

#endif
