// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_REQUEST_OTHER_BODIES_HPP
#define TC3_REQUEST_OTHER_BODIES_HPP

#include <tc3/contract/structure.hpp>
#include <tc3/detail/ascii.hpp>
#include <tc3/http/query.hpp>
#include <tc3/json/rewrite.hpp>
#include <tc3/json/scanner.hpp>
#include <tc3/request/flatten.hpp>
#include <tc3/sign/cause.hpp>
#include <tc3/sign/diagnose_options.hpp>
#include <tc3/sign/guess_texts.hpp>
#include <tc3/validate/json_text.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3 {
namespace detail {

/// A change of a JSON value that clients make between signing and sending, and its name.
struct value_change {
    sign::cause what{};
    std::string_view words{};
    std::function<void(json::node&)> change{};
};

template <class Change>
void for_each_node(json::node& value, Change change) {
    change(value);
    for (auto& [name, member] : value.members)
        for_each_node(member, change);
}

inline void sort_members(json::node& value) {
    if (value.form == json::value_form::object)
        std::stable_sort(value.members.begin(), value.members.end(),
                         [](auto const& a, auto const& b) { return a.first < b.first; });
}

/// Puts members into the order of the contract, in which the official clients write them.
inline void sort_as_declared(json::node& value, structure const& shape) {
    if (value.form == json::value_form::array) {
        for (auto& [name, element] : value.members)
            sort_as_declared(element, shape);
        return;
    }
    for (auto& [name, member] : value.members)
        if (std::size_t const at = shape.find(name); at != structure::npos && shape.rows[at].nested)
            sort_as_declared(member, *shape.rows[at].nested);
    if (value.form == json::value_form::object)
        std::stable_sort(value.members.begin(), value.members.end(),
                         [&shape](auto const& a, auto const& b) { return shape.find(a.first) < shape.find(b.first); });
}

[[nodiscard]] inline bool is_integer(std::string_view literal) noexcept {
    std::string_view const digits = literal.substr(literal.starts_with('-') ? 1 : 0);
    return !digits.empty() && std::all_of(digits.begin(), digits.end(), is_digit);
}

/// `10` for `10.0`.
inline void shorten_number(json::node& value) {
    std::size_t const point = value.text.find('.');
    if (value.form == json::value_form::number && point != std::string::npos &&
        value.text.find_first_not_of('0', point + 1) == std::string::npos)
        value.text.resize(point);
}

template <class IsDropped>
void drop_members(json::node& value, IsDropped is_dropped) {
    std::erase_if(value.members, [&](auto const& member) { return is_dropped(member.second); });
}

[[nodiscard]] inline bool is_empty(json::node const& value) noexcept {
    return value.form == json::value_form::null || (value.form == json::value_form::string && value.text.empty()) ||
           (value.is_container() && value.members.empty());
}

[[nodiscard]] inline bool is_zero(json::node const& value) noexcept {
    return is_empty(value) || (value.form == json::value_form::number && value.text == "0") ||
           (value.form == json::value_form::boolean && value.text == "false");
}

/// Changes of a value in three groups, of each of which one may be made.
[[nodiscard]] inline std::vector<std::vector<value_change>> value_changes(structure const* shape) {
    using form = json::value_form;
    using sign::cause;
    auto const everywhere = [](auto change) { return [change](json::node& value) { for_each_node(value, change); }; };
    std::vector<value_change> orders{{cause::body_order, "with its members sorted", everywhere(sort_members)},
                                     {cause::body_order, "with its outer members sorted", sort_members},
                                     {cause::body_order, "with its members in reverse",
                                      [](json::node& v) { std::reverse(v.members.begin(), v.members.end()); }}};
    if (shape != nullptr)
        orders.push_back({cause::body_order, "with its members in the order of the documentation",
                          [shape](json::node& value) { sort_as_declared(value, *shape); }});
    std::vector<value_change> const numbers{
        {cause::body_numbers, "with 10 for 10.0", everywhere(shorten_number)},
        {cause::body_numbers, "with 10.0 for 10", everywhere([](json::node& v) {
             if (v.form == form::number && is_integer(v.text))
                 v.text += ".0";
         })},
        {cause::body_numbers, "with numbers as texts", everywhere([](json::node& v) {
             if (v.form == form::number)
                 v.form = form::string;
         })},
        {cause::body_numbers, "with texts of digits as numbers", everywhere([](json::node& v) {
             if (v.form == form::string && is_integer(v.text))
                 v.form = form::number;
         })}};
    std::vector<value_change> const members{
        {cause::body_members, "without its nulls",
         everywhere([](json::node& v) { drop_members(v, [](json::node const& m) { return m.form == form::null; }); })},
        {cause::body_members, "without what is empty", everywhere([](json::node& v) { drop_members(v, is_empty); })},
        {cause::body_members, "without what is empty, zero or false",
         everywhere([](json::node& v) { drop_members(v, is_zero); })},
        {cause::body_members, "with an empty list for an empty object", everywhere([](json::node& v) {
             if (v.form == form::object && v.members.empty())
                 v.form = form::array;
         })}};
    return {orders, numbers, members};
}

struct spacing_words {
    json::spacing how;
    std::string_view words;
};
inline constexpr spacing_words spacings[] = {
    {json::spacing::none, "without white space"},
    {json::spacing::python, "with a blank after each comma and colon, as Python writes it"},
    {json::spacing::after_colons, "with a blank after each colon"},
    {json::spacing::after_commas, "with a blank after each comma"},
    {json::spacing::padded, "with blanks within its brackets"},
    {json::spacing::two_blanks, "indented by two blanks"},
    {json::spacing::four_blanks, "indented by four blanks"},
    {json::spacing::tabs, "indented by tabs"},
    {json::spacing::windows_lines, "indented by two blanks, with CR and LF"},
    {json::spacing::jackson, "indented as Jackson does"},
};

struct escaping_words {
    json::escaping how;
    std::string_view words;
};
inline constexpr escaping_words escapings[] = {
    {json::escaping::least, "with no more escapes than needed"},
    {json::escaping::unicode, "with other characters than ASCII as \\u escapes"},
    {json::escaping::unicode_capitals, "with other characters than ASCII as \\u escapes in capitals"},
    {json::escaping::slashes, "with escaped slashes"},
    {json::escaping::php, "with escaped slashes, and other characters than ASCII as \\u escapes, as PHP writes it"},
    {json::escaping::html, "with <, > and & as \\u escapes, as Go writes it"},
    {json::escaping::gson, "with <, >, &, = and ' as \\u escapes, as Gson writes it"},
    {json::escaping::dotnet, "with \\u escapes as .NET writes them"},
};

/// The other texts of one JSON body.
class body_rewriter {
  public:
    body_rewriter(std::string_view body, structure const* shape) : body_{body}, shape_{shape} {
        json::scanner scan{body};
        value_ = json::read(scan);
        for (spacing_words const& s : spacings)
            for (escaping_words const& e : escapings)
                if (!usual_ && json::written(value_, {s.how, e.how}) == body)
                    usual_ = json::style{s.how, e.how};
    }

