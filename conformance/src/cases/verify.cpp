// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/cases.hpp"
#include "cases/questions.hpp"
#include "cases/tasks.hpp"
#include "property.hpp"

#include <tc3/http/query.hpp>
#include <tc3/http/set_header.hpp>
#include <tc3/rules/protocol.hpp>
#include <tc3/sign/verify.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::conformance {
namespace {

namespace json = boost::json;
using sign::signature_check;

/// A message as it is received, with what must be said of its signature.
struct received {
    http::request message{};
    credential who = example_credential();
    std::string service = "postgres";
    std::int64_t now = 0;
    std::optional<signature_check> wrong{};   ///< nothing: it is valid
    std::optional<signature_check> or_else{}; ///< as good a name for what is wrong
    std::string mutation{};
};

[[nodiscard]] received valid(signing_task const& task, oddity const& odd = {}) {
    received made;
    made.message = signed_message(task, odd);
    made.who = task.who;
    made.service = task.service;
    made.now = task.timestamp;
    return made;
}

[[nodiscard]] received valid(v1_task const& task) {
    received made;
    made.message = signed_message(task);
    made.who = task.who;
    made.now = task.timestamp;
    return made;
}

[[nodiscard]] received broken(received from, signature_check what, std::string mutation,
                              std::optional<signature_check> or_else = {}) {
    from.wrong = what;
    from.or_else = or_else;
    from.mutation = std::move(mutation);
    return from;
}

[[nodiscard]] std::string shown(std::optional<signature_check> const& wrong) {
    return wrong ? "valid: false, kind: " + std::string{sign::name_of(*wrong)} : "valid: true";
}

/// What this library says, where it is not what the message was made for.
[[nodiscard]] std::string difference(received const& given) {
    sign::verifier judge{given.who};
    auto const own = judge.check(given.message, {given.service, given.now});
    if (own && own->first() == given.wrong && own->valid() == !given.wrong)
        return {};
    return given.mutation + ": this library says " + (own ? shown(own->first()) : "nothing");
}

[[nodiscard]] judgement judge_verdict(executor_peer& peer, std::string const& id, received const& given) {
    if (std::string const fault = difference(given); !fault.empty())
        return suite_at_fault(fault);
    json::object const question = verify_question(id, given.message, given.who, given.service, given.now);
    return ask(peer, question, [&](json::object const& fields) {
        std::optional<bool> const is_valid = boolean_in(fields, "valid");
        if (!is_valid)
            return without_field("valid");
        std::string const kind = text_in(fields, "kind").value_or("");
        if (!*is_valid && kind.empty())
            return without_field("kind");
        std::string const got = *is_valid ? "valid: true" : "valid: false, kind: " + shortened(kind);
        if (*is_valid && given.wrong)
            return failed_at(question, "a broken signature is taken", shown(given.wrong), got, given.mutation);
        if (!*is_valid && !given.wrong)
            return failed_at(question, "a right signature is refused", shown(given.wrong), got, given.mutation);
        if (given.wrong && kind != sign::name_of(*given.wrong) &&
            !(given.or_else && kind == sign::name_of(*given.or_else)))
            return failed_at(question, "the signature is refused for another reason", shown(given.wrong), got,
                             given.mutation);
        return passed();
    });
}

class case_list {
  public:
    explicit case_list(std::vector<conformance_case>& out) : out_{&out} {}

    void add(std::string_view name, level weight, std::string requirement, source const& origin,
             std::vector<received> messages) {
        std::string id = "verify/" + std::string{name};
        auto ask_all = [id, messages = std::move(messages)](executor_peer& peer, settings const&) {
            return each_of(messages, [&](received const& given) { return judge_verdict(peer, id, given); });
        };
        out_->push_back(executor_case(id, weight, side::verifier, std::move(requirement), origin, std::move(ask_all)));
    }

