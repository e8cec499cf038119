// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "replay_to.hpp"

#include "captures.hpp"
#include "captures/capture_writer.hpp"
#include "console.hpp"
#include "interruption.hpp"
#include "output.hpp"
#include "readers/content_coding.hpp"
#include "readers/entry_reader.hpp"
#include "readers/limits.hpp"
#include "replay/count_table.hpp"
#include "replay/noise.hpp"
#include "sign/call_signer.hpp"

#include <tc3/contract/host.hpp>
#include <tc3/detail/ascii.hpp>
#include <tc3/http/query.hpp>
#include <tc3/known_actions.hpp>
#include <tc3/request/judge.hpp>
#include <tc3/sign/host.hpp>
#include <tc3/validate/json_text.hpp>
#include <tc3/validate/wording.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace tc3::tool {
namespace {

/// What became of the calls of one action.
struct tally {
    std::size_t calls = 0;
    std::map<std::string, std::size_t> not_sent{}; ///< by reason
    std::size_t sent = 0;
    std::size_t same = 0;
    std::size_t different = 0;
    std::map<std::string, std::size_t> not_compared{}; ///< by reason
};

/// What of a recorded request belongs to the connection on which it was sent, or to the caller who sent it.
bool belongs_to_the_recording(std::string_view name) {
    constexpr std::string_view names[] = {"Accept-Encoding",
                                          "Connection",
                                          "Content-Length",
                                          "Cookie",
                                          "Expect",
                                          "Keep-Alive",
                                          "Proxy-Authorization",
                                          "Proxy-Connection",
                                          "TE",
                                          "Trailer",
                                          "Transfer-Encoding",
                                          "Upgrade"};
    return name.starts_with(':') || std::any_of(std::begin(names), std::end(names), [name](std::string_view each) {
               return tc3::detail::equal_ignoring_case(name, each);
           });
}

/// Whether a part of the head of a message would become several lines of it.
bool has_line_break(http::request const& message) {
    constexpr std::string_view breaks{"\r\n\0", 3};
    auto const breaks_line = [breaks](std::string_view text) { return text.find_first_of(breaks) != text.npos; };
    bool found = breaks_line(message.method) || breaks_line(message.path) || breaks_line(message.query);
    for (http::header const each : message.headers)
        found = found || breaks_line(each.name) || breaks_line(each.value);
    return found;
}

/// Whether parameters hold what only signature v1 puts there.
bool has_v1_credential(http::request const& message) {
    std::string const parameters = message.query + "&" + message.body;
    for (http::raw_parameter const each : http::raw_parameters{parameters}) {
        std::string name;
        http::append_percent_decoded(name, each.name, http::plus_sign::blank);
        if (name == "SecretId" || name == "Signature" || name == "Token")
            return true;
    }
    return false;
}

http::request as_recorded(http::request const& message) {
    http::request made = message;
    made.headers.clear();
    for (http::header const each : message.headers)
        if (!belongs_to_the_recording(each.name))
            made.headers.add(each.name, each.value);
    return made;
}

/// Keeps calls apart by a fixed time, from the first one on.
class pace {
  public:
    explicit pace(int calls_per_second) : step_{std::chrono::nanoseconds{std::chrono::seconds{1}} / calls_per_second} {}

    /// Waits until the next call may be made. False if the program is told to end.
    [[nodiscard]] bool wait() {
        auto const now = std::chrono::steady_clock::now();
        next_ = std::max(next_ + step_, now);
        auto const until = std::chrono::duration_cast<std::chrono::nanoseconds>(next_.time_since_epoch()).count();
        constexpr std::int64_t in_a_second = 1'000'000'000;
        timespec const time{static_cast<std::time_t>(until / in_a_second), static_cast<long>(until % in_a_second)};
        // A signal ends the wait early.
        while (!is_interrupted() && ::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nullptr) != 0) {
        }
        return !is_interrupted();
    }

  private:
    std::chrono::nanoseconds step_;
    std::chrono::steady_clock::time_point next_{};
};

/// The calls of a capture with their answers, one after the other.
class calls_of_run {
  public:
    [[nodiscard]] bool open(std::string const& path, std::string& trouble) {
        from_ = open_reader({path, path}, capture_format::automatic, trouble);
        return from_ != nullptr;
    }

    /// The next call. Null at the end.
    [[nodiscard]] exchange const* next() {
        while (from_->find(one_)) {
            exchanges_.read(one_);
            if (!one_.readable)
                continue;
            common_.read(one_.what.request);
            if (common_.has(common::action))
                return &one_.what;
        }
        return nullptr;
    }

    [[nodiscard]] std::string_view action() const noexcept { return common_.text(common::action); }
    [[nodiscard]] std::string const& trouble() const noexcept { return from_->trouble(); }

