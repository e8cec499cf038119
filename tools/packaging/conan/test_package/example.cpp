// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/tc3.hpp>

#include <iostream>

int main() {
    tc3::postgres::v20170312::CloneDBInstanceRequest order;
    order.Storage = 65;
    for (tc3::finding const& found : tc3::validate(order))
        std::cout << found.path << ": " << found.message << '\n';
}
