// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "command_line.hpp"

#include "arguments.hpp"
#include "commands/check.hpp"
#include "commands/contract.hpp"
#include "commands/explain.hpp"
#include "commands/merge.hpp"
#include "commands/redact.hpp"
#include "commands/replay.hpp"
#include "commands/replay_to.hpp"
#include "commands/serve.hpp"
#include "commands/sign.hpp"
#include "commands/verify.hpp"
#include "console.hpp"

#include <tc3/sign/date.hpp>
#include <tc3/validate/wording.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace tc3::tool {
namespace {

// ---------------------------------------------------------------------------------------------------------------------
// Help

constexpr std::string_view exit_codes_of_judging = R"(
Exit codes: 0 nothing is wrong; 1 something is; 2 wrong usage; 3 an input cannot be read (the others
were judged); 70 internal error.)";
constexpr std::string_view exit_codes_of_telling = R"(
Exit codes: 0 done; 2 wrong usage; 3 the input cannot be read; 70 internal error.)";

constexpr std::string_view about =
    R"(tc3 knows the contract of Tencent Cloud API 3.0 actions and judges captured traffic by it.)";

constexpr std::string_view about_commands = R"(`tc3 COMMAND --help` tells more of a command, with examples. A first try:

  tc3 check traffic.har                    what in the capture breaks the contract, where and why
  tc3 explain clone-db-instance.storage    the rules of one member
  tc3 contract CloneDBInstance             all that is known of the action

Exit codes: 0 nothing is wrong; 1 findings, a wrong signature, a difference in a replay; 2 wrong usage;
3 an input cannot be read (the others were judged); 70 internal error.)";

constexpr std::string_view about_captures = R"(
FILE is a HAR, NDJSON with an exchange on each line, raw HTTP (NAME.request.http with its
NAME.response.http, or both in one file), a documentation page's sample, a packet capture of plain HTTP
(pcap, pcapng; it needs tshark) or what `tshark -Y http -T ek` or `-T json` writes; a folder stands for
all captures in it, - for standard input. What is no call of the API is left in peace.
)";

constexpr std::string_view about_check = R"(
Examples:
  tc3 check traffic.har
  tc3 check --secret-key-env KEY --report text --report ndjson=found.ndjson captures/
  tc3 check --disable 'tc3.request.*' --baseline found.ndjson - < traffic.ndjson
  tc3 check --report text --report sarif=found.sarif --report html=found.html captures/

Reports: text for people; json, ndjson and sarif for programs; junit and github (annotations) for CI;
html for a browser; curl, the commands that send failed calls again. In GitHub Actions annotations
are added unless a report to standard output is named.
)";

constexpr std::string_view about_merge = R"(
FILE is a report of `tc3 check --report ndjson`, or several, one behind the other; a folder stands for
all reports in it, - or no FILE for standard input. So a big NDJSON capture is judged in shards, on
many cores or machines, and their reports become one: the findings as they come, and one summary with
the sums of all. The lines may come in any order, each of them whole, with blanks behind it. Where the
summaries do not count every finding, a shard was cut off, and that is said; a shard of which not even
a line is there can only be known from the exit code of its own run.

Of what a shard cannot know nothing is found: calls that repeat one of another shard, or that together
go beyond a rate. Each shard counts as one capture; if it was read from standard input, places count
from its own start, and `tc3 check --stdin-name NAME` gives it its name. A --baseline given to check
holds for each shard by itself.

Reports: text, json, ndjson, sarif, github. The others of `tc3 check` need the calls themselves.

Examples:
  parallel -k --pipepart --block 64M -a traffic.ndjson \
      'tc3 check --format ndjson --report ndjson --stdin-name shard-{#} - || [ $? -eq 1 ]' | tc3 merge
  tc3 merge --report ndjson=all.ndjson --report text shards/
)";
constexpr std::string_view exit_codes_of_merging = R"(
Exit codes: 0 no shard has an error, or what --fail-on names; 1 one has; 2 wrong usage; 3 a report cannot
be read or is not whole, or tells of a capture that cannot be read (the others count); 70 internal error.)";

constexpr std::string_view about_verify = R"(
One line for each call: the capture, the exchange's place in it from 0, the action, the verdict.
Below a wrong one stands the mistake that the client made, where it is found: some thousands are tried,
and one is named only if it gives the very signature. Without a key only the form is judged.

