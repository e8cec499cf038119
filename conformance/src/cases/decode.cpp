// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/cases.hpp"
#include "cases/questions.hpp"
#include "executor/library.hpp"
#include "generators/document.hpp"
#include "generators/valid.hpp"
#include "property.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/rules/protocol.hpp>

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::conformance {
namespace {

namespace json = boost::json;

/// The action that the suite is about. Of the others it is tried what their contracts say.
constexpr action const& clone = postgres::v20170312::clone_db_instance::contract;
constexpr std::string_view request_id = "24fd6a9d-ef4b-4e3a-8c57-2d3b7a6e0f01";

/// The members of a response that are compared.
constexpr std::string_view compared_members[] = {"DealName", "BillId", "DBInstanceId"};

/// What an answer means. Texts that are empty are not asked for.
struct meaning {
    std::string outcome{};
    std::string request_id{};
    json::object response{}; ///< of a success: the members that are compared
    std::string code{};      ///< of an api_error
    std::string message{};   ///< of an api_error
    std::string kind{};      ///< of a malformed answer

    [[nodiscard]] std::string shown() const {
        if (outcome == "success")
            return "success of " + request_id + ": " + shortened(json::serialize(response));
        return outcome == "malformed" ? "malformed, " + kind
                                      : outcome + " of " + request_id + ": " + code + ", " + shortened(message);
    }
};

/// A response with what it means; any of these is right.
struct reply_exam {
    http::response message{};
    std::vector<meaning> meanings{};
    std::string mutation{};
};

[[nodiscard]] meaning success(json::object const& members) {
    meaning made;
    made.outcome = "success";
    made.request_id = request_id;
    for (std::string_view const name : compared_members)
        if (json::value const* const found = members.if_contains(generators::to_json(name)))
            if (!found->is_null())
                made.response[generators::to_json(name)] = *found;
    return made;
}

[[nodiscard]] meaning api_error_with(std::string code, std::string message) {
    meaning made;
    made.outcome = "api_error";
    made.request_id = request_id;
    made.code = std::move(code);
    made.message = std::move(message);
    return made;
}

[[nodiscard]] meaning malformed(kind what) {
    meaning made;
    made.outcome = "malformed";
    made.kind = to_string(what);
    return made;
}

[[nodiscard]] reply_exam reply_of(std::string body, std::vector<meaning> meanings, std::string mutation = {}) {
    reply_exam made;
    made.message.status = 200;
    made.message.headers.add("Content-Type", "application/json");
    made.message.body = std::move(body);
    made.meanings = std::move(meanings);
    made.mutation = mutation.empty() ? shortened(made.message.body) : std::move(mutation);
    return made;
}

// --- judging ---

/// What an implementation says that an answer means; nothing if that is not of the protocol.
[[nodiscard]] std::optional<meaning> meaning_in(json::object const& fields) {
    auto const text = [&fields](std::string_view name) { return text_in(fields, name); };
    meaning made;
    made.outcome = text("outcome").value_or("");
    if (made.outcome == "malformed") {
        auto what = text("kind");
        made.kind = what.value_or("");
        return what ? std::optional{made} : std::nullopt;
    }
    made.request_id = text("request_id").value_or("");
    if (made.outcome == "success") {
        json::value const* const response = fields.if_contains("response");
        if (response == nullptr || !response->is_object())
            return std::nullopt;
        made.response = success(response->get_object()).response;
        return made;
    }
    auto code = text("code");
    auto message = text("message");
    made.code = code.value_or("");
    made.message = message.value_or("");
    return made.outcome == "api_error" && code && message ? std::optional{made} : std::nullopt;
}

[[nodiscard]] bool are_the_same(meaning const& a, meaning const& b) {
    return a.outcome == b.outcome && a.request_id == b.request_id && a.response == b.response && a.code == b.code &&
           a.message == b.message && a.kind == b.kind;
}

[[nodiscard]] bool is_among(std::vector<meaning> const& all, meaning const& one) {
    return std::any_of(all.begin(), all.end(), [&one](meaning const& each) { return are_the_same(each, one); });
}

[[nodiscard]] judgement judge_meaning(executor_peer& peer, std::string const& id, action const& contract,
                                      reply_exam const& given) {
    json::object const question = decode_question(id, contract.name, given.message);
    std::optional<meaning> const own = meaning_in(answer_with_library(question));
    if (!own || !is_among(given.meanings, *own))
        return suite_at_fault(given.mutation + ": this library says " + (own ? own->shown() : "nothing"));
    return ask(peer, question, [&](json::object const& fields) {
        std::optional<meaning> const got = meaning_in(fields);
        if (!got)
            return without_field("outcome with its fields");
        if (is_among(given.meanings, *got))
            return passed();
        std::string wanted;
        for (meaning const& each : given.meanings)
            wanted.append(wanted.empty() ? "" : " or ").append(each.shown());
        bool const same = std::any_of(given.meanings.begin(), given.meanings.end(),
                                      [&got](meaning const& each) { return each.outcome == got->outcome; });
        return failed_at(question, same ? "the answer is read with other contents" : "the outcome is another one",
                         wanted, got->shown(), given.mutation);
    });
}

class case_list {
  public:
    case_list(std::vector<conformance_case>& out, action const& contract)
        : out_{&out}, contract_{&contract}, prefix_{"decode/" + (&contract == &clone
                                                                     ? std::string{}
                                                                     : (*contract.request).subject() + ".")} {}

    [[nodiscard]] action const& contract() const noexcept { return *contract_; }

    void add(std::string_view name, level weight, std::string requirement, source const& origin,
             std::vector<reply_exam> exams) {
        std::string id = prefix_ + std::string{name};
        auto ask_all = [id, of = contract_, exams = std::move(exams)](executor_peer& peer, settings const&) {
            return each_of(exams, [&](reply_exam const& given) { return judge_meaning(peer, id, *of, given); });
        };
        out_->push_back(executor_case(id, weight, side::decoder, std::move(requirement), origin, std::move(ask_all)));
    }

    void add_property(std::string_view name, std::string requirement, source const& origin, rc::Gen<reply_exam> any) {
        std::string id = prefix_ + std::string{name};
        auto ask_many = [id, of = contract_, any = std::move(any)](executor_peer& peer, settings const& with) {
            return for_all(id, with, any, [&](reply_exam const& given) { return judge_meaning(peer, id, *of, given); });
        };
        out_->push_back(
            executor_case(id, level::must, side::decoder, std::move(requirement), origin, std::move(ask_many)));
    }

  private:
    std::vector<conformance_case>* out_;
    action const* contract_;
    std::string prefix_;
};

// --- answers ---

[[nodiscard]] json::object order() {
    return {{"DealName", "20211225000012345678"},
            {"BillId", "20211225000012345679"},
            {"DBInstanceId", "postgres-wxyz5678"},
            {"RequestId", generators::to_json(request_id)}};
}

[[nodiscard]] json::object with(json::object members, std::string_view name, json::value value) {
    members[generators::to_json(name)] = std::move(value);
    return members;
}

[[nodiscard]] json::object without(json::object members, std::string_view name) {
    members.erase(generators::to_json(name));
    return members;
}

[[nodiscard]] std::string enveloped(json::value response) {
    return json::serialize(json::object{{"Response", std::move(response)}});
}

[[nodiscard]] json::object refusal(std::string_view code, std::string_view message) {
    return {{"Error", {{"Code", generators::to_json(code)}, {"Message", generators::to_json(message)}}},
            {"RequestId", generators::to_json(request_id)}};
}

void append_success_cases(case_list& cases) {
    source const& origin = rules::response_envelope.origin;
    cases.add("success", level::must, "An answer with the members of the page is a success.", origin,
              {reply_of(enveloped(order()), {success(order())})});
    json::object const postpaid = without(order(), "DBInstanceId");
    cases.add("success-without-optional", level::must, "DBInstanceId may be absent or null.", origin,
              {reply_of(enveloped(postpaid), {success(postpaid)}),
               reply_of(enveloped(with(order(), "DBInstanceId", nullptr)), {success(postpaid)})});
    cases.add("success-with-more-members", level::must, "Members that the page does not list are no fault.",
              rules::response_unknown.origin,
              {reply_of(enveloped(with(order(), "DealNames", json::array{"x"})), {success(order())}),
               reply_of(enveloped(with(order(), "Extra", json::object{{"Error", json::object{{"Code", "x"}}}})),
                        {success(order())}),
               reply_of(enveloped(with(order(), "DeprecatedWarning", "soon offline")), {success(order())}),
               reply_of(json::serialize(json::object{{"Response", order()}, {"Extra", 1}}), {success(order())})});
    std::vector<reply_exam> ids;
    for (std::string_view const id : {"6ACE8140-6B9E-4E81-A8AD-EF3F92B2AA90", "1", "\u4e2d\u6587 x"}) {
        meaning of_id = success(order());
        of_id.request_id = id;
        ids.push_back(reply_of(enveloped(with(order(), "RequestId", generators::to_json(id))), {of_id}));
    }
    cases.add("request-id-of-any-form", level::should, "No form of RequestId is promised: it is read as it is.",
              rules::response_request_id.origin, std::move(ids));
    std::vector<reply_exam> types{reply_of(enveloped(order()), {success(order())}, "without a content type")};
    types.front().message.headers.clear();
    for (std::string_view const type :
         {"application/json; charset=utf-8", "application/json;charset=UTF-8", "Application/JSON", "text/plain"}) {
        types.push_back(types.front());
        types.back().mutation = "with the content type " + std::string{type};
        types.back().message.headers.add("content-type", type);
    }
    cases.add("content-type-is-of-no-account", level::should, "The body decides, not its content type.", origin,
              std::move(types));
}

void append_any_success(case_list& cases) {
    cases.add_property("success-any", "Any texts in a success are read as they are, however the JSON is laid out.",
                       rules::response_envelope.origin, rc::gen::exec([of = &cases.contract()] {
                           json::object members = *generators::any_valid(*of->response);
                           members["RequestId"] = generators::to_json(request_id);
                           generators::document const source{{{"Response", members}}, {}};
                           return reply_of(to_text(source, *generators::any_layout()), {success(members)});
                       }));
}

void append_error_cases(case_list& cases) {
    source const& origin = rules::response_error_shape.origin;
    std::vector<reply_exam> listed;
    std::vector<reply_exam> common;
    auto const add = [](std::vector<reply_exam>& to, std::string_view code) {
        to.push_back(reply_of(enveloped(refusal(code, "refused")), {api_error_with(std::string{code}, "refused")}));
    };
    for (error_code const& each : clone.errors)
        add(listed, each.code);
    for (error_code const& each : common_error_codes)
        add(common, each.code);
    cases.add("api-error", level::must, "HTTP 200 with Response.Error is an error of the service, with its code.",
              origin, std::move(listed));
    cases.add("api-error-common", level::must, "The common error codes are errors of the service.", origin,
              std::move(common));
    reply_exam charset =
        reply_of(enveloped(refusal("InternalError", "no")), {api_error_with("InternalError", "no")}, "with a charset");
    charset.message.headers.clear();
    charset.message.headers.add("Content-Type", "application/json; charset=utf-8");
    cases.add("api-error-with-charset", level::must, "An error is one whatever the content type says of its charset.",
              origin, {charset});
    std::vector<reply_exam> others;
    add(others, "FailedOperation.SomethingNew");
    add(others, "Unheard.Of");
    cases.add("api-error-not-listed", level::must, "A code that no page lists is an error of the service too.",
              rules::response_error_code.origin, std::move(others));
    cases.add("api-error-beside-members", level::must, "Error decides, also beside the members of a success.", origin,
              {reply_of(enveloped(with(order(), "Error", refusal("InternalError", "no")["Error"])),
                        {api_error_with("InternalError", "no")}),
               reply_of(enveloped(with(refusal("InternalError", "no"), "DealName", "x")),
                        {api_error_with("InternalError", "no")})});
    std::vector<reply_exam> messages;
    for (std::string const& text :
         {std::string{"<b>no</b> &lt; \"x\""}, std::string{"  two\nlines "}, std::string(5000, 'x'), std::string{}})
        messages.push_back(
            reply_of(enveloped(refusal("InternalError", text)), {api_error_with("InternalError", text)}));
    cases.add("api-error-message", level::must, "The message of an error is read as it is, however long.", origin,
              std::move(messages));
    cases.add_property(
        "api-error-any-message", "Any message of an error is read as it is.", origin, rc::gen::exec([] {
            std::string const text =
                generators::encoded(*rc::gen::container<std::vector<char32_t>>(generators::any_code_point()));
            generators::document const source{{{"Response", refusal("FailedOperation.QuerySpecError", text)}}, {}};
            return reply_of(to_text(source, *generators::any_layout()),
                            {api_error_with("FailedOperation.QuerySpecError", text)});
        }));
}

// --- what is no answer ---

void append_malformed_cases(case_list& cases) {
    auto const all_are = [](std::vector<meaning> const& meanings, std::vector<std::string> const& bodies) {
        std::vector<reply_exam> made;
        for (std::string const& body : bodies)
            made.push_back(reply_of(body, meanings, body.empty() ? "the body is empty" : shortened(body)));
        return made;
    };
    std::string const whole = enveloped(order());
    cases.add("json", level::must, "A body that is no JSON is malformed with kind json.", rules::response_json.origin,
              all_are({malformed(kind::json)},
                      {"", "<html><body>502 Bad Gateway</body></html>", "ok", whole.substr(0, whole.size() - 1),
                       whole.substr(0, whole.size() / 2), whole + "x", whole + whole, "{\"Response\":{}",
                       whole + std::string("\0x", 2)}));
    std::vector<meaning> const unreadable{malformed(kind::encoding), malformed(kind::json)};
    std::string broken = whole;
    broken.insert(broken.find("postgres"), "\xff\xfe");
    cases.add("encoding", level::must, "A body that is no UTF-8, or has a byte order mark, is encoding or json.",
              rules::response_encoding.origin,
              {reply_of(broken, unreadable, "bytes that are no UTF-8 in DBInstanceId"),
               reply_of("\xEF\xBB\xBF" + whole, unreadable, "with a byte order mark")});
    cases.add("envelope", level::must, "JSON without an object at Response is malformed with kind envelope.",
              rules::response_envelope.origin,
              all_are({malformed(kind::envelope)}, {"{}", enveloped(nullptr), enveloped("x"), enveloped(json::array{}),
                                                    enveloped(json::array{order()}), json::serialize(order()),
                                                    json::serialize(json::object{{"response", order()}}),
                                                    json::serialize(refusal("InternalError", "no"))}));
    cases.add("envelope-no-object", level::must,
              "JSON that is no object is malformed with kind envelope, json or type.", rules::response_envelope.origin,
              all_are({malformed(kind::envelope), malformed(kind::json), malformed(kind::type)},
                      {"[]", "null", "\"Response\"", "17", "[" + whole + "]"}));
    cases.add("request-id", level::must, "An answer without RequestId is malformed with kind request-id.",
              rules::response_request_id.origin,
              all_are({malformed(kind::request_id)},
                      {enveloped(without(order(), "RequestId")), enveloped(with(order(), "RequestId", nullptr)),
                       enveloped(with(order(), "RequestId", 17)), enveloped(json::object{}),
                       enveloped(with(without(order(), "RequestId"), "requestId", "x"))}));
    cases.add("request-id-before-error", level::should, "RequestId is missed before Error is read.",
              rules::response_request_id.origin,
              all_are({malformed(kind::request_id)},
                      {enveloped(without(refusal("InternalError", "no"), "RequestId")),
                       enveloped(with(without(refusal("InternalError", "no"), "RequestId"), "Error", "x"))}));
    auto const with_error = [](json::value error) { return enveloped(with(order(), "Error", std::move(error))); };
    cases.add("error-shape", level::must, "An Error that is no object with Code and Message is error-shape.",
              rules::response_error_shape.origin,
              all_are({malformed(kind::error_shape)},
                      {with_error("InternalError"), with_error(17), with_error(json::array{}), with_error(false),
                       with_error(json::object{}), with_error(json::object{{"Code", "InternalError"}}),
                       with_error(json::object{{"Message", "no"}}),
                       with_error(json::object{{"Code", nullptr}, {"Message", "no"}}),
                       with_error(json::object{{"Code", "InternalError"}, {"Message", nullptr}}),
                       with_error(json::object{{"Code", 17}, {"Message", "no"}}),
                       with_error(json::object{{"Code", "InternalError"}, {"Message", json::array{1}}})}));

    source const& members = (*clone.response).rows.front().origin;
    cases.add("required", level::must, "A success without DealName or BillId is malformed with kind required.", members,
              all_are({malformed(kind::required)},
                      {enveloped(without(order(), "DealName")), enveloped(without(order(), "BillId")),
                       enveloped(with(without(order(), "DealName"), "dealName", "x"))}));
    cases.add("required-null", level::must, "A null at DealName or BillId is malformed.", members,
              all_are({malformed(kind::required), malformed(kind::null)},
                      {enveloped(with(order(), "DealName", nullptr)), enveloped(with(order(), "BillId", nullptr))}));
    cases.add("type", level::must, "A member of another type is malformed with kind type.", members,
              all_are({malformed(kind::type)},
                      {enveloped(with(order(), "DealName", 20211225)), enveloped(with(order(), "BillId", true)),
                       enveloped(with(order(), "BillId", json::array{"x"})),
                       enveloped(with(order(), "DBInstanceId", json::object{}))}));
}

void append_status_cases(case_list& cases) {
    auto const at = [](int status, reply_exam exam) {
        exam.message.status = status;
        exam.mutation = "HTTP " + std::to_string(status) + ": " + exam.mutation;
        return exam;
    };
    std::vector<meaning> const no_answer{malformed(kind::status), malformed(kind::json)};
    reply_exam const page = reply_of("<html><head><title>502</title></head></html>", no_answer);
    std::vector<reply_exam> pages;
    for (int const status : {302, 404, 413, 429, 500, 502, 503, 504})
        pages.push_back(at(status, page));
    cases.add("status", level::must, "A gateway's page is malformed with kind status or json.",
              rules::response_status.origin, std::move(pages));
    cases.add("status-with-success", level::must, "A success with a status other than 200 is no success.",
              rules::response_status.origin,
              {at(500, reply_of(enveloped(order()), no_answer)), at(202, reply_of(enveloped(order()), no_answer)),
               at(204, reply_of("", no_answer, "the body is empty")),
               at(503, reply_of("", no_answer, "the body is empty"))});
    std::vector<meaning> const either{api_error_with("InternalError", "no"), malformed(kind::status)};
    cases.add("status-with-error", level::must,
              "A whole error with a status other than 200 is that error, or malformed with kind status.",
              rules::response_status.origin,
              {at(500, reply_of(enveloped(refusal("InternalError", "no")), either)),
               at(401, reply_of(enveloped(refusal("InternalError", "no")), either))});
}

// --- what the contract of an action says of its members ---

/// A scalar of another type than the wanted one.
[[nodiscard]] json::value other_scalar(wire_type wanted) {
    return wanted == wire_type::string ? json::value(17) : json::value("17");
}

/// Answers in which one member that a success needs is absent, null or of another type.
void append_member_cases(case_list& cases) {
    structure const& shape = *cases.contract().response;
    json::object right = generators::any_valid(shape)(rc::Random{}, 0).value();
    right["RequestId"] = generators::to_json(request_id);
    std::vector<reply_exam> absent;
    std::vector<reply_exam> null;
    std::vector<reply_exam> other;
    for (row const& member : shape.rows) {
        if (!member.required || member.name == "RequestId")
            continue;
        absent.push_back(reply_of(enveloped(without(right, member.name)), {malformed(kind::required)}));
        null.push_back(
            reply_of(enveloped(with(right, member.name, nullptr)), {malformed(kind::required), malformed(kind::null)}));
        other.push_back(
            reply_of(enveloped(with(right, member.name, other_scalar(member.type))), {malformed(kind::type)}));
    }
    source const& origin = shape.rows.front().origin;
    cases.add("required", level::must, "A success without a required member is malformed with kind required.", origin,
              std::move(absent));
    cases.add("required-null", level::must, "A null at a required member is malformed.", origin, std::move(null));
    cases.add("type", level::must, "A member of another type is malformed with kind type.", origin, std::move(other));
}

} // namespace

void append_decode_cases(std::vector<conformance_case>& out) {
    for (action const* contract : known_actions) {
        case_list cases{out, *contract};
        append_any_success(cases);
        if (contract != &clone) {
            append_member_cases(cases);
            continue;
        }
        append_success_cases(cases);
        append_error_cases(cases);
        append_malformed_cases(cases);
        append_status_cases(cases);
    }
    for (conformance_case& each : out)
        each.smoke = each.smoke || each.id == "decode/api-error";
}

} // namespace tc3::conformance
