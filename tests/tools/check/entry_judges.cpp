// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "check/entry_judges.hpp"

#include "commands/judges.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>
#include <vector>

using namespace tc3;
using namespace tc3::tool;

namespace {

/// A folder that goes away with its files.
class folder {
  public:
    folder() {
        std::string name = (std::filesystem::temp_directory_path() / "tc3-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    folder(folder const&) = delete;
    folder& operator=(folder const&) = delete;
    ~folder() { std::filesystem::remove_all(path_); }

    [[nodiscard]] input add(std::string const& name, std::string const& text) const {
        std::ofstream{path_ / name, std::ios::binary} << text;
        return {name, (path_ / name).string(), {}};
    }

  private:
    std::filesystem::path path_{};
};

/// A line of NDJSON with an order whose Storage breaks a rule unless the number is even.
std::string order(std::size_t number) {
    return R"({"request":{"method":"POST","url":"https://postgres.intl.tencentcloudapi.com/","headers":{)"
           R"("Content-Type":"application/json","X-TC-Action":"CloneDBInstance","X-TC-Version":"2017-03-12",)"
           R"("X-TC-Region":"ap-guangzhou"},"body":"{\"Storage\":)" +
           std::to_string(10 * number + number % 2) + R"(}"},"response":null})" + "\n";
}

/// All that was handed on, in one text.
struct told {
    std::string text{};
    std::uint64_t bytes = 0;
};

told judge_all(std::vector<input> const& inputs, std::size_t jobs) {
    told made;
    entry_judges judges{jobs,
                        [] { return exchange_judge{make_request_judge({})}; },
                        {[&made](input const& from) { made.text += "begin " + from.name + "\n"; },
                         [&made](input const& from, judged_entry& one) {
                             made.text += from.name + " " + std::to_string(one.from.index) + " " + one.action;
                             for (placed_finding const& found : one.found)
                                 made.text += " " + found.what.rule + "@" + std::to_string(found.offset) + ":" +
                                              std::to_string(found.line);
                             made.text += "\n";
                         },
                         [&made](input const& from, std::string const& trouble) {
                             made.text += "end " + from.name + " " + trouble + "\n";
                         }}};
    for (input const& one : inputs)
        judges.add(one, capture_format::automatic);
    judges.finish();
    made.bytes = judges.bytes_read();
    return made;
}

bool has(std::string const& text, std::string const& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

BOOST_AUTO_TEST_SUITE(check_entry_judges)

BOOST_AUTO_TEST_CASE(the_number_of_threads_changes_nothing) {
    folder const here;
    std::string many;
    std::string har = R"({"log":{"entries":[)";
    for (std::size_t i = 0; i < 3000; ++i) {
        many += i % 100 == 99 ? "{broken\n" : order(i);
        har += (i > 0 ? "," : "") + order(i);
    }
    std::vector<input> const inputs{here.add("many.ndjson", many),    here.add("empty.ndjson", ""),
                                    here.add("one.ndjson", order(1)), here.add("a.har", har + "]}}"),
                                    {"missing", "/no/such/file", {}}, here.add("cut.har", har)};
    told const alone = judge_all(inputs, 1);
    BOOST_TEST(has(alone.text, "many.ndjson 1 CloneDBInstance"));
    BOOST_TEST(has(alone.text, "many.ndjson 99  tc3.file.unreadable"));
    BOOST_TEST(has(alone.text, "end cut.har cut.har: the HAR was cut off"));
    BOOST_TEST(has(alone.text, "end missing cannot open /no/such/file"));
    for (std::size_t const jobs : {2u, 5u}) {
        told const shared = judge_all(inputs, jobs);
        BOOST_TEST((shared.text == alone.text), jobs << " threads");
        BOOST_TEST(shared.bytes == alone.bytes);
    }
    BOOST_TEST(alone.bytes == many.size() + order(1).size() + 2 * har.size() + 3);
}

BOOST_AUTO_TEST_CASE(an_entry_bigger_than_a_batch_is_judged_like_any_other) {
    folder const here;
    std::string const wide = R"({"request":{"method":"GET","url":"http://x/","headers":{}},"comment":")" +
                             std::string(6'000'000, 'x') + "\"}\n";
    std::vector<input> const inputs{here.add("wide.ndjson", order(1) + wide + order(3))};
    BOOST_TEST((judge_all(inputs, 3).text == judge_all(inputs, 1).text));
    BOOST_TEST(has(judge_all(inputs, 3).text, "wide.ndjson 2 CloneDBInstance"));
}

BOOST_AUTO_TEST_SUITE_END()
