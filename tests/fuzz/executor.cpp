// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// The executor's protocol: whatever the question, the answer is an object that says what became of it.
#include "fuzz/door.hpp"

#include "executor/library.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace tc3::fuzz {
namespace {

void executor_door(std::string_view bytes) {
    boost::json::parse_options options;
    options.max_depth = 256;
    boost::json::error_code failure;
    boost::json::value const question = boost::json::parse({bytes.data(), bytes.size()}, failure, {}, options);
    if (failure || !question.is_object() ||
        (question.get_object().if_contains("op") != nullptr &&
         question.get_object().at("op") == boost::json::string{"bye"}))
        return;
    boost::json::object const answer = conformance::answer_with_library(question.get_object());
    if (answer.empty())
        disagree("no answer", bytes, "");
    // The same question has the same answer.
    agree("asked twice", boost::json::serialize(answer),
          boost::json::serialize(conformance::answer_with_library(question.get_object())));
}

} // namespace

std::vector<door> executor_doors() {
    return {{"executor", &executor_door}};
}

} // namespace tc3::fuzz
