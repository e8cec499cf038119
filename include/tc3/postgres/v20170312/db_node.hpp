// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_POSTGRES_V20170312_DB_NODE_HPP
#define TC3_POSTGRES_V20170312_DB_NODE_HPP

#include <tc3/contract/structure.hpp>
#include <tc3/postgres/v20170312/product.hpp>

#include <optional>
#include <string>

namespace tc3::postgres::v20170312 {

/// Where one node of an instance is to run.
struct DBNode {
    std::string Role{};                              ///< Primary or Standby
    std::string Zone{};                              ///< availability zone, `ap-guangzhou-3`
    std::optional<std::string> DedicatedClusterId{}; ///< of a dedicated cluster (CDC)
};

} // namespace tc3::postgres::v20170312

template <>
struct tc3::table<tc3::postgres::v20170312::DBNode> {
    using T = postgres::v20170312::DBNode;
    static constexpr std::string_view page = postgres::v20170312::description_page;
    static constexpr std::string_view date = postgres::v20170312::description_date;
    static constexpr row rows[] = {
        member<&T::Role>(one_of<"Primary", "Standby">(), harmless, from("the two kinds of node", page, date)),
        member<&T::Zone>(
            advice(not_empty(), from("a node cannot be placed in a zone without a name", page, date)),
            advice(in_region(), from("the names of zones begin with the name of their region", page, date)), harmless,
            from("the availability zone of the node", page, date)),
        member<&T::DedicatedClusterId>(from("the dedicated cluster of the node", page, date)),
    };
};

#endif
