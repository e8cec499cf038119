// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/cases.hpp"
#include "cases/questions.hpp"
#include "cases/tasks.hpp"
#include "cases/vectors.hpp"
#include "property.hpp"

#include <tc3/http/set_header.hpp>
#include <tc3/rules/protocol.hpp>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include <cstddef>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::conformance {
namespace {

namespace json = boost::json;

constexpr std::string_view page = "https://cloud.tencent.com/document/api/213/30654";
constexpr std::string_view old_page = "https://www.tencentcloud.com/document/product/228/31724";
constexpr source headers_source =
    from("canonical headers: names and values in lower case, trimmed, sorted by name in ASCII order", page, "2026-08");
constexpr source four_steps = from("canonical request, string to sign, derived key, signature", page, "2026-08");
constexpr source payload_source = from("the payload is hashed as it is sent", page, "2026-08");
constexpr source query_source =
    from("the canonical query is that of the URL for GET, and empty for POST", page, "2026-08");
constexpr source scope_source =
    from("the scope is the UTC date of the timestamp, the service and tc3_request", page, "2026-08");
constexpr source key_source = from("the first key is TC3 followed by the SecretKey", page, "2026-08");
constexpr source token_source = from("with temporary credentials X-TC-Token is sent", page, "2026-08");
constexpr source unsigned_payload_source =
    from("the official SDKs for Go, Python and Java hash the text UNSIGNED-PAYLOAD instead of the body",
         "https://github.com/TencentCloud/tencentcloud-sdk-go", "2026-11");
constexpr source v1_source =
    from("method, host, path and the parameters sorted by name, values not encoded", old_page, "2025-10-24");

/// What comes out of a signature. Empty texts are not known.
struct intermediates {
    std::string canonical_request{};
    std::string string_to_sign{};
    std::string signature{};
    std::string authorization{};
};

[[nodiscard]] intermediates expected_of(signing_task const& task) {
    sign::trace const all = traced(task);
    return {all.canonical_request, all.string_to_sign, all.signature, all.authorization};
}

[[nodiscard]] intermediates expected_of(v1_task const& task) {
    sign::v1::trace const all = traced(task);
    return {{}, all.string_to_sign, all.signature, {}};
}

/// The number, from 1, of the first line in which two texts differ, and the line of each.
struct different_line {
    std::size_t number = 1;
    std::string wanted{};
    std::string got{};
};

[[nodiscard]] different_line first_different_line(std::string_view wanted, std::string_view got) {
    different_line found;
    for (;; ++found.number) {
        std::string_view const a = wanted.substr(0, wanted.find('\n'));
        std::string_view const b = got.substr(0, got.find('\n'));
        bool const a_ends = a.size() == wanted.size();
        bool const b_ends = b.size() == got.size();
        if (a != b || a_ends != b_ends || a_ends) {
            found.wanted = shortened(a) + (!a_ends && b_ends && a == b ? " and a further line" : "");
            found.got = shortened(b) + (a_ends && !b_ends && a == b ? " and a further line" : "");
            return found;
        }
        wanted.remove_prefix(a.size() + 1);
        got.remove_prefix(b.size() + 1);
    }
}

/// Says at which step a wrong signature went wrong, as far as the answer tells.
[[nodiscard]] judgement wrong_signature(json::object const& question, json::object const& fields,
                                        intermediates const& wanted, std::string const& signature) {
    struct step {
        std::string_view field;
        std::string_view name;
        std::string const* text;
    };
    for (step const& each : {step{"canonical_request_b64", "canonical request", &wanted.canonical_request},
                             step{"string_to_sign_b64", "string to sign", &wanted.string_to_sign}}) {
        std::optional<std::string> const got = bytes_in(fields, each.field);
        if (each.text->empty() || !got || *got == *each.text)
            continue;
        different_line const line = first_different_line(*each.text, *got);
        return failed_at(question, "the " + std::string{each.name} + " differs in line " + std::to_string(line.number),
                         line.wanted, line.got);
    }
    bool const tells = fields.contains("string_to_sign_b64");
    return failed_at(question,
                     tells ? "the string to sign is right, but the signature is not: look at the keys"
                           : "the signature is wrong",
                     wanted.signature, shortened(signature));
}

[[nodiscard]] judgement judge_signature(executor_peer& peer, json::object const& question,
                                        intermediates const& wanted) {
    return ask(peer, question, [&](json::object const& fields) {
        std::optional<std::string> const signature = text_in(fields, "signature");
        if (!signature)
            return without_field("signature");
        if (*signature != wanted.signature)
            return wrong_signature(question, fields, wanted, *signature);
        std::optional<std::string> const header = text_in(fields, "authorization");
        if (header && !wanted.authorization.empty() && *header != wanted.authorization)
            return failed_at(question, "the signature is right, but the Authorization header is not",
                             wanted.authorization, shortened(*header));
        return passed();
    });
}

class case_list {
  public:
    explicit case_list(std::vector<conformance_case>& out) : out_{&out} {}

