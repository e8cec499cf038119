// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "commands/command_line.hpp"

#include "../run/made_up.hpp"
#include "commands/run_command.hpp"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <unistd.h>
#include <vector>

using namespace tc3::conformance;
namespace fs = std::filesystem;

namespace {

/// What the program wrote, and how it ended.
struct spoken {
    exit_code code = exit_code::conforms;
    std::string out{};
    std::string err{};
};

streams into(spoken& made) {
    streams to;
    to.out = [&made](std::string_view text) { made.out.append(text); };
    to.err = [&made](std::string_view text) { made.err.append(text); };
    return to;
}

spoken run(std::vector<std::string> arguments, std::vector<conformance_case> const& all = made_up::cases()) {
    spoken made;
    arguments.insert(arguments.begin(), "tc3-conformance");
    made.code = run_command_line(std::move(arguments), all, into(made));
    return made;
}

/// A folder that goes away with the test.
class folder {
  public:
    folder() { fs::create_directories(path_); }
    ~folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    [[nodiscard]] std::string operator/(std::string const& name) const { return (path_ / name).string(); }

  private:
    fs::path path_ = fs::temp_directory_path() / ("tc3-suite-" + std::to_string(::getpid()));
};

std::string read(std::string const& name) {
    std::ifstream in{name, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void write(std::string const& name, std::string const& text) {
    std::ofstream{name, std::ios::binary} << text;
}

bool has(std::string const& text, std::string const& part) {
    return text.find(part) != std::string::npos;
}

class made_up_program final : public implementation {
  public:
    explicit made_up_program(std::string last_words) : last_words_{std::move(last_words)} {}
    [[nodiscard]] subject peers() override {
        subject made;
        made.how = mode::executor;
        made.executor = &peer_;
        return made;
    }
    [[nodiscard]] introduction about() const override { return peer_.about(); }
    [[nodiscard]] std::string finish() override { return last_words_; }

  private:
    made_up::echo peer_{};
    std::string last_words_;
};

spoken run_made_up(run_options options, std::vector<conformance_case> const& all, std::string last_words = {}) {
    spoken made;
    options.how = mode::executor;
    options.again = {"tc3-conformance", "executor"};
    made.code = run_all(
        options, all, [&](std::string&) { return std::make_unique<made_up_program>(last_words); }, into(made));
    return made;
}

} // namespace

BOOST_AUTO_TEST_SUITE(command_lines)

BOOST_AUTO_TEST_CASE(cases_are_listed_with_level_side_and_requirement) {
    spoken const said = run({"list", "--case", "sign/*", "--level", "must"});
    BOOST_TEST((said.code == exit_code::conforms));
    BOOST_TEST(has(said.out, "sign/left-out  MUST   signer  Must be so\n"));
    BOOST_TEST(!has(said.out, "validate/"));
    BOOST_TEST((run({"list", "--case", "nothing/*"}).code == exit_code::wrong_usage));
}

BOOST_AUTO_TEST_CASE(a_case_is_explained_with_source_and_modes) {
    spoken const said = run({"explain", "sign/bad"});
    for (char const* const part : {"sign/bad", "Must be so", "MUST: documented", "a signer", "it is said so",
                                   "product/409, 2026-04", "asked to sign a message", "self and executor"})
        BOOST_TEST(has(said.out, part), part);
    BOOST_TEST(has(run({"explain", "server/good"}).out, "sent a signed request"));
    BOOST_TEST(has(run({"explain", "sign/*"}).out, "sign/died"));
    spoken const unknown = run({"explain", "sign/badd"});
    BOOST_TEST((unknown.code == exit_code::wrong_usage));
    BOOST_TEST(unknown.err == "tc3-conformance: there is no case `sign/badd`. Did you mean sign/bad?\n");
}

BOOST_AUTO_TEST_CASE(a_run_tells_its_verdict_by_text_and_exit_code) {
    spoken const bad = run({"self", "--case", "sign/bad"});
    BOOST_TEST((bad.code == exit_code::fails));
    BOOST_TEST(has(bad.out, "mode self, seed 1\n"));
    BOOST_TEST(has(bad.out, "  again           tc3-conformance self --case sign/bad --seed 1\n"));
    BOOST_TEST(has(bad.out, "\n0 passed, 1 failed\n"));
    BOOST_TEST(bad.err.empty());
    BOOST_TEST((run({"self", "--case", "sign/good"}).code == exit_code::conforms));
    BOOST_TEST((run({"self", "--case", "validate/deep/bad"}).code == exit_code::conforms));
    BOOST_TEST((run({"self", "--case", "validate/deep/bad", "--strict"}).code == exit_code::fails));
}

BOOST_AUTO_TEST_CASE(a_run_that_fails_fast_ends_at_the_first_case_that_decides) {
    spoken const fast = run({"self", "--case", "sign/*", "--fail-fast"});
    spoken const whole = run({"self", "--case", "sign/*"});
    BOOST_TEST((fast.code == exit_code::fails));
    BOOST_TEST(has(fast.out, "stopped here because of --fail-fast; cases that were not tried: "));
    BOOST_TEST(!has(whole.out, "stopped here"));
    BOOST_TEST(fast.out.size() < whole.out.size());
    BOOST_TEST(!has(run({"self", "--case", "validate/deep/bad", "--fail-fast"}).out, "stopped here"));
}

BOOST_AUTO_TEST_CASE(the_printed_command_holds_all_that_decides_what_is_asked) {
    spoken const said =
        run({"run", "--case", "sign/bad", "--seed", "18446744073709551615", "--max-success", "3", "--deadline", "2"});
    BOOST_TEST(has(said.out, "tc3-conformance self --case sign/bad --seed 18446744073709551615 --max-success 3 "
                             "--deadline 2\n"));
    spoken const drawn = run({"self", "--case", "sign/bad", "--seed", "random"});
    auto const at = drawn.out.find("seed ") + 5;
    std::string const seed = drawn.out.substr(at, drawn.out.find('\n', at) - at);
    BOOST_TEST(seed.find_first_not_of("0123456789") == std::string::npos, seed);
    BOOST_TEST(has(drawn.out, "--case sign/bad --seed " + seed + "\n"));
}

BOOST_AUTO_TEST_CASE(smoke_and_run_are_short_for_a_mode) {
    spoken const smoke = run({"smoke"});
    BOOST_TEST(has(smoke.out, "mode self"));
    BOOST_TEST(has(smoke.out, "\n1 passed, 0 failed\n"));
    BOOST_TEST(run({"self", "--smoke"}).out == smoke.out);
    BOOST_TEST(run({"smoke", "self"}).out == smoke.out);
    BOOST_TEST(run({"run", "self", "--case", "sign/good"}).out == run({"self", "--case", "sign/good"}).out);
    BOOST_TEST(run({"run"}).err == "tc3-conformance: tc3-conformance run needs --case GLOB; without it, "
                                   "`tc3-conformance self` runs all cases\n");
    BOOST_TEST(has(run({"smoke", "slef"}).err, "Did you mean self?"));
    BOOST_TEST(has(run({"smoke", "--help"}).out, "Usage: tc3-conformance smoke"));
    BOOST_TEST(has(run({"run", "-h"}).out, "Usage: tc3-conformance run"));
}

BOOST_AUTO_TEST_CASE(known_failures_come_from_a_file) {
    folder const here;
    write(here / "known.txt", "sign/bad # why\nsign/nothing-such\n");
    spoken const said = run({"self", "--known-failing", here / "known.txt", "--case", "sign/bad"});
    BOOST_TEST((said.code == exit_code::conforms));
    BOOST_TEST(has(said.out, "\n0 passed, 0 failed (1 failed as expected)\n"));
    BOOST_TEST(has(said.err, "warning: " + (here / "known.txt") + ", line 2: there is no case `sign/nothing-such`"));
    write(here / "known.txt", "sign/good");
    BOOST_TEST((run({"self", "--known-failing", here / "known.txt", "--case", "sign/good"}).code == exit_code::fails));
    write(here / "more.txt", "sign/bad");
    BOOST_TEST(has(run({"self", "--known-failing", here / "known.txt", "--known-failing", here / "more.txt"}).out,
                   "(1 failed as expected"));
    spoken const missing = run({"self", "--known-failing", here / "no-such.txt"});
    BOOST_TEST((missing.code == exit_code::wrong_usage));
    BOOST_TEST(missing.err ==
               "tc3-conformance: cannot read " + (here / "no-such.txt") + ": No such file or directory\n");
    BOOST_TEST(missing.out.empty());
}

BOOST_AUTO_TEST_CASE(text_makes_way_for_another_report_on_standard_output) {
    spoken const said = run({"self", "--case", "sign/*", "--report", "json"});
    BOOST_TEST(boost::json::parse(said.out).at("totals").at("failed").to_number<int>() == 1);
    BOOST_TEST(has(said.err, "FAILED sign/bad"));
    BOOST_TEST(has(said.err, "\n1 passed, 1 failed, 1 errored, 1 timed out, 1 skipped\n"));
    spoken const both = run({"self", "--case", "sign/*", "--report", "text", "--report", "json=-"});
    BOOST_TEST(both.out == said.out);
    BOOST_TEST(both.err == said.err);
}

BOOST_AUTO_TEST_CASE(reports_go_to_files_beside_the_text) {
    folder const here;
    spoken const said = run({"self", "--case", "sign/*", "--report", "json=" + (here / "r.json"), "--report",
                             "junit=" + (here / "r.xml"), "--report", "html=" + (here / "r.html"), "--report",
                             "text=" + (here / "r.txt")});
    BOOST_TEST((said.code == exit_code::fails));
    BOOST_TEST(read(here / "r.txt") == said.out);
    BOOST_TEST(boost::json::parse(read(here / "r.json")).at("mode") == "self");
    BOOST_TEST(has(read(here / "r.xml"), "<testsuites "));
    BOOST_TEST(has(read(here / "r.html"), "</html>"));
    spoken const lost = run({"self", "--case", "sign/*", "--report", "json=" + (here / "no/such/r.json")});
    BOOST_TEST((lost.code == exit_code::wrong_usage));
    BOOST_TEST(has(lost.err, "cannot open " + (here / "no/such/r.json")));
    BOOST_TEST(lost.out.empty());
}

BOOST_AUTO_TEST_CASE(wrong_usage_is_one_sentence) {
    struct {
        std::vector<std::string> arguments;
        std::string part;
    } const wrong[] = {
        {{"slef"}, "there is no command `slef`. Did you mean self?"},
        {{"--nonsense"}, "there is no option `--nonsense`"},
        {{"self", "--levle", "must"}, "tc3-conformance self has no option `--levle`. Did you mean --level or --help?"},
        {{"self", "--level", "musst"}, "--level takes must, should or may, not `musst`. Did you mean must?"},
        {{"self", "--level"}, "--level needs a value"},
        {{"self", "--seed", "1", "--seed", "2"}, "--seed is given more than once"},
        {{"self", "--seed", "-1"}, "--seed takes a whole number from 0 to 18446744073709551615 or random, not `-1`"},
        {{"self", "--max-success", "0"}, "--max-success takes a whole number from 1 to 1000000, not `0`"},
        {{"self", "--deadline", "1.5"}, "--deadline takes a whole number from 1 to 3600, not `1.5`"},
        {{"self", "--report", "jnit"}, "--report takes text, json, junit or html, not `jnit`. Did you mean junit?"},
        {{"self", "--report", "json="}, "--report json= lacks the name of a file"},
        {{"self", "--report", "json", "--report", "html"}, "only one report can go to standard output"},
        {{"self", "--report", "json=x", "--report", "html=x"}, "two reports go to the file `x`"},
        {{"self", "--case", "sign"}, "`sign/**` stands for all cases of that side"},
        {{"self", "--case", "validate/advice", "--level", "must"}, "no case fits all of --case, --level and smoke"},
        {{"self", "more"}, "tc3-conformance self takes no further argument"},
        {{"self", "--", "true"}, "tc3-conformance self takes no command behind --"},
        {{"list", "--", "true"}, "tc3-conformance list takes no command behind --"},
        {{"--", "true"}, "a command behind -- needs a mode"},
        {{"executor"}, "tc3-conformance executor needs a command: tc3-conformance executor [OPTIONS] -- CMD [ARG...]"},
        {{"executor", "--"}, "tc3-conformance executor needs a command"},
        {{"executor", "python3", "x.py"}, "tc3-conformance executor takes its command behind --"},
        {{"client"}, "tc3-conformance client needs a command: tc3-conformance client [OPTIONS] -- CMD [ARG...]"},
        {{"client", "node"}, "tc3-conformance client takes its command behind --"},
        {{"client", "--via", "tunnel", "--", "x"}, "--via takes direct or proxy, not `tunnel`"},
        {{"server"}, "tc3-conformance server needs a URL"},
        {{"server", "http://127.0.0.1:1"}, "needs --secret-id-env NAME and --secret-key-env NAME"},
        {{"server", "http://a:b@c"}, "takes a URL without a name and password"},
        {{"server", "127.0.0.1:1"}, "the URL of a server begins with http:// or https://"},
        {{"server", "http://127.0.0.1:1/api"}, "with neither a path nor a user"},
        {{"server", "https://postgres.tencentcloudapi.com"}, "is the real service"},
        {{"server", "--insecure", "--ca-file", "a.pem", "https://127.0.0.1:1"}, "give one of them"},
        {{"server", "http://127.0.0.1:1", "more"}, "tc3-conformance server takes no further argument"},
        {{"server", "--secret-id-env", "TC3_NOT_SET", "--secret-key-env", "TC3_NOT_SET", "http://127.0.0.1:1"},
         "the environment variable TC3_NOT_SET is not set or is empty"},
        {{"explain"}, "tc3-conformance explain needs a CASE"},
        {{"emit"}, "tc3-conformance emit needs --vectors DIR"},
        {{"emit", "--vectors", "x", "--case", "no/such"}, "there is no case `no/such`"},
    };
    for (auto const& one : wrong) {
        spoken const said = run(one.arguments);
        BOOST_TEST((said.code == exit_code::wrong_usage), one.part);
        BOOST_TEST(has(said.err, one.part), said.err << " instead of " << one.part);
        BOOST_TEST(said.out.empty(), one.part);
        BOOST_TEST(said.err.find('\n') + 1 == said.err.size(), one.part);
    }
}

BOOST_AUTO_TEST_CASE(options_behind_the_dashes_belong_to_the_command) {
    spoken const said = run({"executor", "--case", "sign/good", "--", "/no/such/program", "--seed", "x", "--help"});
    BOOST_TEST((said.code == exit_code::unreachable));
    BOOST_TEST(said.out.empty());
    BOOST_TEST(said.err.find("tc3-conformance: ") == 0u);
}

BOOST_AUTO_TEST_CASE(an_implementation_that_cannot_be_reached_is_exit_code_3) {
    spoken made;
    made.code = run_all(
        {}, made_up::cases(),
        [](std::string& trouble) -> std::unique_ptr<implementation> {
            trouble = "cannot start x";
            return nullptr;
        },
        into(made));
    BOOST_TEST((made.code == exit_code::unreachable));
    BOOST_TEST(made.err == "tc3-conformance: cannot start x\n");
    BOOST_TEST(made.out.empty());
}

BOOST_AUTO_TEST_CASE(an_implementation_that_ends_badly_is_told_of) {
    auto const all = made_up::cases();
    spoken const said = run_made_up({}, {all[0]}, "it ended with exit status 3");
    BOOST_TEST((said.code == exit_code::fails));
    BOOST_TEST(has(said.out, "\n1 passed, 0 failed\ndoes not conform: it ended with exit status 3\n"));
}

BOOST_AUTO_TEST_CASE(progress_is_shown_on_a_terminal_alone) {
    spoken made;
    streams to = into(made);
    to.shows_progress = true;
    auto const all = made_up::cases();
    static_cast<void>(run_command_line({"tc3-conformance", "self", "--case", "sign/good"}, all, to));
    BOOST_TEST(made.err == "\r\033[K[1/1] sign/good\r\033[K");
    BOOST_TEST(run({"self", "--case", "sign/good"}).err.empty());
}

BOOST_AUTO_TEST_CASE(counterexamples_are_kept_as_files) {
    folder const here;
    run_options options;
    options.emit_failures = here / "kept";
    auto const all = made_up::cases();
    static_cast<void>(run_made_up(options, all));
    BOOST_TEST(read(here / "kept/sign/bad/question.json") == R"({"op":"sign","body_b64":"eyJBIjoxfQ=="})");
    BOOST_TEST(read(here / "kept/sign/bad/body.bin") == R"({"A":1})");
    BOOST_TEST(read(here / "kept/sign/bad/expected.txt") == "a<b");
    BOOST_TEST(read(here / "kept/sign/bad/got.txt") == "a>b\n\x01\xFF");
    BOOST_TEST(read(here / "kept/sign/bad/mutation.txt") == "A: 2 -> 1");
    std::string const readme = read(here / "kept/sign/bad/README.md");
    for (char const* const part : {"# sign/bad\n", "Level MUST, judges a signer.", "with seed 0 in echo 1.2 (C++)",
                                   "message: it is wrong", "    tc3-conformance executor --case sign/bad\n"})
        BOOST_TEST(has(readme, part), part);
    BOOST_TEST(fs::exists(here / "kept/validate/deep/bad/got.txt"));
    BOOST_TEST(!fs::exists(here / "kept/sign/good"));
    BOOST_TEST(!fs::exists(here / "kept/sign/died"));
}

BOOST_AUTO_TEST_CASE(a_counterexample_that_is_no_question_is_kept_as_it_is) {
    folder const here;
    judgement found = failed("no", {"POST / HTTP/1.1\r\n\r\n", "", "1", "2"});
    auto const one = made_up::case_of("sign/http", level::must, side::signer, found);
    run_options options;
    options.emit_failures = here / "kept";
    static_cast<void>(run_made_up(options, {one}));
    BOOST_TEST(read(here / "kept/sign/http/input.txt") == "POST / HTTP/1.1\r\n\r\n");
    BOOST_TEST(!fs::exists(here / "kept/sign/http/mutation.txt"));
}

BOOST_AUTO_TEST_SUITE_END()
