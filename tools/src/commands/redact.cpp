// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "redact.hpp"

#include "captures.hpp"
#include "captures/capture_writer.hpp"
#include "console.hpp"
#include "interruption.hpp"
#include "readers/marks.hpp"
#include "readers/open_reader.hpp"
#include "redact/exchange_redactor.hpp"
#include "redact/leftover_search.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace tc3::tool {
namespace {

/// Why a run cannot begin.
struct refusal {
    exit_code code = exit_code::clean;
    std::string sentence{};
};

/// Tells of strings that are left, each once for a file, and no more than some.
class leftover_report {
  public:
    explicit leftover_report(leftover_search const& search) : search_{&search} {}

    /// Looks at a text. \p place says where it stands, and is asked only if something is left in it.
    template <class Place>
    void look(std::string_view text, Place place) {
        if (search_->empty())
            return;
        for (leftover_search::leftover const& one : search_->find(text)) {
            if (!left_.insert(one.wanted).second)
                continue;
            if (left_.size() <= most_told)
                complain(search_->name(one.wanted) + " is left, " + std::string{one.form} + ", in " + place(one));
            else if (left_.size() == most_told + 1)
                complain("further strings are left");
        }
    }
    [[nodiscard]] std::size_t count() const noexcept { return left_.size(); }

  private:
    static constexpr std::size_t most_told = 20;

    leftover_search const* search_;
    std::set<std::size_t> left_{};
};

// ---------------------------------------------------------------------------------------------------------------------
// What is looked for

/// Takes the lines of a list. Empty ones are passed over.
refusal read_list(std::string const& path, leftover_search& into) {
    constexpr std::size_t longest = 65536;
    refusal trouble;
    std::unique_ptr<byte_source> source = open_file(path, trouble.sentence);
    if (source == nullptr)
        return {exit_code::unreadable, trouble.sentence};
    std::string const name = path == "-" ? "standard input" : path;
    byte_stream lines{std::move(source)};
    pass_byte_order_mark(lines);
    bool is_empty = true;
    for (std::size_t number = 1;; ++number) {
        std::size_t end = lines.ahead().find('\n');
        while (end == std::string_view::npos && lines.ahead().size() <= longest && lines.more())
            end = lines.ahead().find('\n');
        if (lines.ahead().empty())
            break;
        std::string_view line = lines.ahead().substr(0, end);
        std::size_t const whole = std::min(line.size() + 1, lines.ahead().size());
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        std::string const called = "line " + std::to_string(number) + " of " + name;
        if (line.size() > longest)
            return {exit_code::wrong_usage, called + " is longer than 65,536 bytes"};
        if (line.find('\0') != line.npos)
            return {exit_code::wrong_usage, called + " holds a NUL byte: the list must be UTF-8 or ASCII, not UTF-16"};
        if (!line.empty() && line.size() < leftover_search::shortest)
            return {exit_code::wrong_usage, called + " has fewer than " + std::to_string(leftover_search::shortest) +
                                                " bytes; so short a string stands anywhere by accident"};
        if (!line.empty())
            into.add(line, called);
        is_empty = is_empty && line.empty();
        lines.pass(whole);
    }
    if (!lines.trouble().empty())
        return {exit_code::unreadable, "cannot read " + name + ": " + lines.trouble()};
    if (is_empty)
        return {exit_code::wrong_usage, name + " holds no string, so that nothing would be proved"};
    return {};
}

/// Takes the values of the variables that the credential options name.
refusal read_variables(credential_options const& options, leftover_search& into) {
    for (std::string const& variable : {options.secret_id_env, options.secret_key_env, options.token_env}) {
        if (variable.empty())
            continue;
        refusal trouble{exit_code::wrong_usage, {}};
        std::optional<std::string> const value = read_environment(variable, trouble.sentence);
        if (!value)
            return trouble;
        if (value->size() < leftover_search::shortest)
            return {exit_code::wrong_usage, "the value of " + variable + " has fewer than " +
                                                std::to_string(leftover_search::shortest) + " bytes"};
        into.add(*value, "the value of " + variable);
    }
    return {};
}

// ---------------------------------------------------------------------------------------------------------------------
// Looking through files as they are

constexpr std::size_t window = std::size_t{1} << 20;

/// Where in a text a string ends, whatever form it has there.
std::size_t end_of(std::string_view text, leftover_search::leftover const& what, leftover_search const& search) {
    if (what.end != leftover_search::npos)
        return what.end;
    auto const is_in = [&](std::size_t size) {
        auto const found = search.find(text.substr(0, size));
        return std::any_of(found.begin(), found.end(), [&what](auto const& one) { return one.wanted == what.wanted; });
    };
    std::size_t least = 0;
    std::size_t most = text.size();
    while (least + 1 < most) {
        std::size_t const middle = least + (most - least) / 2;
        (is_in(middle) ? most : least) = middle;
    }
    return most;
}

exit_code search_file(std::string const& path, leftover_search const& search) {
    std::string trouble;
    std::unique_ptr<byte_source> source = open_file(path, trouble);
    if (source == nullptr) {
        complain(trouble);
        return exit_code::unreadable;
    }
    std::string const name = path == "-" ? "standard input" : path;
    std::unique_ptr<byte_stream> const bytes = plain_stream(std::move(source));
    leftover_report report{search};
    for (bool more = true; more;) {
        while (more && bytes->ahead().size() < window + search.reach())
            more = bytes->more();
        std::string_view const text = bytes->ahead();
        report.look(text, [&](leftover_search::leftover const& what) {
            return name + " before " + bytes->at(end_of(text, what, search)).text();
        });
        // What lies at the end may go on behind it.
        bytes->pass(more ? text.size() - search.reach() : text.size());
    }
    if (!bytes->trouble().empty()) {
        complain("cannot read " + name + ": " + bytes->trouble());
        return exit_code::unreadable;
    }
    return report.count() > 0 ? exit_code::findings : exit_code::clean;
}

exit_code search_files(std::vector<std::string> const& paths, leftover_search const& search) {
    exit_code code = exit_code::clean;
    std::vector<std::string> troubles;
    for (input const& one : find_inputs(paths, troubles)) {
        code = std::max(code, search_file(one.path, search));
        if (!one.response_path.empty())
            code = std::max(code, search_file(one.response_path, search));
    }
    for (std::string const& trouble : troubles) {
        complain(trouble);
        code = exit_code::unreadable;
    }
    if (code == exit_code::clean)
        return print("nothing of the list is left\n");
    return code;
}

// ---------------------------------------------------------------------------------------------------------------------
// Writing a capture

class redaction {
  public:
    redaction(redact_options const& options, leftover_search const& search, pseudonyms key, capture_writer& into)
        : options_{&options}, redactor_{std::move(key)}, report_{search}, into_{&into} {
        into_->watch([this](std::string_view text) {
            report_.look(text, [this](leftover_search::leftover const&) { return "what is written of " + where_; });
        });
    }