Examples:
  tc3 verify --secret-key-env KEY traffic.har
  tc3 verify --secret-key-env KEY --trace --at now order.request.http
)";

constexpr std::string_view about_sign = R"(
FILE is the JSON body of a call, which needs --action, or an HTTP request with its request line and
headers, to which the options add or in which they change what they name; - is standard input. The
body is signed byte for byte. What breaks the contract is told on standard error; the call is signed
all the same. Nothing is sent.

Examples:
  tc3 sign --secret-id-env ID --secret-key-env KEY --action CloneDBInstance --region ap-guangzhou order.json
  tc3 sign --secret-id-env ID --secret-key-env KEY --trace order.request.http >signed.request.http
  tc3 sign --secret-id-env ID --secret-key-env KEY --action CloneDBInstance \
      --method HmacSHA256 --get --as curl order.json
)";

constexpr std::string_view about_replay = R"(
Without --to nothing is sent. Each recorded request of an action that the library has types for is read
into them and built anew, and must come out the same in meaning (the order of members, explicit nulls and
white space do not count); each recorded answer is decoded, and the outcome must be the recorded one.

With --to the calls are for a server, and with --send they are sent: once each, never again, signed as
their clients did, but with your key and for now. What is billed, or of which that is not known, is
left out unless --allow-billing names its action: each such call buys once more. Answers are compared
with the recorded ones; RequestIds, dates, ids and long numbers may be others. Two captures of earlier
runs against the same server, given with --noise-from, tell what else is another each time. --record
takes what was sent and what came back.

Examples:
  tc3 replay traffic.har
  tc3 replay --to http://127.0.0.1:8080 traffic.har
  tc3 replay --to http://127.0.0.1:8080 --send --secret-id-env ID --secret-key-env KEY \
      --record run.ndjson --allow-billing CloneDBInstance traffic.har
)";
constexpr std::string_view exit_codes_of_replaying = R"(
Exit codes: 0 nothing differs; 1 something does; 2 wrong usage; 3 an input cannot be read (the others
were replayed); 4 a call got no answer, or the server cannot be reached; 70 internal error.)";

constexpr std::string_view about_redact = R"(
The new capture breaks the contract where the old one does and keeps it where the old one does, but
holds no key, token, cookie or password: what no rule reads is left out, and of the rest only what the
contract calls harmless stays. Ids, names, tags and numbers of orders become others of the same form,
the same one wherever they stand. Signatures cannot be checked any more. Entries that are no calls are
left out. Several captures become one, in their order. The name of the new one says its form: .ndjson
or .har; - is standard output, in NDJSON.

Replacements are computed with a random key that is never kept. With --seed they are the same each
time, but who knows the seed can undo those of short words: use it for tests only.

--check proves that nothing of a list is left, in whatever form: as it is, with escapes, percent-encoded,
in Base64, in hexadecimal digits. If anything is, the file is not made and the exit code is 1. Without
-o the FILEs are searched as they are.

Examples:
  tc3 redact traffic.har -o shared.har
  tc3 redact captures/ -o shared.ndjson --check names.txt --secret-id-env ID --secret-key-env KEY
  tc3 redact --check names.txt shared.har
)";
constexpr std::string_view exit_codes_of_redacting = R"(
Exit codes: 0 done; 1 something of the list is left, or an entry cannot be read; 2 wrong usage; 3 an
input cannot be read (the others were); 70 internal error, or the capture cannot be written.)";

constexpr std::string_view about_serve = R"(
Stands in for the service on this machine: verifies signatures, validates, answers as documented;
nothing is bought and nothing is passed on. It says where it listens, then a line on standard error
for each call, until SIGINT or SIGTERM ends it. HTTP and HTTPS come to the same port, and so do
clients that take it for their proxy: then they call the service by its real name. --ca-file writes
the certificate that they are to trust.

Faults are a list such as latency=200ms,status=502 of error=CODE, status=N (a gateway's page),
latency=TIME, truncate[=BYTES], lost (the connection is closed instead of an answer), reset; times=N
and every=N limit them to the first N requests and to each Nth one. The header X-TC3-Fault asks for
the same for its own request. With --clock and --seed the same calls have the same answers.

Examples:
  tc3 serve --secret-id-env ID --secret-key-env KEY
  tc3 serve --secret-id-env ID --secret-key-env KEY --port 8080 --record calls.ndjson
  tc3 serve --secret-id-env ID --secret-key-env KEY --fault error=RequestLimitExceeded,times=1
  tc3 serve --secret-id-env ID --secret-key-env KEY --port 8080 --ca-file ca.pem
      HTTPS_PROXY=http://127.0.0.1:8080 NODE_EXTRA_CA_CERTS=ca.pem node order.js
)";
constexpr std::string_view exit_codes_of_serving = R"(
Exit codes: 0 it was told to end; 2 wrong usage; 4 the port cannot be listened at; 70 internal error,
or the record cannot be written.)";

