// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "message_pairs.hpp"

#include "http_lines.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace tc3::tool {
namespace {

/// Whether a response only says that the real one will follow, such as 100 Continue.
bool is_interim(std::string_view response) noexcept {
    constexpr std::string_view form = "HTTP/1.1 1";
    std::size_t const status = response.find(' ') + 1;
    return response.size() > form.size() && response[status] == '1' && response.substr(status, 3) != "101";
}

bool is_before(std::uint32_t one, std::uint32_t other) noexcept {
    return static_cast<std::int32_t>(one - other) < 0; // they run round
}

std::size_t size_of(message_pair const& pair) noexcept {
    return (pair.request ? pair.request->bytes.size() : 0) + (pair.response ? pair.response->bytes.size() : 0);
}

} // namespace

void message_pairs::add(tcp_message&& message) {
    if (!message.is_response)
        add_request(std::move(message));
    else if (!is_interim(message.bytes))
        add_response(std::move(message));
}

void message_pairs::push(slot&& made) {
    bytes_ += size_of(made.pair);
    slots_.push_back(std::move(made));
}

void message_pairs::add_request(tcp_message&& request) {
    waiting_[request.stream].push_back(first_ + slots_.size());
    slot made;
    made.pair.request = std::move(request);
    push(std::move(made));
}

/// Which of the requests that wait a response belongs to.
std::optional<std::size_t> message_pairs::find_request(waiting_list const& waiting, tcp_message const& response) {
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        tcp_message const& request = *at(waiting[i]).pair.request;
        if (!response.begin || !request.acknowledged)
            return waiting.size() == 1 ? std::optional{i} : std::nullopt;
        if (*request.acknowledged == *response.begin)
            return i;
    }
    return std::nullopt;
}

void message_pairs::add_response(tcp_message&& response) {
    auto const known = waiting_.find(response.stream);
    std::optional<std::size_t> const found =
        known == waiting_.end() ? std::nullopt : find_request(known->second, response);
    bool const has_numbers = response.begin.has_value();
    if (!found) {
        if (known != waiting_.end() && !has_numbers) {
            for (std::uint64_t const number : known->second)
                at(number).is_done = true; // it may be the answer to any of them
            waiting_.erase(known);
        }
        slot made;
        made.pair.response = std::move(response);
        made.is_done = true;
        return push(std::move(made));
    }
    waiting_list& waiting = known->second;
    auto const end = waiting.begin() + static_cast<std::ptrdiff_t>(*found) + 1;
    std::for_each(waiting.begin(), end, [this](std::uint64_t number) { at(number).is_done = true; });
    slot& whole = at(waiting[*found]);
    waiting.erase(waiting.begin(), end);
    if (waiting.empty()) {
        waiting_.erase(known);
    } else if (has_numbers) {
        // Of a client that did not wait, the next answer follows this one.
        auto const behind = *response.begin + static_cast<std::uint32_t>(response.bytes.size());
        std::optional<std::uint32_t>& next = at(waiting.front()).pair.request->acknowledged;
        if (next && is_before(*next, behind))
            next = behind;
    }
    bytes_ += response.bytes.size();
    whole.pair.response = std::move(response);
}

bool message_pairs::take(message_pair& into) {
    if (slots_.empty())
        return false;
    slot& front = slots_.front();
    if (!front.is_done && !finished_ && slots_.size() <= limits_.count && bytes_ <= limits_.bytes)
        return false;
    if (!front.is_done)
        if (auto const known = waiting_.find(front.pair.request->stream); known != waiting_.end()) {
            known->second.pop_front();
            if (known->second.empty())
                waiting_.erase(known);
        }
    bytes_ -= size_of(front.pair);
    into = std::move(front.pair);
    slots_.pop_front();
    ++first_;
    return true;
}

} // namespace tc3::tool
