// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/cases.hpp"

#include "client/answers.hpp"
#include "client/judge.hpp"
#include "client/peer.hpp"
#include "property.hpp"

#include "generators/valid.hpp"

#include <tc3/detail/ascii.hpp>
#include <tc3/postgres/v20170312/clone_db_instance.hpp>
#include <tc3/rules/protocol.hpp>
#include <tc3/validate/wording.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::conformance {
namespace {

namespace json = boost::json;
using postgres::v20170312::CloneDBInstanceRequest;
using postgres::v20170312::clone_db_instance::contract;
using Rules = std::vector<std::string_view>;

constexpr std::string_view signature_page = "https://cloud.tencent.com/document/api/213/30654";
constexpr std::string_view response_page = "https://cloud.tencent.com/document/api/664/51412";

constexpr source codes_source =
    from("Code and Message tell why a call failed, RequestId names it", response_page, "2026-08");
constexpr source status_source = from("every request that the service processed is answered with 200; an error is told "
                                      "by Response.Error",
                                      response_page, "2026-08");
constexpr source token_source = from("with temporary credentials X-TC-Token is sent", signature_page, "2026-08");
constexpr source rate_source =
    from("RequestLimitExceeded: the call was turned away before it was looked at", response_page, "2026-08");
constexpr source secret_source =
    from("the credential is to be kept private: whoever has it can use the account", signature_page, "2026-08");
constexpr source charset_source =
    from("the character set is UTF-8", "https://www.tencentcloud.com/document/product/409/16763", "2025-10");
constexpr source certificate_source =
    from("a client must check that the certificate is one for the host of the URI, and may not go on if it is not",
         "https://www.rfc-editor.org/rfc/rfc9110#section-4.3.4", "2022-06");
constexpr source key_source =
    from("the SecretKey is never sent; it only makes the signature", signature_page, "2026-08");
constexpr source http_source =
    from("how the length of a message is told, and that names of headers have no letter case",
         "https://www.rfc-editor.org/rfc/rfc9112", "2022-06");
constexpr source coding_source = from("an answer may be compressed, if the request's Accept-Encoding allows it",
                                      "https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3", "2022-06");
constexpr source forbidden_source = from("a request that got 403 should not be repeated with the same credentials",
                                         "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4", "2022-06");
source const order_source = contract.billing_origin;
constexpr source member_source =
    from("the members of the request, with their types", postgres::v20170312::clone_db_instance::page,
         postgres::v20170312::clone_db_instance::date);
constexpr source answer_source = from("the members of the answer", postgres::v20170312::clone_db_instance::page,
                                      postgres::v20170312::clone_db_instance::date);

// --- orders ---

json::object parameters_from(std::string_view text) {
    return json::parse(json::string_view{text.data(), text.size()}).get_object();
}

constexpr std::string_view plain_parameters =
    R"({"DBInstanceId":"postgres-6fego161","SpecCode":"pg.it.medium4","Storage":100,"Period":1,"AutoRenewFlag":1,)"
    R"("VpcId":"vpc-86v957zb","SubnetId":"subnet-enm92y0m","BackupSetId":"3a1c9b52-58b4-5a0c-a0e5-7f7f1e0c7f5c"})";

constexpr std::string_view temporary_token = "4Zx8GmrcuUKTHhM0zkhVwWEXAMPLE-TOKEN/+=0123456789";

constexpr std::string_view every_member =
    R"({"DBInstanceId":"postgres-6fego161","SpecCode":"pg.it.medium4","Storage":100,"Period":1,"AutoRenewFlag":0,)"
    R"("VpcId":"vpc-86v957zb","SubnetId":"subnet-enm92y0m","Name":"克隆-Clone_01",)"
    R"("InstanceChargeType":"POSTPAID_BY_HOUR","SecurityGroupIds":["sg-ojv2zu5z","sg-2b8ogh1t"],"ProjectId":0,)"
    R"("TagList":[{"TagKey":"部门","TagValue":"研发 & test"},{"TagKey":"empty","TagValue":""}],)"
    R"("DBNodeSet":[{"Role":"Primary","Zone":"ap-guangzhou-6"},{"Role":"Standby","Zone":"ap-guangzhou-7"}],)"
    R"("AutoVoucher":0,"VoucherIds":"voucher-1","ActivityId":12,"RecoveryTargetTime":"2021-12-25 01:27:35",)"
    R"("SyncMode":"Semi-sync","DeletionProtection":false})";

/// The plain parameters with one member set.
json::object plain_with(json::string_view name, json::value value) {
    json::object made = parameters_from(plain_parameters);
    made[name] = std::move(value);
    return made;
}

order order_of(std::string_view parameters) {
    order made;
    made.parameters = parameters_from(parameters);
    return made;
}
order order_of(json::object parameters) {
    order made;
    made.parameters = std::move(parameters);
    return made;
}

// --- what is made of an account ---

std::string input_of(order const& what, account const& of, std::string_view answered) {
    std::string made = "TC3_ENDPOINT=" + of.endpoint + " TC3_REGION=" + what.region;
    made += " TC3_TOKEN=" + what.token + " TC3_PARAMETERS=" + json::serialize(what.parameters);
    for (auto const& [name, value] : what.environment)
        made += " " + name + "=" + value;
    return answered.empty() ? made : made + "\nanswered with: " + std::string{answered};
}

judgement judgement_of(fault found, order const& what, account const& of, std::string_view answered) {
    counterexample shown;
    shown.input = input_of(what, of, answered);
    shown.expected = std::move(found.expected);
    shown.got = std::move(found.got) + "\n\nwhat it sent:\n" + told(of) + "\n\nwhat it printed: " + line_of(of);
    return failed(std::move(found.message), std::move(shown));
}

/// The judgement when nothing came over the wire.
std::optional<judgement> without_request(order const& what, account const& of) {
    if (!of.wire.arrivals.empty())
        return std::nullopt;
    if (!of.said.is_given())
        return of.said.as_judgement();
    return judgement_of({"no request came" + (of.wire.troubles.empty() ? "" : "; " + of.wire.troubles.front()),
                         "one request to " + of.endpoint, "no request"},
                        what, of, {});
}

// --- what a client says ---

std::string_view outcome_of(account const& of) {
    json::string const& word = of.said.fields.at("outcome").as_string();
    return {word.data(), word.size()};
}

std::string text_in(json::object const& object, json::string_view name) {
    json::value const* const value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string{value->get_string().data(), value->get_string().size()}
                                                  : std::string{};
}

/// What a client must have said of the answers that it got.
using expectation = std::function<maybe_fault(account const&)>;

fault wrong_outcome(std::string_view wanted, account const& of) {
    return {"it reports " + std::string{outcome_of(of)} + " instead of " + std::string{wanted},
            "outcome " + std::string{wanted}, line_of(of)};
}

maybe_fault wrong_request_id(account const& of, std::size_t index) {
    std::string const said = text_in(of.said.fields, "request_id");
    std::string const wanted = answers::request_id(index);
    if (said == wanted)
        return std::nullopt;
    return fault{"the RequestId that it reports is " + wording::quoted(said) + ", but that of the answer is " +
                     wording::quoted(wanted),
                 wanted, line_of(of)};
}

/// Success, as the answer to the last request told it.
maybe_fault reports_success(account const& of, bool has_instance) {
    if (outcome_of(of) != "success")
        return wrong_outcome("success", of);
    if (auto found = wrong_request_id(of, of.wire.arrivals.size() - 1))
        return found;
    json::value const* const response = of.said.fields.if_contains("response");
    if (response == nullptr || !response->is_object())
        return fault{"it reports no object response", "the object under Response", line_of(of)};
    std::vector<std::pair<json::string_view, std::string_view>> wanted{{"DealName", answers::deal_name},
                                                                       {"BillId", answers::bill_id}};
    wanted.emplace_back("DBInstanceId", has_instance ? answers::instance_id : std::string_view{});
    for (auto const& [name, value] : wanted)
        if (std::string const said = text_in(response->get_object(), name); said != value)
            return fault{"the " + std::string{name.data(), name.size()} + " that it reports is " +
                             wording::quoted(said) + ", but that of the answer is " + wording::quoted(value),
                         std::string{value}, line_of(of)};
    return std::nullopt;
}

expectation success_with(bool has_instance = true) {
    return [has_instance](account const& of) { return reports_success(of, has_instance); };
}

expectation api_error(std::string code, std::string message) {
    return [code = std::move(code), message = std::move(message)](account const& of) -> maybe_fault {
        if (outcome_of(of) != "api_error")
            return wrong_outcome("api_error", of);
        if (std::string const said = text_in(of.said.fields, "code"); said != code)
            return fault{"the code that it reports is " + wording::quoted(said) + ", but that of the answer is " +
                             wording::quoted(code),
                         code, line_of(of)};
        if (std::string const said = text_in(of.said.fields, "message"); said != message)
            return fault{"the message that it reports is " + wording::quoted(said) + ", but that of the answer is " +
                             wording::quoted(message),
                         message, line_of(of)};
        return wrong_request_id(of, of.wire.arrivals.size() - 1);
    };
}

maybe_fault reports_failure(account const& of) {
    return outcome_of(of) == "failed" ? std::nullopt : maybe_fault{wrong_outcome("failed", of)};
}

maybe_fault reports_no_success(account const& of) {
    return outcome_of(of) == "success" ? maybe_fault{wrong_outcome("failed or api_error", of)} : std::nullopt;
}

// --- answers ---

using answer_maker = std::function<reply(arrival const&, std::size_t)>;

answer_maker always(reply what) {
    return [what = std::move(what)](arrival const&, std::size_t) { return what; };
}

answer_maker success_with_members(std::string members) {
    return [members = std::move(members)](arrival const&, std::size_t index) {
        return answers::with_body(answers::envelope(members, index));
    };
}

reply plain_success(arrival const&, std::size_t index) {
    return answers::success(index);
}

/// The answer to the first request; whatever comes behind is answered with success, so that a repeat pays off.
answer_maker once(answer_maker first) {
    return [first = std::move(first)](arrival const& request, std::size_t index) {
        return index == 0 ? first(request, index) : answers::success(index);
    };
}

enum class other_place : std::uint8_t { path, host };

/// Sends the first request elsewhere, where there is nothing.
answer_maker redirect(int status, other_place where) {
    return [status, where](arrival const& request, std::size_t index) {
        if (index > 0)
            return answers::gateway_page(404);
        std::string host{request.message.headers.find("Host").value_or("localhost")};
        if (where == other_place::host)
            host = request.is_proxied ? "postgres.intl.tencentcloudapi.com" : "localhost" + host.substr(host.find(':'));
        return answers::redirect(status, request.message.scheme + "://" + host + "/moved");
    };
}

/// Whether Accept-Encoding, in lower case, allows gzip.
bool accepts_gzip(std::string_view accepted) {
    auto const at = accepted.find("gzip");
    if (at == std::string_view::npos)
        return false;
    std::string_view const item = accepted.substr(at, accepted.find(',', at) - at);
    return item.find("q=0") == std::string_view::npos || item.find("q=0.") != std::string_view::npos;
}

std::string shown(reply const& what) {
    constexpr std::string_view ways[] = {"", " (cut off in the body)", " (cut off in the header)",
                                         "nothing: the connection is closed", "nothing: the connection is reset"};
    std::string const way{ways[static_cast<std::size_t>(what.leaves)]};
    if (what.leaves == manner::closed || what.leaves == manner::reset)
        return way;
    return std::to_string(what.status) + way + " " + what.body;
}

// --- cases ---

/// Integers that a double holds as they are: many a language reads all numbers as doubles, which is a case of its own.
json::object within_doubles(json::object parameters) {
    constexpr std::int64_t limit = std::int64_t{1} << 53u;
    for (auto& member : parameters)
        if (json::value& value = member.value();
            value.is_int64() && (value.get_int64() > limit || value.get_int64() < -limit))
            value = value.get_int64() % limit / 10 * 10; // Storage comes in steps of 10
    return parameters;
}

constexpr int most_orders = 10;           // that a property tries: each starts a program
constexpr std::size_t most_smaller = 100; // and how many smaller ones, once it has failed

class case_list_maker {
  public:
    explicit case_list_maker(std::vector<conformance_case>& out) : out_{&out} {}

