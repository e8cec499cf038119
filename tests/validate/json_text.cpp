// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/validate/json_text.hpp>

#include "support/collect.hpp"
#include "support/object_text.hpp"
#include "support/sample.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace std::string_literals;
using tc3::check_json;
using tc3::finding;
using tc3::json_end;
using tc3::json_result;
using tc3::kind;
using tc3::parse_json;
using tc3::structure_of;
using tc3::tests::collector;
using tc3::tests::findings_of_json;
using tc3::tests::in_short;
using tc3::tests::judged;
using tc3::tests::object_text;
using tc3::tests::sample::MakeThingRequest;

namespace {

tc3::structure const& thing = structure_of<MakeThingRequest>();

object_text const valid{{"Size", R"("Large")"},
                        {"Count", "5"},
                        {"Owners", R"(["me"])"},
                        {"Bounds", R"({"Most":2})"},
                        {"Color", R"("0af")"}};

/// Writes events down.
struct recorder {
    std::string all{};
    std::size_t stop_after = static_cast<std::size_t>(-1);

    bool note(std::string const& event) {
        all.append(all.empty() ? "" : " ").append(event);
        return --stop_after > 0;
    }
    bool begin_object() { return note("{"); }
    bool end_object() { return note("}"); }
    bool begin_array() { return note("["); }
    bool end_array() { return note("]"); }
    bool key(std::string_view name) { return note("key:" + std::string{name}); }
    bool string(std::string_view value) { return note("string:" + std::string{value}); }
    bool integer(std::int64_t value) { return note("integer:" + std::to_string(value)); }
    bool large_integer(std::uint64_t value) { return note("large:" + std::to_string(value)); }
    bool number(double value) { return note("number:" + std::to_string(value)); }
    bool boolean(bool value) { return note(value ? "true" : "false"); }
    bool null() { return note("null"); }
};

std::string events_of(std::string_view text) {
    recorder receiver;
    BOOST_TEST(parse_json(text, receiver).whole());
    return receiver.all;
}

struct ending {
    std::string text;
    json_end end;
    std::size_t offset;
};

/// The part of a text at which a finding stands.
std::string_view place_of(finding const& found, std::string_view text) {
    return found.offset == finding::nowhere ? "nowhere" : text.substr(found.offset, found.length);
}

} // namespace

BOOST_AUTO_TEST_SUITE(validate_json_text)

BOOST_AUTO_TEST_CASE(each_kind_of_value_is_an_event) {
    BOOST_TEST(events_of(R"( {"a": [1, -2, "x", true, false, null, {}, []], "b" : 1.5 } )") ==
               "{ key:a [ integer:1 integer:-2 string:x true false null { } [ ] ] key:b number:1.500000 }");
}

BOOST_AUTO_TEST_CASE(a_number_is_told_by_the_way_it_is_written) {
    BOOST_TEST(events_of("[10,-0,10.0,1e1,1E+1,10e-1]") ==
               "[ integer:10 integer:0 number:10.000000 number:10.000000 number:10.000000 number:1.000000 ]");
    BOOST_TEST(events_of("[9223372036854775807,-9223372036854775808]") ==
               "[ integer:9223372036854775807 integer:-9223372036854775808 ]");
    BOOST_TEST(events_of("[9223372036854775808,18446744073709551615]") ==
               "[ large:9223372036854775808 large:18446744073709551615 ]");
    BOOST_TEST(events_of("[18446744073709551616,-9223372036854775809]") ==
               "[ number:18446744073709551616.000000 number:-9223372036854775808.000000 ]");
}

BOOST_AUTO_TEST_CASE(a_number_is_the_nearest_one_to_its_text) {
    for (auto const& [text, number] : std::vector<std::pair<std::string_view, double>>{
             {"4.0506819196e+54", 4.0506819196e+54}, {"0.1", 0.1}, {"5e-324", 5e-324}, {"1.0", 1.0}}) {
        struct : tc3::detail::no_receiver {
            double seen = 0;
            bool number(double value) {
                seen = value;
                return true;
            }
        } receiver;
        BOOST_TEST(tc3::parse_json(text, receiver).whole());
        BOOST_TEST(receiver.seen == number, text);
    }
}