    /// A case of one or several messages that are signed one after the other.
    template <class Task>
    void add(std::string_view name, level weight, std::string requirement, source const& origin,
             std::vector<Task> tasks) {
        std::string id = "sign/" + std::string{name};
        auto ask_all = [id, tasks = std::move(tasks)](executor_peer& peer, settings const&) {
            return each_of(tasks, [&](Task const& task) {
                return judge_signature(peer, sign_question(id, task), expected_of(task));
            });
        };
        out_->push_back(executor_case(id, weight, side::signer, std::move(requirement), origin, std::move(ask_all)));
    }

    /// A case of one message: an example, changed.
    void add_post(std::string_view name, level weight, std::string requirement, source const& origin,
                  std::function<void(signing_task&)> const& change) {
        signing_task task = example_post();
        change(task);
        add<signing_task>(name, weight, std::move(requirement), origin, {std::move(task)});
    }
    void add_get(std::string_view name, level weight, std::string requirement, source const& origin,
                 std::vector<std::string> const& queries) {
        std::vector<signing_task> tasks;
        for (std::string const& query : queries) {
            tasks.push_back(example_get());
            tasks.back().message.query = query;
        }
        add(name, weight, std::move(requirement), origin, std::move(tasks));
    }
    void add_v1(std::string_view name, level weight, std::string requirement,
                std::function<void(v1_task&)> const& change) {
        std::vector<v1_task> tasks;
        for (std::string_view const algorithm : {"HmacSHA1", "HmacSHA256"}) {
            tasks.push_back(example_v1(std::string{algorithm}));
            change(tasks.back());
        }
        add(name, weight, std::move(requirement), v1_source, std::move(tasks));
    }

    template <class Task>
    void add_property(std::string_view name, std::string requirement, source const& origin, rc::Gen<Task> any) {
        std::string id = "sign/" + std::string{name};
        auto ask_many = [id, any = std::move(any)](executor_peer& peer, settings const& with) {
            return for_all(id, with, any, [&](Task const& task) {
                return judge_signature(peer, sign_question(id, task), expected_of(task));
            });
        };
        out_->push_back(
            executor_case(id, level::must, side::signer, std::move(requirement), origin, std::move(ask_many)));
    }