constexpr std::string_view about_explain = R"(
RULE is the id that a finding names. The first part of an id, or a pattern with *, lists the rules
that it fits; with --as markdown or json it shows their pages.

Examples:
  tc3 explain clone-db-instance.storage.step
  tc3 explain tc3.signature
  tc3 explain '*.mismatch'
  tc3 explain clone-db-instance --as markdown >clone-db-instance.md
)";

constexpr std::string_view about_rules = R"(
Examples:
  tc3 rules
  tc3 rules --as json
)";

constexpr std::string_view about_contract = R"(
Without ACTION, lists the actions whose contracts are known.

schema is a JSON Schema (2020-12) of the request, openapi an OpenAPI 3.1 document. Both refuse what is an
error and take what earns a warning; what a JSON Schema cannot say stands in the schema's $comment. The
answer's schema is $defs/Answer.

Examples:
  tc3 contract CloneDBInstance
  tc3 contract CloneDBInstance --as markdown >CloneDBInstance.md
  tc3 contract CloneDBInstance --as schema >CloneDBInstance.schema.json
)";

// ---------------------------------------------------------------------------------------------------------------------
// Values

std::int64_t integer_of(std::string_view option, std::string const& text) {
    if (auto const value = sign::unix_seconds_from(text))
        return *value;
    throw wrong_usage{std::string{option} + " takes a whole number, not " + wording::quoted(text)};
}

constexpr std::int64_t most_jobs = 256;
constexpr std::int64_t most_calls_per_second = 1'000'000;
constexpr std::int64_t longest_timeout = 86'400;
constexpr std::int64_t most_findings = 1'000'000'000;

/// As many threads as there are cores, within reason.
std::size_t usual_jobs() {
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 8);
}

fault fault_of(std::string const& text) {
    std::string trouble;
    if (auto const made = fault_from(text, trouble))
        return *made;
    throw wrong_usage{"--fault: " + trouble};
}

/// Of the year 9999, which a time on the wire can name.
constexpr std::int64_t latest_second = 253'402'300'799;

clock_choice clock_from(std::string const& text) {
    if (text == "capture")
        return {};
    if (text == "now") {
        auto const since = std::chrono::system_clock::now().time_since_epoch();
        return {clock_source::given, std::chrono::duration_cast<std::chrono::seconds>(since).count()};
    }
    if (auto const seconds = sign::unix_seconds_from(text))
        return {clock_source::given, *seconds};
    throw wrong_usage{"--at takes capture, now or Unix seconds, not " + wording::quoted(text)};
}

report_choice report_from(std::string const& text, std::vector<std::string> const& known) {
    auto [kind, target] = report_words_from(text);
    std::vector<std::pair<std::string, std::string>> kinds;
    for (std::string const& each : known)
        kinds.emplace_back(each, each);
    return {value_of("--report", kind, kinds), std::move(target)};
}

/// The reports that the words ask for, and those that need not be asked for.
std::vector<report_choice> reports_from(std::vector<std::string> const& words, std::vector<std::string> const& known,
                                        bool with_curl) {
    std::vector<report_choice> made;
    for (std::string const& one : words)
        made.push_back(report_from(one, known));
    char const* const actions = std::getenv("GITHUB_ACTIONS");
    bool const github = actions != nullptr && std::string_view{actions} == "true";
    if (std::string trouble = complete(made, {with_curl, github}); !trouble.empty())
        throw wrong_usage{std::move(trouble)};
    return made;
}

void demand_rules(std::vector<std::string> const& patterns) {
    for (std::string const& pattern : patterns)
        if (std::string sentence = no_such_rule(pattern); !sentence.empty())
            throw wrong_usage{std::move(sentence)};
}

// ---------------------------------------------------------------------------------------------------------------------
// Options

