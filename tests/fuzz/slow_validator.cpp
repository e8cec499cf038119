// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "fuzz/slow_validator.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <string_view>
#include <vector>

namespace tc3::fuzz {
namespace {

namespace json = boost::json;

std::string pointer_to(std::string const& path, std::string const& name) {
    std::string made = path + "/";
    for (char const c : name)
        made += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return made;
}

/// The code points of a text that is known to be UTF-8.
std::vector<char32_t> code_points_of(std::string const& text) {
    std::vector<char32_t> made;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte < 0x80)
            made.push_back(byte);
        else if (byte >= 0xF0)
            made.push_back(byte & 0x07u);
        else if (byte >= 0xE0)
            made.push_back(byte & 0x0Fu);
        else if (byte >= 0xC0)
            made.push_back(byte & 0x1Fu);
        else
            made.back() = made.back() * 64 + (byte & 0x3Fu);
    }
    return made;
}

bool is_in(std::span<code_point_range const> ranges, char32_t code) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [code](code_point_range const& r) { return code >= r.first && code <= r.last; });
}

struct moment_read {
    std::int64_t seconds;
    bool is_variant;
};

std::optional<moment_read> read_moment(std::string const& text) {
    static std::regex const form{
        "([0-9]{4})([-/])([0-9]{1,2})([-/])([0-9]{1,2}) ([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})"};
    std::smatch parts;
    if (!std::regex_match(text, parts, form) || parts[2] != parts[4])
        return std::nullopt;
    auto const number = [&parts](int i) { return std::stoi(parts[static_cast<std::size_t>(i)]); };
    using namespace std::chrono;
    year_month_day const date{year{number(1)}, month{static_cast<unsigned>(number(3))},
                              day{static_cast<unsigned>(number(5))}};
    if (!date.ok() || number(6) > 23 || number(7) > 59 || number(8) > 59)
        return std::nullopt;
    bool variant = parts[2] == "/";
    for (std::size_t const i : {3u, 5u, 6u, 7u, 8u})
        variant = variant || parts[i].length() == 1;
    std::int64_t const days = sys_days{date}.time_since_epoch().count();
    return moment_read{((days * 24 + number(6)) * 60 + number(7)) * 60 + number(8), variant};
}

