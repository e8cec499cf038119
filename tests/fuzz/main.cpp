// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// The program that libFuzzer drives: the environment's TC3_FUZZ_DOOR says which door it knocks at.
#include "fuzz/door.hpp"

#include <tc3/known_actions.hpp>

#include <cstddef>
#include <cstdint>
#include <set>

namespace {

tc3::fuzz::door chosen() {
    char const* const name = std::getenv("TC3_FUZZ_DOOR");
    for (auto const& some : {tc3::fuzz::parameter_doors(), tc3::fuzz::response_doors(), tc3::fuzz::signature_doors(),
                             tc3::fuzz::capture_doors(), tc3::fuzz::executor_doors()})
        for (tc3::fuzz::door const& each : some)
            if (name != nullptr && each.name == name)
                return each;
    std::fprintf(stderr, "TC3_FUZZ_DOOR names no door\n");
    std::exit(2);
}

void print_word(std::string_view word) {
    static std::set<std::string, std::less<>> printed;
    if (!word.empty() && printed.emplace(word).second)
        std::printf("\"%.*s\"\n", static_cast<int>(word.size()), word.data());
}

void print_words(tc3::structure const& shape) {
    for (tc3::row const& member : shape.rows) {
        print_word(member.name);
        for (tc3::constraint const& rule : member.constraints())
            for (std::string_view const word : rule.texts)
                print_word(word);
        if (member.nested)
            print_words(*member.nested);
    }
}

} // namespace

/// With `words` in the place of a door, prints a dictionary of the known contracts.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
    char const* const name = std::getenv("TC3_FUZZ_DOOR");
    if (name == nullptr || std::string_view{name} != "words")
        return 0;
    for (tc3::action const* known : tc3::known_actions) {
        print_word(known->name);
        print_words(*known->request);
        print_words(*known->envelope);
        for (tc3::error_code const& each : known->errors)
            print_word(each.code);
    }
    std::exit(0);
}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static tc3::fuzz::door const door = chosen();
    door.open({reinterpret_cast<char const*>(data), size});
    return 0;
}
