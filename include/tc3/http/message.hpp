// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_HTTP_MESSAGE_HPP
#define TC3_HTTP_MESSAGE_HPP

#include <tc3/detail/append.hpp>
#include <tc3/detail/ascii.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// HTTP messages as plain data. Nothing here opens a connection.
namespace tc3::http {

/// One header line. Both parts point into the list that gave it, until that list changes.
struct header {
    std::string_view name;
    std::string_view value;
};

/// The headers of a message, in the order and with the repeats in which they were sent.
///
/// Names are compared without regard to ASCII letter case. All text lies in one block, so that a list which is
/// cleared and filled again allocates nothing once it has grown.
class header_list {
  public:
    class iterator {
      public:
        iterator(header_list const& list, std::size_t index) : list_{&list}, index_{index} {}
        [[nodiscard]] header operator*() const { return (*list_)[index_]; }
        iterator& operator++() {
            ++index_;
            return *this;
        }
        [[nodiscard]] bool operator==(iterator const& other) const noexcept { return index_ == other.index_; }

      private:
        header_list const* list_;
        std::size_t index_;
    };

    /// Adds a header at the end, whether or not one of that name is there. Neither text may be of this list.
    void add(std::string_view name, std::string_view value) {
        entries_.push_back({text_.size(), name.size(), value.size()});
        detail::append_all(text_, name, value);
    }

    /// Gives the header at that index another value, which may not be of this list.
    void set_value(std::size_t index, std::string_view value) {
        entry& changed = entries_[index];
        text_.replace(changed.begin + changed.name, changed.value, value);
        std::size_t const moved = value.size() - changed.value; // wraps around where the text shrinks
        changed.value = value.size();
        for (std::size_t i = index + 1; i < entries_.size(); ++i)
            entries_[i].begin += moved;
    }

    void clear() noexcept {
        text_.clear();
        entries_.clear();
    }

    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
    [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }

    [[nodiscard]] header operator[](std::size_t index) const {
        entry const& e = entries_[index];
        char const* const name = text_.data() + e.begin;
        return {{name, e.name}, {name + e.name, e.value}};
    }

    [[nodiscard]] iterator begin() const { return {*this, 0}; }
    [[nodiscard]] iterator end() const { return {*this, size()}; }

    /// The value of the first header of that name, or nothing.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const {
        std::size_t const at = index_of(name);
        return at < size() ? std::optional{(*this)[at].value} : std::nullopt;
    }

    /// The index of the first header of that name from the index \p from on; size() if there is none.
    [[nodiscard]] std::size_t index_of(std::string_view name, std::size_t from = 0) const {
        while (from < entries_.size() && !detail::equal_ignoring_case((*this)[from].name, name))
            ++from;
        return from;
    }

    /// How many headers have that name.
    [[nodiscard]] std::size_t count(std::string_view name) const {
        std::size_t found = 0;
        for (std::size_t i = index_of(name); i < size(); i = index_of(name, i + 1))
            ++found;
        return found;
    }

  private:
    struct entry {
        std::size_t begin;
        std::size_t name;
        std::size_t value;
    };
    std::string text_;
    std::vector<entry> entries_;
};

/// A request as it stands on the wire, its target taken apart.
struct request {
    std::string method{};  ///< as sent, `POST`
    std::string scheme{};  ///< `https` or `http`; empty where the capture does not tell
    std::string host{};    ///< host and port of the URL; empty where only the Host header tells
    std::string path{"/"}; ///< without the query
    std::string query{};   ///< raw, without the `?`, still percent-encoded
    header_list headers{};
    std::string body{}; ///< the bytes after any chunked framing was removed

    void clear() {
        method.clear();
        scheme.clear();
        host.clear();
        path.assign(1, '/');
        query.clear();
        headers.clear();
        body.clear();
    }
};

/// A response as it came.
struct response {
    int status = 0; ///< 0 where the capture has none
    header_list headers{};
    std::string body{}; ///< the bytes after chunked framing and content coding were removed

    void clear() {
        status = 0;
        headers.clear();
        body.clear();
    }
};

} // namespace tc3::http

#endif