  private:
    std::vector<conformance_case>* out_;
};

void set(signing_task& task, std::string_view name, std::string_view value) {
    http::set_header(task.message.headers, name, value);
}

// --- headers ---

void append_header_cases(case_list& cases) {
    cases.add_post("header-values-lowered", level::must,
                   "Values of signed headers are lower-cased in the canonical request, X-TC-Action among them.",
                   headers_source, [](signing_task& task) { set(task, "X-TC-Action", "CloneDBInstance"); });
    cases.add_post("header-values-trimmed", level::must, "Blanks around the value of a signed header do not count.",
                   headers_source, [](signing_task& task) {
                       set(task, "Content-Type", " application/json ");
                       set(task, "X-TC-Action", "  CloneDBInstance   ");
                   });
    cases.add_post("header-inner-blanks-kept", level::should,
                   "Blanks within the value of a signed header stay as they are, however many.", headers_source,
                   [](signing_task& task) { set(task, "Content-Type", "application/json;  charset=utf-8"); });
    cases.add_post("content-type-with-charset", level::must, "A content type with a charset is signed as it is sent.",
                   headers_source,
                   [](signing_task& task) { set(task, "Content-Type", "application/json; charset=utf-8"); });
    cases.add_post("content-type-in-capitals", level::must, "A content type in capitals is signed in lower case.",
                   headers_source,
                   [](signing_task& task) { set(task, "Content-Type", "Application/JSON; Charset=UTF-8"); });
    std::vector<signing_task> ports;
    for (std::string_view const host : {"127.0.0.1:8080", "postgres.intl.tencentcloudapi.com:443"}) {
        ports.push_back(example_post());
        ports.back().message.host = host;
        set(ports.back(), "Host", host);
    }
    cases.add("host-with-port", level::must, "A port in the Host header is signed with it.", headers_source,
              std::move(ports));
    cases.add_post("order-of-headers-sent", level::must,
                   "The canonical headers stand in the order of the signed list, however the message orders and spells "
                   "them.",
                   headers_source, [](signing_task& task) {
                       http::header_list turned;
                       turned.add("x-tc-timestamp", header_of(task.message, "X-TC-Timestamp"));
                       turned.add("X-TC-ACTION", "CloneDBInstance");
                       turned.add("x-tc-version", "2017-03-12");
                       turned.add("HOST", task.message.host);
                       turned.add("content-type", "application/json");
                       task.message.headers = std::move(turned);
                   });
    cases.add_post("signed-list-sorted", level::should,
                   "The signed headers are listed in ASCII order, also when they are named in another one.",
                   headers_source, [](signing_task& task) {
                       task.signed_headers = {"x-tc-timestamp", "x-tc-action", "host", "content-type"};
                   });
    cases.add_post("names-by-bytes", level::must,
                   "Names of headers are sorted by their bytes: a hyphen comes before letters.", headers_source,
                   [](signing_task& task) {
                       task.signed_headers = {"content-type", "host", "x-a-z", "x-ab", "x-tc-action"};
                       set(task, "X-Ab", "1");
                       set(task, "X-A-Z", "2");
                   });
    cases.add_post("header-without-value", level::should, "A signed header whose value is empty is signed so.",
                   headers_source, [](signing_task& task) {
                       task.signed_headers.emplace_back("x-tc-language");
                       set(task, "X-TC-Language", "");
                   });
    cases.add_post("two-signed-headers", level::must, "Content-type and host suffice as signed headers.",
                   headers_source, [](signing_task& task) {
                       task.signed_headers = {"content-type", "host"};
                   });
    cases.add_post("many-signed-headers", level::must, "Every header of the signed list is signed.", headers_source,
                   [](signing_task& task) {
                       task.signed_headers = {"content-type", "host",           "x-tc-action",
                                              "x-tc-region",  "x-tc-timestamp", "x-tc-version"};
                   });
    cases.add_post("other-headers-left-out", level::must, "A header that is not in the signed list is not signed.",
                   headers_source, [](signing_task& task) {
                       set(task, "User-Agent", "example/1.0");
                       set(task, "Accept", "*/*");
                       set(task, "X-TC-Language", "en-US");
                   });
    cases.add_post("token-sent", level::must, "A session token that is not in the signed list is not signed.",
                   token_source, [](signing_task& task) { set(task, "X-TC-Token", "TokenEXAMPLE/+="); });
    cases.add_post("token-signed", level::must, "A session token in the signed list is signed like any header.",
                   token_source, [](signing_task& task) {
                       set(task, "X-TC-Token", "TokenEXAMPLE/+=");
                       task.signed_headers.emplace_back("x-tc-token");
                   });
}

// --- body and query ---

void append_payload_cases(case_list& cases) {
    auto const add = [&](std::string_view name, level weight, std::string requirement, std::string_view body) {
        cases.add_post(name, weight, std::move(requirement), payload_source,
                       [body](signing_task& task) { task.message.body = body; });
    };
    add("body-in-chinese", level::must, "The bytes of the body are hashed, here UTF-8.",
        "{\"Name\":\"\u4e2d\u6587\u540d\u79f0\",\"Tag\":\"\U0001F600\"}");
    add("body-as-written", level::must, "The body is hashed as it is sent: blanks, order, escapes and numbers stay.",
        "{ \"b\" : 1.0e2,\n\t\"a\":\"\\u4e2d\\/\" , \"a2\":10.0, \"A\":[ ] }");
    add("body-ends-in-line-feed", level::must, "Line ends of the body are hashed too.", "{\"Limit\": 1}\r\n\n");
    add("body-empty", level::must, "An empty body is hashed as an empty text.", "");
    using namespace std::string_view_literals;
    add("body-of-any-bytes", level::should, "A body of any bytes is hashed as it is.", "\x00\xff\x80\r\n\xc3("sv);
    add("body-with-byte-order-mark", level::should, "A byte order mark is hashed with the body.", "\xEF\xBB\xBF{}");
    cases.add_post("body-large", level::must, "A large body is hashed whole.", payload_source,
                   [](signing_task& task) { task.message.body = "{\"x\":\"" + std::string(100000, 'x') + "\"}"; });
    cases.add_post("unsigned-payload", level::may,
                   "With X-TC-Content-SHA256: UNSIGNED-PAYLOAD the hash of that text takes the place of the body's.",
                   unsigned_payload_source,
                   [](signing_task& task) { set(task, "X-TC-Content-SHA256", "UNSIGNED-PAYLOAD"); });

    cases.add_get("get", level::must, "A GET is signed with its query and an empty body.", query_source,
                  {example_get().message.query});
    cases.add_get("query-as-sent", level::must,
                  "The query of a GET is signed as it is sent, neither sorted nor encoded anew.", query_source,
                  {"b=2&a=1&B=3", "Name=a%20b&Zone=%E4%B8%AD", "Filters.1.Name=x&Filters.0.Name=y", "a=2&a=1&b",
                   "Name=a~b*c%7Ed%2Ae"});
    cases.add_get("query-letter-case-of-escapes", level::should, "Escapes of the query keep their letter case.",
                  query_source, {"Name=%e4%b8%ad%2f", "Name=a+b%2B"});
    cases.add_get("query-empty-parts", level::must, "Empty values and an empty query are signed as they are sent.",
                  query_source, {"", "Name=", "Name=&Zone="});
    cases.add_post("query-of-post-left-out", level::should,
                   "The canonical query of a POST is empty, whatever the URL has.", query_source,
                   [](signing_task& task) { task.message.query = "Action=CloneDBInstance"; });
}

// --- scope and keys ---

void append_scope_cases(case_list& cases) {
    auto const add_times = [&](std::string_view name, std::string requirement, std::vector<std::int64_t> const& times) {
        std::vector<signing_task> tasks;
        for (std::int64_t const seconds : times) {
            tasks.push_back(example_post());
            set_timestamp(tasks.back(), seconds);
        }
        cases.add(name, level::must, std::move(requirement), scope_source, std::move(tasks));
    };
    add_times("date-at-utc-midnight", "The date of the scope changes at midnight UTC.",
              {1551139199, 1551139200, 1551139201, 1640390399, 1640390400});
    add_times(
        "date-east-and-west-of-utc",
        "The date of the scope is that of UTC, when it is already another day in Beijing or still one in America.",
        {1551110399, 1551110400, 1551124799, 1551139200 + 18000, 1640361600});
    add_times("date-of-leap-days-and-years", "Leap days and the turn of the year have their dates.",
              {1709164800, 1709251199, 1709251200, 951782400, 1640995199, 1640995200, 4107542399});
    cases.add_post("service-as-named", level::must,
                   "The service of the scope is the one that is named, whatever the host.", scope_source,
                   [](signing_task& task) {
                       task.service = "cvm";
                       task.message.host = "localhost:9000";
                       set(task, "Host", task.message.host);
                   });
    std::vector<signing_task> keys;
    for (std::size_t const length : {1u, 2u, 36u, 60u, 61u, 62u, 63u, 64u, 65u, 128u, 200u}) {
        keys.push_back(example_post());
        keys.back().who.key = secret{std::string(length, 'k')};
    }
    cases.add("key-of-any-length", level::must,
              "A SecretKey of any length is used whole, also one longer than a block of the hash.", key_source,
              std::move(keys));
    cases.add_post("key-with-signs", level::must, "Every sign of the SecretKey counts.", key_source,
                   [](signing_task& task) { task.who.key = secret{std::string{"*+/=._-%20 \"$'\\"}}; });
}

void append_v1_cases(case_list& cases) {
    auto const add_to = [](v1_task& task, std::initializer_list<std::pair<std::string, std::string>> more) {
        task.parameters.insert(task.parameters.end(), more.begin(), more.end());
    };
    cases.add_v1("v1-get", level::must, "A GET is signed by HmacSHA1 and HmacSHA256, in Base64.", [](v1_task&) {});
    cases.add_v1("v1-post", level::must, "A form POST is signed with its method.",
                 [](v1_task& task) { task.method = "POST"; });
    cases.add_v1("v1-sorted-by-bytes", level::must,
                 "Parameters are sorted by the bytes of their names: A.10 before A.2, capitals before small letters.",
                 [&](v1_task& task) {
                     add_to(task, {{"zone", "z"},
                                   {"A.2", "two"},
                                   {"A.10", "ten"},
                                   {"A.1", "one"},
                                   {"a", "small"},
                                   {"B", "capital"},
                                   {"A_1", "underscore"},
                                   {"A", "first"}});
                 });
    cases.add_v1(
        "v1-values-plain", level::must, "Values stand in the string to sign as they are, not encoded.",
        [&](v1_task& task) {
            add_to(task, {{"Name", "\u4e2d\u6587 a+b&c=d/?%20~\U0001F600"}, {"VoucherIds", " lead and trail "}});
        });
    cases.add_v1("v1-empty-value", level::must, "A parameter with an empty value is signed.", [&](v1_task& task) {
        add_to(task, {{"Name", ""}, {"Token", ""}});
    });
    cases.add_v1("v1-host-with-port", level::must, "A port of the host is signed.",
                 [](v1_task& task) { task.host = "127.0.0.1:8080"; });
    cases.add_v1("v1-long-key", level::must, "A SecretKey longer than a block of the hash is used whole.",
                 [](v1_task& task) { task.who.key = secret{std::string(65, 'k')}; });
}

// --- vectors ---

/// A vector with what it says: the inputs, and what must come out.
struct vector_case {
    json::object values{};
    std::string body{};
    intermediates wanted{};
    std::string note{};

