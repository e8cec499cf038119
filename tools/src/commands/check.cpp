// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "check.hpp"

#include "check/entry_judges.hpp"
#include "check/placed_finding.hpp"
#include "check/progress.hpp"
#include "commands/causes.hpp"
#include "commands/glob.hpp"
#include "commands/judges.hpp"
#include "interruption.hpp"
#include "reports/report.hpp"

#include <tc3/capture/judge.hpp>
#include <tc3/exchange/judge.hpp>
#include <tc3/known_actions.hpp>
#include <tc3/rules/protocol.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::tool {
namespace {

bool fits_any(std::vector<std::string> const& patterns, std::string_view text) {
    return std::any_of(patterns.begin(), patterns.end(), [text](std::string const& p) { return fits(p, text); });
}

/// What makes a finding the same one in another capture: the rule, the place and the action, but not the exchange.
std::string identity(std::string_view rule, std::string_view path, std::string_view action) {
    return std::string{rule} + "\n" + std::string{path} + "\n" + std::string{action};
}

/// Which findings are reported.
class filter {
  public:
    explicit filter(check_options const& options) : options_{&options} {}

    /// Reads the baseline, if one is named. False, with a sentence on standard error, if it cannot be read.
    [[nodiscard]] bool read_baseline() {
        if (options_->baseline.empty())
            return true;
        std::ifstream in{options_->baseline};
        std::string line;
        for (std::size_t number = 1; std::getline(in, line); ++number) {
            std::string const rule = text_member(line, "rule");
            if (rule.empty() && !line.starts_with("{\"summary\":")) {
                std::fprintf(stderr, "tc3: line %zu of the baseline %s is no finding of an ndjson report\n", number,
                             options_->baseline.c_str());
                return false;
            }
            known_.insert(identity(rule, text_member(line, "path"), text_member(line, "action")));
        }
        if (in.is_open() && !in.bad())
            return true;
        std::fprintf(stderr, "tc3: cannot read the baseline %s\n", options_->baseline.c_str());
        return false;
    }

    [[nodiscard]] bool wants(finding const& what, std::string_view action) const {
        if (options_->only && (what.side == side::request || what.side == side::response) &&
            what.side != *options_->only)
            return false;
        if (fits_any(options_->disabled, what.rule))
            return false;
        if (!options_->rules.empty() && !fits_any(options_->rules, what.rule))
            return false;
        return known_.empty() || known_.count(identity(what.rule, what.path, action)) == 0;
    }

  private:
    check_options const* options_;
    std::set<std::string> known_{};
};

/// One run over all inputs.
class run {
  public:
    explicit run(check_options const& options) : options_{&options}, filter_{options} {}

    [[nodiscard]] exit_code operator()() {
        if (!open_reports() || !filter_.read_baseline())
            return unreadable_ ? exit_code::unreadable : exit_code::wrong_usage;
        std::string trouble;
        auto const who = read_credential(options_->credential, trouble);
        auto others = read_other_keys(options_->credential, trouble);
        if (!who || !others) {
            std::fprintf(stderr, "tc3: %s\n", trouble.c_str());
            return exit_code::wrong_usage;
        }
        std::vector<std::string> troubles;
        causes_ = std::make_unique<cause_finder>(*who, *std::move(others));
        check_inputs(find_inputs(options_->paths, troubles), *who);
        for (std::string const& one : troubles)
            complain(one);
        for (auto const& one : reports_)
            one->finish(counts_);
        return close_reports();
    }

  private:
    void complain(std::string const& sentence) {
        std::fprintf(stderr, "tc3: %s\n", sentence.c_str());
        unreadable_ = true;
    }

