// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "commands/run_command.hpp"

#include "commands/emit.hpp"
#include "reports/reports.hpp"

#include "output.hpp"

#include <tc3/version.hpp>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace tc3::conformance {
namespace {

std::string written(report_kind kind, run_record const& made, strictness strict) {
    switch (kind) {
    case report_kind::json:
        return reports::json_report(made);
    case report_kind::junit:
        return reports::junit_report(made);
    case report_kind::html:
        return reports::html_report(made, strict);
    case report_kind::text:
        break;
    }
    return reports::text_report(made, strict);
}

/// One run, from the lists and files that it needs to the last report.
class run {
  public:
    run(run_options const& options, std::vector<conformance_case> const& all, streams const& to)
        : options_{&options}, all_{&all}, to_{&to} {}

    [[nodiscard]] exit_code operator()(opener const& open) {
        if (!read_known_failures() || !choose_cases() || !open_reports())
            return exit_code::wrong_usage;
        std::string trouble;
        std::unique_ptr<implementation> const judged = open(trouble);
        if (judged == nullptr) {
            to_->complain(trouble);
            return exit_code::unreachable;
        }
        begin(*judged);
        judge(*judged);
        made_.ended_badly = judged->finish();
        say(reports::text_totals(made_, options_->strict));
        return close();
    }

  private:
    [[nodiscard]] bool read_known_failures() {
        for (std::string const& name : options_->known_failing) {
            std::string trouble;
            auto const text = read_file(name, trouble);
            if (!text) {
                to_->complain(trouble);
                return false;
            }
            known_failures const listed{*text};
            for (std::string const& sentence : listed.unknown(*all_))
                to_->complain("warning: " + name + ", " + sentence);
            known_.add(listed);
        }
        return true;
    }

    [[nodiscard]] bool choose_cases() {
        for (std::string const& pattern : options_->wanted.patterns)
            if (std::string const sentence = no_such_case(*all_, pattern); !sentence.empty()) {
                to_->complain(sentence);
                return false;
            }
        chosen_ = select(*all_, options_->wanted, options_->how);
        if (chosen_.empty())
            to_->complain("no case fits all of --case, --level and smoke");
        return !chosen_.empty();
    }

    /// Opens the files of reports before anything is asked, so that a long run is not lost to a mistyped folder.
    [[nodiscard]] bool open_reports() {
        for (report_choice const& one : options_->reports) {
            if (one.target == "-")
                continue;
            files_.push_back({one.kind, std::make_unique<tool::output>(one.target)});
            if (std::string const& trouble = files_.back().to->trouble(); !trouble.empty()) {
                to_->complain(trouble);
                return false;
            }
        }
        return true;
    }

    void begin(implementation const& judged) {
        made_.suite = std::string{library_version};
        made_.how = options_->how;
        made_.about = judged.about();
        made_.with = options_->with;
        made_.again = options_->again;
        made_.outcomes.reserve(chosen_.size());
        say(reports::text_head(made_));
    }

    void judge(implementation& judged) {
        subject const peers = judged.peers();
        for (std::size_t i = 0; i < chosen_.size(); ++i) {
            show_progress(i);
            made_.outcomes.push_back(run_case(*chosen_[i], peers, made_.with, known_));
            clear_progress();
            outcome const& last = made_.outcomes.back();
            say(reports::text_of(last, made_));
            keep(last);
            if (options_->fail_fast && count_against(made_, options_->strict) > 0) {
                say("stopped here because of --fail-fast; cases that were not tried: " +
                    std::to_string(chosen_.size() - i - 1) + "\n\n");
                return;
            }
        }
    }

    void keep(outcome const& one) {
        if (options_->emit_failures.empty() || !one.judged.shown)
            return;
        if (std::string const trouble = emit_failure(one, made_, options_->emit_failures); !trouble.empty())
            troubles_.push_back(trouble);
    }

    [[nodiscard]] exit_code close() {
        for (report_choice const& one : options_->reports)
            if (one.target == "-" && one.kind != report_kind::text)
                to_->out(written(one.kind, made_, options_->strict));
        for (file& one : files_) {
            one.to->write(written(one.kind, made_, options_->strict));
            if (!one.to->finish())
                troubles_.push_back(one.to->trouble());
        }
        for (std::string const& trouble : troubles_)
            to_->complain(trouble);
        return troubles_.empty() ? exit_code_of(made_, options_->strict) : exit_code::internal_error;
    }

    void say(std::string_view text) const {
        auto const takes_standard_output = [](report_choice const& one) {
            return one.target == "-" && one.kind != report_kind::text;
        };
        if (std::any_of(options_->reports.begin(), options_->reports.end(), takes_standard_output))
            to_->err(text);
        else if (!text.empty())
            to_->out(text);
    }

    void show_progress(std::size_t done) const {
        if (to_->shows_progress)
            to_->err("\r\033[K[" + std::to_string(done + 1) + "/" + std::to_string(chosen_.size()) + "] " +
                     chosen_[done]->id);
    }
    void clear_progress() const {
        if (to_->shows_progress)
            to_->err("\r\033[K");
    }

    struct file {
        report_kind kind;
        std::unique_ptr<tool::output> to;
    };

    run_options const* options_;
    std::vector<conformance_case> const* all_;
    streams const* to_;
    known_failures known_{};
    case_list chosen_{};
    std::vector<file> files_{};
    run_record made_{};
    std::vector<std::string> troubles_{};
};

} // namespace

std::optional<std::string> read_file(std::string const& name, std::string& trouble) {
    errno = 0;
    std::ifstream in{name, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    if (in && !in.bad())
        return text;
    trouble = "cannot read " + name + ": " + std::strerror(errno == 0 ? EIO : errno);
    return std::nullopt;
}

exit_code run_all(run_options const& options, std::vector<conformance_case> const& all, opener const& open,
                  streams const& to) {
    return run{options, all, to}(open);
}

} // namespace tc3::conformance
