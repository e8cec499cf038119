// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "merge.hpp"

#include "console.hpp"
#include "interruption.hpp"
#include "merge/report_line.hpp"
#include "merge/shard_tally.hpp"
#include "readers/reader.hpp"
#include "reports/report_set.hpp"

#include <tc3/rules/protocol.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

namespace tc3::tool {
namespace {

/// How many sentences of one sort are told of a file, one by one.
constexpr std::size_t most_told = 5;

constexpr std::string_view remedy = "judge that shard again with `tc3 check --report ndjson`";

/// What is wrong with the sums of a file; empty if all is well.
std::string doubt_about(shard_tally const& tally) {
    if (tally.adds_up())
        return {};
    std::string made;
    if (std::uint64_t const count = tally.uncounted(); count > 0)
        made = counted(count, "finding stands", "findings stand") +
               " in no summary, so that a report was cut off before its end";
    if (std::uint64_t const count = tally.lost(); count > 0)
        made += (made.empty() ? "" : ", and ") + counted(count, "finding") + " of a summary did not come";
    if (!tally.suspect().empty())
        made += "; perhaps that of " + tally.suspect();
    return made + ": " + std::string{remedy};
}

/// What was seen in one file.
struct seen_in_file {
    shard_tally tally{};
    std::size_t broken = 0;     ///< lines that are neither a finding nor a summary
    std::size_t unreadable = 0; ///< captures that the shards could not read
};

/// One run over all reports.
class run {
  public:
    explicit run(merge_options const& options) : options_{&options} {}

    [[nodiscard]] exit_code operator()() {
        std::string trouble;
        if (!reports_.open(options_->reports, options_->terms, trouble)) {
            complain(trouble);
            return exit_code::wrong_usage;
        }
        read_inputs();
        counts_.code = counts_.code_for(options_->terms.fail_on);
        return reports_.finish(counts_);
    }

  private:
    void complain_of_input(std::string sentence) {
        complain(sentence);
        counts_.troubles.push_back(std::move(sentence));
    }

    /// Complains of one more of a sort, unless enough of them were told.
    void complain_of_one(std::size_t& so_far, std::string sentence) {
        if (++so_far <= most_told)
            complain_of_input(std::move(sentence));
    }

    /// Tells how many of a sort were not told one by one.
    void complain_of_others(std::size_t all, input const& from, std::string_view noun, std::string_view what) {
        if (all > most_told)
            complain_of_input(from.name + ": " + counted(all - most_told, noun) + std::string{what});
    }

    void read_inputs() {
        interruption_watch const watch;
        std::vector<std::string> troubles;
        std::vector<std::pair<std::string, std::string>> doubts;
        shard_tally whole;
        for (input const& from : find_inputs(options_->paths, troubles)) {
            seen_in_file seen;
            read(from, seen);
            whole.add(seen.tally);
            if (std::string doubt = doubt_about(seen.tally); !doubt.empty())
                doubts.emplace_back(from.name, std::move(doubt));
        }
        for (std::string& one : troubles)
            complain_of_input(std::move(one));
        // The lines of one report may be spread over several files: then only all of them together add up.
        if (!whole.adds_up())
            for (auto const& [name, doubt] : doubts)
                complain_of_input(name + ": " + doubt);
    }

    void read(input const& from, seen_in_file& seen) {
        std::string trouble;
        std::unique_ptr<reader> const lines = open_reader(from, capture_format::ndjson, trouble);
        if (lines == nullptr)
            return complain_of_input(std::move(trouble));
        for (entry line; lines->find(line);)
            if (!take(line, seen))
                complain_of_one(seen.broken,
                                from.name + ", line " + std::to_string(line.line) +
                                    (line.trouble.empty() ? " is no whole line of a report of the kind ndjson"
                                                          : ": " + line.trouble) +
                                    "; " + std::string{remedy});
        complain_of_others(seen.broken, from, "further line", " of that sort");
        complain_of_others(seen.unreadable, from, "further capture",
                           " could not be read, as its findings of " + std::string{rules::unreadable.id()} + " tell");
        if (!lines->trouble().empty())
            complain_of_input(from.name + ": " + lines->trouble());
        else if (seen.broken == 0 && !seen.tally.has_summary() && seen.tally.adds_up())
            complain_of_input(from.name + " holds no report, for it lacks the summary that ends each; " +
                              std::string{remedy});
    }

    /// False for a line that is neither a finding nor a summary.
    [[nodiscard]] bool take(entry const& line, seen_in_file& seen) {
        switch (line.readable ? reader_.read(line.text) : report_line::other) {
        case report_line::finding:
            take(reader_.finding(), seen);
            return true;
        case report_line::summary:
            seen.tally.add_summary(reader_.totals());
            add_counts(counts_, reader_.totals());
            return true;
        case report_line::other:
            break;
        }
        return false;
    }

    void take(placed_finding const& found, seen_in_file& seen) {
        seen.tally.add_finding(found.what.rule, found.capture);
        reports_.add(found);
        // For it, the shard's own run of check had the exit code of an input that cannot be read.
        if (!found.exchange && found.what.rule == rules::unreadable.id())
            complain_of_one(seen.unreadable, found.what.message);
    }

    merge_options const* options_;
    report_line_reader reader_{}; ///< before the reports, which refer to its texts
    report_set reports_{};
    summary counts_{};
};

} // namespace

std::vector<std::string> merged_report_kinds() {
    return {"text", "json", "ndjson", "sarif", "github"};
}

exit_code run_merge(merge_options const& options) {
    return run{options}();
}

} // namespace tc3::tool
