// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "replay.hpp"

#include "captures.hpp"
#include "console.hpp"
#include "output.hpp"
#include "replay/count_table.hpp"
#include "replay/leaves.hpp"
#include "replay/typed_actions.hpp"

#include <tc3/exchange/judge.hpp>
#include <tc3/exchange/parameters.hpp>
#include <tc3/known_actions.hpp>
#include <tc3/validate/json_text.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::tool {
namespace {

/// What became of the calls of one action.
struct tally {
    std::size_t requests = 0;
    std::size_t same = 0;
    std::size_t different = 0;
    std::map<std::string, std::size_t> not_compared{}; ///< by reason
    std::map<std::string, std::size_t> answers{};      ///< by what the decoder made of them
    std::size_t answers_differ = 0;
};

/// Whether a request with such a finding says something that its typed struct cannot.
bool has_no_typed_form(finding const& found) {
    switch (found.kind) {
    case kind::json:
    case kind::encoding:
    case kind::size:
    case kind::type:
    case kind::unknown:
    case kind::duplicate:
    case kind::required:
        return true;
    default:
        return false;
    }
}

std::string_view in_words(difference::form what) {
    switch (what) {
    case difference::form::changed:
        return "the library would send another value than was recorded";
    case difference::form::dropped:
        return "was recorded, but the library would not send it";
    case difference::form::added:
        break;
    }
    return "was not recorded, but the library would send it";
}

/// What a recorded answer says to a reader who looks only for the names that every answer has.
struct plain_answer {
    bool is_json = false;
    bool has_error = false;
    std::string code{};
    std::string request_id{};
    leaves all{};

    explicit plain_answer(std::string_view body) : is_json{check_json(body).whole()} {
        if (!is_json)
            return;
        all = leaves_of_json(body);
        has_error = std::any_of(all.begin(), all.end(), [](auto const& one) {
            return one.first == "/Response/Error" || one.first.starts_with("/Response/Error/");
        });
        code = text("/Response/Error/Code");
        request_id = text("/Response/RequestId");
    }

  private:
    [[nodiscard]] std::string text(std::string const& pointer) const {
        auto const at = all.find(pointer);
        return at != all.end() && at->second.form == json::value_form::string ? at->second.text : std::string{};
    }
};

std::string name_of(decoded_answer const& answer) {
    switch (answer.what) {
    case decoded_answer::form::success:
        return "success";
    case decoded_answer::form::api_error:
        return "error of the service";
    case decoded_answer::form::malformed:
        break;
    }
    return "malformed: " + std::string{to_string(answer.defect)};
}

class replay_run {
  public:
    explicit replay_run(replay_options const& options) : options_{&options} {}

    [[nodiscard]] exit_code operator()() {
        exit_code const reading =
            for_each_entry(options_->paths, options_->format,
                           [this](input const& from, entry const& one) { replay_entry(from, one); });
        write_tables();
        if (!out_.finish()) {
            complain(out_.trouble());
            return exit_code::internal_error;
        }
        return std::max(reading, differs_ ? exit_code::findings : exit_code::clean);
    }

  private:
    void replay_entry(input const& from, entry const& one) {
        judged_.clear();
        auto keep = [this](finding&& found) {
            judged_.push_back(std::move(found));
            return walk::go_on;
        };
        exchange_facts const facts = judge_.judge(one.what, keep);
        if (!facts.request.is_call) {
            ++others_;
            return;
        }
        typed_action const* const typed = find_typed(facts.request.contract);
        if (typed == nullptr) {
            ++without_contract_;
            return;
        }
        where_ = from.name + ":" + std::to_string(one.index);
        tally& count = tallies_[std::string{typed->contract->name}];
        replay_request(*typed, one.what, facts.request, count);
        replay_answer(*typed, one.what, facts, count);
    }

    void tell(std::string_view side, std::string_view place, std::string_view sentence) {
        differs_ = true;
        std::string line = where_ + " " + std::string{side};
        line.append(place.empty() ? "" : " ").append(printable(place)).append(": ").append(sentence);
        out_.write(line + "\n");
    }

    // --- requests ---

    void replay_request(typed_action const& typed, exchange const& what, request_facts const& facts, tally& count) {
        ++count.requests;
        if (facts.parameters == judged_text::none) {
            ++count.not_compared[why_not_read(what)];
            return;
        }
        bool const flat = judge_.requests().parameters().scheme() == sign::scheme::v1 || what.request.method == "GET";
        std::string_view const parameters = parameters_of(what.request, facts.parameters);
        std::string obstacle;
        auto note = [&obstacle](finding&& found) {
            if (obstacle.empty() && has_no_typed_form(found))
                obstacle = found.rule;
            return walk::go_on;
        };
        http::request const built = typed.rebuild(parameters, flat ? parameter_form::flattened : parameter_form::json,
                                                  {.region = facts.region, .host = sign::host_of(what.request)}, note);
        if (!obstacle.empty()) {
            ++count.not_compared[obstacle];
            return;
        }
        std::vector<difference> const found = differences(
            flat ? leaves_of_flattened(parameters) : leaves_of_json(parameters), leaves_of_json(built.body));
        for (difference const& one : found)
            tell("request", one.pointer, in_words(one.what));
        bool const same = compare_common(built) && found.empty();
        ++(same ? count.same : count.different);
    }

