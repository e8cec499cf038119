// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "mock.hpp"

#include "console.hpp"
#include "net/gateway_page.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace tc3::tool {
namespace {

std::string in_words(answer_given const& given) {
    std::string made = given.action.empty() ? "(no action)" : printable(given.action);
    made += given.code.empty() ? ": success" : ": " + given.code;
    if (!given.rule.empty())
        made += ", " + given.rule + (given.path.empty() ? "" : " at " + printable(given.path));
    if (!given.message.empty())
        made += ": " + printable(given.message);
    return made;
}

std::string in_words(fault const& wrong) {
    std::string made;
    if (wrong.status != 0)
        made += ", a page with status " + std::to_string(wrong.status);
    if (wrong.latency.count() != 0)
        made += ", after " + std::to_string(wrong.latency.count()) + " ms";
    switch (wrong.leaves) {
    case departure::whole:
        break;
    case departure::truncated:
        made += ", the answer truncated";
        break;
    case departure::lost:
        made += ", the answer lost";
        break;
    case departure::reset:
        made += ", the connection reset";
        break;
    }
    return made.empty() ? made : "; on demand: " + made.substr(2);
}

/// Makes the response a page that is none of the service.
void become_page(http::response& response, int status, std::string_view type, std::string body) {
    response.status = status;
    http::header_list headers;
    headers.add("Content-Type", type);
    if (auto const date = response.headers.find("Date"))
        headers.add("Date", *date);
    response.headers = std::move(headers);
    response.body = std::move(body);
}

} // namespace

mock::mock(parts from)
    : service_{std::move(from.service)}, faults_{std::move(from.faults)}, clock_{std::move(from.clock)},
      record_{from.record}, log_{std::move(from.log)} {}

reply mock::answer(http::request&& message) {
    what_.clear();
    what_.request = std::move(message);
    what_.milliseconds = clock_();
    fault wrong = faults_.next();
    std::string trouble;
    if (auto const asked = what_.request.headers.find(fault_header)) {
        auto const own = fault_from(*asked, trouble);
        if (own && (own->times != 0 || own->every != 1))
            trouble = "times and every are for --fault; a request asks for itself alone";
        else if (own)
            wrong.add(*own);
    }
    answer_given const given = service_.answer(what_, *what_.milliseconds / 1000, wrong.code);
    if (!trouble.empty()) {
        wrong = {};
        trouble = std::string{fault_header} + ": " + trouble;
        become_page(what_.response, 400, "text/plain; charset=utf-8", trouble + "\n");
        log_(printable(trouble));
    } else {
        if (wrong.status != 0)
            become_page(what_.response, wrong.status, "text/html", gateway_page(wrong.status));
        log_(in_words(given) + in_words(wrong));
    }
    return depart(wrong);
}

/// Notes in the record what the caller gets.
reply mock::depart(fault const& wrong) {
    reply made;
    made.message = what_.response;
    made.leaves = wrong.leaves;
    made.delay = wrong.latency;
    std::string& body = what_.response.body;
    made.kept_bytes = std::min(wrong.kept_bytes.value_or(body.size() / 2), body.size());
    if (record_ == nullptr)
        return made;
    if (wrong.leaves == departure::truncated)
        body.resize(made.kept_bytes);
    what_.has_response = wrong.leaves == departure::whole || wrong.leaves == departure::truncated;
    record_->write(what_);
    return made;
}

} // namespace tc3::tool
