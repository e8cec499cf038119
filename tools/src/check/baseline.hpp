// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_CHECK_BASELINE_HPP
#define TC3_TOOLS_CHECK_BASELINE_HPP

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::tool {

/// What makes a finding the same one in another capture: the rule, the place in the message and the action, but neither
/// the file nor the exchange. Sixteen hexadecimal digits.
[[nodiscard]] std::string fingerprint_of_finding(std::string_view rule, std::string_view path, std::string_view action);

/// The name of that fingerprint in a SARIF report. Another way of making it gets another number.
inline constexpr std::string_view fingerprint_name = "tc3Finding/v1";

/// The findings of an earlier report. Each stands for one finding of the same fingerprint, and for no more.
class baseline {
  public:
    /// Findings that are alike.
    struct finding_count {
        std::string rule{};
        std::string path{};
        std::string side{};
        std::size_t count = 0;
    };

    /// Reads a report of the form ndjson, json or sarif, which it finds out. False, with a sentence in \p trouble, if
    /// it is none or cannot be read.
    [[nodiscard]] bool read(std::string const& file, std::string& trouble);

    /// Whether a finding is one of them; then there is one less of it.
    [[nodiscard]] bool take(std::string const& fingerprint);

    /// Those that were not taken.
    [[nodiscard]] std::vector<finding_count> left() const;

  private:
    std::map<std::string, finding_count, std::less<>> known_{};
};

} // namespace tc3::tool

#endif
