// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "executor/program_peer.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using tc3::conformance::answer;
using tc3::conformance::make_program_peer;
using tc3::conformance::program_peer;

/// For programs that are to answer: only a test that fails waits so long.
constexpr milliseconds long_deadline = seconds{60};
/// For programs that are not: long enough to start bash on a busy machine.
constexpr milliseconds short_deadline{2500};

/// What the scripts below are made from. `next` reads a question into `line` and its number into `seq`, and counts in
/// `n`; `good` answers it.
constexpr std::string_view prelude = R"sh(
n=0
hello() {
    read -r line
    echo '{"op":"hello","protocol":1,"name":"actor","version":"2","language":"bash","can":["sign","verify"],"issues":"https://example.org/issues"}'
}
next() {
    read -r line || exit 0
    case $line in *'"op":"bye"'*) exit 0 ;; esac
    seq=${line##*'"seq":'}
    seq=${seq%%[!0-9]*}
    n=$((n + 1))
}
good() { echo "{\"seq\":$seq,\"signature\":\"$n\"}"; }
)sh";

std::vector<std::string> command_of(std::string_view script) {
    return {"bash", "-c", std::string{prelude} + std::string{script}};
}

std::unique_ptr<program_peer> start(std::string_view script, milliseconds deadline = long_deadline) {
    std::string trouble;
    auto made = make_program_peer(command_of(script), deadline, trouble);
    BOOST_REQUIRE_MESSAGE(made != nullptr, trouble);
    return made;
}

std::string trouble_with(std::string_view script, milliseconds deadline = long_deadline) {
    std::string trouble;
    BOOST_TEST((make_program_peer(command_of(script), deadline, trouble) == nullptr));
    return trouble;
}

/// The outcome of one question as text: the signature of an answer, or state and sentence.
std::string ask(program_peer& peer) {
    answer const got = peer.ask({{"op", "sign"}, {"case", "sign/test"}});
    switch (got.what) {
    case answer::state::given:
        BOOST_TEST(got.message.empty());
        return "given " + std::string{got.fields.at("signature").as_string()};
    case answer::state::skipped:
        return "skipped " + got.message;
    case answer::state::timed_out:
        return "timed out " + got.message;
    case answer::state::errored:
        break;
    }
    BOOST_TEST(got.fields.empty());
    return "errored " + got.message;
}

} // namespace

BOOST_AUTO_TEST_SUITE(executor_program_peer)

BOOST_AUTO_TEST_CASE(a_program_introduces_itself_and_answers_until_bye) {
    auto const peer = start("hello; while :; do next; good; done");
    BOOST_TEST(peer->about().name == "actor");
    BOOST_TEST(peer->about().version == "2");
    BOOST_TEST(peer->about().language == "bash");
    BOOST_TEST(peer->about().issues == "https://example.org/issues");
    BOOST_TEST(peer->about().homepage.empty());
    BOOST_TEST(peer->about().is_able_to("verify"));
    BOOST_TEST(!peer->about().is_able_to("validate"));
    BOOST_TEST(ask(*peer) == "given 1");
    BOOST_TEST(ask(*peer) == "given 2");
    BOOST_TEST(peer->finish() == "");
}

BOOST_AUTO_TEST_CASE(the_greeting_and_the_questions_are_those_of_the_protocol) {
    auto const peer = start(R"sh(
        read -r line; first=$line
        echo '{"op":"hello","protocol":1,"name":"echo","can":[]}'
        read -r line; echo "{\"seq\":1,\"greeting\":$first,\"question\":$line,\"deadline\":\"$TC3_DEADLINE\"}"
        read -r line
        [ "$line" = '{"op":"bye"}' ] || exit 9
        read -r line && exit 8; exit 0)sh",
                            milliseconds{60500});
    answer const got = peer->ask({{"op", "sign"}, {"case", "x"}});
    BOOST_REQUIRE(got.is_given());
    boost::json::object const greeting{
        {"op", "hello"}, {"protocol", 1}, {"suite", "0.1.0"}, {"contract", "postgres/2017-03-12"}};
    BOOST_TEST(got.fields.at("greeting").as_object() == greeting);
    BOOST_TEST(got.fields.at("question").as_object() ==
               (boost::json::object{{"op", "sign"}, {"case", "x"}, {"seq", 1}}));
    BOOST_TEST(got.fields.at("deadline") == "60.5");
    BOOST_TEST(peer->finish() == "");
}

BOOST_AUTO_TEST_CASE(skipped_and_errored_answers_keep_their_words) {
    auto const peer = start(R"sh(hello
        next; echo "{\"seq\":$seq,\"skipped\":true,\"message\":\"no decoder\",\"issue_url\":\"https://example.org/7\"}"
        next; echo "{\"seq\":$seq,\"errored\":true,\"message\":\"out of\\nmemory\"}"
        next; echo "{\"seq\":$seq,\"skipped\":true}"
        next; echo "{\"seq\":$seq,\"skipped\":false,\"signature\":\"s\"}"
        next)sh");
    BOOST_TEST(ask(*peer) == "skipped no decoder (https://example.org/7)");
    BOOST_TEST(ask(*peer) == "errored out of?memory");
    BOOST_TEST(ask(*peer) == "skipped the program says that it cannot do this");
    BOOST_TEST(ask(*peer) == "given s");
    BOOST_TEST(peer->finish() == "");
}