    /// What a request must be like, which is then answered with success.
    using request_check = std::function<maybe_fault(account const&, order const&)>;

    conformance_case& wire(std::string id, level weight, std::string requirement, source const& origin, order what,
                           request_check check) {
        what.case_id = "client/" + id;
        return add(std::move(id), weight, std::move(requirement), origin,
                   [what = std::move(what), check = std::move(check)](client_peer& peer, settings const& with) {
                       return judge_wire(peer.call(what, plain_success, with.deadline), what, check);
                   });
    }

    /// A wire case about rules that the request judge knows.
    conformance_case& rules(std::string id, level weight, std::string requirement, source const& origin, order what,
                            Rules names) {
        judged_.insert(judged_.end(), names.begin(), names.end());
        return wire(
            std::move(id), weight, std::move(requirement), origin, std::move(what),
            [names = std::move(names)](account const& of, order const&) { return judged_request{of}.broken(names); });
    }

    /// What must be reported of an answer.
    conformance_case& answered(std::string id, level weight, std::string requirement, source const& origin,
                               answer_maker answer, expectation expected) {
        order what = order_of(plain_parameters);
        what.case_id = "client/" + id;
        return add(std::move(id), weight, std::move(requirement), origin,
                   [what = std::move(what), answer = std::move(answer),
                    expected = std::move(expected)](client_peer& peer, settings const& with) {
                       account const of = peer.call(what, answer, with.deadline);
                       if (auto nothing = without_request(what, of))
                           return *nothing;
                       if (!of.said.is_given())
                           return of.said.as_judgement();
                       if (auto found = expected(of))
                           return judgement_of(*std::move(found), what, of, shown(answer(of.wire.arrivals.front(), 0)));
                       return passed();
                   });
    }