    /// Why the parameters of a request were not read.
    [[nodiscard]] std::string why_not_read(exchange const& what) const {
        if (what.request_body == evidence::withheld)
            return "the capture does not hold the body";
        for (finding const& found : judged_)
            if (found.kind == kind::path || found.kind == kind::content_type || found.kind == kind::method)
                return found.rule;
        return "no parameters were recorded";
    }

    /// Compares the common headers, but those that the validator has found fault with.
    bool compare_common(http::request const& built) {
        common_parameters const& recorded = judge_.requests().parameters();
        bool same = true;
        for (auto const& [what, of] :
             {std::pair{common::action, kind::action}, std::pair{common::version, kind::version},
              std::pair{common::region, kind::region}}) {
            kind const rule = of;
            bool const at_fault = std::any_of(judged_.begin(), judged_.end(), [rule](finding const& found) {
                return found.side == side::request && found.kind == rule;
            });
            std::string_view const header = common_names[static_cast<std::size_t>(what)].header;
            if (at_fault || !recorded.has(what) || built.headers.find(header) == recorded.text(what))
                continue;
            tell("request", recorded.place(what), "the library would send another value than was recorded");
            same = false;
        }
        return same;
    }

    // --- answers ---

    void replay_answer(typed_action const& typed, exchange const& what, exchange_facts const& facts, tally& count) {
        if (!what.has_response) {
            ++count.answers["none was recorded"];
            return;
        }
        if (facts.response == nullptr) {
            ++count.answers["the capture does not hold the body"];
            return;
        }
        decoded_answer const decoded = typed.decode(what.response);
        ++count.answers[name_of(decoded)];
        if (!agrees(decoded, what.response, *facts.response))
            ++count.answers_differ;
    }

    /// Whether the decoder's outcome fits what was recorded; tells of it if not.
    bool agrees(decoded_answer const& decoded, http::response const& recorded, response_facts const& facts) {
        plain_answer const plain{recorded.body};
        std::string_view complaint;
        switch (decoded.what) {
        case decoded_answer::form::success:
            if (recorded.status != 200 || plain.has_error)
                complaint = "decoded as a success, but the recorded answer is none";
            else if (!holds(plain, decoded.response))
                return false;
            break;
        case decoded_answer::form::api_error:
            if (!plain.has_error || plain.code != decoded.code)
                complaint = "decoded as an error that the recorded answer does not hold";
            break;
        case decoded_answer::form::malformed:
            if (!facts.broken)
                complaint = "decoded as malformed, but nothing is wrong with the recorded answer";
            break;
        }
        if (complaint.empty() && plain.request_id != decoded.request_id && plain.is_json)
            complaint = "the RequestId is another one than was recorded";
        if (!complaint.empty())
            tell("response", {}, complaint);
        return complaint.empty();
    }

    /// Whether all that was decoded stands in the recorded answer.
    bool holds(plain_answer const& plain, std::string_view response) {
        bool same = true;
        for (auto const& [pointer, value] : leaves_of_json(response)) {
            auto const at = plain.all.find("/Response" + pointer);
            if (at != plain.all.end() && same_meaning(at->second, value))
                continue;
            tell("response", "/Response" + pointer, "decoded as another value than was recorded");
            same = false;
        }
        return same;
    }

    // --- the tables ---

    void write_tables() {
        for (auto const& [action, count] : tallies_)
            write_table(action, count);
        if (tallies_.empty())
            out_.write("No call of an action that the library has types for.\n");
        if (without_contract_ > 0)
            out_.write("calls of actions without a contract: " + std::to_string(without_contract_) + "\n");
        if (others_ > 0)
            out_.write("other entries, left in peace: " + std::to_string(others_) + "\n");
    }

    void write_table(std::string const& action, tally const& count) {
        std::vector<std::pair<std::string, std::size_t>> rows{{"requests", count.requests},
                                                              {"  built anew, the same in meaning", count.same},
                                                              {"  built anew, different", count.different}};
        for (auto const& [reason, times] : count.not_compared)
            rows.emplace_back("  cannot be compared: " + reason, times);
        rows.emplace_back("answers", sum_of(count.answers));
        for (auto const& [form, times] : count.answers)
            rows.emplace_back("  " + form, times);
        rows.emplace_back("  decoded otherwise than recorded", count.answers_differ);
        out_.write(count_table(action, rows));
    }

    [[nodiscard]] static std::size_t sum_of(std::map<std::string, std::size_t> const& counts) {
        std::size_t sum = 0;
        for (auto const& [name, times] : counts)
            sum += times;
        return sum;
    }

    replay_options const* options_;
    exchange_judge judge_{request_judge{known_actions}};
    output out_{"-"};
    std::vector<finding> judged_{}; ///< of the exchange that is replayed
    std::string where_{};
    std::map<std::string, tally> tallies_{};
    std::size_t without_contract_ = 0;
    std::size_t others_ = 0;
    bool differs_ = false;
};

} // namespace

exit_code run_replay(replay_options const& options) {
    return replay_run{options}();
}

} // namespace tc3::tool
