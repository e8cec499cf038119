// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_RESPONSE_ENVELOPE_HPP
#define TC3_RESPONSE_ENVELOPE_HPP

#include <tc3/contract/structure.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace tc3 {

/// What stands in `Response.Error` when a call failed.
struct ServiceError {
    std::string Code{};    ///< `InvalidParameterValue.IllegalZone`
    std::string Message{}; ///< for people; its text may change at any time
};

/// The answer of an action without a contract: only what every answer holds.
struct AnyResponse {
    std::string RequestId{};
};

inline constexpr source envelope_origin =
    from("Response holds RequestId, and Error with Code and Message when the call failed",
         "https://cloud.tencent.com/document/api/664/51412", "2026-08");

template <>
struct table<ServiceError> {
    using T = ServiceError;
    static constexpr row rows[] = {
        member<&T::Code>(advice(not_empty(), envelope_origin), harmless, envelope_part::error_code, envelope_origin),
        member<&T::Message>(envelope_part::error_message, envelope_origin),
    };
};

template <>
struct table<AnyResponse> {
    static constexpr row rows[] = {member<&AnyResponse::RequestId>(envelope_origin)};
};

/// The rows of a response as they stand on the wire: those of its struct, and Error, which belongs to no struct.
inline constexpr row error_row = [] {
    row made;
    made.name = "Error";
    made.type = wire_type::structure;
    made.part = envelope_part::error;
    made.nested.declared = &structure_of<ServiceError>;
    made.origin = envelope_origin;
    return made;
}();

/// The one row of the object around a response. What it opens is the response's own struct.
[[nodiscard]] constexpr row response_row(structure_reference answer) noexcept {
    row made;
    made.name = "Response";
    made.type = wire_type::structure;
    made.required = true;
    made.nested = answer;
    made.origin = envelope_origin;
    made.access.open = [](void* owner) { return owner; };
    return made;
}

namespace detail {

/// A structure that is put together from rows which are known only when the program is compiled, but of no struct.
template <std::size_t Rows>
struct assembled {
    std::array<row, Rows> rows{};
    std::array<std::uint16_t, Rows> watchers{};
    std::array<std::uint16_t, bucket_count(Rows)> buckets{};

    constexpr void finish() { derive(rows, {}, watchers, buckets); }
    [[nodiscard]] constexpr structure view(std::string_view name) const noexcept {
        return {name, rows, {}, watchers, buckets, count_required(rows)};
    }
};

template <class Response>
inline constexpr auto answer_rows = [] {
    constexpr std::size_t count = std::size(table<Response>::rows);
    assembled<count + 1> made;
    std::copy_n(std::begin(table<Response>::rows), count, made.rows.begin());
    for (row& member : made.rows)
        if (member.name == "RequestId")
            member.part = envelope_part::request_id;
    made.rows.back() = error_row;
    made.finish();
    return made;
}();

template <class Response>
inline constexpr structure declared_answer = answer_rows<Response>.view(name_of_type<Response>);

template <class Response>
structure const& answer_of() noexcept {
    return declared_answer<Response>;
}

template <class Response>
inline constexpr auto envelope_rows = [] {
    assembled<1> made;
    made.rows[0] = response_row({.declared = &answer_of<Response>});
    made.finish();
    return made;
}();

template <class Response>
inline constexpr structure declared_envelope = envelope_rows<Response>.view("Envelope");

} // namespace detail

/// The whole answer of an action as a structure: `{"Response": {..., "RequestId"}}`, where Error may take the place of
/// the members. The typed struct to fill is the response itself.
template <class Response>
[[nodiscard]] structure const& envelope_of() noexcept {
    return detail::declared_envelope<Response>;
}

} // namespace tc3

#endif