  private:
    std::unique_ptr<reader> from_{};
    entry_reader exchanges_{};
    entry one_{};
    common_parameters common_{};
};

bool is_answered_with_json(exchange const& what) {
    return what.has_response && what.response_body == evidence::exact && check_json(what.response.body).whole();
}

/// Learns what is noise from two runs. False, with a sentence in \p trouble, if that cannot be.
bool learn_from(std::vector<std::string> const& runs, learnt_noise& noise, std::string& trouble) {
    calls_of_run first;
    calls_of_run second;
    if (!first.open(runs[0], trouble) || !second.open(runs[1], trouble))
        return false;
    for (;;) {
        exchange const* const a = first.next();
        exchange const* const b = second.next();
        for (calls_of_run const* each : {&first, &second})
            if (!each->trouble().empty())
                trouble = runs[each == &first ? 0 : 1] + ": " + each->trouble();
        if (a == nullptr && b == nullptr)
            return trouble.empty();
        if (a == nullptr || b == nullptr || first.action() != second.action()) {
            trouble = runs[0] + " and " + runs[1] +
                      " are no runs of the same calls: one holds other actions than the other, or more calls";
            return false;
        }
        if (is_answered_with_json(*a) && is_answered_with_json(*b))
            noise.learn(first.action(), a->response.body, b->response.body);
    }
}

class run {
  public:
    explicit run(replay_to_options const& options) : options_{&options}, pace_{options.calls_per_second} {}

    [[nodiscard]] exit_code operator()() {
        std::string trouble;
        if (!get_ready(trouble)) {
            complain(trouble);
            return exit_code::wrong_usage;
        }
        interruption_watch const watch;
        out_.write(options_->sends ? "sending to " + options_->url + "\n"
                                   : "plan for " + options_->url + "; nothing is sent without --send\n");
        if (options_->sends)
            out_.flush();
        exit_code const reading =
            for_each_entry(options_->paths, options_->format, [this](input const& from, entry const& one) {
                if (is_over_ || is_interrupted())
                    ++left_;
                else
                    replay(from, one);
            });
        write_tables();
        return std::max({reading, differs_ ? exit_code::findings : exit_code::clean, failure_, finish()});
    }

  private:
    [[nodiscard]] bool get_ready(std::string& trouble) {
        auto to = server_address_of(options_->url, trouble);
        if (std::string const name = input_given_twice(options_->paths); !name.empty()) {
            trouble = name + " is given twice, so that its calls would be sent twice";
            return false;
        }
        if (!to || (!options_->runs.empty() && !learn_from(options_->runs, noise_, trouble)))
            return false;
        host_ = options_->host.empty() ? to->authority() : options_->host;
        scheme_ = to->secure ? "https" : "http";
        if (!options_->sends)
            return true;
        auto who = read_credential(options_->credential, trouble);
        if (!who)
            return false;
        who_ = *std::move(who);
        std::vector<std::string> inputs = options_->paths;
        inputs.insert(inputs.end(), options_->runs.begin(), options_->runs.end());
        if (std::string const name = input_that_is(options_->record, inputs); !name.empty()) {
            trouble = "the record would take the place of the capture " + name + "; give it another name";
            return false;
        }
        record_ = capture_writer::open(options_->record, trouble);
        if (record_ == nullptr)
            return false;
        client_settings settings;
        settings.to = *std::move(to);
        settings.deadline = options_->deadline;
        settings.ca_file = options_->ca_file;
        settings.certificates = certificate_check::always; // a port of this machine may be a tunnel to the service
        server_ = client::make(std::move(settings), trouble);
        return server_ != nullptr;
    }

    [[nodiscard]] exit_code finish() {
        exit_code made = exit_code::clean;
        if (record_ != nullptr && !record_->finish()) {
            complain(record_->trouble());
            made = exit_code::internal_error;
        }
        if (!out_.finish()) {
            complain(out_.trouble());
            made = exit_code::internal_error;
        }
        return made;
    }

    void replay(input const& from, entry const& one) {
        auto ignore = [](finding&&) { return walk::go_on; };
        request_facts const facts = judge_.judge(one.what, {}, ignore);
        if (!facts.is_call) {
            ++others_;
            return;
        }
        where_ = printable(from.name) + ":" + std::to_string(one.index) + " " +
                 (facts.action_name.empty() ? "?" : printable(facts.action_name));
        if (!facts.region.empty())
            where_ += " " + printable(facts.region);
        tally& count = tallies_[std::string{facts.action_name}];
        ++count.calls;
        http::request message = as_recorded(one.what.request);
        std::string obstacle = why_not_sent(one.what, facts);
        if (obstacle.empty() && options_->sends)
            obstacle = sign(message, facts);
        if (!obstacle.empty()) {
            ++count.not_sent[obstacle];
            tell("not sent: " + obstacle);
        } else if (!options_->sends) {
            tell("to be sent" + std::string{buys(facts) ? ", and it is billed" : ""});
            ++count.sent;
        } else if (pace_.wait()) {
            send(std::move(message), one.what, std::string{facts.action_name}, count);
        } else {
            ++count.not_sent["interrupted"];
        }
    }