void add_format(option_adder& options, capture_format& into) {
    options.choose<capture_format>("--format",
                                   {{"auto", capture_format::automatic},
                                    {"har", capture_format::har},
                                    {"http", capture_format::http},
                                    {"ndjson", capture_format::ndjson},
                                    {"pcap", capture_format::pcap},
                                    {"tshark", capture_format::tshark}},
                                   "Form of the captures (auto)", [&into](capture_format form) { into = form; });
}

/// The reports, what they show and what decides the exit code.
void add_reports(option_adder& options, std::vector<std::string>& words, std::vector<std::string> const& known,
                 report_terms& terms) {
    options.list("--report", "KIND[=FILE]", words, "Report to write, once or more: " + wording::list_of(known))
        .choose<severity>(
            "--fail-on", {{"error", severity::error}, {"warning", severity::warning}, {"note", severity::note}},
            "Least severity that makes the exit code 1 (error)", [&terms](severity least) { terms.fail_on = least; })
        .read("--max-findings", "N", "Show no more than the N worst groups of findings in the text report",
              [&terms](std::string const& text) {
                  terms.max_findings = static_cast<std::size_t>(whole_number("--max-findings", text, 0, most_findings));
              });
}

void add_clock(option_adder& options, clock_choice& into) {
    options.read("--at", "CLOCK", "Judge the age of signatures by capture (its own times), now, or Unix seconds",
                 [&into](std::string const& text) { into = clock_from(text); });
}

void add_other_keys(option_adder& options, credential_options& into) {
    options.list("--other-key-env", "NAME", into.other_key_envs,
                 "Variable with a key that a client may have taken by mistake; may be repeated");
}

void add_form(option_adder& options, document_form& into) {
    options.choose<document_form>(
        "--as", {{"text", document_form::text}, {"json", document_form::json}, {"markdown", document_form::markdown}},
        "Form of what is shown (text)", [&into](document_form form) { into = form; });
}

// ---------------------------------------------------------------------------------------------------------------------
// Commands

/// The program's arguments and what they ask for.
class command_line {
  public:
    command_line() {
        add_check();
        add_merge();
        add_verify();
        add_sign();
        add_replay();
        add_redact();
        add_serve();
        add_explain();
        add_rules();
        add_contract();
    }
    command_line(command_line const&) = delete;
    command_line& operator=(command_line const&) = delete;

    [[nodiscard]] exit_code run(std::vector<std::string> arguments) {
        try {
            std::string const asked = program_.parse(std::move(arguments));
            return asked.empty() ? run_() : print(asked);
        } catch (wrong_usage const& wrong) {
            complain(wrong.sentence);
            return exit_code::wrong_usage;
        }
    }

  private:
    void add_check() {
        CLI::App& command =
            program_.add("check", "Judge captures: what breaks the contract, where, why, and what to do",
                         "FILE... [OPTIONS]", {about_captures, about_check, exit_codes_of_judging});
        check_options& to = check_;
        to.jobs = usual_jobs();
        command.add_option("FILE", to.paths);
        option_adder options{command};
        add_format(options, to.format);
        add_reports(options, reports_, report_kinds(), to.terms);
        options
            .text("--stdin-name", "NAME", to.stdin_name,
                  "What findings call standard input, so that shards can be told apart")
            .list("--disable", "RULE", to.disabled, "Rule not to report; * stands for any text; may be repeated")
            .list("--rules", "RULE", to.rules, "Rule to report, and no others; may be repeated")
            .choose<side>("--only", {{"request", side::request}, {"response", side::response}}, "Judge only one side",
                          [&to](side one) { to.only = one; })
            .read("--jobs", "N", "How many threads judge; else one for each core",
                  [&to](std::string const& text) {
                      to.jobs = static_cast<std::size_t>(whole_number("--jobs", text, 1, most_jobs));
                  })
            .text("--baseline", "FILE", to.baseline,
                  "Earlier ndjson, json or sarif report; its findings are known and do not count")
            .flag("--show-values", show_values_, "Show the values of messages, secrets excepted, in text and html")
            .flag("--curl", to.curl, "Show a command of curl for each call that failed, secrets left out");
        add_clock(options, to.clock);
        add_credential(options, to.credential);
        add_other_keys(options, to.credential);
        command.callback([this, &to] {
            run_ = [this, &to] {
                demand_files(to.paths);
                to.reports = reports_from(reports_, report_kinds(), to.curl);
                if (show_values_)
                    to.terms.values = shown_values::all;
                demand_rules(to.disabled);
                demand_rules(to.rules);
                return run_check(to);
            };
        });
    }

