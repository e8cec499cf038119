# Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Runs the benchmarks by turns and prints the table of ratios; see run."""

import hashlib
import hmac
import json
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import time

BUILD, WORK, MEGABYTES = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
SOURCE = pathlib.Path(__file__).resolve().parents[2]
TC3 = BUILD / "tools" / "tc3"
LIBRARY, PEERS, LINES = (BUILD / "tests" / "bench" / f"tc3-bench-{name}" for name in ("library", "peers", "lines"))
KEY = "benchmark-key-0123456789abcdefgh"

rows = []


def row(what, ratios, bar, stretch, more_is_better=False, unit="times"):
    """Adds a line to the table. `ratios` are those of all rounds."""
    middle = statistics.median(ratios)
    reached = (lambda limit: middle >= limit) if more_is_better else (lambda limit: middle <= limit)
    verdict = "stretch" if reached(stretch) else "bar" if reached(bar) else "missed"
    sign = ">=" if more_is_better else "<="
    rows.append((what, f"{middle:.2f}", f"{min(ratios):.2f} to {max(ratios):.2f}", f"{sign} {bar}", f"{sign} {stretch}",
                 unit, verdict))


# --- the library ---


def run_benchmarks(program, pattern=".", environment=None):
    """The nanoseconds of processor time of each benchmark of a program, by name."""
    output = subprocess.run(
        [program, "--benchmark_format=json", "--benchmark_min_time=0.05", f"--benchmark_filter={pattern}"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, env={**os.environ, **(environment or {})}).stdout
    found = {}
    for one in json.loads(output)["benchmarks"]:
        if one.get("error_occurred"):
            sys.exit(f"{one['name']}: {one['error_message']}")
        found[one["name"]] = one["cpu_time"]
    return found


def measure_library(rounds=15):
    schema, body = WORK / "schema.json", WORK / "body.json"
    schema.write_bytes(subprocess.run([TC3, "contract", "CloneDBInstance", "--as", "schema"], stdout=subprocess.PIPE,
                                      check=True).stdout)
    body.write_text(sample_body())
    has_ajv = (WORK / "node_modules" / "ajv").is_dir()
    seen = []
    for _ in range(rounds):
        one = run_benchmarks(LIBRARY)
        one.update(run_benchmarks(PEERS, environment={"TC3_BENCH_SCHEMA": str(schema)}))
        if has_ajv:
            one["text/ajv"] = float(subprocess.run(["node", SOURCE / "tests/bench/ajv.js", schema, body], cwd=WORK,
                                                   stdout=subprocess.PIPE, check=True).stdout)
        seen.append(one)

    def ratios(work, base):
        return [one[work] / one[base] for one in seen if work in one and base in one]

    row("whole call, with validation", ratios("call/tc3", "call/limit"), 1.4, 1.2)
    row("sign alone", ratios("sign/tc3", "sign/limit"), 1.25, 1.1)
    row("validate text, to an empty SAX parse", ratios("text/tc3", "text/limit"), 2.6, 1.8)
    row("  to rules by hand, verdict only", ratios("text/tc3", "text/by hand, verdict only"), 1.1, 0.8)
    row("  faster than RapidJSON's schema", ratios("text/RapidJSON schema", "text/tc3"), 8, 12, True)
    row("  faster than valijson", ratios("text/valijson", "text/tc3"), 13, 18, True)
    if has_ajv:
        row("  faster than ajv", ratios("text/ajv", "text/tc3"), 3.2, 4.5, True)
    row("validate a typed struct", ratios("struct/tc3", "struct/limit"), 2.0, 1.4)
    row("decode a success", ratios("decode success/tc3", "decode success/limit"), 1.4, 1.15)
    row("decode an error", ratios("decode error/tc3", "decode error/limit"), 1.4, 1.15)


# --- compiling ---


def compile_time(lines):
    unit = WORK / "unit.cpp"
    unit.write_text(lines)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["g++", "-std=c++20", "-O0", f"-I{SOURCE / 'include'}", "-c", unit, "-o", WORK / "unit.o"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


TYPED_CALL = """
#include <tc3/postgres/v20170312/clone_db_instance.hpp>
#include <tc3/request/build.hpp>
#include <tc3/sign/signer.hpp>
#include <tc3/validate/typed.hpp>
bool call(tc3::signer const& who, tc3::http::request& message, tc3::sign::trace& trace) {
    tc3::postgres::v20170312::CloneDBInstanceRequest order;
    order.Storage = 100;
    if (!tc3::validate(order).empty())
        return false;
    tc3::build_request(message, order, {.region = "ap-guangzhou"});
    return bool{who.sign(message, {.service = "postgres", .timestamp = 1790000000}, trace)};
}
"""


def measure_compiling(rounds=5):
    base, whole, typed, signing, openssl = [], [], [], [], []
    for _ in range(rounds):
        base.append(compile_time("#include <boost/json.hpp>\n#include <openssl/evp.h>\n"))
        whole.append(compile_time("#include <tc3/tc3.hpp>\n"))
        typed.append(compile_time(TYPED_CALL))
        openssl.append(compile_time("#include <openssl/evp.h>\n#include <string>\n"))
        signing.append(compile_time("#include <tc3/sign/signer.hpp>\n"))
    row("compile tc3/tc3.hpp", [a / b for a, b in zip(whole, base)], 1.3, 1.15)
    row("compile a typed call", [a / b for a, b in zip(typed, base)], 0.8, 0.6)
    row("compile the signing headers", [a / b for a, b in zip(signing, openssl)], 1.6, 1.3)


# --- the program ---


def sample_body(number=0):
    return json.dumps(
        {
            "DBInstanceId": f"postgres-{number:08d}", "SpecCode": "cdb.pg.z1.2g", "Storage": 100, "Period": 1,
            "AutoRenewFlag": 0, "VpcId": "vpc-2ot3acw1", "SubnetId": "subnet-ppv9iw34", "Name": "clone-order",
            "InstanceChargeType": "POSTPAID_BY_HOUR", "DBNodeSet": [{"Role": "Primary", "Zone": "ap-guangzhou-3"},
                                                                  {"Role": "Standby", "Zone": "ap-guangzhou-4"}],
            "BackupSetId": "nightly-017"
        }, separators=(",", ":"))


def make_captures():
    """A clean capture as lines and as a HAR, of so many megabytes, with distinct calls that are signed rightly."""
    lines, har = WORK / f"calls-{MEGABYTES}.ndjson", WORK / f"calls-{MEGABYTES}.har"
    if lines.exists() and har.exists():
        return lines, har
    host, begin = "postgres.intl.tencentcloudapi.com", 1790000000
    sha = lambda text: hashlib.sha256(text.encode()).hexdigest()
    mac = lambda key, text: hmac.new(key, text.encode(), hashlib.sha256).digest()
    keys = {}
    with open(lines, "w") as to_lines, open(har, "w") as to_har:
        to_har.write('{"log":{"version":"1.2","creator":{"name":"bench","version":"1"},"entries":[')
        number = 0
        while to_lines.tell() < MEGABYTES * 1000000:
            at = begin + number // 20
            moment = time.gmtime(at)
            date = time.strftime("%Y-%m-%d", moment)
            if date not in keys:
                keys[date] = mac(mac(mac(("TC3" + KEY).encode(), date), "postgres"), "tc3_request")
            body = sample_body(number)
            canonical = f"POST\n/\n\ncontent-type:application/json\nhost:{host}\n\ncontent-type;host\n{sha(body)}"
            scope = f"{date}/postgres/tc3_request"
            signature = mac(keys[date], f"TC3-HMAC-SHA256\n{at}\n{scope}\n{sha(canonical)}").hex()
            headers = {
                "Host": host, "Content-Type": "application/json", "X-TC-Action": "CloneDBInstance",
                "X-TC-Version": "2017-03-12", "X-TC-Region": "ap-guangzhou", "X-TC-Timestamp": str(at),
                "Authorization": f"TC3-HMAC-SHA256 Credential=AKIDBENCH0123456789/{scope}, "
                                 f"SignedHeaders=content-type;host, Signature={signature}"
            }
            answer = json.dumps({"Response": {"DealName": f"{number:020d}", "BillId": f"{number:023d}",
                                              "DBInstanceId": f"postgres-{number:08d}",
                                              "RequestId": f"0d4c2a4e-5b7f-4d61-9b0c-{number:012d}"}})
            when = time.strftime("%Y-%m-%dT%H:%M:%SZ", moment)
            to_lines.write(json.dumps({
                "time": when,
                "request": {"method": "POST", "url": f"https://{host}/", "headers": headers, "body": body},
                "response": {"status": 200, "headers": {"Content-Type": "application/json"}, "body": answer}}) + "\n")
            as_list = lambda table: [{"name": name, "value": value} for name, value in table.items()]
            to_har.write(("," if number else "") + json.dumps({
                "startedDateTime": when, "time": 12,
                "request": {"method": "POST", "url": f"https://{host}/", "httpVersion": "HTTP/1.1", "cookies": [],
                            "headers": as_list(headers), "queryString": [], "headersSize": -1, "bodySize": len(body),
                            "postData": {"mimeType": "application/json", "text": body}},
                "response": {"status": 200, "statusText": "OK", "httpVersion": "HTTP/1.1", "cookies": [],
                             "headers": as_list({"Content-Type": "application/json"}), "redirectURL": "",
                             "headersSize": -1, "bodySize": len(answer),
                             "content": {"size": len(answer), "mimeType": "application/json", "text": answer}},
                "cache": {}, "timings": {"send": 1, "wait": 10, "receive": 1}}))
            number += 1
        to_har.write("]}}")
    entries = WORK / f"entries-{MEGABYTES}.ndjson" # what the parser has to do for the HAR, an entry a line
    with open(entries, "w") as out:
        for entry in json.load(open(har))["log"]["entries"]:
            out.write(json.dumps(entry) + "\n")
    return lines, har


def run(command, environment=None):
    """Elapsed seconds and peak memory in MiB of a whole process, which must end well."""
    begin = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, **(environment or {})})
    _, status, usage = os.wait4(child.pid, 0)
    took = time.perf_counter() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{command} ended with {child.returncode}")
    return took, usage.ru_maxrss / 1024


