// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "verify.hpp"

#include "captures.hpp"
#include "commands/causes.hpp"
#include "commands/judges.hpp"
#include "console.hpp"
#include "output.hpp"
#include "sign/trace_text.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::tool {
namespace {

/// Whether a finding speaks of the signature, of its lack or of what it needs.
bool is_of_signature(finding const& found) {
    return found.rule.starts_with("tc3.signature.") || found.kind == kind::sanitized ||
           found.kind == kind::body_rebuilt || (found.kind == kind::timestamp && found.side == side::request);
}

/// The verdict on one call.
struct verdict {
    std::vector<finding> wrong{};
    std::vector<finding> noted{};

    [[nodiscard]] bool has(kind what) const {
        return std::any_of(wrong.begin(), wrong.end(), [what](finding const& f) { return f.kind == what; });
    }
    [[nodiscard]] bool has_other_than(kind what) const {
        return std::any_of(wrong.begin(), wrong.end(), [what](finding const& f) { return f.kind != what; });
    }
};

std::string join(std::vector<finding> const& found) {
    std::string made;
    for (finding const& one : found)
        made.append(made.empty() ? "" : "; ").append(one.message);
    return made;
}

/// The checks that failed: `scope, expired`.
std::string kinds_of(std::vector<finding> const& found) {
    std::string made;
    for (finding const& one : found)
        made.append(made.empty() ? "" : ", ").append(to_string(one.kind));
    return made;
}

class verification_run {
  public:
    verification_run(verify_options const& options, credential who, std::vector<sign::named_key> others)
        : options_{&options}, has_key_{!who.key.empty()}, causes_{who, std::move(others)}, judge_{make_request_judge(
                                                                                                      std::move(who)),
                                                                                                  options.clock} {}

    [[nodiscard]] exit_code operator()() {
        exit_code const reading =
            for_each_entry(options_->paths, options_->format,
                           [this](input const& from, entry const& one) { verify_entry(from, one); });
        out_.write(totals());
        if (!out_.finish()) {
            complain(out_.trouble());
            return exit_code::internal_error;
        }
        return std::max(reading, wrong_ > 0 ? exit_code::findings : exit_code::clean);
    }

  private:
    void verify_entry(input const& from, entry const& one) {
        verdict made;
        auto keep = [&made](finding&& found) {
            if (is_of_signature(found))
                (found.severity == severity::error ? made.wrong : made.noted).push_back(std::move(found));
            return walk::go_on;
        };
        request_facts const facts = judge_.judge(one.what, keep).request;
        if (!facts.is_call) {
            ++others_;
            return;
        }
        if (judge_.requests().parameters().scheme() == sign::scheme::none)
            made.wrong.push_back(rules::make_finding(rules::signature_missing, {}, "the call is not signed"));
        std::string line = from.name + ":" + std::to_string(one.index) + " ";
        line.append(facts.action_name.empty() ? "(no action)" : printable(facts.action_name)).append(": ");
        out_.write(line + in_words(made, facts) + "\n");
        if (made.has_other_than(kind::expired))
            out_.write(causes_.in_words(one.what));
        if (options_->trace && made.has(kind::mismatch))
            write_trace();
    }

    /// Says the verdict and counts it.
    [[nodiscard]] std::string in_words(verdict const& made, request_facts const& facts) {
        if (!made.wrong.empty()) {
            ++wrong_;
            return "wrong (" + kinds_of(made.wrong) + "): " + join(made.wrong);
        }
        std::string const notes = made.noted.empty() ? "" : ", but " + join(made.noted);
        if (facts.verified) {
            ++valid_;
            return "valid" + notes;
        }
        ++unchecked_;
        return "unchecked" + (made.noted.empty() ? "" : ": " + join(made.noted));
    }

    void write_trace() {
        sign::verifier const& verifier = judge_.requests().verifier();
        common_parameters const& parameters = judge_.requests().parameters();
        std::string const token{parameters.text(common::token)};
        out_.write(parameters.scheme() == sign::scheme::v1 ? tool::in_words(verifier.last_v1_trace(), token)
                                                           : tool::in_words(verifier.last_trace(), token));
    }

    [[nodiscard]] std::string totals() const {
        std::string made = counted(valid_ + wrong_ + unchecked_, "call") + ": " + std::to_string(valid_) + " valid, " +
                           std::to_string(wrong_) + " wrong, " + std::to_string(unchecked_) + " unchecked";
        if (others_ > 0)
            made += "; other entries left in peace: " + std::to_string(others_);
        if (!has_key_ && unchecked_ > 0)
            made += "; give the key with --secret-key-env NAME to have signatures computed";
        return made + "\n";
    }

    verify_options const* options_;
    bool has_key_;
    cause_finder causes_;
    exchange_judge judge_;
    output out_{"-"};
    std::size_t valid_ = 0;
    std::size_t wrong_ = 0;
    std::size_t unchecked_ = 0;
    std::size_t others_ = 0;
};

} // namespace

exit_code run_verify(verify_options const& options) {
    std::string trouble;
    auto who = read_credential(options.credential, trouble);
    auto others = read_other_keys(options.credential, trouble);
    if (who && others)
        return verification_run{options, *std::move(who), *std::move(others)}();
    complain(trouble);
    return exit_code::wrong_usage;
}

} // namespace tc3::tool
