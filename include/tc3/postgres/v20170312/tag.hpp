// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_POSTGRES_V20170312_TAG_HPP
#define TC3_POSTGRES_V20170312_TAG_HPP

#include <tc3/contract/structure.hpp>
#include <tc3/postgres/v20170312/product.hpp>

#include <string>

namespace tc3::postgres::v20170312 {

/// A label on an instance. The products differ: here the members are TagKey and TagValue, elsewhere Key and Value.
struct Tag {
    std::string TagKey{};
    std::string TagValue{}; ///< may be empty
};

} // namespace tc3::postgres::v20170312

template <>
struct tc3::table<tc3::postgres::v20170312::Tag> {
    using T = postgres::v20170312::Tag;
    static constexpr row rows[] = {
        member<&T::TagKey>(
            from("the key of the tag", postgres::v20170312::description_page, postgres::v20170312::description_date)),
        member<&T::TagValue>(
            from("the value of the tag", postgres::v20170312::description_page, postgres::v20170312::description_date)),
    };
};

#endif