    void add_merge() {
        CLI::App& command = program_.add("merge", "Make one report of those of many shards", "[FILE...] [OPTIONS]",
                                         {about_merge, exit_codes_of_merging});
        command.add_option("FILE", merge_.paths);
        option_adder options{command};
        add_reports(options, reports_, merged_report_kinds(), merge_.terms);
        command.callback([this] {
            run_ = [this] {
                if (merge_.paths.empty() && ::isatty(STDIN_FILENO) == 0)
                    merge_.paths.emplace_back("-");
                demand_files(merge_.paths);
                merge_.reports = reports_from(reports_, merged_report_kinds(), false);
                return run_merge(merge_);
            };
        });
    }

    void add_verify() {
        CLI::App& command = program_.add("verify", "Judge signatures only", "FILE... [OPTIONS]",
                                         {about_captures, about_verify, exit_codes_of_judging});
        command.add_option("FILE", verify_.paths);
        option_adder options{command};
        add_format(options, verify_.format);
        add_clock(options, verify_.clock);
        add_credential(options, verify_.credential);
        add_other_keys(options, verify_.credential);
        options.flag("--trace", verify_.trace, "Show the steps of the right signature where one is wrong");
        command.callback([this] {
            run_ = [this] {
                demand_files(verify_.paths);
                return run_verify(verify_);
            };
        });
    }

    void add_sign() {
        CLI::App& command = program_.add("sign", "Sign a JSON body or an HTTP request",
                                         "FILE --secret-id-env NAME --secret-key-env NAME [OPTIONS]",
                                         {about_sign, exit_codes_of_telling});
        call_settings& to = sign_.settings;
        command.add_option("FILE", sign_.path);
        option_adder options{command};
        add_credential(options, sign_.credential);
        options.text("--action", "ACTION", to.action, "Action; else the request's own")
            .text("--version", "DATE", to.version, "Version of the API; else that of the action's contract")
            .text("--region", "REGION", to.region, "Region in which the action works")
            .text("--host", "HOST", to.host, "Host; else the request's own, or the product's international one")
            .text("--service", "NAME", to.service, "Service of the scope; else the first label of the host")
            .text("--signed-headers", "LIST", to.signed_headers, "Headers to sign; else content-type;host;x-tc-action")
            .flag("--unsigned-payload", unsigned_payload_,
                  "Leave the body out of the signature, and say so in a header")
            .choose<signature_method>("--method",
                                      {{"TC3", signature_method::tc3},
                                       {"HmacSHA256", signature_method::hmac_sha256},
                                       {"HmacSHA1", signature_method::hmac_sha1}},
                                      "Signature to make (TC3); the others are those of v1",
                                      [&to](signature_method method) { to.method = method; })
            .flag("--get", to.get, "Put a JSON body into the query of a GET")
            .read("--at", "SECONDS", "Unix time to sign with; else the current one",
                  [this](std::string const& text) { sign_.at = integer_of("--at", text); })
            .read("--nonce", "NUMBER", "Nonce of signature v1; else a random one",
                  [&to](std::string const& text) { to.nonce = integer_of("--nonce", text); })
            .choose<message_form>("--as", {{"http", message_form::http}, {"curl", message_form::curl}},
                                  "Form of the signed call (http)", [this](message_form form) { sign_.form = form; })
            .flag("--trace", sign_.trace, "Show every step of the signature on standard error, keys excepted");
        command.callback([this] {
            run_ = [this] {
                if (sign_.path.empty())
                    throw wrong_usage{"tc3 sign needs a FILE, or - for standard input"};
                demand_credential(sign_.credential);
                if (unsigned_payload_)
                    sign_.settings.body = sign::payload::not_included;
                return run_sign(sign_);
            };
        });
    }