    void tell(std::string_view sentence) {
        out_.write(where_ + ": " + std::string{sentence} + "\n");
        if (!options_->sends)
            return;
        out_.flush(); // seen at once
        if (is_over_ || (!out_.reader_has_gone() && out_.trouble().empty()))
            return;
        complain("nobody sees any more what becomes of the calls, so that no more are sent");
        failure_ = exit_code::internal_error;
        is_over_ = true;
    }

    [[nodiscard]] static bool buys(request_facts const& facts) {
        return facts.contract != nullptr && facts.contract->billing == billing_effect::buys;
    }

    // --- what is sent ---

    /// Why a call is not sent; empty if it may be.
    [[nodiscard]] std::string why_not_sent(exchange const& what, request_facts const& facts) const {
        if (facts.action_name.empty())
            return "it names no action";
        if (what.request_body == evidence::withheld)
            return "the capture does not hold the body";
        if (what.request_body == evidence::altered)
            return "the capture does not hold the body as it was sent";
        if (what.request.method != "GET" && what.request.method != "POST")
            return "its method is neither GET nor POST";
        if (judge_.parameters().scheme() == sign::scheme::tc3 && has_v1_credential(what.request))
            return "it holds the credential of signature v1 beside that of TC3-HMAC-SHA256";
        if (has_line_break(what.request))
            return "it holds line breaks where HTTP has none";
        for (common_name const& name : common_names)
            if (judge_.parameters().times(name.what) > 1)
                return "it gives " + std::string{judge_.parameters().name(name.what)} + " more than once";
        if (std::string_view const gap = what_signing_would_add(what); !gap.empty())
            return "it has no " + std::string{gap} + ", so that signed anew it would be another call";
        bool const is_free = facts.contract != nullptr && !buys(facts);
        std::string const name = printable(facts.action_name);
        if (is_free || std::find(options_->allowed.begin(), options_->allowed.end(), name) != options_->allowed.end())
            return {};
        return (buys(facts) ? "it is billed" : "what it costs is not known") +
               (", so it needs --allow-billing " + name);
    }

    /// What a call lacks that goes with a signature. A call that was refused for that must not be mended by the way and
    /// then buy something. What a page's placeholder hides is not lacking.
    [[nodiscard]] std::string_view what_signing_would_add(exchange const& what) const {
        common_parameters const& recorded = judge_.parameters();
        if (what.origin == recorder::sample)
            return {};
        if (!recorded.has(common::version))
            return "version";
        bool const needs_type = recorded.scheme() == sign::scheme::tc3 && !recorded.has(common::content_type);
        return needs_type ? "content type" : std::string_view{};
    }

    /// Signs a call as its client did, with our key and for now. A sentence if it cannot be signed.
    [[nodiscard]] std::string sign(http::request& message, request_facts const& facts) {
        common_parameters const& recorded = judge_.parameters();
        call_settings how;
        how.is_anothers = true;
        how.host = host_;
        how.nonce = random_nonce();
        if (recorded.scheme() == sign::scheme::v1)
            how.method = recorded.text(common::signature_method) == "HmacSHA256" ? signature_method::hmac_sha256
                                                                                 : signature_method::hmac_sha1;
        if (sign::has_unsigned_payload(message))
            how.body = sign::payload::not_included;
        host_parts const parts = parse_host(sign::host_of(message));
        if (facts.contract != nullptr)
            how.service = facts.contract->owner->service;
        else if (parts.form != host_form::foreign)
            how.service = parts.service;
        else
            return "its host does not tell to which service it belongs";
        message.host.clear();
        auto const refusal = sign_call(message, how, who_, unix_now());
        return refusal ? refusal->sentence : std::string{};
    }

    void send(http::request&& message, exchange const& recorded, std::string const& action, tally& count) {
        exchange now;
        now.milliseconds =
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
                .count();
        server_answer answer = server_->send(message);
        if (answer.what == server_answer::state::unreachable) {
            // The other calls would fare no better.
            ++count.not_sent["the server cannot be reached"];
            tell("not sent: the server " + answer.trouble);
            failure_ = exit_code::network;
            is_over_ = true;
            return;
        }
        ++count.sent;
        now.request = std::move(message);
        now.request.scheme = scheme_;
        now.request.host = host_;
        now.has_response = answer.is_given();
        now.response = std::move(answer.response);
        record_->write(now);
        record_->flush(); // it cannot be had again
        is_over_ = !record_->trouble().empty();
        if (!answer.is_given()) {
            failure_ = exit_code::network;
            ++count.not_compared["no answer came"];
            return tell("sent, and the outcome is unknown: the server " + answer.trouble +
                        ". Find out what became of it before it is sent again");
        }
        compare(recorded, std::move(now), action, count);
    }

