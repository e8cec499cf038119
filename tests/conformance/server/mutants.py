#!/usr/bin/env python3
# Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Deliberately wrong servers: each is the example server with one defect.

    mutants.py EXAMPLES-FOLDER     serves them all, and prints the port of each

For tests of the suite alone. Some change the example while they answer: ask one at a time.
"""
import itertools
import json
import os
import sys
import threading

sys.path.insert(0, sys.argv[1])
import server  # noqa: E402  (the example, from the folder that was given)

MUTANTS = {}


def mutant(cases, handler=server.Handler):
    """Registers a class of services as a mutant. `cases` are patterns of those that are run against it."""
    def register(service):
        name = service.__name__.replace("_", "-")
        MUTANTS[name] = (service, handler, cases, service.__doc__)
        return service
    return register


def skip(*codes):
    """Makes a step of a service ignore what it would refuse with one of these codes."""
    def wrap(step):
        def lenient(self, call):
            try:
                return step(self, call)
            except server.Refused as refused:
                if refused.code not in codes:
                    raise
        return lenient
    return wrap


def member(name, **changes):
    """The table of the request with another entry."""
    wanted, is_required, is_right = server.REQUEST[name]
    entry = {"wanted": wanted, "is_required": is_required, "is_right": is_right, **changes}
    return {**server.REQUEST, name: tuple(entry.values())}


class Table(server.Service):
    """A service whose table of members is another one."""
    table = server.REQUEST

    def parameters(self, call):
        is_flat = call.flattened is not None
        order = server.checked(server.read_flattened(call.flattened) if is_flat else server.read_json(call.body),
                               self.table, "", is_flat)
        self.check_relations(order)
        return order

    def check_relations(self, order):
        server.check_relations(order)


# --- the answer -------------------------------------------------------------------------------------------------------


class Status(server.Handler):
    def send(self, status, content_type, body):
        is_error = b'"Error"' in body
        super().send(self.status(body) if is_error else status, content_type, body)

    def status(self, body):
        return 401 if b"AuthFailure" in body else 400


@mutant("server/answer.status server/signature.*", Status)
class error_status(server.Service):
    """answers errors with HTTP 400 and 401"""


class OnlyAuthStatus(Status):
    def status(self, body):
        return 401 if b"AuthFailure" in body else 200


@mutant("server/signature.*", OnlyAuthStatus)
class status_401(server.Service):
    """answers a wrong signature with HTTP 401"""


class Html(server.Handler):
    def send(self, status, content_type, body):
        if b'"Error"' in body:
            content_type, body = "text/html", b"<html><body>Bad request</body></html>"
        super().send(status, content_type, body)


@mutant("server/answer.* server/json.*", Html)
class html_errors(server.Service):
    """answers errors with a page of HTML"""


class HtmlType(server.Handler):
    def send(self, status, content_type, body):
        super().send(status, "text/html", body)


@mutant("server/answer.*", HtmlType)
class html_type(server.Service):
    """answers JSON as text/html"""


class Closing(server.Handler):
    def send(self, status, content_type, body):
        if b"InvalidParameter" in body:
            self.close_connection = True
        else:
            super().send(status, content_type, body)


@mutant("server/json.* server/codes.*", Closing)
class hangs_up(server.Service):
    """closes the connection instead of an answer to a wrong parameter"""


class CutOff(server.Handler):
    def send(self, status, content_type, body):
        super().send(status, content_type, body[:-1] if b"DealName" in body else body)


@mutant("server/success.plain", CutOff)
class cut_off(server.Service):
    """leaves out the last byte of its success"""


@mutant("server/request-id.* server/success.plain")
class no_request_id(server.Service):
    """gives no RequestId"""

    def answer(self, call):
        whole = super().answer(call)
        del whole["Response"]["RequestId"]
        return whole


@mutant("server/request-id.* server/success.plain server/json.*")
class no_request_id_in_errors(server.Service):
    """gives errors no RequestId"""

    def answer(self, call):
        whole = super().answer(call)
        if "Error" in whole["Response"]:
            del whole["Response"]["RequestId"]
        return whole


@mutant("server/request-id.* server/success.plain")
class number_as_request_id(server.Service):
    """gives a number as RequestId"""
    numbers = itertools.count(1)

    def request_id(self):
        return next(self.numbers)


@mutant("server/request-id.*")
class same_request_id(server.Service):
    """gives all answers the same RequestId"""

    def request_id(self):
        return "6ace8140-6b9e-4e81-a8ad-ef3f92b2aa90"


@mutant("server/request-id.*")
class request_id_reused(server.Service):
    """gives each RequestId to two answers in turn"""
    numbers = itertools.count()

    def request_id(self):
        return f"6ace8140-6b9e-4e81-a8ad-{next(self.numbers) // 2:012x}"


@mutant("server/concurrency.* server/request-id.*")
class request_id_of_the_second(server.Service):
    """makes the RequestId from the time in seconds"""

    def request_id(self):
        return f"6ace8140-6b9e-4e81-a8ad-{self.now():012x}"


@mutant("server/json.* server/answer.*")
class error_outside(server.Service):
    """puts Error beside Response"""

    def answer(self, call):
        whole = super().answer(call)
        if "Error" in whole["Response"]:
            whole["Error"] = whole["Response"].pop("Error")
        return whole


@mutant("server/success.plain server/json.*")
class no_response_member(server.Service):
    """answers without Response around it"""

    def answer(self, call):
        return super().answer(call)["Response"]


@mutant("server/json.* server/answer.*")
class no_message(server.Service):
    """gives Error no Message"""

    def answer(self, call):
        whole = super().answer(call)
        whole["Response"].get("Error", {}).pop("Message", None)
        return whole


@mutant("server/success.plain")
class no_bill(server.Service):
    """leaves BillId out of its success"""

    def order(self, order):
        made = super().order(order)
        del made["BillId"]
        return made


@mutant("server/success.plain")
class deal_as_number(server.Service):
    """gives a number as DealName"""

    def order(self, order):
        return {**super().order(order), "DealName": 20211225711000768276461}


@mutant("server/refused.*")
class order_with_error(server.Service):
    """names an order in its errors too"""

    def answer(self, call):
        whole = super().answer(call)
        if "Error" in whole["Response"]:
            whole["Response"].update(self.order({}))
        return whole


# --- codes ------------------------------------------------------------------------------------------------------------


class Recoded(server.Service):
    codes = {}

    def answer(self, call):
        whole = super().answer(call)
        error = whole["Response"].get("Error")
        if error:
            kind = error["Code"].partition(".")[0]
            error["Code"] = self.codes.get(error["Code"], self.codes.get(kind, error["Code"]))
        return whole


@mutant("server/json.* server/codes.* server/clone-db-instance.storage.step")
class internal_error(Recoded):
    """answers wrong parameters with InternalError"""
    codes = {"InvalidParameter": "InternalError", "InvalidParameterValue": "InternalError"}


@mutant("server/signature.* server/clock.*")
class expired_as_failure(Recoded):
    """answers an expired signature as a wrong one"""
    codes = {"AuthFailure.SignatureExpire": "AuthFailure.SignatureFailure"}


@mutant("server/signature.*")
class unauthorized(Recoded):
    """answers a wrong signature with UnauthorizedOperation"""
    codes = {"AuthFailure": "UnauthorizedOperation"}


@mutant("server/codes.* server/clone-db-instance.db-instance-id.required")
class all_invalid(Recoded):
    """answers all wrong parameters with InvalidParameter"""
    codes = {each: "InvalidParameter" for each in ("InvalidParameterValue", "MissingParameter", "UnknownParameter")}


@mutant("server/action.*")
class action_as_parameter(Recoded):
    """answers an unknown action with InvalidParameterValue"""
    codes = {"InvalidAction": "InvalidParameterValue"}


@mutant("server/clone-db-instance.storage.step")
class lower_case_codes(server.Service):
    """writes codes in small letters"""

    def answer(self, call):
        whole = super().answer(call)
        if "Error" in whole["Response"]:
            whole["Response"]["Error"]["Code"] = whole["Response"]["Error"]["Code"].lower()
        return whole


# --- signatures and clocks --------------------------------------------------------------------------------------------


@mutant("server/signature.* server/v1.*")
class no_signature(server.Service):
    """looks at no signature"""

    def check_tc3(self, call):
        pass

    def check_v1(self, call):
        pass


@mutant("server/signature.*")
class no_signature_of_get(server.Service):
    """looks at no signature of a GET"""

    def check_tc3(self, call):
        if call.method != "GET":
            super().check_tc3(call)


@mutant("server/v1.*")
class no_signature_of_v1(server.Service):
    """looks at no v1 signature"""

    def check_v1(self, call):
        pass


@mutant("server/v1.*")
class v1_needs_no_nonce(server.Service):
    """needs no Nonce with v1"""

    def check_presence(self, call):
        if call.common("Nonce") or call.is_tc3:
            super().check_presence(call)

    def check_v1(self, call):
        if call.common("Nonce"):
            super().check_v1(call)


@mutant("server/v1.* server/accept.v1*")
class v1_sha1_only(server.Service):
    """takes HmacSHA1 whatever SignatureMethod says"""

    def check_v1(self, call):
        call.flattened = call.flattened.replace("SignatureMethod=HmacSHA256", "SignatureMethod=HmacSHA1")
        super().check_v1(call)


@mutant("server/v1.* server/accept.v1*")
class v1_of_get_only(server.Service):
    """signs the form of v1 as if it were a GET"""

    def check_v1(self, call):
        call.method, before = "GET", call.method
        try:
            super().check_v1(call)
        finally:
            call.method = before


@mutant("server/signature.*")
class body_not_signed(server.Service):
    """does not hash the body"""
    body = b""

    def check_tc3(self, call):
        kept, signature = call.body, server.tc3_signature
        try:
            server.tc3_signature = lambda *_: call.headers["authorization"][-64:] if kept else signature(*_)
            super().check_tc3(call)
        finally:
            server.tc3_signature = signature


@mutant("server/signature.*")
class prefix_of_signature(server.Service):
    """compares the first half of the signature"""

    def check_tc3(self, call):
        whole = server.tc3_signature
        try:
            server.tc3_signature = lambda *given: whole(*given)[:32] + call.headers["authorization"][-32:]
            super().check_tc3(call)
        finally:
            server.tc3_signature = whole


@mutant("server/signature.*")
class any_secret_id(server.Service):
    """takes its key for any SecretId"""

    def key_of(self, secret_id):
        return next(iter(self.keys.values())).encode()


@mutant("server/signature.*")
class no_authorization_needed(server.Service):
    """takes calls without Authorization"""

    def check_tc3(self, call):
        if "authorization" in call.headers:
            super().check_tc3(call)


@mutant("server/signature.*")
class any_scope(server.Service):
    """takes the scope as it is"""

    def check_tc3(self, call):
        service, strftime = server.SERVICE, server.time.strftime
        parts = call.headers.get("authorization", "").split("/")
        if len(parts) > 2:
            server.SERVICE = parts[2]
            server.time.strftime = lambda form, *_: parts[1] if form == "%Y-%m-%d" else strftime(form, *_)
        try:
            super().check_tc3(call)
        finally:
            server.SERVICE, server.time.strftime = service, strftime


@mutant("server/accept.*")
class two_headers_only(server.Service):
    """takes signatures over content-type and host alone"""

    def check_tc3(self, call):
        if "SignedHeaders=content-type;host," not in call.headers.get("authorization", ""):
            raise server.Refused("AuthFailure.SignatureFailure", "other signed headers")
        super().check_tc3(call)


@mutant("server/accept.*")
class three_headers_only(server.Service):
    """takes signatures over content-type, host and x-tc-action alone"""

    def check_tc3(self, call):
        if "SignedHeaders=content-type;host;x-tc-action," not in call.headers.get("authorization", ""):
            raise server.Refused("AuthFailure.SignatureFailure", "other signed headers")
        super().check_tc3(call)


@mutant("server/clock.*")
class no_clock(server.Service):
    """looks at no clock"""
    check_timestamp = skip("AuthFailure.SignatureExpire")(server.Service.check_timestamp)


@mutant("server/clock.*")
class clock_of_the_past(server.Service):
    """takes timestamps of the future"""

    def check_timestamp(self, call):
        if int(call.common("Timestamp")) < self.now():
            super().check_timestamp(call)


@mutant("server/clock.*")
class clock_of_the_future(server.Service):
    """takes timestamps of the past"""

    def check_timestamp(self, call):
        if int(call.common("Timestamp")) > self.now():
            super().check_timestamp(call)


@mutant("server/clock.*")
class clock_of_a_minute(server.Service):
    """refuses timestamps that are more than a minute off"""

    def check_timestamp(self, call):
        if abs(int(call.common("Timestamp")) - self.now()) > 60:
            raise server.Refused("AuthFailure.SignatureExpire", "too far off")


@mutant("server/clock.*")
class clock_of_two_hours(server.Service):
    """takes timestamps up to two hours off"""

    def check_timestamp(self, call):
        if abs(int(call.common("Timestamp")) - self.now()) > 7200:
            super().check_timestamp(call)


@mutant("server/clock.*")
class no_clock_of_v1(server.Service):
    """looks at no clock of v1"""

    def check_timestamp(self, call):
        if call.is_tc3:
            super().check_timestamp(call)


# --- what stands around the parameters --------------------------------------------------------------------------------


@mutant("server/action.*")
class any_action(server.Service):
    """takes any action"""
    check_common = skip("InvalidAction")(server.Service.check_common)


@mutant("server/version.*")
class any_version(server.Service):
    """takes any version"""
    check_common = skip("NoSuchVersion")(server.Service.check_common)


@mutant("server/region.*")
class any_region(server.Service):
    """takes any region"""
    check_common = skip("UnsupportedRegion")(server.Service.check_common)


@mutant("server/region.* server/v1.region*")
class no_region_needed(server.Service):
    """needs no region"""

    def check_presence(self, call):
        try:
            super().check_presence(call)
        except server.Refused as refused:
            if not str(refused).startswith("Region"):
                raise

    def check_common(self, call):
        if call.common("Region"):
            super().check_common(call)


@mutant("server/content-type.*")
class any_content_type(server.Service):
    """takes any content type"""

    def check_message(self, call):
        call.type = server.JSON if call.is_tc3 and call.method == "POST" else server.FORM
        super().check_message(call)


@mutant("server/content-type.*")
class text_as_json(server.Service):
    """takes text/plain as JSON"""

    def check_message(self, call):
        call.type = server.JSON if call.type == "text/plain" else call.type
        super().check_message(call)


@mutant("server/accept.*")
class no_charset(server.Service):
    """takes application/json without parameters alone"""

    def check_message(self, call):
        if ";" in call.headers.get("content-type", ""):
            raise server.Refused("UnsupportedProtocol", "a charset")
        super().check_message(call)


@mutant("server/method.*")
class put_as_post(server.Service):
    """takes PUT as it takes POST"""

    def check_message(self, call):
        if call.method == "PUT":
            call.method, call.put = "POST", True
        super().check_message(call)

    def check_tc3(self, call):
        if not hasattr(call, "put"):
            super().check_tc3(call)


class NoPut(server.Handler):
    def do_PUT(self):
        self.send_error(501)


@mutant("server/method.*", NoPut)
class put_as_501(server.Service):
    """answers PUT with HTTP 501"""


@mutant("server/accept.* server/success.any-get")
class no_get(server.Service):
    """takes no GET"""

    def check_message(self, call):
        super().check_message(call)
        if call.method == "GET":
            raise server.Refused("UnsupportedProtocol", "POST alone")


@mutant("server/accept.* server/success.any-v1")
class no_v1(server.Service):
    """takes no v1 signature"""

    def check_v1(self, call):
        raise server.Refused("AuthFailure.InvalidAuthorization", "TC3 alone")


@mutant("server/size.*")
class any_size(server.Service):
    """takes requests of any size"""
    check_message = skip("RequestSizeLimitExceeded")(server.Service.check_message)


@mutant("server/path.*")
class any_path(server.Service):
    """takes any path"""

    def check_message(self, call):
        call.path, kept = "/", call.path
        super().check_message(call)
        call.path = kept


# --- parameters -------------------------------------------------------------------------------------------------------


@mutant("server/clone-db-instance.storage.required server/clone-db-instance.storage.step server/json.*")
class anything(server.Service):
    """takes any parameters"""

    def parameters(self, call):
        return {}


@mutant("server/json.*")
class any_text(server.Service):
    """takes a body that is no JSON"""

    def parameters(self, call):
        try:
            json.loads(call.body or b"null")
        except ValueError:
            return {}
        return super().parameters(call)


@mutant("server/clone-db-instance.subnet-id.*")
class no_subnet_needed(Table):
    """needs no SubnetId"""
    table = member("SubnetId", is_required=False)


@mutant("server/tag.*")
class no_tag_value_needed(Table):
    """needs no TagValue"""
    table = member("TagList", wanted=[{**server.TAG, "TagValue": (str, False, None)}])


@mutant("server/clone-db-instance.member.*")
class unknown_members(server.Service):
    """takes members that are not defined"""

    def parameters(self, call):
        try:
            return super().parameters(call)
        except server.Refused as refused:
            if refused.code != "UnknownParameter":
                raise
            return {}


@mutant("server/clone-db-instance.storage.*")
class any_storage(Table):
    """takes any size of disk"""
    table = member("Storage", is_right=None)


@mutant("server/clone-db-instance.storage.*")
class storage_step_of_five(Table):
    """takes multiples of 5"""
    table = member("Storage", is_right=lambda value: value % 5 == 0)


@mutant("server/clone-db-instance.period.*")
class period_thirteen(Table):
    """takes any period from 1 to 36"""
    table = member("Period", is_right=lambda value: 1 <= value <= 36)


@mutant("server/clone-db-instance.auto-renew-flag.*")
class flag_two(Table):
    """takes an AutoRenewFlag of 2"""
    table = member("AutoRenewFlag", is_right=lambda value: 0 <= value <= 2)


@mutant("server/clone-db-instance.name.*")
class name_of_sixty(Table):
    """takes a Name of 60 characters"""
    table = member("Name", is_right=lambda value: len(value) == 60 or server.REQUEST["Name"][2](value))


@mutant("server/success.edges")
class name_in_bytes(Table):
    """counts the bytes of a Name"""
    table = member("Name", is_right=lambda value: len(value.encode()) < 60 and server.REQUEST["Name"][2](value))


@mutant("server/success.edges")
class name_of_fifty_eight(Table):
    """refuses a Name of 59 characters"""
    table = member("Name", is_right=lambda value: len(value) < 59 and server.REQUEST["Name"][2](value))


@mutant("server/success.edges")
class no_three_years(Table):
    """refuses a Period of 36"""
    table = member("Period", is_right=lambda value: value != 36 and server.REQUEST["Period"][2](value))


@mutant("server/clone-db-instance.name.*")
class name_with_blanks(Table):
    """takes blanks in a Name"""
    table = member("Name", is_right=lambda value: server.REQUEST["Name"][2](value.replace(" ", "_")))


@mutant("server/clone-db-instance.vpc-id.* server/clone-db-instance.subnet-id.*")
class any_network(Table):
    """takes any VpcId"""
    table = member("VpcId", is_right=None)


@mutant("server/success.any")
class eight_of_vpc(Table):
    """refuses a VpcId of seven characters"""
    table = member("VpcId", is_right=server.like("vpc-[0-9a-z]{8}"))


@mutant("server/clone-db-instance.instance-charge-type.*")
class any_charge_type(Table):
    """takes any InstanceChargeType"""
    table = member("InstanceChargeType", is_right=None)


@mutant("server/clone-db-instance.sync-mode.*")
class any_sync_mode(Table):
    """takes any SyncMode"""
    table = member("SyncMode", is_right=None)


@mutant("server/db-node.*")
class any_role(Table):
    """takes any Role, and looks at none"""
    table = member("DBNodeSet", wanted=[{**server.NODE, "Role": (str, True, None)}])

    def check_relations(self, order):
        server.check_relations({**order, "DBNodeSet": []})


@mutant("server/clone-db-instance.db-node-set.*")
class no_standby_needed(Table):
    """needs no standby in DBNodeSet"""

    def check_relations(self, order):
        server.check_relations({**order, "DBNodeSet": []})


@mutant("server/clone-db-instance.*.exactly-one")
class both_sources(Table):
    """takes BackupSetId along with RecoveryTargetTime"""

    def check_relations(self, order):
        if "BackupSetId" in order and "RecoveryTargetTime" in order:
            order = {name: order[name] for name in order if name != "BackupSetId"}
        server.check_relations(order)


@mutant("server/clone-db-instance.*.exactly-one")
class no_source(Table):
    """needs neither BackupSetId nor RecoveryTargetTime"""

    def check_relations(self, order):
        if "BackupSetId" not in order and "RecoveryTargetTime" not in order:
            order = {**order, "BackupSetId": "x"}
        server.check_relations(order)


@mutant("server/clone-db-instance.period.*")
class postpaid_by_year(Table):
    """takes any Period with POSTPAID_BY_HOUR"""

    def check_relations(self, order):
        server.check_relations({**order, "InstanceChargeType": "PREPAID"})


@mutant("server/types.* server/clone-db-instance.storage.type")
class any_type(Table):
    """takes any type of Storage"""

    def parameters(self, call):
        if call.flattened is None:
            body = server.read_json(call.body)
            if isinstance(body, dict) and "Storage" in body and type(body["Storage"]) is not int:
                call.body = json.dumps({**body, "Storage": 10}).encode()
        return super().parameters(call)


@mutant("server/clone-db-instance.storage.type")
class text_as_number(Table):
    """takes numbers as text"""

    def parameters(self, call):
        if call.flattened is None:
            body = server.read_json(call.body)
            if isinstance(body, dict) and isinstance(body.get("Storage"), str) and body["Storage"].isdigit():
                call.body = json.dumps({**body, "Storage": int(body["Storage"])}).encode()
        return super().parameters(call)


@mutant("server/success.edges")
class no_false(server.Service):
    """takes a DeletionProtection of false for none, and misses it"""

    def parameters(self, call):
        order = super().parameters(call)
        if order.get("DeletionProtection") is False:
            raise server.Refused("MissingParameter", "DeletionProtection is required")
        return order


@mutant("server/success.any server/success.any-get")
class indices_from_one(server.Service):
    """counts the elements of flattened lists from 1"""

    def parameters(self, call):
        if call.flattened and ".0" in call.flattened:
            raise server.Refused("InvalidParameter", "lists begin with 1")
        return super().parameters(call)


@mutant("server/success.any-get")
class query_not_decoded(server.Service):
    """does not decode the names and values of a query"""

    def parameters(self, call):
        if call.flattened and "%" in call.flattened:
            call.flattened = call.flattened.replace("%", "%25")
        return super().parameters(call)


# --- one way to call, a connection, or a moment -----------------------------------------------------------------------


@mutant("server/get.*")
class no_rules_for_get(server.Service):
    """does not look at the parameters of a GET"""

    def parameters(self, call):
        return {} if call.method == "GET" else super().parameters(call)


@mutant("server/v1.*")
class no_rules_for_forms(server.Service):
    """takes undefined members in a form"""

    def parameters(self, call):
        try:
            return super().parameters(call)
        except server.Refused as refused:
            if refused.code != "UnknownParameter" or call.flattened is None or call.method != "POST":
                raise
            return {}


@mutant("server/connection.reused")
class trusted_connection(server.Service):
    """looks at no signature on a connection that had a right one"""
    trusted = threading.local()  # a connection has a thread of its own

    def check_tc3(self, call):
        if not getattr(self.trusted, "is_known", False):
            super().check_tc3(call)
            self.trusted.is_known = True


@mutant("server/concurrency.*")
class shared_order(server.Service):
    """keeps the call that it works on in one place for all"""
    meeting = threading.Barrier(2)

    def take(self, call):
        self.call = call
        try:
            self.meeting.wait(0.1)
        except threading.BrokenBarrierError:
            self.meeting.reset()
        return super().take(self.call)


@mutant("server/signature.*")
class unsigned_payload(server.Service):
    """takes a signature for UNSIGNED-PAYLOAD without the header"""

    def check_tc3(self, call):
        try:
            super().check_tc3(call)
        except server.Refused as refused:
            if refused.code != "AuthFailure.SignatureFailure":
                raise
            body, call.body = call.body, b"UNSIGNED-PAYLOAD"
            try:
                super().check_tc3(call)
            finally:
                call.body = body


@mutant("server/signature.*")
class trusted_hash(server.Service):
    """takes the body's hash from a header"""

    def check_tc3(self, call):
        real = server.hashlib.sha256
        given = call.headers.get("x-tc-content-sha256")

        class Given:
            def hexdigest(self):
                return given

        server.hashlib.sha256 = lambda data=b"": Given() if given and data is call.body else real(data)
        try:
            super().check_tc3(call)
        finally:
            server.hashlib.sha256 = real