    void add_replay() {
        CLI::App& command =
            program_.add("replay", "Send recorded exchanges through builder and decoder, or to a server",
                         "FILE... [OPTIONS]", {about_captures, about_replay, exit_codes_of_replaying});
        replay_to_options& to = replay_to_;
        command.add_option("FILE", to.paths);
        option_adder options{command};
        add_format(options, to.format);
        options
            .text("--to", "URL", to.url, "Server to replay to, http[s]://HOST[:PORT]; without --send the plan is shown")
            .flag("--send", to.sends, "Send the calls to it, once each; needs --record and a credential");
        add_credential(options, to.credential);
        options
            .list("--allow-billing", "ACTION", to.allowed,
                  "Action to send although it is billed, or may be; may be repeated")
            .text("--record", "FILE", to.record, "Capture to write of the run, by its name .ndjson or .har")
            .read("--rate", "N", "Calls a second (1)",
                  [&to](std::string const& text) {
                      to.calls_per_second = static_cast<int>(whole_number("--rate", text, 1, most_calls_per_second));
                  })
            .read("--timeout", "SECONDS", "How long to wait for each answer (30)",
                  [&to](std::string const& text) {
                      to.deadline = std::chrono::seconds{whole_number("--timeout", text, 1, longest_timeout)};
                  })
            .text("--host", "HOST", to.host, "Host to name and to sign; else that of the URL")
            .text("--ca-file", "FILE", to.ca_file, "Certificates of the authorities to trust; else the system's")
            .list("--noise-from", "FILE", to.runs, "Capture of an earlier run; given twice, what differs is noise")
            .flag("--show-values", to.shows_values, "Show the values that differ");
        command.callback([this] {
            run_ = [this] {
                demand_files(replay_to_.paths);
                if (!replay_to_.url.empty())
                    demand_whole_replay();
                else if (replay_to_.sends || !replay_to_.record.empty())
                    throw wrong_usage{"tc3 replay sends nothing without --to URL, the server to send to"};
                return replay_to_.url.empty() ? run_replay({replay_to_.paths, replay_to_.format})
                                              : run_replay_to(replay_to_);
            };
        });
    }

    void demand_whole_replay() const {
        if (!replay_to_.runs.empty() && replay_to_.runs.size() != 2)
            throw wrong_usage{"--noise-from is given twice: what differs between two runs is noise"};
        if (!replay_to_.runs.empty() && replay_to_.runs[0] == replay_to_.runs[1])
            throw wrong_usage{"--noise-from names one run twice, in which nothing differs"};
        if (replay_to_.host.find_first_of("/@?#\\ \t\r\n") != std::string::npos)
            throw wrong_usage{"--host takes a name with or without a port, as a Host header has it"};
        if (replay_to_.record == "-")
            throw wrong_usage{"--record takes a file: standard output has the report"};
        if (!replay_to_.sends)
            return;
        demand_credential(replay_to_.credential);
        if (replay_to_.record.empty())
            throw wrong_usage{"tc3 replay --send needs --record FILE: what a server answered cannot be had again"};
    }

    void add_redact() {
        CLI::App& command =
            program_.add("redact", "Write a capture without secrets that validates as before",
                         "FILE... -o FILE [OPTIONS]", {about_captures, about_redact, exit_codes_of_redacting});
        redact_options& to = redact_;
        command.add_option("FILE", to.paths);
        option_adder options{command};
        add_format(options, to.format);
        options
            .text("-o,--output", "FILE", to.target,
                  "Capture to write, by its name .ndjson or .har; - is standard output")
            .text("--check", "LIST", to.list, "File with strings, one on each line, of which nothing may be left")
            .read("--seed", "N", "What replacements are made from, for tests; else a random key",
                  [&to](std::string const& text) { to.seed = integer_of("--seed", text); });
        add_credential(options, to.credential);
        command.callback([this, &to] {
            run_ = [this, &to] {
                demand_files(to.paths);
                credential_options const& named = to.credential;
                bool const looks = !to.list.empty() || !named.secret_id_env.empty() || !named.secret_key_env.empty() ||
                                   !named.token_env.empty();
                if (to.target.empty() && !looks)
                    throw wrong_usage{"tc3 redact needs -o FILE, the capture to write, or --check LIST"};
                if (to.list == "-" && std::count(to.paths.begin(), to.paths.end(), "-") > 0)
                    throw wrong_usage{"standard input cannot be both the list and a capture"};
                return run_redact(to);
            };
        });
    }

