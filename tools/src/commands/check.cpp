// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "check.hpp"

#include "check/baseline.hpp"
#include "check/entry_judges.hpp"
#include "check/judged_exchange.hpp"
#include "check/placed_finding.hpp"
#include "check/progress.hpp"
#include "commands/causes.hpp"
#include "commands/glob.hpp"
#include "commands/judges.hpp"
#include "console.hpp"
#include "interruption.hpp"
#include "reports/report_set.hpp"
#include "secrets.hpp"
#include "sign/raw_request.hpp"

#include <tc3/capture/judge.hpp>
#include <tc3/exchange/judge.hpp>
#include <tc3/request/common.hpp>
#include <tc3/rules/protocol.hpp>
#include <tc3/sign/date.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::tool {
namespace {

bool fits_any(std::vector<std::string> const& patterns, std::string_view text) {
    return std::any_of(patterns.begin(), patterns.end(), [text](std::string const& p) { return fits(p, text); });
}

/// When a call was made: by the capture, else by its own timestamp.
std::optional<std::int64_t> time_of(exchange const& what) {
    if (what.milliseconds)
        return what.milliseconds;
    if (std::optional<std::int64_t> const seconds = clock_of(what))
        return 1000 * *seconds;
    common_parameters own;
    own.read(what.request);
    std::optional<std::int64_t> const seconds = sign::unix_seconds_from(own.text(common::timestamp));
    return seconds && sign::date_of(*seconds) ? std::optional{1000 * *seconds} : std::nullopt;
}

/// One run over all inputs.
class run {
  public:
    explicit run(check_options const& options) : options_{&options}, wants_curl_{options.curl} {}

    [[nodiscard]] exit_code operator()() {
        std::string trouble;
        auto const who = read_credential(options_->credential, trouble);
        auto others = read_other_keys(options_->credential, trouble);
        if (!who || !others || (!options_->baseline.empty() && !baseline_.read(options_->baseline, trouble)) ||
            !open_reports(trouble)) {
            complain(trouble);
            return exit_code::wrong_usage;
        }
        std::vector<std::string> troubles;
        causes_ = std::make_unique<cause_finder>(*who, *std::move(others));
        check_inputs(find_named_inputs(troubles), *who);
        for (std::string const& one : troubles)
            complain_of_input(one);
        return finish();
    }

  private:
    [[nodiscard]] bool open_reports(std::string& trouble) {
        report_terms terms = options_->terms;
        terms.has_baseline = !options_->baseline.empty();
        wants_curl_ = wants_curl_ || std::any_of(options_->reports.begin(), options_->reports.end(),
                                                 [](report_choice const& one) { return one.kind == "curl"; });
        return reports_.open(options_->reports, terms, trouble);
    }

    [[nodiscard]] std::vector<input> find_named_inputs(std::vector<std::string>& troubles) const {
        std::vector<input> found = find_inputs(options_->paths, troubles);
        for (input& each : found)
            if (each.path == "-" && !options_->stdin_name.empty())
                each.name = options_->stdin_name;
        return found;
    }

    void complain_of_input(std::string const& sentence) {
        complain(sentence);
        counts_.troubles.push_back(sentence);
    }

    [[nodiscard]] exit_code finish() {
        for (baseline::finding_count& one : baseline_.left())
            if (wants(one.rule, one.side))
                counts_.vanished.push_back(std::move(one));
        counts_.code = counts_.code_for(options_->terms.fail_on);
        return reports_.finish(counts_);
    }

    void check_inputs(std::vector<input> const& inputs, credential const& who) {
        interruption_watch const watch;
        progress shown{total_size(inputs)};
        entry_judges judges{options_->jobs,
                            [&] {
                                return exchange_judge{make_request_judge(who), options_->clock};
                            },
                            {[this](input const&) { begin_capture(); },
                             [&](input const& from, judged_entry& one) {
                                 take(from, one);
                                 shown.show(judges.bytes_read(), counts_.exchanges);
                             },
                             [this](input const& from, std::string const& trouble) { end_capture(from, trouble); }}};
        std::size_t added = 0;
        while (added < inputs.size() && !is_interrupted())
            judges.add(inputs[added++], options_->format);
        judges.finish();
        if (added < inputs.size())
            complain_of_input("interrupted: " + std::to_string(inputs.size() - added) + " more captures were not read");
    }