    void add_property(std::string_view name, std::string requirement, source const& origin, rc::Gen<received> any) {
        std::string id = "verify/" + std::string{name};
        auto ask_many = [id, any = std::move(any)](executor_peer& peer, settings const& with) {
            return for_all(id, with, any, [&](received const& given) { return judge_verdict(peer, id, given); });
        };
        out_->push_back(
            executor_case(id, level::must, side::verifier, std::move(requirement), origin, std::move(ask_many)));
    }

  private:
    std::vector<conformance_case>* out_;
};

void set(http::request& message, std::string_view name, std::string_view value) {
    http::set_header(message.headers, name, value);
}

/// The Authorization header of a message with one part replaced, which must be in it.
void replace_in_authorization(http::request& message, std::string_view part, std::string_view other) {
    std::string text = header_of(message, "Authorization");
    set(message, "Authorization", text.replace(text.find(part), part.size(), other));
}

constexpr source four_steps = rules::signature_mismatch.origin;

// --- what is right ---

void append_valid_cases(case_list& cases) {
    cases.add("post", level::must, "A POST that was signed right is valid.", four_steps, {valid(example_post())});
    cases.add_property("any-message", "Any message that was signed right is valid.", four_steps,
                       rc::gen::map(any_task(), [](signing_task const& task) { return valid(task); }));

    signing_task bare = example_post();
    bare.signed_headers = {"content-type", "host"};
    signing_task full = example_post();
    full.signed_headers = {"content-type", "host", "x-tc-action", "x-tc-region", "x-tc-timestamp", "x-tc-version"};
    cases.add("other-signed-headers", level::must,
              "Any list of signed headers that has content-type and host is valid.", four_steps,
              {valid(bare), valid(full)});
    cases.add("values-as-sent", level::must,
              "Signed header values may have been signed as they were sent, as SDKs do, or in lower case.", four_steps,
              {valid(example_post()), valid(example_post(), {.values = sign::value_case::as_sent})});

    received retyped = valid(example_post());
    http::header_list small;
    for (http::header const each : retyped.message.headers)
        small.add(tc3::detail::to_lower(each.name), each.value);
    retyped.message.headers = small;
    retyped.mutation = "header names in lower case";
    cases.add("names-of-headers-in-any-case", level::must, "Header names are found in any letter case.", four_steps,
              {retyped});

    std::vector<received> queries;
    for (std::string_view const query : {"b=2&a=1", "Name=a%20b&Zone=%e4%b8%ad", "Name=a+b", "Name=&Zone=", ""}) {
        signing_task task = example_get();
        task.message.query = query;
        queries.push_back(valid(task));
    }
    cases.add("query-as-received", level::must, "The query of a GET is taken as it was received, not written anew.",
              four_steps, std::move(queries));

    std::vector<received> bodies;
    for (std::string_view const body : {"", "{ \"b\": 10.0,\n \"a\": \"\\u4e2d\" }", "\u4e2d\r\n"}) {
        signing_task task = example_post();
        task.message.body = body;
        bodies.push_back(valid(task));
    }
    cases.add("body-as-received", level::must, "The body is taken as it was received, byte for byte.", four_steps,
              std::move(bodies));

    received other = valid(example_post());
    set(other.message, "X-TC-Language", "zh-CN");
    set(other.message, "User-Agent", "example/2.0");
    other.mutation = "headers added that are not signed";
    cases.add("headers-not-signed", level::must, "A header that is not signed may change.", four_steps, {other});

    std::vector<received> borders;
    for (std::int64_t const seconds : {1551139199, 1551139200, 1551110400, 1709164800}) {
        signing_task task = example_post();
        set_timestamp(task, seconds);
        borders.push_back(valid(task));
    }
    cases.add("date-of-utc", level::must, "The date of the scope is that of UTC.", rules::signature_scope.origin,
              std::move(borders));
    signing_task unsigned_body = example_post();
    set(unsigned_body.message, "X-TC-Content-SHA256", "UNSIGNED-PAYLOAD");
    cases.add("unsigned-payload", level::may, "A message whose body is declared not to be signed is valid.", four_steps,
              {valid(unsigned_body)});
}

// --- what is broken in one way ---

void append_form_cases(case_list& cases) {
    received const good = valid(example_post());
    received without = good;
    remove_header(without.message, "Authorization");
    cases.add("missing", level::must, "A message without any signature is missing.", rules::signature_missing.origin,
              {broken(without, signature_check::missing, "without Authorization")});

    std::string const signature = traced(example_post()).signature;
    auto const reworded = [&](std::string_view part, std::string_view other, signature_check what) {
        received made = good;
        replace_in_authorization(made.message, part, other);
        return broken(made, what, "'" + std::string{part} + "' became '" + std::string{other} + "'");
    };
    auto const malformed = signature_check::malformed;
    cases.add("malformed", level::must, "An Authorization header of another form is malformed.",
              rules::signature_malformed.origin,
              {reworded(", Signature=" + signature, "", malformed),
               reworded(", SignedHeaders=content-type;host;x-tc-action", "", malformed),
               reworded("/tc3_request", "", malformed), reworded("Credential=", "", malformed),
               reworded(signature, "", malformed)});
    cases.add("malformed-signature", level::must,
              "A signature of more or fewer than 64 hexadecimal digits is malformed.",
              rules::signature_malformed.origin,
              {reworded(signature, signature.substr(1), malformed), reworded(signature, signature + "0", malformed),
               reworded(signature, signature.substr(0, 63) + "g", malformed)});
    std::string upper = signature;
    for (char& c : upper)
        c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
    cases.add("malformed-capitals", level::should, "Hexadecimal digits in capitals are malformed.",
              rules::signature_malformed.origin, {reworded(signature, upper, malformed)});

    std::vector<received> times;
    for (std::string_view const text : {"", "yesterday", "1640366855.5", "1640366855s"}) {
        received made = good;
        set(made.message, "X-TC-Timestamp", text);
        times.push_back(broken(made, malformed, "X-TC-Timestamp is '" + std::string{text} + "'"));
    }
    received timeless = good;
    remove_header(timeless.message, "X-TC-Timestamp");
    times.push_back(broken(timeless, malformed, "without X-TC-Timestamp"));
    cases.add("malformed-timestamp", level::must, "A timestamp that is absent or no integer is malformed.",
              rules::signature_malformed.origin, std::move(times));

    auto const algorithm = signature_check::algorithm;
    cases.add("algorithm", level::must, "Another algorithm's word is algorithm.", rules::signature_algorithm.origin,
              {reworded("TC3-HMAC-SHA256", "TC3-HMAC-SHA1", algorithm),
               reworded("TC3-HMAC-SHA256", "AWS4-HMAC-SHA256", algorithm)});
}

void append_scope_cases(case_list& cases) {
    auto const made = [](oddity const& odd, signature_check what, std::string mutation) {
        return broken(valid(example_post(), odd), what, std::move(mutation));
    };
    auto const scope = signature_check::scope;
    cases.add("scope-date", level::must,
              "A scope of another day than the timestamp's is scope, be it signed right or not.",
              rules::signature_scope.origin,
              {made({.date = "2021-12-25"}, scope, "the scope's date is 2021-12-25"),
               made({.date = "2020-12-24"}, scope, "the scope's date is 2020-12-24")});
    signing_task evening = example_post();
    set_timestamp(evening, 1640361600 + 3600);
    cases.add("scope-date-of-beijing", level::must, "A date in Beijing's time is scope when it is another day in UTC.",
              rules::signature_scope.origin,
              {broken(valid(evening, {.date = "2021-12-25"}), scope, "the scope's date is that of Beijing")});
    std::vector<received> services;
    for (std::string_view const service : {"cvm", "postgre", "postgres2", "Postgres"})
        services.push_back(
            made({.service = std::string{service}}, scope, "the scope's service is " + std::string{service}));
    cases.add("scope-service", level::must, "A scope of another service is scope, be it signed right or not.",
              rules::signature_scope.origin, std::move(services));
    // The documented form has the word in it, so that malformed is as good a name.
    std::vector<received> ends;
    for (std::string_view const end : {"aws4_request", "tc3_request2", "TC3_REQUEST"})
        ends.push_back(broken(valid(example_post(), {.terminator = std::string{end}}), scope,
                              "the scope ends in " + std::string{end}, signature_check::malformed));
    cases.add("scope-terminator", level::must, "A scope that does not end in tc3_request is scope, or malformed.",
              rules::signature_scope.origin, std::move(ends));

    auto const clock = [](std::int64_t apart, bool is_valid) {
        received one = valid(example_post());
        one.now += apart;
        one.mutation = "the clock is " + std::to_string(apart) + " s ahead";
        if (!is_valid)
            one.wrong = signature_check::expired;
        return one;
    };
    cases.add("clock-within-window", level::must, "A clock that is up to 299 seconds off is taken.",
              rules::signature_expired.origin,
              {clock(0, true), clock(1, true), clock(-1, true), clock(299, true), clock(-299, true)});
    cases.add("expired", level::must, "A message that is older than 300 seconds is expired.",
              rules::signature_expired.origin,
              {clock(301, false), clock(3600, false), clock(86400, false), clock(std::int64_t{1} << 32, false)});
    cases.add("expired-in-future", level::must, "A message that is more than 300 seconds ahead is expired.",
              rules::signature_expired.origin, {clock(-301, false), clock(-3600, false)});

    auto const listed = [](std::string list) {
        std::string mutation = "the signed headers are " + list;
        return broken(valid(example_post(), {.signed_headers = std::move(list)}), signature_check::signed_headers,
                      std::move(mutation));
    };
    cases.add("signed-headers-too-few", level::must,
              "A list of signed headers without content-type or host is signed-headers.",
              rules::signature_signed_headers.origin, {listed("host"), listed("content-type"), listed("x-tc-action")});
    cases.add("signed-headers-absent", level::must, "A signed header that is not in the message is signed-headers.",
              rules::signature_signed_headers.origin, {listed("content-type;host;x-tc-token")});
    cases.add("signed-headers-order", level::should,
              "Signed headers in another order than that of ASCII, in capitals or twice are signed-headers.",
              rules::signature_signed_headers.origin,
              {listed("host;content-type"), listed("Content-Type;Host"), listed("content-type;host;X-TC-Action"),
               listed("content-type;host;host")});

    received late = made({.date = "2021-12-23"}, scope, "another day, and a day late");
    late.now += 86400;
    received unlisted = listed("host");
    unlisted.now += 86400;
    unlisted = broken(unlisted, signature_check::expired, "a day late, and content-type is not signed");
    received changed = listed("host");
    changed.message.body += " ";
    changed.mutation = "content-type is not signed, and the body is another one";
    received other_word = made({.service = "cvm"}, signature_check::algorithm, "another algorithm and service");
    replace_in_authorization(other_word.message, "TC3-HMAC-SHA256", "TC3-HMAC-SHA1");
    cases.add("first-of-several", level::should,
              "Of several faults the first is told: algorithm, scope, expired, signed-headers, mismatch.",
              rules::signature_mismatch.origin, {late, unlisted, changed, other_word});
}

// --- a byte that is another one ---

/// Changes one bit of a text that has ASCII in it, so that UTF-8 stays UTF-8 and letter case is no excuse.
void flip_a_bit(std::string& text) {
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (static_cast<unsigned char>(text[at]) < 0x80)
            places.push_back(at);
    std::size_t const place = *rc::gen::elementOf(places);
    unsigned const bit = *rc::gen::element(0u, 1u, 2u);
    text[place] = static_cast<char>(static_cast<unsigned char>(text[place]) ^ (1u << bit));
}

/// Flips a bit of some part of a valid message.
[[nodiscard]] rc::Gen<received> any_flipped(std::function<std::string(received&)> flip) {
    return rc::gen::exec([flip = std::move(flip)] {
        signing_task task = *any_task();
        if (task.message.method == "GET")
            task.message.query += "&x=1";
        else
            task.message.body += "x";
        received made = valid(task);
        made.wrong = signature_check::mismatch;
        made.mutation = flip(made);
        return made;
    });
}

void append_mismatch_cases(case_list& cases) {
    auto const add = [&](std::string_view name, std::string requirement, std::function<std::string(received&)> flip) {
        cases.add_property(name, std::move(requirement), four_steps, any_flipped(std::move(flip)));
    };
    add("mismatch-content", "Another byte in the body, or in the query of a GET, is mismatch.", [](received& made) {
        bool const is_get = made.message.method == "GET";
        flip_a_bit(is_get ? made.message.query : made.message.body);
        return std::string{is_get ? "a bit of the query" : "a bit of the body"} + " was flipped";
    });
    add("mismatch-signature", "Another digit in the signature is mismatch.", [](received& made) {
        std::string text = header_of(made.message, "Authorization");
        std::size_t const at =
            text.size() - 1 - *rc::gen::elementOf(std::vector<std::size_t>{0, 1, 15, 31, 32, 62, 63});
        text[at] = text[at] == '0' ? '1' : '0';
        set(made.message, "Authorization", text);
        return "digit " + std::to_string(at + 64 - text.size()) + " of the signature was changed";
    });
    add("mismatch-host", "Another host than the signed one is mismatch.", [](received& made) {
        made.message.host = "x" + made.message.host;
        set(made.message, "Host", made.message.host);
        return std::string{"another host"};
    });
    add("mismatch-content-type", "Another content type than the signed one is mismatch.", [](received& made) {
        set(made.message, "Content-Type", header_of(made.message, "Content-Type") + "; charset=utf-8");
        return std::string{"a charset was added"};
    });
    add("mismatch-secret-id", "Another SecretId is mismatch.", [](received& made) {
        std::string const own = made.who.secret_id;
        made.who.secret_id =
            *rc::gen::element<std::string>(own + "x", own.substr(0, own.size() - 1), "akid" + own.substr(4));
        return std::string{"the SecretId is that of somebody else"};
    });
    add("mismatch-key", "A signature by another key is mismatch.", [](received& made) {
        made.who.key = secret{std::string{made.who.key.reveal()} + "x"};
        return std::string{"the key is another one"};
    });
    auto const flip = [](std::function<void(http::request&)> const& change, std::string mutation) {
        received made = valid(example_post());
        change(made.message);
        return broken(made, signature_check::mismatch, std::move(mutation));
    };
    cases.add("mismatch-method", level::must, "Another method than the signed one is mismatch.", four_steps,
              {flip([](http::request& message) { message.method = "GET"; }, "POST became GET")});
    cases.add(
        "mismatch-action", level::must, "Another value of a signed header is mismatch.", four_steps,
        {flip([](http::request& message) { set(message, "X-TC-Action", "DescribeDBInstances"); }, "another action")});
    cases.add("mismatch-timestamp", level::must, "Another timestamp than the signed one is mismatch.", four_steps,
              {flip([](http::request& message) { set(message, "X-TC-Timestamp", "1640366856"); },
                    "the timestamp is a second later")});
    cases.add("mismatch-body-reformatted", level::must, "A body that means the same but is written anew is mismatch.",
              four_steps,
              {flip([](http::request& message) { message.body.insert(1, " "); }, "a blank was added to the body")});
    signing_task query = example_get();
    query.message.query = "b=2&a=1";
    received sorted = valid(query);
    sorted.message.query = "a=1&b=2";
    cases.add("mismatch-query-sorted", level::must, "A query that is sorted anew is mismatch.", four_steps,
              {broken(sorted, signature_check::mismatch, "the query was sorted")});
}

// --- v1 ---

/// The text in which a v1 message has its parameters.
[[nodiscard]] std::string& parameters_of(http::request& message) {
    return message.method == "POST" ? message.body : message.query;
}

[[nodiscard]] std::vector<v1_task> v1_examples() {
    std::vector<v1_task> made;
    for (std::string_view const algorithm : {"HmacSHA1", "HmacSHA256"})
        for (std::string_view const method : {"GET", "POST"}) {
            made.push_back(example_v1(std::string{algorithm}));
            made.back().method = method;
        }
    return made;
}

void append_v1_cases(case_list& cases) {
    constexpr source origin = from("v1: HmacSHA1 or HmacSHA256 over the sorted parameters",
                                   "https://www.tencentcloud.com/document/product/228/31724", "2025-10-24");
    auto const each = [](std::function<received(v1_task)> const& make) {
        std::vector<received> made;
        for (v1_task const& task : v1_examples())
            made.push_back(make(task));
        return made;
    };
    auto const without = [](v1_task& task, std::string_view name) {
        std::erase_if(task.parameters, [name](auto const& each_one) { return each_one.first == name; });
    };
    cases.add("v1", level::must, "A GET or form POST that v1 signed right is valid.", origin,
              each([](v1_task const& task) { return valid(task); }));
    cases.add_property("v1-any-parameters", "Any parameters that v1 signed right are valid.", origin,
                       rc::gen::map(any_v1_task(), [](v1_task const& task) { return valid(task); }));
    std::vector<received> forms;
    for (std::string_view const type :
         {"application/x-www-form-urlencoded; charset=utf-8", "application/x-www-form-urlencoded;charset=UTF-8"}) {
        v1_task post = example_v1("HmacSHA1");
        post.method = "POST";
        forms.push_back(valid(post));
        set(forms.back().message, "Content-Type", type);
        forms.back().mutation = "the content type is " + std::string{type};
    }
    cases.add("v1-form-with-charset", level::should, "A form is one whatever its content type says of the charset.",
              origin, std::move(forms));
    v1_task unnamed = example_v1("HmacSHA1");
    without(unnamed, "SignatureMethod");
    cases.add("v1-without-method", level::must, "Without SignatureMethod it is HmacSHA1.", origin, {valid(unnamed)});
    cases.add("v1-plus-sign", level::should, "A plus sign in the parameters is a blank, as SDKs write it.", origin,
              each([](v1_task const& task) {
                  received made = valid(task);
                  std::string& text = parameters_of(made.message);
                  text.replace(text.find("%20"), 3, "+");
                  made.mutation = "a blank is written as a plus sign";
                  return made;
              }));
    cases.add("v1-missing", level::must, "Parameters without Signature are missing.", origin, each([](v1_task task) {
                  received made = valid(task);
                  std::string& text = parameters_of(made.message);
                  std::size_t const at = text.find("&Signature=");
                  text.erase(at, text.find('&', at + 1) - at);
                  return broken(made, signature_check::missing, "without Signature");
              }));
    cases.add("v1-malformed", level::should, "A Timestamp that is absent or no integer is malformed.", origin,
              each([&](v1_task task) {
                  without(task, "Timestamp");
                  if (task.method == "POST")
                      task.parameters.emplace_back("Timestamp", "yesterday");
                  return broken(valid(task), signature_check::malformed, "without a Timestamp that is an integer");
              }));
    cases.add("v1-expired", level::must, "A Timestamp more than 300 seconds off is expired.", origin,
              each([](v1_task const& task) {
                  received made = valid(task);
                  made.now += task.method == "POST" ? 301 : -301;
                  return broken(made, signature_check::expired, "301 seconds off");
              }));
    cases.add("v1-mismatch", level::must, "Another value of a parameter is mismatch.", origin,
              each([](v1_task const& task) {
                  received made = valid(task);
                  std::string& text = parameters_of(made.message);
                  text.replace(text.find("Storage=10"), 10, "Storage=20");
                  return broken(made, signature_check::mismatch, "Storage was changed");
              }));
    cases.add("v1-mismatch-key", level::must, "A v1 signature by another key or SecretId is mismatch.", origin,
              each([](v1_task const& task) {
                  received made = valid(task);
                  if (task.method == "POST")
                      made.who.secret_id += "x";
                  else
                      made.who.key = secret{std::string{"another key"}};
                  return broken(made, signature_check::mismatch, "of somebody else");
              }));
}

} // namespace

void append_verify_cases(std::vector<conformance_case>& out) {
    case_list cases{out};
    append_valid_cases(cases);
    append_form_cases(cases);
    append_scope_cases(cases);
    append_mismatch_cases(cases);
    append_v1_cases(cases);
}

} // namespace tc3::conformance