BOOST_AUTO_TEST_CASE(a_program_that_dies_at_a_question_is_there_for_the_next) {
    auto const peer = start("hello; next; good; next; echo 'out of luck' >&2; exit 3");
    BOOST_TEST(ask(*peer) == "given 1");
    BOOST_TEST(ask(*peer) == "errored the program did not answer: it ended with exit status 3; the last line on its "
                             "standard error is `out of luck`");
    BOOST_TEST(ask(*peer) == "given 1");
}

BOOST_AUTO_TEST_CASE(a_program_that_is_killed_or_stops_within_a_line_is_told_of) {
    auto const peer = start("hello; next; kill -KILL $$");
    BOOST_TEST(ask(*peer) == "errored the program did not answer: it ended by signal 9 (Killed)");
    auto const cut = start("hello; next; printf '{\"seq\":'; exit 0");
    BOOST_TEST(ask(*cut) ==
               "errored the program did not answer: it ended with exit status 0, in the middle of the line "
               "`{\"seq\":`");
}

BOOST_AUTO_TEST_CASE(a_program_that_hangs_is_there_for_the_next_question) {
    auto const peer = start("hello; next; good; next; while :; do sleep 600; done", short_deadline);
    BOOST_TEST(ask(*peer) == "given 1");
    BOOST_TEST(ask(*peer) == "timed out the program did not answer: nothing came within 2.5 s");
    BOOST_TEST(ask(*peer) == "given 1");
}

BOOST_AUTO_TEST_CASE(an_answer_without_its_line_feed_is_recognised) {
    auto const peer = start("hello; next; printf '{\"seq\":1}'; while :; do sleep 600; done", short_deadline);
    BOOST_TEST(ask(*peer) == "timed out the program did not answer: nothing came within 2.5 s, in the middle of the "
                             "line `{\"seq\":1}` (is the line feed missing?)");
}

BOOST_AUTO_TEST_CASE(a_line_that_is_no_answer_is_quoted_and_the_next_question_works) {
    auto const told = [](std::string_view printed) {
        auto const peer = start("hello; next; good; next; printf '" + std::string{printed} + "\\n'; good; next; good");
        BOOST_TEST(ask(*peer) == "given 1");
        std::string const got = ask(*peer);
        BOOST_TEST(ask(*peer) == "given 1");
        BOOST_TEST(peer->finish() == "");
        return got;
    };
    std::string const start_of_sentence = "errored instead of an answer came a line that ";
    BOOST_TEST(told("signing ...") == start_of_sentence + "is no JSON: `signing ...`");
    BOOST_TEST(told("") == start_of_sentence + "is no JSON: an empty line");
    BOOST_TEST(told("[1]") == start_of_sentence + "is no JSON object: `[1]`");
    BOOST_TEST(told("{\"signature\":\"x\"}") == start_of_sentence + "has no seq: `{\"signature\":\"x\"}`");
    BOOST_TEST(told("{\"seq\":\"2\"}") == start_of_sentence + "has a seq that is no integer: `{\"seq\":\"2\"}`");
    BOOST_TEST(told("{\"seq\":3}") == start_of_sentence + "has seq 3 instead of 2: `{\"seq\":3}`");
    BOOST_TEST(told("{\"seq\":1}") ==
               start_of_sentence + "answers an earlier question (seq 1 instead of 2): `{\"seq\":1}`");
    BOOST_TEST(told("\\033[31m\\377\\351\\207\\221") == start_of_sentence + "is no JSON: `?[31m?\u91d1`");
    BOOST_TEST(told(std::string(500, 'x')) == start_of_sentence + "is no JSON: `" + std::string(120, 'x') + "\u2026`");
}

BOOST_AUTO_TEST_CASE(an_answer_is_read_leniently_where_the_protocol_leaves_it_open) {
    auto const peer = start(R"sh(hello
        next; printf '{"seq":1.0,"signature":"float"}\r\n'
        next; echo '  { "signature" : "blanks" , "unknown" : [ {} ] , "seq" : 2 } '
        next)sh");
    BOOST_TEST(ask(*peer) == "given float");
    BOOST_TEST(ask(*peer) == "given blanks");
    BOOST_TEST(peer->finish() == "");
}

BOOST_AUTO_TEST_CASE(lines_behind_an_answer_are_not_held_against_the_next_question) {
    // cat writes both lines at once, so that the second one is there when the answer is read.
    auto const peer = start(R"sh(hello
        while :; do
            next
            printf '{"seq":%s,"signature":"%s"}\ndone with it\n' $seq $n | cat
        done)sh");
    BOOST_TEST(ask(*peer) == "given 1");
    BOOST_TEST(ask(*peer) == "given 1");
    BOOST_TEST(peer->finish() == "the program wrote something to its standard output that it was not asked for: "
                                 "`done with it` (the first of 2 times)");
}

