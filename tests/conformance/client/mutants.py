#!/usr/bin/env python3
"""The example client with one defect: `mutants.py NAME`. `mutants.py --list` prints each name with the cases to try it on."""
import base64
import http.client
import importlib.util
import json
import os
import ssl
import sys
import time
import uuid
from urllib.parse import urlsplit

HERE = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location(
    "client", os.path.join(HERE, "..", "..", "..", "conformance", "examples", "client.py"))
client = importlib.util.module_from_spec(spec)
spec.loader.exec_module(client)

right_sign, right_headers, right_send, right_read = client.sign, client.headers_of, client.send, client.read
MUTANTS = {}


def mutant(cases):
    def add(function):
        MUTANTS[function.__name__.replace("_", "-")] = (cases, function)
        return function
    return add


# --- it buys again ---

def send_again_after(*failures):
    def send(env, body):
        try:
            return right_send(env, body)
        except failures:
            return right_send(env, body)
    client.send = send


def send_again_if(doubtful):
    def send(env, body):
        status, answer = right_send(env, body)
        return right_send(env, body) if doubtful(status, answer) else (status, answer)
    client.send = send


@mutant("client/purchase.lost")
def retries_lost_answer():
    send_again_after(http.client.RemoteDisconnected)


@mutant("client/purchase.reset")
def retries_reset():
    send_again_after(ConnectionResetError)


@mutant("client/purchase.cut-off*")
def retries_cut_off():
    send_again_after(http.client.IncompleteRead)


@mutant("client/purchase.half-header")
def retries_half_header():
    send_again_after(http.client.HTTPException)
    # A status line that breaks off is one for http.client; without headers the body is empty.
    inner = client.send

    def send(env, body):
        status, answer = inner(env, body)
        return (status, answer) if answer else inner(env, body)
    client.send = send


@mutant("client/purchase.gateway-50*")
def retries_5xx():
    send_again_if(lambda status, answer: status >= 500)


@mutant("client/purchase.status-500-error")
def retries_error_with_500():
    send_again_if(lambda status, answer: status >= 500 and answer.startswith(b"{"))


@mutant("client/purchase.unavailable-503")
def retries_503():
    send_again_if(lambda status, answer: status == 503)


@mutant("client/purchase.internal-error")
def retries_internal_error():
    send_again_if(lambda status, answer: b'"InternalError' in answer)


@mutant("client/purchase.failed-operation")
def retries_failed_operation():
    send_again_if(lambda status, answer: b'"FailedOperation' in answer)


@mutant("client/purchase.service-unavailable")
def retries_unavailable():
    send_again_if(lambda status, answer: b'"ServiceUnavailable' in answer)


@mutant("client/purchase.database-error")
def retries_database_errors():
    send_again_if(lambda status, answer: b'"FailedOperation.Database' in answer)


@mutant("client/purchase.forbidden-403")
def retries_forbidden():
    send_again_if(lambda status, answer: status == 403)


@mutant("client/purchase.half-json")
def retries_broken_json():
    def broken(status, answer):
        try:
            json.loads(answer)
            return False
        except ValueError:
            return status == 200
    send_again_if(broken)


@mutant("client/purchase.empty")
def retries_empty_answer():
    send_again_if(lambda status, answer: not answer)


@mutant("client/purchase.no-request-id")
def retries_without_request_id():
    send_again_if(lambda status, answer: b"RequestId" not in answer)


@mutant("client/purchase.success")
def buys_twice():
    send_again_if(lambda status, answer: True)


@mutant("client/purchase.refused")
def retries_refusals():
    send_again_if(lambda status, answer: b'"Invalid' in answer)


@mutant("client/purchase.slow")
def impatient():
    def send(env, body):
        try:
            return right_send({**env, "TC3_DEADLINE": "1"}, body)
        except TimeoutError:
            return right_send(env, body)
    client.send = send


@mutant("client/retry.rate-limit")
def reports_first_of_two_answers():
    def send(env, body):
        first = right_send(env, body)
        if b"RequestLimitExceeded" in first[1]:
            right_send(env, body)
        return first
    client.send = send


@mutant("client/retry.rate-limit-success")
def loops_after_rate_limit():
    def send(env, body):
        answer = right_send(env, body)
        if b"RequestLimitExceeded" in answer[1]:
            right_send(env, body)
            answer = right_send(env, body)
        return answer
    client.send = send