@mutant("server/signature.*")
class fixed_host(server.Service):
    """verifies with its own host, whatever Host says"""

    def check_tc3(self, call):
        call.headers["host"] = "postgres.intl.tencentcloudapi.com"
        super().check_tc3(call)

    def check_v1(self, call):
        call.headers["host"] = "postgres.intl.tencentcloudapi.com"
        super().check_v1(call)


@mutant("server/signature.*")
class key_in_any_case(server.Service):
    """finds a SecretId in any letter case"""

    def key_of(self, secret_id):
        return {name.lower(): key for name, key in self.keys.items()}.get(secret_id.lower(), "").encode()


@mutant("server/v1.*")
class order_as_sent(server.Service):
    """does not sort the parameters of v1"""

    def check_v1(self, call):
        server.sorted = lambda pairs, key: pairs
        try:
            super().check_v1(call)
        finally:
            del server.sorted


@mutant("server/v1.*")
class order_of_numbers(server.Service):
    """sorts the parameters of v1 by the numbers in their names"""

    def check_v1(self, call):
        def numbers(each):
            return [(int(part), "") if part.isdigit() else (-1, part) for part in each[0].split(".")]
        server.sorted = lambda pairs, key: sorted(pairs, key=numbers)
        try:
            super().check_v1(call)
        finally:
            del server.sorted


