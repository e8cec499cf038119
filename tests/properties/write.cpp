// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/request/write.hpp>

#include "../../conformance/generators/document.hpp"
#include "subjects.hpp"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>
#include <rapidcheck/boost_test.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using tc3::generators::any_layout;
using tc3::generators::any_valid;
using tc3::generators::document;
using tc3::generators::to_text;
using tc3::tests::any_subject;
using tc3::tests::subject;

namespace {

/// Any text in UTF-8, with what must be escaped more often than chance would have it.
std::string any_utf8() {
    auto const character = rc::gen::oneOf(
        rc::gen::elementOf(std::vector<char32_t>{U'"', U'\\', U'/', U'\n', U'\r', U'\t', U'\0', 0x1F, 0x7F, 0x2028}),
        rc::gen::inRange<char32_t>(0x20, 0x7F), rc::gen::inRange<char32_t>(0x80, 0xD800),
        rc::gen::inRange<char32_t>(0xE000, 0x110000));
    std::string made;
    for (char32_t const code : *rc::gen::resize(100, rc::gen::container<std::vector<char32_t>>(character)))
        tc3::json::detail::append_utf8(made, code);
    return made;
}

/// A request as flattened names with plain texts.
std::vector<std::pair<std::string, std::string>> pairs_of(std::string_view flattened) {
    std::vector<std::pair<std::string, std::string>> made;
    for (tc3::http::raw_parameter const p : tc3::http::raw_parameters{flattened}) {
        auto& [name, text] = made.emplace_back();
        tc3::http::append_percent_decoded(name, p.name, tc3::http::plus_sign::blank);
        tc3::http::append_percent_decoded(text, p.value, tc3::http::plus_sign::blank);
    }
    return made;
}

} // namespace

BOOST_AUTO_TEST_SUITE(properties_of_writing)

RC_BOOST_PROP(what_was_written_is_written_the_same_again, ()) {
    subject const& of = any_subject();
    document const request{*any_valid(*of.shape, of.context).as("request"), {}};
    std::string const once = of.write_again(to_text(request));
    RC_ASSERT(of.write_again(once) == once);
}

RC_BOOST_PROP(the_order_and_spelling_of_what_was_read_leave_no_trace, ()) {
    subject const& of = any_subject();
    document const request{*any_valid(*of.shape, of.context).as("request"), {}};
    std::string const text = to_text(request, *any_layout().as("layout"));
    RC_LOG() << text << std::endl;
    RC_ASSERT(of.write_again(text) == of.write_again(to_text(request)));
    RC_ASSERT(of.flatten_again(text) == of.flatten_again(to_text(request)));
}

RC_BOOST_PROP(members_are_written_in_the_order_of_the_rows, ()) {
    subject const& of = any_subject();
    document const request{*any_valid(*of.shape, of.context).as("request"), {}};
    auto const written = boost::json::parse(of.write_again(to_text(request, *any_layout().as("layout")))).as_object();
    std::size_t next = 0;
    for (auto const& [name, content] : written) {
        std::size_t const index = of.shape->find({name.data(), name.size()});
        RC_ASSERT(index != tc3::structure::npos);
        RC_ASSERT(index >= next);
        next = index + 1;
    }
    RC_ASSERT(written.size() == request.object.size());
}

RC_BOOST_PROP(a_flattened_request_names_nothing_twice, ()) {
    subject const& of = any_subject();
    document const request{*any_valid(*of.shape, of.context).as("request"), {}};
    auto pairs = pairs_of(of.flatten_again(to_text(request)));
    std::sort(pairs.begin(), pairs.end());
    for (std::size_t i = 1; i < pairs.size(); ++i)
        RC_ASSERT(pairs[i - 1].first != pairs[i].first);
}

RC_BOOST_PROP(any_text_is_escaped_so_that_a_parser_reads_it_back, ()) {
    std::string const text = any_utf8();
    std::string written;
    tc3::detail::append_json_string(written, text);
    boost::json::value const read = boost::json::parse(written);
    RC_ASSERT(read.is_string());
    RC_ASSERT((std::string_view{read.get_string().data(), read.get_string().size()} == text));
}

RC_BOOST_PROP(any_text_is_percent_encoded_so_that_it_is_read_back, ()) {
    tc3::tests::sample::Limits what;
    what.Unit = any_utf8();
    std::string written;
    tc3::write_flattened(written, what);
    auto const pairs = pairs_of(written);
    RC_ASSERT(pairs.size() == 2u);
    RC_ASSERT(pairs[1].first == "Unit");
    RC_ASSERT(pairs[1].second == *what.Unit);
}

RC_BOOST_PROP(any_finite_number_is_read_back_as_it_was, ()) {
    tc3::tests::sample::Limits what;
    what.Most = *rc::gen::resize(100, rc::gen::arbitrary<std::uint64_t>());
    what.Share = *rc::gen::arbitrary<double>();
    RC_PRE(std::isfinite(*what.Share));
    std::string written;
    tc3::write_json(written, what);
    auto const read = tc3::tests::filled<tc3::tests::sample::Limits>(written);
    RC_ASSERT(read.Most == what.Most);
    RC_ASSERT(read.Share == what.Share);
}

BOOST_AUTO_TEST_SUITE_END()