# --- it follows redirects ---

def follow(method):
    def send(env, body):
        endpoint = urlsplit(env["TC3_ENDPOINT"])
        connection, before = client.connect(env, endpoint)
        headers = client.headers_of(env, endpoint.netloc, body, int(time.time()))
        connection.request("POST", before + "/", body, headers)
        response = connection.getresponse()
        place, answer = response.getheader("Location"), response.read()
        if not place:
            return response.status, answer
        there = urlsplit(place)
        connection, before = client.connect(env, there)
        if method == "GET":
            headers.pop("Content-Length")
        headers["Host"] = there.netloc
        connection.request(method, before + there.path, body if method == "POST" else None, headers)
        response = connection.getresponse()
        return response.status, response.read()
    client.send = send


@mutant("client/redirect.302")
def follows_302_with_authorization():
    follow("GET")


@mutant("client/redirect.303")
def follows_303_with_authorization():
    follow("GET")


@mutant("client/redirect.308-other-host")
def follows_308_to_other_host():
    follow("POST")


@mutant("client/purchase.redirect-307")
def follows_307_and_buys_again():
    follow("POST")


# --- it misreads answers ---

def read_as(change):
    client.read = lambda status, body: change(status, body)


def loose(status, body):
    """A reader that believes whatever it gets."""
    response = json.loads(body).get("Response", {})
    return {"outcome": "success", "request_id": response.get("RequestId", ""), "response": response}


@mutant("client/error.charset")
def charset_hides_error():
    def connect_and_note(env, body):
        endpoint = urlsplit(env["TC3_ENDPOINT"])
        connection, before = client.connect(env, endpoint)
        connection.request("POST", before + "/", body, client.headers_of(env, endpoint.netloc, body, int(time.time())))
        response = connection.getresponse()
        client.content_type = response.getheader("Content-Type")
        return response.status, response.read()
    client.send = connect_and_note
    read_as(lambda status, body: (right_read if client.content_type == "application/json" else loose)(status, body))


@mutant("client/error.invalid-parameter")
def ignores_error():
    read_as(loose)


@mutant("client/error.internal-http-error")
def cuts_codes():
    def read(status, body):
        made = right_read(status, body)
        if "code" in made:
            made["code"] = made["code"].split(".")[0]
        return made
    client.read = read


@mutant("client/error.chinese")
def reads_latin_1():
    read_as(lambda status, body: right_read(status, body.decode("latin-1").encode("utf-8")))


@mutant("client/answer.success")
def invents_request_id():
    read_as(lambda status, body: {**right_read(status, body), "request_id": "00000000-0000-0000-0000-000000000000"})


@mutant("client/answer.success")
def drops_bill_id():
    def read(status, body):
        made = right_read(status, body)
        made.get("response", {}).pop("BillId", None)
        return made
    client.read = read


@mutant("client/answer.no-instance")
def demands_instance_id():
    def read(status, body):
        made = right_read(status, body)
        return made if "DBInstanceId" in made.get("response", {}) else {"outcome": "failed", "message": "no id"}
    client.read = read


@mutant("client/answer.chunked")
def cannot_read_chunks():
    def send(env, body):
        status, answer = right_send(env, body)
        return status, answer if b"Note" not in answer else b"5d\r\n" + answer
    client.send = send


@mutant("client/answer.slow")
def gives_up_early():
    client.send = lambda env, body: right_send({**env, "TC3_DEADLINE": "1"}, body)


@mutant("client/unknown.text-behind")
def reads_the_first_value_only():
    read_as(lambda status, body: right_read(status, json.dumps(
        json.JSONDecoder().raw_decode(body.decode("utf-8"))[0]).encode()))


@mutant("client/unknown.null-deal-name")
def needs_no_value_of_deal_name():
    read_as(lambda status, body: right_read(status, body.replace(b'"DealName":null', b'"DealName":""')))


@mutant("client/unknown.error-without-code")
def needs_a_code_to_see_an_error():
    read_as(lambda status, body: right_read(status, body) if b'"Code"' in body or b'"Error"' not in body
            else loose(status, body))


@mutant("client/unknown.status-500-success")
def looks_at_the_body_only():
    read_as(lambda status, body: right_read(200, body))


