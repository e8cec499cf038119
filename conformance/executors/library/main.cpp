// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "executor/library.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <iostream>
#include <string>

/// This library behind a pipe: answers each line of the executor's protocol with one, until `bye` or the end of input.
int main() {
    namespace json = boost::json;
    std::ios::sync_with_stdio(false);
    json::parse_options options;
    options.max_depth = 256;
    for (std::string line; std::getline(std::cin, line);) {
        json::error_code failure;
        json::value const question = json::parse(line, failure, {}, options);
        json::object answer{{"errored", true}, {"message", "the line is no JSON object"}};
        if (!failure && question.is_object()) {
            json::value const* const op = question.get_object().if_contains("op");
            if (op != nullptr && *op == "bye")
                break;
            answer = tc3::conformance::answer_with_library(question.get_object());
        }
        std::cout << json::serialize(answer) << '\n' << std::flush;
        if (!std::cout)
            return 1;
    }
    return 0;
}
