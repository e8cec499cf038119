// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// Switches on the mistakes that rewrite.py has put into the headers, one at a time, and asks the tests whether they
// notice.
#define BOOST_TEST_NO_MAIN
#include "mutation/mutant.hpp"
#include "mutation/switch.hpp"

#include <algorithm>
#include <cstddef>
#include <exception>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>

namespace {

/// One line of sites.tsv.
struct site {
    std::string header;
    std::string line;
    std::string what;
    std::string code;
    std::string source; ///< the line of the header in which it begins
};

std::vector<site> sites_from(char const* path) {
    std::vector<site> all;
    std::ifstream file{path};
    for (std::string line; std::getline(file, line);) {
        std::istringstream fields{line};
        std::string number;
        site one;
        std::getline(fields, number, '\t');
        std::getline(fields, one.header, '\t');
        std::getline(fields, one.line, '\t');
        std::getline(fields, one.what, '\t');
        std::getline(fields, one.code, '\t');
        std::getline(fields, one.source);
        all.push_back(std::move(one));
    }
    return all;
}

/// What is known to change nothing: header, mistake, code and line of code, each with its reason. Line numbers change
/// too often.
std::set<std::string> explained_in(char const* path) {
    std::set<std::string> all;
    std::ifstream file{path};
    for (std::string line; std::getline(file, line);)
        if (!line.empty() && line.front() != '#')
            all.insert(line.substr(0, line.rfind('\t')));
    return all;
}

std::string key_of(site const& one) {
    return one.header + '\t' + one.what + '\t' + one.code + '\t' + one.source;
}

struct count {
    std::size_t all = 0;
    std::size_t noticed = 0;
    std::size_t explained = 0;
};

void print(std::string const& name, count const& n) {
    std::cout << std::left << std::setw(30) << name << std::right << std::setw(8) << n.all << std::setw(9) << n.noticed
              << std::setw(11) << n.explained << std::setw(10) << n.all - n.noticed - n.explained << std::setw(8)
              << std::fixed << std::setprecision(1)
              << 100.0 * static_cast<double>(n.noticed) /
                     static_cast<double>(std::max<std::size_t>(n.all - n.explained, 1))
              << " %\n";
}

} // namespace

// source SITES EXPLAINED HEADER...: judges the mistakes in these headers.
int main(int argc, char** argv) try {
    if (argc < 3)
        return 2;
    std::vector<site> const sites = sites_from(argv[1]);
    std::set<std::string> const explained = explained_in(argv[2]);
    std::vector<unsigned char> reached(sites.size());
    std::vector<tc3::mutation::mutant> mutants;
    std::set<std::string> const wanted(argv + 3, argv + argc);
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < sites.size(); ++i)
        if (wanted.contains(sites[i].header))
            chosen.push_back(i);
    for (std::size_t const i : chosen)
        mutants.push_back({sites[i].header + ":" + sites[i].line + "\t" + sites[i].what + "\t" + sites[i].code,
                           [i] {
                               tc3_mutation::reached = nullptr;
                               tc3_mutation::active = static_cast<int>(i);
                           },
                           i});
    tc3_mutation::reached = reached.data();
    std::vector<tc3::mutation::verdict> const all = tc3::mutation::judge_mutants(mutants, {}, 1, argv, &reached);
    std::map<std::string, count> headers;
    count total;
    std::set<std::string> used;
    for (std::size_t i = 0; i < all.size(); ++i) {
        site const& place = sites[chosen[i]];
        bool const known = all[i].killer.empty() && explained.contains(key_of(place));
        for (count* const n : {&headers[place.header], &total}) {
            ++n->all;
            n->noticed += all[i].killer.empty() ? 0u : 1u;
            n->explained += known ? 1u : 0u;
        }
        if (known)
            used.insert(key_of(place));
        else if (all[i].killer.empty())
            std::cout << (all[i].reached ? "no test notices: " : "no test comes to: ") << all[i].mutant << '\n';
    }
    for (std::string const& each : explained)
        if (!used.contains(each) && wanted.contains(each.substr(0, each.find('\t'))))
            std::cout << "explained, but noticed or no longer there: " << each << '\n';
    std::cout << "\nheader                         mutants  noticed  explained  unnoticed  noticed of the others\n";
    for (auto const& [name, n] : headers)
        print(name, n);
    print("all", total);
    return all.empty() || total.noticed * 100 < (total.all - total.explained) * 95 ? 1 : 0;
} catch (std::exception const& fault) {
    std::cerr << fault.what() << '\n';
    return 70;
}