@mutant("client/unknown.forbidden-403")
def reports_4xx_as_api_error():
    read_as(lambda status, body: {"outcome": "api_error", "code": str(status), "message": "", "request_id": ""}
            if 400 <= status < 500 else right_read(status, body))


@mutant("client/error.dry-run")
def takes_a_dry_run_for_success():
    read_as(lambda status, body: loose(status, body) if b"DryRunOperation" in body else right_read(status, body))


@mutant("client/error.misspelt-code")
def corrects_codes():
    read_as(lambda status, body: right_read(status, body.replace(b"Falied", b"Failed")))


@mutant("client/error.as-it-is")
def trims_messages():
    def read(status, body):
        made = right_read(status, body)
        return {**made, "message": made["message"].strip()} if "message" in made else made
    client.read = read


@mutant("client/answer.request-id")
def demands_a_uuid():
    def read(status, body):
        made = right_read(status, body)
        uuid.UUID(made["request_id"])
        return made
    client.read = read


@mutant("client/answer.long")
def reads_one_buffer():
    read_as(lambda status, body: right_read(status, body[:65536]))


@mutant("client/answer.compressed")
def cannot_read_what_it_accepts():
    change_headers(lambda env, headers: {**headers, "Accept-Encoding": "gzip, deflate"})


@mutant("client/unknown.not-wrapped")
def needs_no_wrapper():
    read_as(loose)


@mutant("client/unknown.gateway-502")
def status_is_enough():
    read_as(lambda status, body: {"outcome": "api_error", "code": str(status), "message": "", "request_id": ""}
            if status != 200 else right_read(status, body))


@mutant("client/unknown.status-500-error")
def ignores_status():
    read_as(lambda status, body: loose(status, body))


@mutant("client/unknown.no-deal-name")
def needs_no_deal_name():
    def read(status, body):
        try:
            return right_read(status, body)
        except ValueError:
            return loose(status, body)
    client.read = read


# --- it sends something else ---

def change_parameters(change):
    inner = client.call
    client.call = lambda env: inner({**env, "TC3_PARAMETERS": json.dumps(change(json.loads(env["TC3_PARAMETERS"])))})


def without(dropped, value):
    if isinstance(value, dict):
        return {name: without(dropped, each) for name, each in value.items() if not dropped(each)}
    return [without(dropped, each) for each in value] if isinstance(value, list) else value


@mutant("client/body.false")
def drops_false():
    change_parameters(lambda value: without(lambda each: each is False, value))


@mutant("client/body.zero")
def drops_zero():
    change_parameters(lambda value: without(lambda each: each == 0 and each is not False, value))


@mutant("client/body.empty-text")
def drops_empty_text():
    change_parameters(lambda value: without(lambda each: each == "", value))


@mutant("client/body.empty-list")
def drops_empty_lists():
    change_parameters(lambda value: without(lambda each: each == [], value))


@mutant("client/body.numbers")
def sends_numbers_as_text():
    change_parameters(lambda value: {name: str(each) if type(each) is int else each for name, each in value.items()})


@mutant("client/body.numbers")
def sends_fractions():
    change_parameters(lambda value: {name: float(each) if type(each) is int else each for name, each in value.items()})


@mutant("client/body.big-number")
def counts_in_doubles():
    change_parameters(lambda value: {name: int(float(each)) if type(each) is int else each
                                     for name, each in value.items()})


@mutant("client/body.number-like-text")
def guesses_types():
    change_parameters(lambda value: {name: int(each) if isinstance(each, str) and each.isdigit() else each
                                     for name, each in value.items()})


@mutant("client/body.list-order")
def sorts_lists():
    change_parameters(lambda value: {name: sorted(each) if isinstance(each, list) and isinstance(each[0], str) else each
                                     for name, each in value.items()})


@mutant("client/body.list-order")
def orders_indices_as_text():
    change_parameters(lambda value: {name: [each[int(at)] for at in sorted(map(str, range(len(each))))]
                                     if isinstance(each, list) else each for name, each in value.items()})


@mutant("client/body.nested")
def drops_equal_elements():
    change_parameters(lambda value: {name: [one for at, one in enumerate(each) if one not in each[:at]]
                                     if isinstance(each, list) else each for name, each in value.items()})


@mutant("client/body.escapes")
def lets_a_shell_read_texts():
    client.call = lambda env, inner=client.call: inner(
        {**env, "TC3_PARAMETERS": os.path.expandvars(env["TC3_PARAMETERS"])})


