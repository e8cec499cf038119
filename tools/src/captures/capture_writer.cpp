// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "capture_writer.hpp"

#include "captures/evidence_names.hpp"
#include "json_writer.hpp"
#include "net/gateway_page.hpp"
#include "time_text.hpp"

#include <tc3/contract/text.hpp>
#include <tc3/http/query.hpp>
#include <tc3/sign/digest.hpp>
#include <tc3/sign/host.hpp>
#include <tc3/version.hpp>

#include <string_view>

namespace tc3::tool {
namespace {

/// The URL, or what is known of it: where the scheme was not recorded, the target as it stands in a request line.
std::string url_of(http::request const& message) {
    std::string made;
    if (!message.scheme.empty())
        made.append(message.scheme).append("://");
    made.append(message.host.empty() && !message.scheme.empty() ? sign::host_of(message) : message.host);
    made.append(message.path);
    return message.query.empty() ? made : made + "?" + message.query;
}

/// Whether a body can stand as text. One with U+FFFD cannot: readers take it for what a recorder puts in the place of
/// bytes that it could not keep.
bool is_text(std::string_view body) {
    return text::find_not_utf8(body) == std::string_view::npos && body.find("\uFFFD") == std::string_view::npos;
}

/// Says of what recorder an entry is, where readers would take it for one of another.
void add_recorder(object_writer& into, recorder origin, recorder usual) {
    if (origin != usual)
        into.text(recorder_member, name_of(recorder_names, origin));
}

/// Says of a body or a signature that it is not the one that was sent.
void add_evidence(object_writer& into, std::string_view member, evidence kept) {
    if (kept != evidence::exact)
        into.text(member, name_of(evidence_names, kept));
}

// ---------------------------------------------------------------------------------------------------------------------
// NDJSON

std::string pairs_of(http::header_list const& headers) {
    array_writer all;
    for (http::header const each : headers) {
        array_writer pair;
        pair.text(each.name);
        pair.text(each.value);
        all.raw(pair.finish());
    }
    return all.finish();
}

/// Headers and body, which both messages have.
void add_message(object_writer& into, http::header_list const& headers, std::string_view body, evidence kept) {
    into.raw("headers", pairs_of(headers));
    add_evidence(into, evidence_member, kept);
    if (is_text(body))
        into.text("body", body);
    else
        into.text("body_b64", sign::base64(body));
}

class ndjson_writer final : public capture_writer {
  public:
    explicit ndjson_writer(std::string const& file) : capture_writer{file} {}

    void write(exchange const& what) override {
        object_writer request;
        request.text("method", what.request.method).text("url", url_of(what.request));
        add_evidence(request, signature_member, what.signature);
        add_message(request, what.request.headers, what.request.body, what.request_body);
        object_writer line;
        add_recorder(line, what.origin, recorder::wire);
        if (what.milliseconds)
            line.text("time", iso_time_of(*what.milliseconds));
        line.raw("request", request.finish());
        if (what.has_response) {
            object_writer response;
            if (what.response.status > 0) // else the capture had none
                response.number("status", static_cast<std::uint64_t>(what.response.status));
            add_message(response, what.response.headers, what.response.body, what.response_body);
            line.raw("response", response.finish());
        }
        put(line.finish() + "\n");
    }
};

// ---------------------------------------------------------------------------------------------------------------------
// HAR (version 1.2; what it has no place for, such as the absence of an answer, is told as browsers do)

std::string objects_of(http::header_list const& headers) {
    array_writer all;
    for (http::header const each : headers)
        all.raw(object_writer{}.text("name", each.name).text("value", each.value).finish());
    return all.finish();
}

/// What request and response have in common, and a body of neither.
void add_common(object_writer& into, http::header_list const& headers, std::size_t body_size) {
    into.text("httpVersion", "HTTP/1.1")
        .raw("cookies", "[]")
        .raw("headers", objects_of(headers))
        .raw("headersSize", "-1")
        .number("bodySize", body_size);
}

/// A body under the names of `postData` and `content`.
object_writer body_object(http::header_list const& headers, std::string_view body) {
    object_writer made;
    made.text("mimeType", headers.find("Content-Type").value_or(std::string_view{}));
    if (is_text(body))
        made.text("text", body);
    else
        made.text("text", sign::base64(body)).text("encoding", "base64");
    return made;
}

std::string objects_of_query(std::string_view query) {
    array_writer all;
    for (http::raw_parameter const each : http::raw_parameters{query}) {
        std::string name;
        std::string value;
        http::append_percent_decoded(name, each.name, http::plus_sign::blank);
        http::append_percent_decoded(value, each.value, http::plus_sign::blank);
        all.raw(object_writer{}.text("name", name).text("value", value).finish());
    }
    return all.finish();
}

std::string har_request(exchange const& what) {
    http::request const& message = what.request;
    object_writer made;
    made.text("method", message.method).text("url", url_of(message));
    made.raw("queryString", objects_of_query(message.query));
    add_common(made, message.headers, message.body.size());
    if (!message.body.empty())
        made.raw("postData", body_object(message.headers, message.body).finish());
    add_evidence(made, evidence_member, what.request_body);
    add_evidence(made, signature_member, what.signature);
    return made.finish();
}

std::string har_response(exchange const& what) {
    http::response const& message = what.response;
    auto const status = static_cast<std::uint64_t>(what.has_response ? message.status : 0);
    object_writer made;
    made.number("status", status).text("statusText", what.has_response ? reason_of(message.status) : "");
    add_common(made, message.headers, message.body.size());
    object_writer content = body_object(message.headers, message.body);
    content.number("size", message.body.size());
    made.raw("content", content.finish()).text("redirectURL", "");
    add_evidence(made, evidence_member, what.response_body);
    if (!what.has_response)
        made.text("_error", "the connection was closed without an answer");
    return made.finish();
}

class har_writer final : public capture_writer {
  public:
    explicit har_writer(std::string const& file) : capture_writer{file} {
        std::string const creator = object_writer{}.text("name", "tc3").text("version", library_version).finish();
        put("{\"log\":{\"version\":\"1.2\",\"creator\":" + creator + ",\"entries\":[");
    }

    void write(exchange const& what) override {
        object_writer entry;
        add_recorder(entry, what.origin, recorder::archive);
        entry.text("startedDateTime", iso_time_of(what.milliseconds.value_or(0)))
            .number("time", 0)
            .raw("request", har_request(what))
            .raw("response", har_response(what))
            .raw("cache", "{}")
            .raw("timings", R"({"send":0,"wait":0,"receive":0})");
        put((count_++ == 0 ? "\n" : ",\n") + entry.finish());
    }

    bool finish() override {
        put("\n]}}\n");
        return out_.finish();
    }

  private:
    std::size_t count_ = 0;
};

} // namespace

void capture_writer::put(std::string_view text) {
    if (watch_)
        watch_(text);
    out_.write(text);
}

std::unique_ptr<capture_writer> capture_writer::open(std::string const& file, std::string& trouble) {
    std::unique_ptr<capture_writer> made;
    if (file == "-" || file.ends_with(".ndjson"))
        made = std::make_unique<ndjson_writer>(file);
    else if (file.ends_with(".har"))
        made = std::make_unique<har_writer>(file);
    if (made == nullptr)
        trouble = "the name of a capture to write ends in .ndjson or .har, which says its form";
    else
        trouble = made->trouble();
    return trouble.empty() ? std::move(made) : nullptr;
}

} // namespace tc3::tool