    /// The likelier ones first: those that differ in fewer respects.
    [[nodiscard]] std::vector<sign::other_text> all() {
        bool const large = body_.size() > 64u * 1024;
        std::vector<std::vector<value_change>> const changes = value_changes(shape_);
        write_styles(value_, {});
        for (std::size_t i = 0; i < changes.size(); ++i)
            for (value_change const& first : changes[i]) {
                json::node once = value_;
                first.change(once);
                if (!is_other(once, value_))
                    continue;
                write_styles(once, {&first});
                for (std::size_t k = i + 1; k < changes.size() && !large; ++k)
                    for (value_change const& second : changes[k]) {
                        json::node twice = once;
                        second.change(twice);
                        if (is_other(twice, once))
                            write_styles(twice, {&first, &second});
                    }
            }
        std::stable_sort(found_.begin(), found_.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
        std::vector<sign::other_text> made;
        std::set<std::string> known;
        for (auto& [differences, other] : found_)
            if (known.insert(other.text).second)
                made.push_back(std::move(other));
        return made;
    }

  private:
    static constexpr std::size_t most_differences = 3;

    [[nodiscard]] static bool is_other(json::node const& a, json::node const& b) {
        return json::written(a, {}) != json::written(b, {});
    }

    /// Adds the value in each style, unless that makes too many differences from what was sent.
    void write_styles(json::node const& value, std::vector<value_change const*> const& changes) {
        for (spacing_words const& s : spacings)
            for (escaping_words const& e : escapings) {
                std::vector<std::string_view> words;
                sign::cause what = sign::cause::body_rewritten;
                if (!usual_ || usual_->space != s.how) {
                    what = sign::cause::body_spacing;
                    words.push_back(s.words);
                }
                if (usual_ ? usual_->escape != e.how : e.how != json::escaping::least) {
                    what = sign::cause::body_escapes;
                    words.push_back(e.words);
                }
                for (value_change const* const change : changes) {
                    what = change->what;
                    words.push_back(change->words);
                }
                if (words.empty() || words.size() > most_differences)
                    continue;
                std::string text = json::written(value, {s.how, e.how});
                if (text == body_)
                    continue;
                std::string detail;
                for (std::string_view const word : words)
                    detail.append(detail.empty() ? "" : "; ").append(word);
                found_.push_back(
                    {words.size(),
                     {words.size() == 1 ? what : sign::cause::body_rewritten, std::move(detail), std::move(text)}});
            }
    }

    std::string_view body_;
    structure const* shape_;
    json::node value_{};
    std::optional<json::style> usual_{}; ///< in which the body was sent
    std::vector<std::pair<std::size_t, sign::other_text>> found_{};
};

/// A value as languages print it that take a structure for its text.
enum class printed_form : std::uint8_t { python, java, ruby };

inline void print(std::string& out, json::node const& value, printed_form how) {
    using form = json::value_form;
    bool const object = value.form == form::object;
    if (value.is_container()) {
        out.append(object ? "{" : "[");
        for (std::size_t i = 0; i < value.members.size(); ++i) {
            out.append(i == 0 ? "" : ", ");
            if (object) {
                print(out, {form::string, value.members[i].first, {}}, how);
                out.append(how == printed_form::python ? ": " : how == printed_form::java ? "=" : "=>");
            }
            print(out, value.members[i].second, how);
        }
        out.append(object ? "}" : "]");
    } else if (value.form == form::string) {
        std::string_view const quote = how == printed_form::python ? "'" : how == printed_form::java ? "" : "\"";
        out.append(quote).append(value.text).append(quote);
    } else if (value.form == form::null) {
        out.append(how == printed_form::python ? "None" : how == printed_form::java ? "null" : "nil");
    } else if (value.form == form::boolean && how == printed_form::python) {
        out.append(value.text == "true" ? "True" : "False");
    } else {
        out.append(value.text);
    }
}

/// The name of a flattened parameter in the manner of PHP: `Set[0][Role]` for `Set.0.Role`.
[[nodiscard]] inline std::string in_brackets(std::string_view name) {
    std::string made;
    for (std::string_view const part : split(name, "."))
        made.append(made.empty() ? std::string{part} : "[" + std::string{part} + "]");
    return made;
}

/// The body in other forms than JSON.
inline void append_other_forms(std::vector<sign::other_text>& out, std::string_view body) {
    using sign::cause;
    json::scanner scan{body};
    json::node const value = json::read(scan);
    auto const add = [&out](cause what, std::string detail, std::string text) {
        out.push_back({what, std::move(detail), std::move(text)});
    };
    for (std::string const& text : {std::string{body}, json::written(value, {}),
                                    json::written(value, {json::spacing::python, json::escaping::unicode})})
        add(cause::body_rewritten, "as a text within a JSON string",
            json::written({json::value_form::string, text, {}}, {}));
    struct printed {
        printed_form how;
        std::string_view words;
    };
    for (printed const& p :
         {printed{printed_form::python, "as Python prints a dict"}, printed{printed_form::java, "as Java prints a Map"},
          printed{printed_form::ruby, "as Ruby prints a Hash"}}) {
        std::string text;
        print(text, value, p.how);
        add(cause::body_rewritten, std::string{p.words}, std::move(text));
    }
    add(cause::body_rewritten, "within a list", "[" + std::string{body} + "]");
    std::vector<plain_parameter> flat = flatten_json(body);
    for (bool const sorted : {false, true}) {
        if (sorted)
            std::stable_sort(flat.begin(), flat.end(), [](auto const& a, auto const& b) { return a.name < b.name; });
        std::string_view const order = sorted ? ", sorted" : "";
        std::vector<plain_parameter> bracketed = flat;
        for (plain_parameter& p : bracketed)
            p.name = in_brackets(p.name);
        bool const lists = encode_parameters(bracketed) != encode_parameters(flat);
        for (auto const& [parameters, php] : {std::pair{&flat, false}, std::pair{&bracketed, true}}) {
            cause const what = php && lists ? cause::php_array_names : cause::body_as_form;
            std::string const how =
                php && lists ? "it signed the body as form text with `Set[0][Role]`" : "as form text";
            std::string plain, form;
            for (plain_parameter const& p : *parameters) {
                for (std::string* const text : {&plain, &form})
                    text->append(text->empty() ? "" : "&");
                plain.append(p.name).append("=").append(p.value);
                append_form_encoded(form, p.name);
                form.append("=");
                append_form_encoded(form, p.value);
            }
            auto const in_words = [&how, order](std::string_view manner) {
                std::string made = how;
                return made.append(manner).append(order);
            };
            add(what, in_words(""), encode_parameters(*parameters));
            add(what, in_words(" with + for blanks"), std::move(form));
            add(what, in_words(" without encoding"), std::move(plain));
        }
    }
}

} // namespace detail

/// The texts that a client may have signed in the place of a body: the same parameters as other writers write them. The
/// likelier ones come first; a body of a megabyte or more has none. \p shape, which may be null, is that of the
/// action's request.
[[nodiscard]] inline std::vector<sign::other_text> other_bodies(std::string_view body, structure const* shape) {
    constexpr std::size_t largest = 1024u * 1024;
    std::vector<sign::other_text> made;
    if (body.empty() || body.size() > largest)
        return made;
    if (check_json(body).whole()) {
        made = detail::body_rewriter{body, shape}.all();
        detail::append_other_forms(made, body);
    } else if (body.find('=') != std::string_view::npos) {
        for (detail::other_query& other : detail::other_queries(body))
            made.push_back({sign::cause::body_as_form, "as form text " + other.detail, std::move(other.text)});
    }
    return made;
}

} // namespace tc3

#endif