BOOST_AUTO_TEST_CASE(a_program_that_ends_after_each_answer_answers_all_the_same) {
    auto const peer = start("hello; next; good; exit 5");
    for (int i = 0; i < 5; ++i)
        BOOST_TEST(ask(*peer) == "given 1");
    BOOST_TEST(peer->finish().find("the program ended with exit status 5 before it was told to (the first of ") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_program_that_closes_its_input_is_asked_anew) {
    auto const peer = start("hello; next; good; exec <&-; while :; do sleep 600; done");
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(ask(*peer) == "given 1");
    auto const never = start("hello; exec <&-; while :; do sleep 600; done");
    BOOST_TEST(ask(*never) == "errored the program did not answer: it closed its standard input");
}

BOOST_AUTO_TEST_CASE(a_program_that_closes_its_output_is_told_of) {
    auto const peer = start("hello; next; exec >&-; while :; do sleep 600; done");
    BOOST_TEST(ask(*peer) == "errored the program did not answer: it closed its standard output");
}

BOOST_AUTO_TEST_CASE(a_program_that_cannot_be_greeted_is_of_no_use) {
    std::string trouble;
    BOOST_TEST((make_program_peer({"tc3-no-such-program"}, long_deadline, trouble) == nullptr));
    BOOST_TEST(trouble == "tc3-no-such-program cannot be started: there is no such program in PATH");

    BOOST_TEST(trouble_with("exit 1") == "the program did not answer the greeting: it ended with exit status 1");
    BOOST_TEST(trouble_with("echo usage: actor FILE; exit 2") ==
               "the program's answer to the greeting is no JSON: `usage: actor FILE`");
    BOOST_TEST(trouble_with("while :; do sleep 600; done", milliseconds{300}) ==
               "the program did not answer the greeting: nothing came within 0.3 s");

    auto const after = [](std::string const& line) { return trouble_with("read -r line; echo '" + line + "'"); };
    std::string const answered = "the program's answer to the greeting ";
    BOOST_TEST(after("[]") == answered + "is no JSON object: `[]`");
    BOOST_TEST(after("{}") == answered + "has not op \"hello\": `{}`");
    BOOST_TEST(after(R"({"op":"hello"})") == answered + R"(has not protocol 1: `{"op":"hello"}`)");
    BOOST_TEST(after(R"({"op":"hello","protocol":2})") ==
               answered + R"(has not protocol 1 but 2: `{"op":"hello","protocol":2}`)");
    BOOST_TEST(after(R"({"op":"hello","protocol":1})").find(answered + "has no name") == 0u);
    BOOST_TEST(after(R"({"op":"hello","protocol":1,"name":"x"})").find(answered + "does not say in a list \"can\"") ==
               0u);
    BOOST_TEST(after(R"({"op":"hello","protocol":1,"name":"x","can":[1]})").find(answered + "has something else") ==
               0u);
    BOOST_TEST(after(R"({"errored":true,"message":"no licence"})").find(answered + "says that it cannot: no licence") ==
               0u);
}

BOOST_AUTO_TEST_CASE(a_program_that_starts_no_more_is_given_up) {
    // Only the first start finds the file that it takes away.
    std::string once = (std::filesystem::temp_directory_path() / "tc3-program-peer-XXXXXX").string();
    int const made = ::mkstemp(once.data());
    BOOST_REQUIRE(made >= 0);
    ::close(made);
    auto const peer = start("rm '" + once + "' 2>/dev/null || exit 7; hello; next; exit 6");
    BOOST_TEST(ask(*peer).find("errored the program did not answer: it ended with exit status 6") == 0u);
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(ask(*peer) == "errored when it was started again, the program did not answer the greeting: it ended "
                                 "with exit status 7");
    BOOST_TEST(ask(*peer) == "errored the program was given up after 3 starts that led to no greeting");
    BOOST_TEST(peer->finish() == "");
}

BOOST_AUTO_TEST_CASE(taking_leave_is_judged) {
    auto const status = start("hello; next; good; read -r line; echo 'no key' >&2; exit 4");
    BOOST_TEST(ask(*status) == "given 1");
    BOOST_TEST(status->finish() ==
               "the program ended with exit status 4 after bye; the last line on its standard error "
               "is `no key`");
    auto const stays = start("hello; while :; do sleep 600; done", short_deadline);
    BOOST_TEST(stays->finish() == "the program did not end within 2.5 s after bye");
    auto const talks = start("hello; read -r line; echo goodbye");
    BOOST_TEST(talks->finish() ==
               "the program wrote something to its standard output that it was not asked for: `goodbye`");
}

BOOST_AUTO_TEST_SUITE_END()
