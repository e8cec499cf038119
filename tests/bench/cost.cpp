// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "limits.hpp"

#include <tc3/http/write.hpp>
#include <tc3/request/build.hpp>
#include <tc3/response/decode.hpp>
#include <tc3/sign/signer.hpp>
#include <tc3/validate/json_text.hpp>
#include <tc3/validate/typed.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

// Does one piece of work as often as it is told, so that its instructions can be counted: `cost NAME TIMES`. The count
// for 0 times is that of everything else. Exits with 1 where the work went wrong.
namespace {

using namespace bench;

tc3::finding_sink count_into(std::size_t& findings) {
    static std::size_t* counter = nullptr;
    counter = &findings;
    static auto count = [](tc3::finding&&) {
        ++*counter;
        return tc3::walk::go_on;
    };
    return tc3::finding_sink{count};
}

template <class Work>
bool repeat(long times, Work work) {
    bool good = true;
    for (long i = 0; i < times; ++i)
        good = work() && good;
    return good;
}

/// A made-up structure with so many members, each a short text with two rules.
class wide_structure {
  public:
    explicit wide_structure(std::size_t members) {
        for (std::size_t i = 0; i < members; ++i)
            names_.push_back("Member" + std::to_string(i));
        for (std::string const& name : names_) {
            tc3::row made;
            made.name = name;
            made.type = tc3::wire_type::string;
            made.constraint_slots = {tc3::not_empty(), tc3::at_most_code_points(20)};
            made.constraint_count = 2;
            rows_.push_back(made);
        }
        watchers_.resize(members);
        buckets_.resize(tc3::detail::bucket_count(members));
        tc3::detail::derive(rows_, {}, watchers_, buckets_);
        shape_ = {"Wide", rows_, {}, watchers_, buckets_, 0};
    }

    [[nodiscard]] tc3::structure const& shape() const { return shape_; }
    /// An object with so many of the members, from the last one on backwards.
    [[nodiscard]] std::string object(std::size_t members) const {
        std::string text = "{";
        for (std::size_t i = 0; i < members; ++i)
            text.append(i == 0 ? "\"" : ",\"").append(names_[names_.size() - 1 - i]).append("\":\"value\"");
        return text + "}";
    }

  private:
    std::vector<std::string> names_{};
    std::vector<tc3::row> rows_{};
    std::vector<std::uint16_t> watchers_{};
    std::vector<std::uint16_t> buckets_{};
    tc3::structure shape_{};
};

bool judge_wide(std::size_t rows, std::size_t members, long times) {
    wide_structure const wide{rows};
    std::string const text = wide.object(members);
    std::size_t findings = 0;
    tc3::finding_sink const sink = count_into(findings);
    return repeat(times, [&] { return tc3::validate_json(text, wide.shape(), {}, sink).whole(); }) && findings == 0;
}

bool run(std::string_view name, long times) {
    tc3::signer const signer{{std::string{secret_id}, tc3::secret{secret_key}, {}}};
    limit::hashing hashing;
    request order;
    fill(order);
    tc3::http::request message;
    tc3::sign::trace trace;
    tc3::sign::sign_options const now_here{.service = "postgres", .timestamp = now};
    tc3::build_request(message, order, {.region = region});
    if (!signer.sign(message, now_here, trace))
        return false;
    std::string bytes;
    std::string body_text;
    std::string canonical;
    std::array<char, 64> signature{};
    std::size_t findings = 0;
    tc3::finding_sink const sink = count_into(findings);
    tc3::http::response answer;
    answer.status = 200;
    answer.body = name.starts_with("decode error") ? failure : success;
    limit::decoded by_hand;

    bool good = false;
    if (name == "text/limit")
        good = repeat(times, [] { return limit::parse_empty(body); });
    else if (name == "text/tc3")
        good = repeat(times, [&] {
            return tc3::validate_json(body, tc3::structure_of<request>(), {.region = region, .timestamp = now}, sink)
                .whole();
        });
    else if (name == "struct/limit")
        good = repeat(times, [&] { return limit::judge_struct(order); });
    else if (name == "struct/tc3")
        good = repeat(times, [&] { return tc3::validate(order, {.region = region, .timestamp = now}).empty(); });
    else if (name == "sign/limit")
        good = repeat(times, [&] {
            limit::hash_all(hashing, message.body, trace.canonical_request, trace.string_to_sign, signature);
            return true;
        });
    else if (name == "sign/tc3")
        good = repeat(times, [&] { return bool{signer.sign(message, now_here, trace)}; });
    else if (name == "call/limit")
        good = repeat(times, [&] {
            limit::write_call(hashing, order, body_text, canonical, bytes);
            return true;
        });
    else if (name == "call/tc3")
        good = repeat(times, [&] {
            fill(order);
            bool const clean = tc3::validate(order, {.region = region, .timestamp = now}).empty();
            tc3::build_request(message, order, {.region = region});
            bool const done{signer.sign(message, now_here, trace)};
            bytes.clear();
            tc3::http::append_request(bytes, message);
            return clean && done;
        });
    else if (name == "decode success/limit" || name == "decode error/limit")
        good = repeat(times, [&] {
            by_hand = {};
            return limit::decode(answer.body, by_hand);
        });
    else if (name == "decode success/tc3")
        good = repeat(times, [&] { return tc3::decode<response>(answer).what() == tc3::outcome::success; });
    else if (name == "decode error/tc3")
        good = repeat(times, [&] { return tc3::decode<response>(answer).what() == tc3::outcome::refused; });
    else if (name == "wide 20 of 20")
        good = judge_wide(20, 20, times);
    else if (name == "wide 20 of 80")
        good = judge_wide(80, 20, times);
    else if (name == "wide 20 of 320")
        good = judge_wide(320, 20, times);
    else if (name == "wide 80 of 320")
        good = judge_wide(320, 80, times);
    else if (name == "wide 320 of 320")
        good = judge_wide(320, 320, times);
    return good && findings == 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc == 3 && run(argv[1], std::atol(argv[2])))
        return 0;
    std::fprintf(stderr, "the work is not known or went wrong\n");
    return 1;
}