@mutant("client/body.number-like-text")
def guesses_null():
    client.call = lambda env, inner=client.call: inner(
        {**env, "TC3_PARAMETERS": env["TC3_PARAMETERS"].replace('"null"', 'null')})


@mutant("client/body.chinese")
def replaces_chinese():
    change_parameters(lambda value: {name: each.encode("ascii", "replace").decode() if isinstance(each, str) else each
                                     for name, each in value.items()})


@mutant("client/body.any")
def loses_second_elements():
    change_parameters(lambda value: {name: each[:1] if isinstance(each, list) else each
                                     for name, each in value.items()})


@mutant("client/body.every-member")
def does_not_know_protection():
    change_parameters(lambda value: {name: each for name, each in value.items() if name != "DeletionProtection"})


@mutant("client/request.contract")
def adds_a_member():
    change_parameters(lambda value: {**value, "ClientToken": "1"})


def change_headers(change):
    client.headers_of = lambda env, host, body, at: change(env, right_headers(env, host, body, at))


@mutant("client/request.region.*")
def omits_region():
    change_headers(lambda env, headers: {n: v for n, v in headers.items() if n != "X-TC-Region"})


@mutant("client/request.region.*")
def calls_one_region_only():
    change_headers(lambda env, headers: {**headers, "X-TC-Region": "ap-guangzhou"})


@mutant("client/request.version")
def sends_another_version():
    change_headers(lambda env, headers: {**headers, "X-TC-Version": "2017-03-13"})


@mutant("client/request.action")
def writes_the_action_small():
    change_headers(lambda env, headers: {**headers, "X-TC-Action": headers["X-TC-Action"].lower()})


@mutant("client/request.no-token")
def sends_empty_token():
    change_headers(lambda env, headers: {**headers, "X-TC-Token": env.get("TC3_TOKEN", "")})


@mutant("client/request.token")
def forgets_token():
    change_headers(lambda env, headers: {n: v for n, v in headers.items() if n != "X-TC-Token"})


@mutant("client/request.no-key")
def sends_key():
    change_headers(lambda env, headers: {**headers, "X-Debug": env["TC3_SECRET_KEY"]})


@mutant("client/request.host")
def drops_port():
    change_headers(lambda env, headers: {**headers, "Host": headers["Host"].split(":")[0]})


@mutant("client/request.content-type")
def sends_json_as_form():
    client.CONTENT_TYPE = "application/x-www-form-urlencoded"


@mutant("client/request.timestamp")
def sends_fractions_of_seconds():
    change_headers(lambda env, headers: {**headers, "X-TC-Timestamp": headers["X-TC-Timestamp"] + ".5"})


@mutant("client/request.one")
def asks_first():
    def send(env, body):
        endpoint = urlsplit(env["TC3_ENDPOINT"])
        connection, before = client.connect(env, endpoint)
        connection.request("HEAD", before + "/")
        connection.getresponse().read()
        return right_send(env, body)
    client.send = send


@mutant("client/request.path")
def calls_another_path():
    inner = client.connect

    def connect(env, endpoint):
        connection, before = inner(env, endpoint)
        return connection, before + "/v3"
    client.connect = connect


@mutant("client/request.charset")
def names_another_charset():
    client.CONTENT_TYPE = "application/json; charset=iso-8859-1"


@mutant("client/request.method")
def puts():
    inner = http.client.HTTPConnection.putrequest
    http.client.HTTPConnection.putrequest = lambda self, method, url, **more: inner(self, "PUT", url, **more)


# --- it signs something else ---

def change_authorization(change):
    client.sign = lambda env, host, body, at: change(env, host, body, at, right_sign(env, host, body, at))


@mutant("client/signature.form")
def writes_digits_large():
    change_authorization(lambda env, host, body, at, text:
                         text[:-64] + text[-64:].upper())


@mutant("client/signature.form")
def does_not_sign():
    change_headers(lambda env, headers: {n: v for n, v in headers.items() if n != "Authorization"})


@mutant("client/signature.right")
def signs_host_without_port():
    client.sign = lambda env, host, body, at: right_sign(env, host.split(":")[0], body, at)


