// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/sign/diagnose.hpp>

#include <boost/test/unit_test.hpp>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using tc3::sign::cause;
using tc3::sign::diagnose_options;
using tc3::sign::diagnosis;
using tc3::sign::outcome;

namespace {

// A client of its own, which shares no code with what is tested.

std::string digest(EVP_MD const* function, std::string const& text) {
    std::array<unsigned char, 64> out{};
    unsigned size = 0;
    EVP_Digest(text.data(), text.size(), out.data(), &size, function, nullptr);
    return {reinterpret_cast<char const*>(out.data()), size};
}

std::string sha256(std::string const& text) {
    return digest(EVP_sha256(), text);
}

std::string hmac(EVP_MD const* function, std::string const& key, std::string const& text) {
    std::array<unsigned char, 64> out{};
    unsigned size = 0;
    HMAC(function, key.data(), static_cast<int>(key.size()), reinterpret_cast<unsigned char const*>(text.data()),
         text.size(), out.data(), &size);
    return {reinterpret_cast<char const*>(out.data()), size};
}

std::string mac(std::string const& key, std::string const& text) {
    return hmac(EVP_sha256(), key, text);
}

std::string hex(std::string const& bytes, char const* digits = "0123456789abcdef") {
    std::string made;
    for (char const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        made.append({digits[byte / 16], digits[byte % 16]});
    }
    return made;
}

std::string upper_hex(std::string const& bytes) {
    return hex(bytes, "0123456789ABCDEF");
}

std::string base64(std::string const& bytes) {
    std::string made((bytes.size() + 2) / 3 * 4, '\0');
    EVP_EncodeBlock(reinterpret_cast<unsigned char*>(made.data()), reinterpret_cast<unsigned char const*>(bytes.data()),
                    static_cast<int>(bytes.size()));
    return made;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

constexpr std::string_view secret_key = "Gu5t9xGARNpq86cd98joQYCN3ABCDEFGH";
constexpr std::string_view secret_id = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3ABCDEFGH";

/// A client that signs with TC3-HMAC-SHA256: what it sends, and what it signs, each to be changed on its own.
struct client {
    // sent
    std::string sent_host = "postgres.tencentcloudapi.com";
    std::string sent_type = "application/json";
    std::string sent_timestamp = "1551113065"; // 2019-02-25, 16:44:25 UTC
    std::string sent_body = R"({"Limit": 1, "Name": "平"})";
    std::string sent_query{};
    std::string sent_path = "/";
    std::string sent_method = "POST";
    std::string stated_scope{}; ///< empty: as signed
    std::string stated_list{};  ///< empty: as signed
    std::string id{secret_id};
    std::vector<std::pair<std::string, std::string>> more{}; ///< headers
    // signed
    std::string method = "POST";
    std::string path = "/";
    std::string query{};
    std::string headers =
        "content-type:application/json\nhost:postgres.tencentcloudapi.com\nx-tc-action:clonedbinstance\n";
    std::string list = "content-type;host;x-tc-action";
    std::string payload = hex(sha256(sent_body));
    std::string algorithm = "TC3-HMAC-SHA256";
    std::string timestamp = sent_timestamp;
    std::string date = "2019-02-25";
    std::string service = "postgres";
    std::string terminator = "tc3_request";
    std::string key{secret_key};
    std::string prefix = "TC3";
    std::function<std::string(client const&)> canonical = [](client const& c) {
        return c.method + "\n" + c.path + "\n" + c.query + "\n" + c.headers + "\n" + c.list + "\n" + c.payload;
    };
    std::function<std::string(client const&, std::string const&)> to_sign = [](client const& c,
                                                                               std::string const& request) {
        return c.algorithm + "\n" + c.timestamp + "\n" + c.scope() + "\n" + hex(sha256(request));
    };
    std::function<std::string(client const&)> signing_key = [](client const& c) {
        return mac(mac(mac(c.prefix + c.key, c.date), c.service), c.terminator);
    };
    std::function<std::string(std::string const&, std::string const&)> sign = mac;
    std::function<std::string(std::string const&)> write = [](std::string const& bytes) { return hex(bytes); };
    std::function<std::string(std::string const&)> finish = [](std::string const& header) { return header; };

    [[nodiscard]] std::string scope() const { return date + "/" + service + "/" + terminator; }

    [[nodiscard]] tc3::http::request call() const {
        tc3::http::request made;
        made.method = sent_method;
        made.path = sent_path;
        made.query = sent_query;
        made.host = sent_host;
        made.body = sent_body;
        if (!sent_type.empty())
            made.headers.add("Content-Type", sent_type);
        made.headers.add("Host", sent_host);
        made.headers.add("X-TC-Action", "CloneDBInstance");
        made.headers.add("X-TC-Version", "2017-03-12");
        made.headers.add("X-TC-Region", "ap-guangzhou");
        made.headers.add("X-TC-Timestamp", sent_timestamp);
        for (auto const& [name, value] : more)
            made.headers.add(name, value);
        std::string const signature = write(sign(signing_key(*this), to_sign(*this, canonical(*this))));
        made.headers.add(
            "Authorization",
            finish("TC3-HMAC-SHA256 Credential=" + id + "/" + (stated_scope.empty() ? scope() : stated_scope) +
                   ", SignedHeaders=" + (stated_list.empty() ? list : stated_list) + ", Signature=" + signature));
        return made;
    }
};

diagnose_options known() {
    diagnose_options made;
    made.service = "postgres";
    made.hosts = {
        {cause::host_twin, "`postgres.intl.tencentcloudapi.com`", "postgres.intl.tencentcloudapi.com"},
        {cause::host_twin, "`postgres.ap-guangzhou.tencentcloudapi.com`", "postgres.ap-guangzhou.tencentcloudapi.com"}};
    made.bodies = [] {
        return std::vector<tc3::sign::other_text>{
            {cause::body_spacing, "without white space", R"({"Limit":1,"Name":"平"})"},
            {cause::body_escapes, "with other characters than ASCII as \\u escapes",
             R"({"Limit": 1, "Name": "\u5e73"})"}};
    };
    made.keys.push_back({"OTHER_KEY", tc3::secret{"another-key"}});
    return made;
}

tc3::credential who() {
    return {{}, tc3::secret{secret_key}, {}};
}

std::string in_words(diagnosis const& found) {
    std::string made;
    for (tc3::sign::found_cause const& one : found.causes)
        made.append(made.empty() ? "" : " | ").append(tc3::sign::words_of(one.what).id).append(": ").append(one.detail);
    return found.reached == outcome::right        ? "right"
           : found.reached == outcome::unreadable ? "unreadable"
           : made.empty()                         ? "none"
                                                  : made;
}

std::string diagnosed(tc3::http::request const& message, tc3::credential const& credential = who()) {
    return in_words(tc3::sign::diagnose(message, credential, known()).value());
}

/// A mistake that is made on purpose, and what is to be found.
struct plant {
    std::string_view expected;
    std::function<void(client&)> change;
};

void body(client& c, std::string const& signed_bytes) {
    c.payload = hex(sha256(signed_bytes));
}

void host(client& c, std::string const& signed_host) {
    c.headers = replaced(c.headers, "postgres.tencentcloudapi.com", signed_host);
}

void type(client& c, std::string const& signed_type) {
    c.headers = replaced(c.headers, "application/json", signed_type);
}

void canonical(client& c, std::function<std::string(std::string)> const& change) {
    c.canonical = [before = c.canonical, change](client const& k) { return change(before(k)); };
}

void to_sign(client& c, std::function<std::string(std::string)> const& change) {
    c.to_sign = [before = c.to_sign, change](client const& k, std::string const& request) {
        return change(before(k, request));
    };
}

void get(client& c) {
    c.method = c.sent_method = "GET";
    c.sent_body.clear();
    c.payload = hex(sha256(""));
    c.sent_query = c.query = "Name=a%20b&Limit=10";
}

std::vector<plant> const plants = {
    // the clock
    {"local-date: UTC+8", [](client& c) { c.date = "2019-02-26"; }},
    {"local-date: UTC+8, for the key only",
     [](client& c) { c.signing_key = [](client const& k) { return mac(mac(mac("TC3" + k.key, "2019-02-26"), k.service), k.terminator); }; }},
    {"local-date: UTC-5",
     [](client& c) {
         c.sent_timestamp = c.timestamp = "1551060000"; // 02:00 UTC
         c.date = "2019-02-24";
     }},
    {"local-date: UTC+9",
     [](client& c) {
         c.sent_timestamp = c.timestamp = "1551108600"; // 15:30 UTC
         c.date = "2019-02-26";
     }},
    {"local-date: UTC+8", [](client& c) { c.stated_scope = "2019-02-25/postgres/tc3_request"; c.date = "2019-02-26"; }},
    {"credential-differs: the date `2019-02-25`", [](client& c) { c.stated_scope = "2019-02-26/postgres/tc3_request"; }},
    {"other-date: `2019-02-20`", [](client& c) { c.date = "2019-02-20"; }},
    {"date-form: as `20190225`", [](client& c) { c.date = "20190225"; }},
    {"date-form: as `2019-2-25`", [](client& c) { c.date = "2019-2-25"; c.stated_scope = "2019-02-25/postgres/tc3_request"; }},
    {"timestamp-unit: in milliseconds", [](client& c) { c.timestamp += "000"; }},
    {"timestamp-unit: in milliseconds", [](client& c) { c.timestamp += "417"; }},
    {"timestamp-unit: in milliseconds, and sent it so", [](client& c) { c.sent_timestamp = c.timestamp = "1551113065123"; }},
    {"timestamp-unit: in seconds, but sent it in milliseconds", [](client& c) { c.sent_timestamp = "1551113065123"; c.stated_scope = c.scope(); }},
    {"other-timestamp: 1 second earlier", [](client& c) { c.timestamp = "1551113064"; }},
    {"other-timestamp: 8 hours later", [](client& c) { c.timestamp = "1551141865"; }},
    // the scope
    {"other-service: `cvm`", [](client& c) { c.service = "cvm"; }},
    {"other-service: `cvm`, for the key only",
     [](client& c) { c.signing_key = [](client const& k) { return mac(mac(mac("TC3" + k.key, k.date), "cvm"), k.terminator); }; }},
    {"other-service: `pgsql`", [](client& c) { c.service = "pgsql"; }}, // stated, so that any name is seen
    {"credential-differs: the service `postgres`", [](client& c) { c.stated_scope = "2019-02-25/cvm/tc3_request"; }},
    {"other-terminator: `aws4_request`", [](client& c) { c.terminator = "aws4_request"; }},
    {"other-terminator: `aws4_request`, for the key only",
     [](client& c) { c.signing_key = [](client const& k) { return mac(mac(mac("TC3" + k.key, k.date), k.service), "aws4_request"); }; }},
    {"scope-form: a scope without tc3_request", [](client& c) { to_sign(c, [](std::string s) { return replaced(s, "/tc3_request", ""); }); }},
    {"scope-form: the whole credential",
     [](client& c) { to_sign(c, [](std::string s) { return replaced(s, "2019-02-25/", std::string{secret_id} + "/2019-02-25/"); }); }},
    {"authorization-form: no tc3_request at the end of its scope", [](client& c) { c.stated_scope = "2019-02-25/postgres"; }},
    // the key
    {"missing-prefix: ", [](client& c) { c.prefix.clear(); }},
    {"other-prefix: `tc3`", [](client& c) { c.prefix = "tc3"; }},
    {"other-prefix: `AWS4`", [](client& c) { c.prefix = "AWS4"; }},
    {"key-white-space: with a line feed at its end", [](client& c) { c.key += "\n"; }},
    {"key-white-space: with CR and LF at its end", [](client& c) { c.key += "\r\n"; }},
    {"key-white-space: with a blank before it", [](client& c) { c.key = " " + c.key; }},
    {"key-quotes: with quotes around it", [](client& c) { c.key = "\"" + c.key + "\""; }},
    {"key-encoding: after it was encoded in Base64", [](client& c) { c.key = base64(c.key); }},
    {"key-encoding: after it was encoded in hexadecimal digits", [](client& c) { c.key = hex(c.key); }},
    {"key-encoding: in small letters", [](client& c) { c.key = tc3::detail::to_lower(c.key); }},
    {"not-the-key: the SecretId", [](client& c) { c.key = c.id; }},
    {"not-the-key: an empty text", [](client& c) { c.key.clear(); }},
    {"not-the-key: `undefined`", [](client& c) { c.key = "undefined"; }},
    {"not-the-key: a key from an example of the documentation", [](client& c) { c.key = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"; }},
    {"not-the-key: the session token", [](client& c) { c.more = {{"X-TC-Token", "session"}}; c.key = "session"; }},
    {"other-key: OTHER_KEY", [](client& c) { c.key = "another-key"; }},
    {"derived-key-text: the derived keys as hexadecimal text",
     [](client& c) { c.signing_key = [](client const& k) { return hex(mac(hex(mac(hex(mac("TC3" + k.key, k.date)), k.service)), k.terminator)); }; }},
    {"derived-key-text: the signing key as hexadecimal text",
     [](client& c) { c.signing_key = [before = c.signing_key](client const& k) { return hex(before(k)); }; }},
    {"derived-key-text: the key of the date and the key of the service as hexadecimal text",
     [](client& c) { c.signing_key = [](client const& k) { return mac(hex(mac(hex(mac("TC3" + k.key, k.date)), k.service)), k.terminator); }; }},
    {"derivation-order: service, date, tc3_request",
     [](client& c) { c.signing_key = [](client const& k) { return mac(mac(mac("TC3" + k.key, k.service), k.date), k.terminator); }; }},
    {"derivation-steps: without tc3_request",
     [](client& c) { c.signing_key = [](client const& k) { return mac(mac("TC3" + k.key, k.date), k.service); }; }},
    {"derivation-steps: without any step", [](client& c) { c.signing_key = [](client const& k) { return "TC3" + k.key; }; }},
    {"derivation-steps: without any step, and without TC3", [](client& c) { c.signing_key = [](client const& k) { return k.key; }; }},
    {"derivation-steps: with the region as a further step",
     [](client& c) { c.signing_key = [](client const& k) { return mac(mac(mac(mac("TC3" + k.key, k.date), "ap-guangzhou"), k.service), k.terminator); }; }},
    {"hmac-arguments: in the derivation of the key",
     [](client& c) { c.signing_key = [](client const& k) { return mac(k.terminator, mac(k.service, mac(k.date, "TC3" + k.key))); }; }},
    {"hmac-arguments: for the signature", [](client& c) { c.sign = [](std::string const& k, std::string const& t) { return mac(t, k); }; }},
    {"other-hash: SHA-256 of key and text for the signature, not HMAC",
     [](client& c) { c.sign = [](std::string const& k, std::string const& t) { return sha256(k + t); }; }},
    {"other-hash: HMAC-SHA1 for the signature",
     [](client& c) { c.sign = [](std::string const& k, std::string const& t) { return hmac(EVP_sha1(), k, t); }; }},
    // the texts
    {"algorithm-line: `AWS4-HMAC-SHA256`", [](client& c) { c.algorithm = "AWS4-HMAC-SHA256"; }},
    {"request-hash-form: the canonical request itself, not its hash",
     [](client& c) { c.to_sign = [](client const& k, std::string const& r) { return k.algorithm + "\n" + k.timestamp + "\n" + k.scope() + "\n" + r; }; }},
    {"request-hash-form: the hash in capitals",
     [](client& c) { c.to_sign = [](client const& k, std::string const& r) { return k.algorithm + "\n" + k.timestamp + "\n" + k.scope() + "\n" + upper_hex(sha256(r)); }; }},
    {"line-breaks: both texts end with CR and LF",
     [](client& c) {
         canonical(c, [](std::string s) { return replaced(s, "\n", "\r\n"); });
         to_sign(c, [](std::string s) { return replaced(s, "\n", "\r\n"); });
     }},
    {"line-breaks: the canonical request are separated by a backslash and an n",
     [](client& c) { canonical(c, [](std::string s) { return replaced(s, "\n", "\\n"); }); }},
    {"trailing-line-feed: the canonical request", [](client& c) { canonical(c, [](std::string s) { return s + "\n"; }); }},
    {"trailing-line-feed: the string to sign", [](client& c) { to_sign(c, [](std::string s) { return s + "\n"; }); }},
    {"blank-line: no blank line before the signed headers", [](client& c) { c.headers.pop_back(); }},
    {"blank-line: two blank lines before the signed headers", [](client& c) { c.headers += "\n"; }},
    {"lines: the line of the query", [](client& c) { canonical(c, [](std::string s) { return replaced(s, "/\n\n", "/\n"); }); }},
    {"lines: the timestamp in the string to sign", [](client& c) { to_sign(c, [](std::string s) { return replaced(s, "1551113065\n", ""); }); }},
    // the target
    {"method: `post`", [](client& c) { c.method = "post"; }},
    {"method: `GET`", [](client& c) { c.method = "GET"; }},
    {"letter-case: the whole canonical request in small letters",
     [](client& c) {
         get(c);
         canonical(c, [](std::string const& text) { return tc3::detail::to_lower(text); });
     }},
    {"path: ``", [](client& c) { c.path.clear(); }},
    {"path: `/CloneDBInstance`", [](client& c) { c.path = "/CloneDBInstance"; }},
    {"path: `/`", [](client& c) { c.sent_path = "/v2"; }},
    {"path: with the query behind it", [](client& c) { get(c); c.path = "/?" + c.query; }},
    {"query-of-post: ", [](client& c) { c.sent_query = c.query = "Language=en-US"; }},
    {"query-form: with its parameters sorted", [](client& c) { get(c); c.query = "Limit=10&Name=a%20b"; }},
    {"query-form: decoded", [](client& c) { get(c); c.query = "Name=a b&Limit=10"; }},
    {"query-form: encoded anew, with + for blanks", [](client& c) { get(c); c.query = "Name=a+b&Limit=10"; }},
    {"query-form: as an empty text", [](client& c) { get(c); c.query.clear(); }},
    {"query-form: with its question mark", [](client& c) { get(c); c.query = "?" + c.query; }},
    // the headers
    {"host-port: without its port", [](client& c) { c.sent_host += ":8443"; }},
    {"host-port: with the port 443", [](client& c) { host(c, "postgres.tencentcloudapi.com:443"); }},
    {"host-twin: `postgres.intl.tencentcloudapi.com`", [](client& c) { host(c, "postgres.intl.tencentcloudapi.com"); }},
    {"host-twin: `postgres.ap-guangzhou.tencentcloudapi.com`", [](client& c) { host(c, "postgres.ap-guangzhou.tencentcloudapi.com"); }},
    {"other-host: `127.0.0.1`", [](client& c) { host(c, "127.0.0.1"); }},
    {"other-host: `cvm.tencentcloudapi.com`", [](client& c) { host(c, "cvm.tencentcloudapi.com"); }},
    {"other-host: `https://` and the host", [](client& c) { host(c, "https://postgres.tencentcloudapi.com"); }},
    {"content-type-parameters: `application/json; charset=utf-8`", [](client& c) { type(c, "application/json; charset=utf-8"); }},
    {"content-type-parameters: `application/json`", [](client& c) { c.sent_type = "application/json; charset=utf-8"; }},
    {"content-type-parameters: `application/json;charset=utf-8`",
     [](client& c) { c.sent_type = "application/json; charset=utf-8"; type(c, "application/json;charset=utf-8"); }},
    {"content-type-parameters: `multipart/form-data`",
     [](client& c) { c.sent_type = "multipart/form-data; boundary=x1"; type(c, "multipart/form-data"); }},
    {"other-content-type: `application/json`", [](client& c) { c.sent_type = "application/x-www-form-urlencoded"; }},
    {"other-content-type: `text/plain`", [](client& c) { type(c, "text/plain"); }},
    {"header-values: in capitals",
     [](client& c) { c.headers = "content-type:APPLICATION/JSON\nhost:POSTGRES.TENCENTCLOUDAPI.COM\nx-tc-action:CLONEDBINSTANCE\n"; }},
    {"header-values: with the blanks around them",
     [](client& c) { c.sent_type = "application/json  "; type(c, "application/json  "); }},
    {"header-names: as they were sent",
     [](client& c) {
         c.list = "Content-Type;Host;X-TC-Action";
         c.stated_list = "content-type;host;x-tc-action";
         c.headers = "Content-Type:application/json\nHost:postgres.tencentcloudapi.com\nX-TC-Action:CloneDBInstance\n";
     }},
    {"header-names: as they were sent, in the canonical headers only",
     [](client& c) { c.headers = "Content-Type:application/json\nHost:postgres.tencentcloudapi.com\nX-TC-Action:clonedbinstance\n"; }},
    {"header-lines: with a blank after the colon", [](client& c) { c.headers = replaced(c.headers, ":", ": "); }},
    {"signed-headers-differ: `content-type;host`",
     [](client& c) {
         c.list = "content-type;host";
         c.stated_list = "content-type;host;x-tc-action";
         c.headers = replaced(c.headers, "x-tc-action:clonedbinstance\n", "");
     }},
    {"signed-headers-differ: `content-type;host;x-tc-action;x-tc-region`",
     [](client& c) {
         c.stated_list = c.list;
         c.list += ";x-tc-region";
         c.headers += "x-tc-region:ap-guangzhou\n";
     }},
    {"signed-headers-differ: canonical headers of `content-type;host`",
     [](client& c) { c.headers = replaced(c.headers, "x-tc-action:clonedbinstance\n", ""); }},
    {"signed-headers-order: `host;content-type`",
     [](client& c) {
         c.list = "host;content-type";
         c.headers = "host:postgres.tencentcloudapi.com\ncontent-type:application/json\n";
     }},
    {"signed-headers-order: `host;content-type`",
     [](client& c) {
         c.list = "host;content-type";
         c.stated_list = "content-type;host";
         c.headers = "host:postgres.tencentcloudapi.com\ncontent-type:application/json\n";
     }},
    {"signed-headers-lack: host", [](client& c) { c.list = "content-type"; c.headers = "content-type:application/json\n"; }},
    {"signed-headers-case: `Content-Type;Host`",
     [](client& c) {
         c.list = "Content-Type;Host";
         c.headers = "content-type:application/json\nhost:postgres.tencentcloudapi.com\n";
     }},
    {"unsent-header: content-type as `application/json`", [](client& c) { c.sent_type.clear(); }},
    {"unsent-header: `x-tc-language` with an empty value", [](client& c) { c.list += ";x-tc-language"; c.headers += "x-tc-language:\n"; }},
    {"repeated-header: `x-tc-action` with its last value",
     [](client& c) { c.more = {{"X-TC-Action", "Other"}}; c.headers = replaced(c.headers, "clonedbinstance", "other"); }},
    // the body
    {"empty-payload: ", [](client& c) { body(c, ""); }},
    {"other-payload: `{}`", [](client& c) { body(c, "{}"); }},
    {"other-payload: `null`", [](client& c) { body(c, "null"); }},
    {"other-payload: the query", [](client& c) { get(c); body(c, c.sent_query); }},
    {"unsigned-body: UNSIGNED-PAYLOAD without the header X-TC-Content-SHA256 that says so", [](client& c) { body(c, "UNSIGNED-PAYLOAD"); }},
    {"unsigned-body: the word UNSIGNED-PAYLOAD itself, not its hash",
     [](client& c) { c.more = {{"X-TC-Content-SHA256", "UNSIGNED-PAYLOAD"}}; c.payload = "UNSIGNED-PAYLOAD"; }},
    {"unsigned-body: the body, but X-TC-Content-SHA256 says UNSIGNED-PAYLOAD",
     [](client& c) { c.more = {{"X-TC-Content-SHA256", "UNSIGNED-PAYLOAD"}}; }},
    {"unsigned-body: the hash of unsigned-payload in small letters", [](client& c) { body(c, "unsigned-payload"); }},
    {"payload-hash-form: the hash in capitals", [](client& c) { c.payload = upper_hex(sha256(c.sent_body)); }},
    {"payload-hash-form: the body itself, not its hash", [](client& c) { c.payload = c.sent_body; }},
    {"payload-hash-form: the hash of the hash", [](client& c) { body(c, c.payload); }},
    {"other-hash: SHA-1 for the body", [](client& c) { c.payload = hex(digest(EVP_sha1(), c.sent_body)); }},
    {"body-white-space: with a line feed at its end", [](client& c) { body(c, c.sent_body + "\n"); }},
    {"body-white-space: without the white space around it", [](client& c) { c.sent_body += "\r\n"; }},
    {"body-white-space: with CR and LF for each LF", [](client& c) { c.sent_body = "{\n}"; body(c, "{\r\n}"); }},
    {"body-byte-order-mark: without its byte order mark", [](client& c) { c.sent_body = "\xef\xbb\xbf" + c.sent_body; }},
    {"body-byte-order-mark: with a byte order mark before it", [](client& c) { body(c, "\xef\xbb\xbf" + c.sent_body); }},
    {"body-encoding: with ? for each character beyond ASCII", [](client& c) { body(c, replaced(c.sent_body, "平", "?")); }},
    {"body-encoding: encoded as UTF-8 twice", [](client& c) { c.sent_body = "\xc3\xa9"; body(c, "\xc3\x83\xc2\xa9"); }},
    {"body-encoding: in ISO 8859-1", [](client& c) { c.sent_body = "\xc3\xa9"; body(c, "\xe9"); }},
    {"body-spacing: without white space", [](client& c) { body(c, replaced(c.sent_body, " ", "")); }},
    {"body-escapes: with other characters than ASCII as \\u escapes", [](client& c) { body(c, replaced(c.sent_body, "平", "\\u5e73")); }},
    // how it is given
    {"signature-white-space: there is a line feed at its end", [](client& c) { c.finish = [](std::string const& h) { return h + "\n"; }; }},
    {"signature-case: ", [](client& c) { c.write = upper_hex; }},
    {"signature-encoding: in Base64", [](client& c) { c.write = base64; }},
    {"signature-encoding: in Base64 of its hexadecimal digits", [](client& c) { c.write = [](std::string const& b) { return base64(hex(b)); }; }},
    {"authorization-form: no blank after a comma", [](client& c) { c.finish = [](std::string const& h) { return replaced(h, ", ", ","); }; }},
    {"authorization-form: no commas between its parts", [](client& c) { c.finish = [](std::string const& h) { return replaced(h, ", ", " "); }; }},
    {"authorization-form: another algorithm", [](client& c) { c.finish = [](std::string const& h) { return replaced(h, "TC3-HMAC-SHA256", "TC3-HMAC-SHA1"); }; }},
    {"authorization-form: the names of its parts in another letter case",
     [](client& c) { c.finish = [](std::string const& h) { return replaced(h, "Credential", "credential"); }; }},
    // two at once
    {"host-port: without its port | other-service: `127`",
     [](client& c) { c.sent_host = "127.0.0.1:8080"; host(c, "127.0.0.1"); c.service = "127"; }},
    {"missing-prefix:  | host-twin: `postgres.intl.tencentcloudapi.com`",
     [](client& c) { c.prefix.clear(); host(c, "postgres.intl.tencentcloudapi.com"); }},
    {"content-type-parameters: `application/json; charset=utf-8` | body-spacing: without white space",
     [](client& c) { type(c, "application/json; charset=utf-8"); body(c, replaced(c.sent_body, " ", "")); }},
};

/// The same for signature v1. The parameters are signed as `name=value` joined with `&`.
struct v1_client {
    using parameters = std::vector<std::pair<std::string, std::string>>;
    parameters sent{{"Version", "2017-03-12"},
                    {"Action", "CloneDBInstance"},
                    {"SecretId", std::string{secret_id}},
                    {"Timestamp", "1551113065"},
                    {"Nonce", "11886"},
                    {"Name", "a b/平"},
                    {"Set.2.Role", "x"},
                    {"Set.10.Role", "y"},
                    {"Flag", "true"},
                    {"aux", "1"}};
    std::string method = "GET";
    std::string sent_host = "postgres.tencentcloudapi.com";
    std::string host = "postgres.tencentcloudapi.com";
    std::string key{secret_key};
    EVP_MD const* function = EVP_sha1();
    std::function<parameters(parameters)> to_sign = [](parameters p) { return p; };
    std::function<void(parameters&)> sort = [](parameters& p) { std::sort(p.begin(), p.end()); };
    std::function<std::string(v1_client const&, std::string const&)> text =
        [](v1_client const& c, std::string const& joined) { return c.method + c.host + "/?" + joined; };
    std::function<std::string(std::string const&)> write = base64;
    std::function<std::string(std::string const&)> encode = [](std::string const& t) {
        return tc3::http::percent_encoded(t);
    };

    std::function<std::string(std::string const&)> finish = [](std::string const& query) { return query; };

    [[nodiscard]] tc3::http::request call() const {
        parameters ours = to_sign(sent);
        sort(ours);
        std::string joined;
        for (auto const& [name, value] : ours)
            joined += (joined.empty() ? "" : "&") + name + "=" + value;
        tc3::http::request made;
        made.method = "GET";
        made.headers.add("Host", sent_host);
        for (auto const& [name, value] : sent)
            made.query += tc3::http::percent_encoded(name) + "=" + tc3::http::percent_encoded(value) + "&";
        made.query = finish(made.query + "Signature=" + encode(write(hmac(function, key, text(*this, joined)))));
        return made;
    }
};

struct v1_plant {
    std::string_view expected;
    std::function<void(v1_client&)> change;
};

/// Gives the call a nonce with which its signature holds that text.
void draw_a_nonce_that_gives(v1_client& c, std::string_view wanted) {
    for (int nonce = 1; c.call().query.find(wanted, c.call().query.find("Signature=")) == std::string::npos; ++nonce)
        c.sent[4].second = std::to_string(nonce);
}

void values(v1_client& c, std::function<std::string(std::string)> const& change) {
    c.to_sign = [change](v1_client::parameters p) {
        for (auto& [name, value] : p)
            value = change(value);
        return p;
    };
}

void without(v1_client& c, std::string const& dropped) {
    c.to_sign = [dropped](v1_client::parameters p) {
        std::erase_if(p, [&](auto const& one) { return one.first == dropped; });
        return p;
    };
}

std::vector<v1_plant> const v1_plants = {
    {"parameter-order: in the order in which it sent them",
     [](v1_client& c) { c.sort = [](v1_client::parameters&) {}; }},
    {"parameter-order: sorted without regard to letter case",
     [](v1_client& c) {
         c.sort = [](v1_client::parameters& p) {
             std::sort(p.begin(), p.end(), [](auto const& a, auto const& b) {
                 return tc3::detail::to_lower(a.first) < tc3::detail::to_lower(b.first);
             });
         };
     }},
    {"parameter-order: sorted with the numbers in names as numbers",
     [](v1_client& c) {
         c.sort = [](v1_client::parameters& p) {
             std::sort(p.begin(), p.end());
             auto const ten =
                 std::find_if(p.begin(), p.end(), [](auto const& one) { return one.first == "Set.10.Role"; });
             std::iter_swap(ten, ten + 1);
         };
     }},
    {"encoded-values: percent-encoded",
     [](v1_client& c) { values(c, [](std::string const& v) { return tc3::http::percent_encoded(v); }); }},
    {"encoded-values: encoded, with + for blanks",
     [](v1_client& c) {
         values(c, [](std::string const& v) { return replaced(tc3::http::percent_encoded(v), "%20", "+"); });
     }},
    {"plus-sign: ",
     [](v1_client& c) {
         c.sent.emplace_back("Tag", "a+b");
         c.finish = [](std::string const& query) { return replaced(query, "a%2Bb", "a+b"); };
     }},
    {"parameter-values: 1 for true",
     [](v1_client& c) { values(c, [](std::string const& v) { return v == "true" ? std::string{"1"} : v; }); }},
    {"parameter-set: without `Nonce`", [](v1_client& c) { without(c, "Nonce"); }},
    {"parameter-set: with an empty Signature",
     [](v1_client& c) {
         c.to_sign = [](v1_client::parameters p) {
             p.emplace_back("Signature", "");
             return p;
         };
     }},
    {"signature-method: HmacSHA256, but sent no SignatureMethod, so that HmacSHA1 is in force",
     [](v1_client& c) { c.function = EVP_sha256(); }},
    {"signature-method: HmacSHA1, but SignatureMethod selects HmacSHA256",
     [](v1_client& c) { c.sent.emplace_back("SignatureMethod", "HmacSHA256"); }},
    {"parameter-set: with SignatureMethod, which it did not send | signature-method: HmacSHA256, but sent no "
     "SignatureMethod, so that HmacSHA1 is in force",
     [](v1_client& c) {
         c.function = EVP_sha256();
         c.to_sign = [](v1_client::parameters p) {
             p.emplace_back("SignatureMethod", "HmacSHA256");
             return p;
         };
     }},
    {"method: `POST`", [](v1_client& c) { c.method = "POST"; }},
    {"method: `get`", [](v1_client& c) { c.method = "get"; }},
    {"host-port: without its port", [](v1_client& c) { c.sent_host += ":8080"; }},
    {"host-twin: `postgres.intl.tencentcloudapi.com`",
     [](v1_client& c) { c.host = "postgres.intl.tencentcloudapi.com"; }},
    {"path: `/v2/index.php`",
     [](v1_client& c) {
         c.text = [](v1_client const& k, std::string const& j) { return k.method + k.host + "/v2/index.php?" + j; };
     }},
    {"string-form: no question mark",
     [](v1_client& c) {
         c.text = [](v1_client const& k, std::string const& j) { return k.method + k.host + "/" + j; };
     }},
    {"other-host: `https://` and the host",
     [](v1_client& c) {
         c.text = [](v1_client const& k, std::string const& j) { return k.method + "https://" + k.host + "/?" + j; };
     }},
    {"string-form: & between its parts, encoded, as another provider has it",
     [](v1_client& c) {
         c.text = [](v1_client const& k, std::string const& j) {
             return k.method + "&%2F&" + tc3::http::percent_encoded(j);
         };
     }},
    {"key-white-space: with a line feed at its end", [](v1_client& c) { c.key += "\n"; }},
    {"other-prefix: `TC3`", [](v1_client& c) { c.key = "TC3" + c.key; }},
    {"not-the-key: the SecretId", [](v1_client& c) { c.key = secret_id; }},
    {"other-key: OTHER_KEY", [](v1_client& c) { c.key = "another-key"; }},
    {"signature-white-space: there is a line feed at its end",
     [](v1_client& c) { c.write = [](std::string const& b) { return base64(b) + "\n"; }; }},
    {"signature-encoding: in hexadecimal digits",
     [](v1_client& c) { c.write = [](std::string const& b) { return hex(b); }; }},
    {"signature-encoding: in Base64 of its hexadecimal digits",
     [](v1_client& c) { c.write = [](std::string const& b) { return base64(hex(b)); }; }},
    {"signature-encoding: in Base64 without its padding",
     [](v1_client& c) { c.write = [](std::string const& b) { return replaced(base64(b), "=", ""); }; }},
    {"signature-encoding: in URL-safe Base64",
     [](v1_client& c) {
         draw_a_nonce_that_gives(c, "%2B");
         c.write = [](std::string const& b) { return replaced(replaced(base64(b), "+", "-"), "/", "_"); };
     }},
    {"signature-escapes: its + was not percent-encoded, so that it arrives as a blank",
     [](v1_client& c) {
         draw_a_nonce_that_gives(c, "%2B");
         c.encode = [](std::string const& t) { return t; };
     }},
    {"signature-escapes: it was percent-encoded twice",
     [](v1_client& c) {
         c.encode = [](std::string const& t) { return tc3::http::percent_encoded(tc3::http::percent_encoded(t)); };
     }},
    {"other-timestamp: 1 second earlier",
     [](v1_client& c) {
         values(c, [](std::string const& v) { return v == "1551113065" ? std::string{"1551113064"} : v; });
     }},
    {"php-array-names: it sent `Set[0][Role]` and signed the word Array",
     [](v1_client& c) {
         c.sent[6] = {"Set[0][Role]", "x"};
         c.sent[7] = {"Set[1][Role]", "y"};
         c.to_sign = [](v1_client::parameters p) {
             p.erase(p.begin() + 7);
             p[6] = {"Set", "Array"};
             return p;
         };
     }},
    {"php-array-names: it sent `Set[0][Role]` and signed `Set.0.Role`",
     [](v1_client& c) {
         c.sent[6] = {"Set[0][Role]", "x"};
         c.to_sign = [](v1_client::parameters p) {
             p[6].first = "Set.0.Role";
             return p;
         };
     }},
    {"php-array-names: it sent `Set.0.Role` and signed `Set[0][Role]`",
     [](v1_client& c) {
         c.to_sign = [](v1_client::parameters p) {
             p[6].first = "Set[2][Role]";
             p[7].first = "Set[10][Role]";
             return p;
         };
     }},
    {"method: `POST` | host-twin: `postgres.intl.tencentcloudapi.com`",
     [](v1_client& c) {
         c.method = "POST";
         c.host = "postgres.intl.tencentcloudapi.com";
     }},
};

} // namespace

BOOST_AUTO_TEST_SUITE(sign_diagnose)

BOOST_AUTO_TEST_CASE(a_right_signature_has_no_cause) {
    BOOST_TEST(diagnosed(client{}.call()) == "right");
    client query;
    get(query);
    BOOST_TEST(diagnosed(query.call()) == "right");
}

BOOST_AUTO_TEST_CASE(each_planted_mistake_is_found_and_blamed_on_no_other) {
    for (plant const& one : plants) {
        client c;
        one.change(c);
        BOOST_TEST(diagnosed(c.call()) == one.expected);
    }
}

BOOST_AUTO_TEST_CASE(what_the_message_before_had_does_not_change_what_is_found) {
    diagnose_options options = known();
    for (auto one = plants.rbegin(); one != plants.rend(); ++one) {
        client c;
        one->change(c);
        diagnosis const found = tc3::sign::diagnose(c.call(), who(), options).value();
        BOOST_TEST(in_words(found) == one->expected);
        options.first_group = found.group;
    }
}

BOOST_AUTO_TEST_CASE(a_right_signature_v1_has_no_cause) {
    BOOST_TEST(diagnosed(v1_client{}.call()) == "right");
}

BOOST_AUTO_TEST_CASE(each_planted_mistake_of_v1_is_found_and_blamed_on_no_other) {
    for (v1_plant const& one : v1_plants) {
        v1_client c;
        one.change(c);
        BOOST_TEST(diagnosed(c.call()) == one.expected);
    }
}

BOOST_AUTO_TEST_CASE(another_secret_id_is_told_of_where_the_key_fits) {
    tc3::credential other = who();
    other.secret_id = "AKIDother";
    BOOST_TEST(diagnosed(client{}.call(), other) == "other-secret-id: ");
    BOOST_TEST(diagnosed(v1_client{}.call(), other) == "other-secret-id: ");
    // SecretId and SecretKey in each other's place
    other.secret_id = "AKIDother";
    client swapped;
    swapped.id = secret_key;
    swapped.key = "AKIDother";
    BOOST_TEST(diagnosed(swapped.call(), other) ==
               "not-the-key: the SecretId, and the SecretKey as the SecretId | other-secret-id: ");
}

BOOST_AUTO_TEST_CASE(a_signature_of_no_known_making_has_no_cause) {
    client c;
    c.write = [](std::string const&) { return hex(sha256("something else")); };
    auto const found = tc3::sign::diagnose(c.call(), who(), known()).value();
    BOOST_TEST((found.reached == outcome::unexplained));
    BOOST_TEST(found.causes.empty());
    BOOST_TEST(found.tried > 10'000u);
    v1_client old;
    old.key = "a key that nobody knows";
    BOOST_TEST(diagnosed(old.call()) == "none");
}

BOOST_AUTO_TEST_CASE(what_is_no_signature_is_not_diagnosed) {
    client c;
    for (std::string const header :
         {"SKIP", "Bearer abc", "TC3-HMAC-SHA256 Credential=a/b/c/d, SignedHeaders=host, Signature=12", ""}) {
        c.finish = [header](std::string const&) { return header; };
        BOOST_TEST(diagnosed(c.call()) == "unreadable");
    }
    BOOST_TEST(diagnosed(client{}.call(), {}) == "unreadable"); // without a key
    BOOST_TEST(diagnosed(tc3::http::request{}) == "unreadable");
}

BOOST_AUTO_TEST_CASE(neither_keys_nor_tokens_are_in_what_is_told) {
    for (plant const& one : plants) {
        client c;
        one.change(c);
        auto const found = tc3::sign::diagnose(c.call(), who(), known()).value();
        for (tc3::sign::found_cause const& each : found.causes)
            for (std::string_view const secret :
                 {secret_key, std::string_view{"another-key"}, std::string_view{"Signature="}})
                for (std::string const& text : {tc3::sign::sentence_of(each), each.as_signed, each.as_expected})
                    BOOST_TEST(text.find(secret) == std::string::npos, text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
