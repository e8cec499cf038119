// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "secrets.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using namespace tc3::tool;

BOOST_AUTO_TEST_SUITE(tool_secrets)

BOOST_AUTO_TEST_CASE(names_of_secrets_are_known_in_any_spelling) {
    for (std::string_view const name :
         {"Authorization", "proxy-authorization", "Cookie", "Set-Cookie", "X-TC-Token", "SecretId", "secret_key",
          "Signature", "AdminPassword", "passwd", "API-Key", "PrivateKey", "Credentials"})
        BOOST_TEST(is_secret_name(name), name);
    for (std::string_view const name : {"SignatureMethod", "Storage", "Name", "X-TC-Action", "Host", "KeyId", ""})
        BOOST_TEST(!is_secret_name(name), name);
}

BOOST_AUTO_TEST_CASE(words_of_the_form_of_keys_are_known) {
    for (std::string_view const key :
         {"AKIDz8krbsJ5yKBZ", "IKID0123456789abcdefghijklmnop", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"})
        BOOST_TEST(looks_like_key(key), key);
    std::string token(20, 'a');
    token.append(19, 'B').append(20, '7');
    BOOST_TEST(!looks_like_key("-" + token.substr(1)));
    BOOST_TEST(looks_like_key("-" + token));
    BOOST_TEST(looks_like_key(token + "_x+y=="));
    for (std::string_view const word :
         {"", "-", "AKIDz8krbsJ5yKB", "AKID_OF_THE_TEAM_2026", "AKID0123456789.har", "./AKID0123456789abcdef",
          "Gu5t9xGARNpq86cd98joQYCN3EXAMPL", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE.har",
          "TENCENTCLOUD_SECRET_KEY_OF_2026_TEAM", "gu5t9xgarnpq86cd98joqycn3example",
          "GuatQxGARNpqLGcdKLjoQYCNWEXAMPLE", "438d4109ef0d676b8c2c7ed13cdfcb418e494d53b843d4634ce3b1085f07bb96",
          "--secret-key-env", "CloneDBInstance"})
        BOOST_TEST(!looks_like_key(word), word);
}

BOOST_AUTO_TEST_CASE(secrets_in_json_are_replaced_and_nothing_else_is_touched) {
    auto const masked = [](std::string_view json) { return masked_json(json, hidden::secrets, "#"); };
    BOOST_TEST(masked(R"({ "A": "x", "Password": "y\"}", "B": [1, "z"] })") ==
               R"({ "A": "x", "Password": #, "B": [1, "z"] })");
    BOOST_TEST(masked(R"({"Token":{"a":1,"b":["c"]},"d":"e"})") == R"({"Token":{"a":#,"b":[#]},"d":"e"})");
    BOOST_TEST(masked(R"({"Token":[],"d":"e"})") == R"({"Token":[],"d":"e"})");
    BOOST_TEST(masked(R"({"Passwor\u0064" : true})") == R"({"Passwor\u0064" : #})");
    BOOST_TEST(masked(R"(["Password", "x"])") == R"(["Password", "x"])");
    BOOST_TEST(masked(R"({"Password": "x)") == R"({"Password": #)");
    BOOST_TEST(masked(R"({"Password"  )") == R"({"Password"  )");
}

BOOST_AUTO_TEST_CASE(all_values_of_json_can_be_replaced) {
    BOOST_TEST(masked_json(R"({"A": "x", "B": [1, null]})", hidden::all, "#") == R"({"A": #, "B": [#, #]})");
}

BOOST_AUTO_TEST_CASE(secrets_in_parameters_are_replaced) {
    BOOST_TEST(masked_parameters("Action=A&SecretId=AKID&Signature=a%3D&Empty=&Token", hidden::secrets, "#") ==
               "Action=A&SecretId=#&Signature=#&Empty=&Token");
    BOOST_TEST(masked_parameters("Secret%49d=AKID", hidden::secrets, "#") == "Secret%49d=#");
    BOOST_TEST(masked_parameters("A=1&B=", hidden::all, "#") == "A=#&B=");
}

BOOST_AUTO_TEST_CASE(a_request_keeps_all_but_its_secrets) {
    tc3::http::request message;
    message.method = "POST";
    message.host = "user:pass@example.com";
    message.query = "SecretId=AKID&A=1";
    message.headers.add("Authorization", "TC3-HMAC-SHA256 x");
    message.headers.add("X-TC-Action", "A");
    message.body = "{ \"Storage\" : 1e1, \"Password\":\"x\"}\n";
    tc3::http::request const made = without_secrets(message);
    BOOST_TEST(made.method == "POST");
    BOOST_TEST(made.host == "example.com");
    BOOST_TEST(made.query == "SecretId=LEFT-OUT&A=1");
    BOOST_TEST(made.headers.find("Authorization").value() == "LEFT-OUT");
    BOOST_TEST(made.headers.find("X-TC-Action").value() == "A");
    BOOST_TEST(made.body == "{ \"Storage\" : 1e1, \"Password\":\"LEFT-OUT\"}\n");
    message.body = "Action=A&Signature=b";
    BOOST_TEST(without_secrets(message).body == "Action=A&Signature=LEFT-OUT");
}

BOOST_AUTO_TEST_SUITE_END()
