// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "executor/program_peer.hpp"

#include "executor/child_process.hpp"

#include <tc3/contract/text.hpp>
#include <tc3/version.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tc3::conformance {

namespace {

namespace json = boost::json;
using io = child_process::io;
using clock = child_process::clock;

constexpr std::int64_t protocol = 1;
constexpr std::string_view contract = "postgres/2017-03-12";

/// After so many starts in a row that led to no greeting, the program is not started again: each may cost a deadline.
constexpr int most_failed_starts = 3;

/// How long a program has to end by itself after it has closed its output, so that its exit status can be told of.
constexpr std::chrono::milliseconds time_to_end{500};

// ---------------------------------------------------------------------------------------------------------------------
// Texts from outside

/// A text from outside, at most so many bytes of it, fit for a message: control characters and what is no UTF-8
/// become `?`.
[[nodiscard]] std::string shown(std::string_view text, std::size_t longest) {
    std::string made;
    while (!text.empty() && made.size() < longest) {
        std::string_view const before = text;
        char32_t const code = text::next_code_point(text);
        bool const fit = code != text::not_utf8 && code >= 0x20 && !(code >= 0x7F && code < 0xA0);
        made.append(fit ? before.substr(0, before.size() - text.size()) : std::string_view{"?"});
    }
    return text.empty() ? made : made + "\u2026";
}

[[nodiscard]] std::string quoted(std::string_view line) {
    constexpr std::size_t longest = 120;
    while (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    return line.empty() ? "an empty line" : "`" + shown(line, longest) + "`";
}

/// A sentence in the program's own words.
[[nodiscard]] std::string own_words(json::object const& answer) {
    constexpr std::size_t longest = 400;
    auto const text = [&answer](std::string_view name) {
        json::value const* const found = answer.if_contains(name);
        return found != nullptr && found->is_string()
                   ? shown({found->get_string().data(), found->get_string().size()}, longest)
                   : std::string{};
    };
    std::string made = text("message");
    if (std::string const where = text("issue_url"); !where.empty())
        made += (made.empty() ? "" : " ") + ("(" + where + ")");
    return made;
}

[[nodiscard]] std::string seconds_text(std::chrono::milliseconds duration) {
    std::string made = std::to_string(duration.count() / 1000);
    if (auto const rest = duration.count() % 1000; rest != 0) {
        std::string const digits = std::to_string(1000 + rest);
        made += "." + digits.substr(1);
        made.erase(made.find_last_not_of('0') + 1);
    }
    return made;
}

// ---------------------------------------------------------------------------------------------------------------------
// Lines

/// Reads a line as a JSON object. Nothing, with the reason, if it is none.
[[nodiscard]] std::optional<json::object> object_from(std::string_view line, std::string& why) {
    json::parse_options options;
    options.max_depth = 256;
    json::error_code failure;
    json::value parsed = json::parse({line.data(), line.size()}, failure, {}, options);
    if (failure) {
        why = "is no JSON";
        return std::nullopt;
    }
    if (!parsed.is_object()) {
        why = "is no JSON object";
        return std::nullopt;
    }
    return std::move(parsed.get_object());
}

/// A whole number, also if it is written with a fraction of zero, as some languages do.
[[nodiscard]] std::optional<std::int64_t> whole_number(json::object const& object, std::string_view name) {
    json::value const* const found = object.if_contains(name);
    if (found == nullptr)
        return std::nullopt;
    if (found->is_int64())
        return found->get_int64();
    if (found->is_double() && found->get_double() >= -1e15 && found->get_double() <= 1e15) {
        auto const number = static_cast<std::int64_t>(found->get_double());
        if (static_cast<double>(number) == found->get_double())
            return number;
    }
    return std::nullopt;
}

[[nodiscard]] bool is_true(json::object const& object, std::string_view name) {
    json::value const* const found = object.if_contains(name);
    return found != nullptr && found->is_bool() && found->get_bool();
}

/// Reads the answer to the greeting. Nothing, with the reason, if it is not as it should be.
[[nodiscard]] std::optional<introduction> introduction_from(json::object const& answer, std::string& why) {
    auto const text = [&answer](std::string_view name) {
        json::value const* const found = answer.if_contains(name);
        return found != nullptr && found->is_string()
                   ? std::string{found->get_string().data(), found->get_string().size()}
                   : std::string{};
    };
    if (text("op") != "hello") {
        why = is_true(answer, "errored") ? "says that it cannot: " + own_words(answer) : "has not op \"hello\"";
        return std::nullopt;
    }
    if (auto const spoken = whole_number(answer, "protocol"); spoken != protocol) {
        why = "has not protocol " + std::to_string(protocol) +
              (spoken ? " but " + std::to_string(*spoken) : std::string{});
        return std::nullopt;
    }
    introduction made{text("name"), text("version"), text("language"), text("homepage"), text("issues"), {}};
    if (made.name.empty()) {
        why = "has no name";
        return std::nullopt;
    }
    json::value const* const can = answer.if_contains("can");
    if (can == nullptr || !can->is_array()) {
        why = "does not say in a list \"can\" what the program is able to do";
        return std::nullopt;
    }
    for (json::value const& one : can->get_array()) {
        if (!one.is_string()) {
            why = "has something else than names of operations in its list \"can\"";
            return std::nullopt;
        }
        made.can.emplace_back(one.get_string().data(), one.get_string().size());
    }
    return made;
}

// ---------------------------------------------------------------------------------------------------------------------
// The peer

class child_peer final : public program_peer {
  public:
    child_peer(std::vector<std::string> command, std::chrono::milliseconds deadline)
        : command_{std::move(command), {{"TC3_DEADLINE", seconds_text(deadline)}}}, deadline_{deadline} {}

    [[nodiscard]] introduction const& about() const override { return about_; }

    /// Starts and greets the program. False, with a sentence, if it cannot be used.
    [[nodiscard]] bool begin(std::string& trouble) {
        child_ = child_process::start(command_, trouble);
        if (child_ == nullptr)
            return false;
        if (std::optional<introduction> known = greet(trouble)) {
            about_ = *std::move(known);
            failed_starts_ = 0;
            return true;
        }
        child_.reset();
        ++failed_starts_;
        return false;
    }

    [[nodiscard]] answer ask(json::object question) override {
        std::int64_t const seq = ++last_seq_;
        question["seq"] = seq;
        std::string const line = json::serialize(question) + "\n";
        drop_child_out_of_step();
        for (bool again = false;; again = true) {
            std::string trouble;
            if (child_ == nullptr && failed_starts_ >= most_failed_starts)
                return without_answer(answer::state::errored, "the program was given up after " +
                                                                  std::to_string(most_failed_starts) +
                                                                  " starts that led to no greeting");
            if (child_ == nullptr && !begin(trouble))
                return without_answer(answer::state::errored, "when it was started again, " + trouble);
            std::optional<answer> got = exchange(line, seq, !again);
            if (got)
                return *std::move(got);
        }
    }

    [[nodiscard]] std::string finish() override {
        drop_child_out_of_step();
        std::string told;
        if (child_ != nullptr)
            told = part();
        auto const add = [&told](int times, std::string const& what) {
            if (times == 0)
                return;
            told += (told.empty() ? "" : "; ") + what;
            if (times > 1)
                told += " (the first of " + std::to_string(times) + " times)";
        };
        add(std::exchange(stray_lines_, 0), first_stray_);
        add(std::exchange(own_ends_, 0), first_own_end_);
        return told;
    }

  private:
    [[nodiscard]] clock::time_point due() const { return clock::now() + deadline_; }

    [[nodiscard]] static answer without_answer(answer::state what, std::string message) {
        return {what, {}, std::move(message)};
    }

    /// Says hello. Nothing, with a sentence, if the answer is not as it should be.
    [[nodiscard]] std::optional<introduction> greet(std::string& trouble) {
        json::object const hello{
            {"op", "hello"},
            {"protocol", protocol},
            {"suite", json::string_view{library_version.data(), library_version.size()}},
            {"contract", json::string_view{contract.data(), contract.size()}},
        };
        std::string line;
        io const came = converse(json::serialize(hello) + "\n", line);
        if (came != io::done) {
            trouble = "the program did not answer the greeting: " + why_no_line(came, line);
            return std::nullopt;
        }
        std::string why;
        std::optional<json::object> const answer = object_from(line, why);
        std::optional<introduction> made = answer ? introduction_from(*answer, why) : std::nullopt;
        if (!made)
            trouble = "the program's answer to the greeting " + why + ": " + quoted(line);
        return made;
    }

    /// Sends a line, and reads one. A program that takes no more lines may have answered before.
    [[nodiscard]] io converse(std::string_view sent, std::string& line) {
        auto const deadline = due();
        io const written = child_->write(sent, deadline);
        return written == io::late || written == io::too_long ? written : child_->read_line(line, deadline);
    }

    /// Sends a question and reads its answer. Nothing if the program, through what it did before, was not there to be
    /// asked: then it is to be asked again, if it may be.
    [[nodiscard]] std::optional<answer> exchange(std::string_view question, std::int64_t seq, bool may_ask_again) {
        std::string line;
        io const came = converse(question, line);
        if (came == io::done) {
            std::string why;
            std::optional<json::object> fields = object_from(line, why);
            if (fields && is_answer_to(*fields, seq, why))
                return answer_from(*std::move(fields));
            if (may_ask_again && !child_->has_read_all()) {
                note_stray(line);
                child_.reset();
                return std::nullopt;
            }
            child_.reset();
            return without_answer(answer::state::errored,
                                  "instead of an answer came a line that " + why + ": " + quoted(line));
        }
        if (may_ask_again && came == io::closed && line.empty() && !child_->has_read_all()) {
            note_own_end();
            child_.reset();
            return std::nullopt;
        }
        std::string message = why_no_line(came, line);
        child_.reset();
        return without_answer(came == io::late ? answer::state::timed_out : answer::state::errored,
                              "the program did not answer: " + message);
    }

    [[nodiscard]] static bool is_answer_to(json::object const& fields, std::int64_t seq, std::string& why) {
        std::optional<std::int64_t> const found = whole_number(fields, "seq");
        if (found == seq)
            return true;
        if (!found)
            why = fields.contains("seq") ? "has a seq that is no integer" : "has no seq";
        else if (*found > 0 && *found < seq)
            why = "answers an earlier question (seq " + std::to_string(*found) + " instead of " + std::to_string(seq) +
                  ")";
        else
            why = "has seq " + std::to_string(*found) + " instead of " + std::to_string(seq);
        return false;
    }

    [[nodiscard]] static answer answer_from(json::object fields) {
        auto const said = [&fields](std::string otherwise) {
            std::string words = own_words(fields);
            return words.empty() ? std::move(otherwise) : words;
        };
        if (is_true(fields, "skipped"))
            return without_answer(answer::state::skipped, said("the program says that it cannot do this"));
        if (is_true(fields, "errored"))
            return without_answer(answer::state::errored, said("the program says that it failed, but not why"));
        return {answer::state::given, std::move(fields), {}};
    }

    /// Why no line came, and what the program wrote last to standard error.
    [[nodiscard]] std::string why_no_line(io came, std::string const& begun) {
        std::string const rest = begun.empty() ? std::string{}
                                               : ", in the middle of the line " + quoted(begun) +
                                                     (came == io::late ? " (is the line feed missing?)" : "");
        switch (came) {
        case io::late:
            return "nothing came within " + seconds_text(deadline_) + " s" + rest + in_its_own_words();
        case io::too_long:
            return "it wrote a line longer than " + std::to_string(child_process::longest_line >> 20u) + " MiB";
        case io::closed:
        case io::done:
            break;
        }
        std::optional<exit_state> const ended = child_->wait(clock::now() + time_to_end);
        std::string const how = ended ? "it ended " + ended->text() : what_was_closed("it");
        return how + rest + in_its_own_words();
    }

    [[nodiscard]] std::string what_was_closed(std::string const& who) const {
        return who + (child_->has_lost_input() ? " closed its standard input" : " closed its standard output");
    }

    [[nodiscard]] std::string in_its_own_words() const {
        std::string const last = child_->last_error_line();
        return last.empty() ? std::string{} : "; the last line on its standard error is " + quoted(last);
    }

    /// Ends a program that has ended or written by itself since its last answer, and keeps that in mind for the end.
    void drop_child_out_of_step() {
        if (child_ == nullptr)
            return;
        bool const over = child_->is_over();
        if (!child_->unread().empty()) {
            std::string_view const text = child_->unread();
            note_stray(text.substr(0, text.find('\n')));
        } else if (over) {
            note_own_end();
        } else {
            return;
        }
        child_.reset();
    }

    void note_stray(std::string_view line) {
        if (stray_lines_++ == 0)
            first_stray_ =
                "the program wrote something to its standard output that it was not asked for: " + quoted(line);
    }

    void note_own_end() {
        std::optional<exit_state> const ended = child_->wait(clock::now() + time_to_end);
        if (own_ends_++ == 0)
            first_own_end_ = (ended ? "the program ended " + ended->text() : what_was_closed("the program")) +
                             " before it was told to" + in_its_own_words();
    }

    /// Says bye to a program in step. Gives a sentence if it does not take leave as it should.
    [[nodiscard]] std::string part() {
        auto const deadline = due();
        if (child_->write("{\"op\":\"bye\"}\n", deadline) == io::closed) {
            note_own_end();
            child_.reset();
            return {};
        }
        child_->close_input();
        std::string rest;
        static_cast<void>(child_->read_rest(rest, deadline));
        std::optional<exit_state> const ended = child_->wait(deadline);
        std::string told;
        if (!ended)
            told = "the program did not end within " + seconds_text(deadline_) + " s after bye";
        else if (!ended->is_clean())
            told = "the program ended " + ended->text() + " after bye" + in_its_own_words();
        if (!rest.empty())
            note_stray(std::string_view{rest}.substr(0, rest.find('\n')));
        child_.reset();
        return told;
    }

    child_command command_;
    std::chrono::milliseconds deadline_;
    std::unique_ptr<child_process> child_{}; ///< null after a question that put it out of step
    introduction about_{};
    std::int64_t last_seq_ = 0;
    int failed_starts_ = 0;

    int stray_lines_ = 0;
    std::string first_stray_{};
    int own_ends_ = 0;
    std::string first_own_end_{};
};

} // namespace

std::unique_ptr<program_peer> make_program_peer(std::vector<std::string> command, std::chrono::milliseconds deadline,
                                                std::string& trouble) {
    auto made = std::make_unique<child_peer>(std::move(command), deadline);
    if (!made->begin(trouble))
        return nullptr;
    return made;
}

} // namespace tc3::conformance