    /// What must not be sent after an answer. What the client prints is of no account here.
    conformance_case& not_again(std::string id, level weight, std::string requirement, source const& origin,
                                answer_maker answer, maybe_fault (*check)(account const&) = repeated_order,
                                order what = order_of(plain_parameters)) {
        what.case_id = "client/" + id;
        return add(
            std::move(id), weight, std::move(requirement), origin,
            [what = std::move(what), answer = std::move(answer), check](client_peer& peer, settings const& with) {
                account const of = peer.call(what, answer, with.deadline);
                if (auto nothing = without_request(what, of))
                    return *nothing;
                if (auto found = check(of))
                    return judgement_of(*std::move(found), what, of, shown(answer(of.wire.arrivals.front(), 0)));
                if (of.said.what == answer::state::timed_out || of.said.what == answer::state::skipped)
                    return of.said.as_judgement();
                return passed();
            });
    }

    /// A server that must not be trusted.
    conformance_case& distrusted(std::string id, std::string requirement, certificate shown) {
        order what = order_of(plain_parameters);
        what.case_id = "client/" + id;
        what.shown = shown;
        return add(std::move(id), level::must, std::move(requirement), certificate_source,
                   [what = std::move(what)](client_peer& peer, settings const& with) {
                       account const of = peer.call(what, plain_success, with.deadline);
                       if (auto found = trusted_a_stranger(of))
                           return judgement_of(*std::move(found), what, of, {});
                       if (!of.said.is_given())
                           return of.said.as_judgement();
                       if (auto found = reports_failure(of))
                           return judgement_of(*std::move(found), what, of, {});
                       return passed();
                   });
    }

    /// Made-up orders, of which each must arrive as it is.
    void property(std::string id, std::string requirement, source const& origin) {
        std::string const whole = "client/" + id;
        add(std::move(id), level::must, std::move(requirement), origin, [whole](client_peer& peer, settings with) {
            with.max_success = std::min(with.max_success, most_orders);
            validation_context context;
            context.region = "ap-guangzhou";
            context.timestamp = 1'760'000'000;
            auto const values =
                rc::gen::map(generators::any_valid(structure_of<CloneDBInstanceRequest>(), context), within_doubles);
            auto try_one = [&](json::object const& parameters) {
                order what = order_of(parameters);
                what.case_id = whole;
                return judge_wire(peer.call(what, plain_success, with.deadline), what,
                                  [](account const& of, order const& wanted) {
                                      return different_parameters(of.wire.arrivals.front(), wanted.parameters);
                                  });
            };
            return for_all(whole, with, values, try_one, most_smaller);
        });
    }

    /// All rules that have a case of their own.
    [[nodiscard]] Rules const& judged() const noexcept { return judged_; }

  private:
    conformance_case& add(std::string id, level weight, std::string requirement, source const& origin,
                          std::function<judgement(client_peer&, settings const&)> start) {
        conformance_case& made = out_->emplace_back();
        made.id = "client/" + id;
        made.level = weight;
        made.side = side::client;
        made.requirement = std::move(requirement);
        made.source = origin;
        made.start = std::move(start);
        return made;
    }

    static judgement judge_wire(account const& of, order const& what, request_check const& check) {
        if (auto nothing = without_request(what, of))
            return *nothing;
        if (auto found = check(of, what))
            return judgement_of(*std::move(found), what, of, {});
        return of.said.is_given() ? passed() : of.said.as_judgement();
    }