    [[nodiscard]] bool open_reports() {
        std::vector<report_choice> choices = options_->reports;
        if (choices.empty())
            choices.push_back({"text", "-"});
        for (report_choice const& choice : choices) {
            std::unique_ptr<report> made = make_report(choice.kind, choice.target);
            if (made == nullptr || !made->out().trouble().empty()) {
                std::fprintf(stderr, "tc3: %s\n",
                             made == nullptr ? ("there is no report of the kind " + choice.kind).c_str()
                                             : made->out().trouble().c_str());
                return false;
            }
            reports_.push_back(std::move(made));
        }
        return true;
    }

    [[nodiscard]] exit_code close_reports() {
        bool written = true;
        for (auto const& one : reports_)
            if (!one->out().finish()) {
                std::fprintf(stderr, "tc3: %s\n", one->out().trouble().c_str());
                written = false;
            }
        if (!written)
            return exit_code::internal_error;
        if (unreadable_)
            return exit_code::unreadable;
        bool const failed = (options_->fail_on <= severity::error && counts_.errors > 0) ||
                            (options_->fail_on <= severity::warning && counts_.warnings > 0) ||
                            (options_->fail_on <= severity::note && counts_.notes > 0);
        return failed ? exit_code::findings : exit_code::clean;
    }

    void check_inputs(std::vector<input> const& inputs, credential const& who) {
        interruption_watch const watch;
        progress shown{total_size(inputs)};
        entry_judges judges{options_->jobs,
                            [&] {
                                return exchange_judge{make_request_judge(who), options_->clock};
                            },
                            {[this](input const&) { begin_capture(); },
                             [this](input const& from, judged_entry& one) { take(from, one); },
                             [this](input const& from, std::string const& trouble) { end_capture(from, trouble); }},
                            [&] {
                                shown.show(judges.bytes_read(), counts_.exchanges);
                                return is_interrupted();
                            }};
        std::size_t added = 0;
        while (added < inputs.size() && !is_interrupted())
            judges.add(inputs[added++], options_->format);
        judges.finish();
        if (added < inputs.size())
            complain("interrupted: " + std::to_string(inputs.size() - added) + " more captures were not read");
    }

    void begin_capture() {
        ++counts_.captures;
        whole_ = std::make_unique<capture_judge>();
    }

    void end_capture(input const& from, std::string const& trouble) {
        counts_.purchases += whole_->purchases();
        if (trouble.empty())
            return;
        complain(trouble);
        placed_finding placed;
        placed.capture = from.name;
        placed.what = rules::make_finding(rules::unreadable, {}, trouble);
        add(placed);
    }

    void take(input const& from, judged_entry& one) {
        ++counts_.exchanges;
        worst_ = severity::note;
        causes_->explain(one.found, one.from.what);
        for (placed_finding const& found : one.found)
            add(found);
        entry_placer places{from.name, one.from, one.action, one.parameters};
        auto keep = [this, &places](finding&& found) {
            add(places.place(std::move(found)));
            return walk::go_on;
        };
        whole_->judge(one.from.index, one.marks, keep);
        counts_.unreadable += one.from.readable ? 0u : 1u;
        if (!one.marks.is_call)
            ++counts_.skipped;
        else if (worst_ == severity::note)
            ++counts_.clean;
    }

    void add(placed_finding const& found) {
        if (!filter_.wants(found.what, found.action))
            return;
        worst_ = std::max(worst_, found.what.severity);
        (found.what.severity == severity::error     ? counts_.errors
         : found.what.severity == severity::warning ? counts_.warnings
                                                    : counts_.notes)++;
        ++counts_.rules[found.what.rule];
        for (auto const& one : reports_)
            one->add(found);
    }

    check_options const* options_;
    filter filter_;
    std::vector<std::unique_ptr<report>> reports_{};
    std::unique_ptr<capture_judge> whole_{};
    std::unique_ptr<cause_finder> causes_{};
    summary counts_{};
    severity worst_ = severity::note; ///< of the entry that is judged
    bool unreadable_ = false;
};

} // namespace

exit_code run_check(check_options const& options) {
    return run{options}();
}

} // namespace tc3::tool
