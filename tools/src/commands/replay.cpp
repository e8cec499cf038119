// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "replay.hpp"

#include "output.hpp"

#include <tc3/exchange/judge.hpp>
#include <tc3/known_actions.hpp>
#include <tc3/request/build.hpp>
#include <tc3/response/decode.hpp>

#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace tc3::tool {
namespace {

/// What the typed part of the library makes of an exchange.
struct replayed {
    std::string rebuilt{};              ///< the body that it would send
    std::optional<std::string> reply{}; ///< success, the error's code, or how the answer is malformed
};

/// Reads the recorded parameters into the typed request and writes them anew; decodes the recorded answer.
template <class Request, class Response>
replayed replay_typed(exchange const& what, std::string_view parameters) {
    Request typed;
    auto ignore = [](finding&&) { return walk::go_on; };
    if (tc3::detail::is_json_object(parameters))
        validate_json(parameters, structure_of<Request>(), {}, ignore, &typed);
    else
        validate_flattened(parameters, structure_of<Request>(), {}, ignore, common_parameter_names, &typed);
    replayed made;
    http::request message;
    build_request(message, typed, {});
    made.rebuilt = std::move(message.body);
    if (!what.has_response)
        return made;
    auto const reply = decode<Response>(what.response);
    if (reply.success() != nullptr)
        made.reply = "success";
    else if (reply.error() != nullptr)
        made.reply = "error " + reply.error()->code;
    else
        made.reply = "malformed (" + std::string{to_string(reply.malformed()->kind)} + ")";
    return made;
}

/// The typed functions of an action. A new action is one line.
struct typed_action {
    action const* contract;
    replayed (*replay)(exchange const&, std::string_view);
};

namespace postgres = tc3::postgres::v20170312;
constexpr typed_action typed_actions[] = {
    {&postgres::clone_db_instance::contract,
     &replay_typed<postgres::CloneDBInstanceRequest, postgres::CloneDBInstanceResponse>},
};

class run {
  public:
    explicit run(replay_options const& options) : options_{&options} {}

    [[nodiscard]] exit_code operator()() {
        for (std::string const& path : options_->paths) {
            std::string trouble;
            for (input const& one : find_inputs(path, trouble))
                replay_input(one);
            complain(trouble);
        }
        write_table();
        complain(out_.finish() ? std::string{} : out_.trouble());
        return unreadable_ ? exit_code::unreadable : different_ > 0 ? exit_code::findings : exit_code::clean;
    }

  private:
    void complain(std::string const& sentence) {
        if (sentence.empty())
            return;
        std::fprintf(stderr, "tc3: %s\n", sentence.c_str());
        unreadable_ = true;
    }

    void replay_input(input const& from) {
        std::string trouble;
        std::unique_ptr<reader> const entries = open_reader(from, options_->format, trouble);
        complain(trouble);
        if (entries == nullptr)
            return;
        for (entry one; entries->next(one);) {
            if (one.readable)
                replay_entry(from, one);
            else
                complain(from.name + ": exchange " + std::to_string(one.index) + ": " + one.trouble);
        }
        if (!entries->trouble().empty())
            complain(from.name + ": " + entries->trouble());
    }

    void replay_entry(input const& from, entry const& one) {
        bool broken = false;
        auto note = [&broken](finding&& found) {
            broken = broken || (found.side == side::request && found.severity == severity::error &&
                                !found.rule.starts_with("tc3."));
            return walk::go_on;
        };
        exchange_facts const facts = judge_.judge(one.what, note);
        if (!facts.request.is_call)
            return;
        ++calls_;
        replayed (*replay)(exchange const&, std::string_view) = nullptr;
        for (typed_action const& typed : typed_actions)
            if (typed.contract == facts.request.contract)
                replay = typed.replay;
        if (replay == nullptr) {
            ++reasons_["the action has no contract here"];
            return;
        }
        std::string_view const parameters = parameters_of(one.what.request, facts.request.parameters);
        replayed const made = replay(one.what, parameters);
        std::string const where = from.name + ":" + std::to_string(one.index);
        compare_request(where, parameters, made, broken);
        compare_answer(where, facts, made);
    }

    void compare_request(std::string const& where, std::string_view parameters, replayed const& made, bool broken) {
        if (parameters.empty()) {
            ++reasons_["the capture holds no parameters"];
        } else if (broken) {
            ++reasons_["the request breaks the contract and has no typed form"];
        } else if (fingerprint_of(parameters) == fingerprint_of(made.rebuilt)) {
            ++same_;
        } else {
            ++different_;
            out_.write(where + ": the library would send other parameters than were recorded\n");
        }
    }

    void compare_answer(std::string const& where, exchange_facts const& facts, replayed const& made) {
        ++replies_[made.reply.value_or("none came")];
        if (!made.reply || facts.response == nullptr)
            return;
        bool const success = *made.reply == "success";
        bool const judged_success = facts.what == outcome::success;
        if (success == judged_success)
            return;
        ++different_;
        out_.write(where + ": the answer decodes to " + *made.reply + ", but was judged " +
                   std::string{to_string(facts.what)} + "\n");
    }

    void write_table() {
        auto const line = [this](std::string const& name, std::size_t count) {
            out_.write("  " + name + std::string(name.size() < 62 ? 62 - name.size() : 1, ' ') + std::to_string(count) +
                       "\n");
        };
        out_.write("requests\n");
        line("calls", calls_);
        line("rebuilt with the same meaning", same_);
        line("different", different_);
        for (auto const& [reason, count] : reasons_)
            line("not compared: " + reason, count);
        out_.write("answers\n");
        for (auto const& [reply, count] : replies_)
            line(reply, count);
    }

    replay_options const* options_;
    exchange_judge judge_{request_judge{known_actions}};
    output out_{"-"};
    std::size_t calls_ = 0;
    std::size_t same_ = 0;
    std::size_t different_ = 0;
    std::map<std::string, std::size_t> reasons_{};
    std::map<std::string, std::size_t> replies_{};
    bool unreadable_ = false;
};

} // namespace

exit_code run_replay(replay_options const& options) {
    return run{options}();
}

} // namespace tc3::tool
