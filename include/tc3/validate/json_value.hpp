// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_VALIDATE_JSON_VALUE_HPP
#define TC3_VALIDATE_JSON_VALUE_HPP

#include <tc3/contract/text.hpp>
#include <tc3/validate/engine.hpp>

#include <boost/json/value.hpp>

#include <cstdint>
#include <string_view>
#include <utility>

namespace tc3 {
namespace detail {

inline bool give_json(boost::json::value const& value, engine& judge) {
    switch (value.kind()) {
    case boost::json::kind::null:
        return judge.null();
    case boost::json::kind::bool_:
        return judge.boolean(value.get_bool());
    case boost::json::kind::int64:
        return judge.integer(value.get_int64());
    case boost::json::kind::uint64:
        // A program may hold a small integer in the unsigned form; the text would not tell.
        return std::in_range<std::int64_t>(value.get_uint64())
                   ? judge.integer(static_cast<std::int64_t>(value.get_uint64()))
                   : judge.large_integer(value.get_uint64());
    case boost::json::kind::double_:
        return judge.number(value.get_double());
    case boost::json::kind::string: {
        std::string_view const text{value.get_string().data(), value.get_string().size()};
        return text::find_not_utf8(text) == std::string_view::npos ? judge.string(text) : judge.unreadable_text();
    }
    case boost::json::kind::array:
        if (!judge.begin_array())
            return false;
        for (boost::json::value const& element : value.get_array())
            if (!give_json(element, judge))
                return false;
        return judge.end_array();
    case boost::json::kind::object:
        break;
    }
    if (!judge.begin_object())
        return false;
    for (boost::json::key_value_pair const& member : value.get_object())
        if (!judge.key({member.key().data(), member.key().size()}) || !give_json(member.value(), judge))
            return false;
    return judge.end_object();
}

} // namespace detail

/// Judges a value of Boost.JSON by the rules of a structure.
///
/// A value has no positions, no repeated names, and does not tell `1e1` from `10.0`: judge the text where it is there.
inline void validate_value(boost::json::value const& value, structure const& shape, validation_context const& context,
                           finding_sink sink, void* target = nullptr) {
    engine judge{shape, context, sink, target};
    detail::give_json(value, judge);
}

} // namespace tc3

#endif
