// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "run/recording.hpp"

#include <utility>

namespace tc3::conformance {

answer recording_peer::ask(boost::json::object question) {
    if (kept_.size() >= most_)
        return inner_->ask(std::move(question));
    answer given = inner_->ask(question);
    exchange& one = kept_.emplace_back(exchange{std::move(question), given.fields});
    one.question.erase("seq");
    one.answer.erase("seq");
    return given;
}

} // namespace tc3::conformance
