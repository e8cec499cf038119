// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "commands/emit.hpp"

#include "executor/library.hpp"
#include "reports/facts.hpp"
#include "run/recording.hpp"

#include "console.hpp"
#include "json_writer.hpp"
#include "output.hpp"
#include "readers/base64.hpp"

#include <tc3/validate/wording.hpp>
#include <tc3/version.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <cstddef>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace tc3::conformance {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_vectors = 1000; // of one case

constexpr std::string_view about_vectors = R"(# Vectors of tc3-conformance

A folder for each case, SIDE/SUBJECT, and in it a folder for each question: 1, 2, ... Made by
tc3-conformance @ with seed @.

| file | holds |
|---|---|
| `case.json` | the case: id, level, side, requirement and its source |
| `N/question.json` | a question of the executor's protocol, without `seq` |
| `N/answer.json` | a right answer, as the library gives it |
| `N/body.bin` | the bytes of `body_b64` of the question; no such file: no body or an empty one |
| `N/built.bin` | `build`: the bytes of `body_b64` of the answer |
| `N/canonical-request.txt`, `N/string-to-sign.txt` | `sign`: the two signed texts |
| `N/signature.txt`, `N/authorization.txt` | `sign`: the signature and the header's value |

The .txt and .bin files are exact: no line feed is added at their end. The keys were made for the cases
and open nothing. Where the protocol allows several answers (optional warnings, another order of members,
another word for the same trouble), `answer.json` holds one of them.
)";

/// Writes files into one folder and keeps the first trouble.
class folder_writer {
  public:
    explicit folder_writer(fs::path folder) : folder_{std::move(folder)} {
        std::error_code error;
        fs::create_directories(folder_, error);
        if (error)
            trouble_ = "cannot make the folder " + folder_.string() + ": " + error.message();
    }

    void write(std::string_view name, std::string_view content) {
        if (!trouble_.empty())
            return;
        tool::output file{(folder_ / name).string()};
        file.write(content);
        if (!file.finish())
            trouble_ = file.trouble();
    }
    void write_unless_empty(std::string_view name, std::string_view content) {
        if (!content.empty())
            write(name, content);
    }
    [[nodiscard]] std::string const& trouble() const noexcept { return trouble_; }

  private:
    fs::path folder_;
    std::string trouble_{};
};

std::string text_in(boost::json::object const& of, std::string_view name) {
    auto const* const value = of.if_contains({name.data(), name.size()});
    return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
}

std::string bytes_in(boost::json::object const& of, std::string_view name) {
    std::string bytes;
    return tool::append_base64_decoded(text_in(of, name), bytes) ? bytes : std::string{};
}

/// One member a line, for reading.
std::string lines_of(boost::json::object const& of) {
    std::string made;
    for (auto const& [name, value] : of)
        made.append(made.empty() ? "{\n  " : ",\n  ")
            .append(boost::json::serialize(boost::json::string_view{name}))
            .append(": ")
            .append(boost::json::serialize(value));
    return made + (made.empty() ? "{}\n" : "\n}\n");
}

std::string json_of(conformance_case const& one) {
    return tool::object_writer{}
               .text("id", one.id)
               .text("level", to_string(one.level))
               .text("side", to_string(one.side))
               .text("requirement", one.requirement)
               .raw("source", tool::json_of(one.source))
               .finish() +
           "\n";
}

std::string write_exchange(exchange const& one, fs::path const& folder) {
    folder_writer to{folder};
    to.write("question.json", lines_of(one.question));
    to.write("answer.json", lines_of(one.answer));
    to.write_unless_empty("body.bin", bytes_in(one.question, "body_b64"));
    to.write_unless_empty("built.bin", bytes_in(one.answer, "body_b64"));
    to.write_unless_empty("canonical-request.txt", bytes_in(one.answer, "canonical_request_b64"));
    to.write_unless_empty("string-to-sign.txt", bytes_in(one.answer, "string_to_sign_b64"));
    to.write_unless_empty("signature.txt", text_in(one.answer, "signature"));
    to.write_unless_empty("authorization.txt", text_in(one.answer, "authorization"));
    return to.trouble();
}

