// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "limits.hpp"

#include <tc3/http/write.hpp>
#include <tc3/request/build.hpp>
#include <tc3/response/decode.hpp>
#include <tc3/sign/signer.hpp>
#include <tc3/validate/json_text.hpp>
#include <tc3/validate/typed.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>
#include <string_view>

// Each figure of the library beside its limit. The names before the slash say what is compared.
namespace {

using namespace bench;

tc3::credential who() {
    return {std::string{secret_id}, tc3::secret{secret_key}, {}};
}

/// Ends a benchmark whose work went wrong: its figure would mean nothing.
bool demand(benchmark::State& state, bool good) {
    if (!good)
        state.SkipWithError("the work gave a wrong result");
    return good;
}

// --- the whole call: fill, validate, write, sign, complete HTTP bytes ---

void call_limit(benchmark::State& state) {
    limit::hashing hashing;
    request order;
    std::string body;
    std::string canonical;
    std::string bytes;
    for (auto _ : state) {
        limit::write_call(hashing, order, body, canonical, bytes);
        benchmark::DoNotOptimize(bytes.data());
    }
    demand(state, body == bench::body);
}
BENCHMARK(call_limit)->Name("call/limit");

void call_tc3(benchmark::State& state) {
    tc3::signer const signer{who()};
    request order;
    tc3::http::request message;
    tc3::sign::trace trace;
    std::string bytes;
    bool good = true;
    for (auto _ : state) {
        fill(order);
        good = good && tc3::validate(order, {.region = region, .timestamp = now}).empty();
        tc3::build_request(message, order, {.region = region});
        good = good && signer.sign(message, {.service = "postgres", .timestamp = now}, trace);
        bytes.clear();
        tc3::http::append_request(bytes, message);
        benchmark::DoNotOptimize(bytes.data());
    }
    limit::hashing hashing;
    std::string body;
    std::string canonical;
    std::string wanted;
    limit::write_call(hashing, order, body, canonical, wanted);
    demand(state, good && bytes == wanted);
}
BENCHMARK(call_tc3)->Name("call/tc3");

// --- the signature of a message that is there ---

void sign_limit(benchmark::State& state) {
    limit::hashing hashing;
    tc3::signer const signer{who()};
    request order;
    fill(order);
    tc3::http::request message;
    tc3::sign::trace trace;
    tc3::build_request(message, order, {.region = region});
    bool const good{signer.sign(message, {.service = "postgres", .timestamp = now}, trace)};
    std::array<char, 64> signature{};
    for (auto _ : state) {
        limit::hash_all(hashing, message.body, trace.canonical_request, trace.string_to_sign, signature);
        benchmark::DoNotOptimize(signature);
    }
    demand(state, good && trace.signature == std::string_view{signature.data(), signature.size()});
}
BENCHMARK(sign_limit)->Name("sign/limit");

void sign_tc3(benchmark::State& state) {
    tc3::signer const signer{who()};
    request order;
    fill(order);
    tc3::http::request message;
    tc3::sign::trace trace;
    tc3::build_request(message, order, {.region = region});
    bool good = true;
    for (auto _ : state) {
        good = good && signer.sign(message, {.service = "postgres", .timestamp = now}, trace);
        benchmark::DoNotOptimize(trace.signature.data());
    }
    demand(state, good && trace.signature.size() == 64);
}
BENCHMARK(sign_tc3)->Name("sign/tc3");

// --- validation of JSON text ---

template <bool (*Check)(std::string_view)>
void text_limit(benchmark::State& state) {
    bool good = true;
    for (auto _ : state) {
        std::string_view text = body;
        benchmark::DoNotOptimize(text);
        good = Check(text) && good;
    }
    demand(state, good);
}
BENCHMARK_TEMPLATE(text_limit, limit::parse_empty)->Name("text/limit");
BENCHMARK_TEMPLATE(text_limit, limit::judge_events)->Name("text/by hand, verdict only");
BENCHMARK_TEMPLATE(text_limit, limit::parse_dom)->Name("text/DOM parse");

void text_tc3(benchmark::State& state) {
    std::size_t findings = 0;
    auto count = [&findings](tc3::finding&&) {
        ++findings;
        return tc3::walk::go_on;
    };
    bool good = true;
    for (auto _ : state) {
        std::string_view text = body;
        benchmark::DoNotOptimize(text);
        good = tc3::validate_json(text, tc3::structure_of<request>(), {.region = region, .timestamp = now}, count)
                   .whole() &&
               good;
    }
    demand(state, good && findings == 0);
}
BENCHMARK(text_tc3)->Name("text/tc3");

// --- validation of a typed struct ---

void struct_limit(benchmark::State& state) {
    request order;
    fill(order);
    bool good = true;
    for (auto _ : state) {
        request* seen = &order;
        benchmark::DoNotOptimize(seen);
        good = limit::judge_struct(*seen) && good;
    }
    demand(state, good);
}
BENCHMARK(struct_limit)->Name("struct/limit");

void struct_tc3(benchmark::State& state) {
    request order;
    fill(order);
    bool good = true;
    for (auto _ : state) {
        request* seen = &order;
        benchmark::DoNotOptimize(seen);
        good = tc3::validate(*seen, {.region = region, .timestamp = now}).empty() && good;
    }
    demand(state, good);
}
BENCHMARK(struct_tc3)->Name("struct/tc3");

// --- decoding of replies ---

void decode_limit(benchmark::State& state, std::string_view text, bool failed) {
    bool good = true;
    for (auto _ : state) {
        limit::decoded reply;
        good = limit::decode(text, reply) && reply.failed == failed && good;
        benchmark::DoNotOptimize(reply);
    }
    demand(state, good);
}
BENCHMARK_CAPTURE(decode_limit, success, success, false)->Name("decode success/limit");
BENCHMARK_CAPTURE(decode_limit, error, failure, true)->Name("decode error/limit");

void decode_tc3(benchmark::State& state, std::string_view text, bool failed) {
    tc3::http::response message;
    message.status = 200;
    message.body = text;
    bool good = true;
    for (auto _ : state) {
        auto const reply = tc3::decode<response>(message);
        good = (failed ? reply.error() != nullptr : reply.success() != nullptr) && good;
        benchmark::DoNotOptimize(reply);
    }
    demand(state, good);
}
BENCHMARK_CAPTURE(decode_tc3, success, success, false)->Name("decode success/tc3");
BENCHMARK_CAPTURE(decode_tc3, error, failure, true)->Name("decode error/tc3");

} // namespace

BENCHMARK_MAIN();