@mutant("client/signature.right")
def uses_the_plain_key():
    client.sign = lambda env, host, body, at: right_sign({**env, "TC3_SECRET_KEY": env["TC3_SECRET_KEY"][1:]}, host,
                                                         body, at)


@mutant("client/signature.utc-date")
def dates_by_the_local_clock():
    client.time = type("local", (), {"strftime": time.strftime, "gmtime": time.localtime, "time": time.time})


@mutant("client/signature.scope")
def takes_service_from_host():
    client.SERVICE = "127"


@mutant("client/signature.clock")
def runs_ahead():
    client.time = type("ahead", (), {"strftime": time.strftime, "gmtime": time.gmtime,
                                     "time": staticmethod(lambda: time.time() + 600)})


@mutant("client/signature.text")
def signs_escaped_text():
    client.sign = lambda env, host, body, at: right_sign(env, host, json.dumps(json.loads(body)).encode(), at)


@mutant("client/signature.signed-headers")
def does_not_sign_host():
    change_authorization(lambda env, host, body, at, text: text.replace("content-type;host", "content-type"))


@mutant("client/signature.token")
def signs_the_token():
    change_authorization(lambda env, host, body, at, text:
                         right_sign(env, host + "\nx-tc-token:" + env["TC3_TOKEN"], body, at)
                         if env.get("TC3_TOKEN") else text)


# --- it gives secrets away ---

@mutant("client/request.no-key")
def sends_basic_credentials():
    change_headers(lambda env, headers: {**headers, "Proxy-Authorization": "Basic " + base64.b64encode(
        f"{env['TC3_SECRET_ID']}:{env['TC3_SECRET_KEY']}".encode()).decode()})


@mutant("client/output.success")
def logs_its_environment():
    client.call = lambda env, inner=client.call: print(dict(env), file=sys.stderr) or inner(env)


@mutant("client/output.error")
def logs_the_token_after_errors():
    client.read = lambda status, body: (print("token", os.environ["TC3_TOKEN"], file=sys.stderr)
                                        if b"Error" in body else None) or right_read(status, body)


@mutant("client/output.lost")
def tells_the_key_in_a_message():
    def call(env, inner=client.call):
        made = inner(env)
        return {**made, "message": made["message"] + env["TC3_SECRET_KEY"]} if made["outcome"] == "failed" else made
    client.call = call


def trust(change):
    made = ssl.create_default_context

    def trusting(**more):
        context = made(**more)
        context.check_hostname = False
        change(context)
        return context
    client.ssl.create_default_context = trusting


@mutant("client/tls.other-authority")
def trusts_every_certificate():
    trust(lambda context: setattr(context, "verify_mode", ssl.CERT_NONE))


@mutant("client/tls.other-host")
def looks_at_no_host_name():
    trust(lambda context: None)


@mutant("client/tls.other-authority")
def falls_back_to_plain_http():
    def send(env, body):
        try:
            return right_send(env, body)
        except ssl.SSLError:
            return right_send({**env, "TC3_ENDPOINT": env["TC3_ENDPOINT"].replace("https", "http")}, body)
    client.send = send


# --- it does not keep to the protocol ---

def print_instead(make):
    client.call = lambda env: make(env)


@mutant("client/answer.success")
def prints_garbage():
    client.json = type("garbage", (), {"loads": json.loads, "dumps": staticmethod(
        lambda value, **more: json.dumps(value, **more) if more else "<done>")})


@mutant("client/answer.success")
def prints_two_lines():
    print('{"outcome":"failed","message":"not yet"}')


@mutant("client/answer.success")
def prints_nothing():
    sys.stdout = open(os.devnull, "w", encoding="utf-8")


@mutant("client/answer.success")
def prints_another_outcome():
    read_as(lambda status, body: {**right_read(status, body), "outcome": "ok"})


@mutant("client/answer.success")
def does_not_call():
    client.call = lambda env: {"outcome": "success", "request_id": "1", "response": {}}


@mutant("client/unknown.null")
def crashes_on_null():
    def read(status, body):
        if body == b"null":
            sys.exit(3)
        return right_read(status, body)
    client.read = read


if __name__ == "__main__":
    if sys.argv[1] == "--list":
        for each, (pattern, _) in MUTANTS.items():
            print(each, pattern)
        sys.exit(0)
    MUTANTS[sys.argv[1]][1]()
    print(client.json.dumps(client.call(os.environ)))
    sys.exit(0)
