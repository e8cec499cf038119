// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_CONFORMANCE_RUN_MADE_UP_HPP
#define TC3_TESTS_CONFORMANCE_RUN_MADE_UP_HPP

#include "case.hpp"
#include "executor/peer.hpp"
#include "run/run.hpp"

#include <deque>
#include <string>
#include <utility>
#include <vector>

/// Cases and an implementation for tests of what runs them.
namespace tc3::conformance::made_up {

/// Answers each question with itself.
class echo final : public executor_peer {
  public:
    introduction introduced{"echo", "1.2", "C++", "", "https://example.com/issues", {"sign", "validate"}};
    std::size_t asked = 0;

    [[nodiscard]] introduction const& about() const override { return introduced; }
    [[nodiscard]] answer ask(boost::json::object question) override {
        ++asked;
        return {answer::state::given, std::move(question), {}};
    }
};

inline conformance_case case_of(std::string id, level how_much, side who, judgement found) {
    conformance_case made;
    made.id = std::move(id);
    made.level = how_much;
    made.side = who;
    made.requirement = "Must be so";
    made.source = from("it is said so", "product/409", "2026-04");
    made.ask = [found = std::move(found)](executor_peer&, settings const&) { return found; };
    return made;
}

inline judgement wrong() {
    return failed("it is wrong", {R"({"op":"sign","body_b64":"eyJBIjoxfQ=="})", "A: 2 -> 1", "a<b", "a>b\n\x01\xFF"});
}

/// One case for each way to end, and one of each level that fails.
inline std::vector<conformance_case> cases() {
    std::vector<conformance_case> made{
        case_of("sign/good", level::must, side::signer, passed()),
        case_of("sign/bad", level::must, side::signer, wrong()),
        case_of("sign/died", level::must, side::signer, ended(verdict::errored, "it died")),
        case_of("sign/slow", level::must, side::signer, ended(verdict::timed_out, "no answer within 10 s")),
        case_of("sign/left-out", level::must, side::signer, ended(verdict::skipped, "no v1")),
        case_of("validate/deep/good", level::should, side::validator, passed()),
        case_of("validate/deep/bad", level::should, side::validator, wrong()),
        case_of("validate/advice", level::may, side::validator, wrong()),
        case_of("decode/other", level::must, side::decoder, passed()),
    };
    made.front().smoke = true;
    conformance_case server;
    server.id = "server/good";
    server.side = side::server;
    server.requirement = "Answers";
    server.send = [](server_peer&, settings const&) { return passed(); };
    server.smoke = true;
    made.push_back(server);
    return made;
}

/// A record of a run with all of them. The cases are copied, and live as long as the program.
inline run_record record_of(std::vector<conformance_case> const& all, known_failures const& known = {}) {
    echo peer;
    subject of;
    of.how = mode::executor;
    of.executor = &peer;
    run_record made;
    made.suite = "0.1.0";
    made.how = mode::executor;
    made.about = peer.about();
    made.with.seed = 7;
    made.again = {"tc3-conformance", "executor", "--seed", "7", "--", "python3", "my signer.py"};
    static std::deque<conformance_case> kept;
    for (conformance_case const& one : all) {
        made.outcomes.push_back(run_case(kept.emplace_back(one), of, made.with, known));
        made.outcomes.back().took = std::chrono::milliseconds{1005};
    }
    return made;
}

} // namespace tc3::conformance::made_up

#endif
