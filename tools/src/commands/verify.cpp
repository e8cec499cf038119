// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "verify.hpp"

#include "commands/judges.hpp"
#include "output.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace tc3::tool {
namespace {

/// Whether a finding speaks of the signature or of its lack.
bool is_of_signature(finding const& found) {
    return found.rule.starts_with("tc3.signature.") || found.kind == kind::sanitized || found.kind == kind::timestamp;
}

class run {
  public:
    explicit run(verify_options const& options, credential who)
        : options_{&options}, judge_{make_request_judge(std::move(who)), options.clock} {}

    [[nodiscard]] exit_code operator()() {
        for (std::string const& path : options_->paths) {
            std::string trouble;
            for (input const& one : find_inputs(path, trouble))
                verify_input(one);
            complain(trouble);
        }
        out_.write(std::to_string(valid_) + " valid, " + std::to_string(wrong_) + " wrong, " +
                   std::to_string(unchecked_) + " unchecked\n");
        complain(out_.finish() ? std::string{} : out_.trouble());
        return unreadable_ ? exit_code::unreadable : wrong_ > 0 ? exit_code::findings : exit_code::clean;
    }

  private:
    void complain(std::string const& sentence) {
        if (sentence.empty())
            return;
        std::fprintf(stderr, "tc3: %s\n", sentence.c_str());
        unreadable_ = true;
    }

    void verify_input(input const& from) {
        std::string trouble;
        std::unique_ptr<reader> const entries = open_reader(from, options_->format, trouble);
        complain(trouble);
        if (entries == nullptr)
            return;
        for (entry one; entries->next(one);) {
            if (one.readable)
                verify_entry(from, one);
            else
                complain(from.name + ": exchange " + std::to_string(one.index) + ": " + one.trouble);
        }
        if (!entries->trouble().empty())
            complain(from.name + ": " + entries->trouble());
    }

    void verify_entry(input const& from, entry const& one) {
        std::string found;
        severity worst = severity::note;
        bool mismatch = false;
        auto keep = [&](finding&& what) {
            if (!is_of_signature(what))
                return walk::go_on;
            found += "\n    " + std::string{to_string(what.kind)} + ": " + what.message;
            worst = std::max(worst, what.severity);
            mismatch = mismatch || what.kind == kind::mismatch;
            return walk::go_on;
        };
        exchange_facts const facts = judge_.judge(one.what, keep);
        if (!facts.request.is_call)
            return;
        bool const wrong = worst == severity::error;
        (wrong ? wrong_ : found.empty() ? valid_ : unchecked_)++;
        out_.write(from.name + ":" + std::to_string(one.index) + " " + std::string{facts.request.action_name} + " " +
                   (wrong           ? "wrong"
                    : found.empty() ? "valid"
                                    : "unchecked") +
                   found + "\n");
        if (mismatch && options_->trace)
            write_trace();
    }

    void write_trace() {
        sign::verifier const& verifier = judge_.requests().verifier();
        auto const part = [this](char const* name, std::string const& text) {
            if (!text.empty())
                out_.write(std::string{"--- "} + name + "\n" + text + "\n");
        };
        part("canonical request", verifier.last_trace().canonical_request);
        part("string to sign", verifier.last_trace().string_to_sign);
        part("string to sign (v1)", verifier.last_v1_trace().string_to_sign);
    }

    verify_options const* options_;
    exchange_judge judge_;
    output out_{"-"};
    std::size_t valid_ = 0;
    std::size_t wrong_ = 0;
    std::size_t unchecked_ = 0;
    bool unreadable_ = false;
};

} // namespace

exit_code run_verify(verify_options const& options) {
    std::string trouble;
    auto who = read_credential(options.credential, trouble);
    if (who)
        return run{options, *std::move(who)}();
    std::fprintf(stderr, "tc3: %s\n", trouble.c_str());
    return exit_code::wrong_usage;
}

} // namespace tc3::tool
