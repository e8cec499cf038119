// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
//
// A purchase by libcurl.
#include "purchase.hpp"

#include <curl/curl.h>

#include <csignal>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace {

std::size_t keep(char const* bytes, std::size_t size, std::size_t count, void* into) {
    static_cast<std::string*>(into)->append(bytes, size * count);
    return size * count;
}

struct release {
    void operator()(CURL* handle) const noexcept { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};

tc3::delivery deliver(tc3::http::request const& message, example::settings const& how) {
    std::unique_ptr<CURL, release> const handle{curl_easy_init()};
    if (!handle)
        return tc3::delivery::not_sent("libcurl has no memory");
    auto const set = [&handle](CURLoption option, auto value) { curl_easy_setopt(handle.get(), option, value); };

    std::unique_ptr<curl_slist, release> headers;
    auto const add = [&headers](std::string const& line) {
        curl_slist* const all = curl_slist_append(headers.get(), line.c_str());
        if (all != nullptr) {
            static_cast<void>(headers.release());
            headers.reset(all);
        }
    };
    for (tc3::http::header const each : message.headers)
        add(std::string{each.name}.append(": ").append(each.value));
    add("Expect:"); // a body goes out with its headers

    tc3::http::response answer;
    std::string const url = "https://" + message.host + message.path;
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_HTTPHEADER, headers.get());
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDS, message.body.c_str());
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(message.body.size()));
    set(CURLOPT_WRITEFUNCTION, &keep);
    set(CURLOPT_WRITEDATA, &answer.body);
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS,
        static_cast<long>(std::chrono::milliseconds{example::settings::connect_timeout}.count()));
    // For all together, so a slow connection takes from the time of the answer.
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(how.timeout.count()));
    // libcurl sends a request again by itself when a connection that it kept turns out to be dead: keep none.
    set(CURLOPT_FRESH_CONNECT, 1L);
    set(CURLOPT_FORBID_REUSE, 1L);
    if (!how.ca_file.empty())
        set(CURLOPT_CAINFO, how.ca_file.c_str());

    CURLcode const code = curl_easy_perform(handle.get());
    if (code != CURLE_OK) {
        long sent = 0; // bytes of the request; none before the connection and its certificate are good
        curl_easy_getinfo(handle.get(), CURLINFO_REQUEST_SIZE, &sent);
        return sent == 0 ? tc3::delivery::not_sent(curl_easy_strerror(code))
                         : tc3::delivery::unanswered(curl_easy_strerror(code));
    }
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    return tc3::delivery::of(std::move(answer));
}

} // namespace

int main(int count, char** arguments) {
    // A connection that the server resets must not end the program: OpenSSL may write into it at its end.
    std::signal(SIGPIPE, SIG_IGN);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    int const code = example::carry_out(count, arguments, &deliver);
    curl_global_cleanup();
    return code;
}