@mutant("server/clock.*")
class clock_of_ten_minutes(server.Service):
    """takes timestamps up to ten minutes off"""

    def check_timestamp(self, call):
        if abs(int(call.common("Timestamp")) - self.now()) > 600:
            super().check_timestamp(call)


@mutant("server/clock.*")
class no_future_of_v1(server.Service):
    """takes v1 timestamps of the future"""

    def check_timestamp(self, call):
        if call.is_tc3 or int(call.common("Timestamp")) < self.now():
            super().check_timestamp(call)


@mutant("server/request-id.*")
class request_id_of_the_action(server.Service):
    """gives unknown actions the same RequestId"""

    def answer(self, call):
        made = super().answer(call)
        if made["Response"].get("Error", {}).get("Code") == "InvalidAction":
            made["Response"]["RequestId"] = "6ace8140-6b9e-4e81-a8ad-ef3f92b2aa90"
        return made


@mutant("server/request-id.*")
class request_id_of_a_hundred(server.Service):
    """gives a hundred RequestIds in turn"""
    count = itertools.count()

    def request_id(self):
        return f"request-{next(self.count) % 100}"


@mutant("server/answer.message")
class mute_errors(server.Service):
    """gives errors an empty Message"""

    def answer(self, call):
        made = super().answer(call)
        if "Error" in made["Response"]:
            made["Response"]["Error"]["Message"] = ""
        return made


