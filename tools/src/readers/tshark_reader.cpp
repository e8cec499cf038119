// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "tshark_reader.hpp"

#include "http_reader.hpp"
#include "marks.hpp"
#include "memory_source.hpp"
#include "ndjson_reader.hpp"
#include "tshark_packet.hpp"

#include <algorithm>
#include <utility>

namespace tc3::tool {
namespace {

/// Whether a response without its request is one of the API. A compressed one cannot be told.
bool is_of_api(tcp_message const& response) {
    return response.bytes.find("{\"Response\"") != std::string::npos;
}

std::unique_ptr<byte_stream> in_memory(std::string_view bytes) {
    return std::make_unique<byte_stream>(std::make_unique<memory_source>(bytes), bytes.size());
}

/// The messages stand nowhere literally: tshark writes them in hexadecimal digits.
void forget_places(entry& into) {
    into.text = {};
    into.url = into.request_body = into.response_body = {};
    into.request_headers.clear();
    into.response_headers.clear();
}

} // namespace

tshark_reader::tshark_reader(std::unique_ptr<byte_stream> from, packet_places places, reader_limits limits)
    : from_{std::move(from)}, bytes_{from_.get()}, places_{places}, limits_{limits} {
    pass_byte_order_mark(*from_);
    constexpr std::string_view blanks = " \t\r\n";
    std::size_t begin = 0;
    while ((begin = from_->ahead().find_first_not_of(blanks)) == std::string_view::npos) {
        from_->pass(from_->ahead().size());
        if (!from_->more())
            break;
    }
    bool const is_list = begin != std::string_view::npos && from_->ahead()[begin] == '[';
    if (is_list)
        from_->pass(begin + 1);
    else
        lines_ = std::make_unique<ndjson_reader>(std::move(from_), limits);
}

bool tshark_reader::next_object(object_ahead& into) {
    into = {};
    return lines_ != nullptr ? next_line(into) : next_element(into);
}

bool tshark_reader::next_line(object_ahead& into) {
    if (!lines_->find(line_)) {
        trouble_ = lines_->trouble();
        return false;
    }
    into.text = line_.text;
    into.where = {line_.offset, line_.line, line_.column, line_.continuations};
    into.length = line_.length;
    into.trouble = line_.trouble;
    return true;
}

bool tshark_reader::next_element(object_ahead& into) {
    from_->pass(std::exchange(given_, 0));
    for (;;) {
        std::size_t const at = from_->ahead().find_first_not_of(" \t\r\n,");
        from_->pass(std::min(at, from_->ahead().size()));
        if (at != std::string_view::npos)
            break;
        if (!from_->more())
            return false;
    }
    if (from_->ahead().front() == ']') {
        array_ended_ = true;
        return false;
    }
    measured_value const seen = meter_.keep(*from_, 0, limits_.entry);
    into.where = from_->at();
    into.length = seen.length;
    given_ = seen.length;
    if (seen.end == value_end::cut_off)
        return false;
    if (seen.end == value_end::too_long) {
        into.trouble = "the packet is longer than " + std::to_string(limits_.entry) + " bytes";
        static_cast<void>(meter_.skip_rest(*from_, 0));
        given_ = 0;
    } else if (seen.end == value_end::broken) {
        trouble_ = "it is not JSON at " + from_->at(seen.length).text();
        return false;
    } else {
        into.text = from_->ahead().substr(0, seen.length);
    }
    return true;
}

bool tshark_reader::find(entry& into) {
    into.clear();
    for (;;) {
        if (pairs_.take(now_)) {
            bool const is_stray = !now_.request;
            if (is_stray && !is_of_api(*now_.response))
                continue;
            give(into);
            return true;
        }
        if (ended_)
            return false;
        object_ahead what;
        if (!next_object(what)) {
            ended_ = true;
            note_end();
            pairs_.finish();
            continue;
        }
        found_.clear();
        tshark_object const kind = what.trouble.empty() ? read_tshark_object(what.text, found_) : tshark_object::broken;
        packets_ += kind == tshark_object::messages ? 1u : 0u;
        foreign_ += kind == tshark_object::foreign ? 1u : 0u;
        for (tcp_message& one : found_) {
            one.where = what.where;
            one.length = what.length;
            pairs_.add(std::move(one));
        }
        if (kind == tshark_object::broken) {
            give_broken(into, what);
            return true;
        }
    }
}

void tshark_reader::give_broken(entry& into, object_ahead const& what) {
    into.index = next_index_++;
    into.offset = what.where.offset;
    into.line = what.where.line;
    into.column = what.where.column;
    into.length = what.length;
    into.readable = false;
    into.trouble = what.trouble.empty() ? "it is no packet as `tshark -T ek` writes it" : what.trouble;
}

/// Gives the messages of `now_`.
void tshark_reader::give(entry& into) {
    tcp_message const& first = now_.request ? *now_.request : *now_.response;
    if (now_.request) {
        // Each in a stream of its own, so that no byte of one is taken for the other's.
        http_reader messages{in_memory(now_.request->bytes), now_.response ? in_memory(now_.response->bytes) : nullptr,
                             limits_};
        if (!messages.find(into) && into.trouble.empty())
            into.trouble = messages.trouble();
        if (!into.trouble.empty())
            into.trouble = "in the messages of packet " + std::to_string(first.packet) + ": " + into.trouble;
        forget_places(into);
        if (into.readable && into.what.request.scheme.empty())
            into.what.request.scheme = "http";
        into.what.milliseconds = first.milliseconds;
    } else {
        into.readable = false;
        into.trouble = "the response in packet " + std::to_string(first.packet) +
                       " stands without its request, whose packets were lost or came before the recording began";
    }
    into.index = next_index_++;
    bool const by_number = places_ == packet_places::number;
    into.offset = by_number ? 0 : first.where.offset;
    into.line = by_number ? std::max<std::uint64_t>(first.packet, 1) : first.where.line;
    into.column = by_number ? 1 : first.where.column;
    into.continuations = by_number ? 0 : first.where.continuations;
    into.length = by_number ? 0 : first.length;
}

/// Notes what is wrong with the capture as a whole.
void tshark_reader::note_end() {
    constexpr std::string_view in_the_clear =
        "is not there in the clear: it went through TLS, which is not undone, or tshark was not asked for the fields "
        "tcp.payload and tcp.reassembled.data";
    if (places_ == packet_places::number && !bytes_->trouble().empty())
        trouble_ = bytes_->trouble(); // of the program, wherever it stood in its text
    if (!trouble_.empty())
        return;
    if (from_ != nullptr && !from_->trouble().empty())
        trouble_ = "reading failed at " + from_->at().text() + ": " + from_->trouble();
    else if (from_ != nullptr && !array_ended_)
        trouble_ = "it is cut off at " + from_->at().text() + ": the list of packets does not end";
    else if (foreign_ > 0)
        trouble_ = "the HTTP of " + std::to_string(foreign_) + (foreign_ == 1 ? " packet " : " packets ") +
                   std::string{in_the_clear};
    else if (packets_ == 0 && next_index_ == 0)
        trouble_ = "it holds no HTTP in the clear; what went through TLS is not read: record it with a proxy or the "
                   "client's own log instead";
}

} // namespace tc3::tool