    void add_serve() {
        CLI::App& command =
            program_.add("serve", "Stand in for the service on this machine, with faults on demand",
                         "--secret-id-env NAME --secret-key-env NAME [OPTIONS]", {about_serve, exit_codes_of_serving});
        serve_options& to = serve_;
        option_adder options{command};
        add_credential(options, to.credential);
        options
            .read("--port", "N", "Port to listen at; else, and with 0, one that is free",
                  [&to](std::string const& text) {
                      to.port = static_cast<std::uint16_t>(whole_number("--port", text, 0, 65535));
                  })
            .text("--bind", "ADDRESS", to.address, "Address to listen at; else 127.0.0.1")
            .flag("--tls", to.is_tls_only, "Take HTTPS only")
            .text("--ca-file", "FILE", to.authority_file, "File for the certificate that clients are to trust")
            .text("--record", "FILE", to.record, "Capture to write at the end, by its name .ndjson or .har")
            .list("--fault", "LIST", faults_, "What is to go wrong; may be repeated")
            .read("--rate", "N", "Calls a second for each action and access region; else as documented; 0: any number",
                  [&to](std::string const& text) {
                      to.calls_per_second = static_cast<int>(whole_number("--rate", text, 0, 1'000'000'000));
                  })
            .read("--seed", "N", "What ids are made from; else something random",
                  [&to](std::string const& text) { to.seed = integer_of("--seed", text); })
            .read("--clock", "SECONDS", "Unix time at which the server's clock stands still",
                  [&to](std::string const& text) { to.clock = whole_number("--clock", text, 0, latest_second); })
            .flag("--quiet", to.is_quiet, "Say nothing of single calls");
        command.callback([this] {
            run_ = [this] {
                demand_credential(serve_.credential);
                for (std::string const& one : faults_)
                    serve_.faults.push_back(fault_of(one));
                return run_serve(serve_);
            };
        });
    }

    void add_explain() {
        CLI::App& command =
            program_.add("explain", "Show the page of a rule: what must hold, why, examples, what to do",
                         "RULE [OPTIONS]", {about_explain, exit_codes_of_telling});
        command.add_option("RULE", rule_);
        option_adder options{command};
        add_form(options, form_);
        command.callback([this] {
            run_ = [this] {
                if (rule_.empty())
                    throw wrong_usage{"tc3 explain needs a RULE; `tc3 rules` lists them all"};
                return run_explain(rule_, form_);
            };
        });
    }

    void add_rules() {
        CLI::App& command = program_.add("rules", "List all rules", "[OPTIONS]", {about_rules, exit_codes_of_telling});
        option_adder options{command};
        add_form(options, form_);
        command.callback([this] { run_ = [this] { return run_rules(form_); }; });
    }

    void add_contract() {
        CLI::App& command = program_.add("contract", "Show all that is known of an action", "[ACTION] [OPTIONS]",
                                         {about_contract, exit_codes_of_telling});
        command.add_option("ACTION", action_);
        option_adder options{command};
        options.choose<contract_form>("--as",
                                      {{"text", contract_form::text},
                                       {"markdown", contract_form::markdown},
                                       {"json", contract_form::json},
                                       {"schema", contract_form::schema},
                                       {"openapi", contract_form::openapi}},
                                      "Form of what is shown (text)",
                                      [this](contract_form form) { contract_form_ = form; });
        command.callback([this] { run_ = [this] { return run_contract(action_, contract_form_); }; });
    }

    // --- what is not taken ---

    void demand_files(std::vector<std::string> const& paths) const {
        if (paths.empty())
            throw wrong_usage{program_.chosen_name() + " needs a FILE, a folder, or - for standard input"};
    }

    void demand_credential(credential_options const& given) const {
        if (given.secret_id_env.empty() || given.secret_key_env.empty())
            throw wrong_usage{program_.chosen_name() +
                              " needs --secret-id-env NAME and --secret-key-env NAME, the names of the environment "
                              "variables that hold the SecretId and the SecretKey"};
    }

    command_set program_{"tc3", about, about_commands, 33};
    std::function<exit_code()> run_{};
    check_options check_{};
    std::vector<std::string> reports_{};
    bool show_values_ = false;
    merge_options merge_{};
    verify_options verify_{};
    sign_command sign_{};
    bool unsigned_payload_ = false;
    replay_to_options replay_to_{};
    redact_options redact_{};
    serve_options serve_{};
    std::vector<std::string> faults_{};
    std::string rule_{};
    std::string action_{};
    document_form form_ = document_form::text;
    contract_form contract_form_ = contract_form::text;
};

} // namespace

exit_code run_command_line(int count, char** arguments) {
    return command_line{}.run({arguments + std::min(count, 1), arguments + count});
}

} // namespace tc3::tool