def measure_program(rounds=5):
    lines, har = make_captures()
    entries = WORK / f"entries-{MEGABYTES}.ndjson"
    check = [TC3, "check", "--report", "json=/dev/null"]
    key = {"TC3_BENCH_KEY": KEY}
    verifying = check + ["--secret-key-env", "TC3_BENCH_KEY"]
    # A signature hashes the body, the canonical request and the text to sign with the outer block: some 700 bytes.
    seen = {name: [] for name in ("lines", "har", "verify", "jobs")}
    memory = {"lines": 0.0, "har": 0.0, "two jobs": 0.0}
    for _ in range(rounds):
        limit, _ = run([LINES, lines])
        ours, peak = run(check + [lines])
        memory["lines"] = max(memory["lines"], peak)
        seen["lines"].append(limit / ours)
        limit, _ = run([LINES, entries])
        archive, peak = run(check + [har])
        memory["har"] = max(memory["har"], peak)
        seen["har"].append((har.stat().st_size / archive) / (entries.stat().st_size / limit))
        with_hashes, _ = run([LINES, lines, "700"])
        verified, _ = run(verifying + [lines], key)
        seen["verify"].append(with_hashes / verified)
        two, peak = run(check + ["--jobs", "2", lines])
        memory["two jobs"] = max(memory["two jobs"], peak)
        seen["jobs"].append(ours / two)
    row("check NDJSON, to a DOM parse", seen["lines"], 0.9, 1.2, True)
    row("check HAR, to a DOM parse of its entries", seen["har"], 0.7, 1.0, True)
    row("check NDJSON with signatures, to DOM and hashes", seen["verify"], 0.8, 0.95, True)
    row("two jobs against one", seen["jobs"], 1.7, 1.9, True)
    for name, peak in memory.items():
        row(f"peak memory, {name}", [peak], 64, 24, unit="MiB")


def measure_start(rounds=40):
    extra = []
    for _ in range(rounds):
        nothing, _ = run(["/bin/true"])
        ours, _ = run([TC3, "--version"])
        extra.append(1000 * (ours - nothing))
    row("start of tc3 --version, beyond /bin/true", extra, 6, 3, unit="ms")


def main():
    measure_library()
    measure_compiling()
    measure_program()
    measure_start()
    heads = ("what", "median", "least to most", "bar", "stretch", "unit", "reached")
    widths = [max(len(line[i]) for line in rows + [heads]) for i in range(len(heads))]
    for line in [heads] + rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())


main()