    void begin_capture() {
        ++counts_.captures;
        whole_ = std::make_unique<capture_judge>();
    }

    void end_capture(input const& from, std::string const& trouble) {
        counts_.purchases += whole_->purchases();
        if (trouble.empty())
            return;
        complain_of_input(trouble);
        placed_finding placed;
        placed.capture = from.name;
        placed.what = rules::make_finding(rules::unreadable, {}, trouble);
        judged_exchange none;
        add(std::move(placed), none);
    }

    void take(input const& from, judged_entry& one) {
        ++counts_.exchanges;
        action const* const contract = one.marks.contract;
        judged_exchange call;
        call.capture = from.name;
        call.index = one.from.index;
        call.is_call = one.marks.is_call;
        call.action = one.action;
        call.buys = contract != nullptr && contract->billing == billing_effect::buys;
        call.what = one.marks.what;
        call.milliseconds = time_of(one.from.what);
        causes_->explain(one.found, one.from.what);
        for (placed_finding& found : one.found)
            add(std::move(found), call);
        entry_placer places{from.name, one.from, one.action, one.parameters};
        auto keep = [this, &places, &call](finding&& found) {
            add(places.place(std::move(found)), call);
            return walk::go_on;
        };
        whole_->judge(one.from.index, one.marks, keep);
        if (reports_.wants_coverage())
            counts_.covered.add(one);
        end(call, one.from.what.request);
        counts_.unreadable += one.from.readable ? 0u : 1u;
        if (!call.is_call)
            ++counts_.skipped;
        else if (call.worst.value_or(severity::note) == severity::note)
            ++counts_.clean;
    }

    /// Whether findings of a rule, on a side in words, are reported.
    [[nodiscard]] bool wants(std::string_view rule, std::string_view of) const {
        bool const other_side = options_->only && of != to_string(*options_->only) &&
                                (of == to_string(side::request) || of == to_string(side::response));
        return !other_side && !fits_any(options_->disabled, rule) &&
               (options_->rules.empty() || fits_any(options_->rules, rule));
    }

    /// Ends an entry for the reports, if they have anything to do with it.
    void end(judged_exchange& call, http::request const& request) {
        if (!call.is_call && !call.worst && !call.has_known)
            return;
        std::string command;
        if (call.is_call && call.failed && wants_curl_)
            command = write_curl(without_secrets(request));
        call.curl = command;
        reports_.end(call);
    }

    void add(placed_finding found, judged_exchange& call) {
        finding const& what = found.what;
        if (!wants(what.rule, to_string(what.side)))
            return;
        ++counts_.rules[what.rule];
        if (!options_->baseline.empty())
            found.known = baseline_.take(fingerprint_of_finding(what.rule, what.path, found.action));
        if (found.known) {
            ++counts_.known;
            call.has_known = true;
            call.would_fail = call.would_fail || what.severity >= options_->terms.fail_on;
        } else {
            (what.severity == severity::error     ? counts_.errors
             : what.severity == severity::warning ? counts_.warnings
                                                  : counts_.notes)++;
            call.worst = std::max(call.worst.value_or(what.severity), what.severity);
            call.failed = call.failed || what.severity >= options_->terms.fail_on;
        }
        reports_.add(found);
    }

    check_options const* options_;
    baseline baseline_{};
    report_set reports_{};
    bool wants_curl_;
    std::unique_ptr<capture_judge> whole_{};
    std::unique_ptr<cause_finder> causes_{};
    summary counts_{};
};

} // namespace

exit_code run_check(check_options const& options) {
    return run{options}();
}

} // namespace tc3::tool