    [[nodiscard]] exit_code operator()() {
        interruption_watch const watch; // so that no half of a file stays behind
        exit_code const reading = for_each_entry(options_->paths, options_->format,
                                                 [this](input const& from, entry const& one) { take(from, one); });
        if (report_.count() > 0) {
            complain(options_->target == "-" ? "what was written must not be passed on"
                                             : options_->target + " was not written");
            return std::max(reading, exit_code::findings);
        }
        if (is_interrupted())
            return reading;
        if (!into_->finish()) {
            complain(into_->trouble());
            return exit_code::internal_error;
        }
        return std::max(reading, tell());
    }

  private:
    void take(input const& from, entry const& one) {
        kept_ = one.what;
        if (!redactor_.redact(kept_)) {
            ++others_;
            return;
        }
        ++calls_;
        where_ = from.name + ", exchange " + std::to_string(one.index);
        into_->write(kept_);
    }

    [[nodiscard]] exit_code tell() const {
        std::string sentence = counted(calls_, "call") + " written";
        if (others_ > 0)
            sentence += "; other entries left out: " + std::to_string(others_);
        if (options_->target != "-")
            return print(sentence + "\n");
        complain(sentence);
        return exit_code::clean;
    }

    redact_options const* options_;
    exchange_redactor redactor_;
    leftover_report report_;
    capture_writer* into_;
    exchange kept_{};
    std::string where_{"the capture"};
    std::size_t calls_ = 0;
    std::size_t others_ = 0;
};

exit_code write_capture(redact_options const& options, leftover_search const& search) {
    if (std::string const name = input_that_is(options.target, options.paths); !name.empty()) {
        complain("the output is the input " + name + ", which is never overwritten");
        return exit_code::wrong_usage;
    }
    auto key = options.seed ? pseudonyms::from_seed(static_cast<std::uint64_t>(*options.seed)) : pseudonyms::random();
    if (!key) {
        complain("OpenSSL gives no random numbers");
        return exit_code::internal_error;
    }
    std::string trouble;
    std::unique_ptr<capture_writer> const into = capture_writer::open(options.target, trouble);
    if (into == nullptr) {
        complain(trouble);
        return exit_code::wrong_usage;
    }
    return redaction{options, search, *std::move(key), *into}();
}

} // namespace

exit_code run_redact(redact_options const& options) {
    leftover_search search;
    refusal trouble = read_variables(options.credential, search);
    if (trouble.sentence.empty() && !options.list.empty())
        trouble = read_list(options.list, search);
    if (!trouble.sentence.empty()) {
        complain(trouble.sentence);
        return trouble.code;
    }
    return options.target.empty() ? search_files(options.paths, search) : write_capture(options, search);
}

} // namespace tc3::tool