    [[nodiscard]] std::string text(std::string_view name) const { return text_in(values, name).value_or(""); }
    [[nodiscard]] bool is_tc3() const { return text("algorithm") == sign::tc3_algorithm; }

    [[nodiscard]] json::object question(std::string_view id) const {
        return is_tc3() ? sign_question(id, tc3_task()) : sign_question(id, v1());
    }

  private:
    [[nodiscard]] credential who() const { return {text("secret_id"), secret{text("secret_key")}}; }

    [[nodiscard]] signing_task tc3_task() const {
        signing_task made;
        made.message.method = text("method");
        made.message.host = text("host");
        made.message.path = text("path");
        made.message.query = text("query");
        for (json::value const& line : values.at("headers").as_array())
            made.message.headers.add(std::string{line.at(0).as_string()}, std::string{line.at(1).as_string()});
        made.message.body = body;
        made.who = who();
        made.service = text("service");
        made.timestamp = values.at("timestamp").as_int64();
        std::string const names = text("signed_headers");
        std::string_view name;
        for (sign::signed_header_names list{names}; list.next(name);)
            made.signed_headers.emplace_back(name);
        return made;
    }

    [[nodiscard]] v1_task v1() const {
        v1_task made;
        made.method = text("method");
        made.host = text("host");
        made.path = text("path");
        made.algorithm = text("algorithm");
        made.who = who();
        for (json::key_value_pair const& each : values.at("parameters").as_object())
            made.parameters.emplace_back(each.key(), each.value().as_string());
        return made;
    }
};

/// Whether the suite asks for a vector: it has computed files, and they are what its source prints, if that prints
/// any.
[[nodiscard]] bool is_asked(json::object const& values, std::string_view folder) {
    json::value const& reproduces = values.at("reproduces");
    return !values.contains("payload_line") && !(reproduces.is_bool() && !reproduces.get_bool()) &&
           !vector_bytes(folder, "signature.txt").empty();
}

/// UNSIGNED-PAYLOAD is documented nowhere, and the API 2.0 is not this one.
[[nodiscard]] level level_of_vector(vector_case const& given) {
    json::value const* const headers = given.values.if_contains("headers");
    if (headers != nullptr)
        for (json::value const& line : headers->as_array())
            if (line.at(1) == "UNSIGNED-PAYLOAD")
                return level::may;
    return given.text("path") == "/" ? level::must : level::may;
}

void append_vector_cases(std::vector<conformance_case>& out) {
    // The sources of the cases are views of these texts.
    static std::deque<vector_case> kept;
    constexpr std::string_view file = "/case.json";
    for (vector_file const& each : vector_files()) {
        if (!each.path.ends_with(file))
            continue;
        std::string_view const folder = each.path.substr(0, each.path.size() - file.size());
        json::object values = json::parse({each.bytes.data(), each.bytes.size()}).as_object();
        if (!is_asked(values, folder))
            continue;
        auto const bytes = [folder](std::string_view name) { return std::string{vector_bytes(folder, name)}; };
        vector_case& given = kept.emplace_back();
        given.values = std::move(values);
        given.body = bytes("body.bin");
        given.wanted = {bytes("canonical-request.txt"), bytes("string-to-sign.txt"), bytes("signature.txt"),
                        bytes("authorization.txt")};
        given.note = given.text("origin") + ": " + given.text("note");
        std::string id = "sign/vector." + std::string{folder};
        auto ask_it = [id, &given](executor_peer& peer, settings const&) {
            return judge_signature(peer, given.question(id), given.wanted);
        };
        out.push_back(executor_case(id, level_of_vector(given), side::signer,
                                    "The inputs of the vector give its signature, with every step as it is there.",
                                    from(given.note, given.is_tc3() ? page : old_page, "2026-11"), std::move(ask_it)));
    }
}

} // namespace

void append_sign_cases(std::vector<conformance_case>& out) {
    case_list cases{out};
    cases.add_post("post", level::must, "A POST with a JSON body is signed by TC3-HMAC-SHA256.", four_steps,
                   [](signing_task&) {});
    out.back().smoke = true;
    append_header_cases(cases);
    append_payload_cases(cases);
    append_scope_cases(cases);
    append_v1_cases(cases);
    cases.add_property("any-message", "Any message is signed by TC3-HMAC-SHA256.", four_steps, any_task());
    cases.add_property("v1-any-parameters", "Any parameters are signed by v1.", v1_source, any_v1_task());
    append_vector_cases(out);
}

} // namespace tc3::conformance