class Longer(server.Handler):
    def send(self, status, content_type, body):
        super().send(status, content_type, body)
        self.wfile.write(body)


@mutant("server/success.plain server/connection.*", Longer)
class longer_than_told(server.Service):
    """writes more bytes than Content-Length tells"""


class Twice(server.Handler):
    def send(self, status, content_type, body):
        super().send(status, content_type, body + b"\n" + body)


@mutant("server/success.plain", Twice)
class two_values(server.Service):
    """answers with two JSON values"""


@mutant("server/success.*")
class no_clone_id(server.Service):
    """names no DBInstanceId of a pay-as-you-go clone"""

    def order(self, order):
        made = super().order(order)
        made.pop("DBInstanceId", None)
        return made


@mutant("server/success.*")
class one_region(server.Service):
    """supports no region but ap-guangzhou"""

    def check_common(self, call):
        super().check_common(call)
        if call.common("Region") != "ap-guangzhou":
            raise server.Refused("UnsupportedRegion", "the region is not supported")


@mutant("server/size.*")
class small_bodies(server.Service):
    """takes a megabyte of JSON at most"""

    def check_message(self, call):
        super().check_message(call)
        if len(call.body) > 1 << 20:
            raise server.Refused("RequestSizeLimitExceeded", "more than a megabyte")