    // --- what came back ---

    void compare(exchange const& recorded, exchange&& now, std::string const& action, tally& count) {
        if (!recorded.has_response || recorded.response_body == evidence::withheld) {
            std::string const reason =
                recorded.has_response ? "the capture does not hold the body of the answer" : "no answer was recorded";
            ++count.not_compared[reason];
            return tell("sent; cannot be compared: " + reason);
        }
        entry decoded;
        decoded.what = std::move(now);
        undo_content_coding(decoded, reader_limits{}.entry);
        std::vector<answer_difference> const found = differences(recorded.response, decoded.what.response, action);
        ++(found.empty() ? count.same : count.different);
        if (found.empty())
            return tell("sent; the answer is as recorded");
        differs_ = true;
        for (answer_difference const& one : found)
            tell((one.pointer.empty() ? "the answer" : printable(one.pointer)) + ": " + in_words(one));
    }

    [[nodiscard]] std::vector<answer_difference> differences(http::response const& recorded, http::response const& now,
                                                             std::string const& action) const {
        using form = difference::form;
        std::vector<answer_difference> made;
        if (recorded.status != now.status)
            made.push_back({"status", form::changed, std::to_string(recorded.status), std::to_string(now.status)});
        bool const was_json = check_json(recorded.body).whole();
        bool const is_json = check_json(now.body).whole();
        if (was_json && is_json) {
            for (answer_difference& one : noise_.differences(action, recorded.body, now.body))
                made.push_back(std::move(one));
        } else if (was_json != is_json) {
            made.push_back({{}, form::changed, was_json ? "JSON" : "no JSON", is_json ? "JSON" : "no JSON"});
        } else if (without_noise(recorded.body) != without_noise(now.body)) {
            made.push_back({{}, form::changed, "one text that is no JSON", "another"});
        }
        return made;
    }

    /// A difference in words. Values are shown on demand, the service's own words always.
    [[nodiscard]] std::string in_words(answer_difference const& one) const {
        bool const is_shown = options_->shows_values || one.pointer.empty() || one.pointer == "status" ||
                              one.pointer == "/Response/Error/Code";
        switch (one.what) {
        case difference::form::dropped:
            return "missing; recorded was " + (is_shown ? wording::quoted(one.recorded) : "a value");
        case difference::form::added:
            return (is_shown ? wording::quoted(one.now) : "a value") + ", where none was recorded";
        case difference::form::changed:
            break;
        }
        return is_shown ? wording::quoted(one.now) + " instead of " + wording::quoted(one.recorded)
                        : "another value than was recorded";
    }

    // --- the tables ---

    void write_tables() {
        for (auto const& [action, count] : tallies_) {
            std::vector<std::pair<std::string, std::size_t>> rows{
                {"calls", count.calls}, {options_->sends ? "sent" : "to be sent", count.sent}};
            if (options_->sends) {
                rows.emplace_back("  answered as recorded", count.same);
                rows.emplace_back("  answered otherwise", count.different);
                for (auto const& [reason, times] : count.not_compared)
                    rows.emplace_back("  cannot be compared: " + reason, times);
            }
            for (auto const& [reason, times] : count.not_sent)
                rows.emplace_back("not sent: " + reason, times);
            out_.write(count_table(action.empty() ? "no action" : printable(action), rows));
        }
        if (tallies_.empty())
            out_.write("No call of the API.\n");
        if (others_ > 0)
            out_.write("other entries, left in peace: " + std::to_string(others_) + "\n");
        if (left_ > 0)
            out_.write("entries that were left when the run ended: " + std::to_string(left_) + "\n");
    }

    replay_to_options const* options_;
    request_judge judge_{known_actions};
    pace pace_;
    output out_{"-"};
    credential who_{};
    std::string host_{};
    std::string scheme_{};
    std::unique_ptr<client> server_{};
    std::unique_ptr<capture_writer> record_{};
    learnt_noise noise_{};
    std::string where_{};
    std::map<std::string, tally> tallies_{};
    std::size_t others_ = 0;
    std::size_t left_ = 0;
    bool is_over_ = false; ///< nothing more is sent
    bool differs_ = false;
    exit_code failure_ = exit_code::clean;
};

} // namespace

exit_code run_replay_to(replay_to_options const& options) {
    return run{options}();
}

} // namespace tc3::tool
