// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REDACT_LEFTOVER_SEARCH_HPP
#define TC3_TOOLS_REDACT_LEFTOVER_SEARCH_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tc3::tool {

/// Looks for strings that must not stand in a text, in whatever form they may have got into it: as they are, with
/// escapes of JSON (also of JSON within JSON), percent-encoded, in Base64 at any place within it, in hexadecimal
/// digits.
class leftover_search {
  public:
    /// Shorter strings stand anywhere by accident.
    static constexpr std::size_t shortest = 4;

    /// \param name what reports call the string, which they never show: `line 3 of names.txt`
    void add(std::string_view wanted, std::string name);
    [[nodiscard]] bool empty() const noexcept { return names_.empty(); }

    struct leftover {
        std::size_t wanted;    ///< which of the strings
        std::string_view form; ///< `percent-encoded`
        std::size_t end;       ///< of the string in the text; `npos` if that had to be decoded first
    };
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    /// Those that stand in a text, each once.
    [[nodiscard]] std::vector<leftover> find(std::string_view text) const;

    [[nodiscard]] std::string const& name(std::size_t wanted) const { return names_[wanted]; }

    /// Within how many bytes of text a string lies in any of its forms.
    [[nodiscard]] std::size_t reach() const noexcept { return reach_; }

  private:
    struct pattern {
        std::string text;
        std::string_view form; ///< empty: that of the layer
        std::size_t wanted;
    };

    void add_pattern(std::string text, std::string_view form, std::size_t wanted);
    void find_in(std::string_view layer, std::string_view form, std::vector<leftover>& found,
                 bool is_decoded = true) const;
    void find_in_parameters(std::string_view layer, std::vector<leftover>& found) const;

    std::vector<std::string> names_{};
    std::vector<pattern> patterns_{};
    std::unordered_map<std::uint32_t, std::vector<std::size_t>> by_start_{}; ///< by the first four bytes
    std::array<bool, 65536> may_start_{};                                    ///< by a hash of them
    std::size_t reach_ = 0;
};

} // namespace tc3::tool

#endif