std::string write_case(conformance_case const& one, std::vector<exchange> const& exchanges, fs::path const& folder) {
    folder_writer to{folder};
    to.write("case.json", json_of(one));
    std::string trouble = to.trouble();
    for (std::size_t i = 0; i < exchanges.size() && trouble.empty(); ++i)
        trouble = write_exchange(exchanges[i], folder / std::to_string(i + 1));
    return trouble;
}

/// A sentence, unless the folder can be filled.
std::string trouble_with(fs::path const& folder) {
    std::error_code error;
    if (!fs::exists(folder, error))
        return {};
    if (!fs::is_directory(folder, error))
        return folder.string() + " is no folder";
    return fs::is_empty(folder, error) && !error ? "" : "the folder " + folder.string() + " is not empty";
}

std::string readme_of_vectors(settings const& with) {
    std::string made{about_vectors};
    made.replace(made.find('@'), 1, library_version);
    made.replace(made.find('@'), 1, std::to_string(with.seed));
    return made;
}

} // namespace

exit_code emit_vectors(std::vector<conformance_case> const& all, selection const& wanted, settings const& with,
                       std::string const& folder, streams const& to) {
    if (std::string const trouble = trouble_with(folder); !trouble.empty()) {
        to.complain(trouble);
        return exit_code::wrong_usage;
    }
    auto const library = make_library_peer();
    std::size_t cases = 0;
    std::size_t vectors = 0;
    std::size_t wrong = 0;
    for (conformance_case const* const one : select(all, wanted, mode::self)) {
        if (!one->ask)
            continue;
        recording_peer recorder{*library, most_vectors};
        if (judgement const found = one->ask(recorder, with); !found.is_passed()) {
            to.complain("the library does not pass " + one->id +
                        ", so that no vector of it is written: " + found.message);
            ++wrong;
            continue;
        }
        if (std::string const trouble = write_case(*one, recorder.kept(), fs::path{folder} / one->id);
            !trouble.empty()) {
            to.complain(trouble);
            return exit_code::internal_error;
        }
        ++cases;
        vectors += recorder.kept().size();
    }
    folder_writer readme{folder};
    readme.write("README.md", readme_of_vectors(with));
    if (!readme.trouble().empty()) {
        to.complain(readme.trouble());
        return exit_code::internal_error;
    }
    to.out(tool::counted(vectors, "vector") + " of " + tool::counted(cases, "case") + " written to " + folder + "\n");
    return wrong == 0 ? exit_code::conforms : exit_code::fails;
}

std::string emit_failure(outcome const& one, run_record const& made, std::string const& folder) {
    counterexample const& shown = one.judged.shown.value();
    folder_writer to{fs::path{folder} / one.of->id};
    boost::system::error_code error;
    auto const value = boost::json::parse({shown.input.data(), shown.input.size()}, error);
    bool const is_question = !error && value.is_object();
    to.write(is_question ? "question.json" : "input.txt", shown.input);
    to.write("expected.txt", shown.expected);
    to.write("got.txt", shown.got);
    to.write_unless_empty("mutation.txt", shown.mutation);
    if (is_question)
        to.write_unless_empty("body.bin", bytes_in(value.get_object(), "body_b64"));
    std::string readme = "# " + one.of->id + "\n\nLevel " + std::string{to_string(one.of->level)} + ", judges a " +
                         std::string{to_string(one.of->side)} + ". Found by tc3-conformance " + made.suite +
                         " with seed " + std::to_string(made.with.seed) + " in " + reports::in_words(made.about) +
                         ".\n";
    for (reports::fact const& known : reports::facts_of(one, made))
        if (known.name == "requirement" || known.name == "source" || known.name == "message")
            readme.append("\n").append(known.name).append(": ").append(known.text).append("\n");
    to.write("README.md", readme + "\nAgain:\n\n    " + reports::command_for(one.of->id, made) + "\n");
    return to.trouble();
}

} // namespace tc3::conformance