    std::vector<conformance_case>* out_;
    Rules judged_{};
};

maybe_fault not_one_request(account const& of, order const&) {
    if (of.wire.arrivals.size() == 1 && of.wire.arrivals.front().trouble.empty())
        return std::nullopt;
    if (of.wire.arrivals.size() > 1)
        return fault{"a call that is answered with success sends " + std::to_string(of.wire.arrivals.size()) +
                         " requests",
                     "one request", std::to_string(of.wire.arrivals.size()) + " requests"};
    return fault{of.wire.arrivals.front().trouble, "a whole HTTP request", of.wire.arrivals.front().raw};
}

/// A proxy that is asked for another host than that of the endpoint.
maybe_fault wrong_way_through_proxy(account const& of, std::string const& host, std::string const& port) {
    std::string asked;
    if (!of.wire.tunnels.empty())
        asked = of.wire.tunnels.front().target;
    else if (std::string const& target = of.wire.arrivals.front().target; target.find("://") != std::string::npos)
        asked = target.substr(0, target.find('/', target.find("://") + 3));
    std::string const wanted = of.wire.tunnels.empty() ? of.endpoint : host;
    if (asked.empty() || tc3::detail::equal_ignoring_case(asked, wanted + port) ||
        (of.wire.tunnels.empty() && tc3::detail::equal_ignoring_case(asked, wanted)))
        return std::nullopt;
    return fault{"the proxy is asked for " + wording::quoted(asked) + " instead of " + wording::quoted(wanted + port),
                 wanted + port, asked};
}

maybe_fault wrong_host(account const& of, order const&) {
    arrival const& request = of.wire.arrivals.front();
    std::string const wanted = of.endpoint.substr(of.endpoint.find("://") + 3);
    std::string const port = of.endpoint.starts_with("https") ? ":443" : ":80";
    std::string const sent{request.message.headers.find("Host").value_or("")};
    bool const is_right = tc3::detail::equal_ignoring_case(sent, wanted) ||
                          (request.is_proxied && tc3::detail::equal_ignoring_case(sent, wanted + port));
    if (is_right && request.is_secured == of.endpoint.starts_with("https"))
        return wrong_way_through_proxy(of, wanted, port);
    if (!is_right)
        return fault{"the Host header is " + wording::quoted(sent) + " instead of " + wording::quoted(wanted), wanted,
                     sent};
    return fault{"the request came " + std::string{request.is_secured ? "through TLS" : "without TLS"} +
                     ", but the endpoint is " + of.endpoint,
                 of.endpoint, request.message.scheme};
}

maybe_fault wrong_common(account const& of, common what, std::string const& wanted) {
    std::optional<std::string> const sent = judged_request{of}.text(what);
    std::string const name{common_names[static_cast<std::size_t>(what)].header};
    if (sent == wanted)
        return std::nullopt;
    return fault{name + (sent ? " is " + wording::quoted(*sent) + " instead of " + wording::quoted(wanted)
                              : std::string{" is not sent"}),
                 name + ": " + wanted, sent.value_or("")};
}

/// A charset that the content type names, and that is not UTF-8.
maybe_fault other_charset(account const& of, order const&) {
    std::string const type =
        tc3::detail::to_lower(of.wire.arrivals.front().message.headers.find("Content-Type").value_or(""));
    auto const at = type.find("charset=");
    if (at == std::string::npos || type.find("utf-8", at) != std::string::npos)
        return std::nullopt;
    return fault{"the content type names another charset than UTF-8", "charset=utf-8, or none", type};
}

/// A zone of time in which it is another day than in UTC.
std::string zone_of_another_day() {
    using namespace std::chrono;
    auto const now = system_clock::now();
    auto const hour = duration_cast<hours>(now.time_since_epoch()).count() % 24;
    return hour >= 11 ? "Etc/GMT-14" : "Etc/GMT+12"; // UTC+14 and UTC-12: the signs are turned round
}

void append_target_cases(case_list_maker& to) {
    order const plain = order_of(plain_parameters);
    to.wire("request.one", level::must, "A call sends one request, no more and no less.", order_source, plain,
            not_one_request);
    to.rules("request.method", level::must, "The method is POST or GET.", rules::request_method.origin, plain,
             {"tc3.request.method"});
    to.rules("request.path", level::must, "The path is /.", rules::request_path.origin, plain, {"tc3.request.path"});
    to.wire("request.host", level::must,
            "The request goes to the endpoint, and its Host header names it, with its port.",
            rules::request_host.origin, plain, wrong_host);
    to.rules("request.content-type", level::must,
             "The content type is application/json with TC3, that of a form with v1 and with GET.",
             rules::request_content_type.origin, plain, {"tc3.request.content-type"});
    to.wire("request.charset", level::should, "If the content type names a charset, it is UTF-8.", charset_source,
            plain, other_charset);
    to.wire("request.action", level::must, "X-TC-Action, or Action with v1, is the action.",
            rules::request_action.origin, plain, [](account const& of, order const&) {
                return wrong_common(of, common::action, std::string{contract.name});
            });
    to.wire("request.version", level::must, "X-TC-Version, or Version with v1, is the version.",
            rules::request_version.origin, plain, [](account const& of, order const&) {
                return wrong_common(of, common::version, std::string{contract.owner->version});
            });
    for (std::string_view const region : {"ap-guangzhou", "ap-singapore", "eu-frankfurt"}) {
        order there = plain;
        there.region = region;
        to.wire("request.region." + std::string{region}, level::must,
                "X-TC-Region, or Region with v1, is the region that was asked for.", rules::request_region.origin,
                std::move(there),
                [](account const& of, order const& what) { return wrong_common(of, common::region, what.region); });
    }
    to.rules("request.timestamp", level::must, "The timestamp is a whole number of seconds.",
             rules::request_timestamp.origin, plain, {"tc3.request.timestamp"});
    order temporary = plain;
    temporary.token = temporary_token;
    to.wire("request.token", level::must, "X-TC-Token, or Token with v1, is sent with temporary credentials.",
            token_source, std::move(temporary),
            [](account const& of, order const& what) { return wrong_common(of, common::token, what.token); });
    to.wire("request.no-token", level::should, "No token is sent if there is none.", token_source, plain,
            [](account const& of, order const&) -> maybe_fault {
                if (!judged_request{of}.text(common::token))
                    return std::nullopt;
                return fault{"a token is sent, although there is none", "no X-TC-Token", "X-TC-Token"};
            });
    to.wire("request.no-key", level::must, "The SecretKey is not in the request.", key_source, plain,
            [](account const& of, order const&) { return sent_key(of); });
}

void append_signature_cases(case_list_maker& to) {
    order const plain = order_of(plain_parameters);
    to.rules("signature.form", level::must,
             "There is one signature, in the documented form: 64 lower-case hexadecimal digits with TC3.",
             rules::signature_malformed.origin, plain,
             {"tc3.signature.missing", "tc3.signature.malformed", "tc3.signature.algorithm"});
    to.rules("signature.scope", level::must, "The scope is date, service and tc3_request.",
             rules::signature_scope.origin, plain, {"tc3.signature.scope"});
    order elsewhere = plain;
    elsewhere.environment = {{"TZ", zone_of_another_day()}};
    to.rules("signature.utc-date", level::must, "The date of the scope is that of UTC, wherever the client runs.",
             rules::signature_scope.origin, std::move(elsewhere), {"tc3.signature.scope"});
    to.rules("signature.clock", level::must, "The timestamp is that of the call, within five minutes.",
             rules::signature_expired.origin, plain, {"tc3.signature.expired"});
    to.rules("signature.signed-headers", level::must,
             "content-type and host are signed; the names are in lower case and sorted.",
             rules::signature_signed_headers.origin, plain, {"tc3.signature.signed-headers"});
    to.rules("signature.right", level::must, "The signature is that of the request as it is sent.",
             rules::signature_mismatch.origin, plain, {"tc3.signature.mismatch"})
        .smoke = true;
    to.rules(
        "signature.text", level::must,
        "The signature is right for a body with Chinese, signs and escapes too: the bytes that are sent are signed.",
        rules::signature_mismatch.origin,
        order_of(plain_with("TagList", json::parse("[{\"TagKey\":\"\xE9\x83\xA8 & <a>\",\"TagValue\":\"\\u2028 "
                                                   "\\\"\\\\/ \xF0\x9F\x98\x80 ~*'()!+%20\"}]"))),
        {"tc3.signature.mismatch"});
    order temporary = plain;
    temporary.token = temporary_token;
    to.rules("signature.token", level::must, "The signature is right with temporary credentials too.",
             rules::signature_mismatch.origin, std::move(temporary), {"tc3.signature.mismatch"});
}

void append_body_cases(case_list_maker& to) {
    auto const same = [&to](std::string id, level weight, std::string requirement, json::object parameters,
                            empty_lists lists = empty_lists::absent) -> conformance_case& {
        return to.wire("body." + std::move(id), weight, std::move(requirement), member_source,
                       order_of(std::move(parameters)), [lists](account const& of, order const& what) {
                           return different_parameters(of.wire.arrivals.front(), what.parameters, lists);
                       });
    };
    same("plain", level::must, "The request carries the parameters.", parameters_from(plain_parameters)).smoke = true;
    same("every-member", level::must, "The request carries every member of the action.", parameters_from(every_member));
    same("false", level::must, "False is sent: it is not nothing.", plain_with("DeletionProtection", false));
    same("zero", level::must, "Zero is sent: it is not nothing.", plain_with("ProjectId", 0));
    same("empty-text", level::must, "An empty text is sent: a tag may have an empty value.",
         plain_with("TagList", json::parse(R"([{"TagKey":"team","TagValue":""}])")));
    same("empty-list", level::should, "An empty list is sent, where the form of the request can say it.",
         plain_with("SecurityGroupIds", json::array{}), empty_lists::present);
    same("numbers", level::must, "Numbers are sent as numbers: no text, no fraction.", plain_with("Storage", 1000));
    same("big-number", level::should, "Integers beyond 2 to the power of 53 are sent digit by digit.",
         plain_with("ActivityId", std::int64_t{9007199254740993}));
    json::object texts = plain_with("VoucherIds", "0012345");
    texts["TagList"] = json::parse(R"([{"TagKey":"true","TagValue":"null"},{"TagKey":"007","TagValue":"1e3"}])");
    same("number-like-text", level::must, "A text of digits stays a text, and so do true and null.", std::move(texts));
    same("chinese", level::must, "A Chinese name arrives as it is.", plain_with("Name", "\xE5\x85\x8B\xE9\x9A\x86"));
    same("escapes", level::must,
         "Quotes, backslashes, signs, line ends and characters beyond 16 bits arrive as they "
         "are.",
         plain_with("TagList", json::parse("[{\"TagKey\":\"a\\\"b\\\\c/d\",\"TagValue\":\"<&> \\u2028\\n\\t "
                                           "\xF0\x9F\x98\x80 100%+1 $HOME `id` 'q'\"}]")));
    same("nested", level::must, "Lists of objects arrive in their order.",
         plain_with("DBNodeSet", json::parse(R"([{"Role":"Standby","Zone":"ap-guangzhou-7"},)"
                                             R"({"Role":"Primary","Zone":"ap-guangzhou-6"},)"
                                             R"({"Role":"Standby","Zone":"ap-guangzhou-7"}])")));
    same("list-order", level::must, "Lists of texts arrive in their order.",
         plain_with("SecurityGroupIds",
                    json::parse(
                        R"(["sg-3","sg-1","sg-2","sg-10","sg-1a","sg-9","sg-8","sg-7","sg-6","sg-5","sg-4","sg-0"])")));
    to.property("body.any", "Whatever valid request is asked for arrives as it is.", member_source);
    to.wire("request.contract", level::must, "The request breaks no other rule of the protocol and of the action.",
            member_source, order_of(every_member),
            [judged = to.judged()](account const& of, order const&) { return judged_request{of}.broken_but(judged); });
}

void append_success_cases(case_list_maker& to) {
    to.answered("answer.success", level::must, "A success is reported with RequestId and the members of the answer.",
                answer_source, plain_success, success_with());
    to.answered("answer.no-instance", level::must, "DBInstanceId may be missing from a success.", answer_source,
                success_with_members(std::string{answers::prepaid_members}), success_with(false));
    to.answered("answer.unknown-member", level::must, "A member that is not known yet does no harm.", answer_source,
                success_with_members(std::string{answers::success_members} +
                                     R"(,"Added":{"List":[1,2.5,null,true],"Text":"中文"})"),
                success_with());
    to.answered(
        "answer.charset", level::must, "A content type with a charset is read like one without.",
        rules::response_json.origin,
        [](arrival const&, std::size_t index) {
            return answers::of_type("application/json; charset=utf-8", answers::success(index));
        },
        success_with());
    to.answered(
        "answer.slow", level::must, "An answer that takes a second and a half is waited for.", answer_source,
        [](arrival const&, std::size_t index) {
            reply made = answers::success(index);
            made.delay = std::chrono::milliseconds{1500};
            return made;
        },
        success_with());
    to.answered(
        "answer.chunked", level::must, "An answer in chunks is put together, also within a character.", http_source,
        [](arrival const&, std::size_t index) {
            return answers::ending(framing::chunks,
                                   answers::with_body(answers::envelope(
                                       "\"Note\":\"\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD"
                                       "\xE6\x96\x87\xE4\xB8\xAD\"," +
                                           std::string{answers::success_members},
                                       index)));
        },
        success_with());
    to.answered(
        "answer.until-close", level::should, "An answer without a length ends with the connection.", http_source,
        [](arrival const&, std::size_t index) { return answers::ending(framing::close, answers::success(index)); },
        success_with());
    to.answered(
        "answer.closed-behind", level::must, "A connection that is closed behind the answer does no harm.", http_source,
        [](arrival const&, std::size_t index) {
            reply made = answers::success(index);
            made.keeps_open = false;
            return made;
        },
        success_with());
    to.answered(
        "answer.header-case", level::should, "Names of headers may be in lower case.", http_source,
        [](arrival const&, std::size_t index) {
            reply made = answers::success(index);
            made.headers = {{"content-type", "application/json"}, {"x-request-note", "lower"}};
            return made;
        },
        success_with());
}

/// What was hard to read once it has arrived.
void append_framing_cases(case_list_maker& to) {
    to.answered(
        "answer.long", level::must, "An answer is read to its end, however long it is.", http_source,
        success_with_members("\"Note\":\"" + std::string(200'000, 'n') + "\"," + std::string{answers::success_members}),
        success_with());
    to.answered(
        "answer.compressed", level::must, "Who says that gzip is accepted can read it.", coding_source,
        [](arrival const& request, std::size_t index) {
            reply made = answers::success(index);
            std::string const accepted =
                tc3::detail::to_lower(request.message.headers.find("Accept-Encoding").value_or(""));
            return accepts_gzip(accepted) ? answers::gzipped(std::move(made)) : made;
        },
        success_with());
    to.answered(
        "answer.request-id", level::should, "RequestId is reported as it is: no page promises its form.", codes_source,
        [](arrival const&, std::size_t) {
            return answers::with_body("{\"Response\":{" + std::string{answers::success_members} +
                                      ",\"RequestId\":\"Req/7F3A.0001-x\"}}");
        },
        [](account const& of) -> maybe_fault {
            std::string const said = text_in(of.said.fields, "request_id");
            if (outcome_of(of) != "success")
                return wrong_outcome("success", of);
            if (said == "Req/7F3A.0001-x")
                return std::nullopt;
            return fault{"the RequestId that it reports is " + wording::quoted(said), "Req/7F3A.0001-x", line_of(of)};
        });
}

void append_error_cases(case_list_maker& to) {
    struct known_error {
        std::string_view id;
        std::string_view code;
        std::string_view message;
    };
    constexpr known_error errors[] = {
        {"signature-failure", "AuthFailure.SignatureFailure", "The provided credentials could not be validated."},
        {"signature-expire", "AuthFailure.SignatureExpire", "Signature expired."},
        {"unauthorized-operation", "UnauthorizedOperation", "You are not authorized to perform this operation."},
        {"auth-failure-unauthorized", "AuthFailure.UnauthorizedOperation", "Insufficient permission to operate."},
        {"missing-parameter", "MissingParameter", "The request is missing a required parameter `SpecCode`."},
        {"unknown-parameter", "UnknownParameter", "The parameter `Foo` is not recognized."},
        {"invalid-parameter", "InvalidParameter.ParameterCheckError", "The parameter check failed."},
        {"invalid-parameter-value", "InvalidParameterValue.InvalidParameterValueError", "Invalid parameter value."},
        {"unsupported-region", "UnsupportedRegion", "The region is not supported."},
        {"no-balance", "OperationDenied.InsufficientBalanceError", "Insufficient account balance."},
        {"resource-insufficient", "ResourceInsufficient", "Insufficient resource."},
        {"failed-operation", "FailedOperation.FailedOperationError", "Operation failed. Please try again later."},
        {"internal-error", "InternalError", "An internal error has occurred. Retry your request."},
        {"internal-http-error", "InternalError.InternalHttpServerError", "Exception in executing the request."},
        {"rate-limit", "RequestLimitExceeded", "Your current request times equals to 101 in a second."},
        {"unknown-code", "LimitExceeded.SomethingNew", "A code that no list has."},
        {"misspelt-code", "FailedOperation.QueryVpcFalied", "Failed to get VPC details."},
        {"dry-run", "DryRunOperation", "The request would have succeeded, but the DryRun parameter is used."},
        {"as-it-is", "InvalidParameterValue.SpecNotRecognizedError", " Spec {{1}} &lt;b&gt; %s %20 $HOME is unknown. "},
        {"chinese", "InvalidParameterValue.IllegalZone", "参数取值错误：可用区不合法。"},
    };
    for (known_error const& each : errors)
        to.answered(
            "error." + std::string{each.id}, level::must,
            "An answer with " + std::string{each.code} +
                " is reported as an API error, with code, message and RequestId.",
            codes_source,
            [each](arrival const&, std::size_t index) { return answers::error(each.code, each.message, index); },
            api_error(std::string{each.code}, std::string{each.message}));
    to.answered(
        "error.charset", level::must, "An error is found whatever parameters the content type has.", codes_source,
        [](arrival const&, std::size_t index) {
            return answers::of_type("application/json; charset=utf-8",
                                    answers::error("UnauthorizedOperation", "Not authorized.", index));
        },
        api_error("UnauthorizedOperation", "Not authorized."));
    to.answered(
        "error.escapes", level::must, "Escapes in a message are undone.", codes_source,
        [](arrival const&, std::size_t index) {
            return answers::error("InvalidParameter", R"(Name \"a\\b\" \u53c2\u6570 \ud83d\ude00)", index);
        },
        api_error("InvalidParameter", "Name \"a\\b\" \xE5\x8F\x82\xE6\x95\xB0 \xF0\x9F\x98\x80"));
    to.answered(
        "error.beside-members", level::must, "An answer with Error is an error, whatever stands beside it.",
        codes_source,
        success_with_members(R"("DealName":"","BillId":"","Error":{"Code":"InvalidParameter","Message":"No."})"),
        api_error("InvalidParameter", "No."));
    to.answered(
        "error.behind-request-id", level::must, "The order of members is of no account.", codes_source,
        [](arrival const&, std::size_t index) {
            return answers::with_body("{\"Response\":{\"RequestId\":\"" + answers::request_id(index) +
                                      R"(","Error":{"Message":"No.","Code":"InvalidParameter"}}})");
        },
        api_error("InvalidParameter", "No."));
}

/// An answer from which the fate of the call cannot be told.
struct lost_cause {
    std::string_view id;
    level weight; // of reporting it rightly
    std::string_view what;
    answer_maker answer;
    source origin;
    maybe_fault (*expected)(account const&) = reports_failure;
};

std::vector<lost_cause> lost_causes() {
    using namespace answers;
    auto const success_at_0 = success(0);
    auto const in_response = [](std::string_view text) { return always(with_body(std::string{text})); };
    std::string const bom = "\xEF\xBB\xBF";
    std::string const whole = success_at_0.body;
    source const json_source = rules::response_json.origin;
    source const wrapped = rules::response_envelope.origin;
    return {
        {"lost", level::must, "a connection that is closed without an answer", always(leaving(manner::closed, {})),
         order_source},
        {"reset", level::must, "a connection that is reset", always(leaving(manner::reset, {})), order_source},
        {"half-header", level::must, "an answer that breaks off in its header",
         always(leaving(manner::within_header, success_at_0)), http_source},
        {"cut-off", level::must, "an answer that is shorter than its Content-Length",
         always(leaving(manner::cut_off, success_at_0)), http_source},
        {"cut-off-chunks", level::must, "an answer that breaks off in its chunks",
         always(leaving(manner::cut_off, ending(framing::chunks, success_at_0))), http_source},
        {"half-json", level::must, "an answer whose JSON breaks off", in_response(whole.substr(0, whole.size() / 2)),
         json_source},
        {"gateway-502", level::must, "a gateway's page with status 502", always(gateway_page(502)), status_source},
        {"gateway-504", level::must, "a gateway's page with status 504", always(gateway_page(504)), status_source},
        {"unavailable-503", level::must, "a page with status 503", always(gateway_page(503)), status_source},
        {"gateway-200", level::must, "a page of HTML with status 200", always(gateway_page(200)), json_source},
        {"empty", level::must, "an empty answer with status 200", always({}), json_source},
        {"null", level::must, "the answer null", in_response("null"), wrapped},
        {"not-wrapped", level::must, "an answer without Response",
         in_response("{" + std::string{success_members} + ",\"RequestId\":\"" + request_id(0) + "\"}"), wrapped},
        {"null-response", level::must, "an answer whose Response is null", in_response(R"({"Response":null})"),
         wrapped},
        {"no-request-id", level::should, "an answer without RequestId",
         in_response("{\"Response\":{" + std::string{success_members} + "}}"), rules::response_request_id.origin},
        {"no-deal-name", level::should, "a success without DealName",
         in_response(envelope(R"("BillId":"20261124520000911")", 0)), answer_source},
        {"numeric-deal-name", level::should, "a success whose DealName is a number",
         in_response(envelope(R"("DealName":20261124520000811,"BillId":"20261124520000911")", 0)), answer_source},
        {"null-deal-name", level::should, "a success whose DealName is null",
         in_response(envelope(R"("DealName":null,"BillId":"20261124520000911")", 0)), answer_source},
        {"text-behind", level::should, "an answer with text behind its JSON", in_response(whole + "\n<!-- 1 -->"),
         json_source},
        {"error-without-code", level::must, "an Error without Code",
         in_response(envelope(R"("Error":{"Message":"Please try again later."})", 0)), codes_source,
         reports_no_success},
        // RFC 8259 lets a reader of JSON pass over a byte order mark, and many readers replace what is no UTF-8.
        {"byte-order-mark", level::may, "an answer with a byte order mark", in_response(bom + whole),
         rules::response_encoding.origin},
        {"not-utf-8", level::may, "an answer that is no UTF-8",
         always(of_type("application/json; charset=gbk",
                        with_body(envelope("\"Note\":\"\xD6\xD0\xCE\xC4\"," + std::string{success_members}, 0)))),
         rules::response_encoding.origin},
    };
}

void append_unknown_cases(case_list_maker& to) {
    for (lost_cause& each : lost_causes()) {
        std::string const what{each.what};
        to.answered("unknown." + std::string{each.id}, each.weight,
                    "After " + what +
                        (each.expected == reports_failure ? " the call is reported as failed."
                                                          : " the call is not reported as a success."),
                    each.origin, each.answer, each.expected);
        to.not_again("purchase." + std::string{each.id}, level::must,
                     "After " + what + " a purchase is not sent again: it may have been executed.", order_source,
                     once(std::move(each.answer)));
    }
    to.answered(
        "unknown.status-500-error", level::must, "An error with a status other than 200 is no success.", status_source,
        [](arrival const&, std::size_t index) {
            return answers::with_status(500, answers::error("InternalError", "Internal error.", index));
        },
        reports_no_success);
    to.answered(
        "unknown.status-500-success", level::should, "With a status other than 200 nothing is a success.",
        status_source,
        [](arrival const&, std::size_t index) { return answers::with_status(500, answers::success(index)); },
        reports_no_success);
    to.answered("unknown.forbidden-403", level::must,
                "After a gateway's page with status 403 the call is reported as failed.", status_source,
                always(answers::gateway_page(403)), reports_failure);
    to.not_again("purchase.forbidden-403", level::should,
                 "After a gateway's page with status 403 a call is not sent again unchanged.", forbidden_source,
                 once(always(answers::gateway_page(403))));
    to.not_again("purchase.status-500-error", level::must,
                 "After an internal error with status 500 a purchase is not sent again.", order_source,
                 once([](arrival const&, std::size_t index) {
                     return answers::with_status(500, answers::error("InternalError", "Internal error.", index));
                 }));
    constexpr std::pair<std::string_view, std::string_view> uncertain[] = {
        {"internal-error", "InternalError"},
        {"internal-http-error", "InternalError.InternalHttpServerError"},
        {"failed-operation", "FailedOperation.FailedOperationError"},
        {"database-error", "FailedOperation.DatabaseAccessError"},
        {"service-unavailable", "ServiceUnavailable"}};
    for (auto const& [id, code] : uncertain)
        to.not_again("purchase." + std::string{id}, level::must,
                     "After " + std::string{code} + " a purchase is not sent again: it may have been executed.",
                     order_source, once([code = code](arrival const&, std::size_t index) {
                         return answers::error(code, "Please try again later.", index);
                     }));
    to.not_again("purchase.success", level::must, "After a success a purchase is not sent again.", order_source,
                 plain_success)
        .smoke = true;
    to.not_again("purchase.slow", level::must, "A purchase is not sent again because its answer takes a while.",
                 order_source, [](arrival const&, std::size_t index) {
                     reply made = answers::success(index);
                     if (index == 0)
                         made.delay = std::chrono::milliseconds{1500};
                     return made;
                 });
    to.not_again("purchase.refused", level::should,
                 "A call that was refused is not sent again unchanged: it will be refused again.", codes_source,
                 [](arrival const&, std::size_t index) {
                     return answers::error("InvalidParameterValue.IllegalZone", "The zone is invalid.", index);
                 });
    to.answered("retry.rate-limit", level::must,
                "A call that the rate limit turned away may be sent again; what is reported is the last answer.",
                rate_source, once([](arrival const&, std::size_t index) {
                    return answers::error("RequestLimitExceeded", "Too many requests.", index);
                }),
                [](account const& of) {
                    return of.wire.arrivals.size() == 1 ? api_error("RequestLimitExceeded", "Too many requests.")(of)
                                                        : success_with()(of);
                });
    to.not_again("retry.rate-limit-success", level::must,
                 "A call that is sent again after the rate limit, and then succeeds, is sent no third time.",
                 order_source, once([](arrival const&, std::size_t index) {
                     return answers::error("RequestLimitExceeded", "Too many requests.", index);
                 }),
                 [](account const& of) -> maybe_fault {
                     return of.wire.arrivals.size() < 3 ? std::nullopt : repeated_order(of);
                 });
}

void append_redirect_cases(case_list_maker& to) {
    struct way {
        std::string_view id;
        int status;
        other_place where;
        std::string_view text;
    };
    constexpr way ways[] = {
        {"301", 301, other_place::path, "301 to another path"},
        {"302", 302, other_place::path, "302 to another path"},
        {"303", 303, other_place::path, "303 to another path"},
        {"307", 307, other_place::path, "307 to another path"},
        {"308-other-host", 308, other_place::host, "308 to another host"},
        {"302-other-host", 302, other_place::host, "302 to another host"},
    };
    for (way const& each : ways) {
        to.not_again("redirect." + std::string{each.id}, level::must,
                     "A redirect, " + std::string{each.text} + ", is not followed with the signature.",
                     rules::request_path.origin, redirect(each.status, each.where), resent_signature);
        to.answered("unknown.redirect-" + std::string{each.id}, level::must,
                    "After a redirect, " + std::string{each.text} + ", the call is reported as failed.", status_source,
                    redirect(each.status, each.where), reports_failure);
    }
    to.not_again("purchase.redirect-307", level::must, "A redirect does not make a purchase be sent again.",
                 order_source, redirect(307, other_place::path));
}

void append_secrecy_cases(case_list_maker& to) {
    order temporary = order_of(plain_parameters);
    temporary.token = temporary_token;
    auto const kept = [&](std::string id, std::string when, answer_maker answer) {
        to.not_again("output." + std::move(id), level::should,
                     "Neither SecretKey nor token is written to standard output or error " + std::move(when) + ".",
                     secret_source, std::move(answer), written_secret, temporary);
    };
    kept("success", "after a success", plain_success);
    kept("error", "after an error", [](arrival const&, std::size_t index) {
        return answers::error("AuthFailure.SignatureFailure", "The signature is wrong.", index);
    });
    kept("lost", "after a lost answer", always(answers::leaving(manner::closed, {})));
    to.distrusted("tls.other-authority", "A server whose certificate no trusted authority has signed gets no request.",
                  certificate::of_stranger);
    to.distrusted("tls.other-host", "A server whose certificate is for other hosts gets no request.",
                  certificate::of_other_host);
}

} // namespace

void append_client_cases(std::vector<conformance_case>& out) {
    std::vector<conformance_case> made;
    case_list_maker to{made};
    append_target_cases(to);
    append_signature_cases(to);
    append_body_cases(to);
    append_success_cases(to);
    append_framing_cases(to);
    append_error_cases(to);
    append_secrecy_cases(to);
    append_unknown_cases(to);
    append_redirect_cases(to);
    std::sort(made.begin(), made.end(), [](auto const& a, auto const& b) { return a.id < b.id; });
    std::move(made.begin(), made.end(), std::back_inserter(out));
}

} // namespace tc3::conformance