@mutant("server/names.*")
class names_in_any_case(server.Service):
    """takes names of members in any letter case"""

    def parameters(self, call):
        if call.flattened is None:
            body, names = server.read_json(call.body), {name.lower(): name for name in server.REQUEST}
            if isinstance(body, dict):
                call.body = json.dumps({names.get(name.lower(), name): body[name] for name in body}).encode()
        return super().parameters(call)


@mutant("server/clone-db-instance.name.*")
class name_with_line_end(Table):
    """takes a line end behind a Name"""
    table = member("Name", is_right=lambda value: server.REQUEST["Name"][2](value.removesuffix("\n")))


@mutant("server/clone-db-instance.vpc-id.*")
class vpc_of_nine(Table):
    """takes a VpcId of nine characters"""
    table = member("VpcId", is_right=server.like("vpc-[0-9a-z]{7,9}"))


@mutant("server/json.*")
class two_bodies(server.Service):
    """takes the first of two JSON values"""

    def parameters(self, call):
        if call.flattened is None:
            try:
                value, end = json.JSONDecoder().raw_decode(call.body.decode())
                call.body = json.dumps(value).encode()
            except ValueError:
                pass
        return super().parameters(call)


def serve_all():
    """Serves each mutant on a port of its own, and prints a line for each: name, port, defect, cases."""
    for name, (service, handler, cases, defect) in MUTANTS.items():
        knows = service({os.environ["TC3_SECRET_ID"]: os.environ["TC3_SECRET_KEY"]})
        bound = server.ThreadingHTTPServer(("127.0.0.1", 0), type(name, (handler,), {"service": knows}))
        bound.daemon_threads = True
        threading.Thread(target=bound.serve_forever, daemon=True).start()
        print(name, bound.server_port, defect, cases, sep="\t")
    print(flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    serve_all()
