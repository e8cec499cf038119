// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "sample.hpp"

#include <tc3/known_actions.hpp>

#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>
#include <rapidjson/document.h>
#include <rapidjson/reader.h>
#include <rapidjson/schema.h>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

// Validators of JSON Schema, with the schema that `tc3 contract CloneDBInstance --as schema` writes; its file is named
// by the environment variable TC3_BENCH_SCHEMA. Each parses the text and tells only whether it is valid.
namespace {

std::string schema_text() {
    char const* const path = std::getenv("TC3_BENCH_SCHEMA");
    std::ifstream in{path != nullptr ? path : ""};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void text_rapidjson(benchmark::State& state) {
    rapidjson::Document parsed;
    parsed.Parse(schema_text().c_str());
    if (parsed.HasParseError())
        return state.SkipWithError("there is no schema");
    rapidjson::SchemaDocument const schema{parsed};
    bool good = true;
    for (auto _ : state) {
        rapidjson::MemoryStream bytes{bench::body.data(), bench::body.size()};
        rapidjson::SchemaValidatingReader<rapidjson::kParseDefaultFlags, rapidjson::MemoryStream, rapidjson::UTF8<>>
            reader{bytes, schema};
        rapidjson::BaseReaderHandler<> nothing;
        rapidjson::SchemaValidator validator{schema};
        rapidjson::Reader parser;
        good = !parser.Parse(bytes, validator).IsError() && validator.IsValid() && good;
    }
    if (!good)
        state.SkipWithError("the sample was refused");
}
BENCHMARK(text_rapidjson)->Name("text/RapidJSON schema");

void text_valijson(benchmark::State& state) {
    nlohmann::json const document = nlohmann::json::parse(schema_text(), nullptr, false);
    if (document.is_discarded())
        return state.SkipWithError("there is no schema");
    valijson::Schema schema;
    valijson::SchemaParser{}.populateSchema(valijson::adapters::NlohmannJsonAdapter{document}, schema);
    bool good = true;
    for (auto _ : state) {
        nlohmann::json const parsed = nlohmann::json::parse(bench::body);
        valijson::Validator validator;
        good = validator.validate(schema, valijson::adapters::NlohmannJsonAdapter{parsed}, nullptr) && good;
    }
    if (!good)
        state.SkipWithError("the sample was refused");
}
BENCHMARK(text_valijson)->Name("text/valijson");

} // namespace