std::string in_lower(std::string text) {
    for (char& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return text;
}

/// A scalar as the rules see it.
struct scalar {
    std::string text{};
    bool is_number = false;
    long double number = 0;
};

class judge {
  public:
    judge(std::string region, std::int64_t timestamp) : region_{std::move(region)}, timestamp_{timestamp} {}

    std::string verdict(json::value const& value, structure const& shape) {
        if (!value.is_object())
            add("type", "", true);
        else
            object(value.get_object(), shape, "");
        std::string all;
        for (std::string const& line : lines_)
            all += line + "\n";
        return all;
    }

  private:
    void add(std::string const& kind, std::string const& path, bool is_error) {
        lines_.insert(kind + " " + path + (is_error ? " error" : " warning"));
    }

    void object(json::object const& all, structure const& shape, std::string const& path) {
        std::map<std::string, row const*> rows;
        for (row const& member : shape.rows)
            rows[std::string{member.name}] = &member;
        for (json::key_value_pair const& each : all) {
            std::string const name{each.key().data(), each.key().size()};
            auto const member = rows.find(name);
            if (member == rows.end())
                add("unknown", pointer_to(path, name), true);
            else
                member_value(each.value(), *member->second, pointer_to(path, name));
        }
        for (auto const& [name, member] : rows)
            if (member->required && all.find(name) == all.end())
                add("required", pointer_to(path, name), true);
        for (relation const& rule : shape.relations)
            if (is_broken(rule, all, shape)) {
                bool const mild = is_mild(rule);
                add(std::string{to_string(kind_of(rule.what))},
                    rule.counts_members() ? path : pointer_to(path, std::string{rule.place().name}), !mild);
            }
    }

    void member_value(json::value const& value, row const& member, std::string const& path) {
        if (value.is_null()) {
            add(member.required ? "required" : "null", path, member.required);
        } else if (!member.list) {
            one_value(value, member, path);
        } else if (!value.is_array()) {
            add("type", path, true);
        } else {
            std::size_t index = 0;
            for (json::value const& element : value.get_array())
                one_value(element, member, path + "/" + std::to_string(index++));
        }
    }

    void one_value(json::value const& value, row const& member, std::string const& path) {
        if (member.type == wire_type::structure && value.is_object())
            return object(value.get_object(), *member.nested, path);
        auto const read = scalar_of(value, member.type);
        if (!read)
            return add("type", path, true);
        bool good = true;
        for (constraint const& rule : member.constraints())
            for (auto const& [kind, is_error] : broken(rule, *read, good)) {
                add(kind, path, is_error);
                good = good && kind == "format-variant";
            }
    }

    static std::optional<scalar> scalar_of(json::value const& value, wire_type type) {
        scalar made;
        switch (type) {
        case wire_type::string:
            if (!value.is_string())
                return std::nullopt;
            made.text.assign(value.get_string().data(), value.get_string().size());
            return made;
        case wire_type::boolean:
            return value.is_bool() ? std::optional{made} : std::nullopt;
        case wire_type::structure:
            return std::nullopt;
        case wire_type::integer:
            if (!value.is_int64())
                return std::nullopt;
            break;
        case wire_type::unsigned_integer:
            if (!value.is_uint64() && !(value.is_int64() && value.get_int64() >= 0))
                return std::nullopt;
            break;
        case wire_type::number:
            if (!value.is_number() || (value.is_double() && !std::isfinite(value.get_double())))
                return std::nullopt;
            break;
        }
        made.is_number = true;
        made.number = value.is_int64()    ? static_cast<long double>(value.get_int64())
                      : value.is_uint64() ? static_cast<long double>(value.get_uint64())
                                          : static_cast<long double>(value.get_double());
        return made;
    }

    using complaints = std::vector<std::pair<std::string, bool>>;

    /// What a value that has kept the rules before it, if `good`, breaks of a further one.
    complaints broken(constraint const& rule, scalar const& value, bool good) const {
        std::string const kind{to_string(kind_of(rule.what))};
        complaints const fault{{kind, !is_mild(rule)}};
        std::string const& text = value.text;
        switch (rule.what) {
        case constraint::form::one_of_texts:
            for (std::string_view const word : rule.texts)
                if (word == text)
                    return {};
            for (std::string_view const word : rule.texts)
                if (in_lower(std::string{word}) == in_lower(text))
                    return {{"case", false}};
            return fault;
        case constraint::form::one_of_integers:
            for (std::int64_t const each : rule.integers)
                if (static_cast<long double>(each) == value.number)
                    return {};
            return fault;
        case constraint::form::multiple_of:
            return std::fmod(value.number, static_cast<long double>(rule.minimum)) == 0 ? complaints{} : fault;
        case constraint::form::range:
            return !good || ((rule.minimum == std::numeric_limits<std::int64_t>::min() ||
                              value.number >= static_cast<long double>(rule.minimum)) &&
                             (rule.maximum == std::numeric_limits<std::int64_t>::max() ||
                              value.number <= static_cast<long double>(rule.maximum)))
                       ? complaints{}
                       : fault;
        case constraint::form::length: {
            auto const length = static_cast<std::int64_t>(code_points_of(text).size());
            return length >= rule.minimum && length <= rule.maximum ? complaints{} : fault;
        }
        case constraint::form::characters: {
            bool doubtful = false;
            for (char32_t const code : code_points_of(text)) {
                if (!is_in(rule.allowed, code) && !is_in(rule.doubtful, code))
                    return fault;
                doubtful = doubtful || !is_in(rule.allowed, code);
            }
            return doubtful ? complaints{{kind, false}} : complaints{};
        }
        case constraint::form::pattern:
            return std::regex_match(text, std::regex{std::string{rule.text}}) ? complaints{} : fault;
        case constraint::form::moment: {
            auto const read = read_moment(text);
            if (text.empty() || (read && !read->is_variant))
                return {};
            return read ? complaints{{"format-variant", false}} : fault;
        }
        case constraint::form::not_empty:
            return text.empty() ? fault : complaints{};
        case constraint::form::in_region: {
            static std::regex const form{"(.+-.+)-[0-9]+"};
            std::smatch parts;
            bool const is_zone =
                text.find('\n') == text.npos && text.find('\r') == text.npos && std::regex_match(text, parts, form);
            return is_zone && !region_.empty() && parts[1] != region_ ? fault : complaints{};
        }
        case constraint::form::not_in_future: {
            auto const read = read_moment(text);
            return read && read->seconds - 8 * 3600 > timestamp_ ? fault : complaints{};
        }
        }
        return {};
    }

    /// A member's value if it is there, of the right type and keeps all rules.
    std::optional<scalar> sound(json::object const& all, structure const& shape, std::string_view name) const {
        json::value const* const value = all.if_contains({name.data(), name.size()});
        for (row const& member : shape.rows) {
            if (member.name != name || value == nullptr || member.list)
                continue;
            auto const read = scalar_of(*value, member.type);
            bool good = read.has_value();
            for (constraint const& rule : member.constraints())
                for (auto const& each : good ? broken(rule, *read, true) : complaints{})
                    good = good && each.first == "format-variant";
            return good ? read : std::nullopt;
        }
        return std::nullopt;
    }

    static bool equals(constant const& wanted, scalar const& value) {
        return wanted.is_text ? !value.is_number && value.text == wanted.text
                              : value.is_number && value.number == static_cast<long double>(wanted.integer);
    }

    static bool is_present(json::object const& all, std::string_view name) {
        json::value const* const value = all.if_contains({name.data(), name.size()});
        return value != nullptr && !value->is_null() && !(value->is_array() && value->get_array().empty());
    }

    bool is_broken(relation const& rule, json::object const& all, structure const& shape) const {
        auto const names = rule.members();
        if (rule.what == relation::form::exactly_one)
            return std::count_if(names.begin(), names.end(),
                                 [&all](member_reference const& m) { return is_present(all, m.name); }) != 1;
        if (rule.what == relation::form::at_least_one)
            return std::none_of(names.begin(), names.end(),
                                [&all](member_reference const& m) { return is_present(all, m.name); });
        if (rule.what == relation::form::overrides)
            return is_present(all, names[0].name) && is_present(all, names[1].name);
        auto const values = rule.values();
        if (!rule.reads_elements()) {
            auto const condition = sound(all, shape, names[0].name);
            auto const limited = sound(all, shape, names[1].name);
            if (!condition || !limited || !equals(rule.condition, *condition))
                return false;
            bool const listed =
                std::any_of(values.begin(), values.end(), [&](constant const& c) { return equals(c, *limited); });
            return rule.what == relation::form::allows ? !listed : listed;
        }
        json::value const* const list = all.if_contains({names[0].name.data(), names[0].name.size()});
        if (list == nullptr || !list->is_array() || list->get_array().empty())
            return false;
        structure const& nested = *shape.rows[shape.find(names[0].name)].nested;
        std::vector<scalar> seen;
        bool is_sure = true;
        for (json::value const& element : list->get_array()) {
            auto const value =
                element.is_object() ? sound(element.get_object(), nested, rule.nested.name) : std::nullopt;
            is_sure = is_sure && value.has_value();
            if (value)
                seen.push_back(*value);
        }
        auto const times = [&seen](constant const& c) {
            return std::count_if(seen.begin(), seen.end(), [&c](scalar const& s) { return equals(c, s); });
        };
        if (rule.what == relation::form::elements_include)
            return is_sure &&
                   std::any_of(values.begin(), values.end(), [&](constant const& c) { return times(c) == 0; });
        return times(values.front()) > 1;
    }

    std::string region_;
    std::int64_t timestamp_;
    std::multiset<std::string> lines_;
};

} // namespace

std::string slow_verdict(json::value const& value, structure const& shape, std::string const& region,
                         std::int64_t timestamp) {
    return judge{region, timestamp}.verdict(value, shape);
}

std::string verdict_line(finding const& found) {
    return std::string{to_string(found.kind)} + " " + found.path +
           (found.severity == severity::error ? " error" : " warning");
}

} // namespace tc3::fuzz