BOOST_AUTO_TEST_CASE(names_and_texts_with_escapes_come_whole) {
    BOOST_TEST(events_of(R"({"\u0053ize":"a\nb\u4e2d\ud83d\ude00c\\"})") ==
               "{ key:Size string:a\nb\u4e2d\U0001F600c\\ }");
    BOOST_TEST(events_of(R"(["\u0041","","\"\"","a\u0000b"])") == "[ string:A string: string:\"\" string:a\0b ]"s);
    // Longer than any buffer inside the parser.
    std::string const plain(20000, 'x');
    BOOST_TEST(events_of("[\"" + plain + "\\n" + plain + "\\n\"]") == "[ string:" + plain + "\n" + plain + "\n ]");
}

BOOST_AUTO_TEST_CASE(a_whole_text_is_one_value_with_blanks_around_it) {
    for (std::string_view const text : {"{}", " {} ", "\t[\r\n]\n", "0", "\"\"", "null", "\"\xE4\xB8\xAD\""})
        BOOST_TEST(check_json(text).whole(), text);
}

BOOST_AUTO_TEST_CASE(text_that_is_no_json_ends_at_the_byte_that_cannot_be_taken) {
    for (ending const& e :
         std::vector<ending>{{"", json_end::not_json, 0},           {"  ", json_end::not_json, 2},
                             {"{", json_end::not_json, 1},          {"{\"a\"", json_end::not_json, 4},
                             {"{\"a\":1", json_end::not_json, 6},   {"{\"a\":1,}", json_end::not_json, 7},
                             {"{a:1}", json_end::not_json, 1},      {"{'a':1}", json_end::not_json, 1},
                             {"[1,]", json_end::not_json, 3},       {"[1 2]", json_end::not_json, 3},
                             {"[01]", json_end::not_json, 2},       {"[+1]", json_end::not_json, 1},
                             {"[NaN]", json_end::not_json, 1},      {"{} {}", json_end::not_json, 3},
                             {"{}x", json_end::not_json, 2},        {"[]]", json_end::not_json, 2},
                             {"{}\0"s, json_end::not_json, 2},      {"// x\n{}", json_end::not_json, 0},
                             {"[\"a\nb\"]", json_end::not_json, 3}, {"[\"\\x\"]", json_end::not_json, 3}}) {
        json_result const result = check_json(e.text);
        BOOST_TEST_CONTEXT(e.text) {
            BOOST_TEST((result.end == e.end));
            BOOST_TEST(result.offset == e.offset);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_lone_surrogate_is_no_json) {
    for (std::string_view const text : {R"(["\udcc3"])", R"(["\ud83d"])", R"(["\ud83dx"])", R"(["\ud83d\u0041"])"})
        BOOST_TEST((check_json(text).end == json_end::not_json), text);
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_an_encoding_fault) {
    json_result const result = check_json("\xEF\xBB\xBF{}");
    BOOST_TEST((result.end == json_end::not_utf8));
    BOOST_TEST(result.offset == 0u);
    // Other encodings of Unicode are no UTF-8 from their first byte on.
    BOOST_TEST((check_json("\xFE\xFF\0{\0}"s).end == json_end::not_utf8));
    BOOST_TEST((check_json("\xFF\xFE{\0}\0"s).end == json_end::not_utf8));
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_utf_8_are_found_in_texts_and_names) {
    for (std::string_view const bad : {"\xFF", "\x80", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE4\xB8"}) {
        for (std::string const& text :
             {"{\"ab\":\"" + std::string{bad} + "\"}", "{\"ab\":\"x" + std::string{bad} + "y\"}",
              "{\"ab" + std::string{bad} + "\":1}"}) {
            json_result const result = check_json(text);
            BOOST_TEST((result.end == json_end::not_utf8));
            BOOST_TEST(result.offset == text.find(bad.front()));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_receiver_stops_the_parse) {
    std::string const text = R"({"a":[1,"x",true,null,{"b":2.5}],"c":18446744073709551615})";
    std::string const all = events_of(text);
    std::size_t const count = 15;
    for (std::size_t wanted = 1; wanted <= count; ++wanted) {
        recorder receiver;
        receiver.stop_after = wanted;
        json_result const result = parse_json(text, receiver);
        BOOST_TEST((result.end == json_end::stopped));
        BOOST_TEST(all.starts_with(receiver.all));
        BOOST_TEST((wanted == count) == (receiver.all == all));
    }
}

BOOST_AUTO_TEST_CASE(nesting_has_a_limit) {
    std::size_t const limit = 2 * tc3::depth_limit;
    BOOST_TEST(check_json(std::string(limit, '[') + std::string(limit, ']')).whole());
    BOOST_TEST((check_json(std::string(limit + 1, '[') + std::string(limit + 1, ']')).end == json_end::not_json));
    BOOST_TEST((check_json(std::string(1000000, '[')).end == json_end::not_json));
}

BOOST_AUTO_TEST_CASE(findings_stand_where_the_value_stands) {
    std::string const text = "{\n  \"Size\" : \"sm\\u0061ll\" ,\n  \"Count\" : 10.0 , \"Owners\":[ \"abcd\" , [1] ],\n"
                             "  \"Bounds\": { \"Most\" : 3 , \"Foo\" : { \"x\":[] } }, \"Bounds\":{},\n"
                             "  \"Note\":null,\"Color\" : \"0g\", \"Parts\": [ {\"Id\":\"p-1a\"} ] , \"Flags\":{ } }";
    std::vector<std::string> places;
    for (finding const& found : findings_of_json(text, thing))
        places.push_back(in_short(found) + " at " + std::string{place_of(found, text)});
    BOOST_TEST(places == (std::vector<std::string>{
                             "case /Size (warning) at \"sm\\u0061ll\"",
                             "type /Count at 10.0",
                             "type /Owners/1 at [1]",
                             "step /Bounds/Most at 3",
                             "unknown /Bounds/Foo at { \"x\":[] }",
                             "duplicate /Bounds at {}",
                             "null /Note (warning) at null",
                             "characters /Color at \"0g\"",
                             "type /Flags at { }",
                             "depends /Parts at [ {\"Id\":\"p-1a\"} ]",
                         }),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(escapes_and_blanks_do_not_change_a_verdict) {
    BOOST_TEST(judged(R"({"\u0053\u0069ze":"\u004carge","Count":5,"Owners":["me"],"Bounds":{"\u004dost":2},)"
                      R"("Color":"\u0030af"})",
                      thing) == "");
    BOOST_TEST(judged("\t{\r\n\"Size\" \t:\n\"Large\" , \"Count\":5,\"Owners\":[\n],\"Bounds\":{ \"Most\" : 2\r},"
                      "\"Color\":\"00\"\n}\n",
                      thing) == "");
    BOOST_TEST(judged(valid.without("Color").with("\\u0043olor", R"("\u0067g")").text(), thing) == "characters /Color");
}

BOOST_AUTO_TEST_CASE(text_that_is_no_json_is_reported_as_such) {
    std::vector<finding> const all = findings_of_json("", thing);
    BOOST_REQUIRE(all.size() == 1u);
    BOOST_TEST((all[0].kind == kind::json));
    BOOST_TEST((all[0].severity == tc3::severity::error));
    BOOST_TEST(all[0].rule == "tc3.request.json");
    BOOST_TEST(all[0].path.empty());
    BOOST_TEST(all[0].offset == 0u);
    BOOST_TEST(all[0].length == 0u);
    BOOST_TEST(all[0].message.find("empty") != std::string::npos);
    BOOST_TEST(judged("x", thing) == "json");
    BOOST_TEST(judged("\xEF\xBB\xBF" + valid.text(), thing) == "encoding");
    BOOST_TEST(judged(valid.text() + "x", thing) == "json");
    BOOST_TEST(judged(valid.text() + valid.text(), thing) == "json");
    BOOST_TEST(judged(valid.with("Note", "\"\xFF\"").text(), thing) == "encoding");
}

BOOST_AUTO_TEST_CASE(the_byte_at_which_a_text_breaks_is_reported) {
    std::string const text = valid.text() + " ;";
    std::vector<finding> const all = findings_of_json(text, thing);
    BOOST_REQUIRE(all.size() == 1u);
    BOOST_TEST(all[0].offset == text.size() - 1);
    BOOST_TEST(all[0].length == 1u);
    BOOST_TEST(all[0].message.find(std::to_string(text.size() - 1)) != std::string::npos);

    std::string const bad = valid.with("Note", "\"ab\xFF\"").text();
    std::vector<finding> const encoding = findings_of_json(bad, thing);
    BOOST_REQUIRE(encoding.size() == 1u);
    BOOST_TEST(encoding[0].offset == bad.find('\xFF'));
    BOOST_TEST(encoding[0].rule == "tc3.request.encoding");
}

BOOST_AUTO_TEST_CASE(of_a_broken_text_nothing_is_said_that_its_rest_might_mend) {
    // Cut off anywhere, a text may be blamed for what is there, but never for what is missing.
    std::string const whole = valid.with("Size", R"("Small")")
                                  .with("Bounds", R"({"Most":2,"Unit":"lb","Share":1})")
                                  .with("Parts", R"([{"Weight":1},{"Id":"p-9z"},{"Id":"p-9z"}])")
                                  .with("Extra", R"({})")
                                  .text();
    BOOST_TEST(judged(whole, thing) == "ignored /Bounds/Share (warning), required /Parts/0/Id, required /Extra/Most, "
                                       "exactly-one, depends /Count, depends /Parts");
    for (std::size_t size = 0; size < whole.size(); ++size)
        BOOST_TEST(judged(whole.substr(0, size), thing) == "json", whole.substr(0, size));
    BOOST_TEST(judged(whole + "}", thing) == "json");
    BOOST_TEST(judged("{} x", thing) == "json");
    BOOST_TEST(judged("{\"Bounds\":{},\"Note\":\"\xFF\"}", thing) == "encoding");
}

BOOST_AUTO_TEST_CASE(a_number_at_which_the_text_breaks_may_have_been_another_one) {
    BOOST_TEST(judged(R"({"Count":4)", thing) == "json");
    BOOST_TEST(judged(R"({"Count":4x})", thing) == "json");
    BOOST_TEST(judged("{\"Count\":4\xFF}", thing) == "encoding");
    BOOST_TEST(judged(R"({"Ports":[0)", thing) == "json");
    BOOST_TEST(judged(R"({"Note":-1)", thing) == "json");
    BOOST_TEST(judged(R"({"Count":4 )", thing) == "one-of /Count, json");
    BOOST_TEST(judged(R"({"Count":4,)", thing) == "one-of /Count, json");
    BOOST_TEST(judged(R"({"Ports":[0])", thing) == "range /Ports/0, json");
    BOOST_TEST(judged("12", thing) == "type");
}

BOOST_AUTO_TEST_CASE(what_is_there_is_judged_even_where_the_text_breaks_later) {
    BOOST_TEST(judged(R"({"Size":"small","Foo":1,"Count":4,"Owners":null,)", thing) ==
               "case /Size (warning), unknown /Foo, one-of /Count, required /Owners, json");
    BOOST_TEST(judged(R"({"Size":"Large","Size":"Large")", thing) == "duplicate /Size, json");
    BOOST_TEST(judged(R"([1,2)", thing) == "type, json");
}

BOOST_AUTO_TEST_CASE(the_side_of_a_broken_text_is_told) {
    tc3::validation_context context;
    context.where = tc3::side::response;
    std::vector<finding> const all = findings_of_json("{", thing, context);
    BOOST_REQUIRE(all.size() == 1u);
    BOOST_TEST(all[0].rule == "tc3.response.json");
    BOOST_TEST(all[0].likely_error.empty());
    BOOST_TEST(findings_of_json("{", thing)[0].likely_error == "InvalidParameter");
}

BOOST_AUTO_TEST_CASE(a_typed_struct_is_filled_in_the_same_pass) {
    MakeThingRequest made;
    collector sink;
    std::string const text =
        R"({"Size":"XL","Count":8,"Owners":["a","b"],"Bounds":{"Most":18446744073709551614,"Share":1,"Unit":"kg"},)"
        R"("Serial":9,"Ratio":2,"Fast":true,"Weights":[1,2.5,18446744073709551615],"Flags":[true,false],)"
        R"("Parts":[{"Id":"p-1a","Parts":[{"Id":"p-5x"},{"Id":"p-6x","Weight":3}]},{"Id":"p-2b"},{"Id":"p-3c"}],)"
        R"("Color":"\u0030\u0061","Note":"","Speed":0})";
    BOOST_TEST(tc3::validate_json(text, thing, {}, sink, &made).whole());
    BOOST_TEST(in_short(sink.all) == "");
    BOOST_TEST(made.Size == "XL");
    BOOST_TEST(made.Count == 8);
    BOOST_TEST(made.Owners == (std::vector{"a"s, "b"s}), boost::test_tools::per_element());
    BOOST_TEST(made.Bounds.Most == 18446744073709551614u);
    BOOST_TEST(made.Bounds.Share.value() == 1.0);
    BOOST_TEST(made.Bounds.Unit.value() == "kg");
    BOOST_TEST(made.Serial.value() == 9u);
    BOOST_TEST(made.Ratio.value() == 2.0);
    BOOST_TEST(made.Fast.value());
    BOOST_TEST(made.Weights.value() == (std::vector{1.0, 2.5, 18446744073709551615.0}),
               boost::test_tools::per_element());
    BOOST_TEST((made.Flags.value() == std::vector{true, false}));
    BOOST_REQUIRE(made.Parts.has_value());
    BOOST_REQUIRE(made.Parts->size() == 3u);
    BOOST_REQUIRE((*made.Parts)[0].Parts.has_value());
    BOOST_TEST((*made.Parts)[0].Parts->at(1).Id == "p-6x");
    BOOST_TEST((*made.Parts)[0].Parts->at(1).Weight.value() == 3);
    BOOST_TEST(!(*made.Parts)[1].Parts.has_value());
    BOOST_TEST(made.Color.value() == "0a");
    BOOST_TEST(made.Note.value().empty());
    BOOST_TEST(made.Speed.value() == 0);
    BOOST_TEST(!made.Ports.has_value());
    BOOST_TEST(!made.Made.has_value());
    BOOST_TEST(!made.Extra.has_value());
}

BOOST_AUTO_TEST_CASE(absent_null_empty_and_zero_are_four_things_in_a_filled_struct) {
    MakeThingRequest made;
    made.Fast = true;
    collector sink;
    tc3::validate_json(R"({"Note":null,"Ports":[],"Speed":0})", thing, {}, sink, &made);
    BOOST_TEST(!made.Note.has_value());
    BOOST_REQUIRE(made.Ports.has_value());
    BOOST_TEST(made.Ports->empty());
    BOOST_TEST(made.Speed.value() == 0);
    BOOST_TEST(made.Fast.value()); // what the text does not name is left alone
}

BOOST_AUTO_TEST_CASE(a_value_of_the_wrong_type_is_not_written_and_one_that_breaks_a_rule_is) {
    MakeThingRequest made;
    collector sink;
    tc3::validate_json(R"({"Size":"tiny","Count":"5","Count":5,"Owners":["a",5,"b"],"Ports":[70000],"Bounds":[],)"
                       R"("Parts":[{"Id":"x"},7,{"Id":"p-1a"}],"Foo":{"Size":"XL"}})",
                       thing, {}, sink, &made);
    BOOST_TEST(made.Size == "tiny");
    BOOST_TEST(made.Count == 0);
    BOOST_TEST(made.Owners == (std::vector{"a"s, "b"s}), boost::test_tools::per_element());
    BOOST_TEST(made.Ports.value() == std::vector<std::int64_t>{70000}, boost::test_tools::per_element());
    BOOST_TEST(made.Bounds.Most == 0u);
    BOOST_REQUIRE(made.Parts.has_value());
    BOOST_REQUIRE(made.Parts->size() == 2u);
    BOOST_TEST((*made.Parts)[0].Id == "x");
    BOOST_TEST((*made.Parts)[1].Id == "p-1a");
}

BOOST_AUTO_TEST_CASE(a_receiver_may_stand_in_front_of_the_engine) {
    struct front {
        tc3::engine& judge;
        bool begin_object() { return judge.begin_object(); }
        bool end_object() { return judge.end_object(); }
        bool begin_array() { return judge.begin_array(); }
        bool end_array() { return judge.end_array(); }
        bool key(std::string_view name) { return judge.key(name); }
        bool string(std::string_view value) { return judge.string(value == "tiny" ? "Large" : value); }
        bool integer(std::int64_t value) { return judge.integer(value); }
        bool large_integer(std::uint64_t value) { return judge.large_integer(value); }
        bool number(double value) { return judge.number(value); }
        bool boolean(bool value) { return judge.boolean(value); }
        bool null() { return judge.null(); }
    };
    collector sink;
    std::string const text = valid.with("Size", R"("tiny")").with("Count", "4").text();
    tc3::judge_json(text, thing, {}, sink, nullptr, [](tc3::engine& judge) { return front{judge}; });
    BOOST_TEST(in_short(sink.all) == "one-of /Count");
    BOOST_TEST(place_of(sink.all.front(), text) == "4");
}

BOOST_AUTO_TEST_CASE(texts_with_escapes_around_the_size_of_the_buffer_come_whole_one_after_the_other) {
    for (std::size_t const size : {1u, 127u, 253u, 254u, 255u, 256u, 257u, 300u, 511u, 512u}) {
        std::string const part(size, 'x');
        std::string const text =
            "[\"\\n" + part + "\",\"" + part + "\\n" + part + "\",\"a\\tb\",{\"\\n" + part + "\":0}]";
        BOOST_TEST(events_of(text) == "[ string:\n" + part + " string:" + part + "\n" + part + " string:a\tb { key:\n" +
                                          part + " integer:0 } ]",
                   size);
    }
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_a_text_is_told_in_words) {
    auto const told = [](std::string_view text) {
        std::vector<finding> const all = findings_of_json(text, thing);
        BOOST_REQUIRE(!all.empty());
        return all.back().message + " | " + all.back().help;
    };
    std::string const json = " | Send one JSON object.";
    std::string const utf8 = " | Send UTF-8 without a byte order mark.";
    BOOST_TEST(told("") == "the body is empty" + json);
    BOOST_TEST(told("{") == "the body is not JSON: it ends too early, at byte 1" + json);
    BOOST_TEST(told("{x") == "the body is not JSON at byte 1" + json);
    BOOST_TEST(told("x") == "the body is not JSON at byte 0" + json);
    BOOST_TEST(told("\xEF\xBB\xBF{}") ==
               "the body begins with a byte order mark or with bytes that are no UTF-8" + utf8);
    BOOST_TEST(told("{\"a\xFF\":1}") == "the body is not UTF-8 at byte 3" + utf8);
}

BOOST_AUTO_TEST_CASE(a_broken_response_says_that_it_is_one) {
    tc3::validation_context context;
    context.where = tc3::side::response;
    std::vector<finding> const all = findings_of_json("{", thing, context);
    BOOST_TEST_REQUIRE(all.size() == 1u);
    BOOST_TEST((all.front().side == tc3::side::response));
    BOOST_TEST(all.front().rule == "tc3.response.json");
    BOOST_TEST(all.front().likely_error == "");
}

BOOST_AUTO_TEST_SUITE_END()
