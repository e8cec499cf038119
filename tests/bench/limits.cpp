// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "limits.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>

namespace bench::limit {
namespace {

using digest = std::array<unsigned char, 32>;

void write_hex(digest const& bytes, char* out) {
    constexpr std::string_view digits = "0123456789abcdef";
    for (unsigned char const byte : bytes) {
        *out++ = digits[byte >> 4u];
        *out++ = digits[byte & 15u];
    }
}

digest hmac(std::string_view key, std::string_view text) {
    std::array<unsigned char, 64> block{};
    std::copy(key.begin(), key.end(), block.begin());
    digest made{};
    EVP_MD_CTX* const context = EVP_MD_CTX_new();
    for (unsigned char& byte : block)
        byte ^= 0x36u;
    EVP_DigestInit_ex(context, EVP_sha256(), nullptr);
    EVP_DigestUpdate(context, block.data(), block.size());
    EVP_DigestUpdate(context, text.data(), text.size());
    EVP_DigestFinal_ex(context, made.data(), nullptr);
    for (unsigned char& byte : block)
        byte ^= 0x36u ^ 0x5cu;
    EVP_DigestInit_ex(context, EVP_sha256(), nullptr);
    EVP_DigestUpdate(context, block.data(), block.size());
    EVP_DigestUpdate(context, made.data(), made.size());
    EVP_DigestFinal_ex(context, made.data(), nullptr);
    EVP_MD_CTX_free(context);
    return made;
}

std::string_view as_text(digest const& bytes) {
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

EVP_MD_CTX* state_after(std::string_view key, unsigned char mask) {
    EVP_MD_CTX* const made = EVP_MD_CTX_new();
    EVP_DigestInit_ex(made, EVP_sha256(), nullptr);
    if (!key.empty()) {
        std::array<unsigned char, 64> block{};
        std::copy(key.begin(), key.end(), block.begin());
        for (unsigned char& byte : block)
            byte ^= mask;
        EVP_DigestUpdate(made, block.data(), block.size());
    }
    return made;
}

} // namespace

hashing::hashing() : fresh_{state_after({}, 0)}, work_{EVP_MD_CTX_new()} {
    digest const date = hmac("TC3" + std::string{secret_key}, today);
    digest const service = hmac(as_text(date), "postgres");
    digest const signing = hmac(as_text(service), "tc3_request");
    inner_ = state_after(as_text(signing), 0x36u);
    outer_ = state_after(as_text(signing), 0x5cu);
}

hashing::~hashing() {
    for (EVP_MD_CTX* const context : {fresh_, inner_, outer_, work_})
        EVP_MD_CTX_free(context);
}

void hashing::sha256_hex(std::string_view text, char* out) {
    digest made;
    EVP_MD_CTX_copy_ex(work_, fresh_);
    EVP_DigestUpdate(work_, text.data(), text.size());
    EVP_DigestFinal_ex(work_, made.data(), nullptr);
    write_hex(made, out);
}

void hashing::hmac_hex(std::string_view text, char* out) {
    digest made;
    EVP_MD_CTX_copy_ex(work_, inner_);
    EVP_DigestUpdate(work_, text.data(), text.size());
    EVP_DigestFinal_ex(work_, made.data(), nullptr);
    EVP_MD_CTX_copy_ex(work_, outer_);
    EVP_DigestUpdate(work_, made.data(), made.size());
    EVP_DigestFinal_ex(work_, made.data(), nullptr);
    write_hex(made, out);
}

void hash_all(hashing& with, std::string_view body, std::string_view canonical_request, std::string_view string_to_sign,
              std::array<char, 64>& signature) {
    with.sha256_hex(body, signature.data());
    with.sha256_hex(canonical_request, signature.data());
    with.hmac_hex(string_to_sign, signature.data());
}

namespace {

void put(std::string& out, std::string_view before, std::string_view text) {
    out.append(before).append(text);
}

void put(std::string& out, std::string_view before, std::int64_t number) {
    std::array<char, 20> text;
    auto const end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    out.append(before).append(text.data(), static_cast<std::size_t>(end - text.data()));
}

/// The members that the sample has; none of its texts needs an escape.
void write_body(request const& from, std::string& out) {
    put(out, R"({"DBInstanceId":")", from.DBInstanceId);
    put(out, R"(","SpecCode":")", from.SpecCode);
    put(out, R"(","Storage":)", from.Storage);
    put(out, R"(,"Period":)", from.Period);
    put(out, R"(,"AutoRenewFlag":)", from.AutoRenewFlag);
    put(out, R"(,"VpcId":")", from.VpcId);
    put(out, R"(","SubnetId":")", from.SubnetId);
    put(out, R"(","Name":")", *from.Name);
    put(out, R"(","InstanceChargeType":")", *from.InstanceChargeType);
    out.append(R"(","DBNodeSet":[)");
    for (auto const& node : *from.DBNodeSet) {
        put(out, R"({"Role":")", node.Role);
        put(out, R"(","Zone":")", node.Zone);
        out.append(R"("},)");
    }
    out.pop_back();
    put(out, R"(],"BackupSetId":")", *from.BackupSetId);
    out.append(R"("})");
}

} // namespace

void write_call(hashing& with, request& filled, std::string& body, std::string& canonical, std::string& out) {
    fill(filled);
    body.clear();
    write_body(filled, body);
    std::array<char, 64> hash;
    with.sha256_hex(body, hash.data());
    canonical.assign("POST\n/\n\ncontent-type:application/json\nhost:");
    canonical.append(host).append("\nx-tc-action:clonedbinstance\n\ncontent-type;host;x-tc-action\n");
    canonical.append(hash.data(), hash.size());
    with.sha256_hex(canonical, hash.data());
    canonical.assign("TC3-HMAC-SHA256\n").append(now_text).append("\n").append(today);
    canonical.append("/postgres/tc3_request\n").append(hash.data(), hash.size());
    with.hmac_hex(canonical, hash.data());
    out.assign("POST / HTTP/1.1\r\nHost: ").append(host);
    out.append("\r\nContent-Type: application/json\r\nX-TC-Action: CloneDBInstance\r\nX-TC-Version: 2017-03-12\r\n"
               "X-TC-Region: ");
    out.append(region).append("\r\nX-TC-Timestamp: ").append(now_text);
    out.append("\r\nAuthorization: TC3-HMAC-SHA256 Credential=").append(secret_id).append("/").append(today);
    out.append("/postgres/tc3_request, SignedHeaders=content-type;host;x-tc-action, Signature=");
    out.append(hash.data(), hash.size());
    put(out, "\r\nContent-Length: ", static_cast<std::int64_t>(body.size()));
    out.append("\r\n\r\n").append(body);
}

namespace {

using error = boost::json::error_code;
using view = boost::json::string_view;

struct unlimited {
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    bool on_document_begin(error&) { return true; }
    bool on_document_end(error&) { return true; }
    bool on_object_begin(error&) { return true; }
    bool on_object_end(std::size_t, error&) { return true; }
    bool on_array_begin(error&) { return true; }
    bool on_array_end(std::size_t, error&) { return true; }
    bool on_key_part(view, std::size_t, error&) { return true; }
    bool on_key(view, std::size_t, error&) { return true; }
    bool on_string_part(view, std::size_t, error&) { return true; }
    bool on_string(view, std::size_t, error&) { return true; }
    bool on_number_part(view, error&) { return true; }
    bool on_int64(std::int64_t, view, error&) { return true; }
    bool on_uint64(std::uint64_t, view, error&) { return true; }
    bool on_double(double, view, error&) { return true; }
    bool on_bool(bool, error&) { return true; }
    bool on_null(error&) { return true; }
    bool on_comment_part(view, error&) { return true; }
    bool on_comment(view, error&) { return true; }
};

template <class Handler>
bool parse(std::string_view text, boost::json::basic_parser<Handler>& parser) {
    error failure;
    return parser.write_some(false, text.data(), text.size(), failure) == text.size() && !failure;
}

// --- the rules by hand, shared by the two judges ---

bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

bool is_id(std::string_view text, std::string_view prefix, std::size_t least, std::size_t most) {
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return text.size() >= least && text.size() <= most && std::all_of(text.begin(), text.end(), is_alphanumeric);
}

/// Fewer than 60 code points out of letters, digits, `_`, `-` and U+4E00 to U+9FFF.
bool is_name(std::string_view text) {
    std::size_t points = 0;
    for (std::size_t i = 0; i < text.size(); ++points) {
        auto const c = static_cast<unsigned char>(text[i]);
        if (c < 0x80) {
            if (!is_alphanumeric(text[i]) && !(c >= 'A' && c <= 'Z') && c != '_' && c != '-')
                return false;
            ++i;
        } else {
            if (c < 0xE4 || c > 0xE9 || i + 3 > text.size())
                return false;
            i += 3;
        }
    }
    return points > 0 && points < 60;
}

bool is_period(std::int64_t months) {
    return (months >= 1 && months <= 12) || months == 24 || months == 36;
}

bool is_moment(std::string_view text) {
    constexpr std::string_view form = "dddd-dd-dd dd:dd:dd";
    if (text.size() != form.size())
        return false;
    for (std::size_t i = 0; i < form.size(); ++i)
        if (form[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != form[i])
            return false;
    return true;
}

bool is_zone_of(std::string_view zone, std::string_view of) {
    return zone.size() > of.size() + 1 && zone.starts_with(of) && zone[of.size()] == '-';
}

/// The members by number, in the order of the page.
enum member : unsigned {
    DBInstanceId,
    SpecCode,
    Storage,
    Period,
    AutoRenewFlag,
    VpcId,
    SubnetId,
    Name,
    InstanceChargeType,
    SecurityGroupIds,
    ProjectId,
    TagList,
    DBNodeSet,
    AutoVoucher,
    VoucherIds,
    ActivityId,
    BackupSetId,
    RecoveryTargetTime,
    SyncMode,
    DeletionProtection,
    none
};

constexpr std::string_view names[] = {"DBInstanceId",
                                      "SpecCode",
                                      "Storage",
                                      "Period",
                                      "AutoRenewFlag",
                                      "VpcId",
                                      "SubnetId",
                                      "Name",
                                      "InstanceChargeType",
                                      "SecurityGroupIds",
                                      "ProjectId",
                                      "TagList",
                                      "DBNodeSet",
                                      "AutoVoucher",
                                      "VoucherIds",
                                      "ActivityId",
                                      "BackupSetId",
                                      "RecoveryTargetTime",
                                      "SyncMode",
                                      "DeletionProtection"};

struct judge_handler : unlimited {
    bool good = true;
    unsigned depth = 0;
    member at = none;
    unsigned next = 0;
    std::uint32_t seen = 0;
    bool postpaid = false;
    std::int64_t period = 0;
    bool role = false;
    bool zone = false;
    unsigned roles = 0;

    bool on_object_begin(error&) {
        ++depth;
        roles = depth == 1 ? 0 : roles;
        return good = depth == 1 || at == DBNodeSet || at == TagList;
    }
    bool on_object_end(std::size_t, error&) {
        if (--depth == 0)
            good = good && (seen & 0x7Fu) == 0x7Fu &&
                   ((seen >> BackupSetId) & 1u) + ((seen >> RecoveryTargetTime) & 1u) == 1 &&
                   (!postpaid || period == 1) && (((seen >> DBNodeSet) & 1u) == 0 || roles == 3);
        return good;
    }
    bool on_key(view name, std::size_t, error&) {
        std::string_view const key{name.data(), name.size()};
        if (depth == 1) {
            unsigned found = next;
            if (found >= none || names[found] != key)
                found = static_cast<unsigned>(std::find(std::begin(names), std::end(names), key) - std::begin(names));
            at = static_cast<member>(found);
            next = found + 1;
            good = found < none && ((seen >> found) & 1u) == 0;
            seen |= good ? 1u << found : 0u;
            return good;
        }
        role = key == "Role";
        zone = key == "Zone";
        return good = role || zone || key == "DedicatedClusterId" || at == TagList;
    }
    bool on_string(view text, std::size_t, error&) {
        std::string_view const value{text.data(), text.size()};
        if (depth == 2) {
            if (at == DBNodeSet && role) {
                good = value == "Primary" || value == "Standby";
                roles |= value == "Primary" ? 1u : 2u;
            } else if (at == DBNodeSet && zone) {
                good = is_zone_of(value, region);
            }
            return good;
        }
        switch (at) {
        case DBInstanceId:
        case SpecCode:
        case BackupSetId:
            return good = !value.empty();
        case VpcId:
            return good = is_id(value, "vpc-", 7, 8);
        case SubnetId:
            return good = is_id(value, "subnet-", 8, 8);
        case Name:
            return good = is_name(value);
        case InstanceChargeType:
            postpaid = value == "POSTPAID_BY_HOUR";
            return good = postpaid || value == "PREPAID";
        case RecoveryTargetTime:
            return good = is_moment(value);
        case SyncMode:
            return good = value == "Semi-sync" || value == "Async";
        case SecurityGroupIds:
        case VoucherIds:
            return true;
        default:
            return good = false;
        }
    }
    bool on_int64(std::int64_t value, view, error&) {
        switch (at) {
        case Storage:
            return good = value % 10 == 0 && value >= 10;
        case Period:
            period = value;
            return good = is_period(value);
        case AutoRenewFlag:
        case AutoVoucher:
            return good = value == 0 || value == 1;
        case ProjectId:
        case ActivityId:
            return true;
        default:
            return good = false;
        }
    }
    bool on_double(double, view, error&) { return good = false; }
    bool on_bool(bool, error&) { return good = at == DeletionProtection; }
    bool on_null(error&) { return good = false; }
};

} // namespace

bool parse_empty(std::string_view text) {
    boost::json::basic_parser<unlimited> parser{{}};
    return parse(text, parser);
}

bool judge_events(std::string_view text) {
    boost::json::basic_parser<judge_handler> parser{{}};
    return parse(text, parser) && parser.handler().good;
}

bool judge_struct(request const& object) {
    if (object.DBInstanceId.empty() || object.SpecCode.empty() || object.Storage % 10 != 0 || object.Storage < 10 ||
        !is_period(object.Period) || (object.AutoRenewFlag != 0 && object.AutoRenewFlag != 1) ||
        !is_id(object.VpcId, "vpc-", 7, 8) || !is_id(object.SubnetId, "subnet-", 8, 8) ||
        (object.Name && !is_name(*object.Name)))
        return false;
    if (object.InstanceChargeType) {
        bool const postpaid = *object.InstanceChargeType == "POSTPAID_BY_HOUR";
        if (!postpaid && *object.InstanceChargeType != "PREPAID")
            return false;
        if (postpaid && (object.Period != 1 || object.AutoRenewFlag == 1))
            return false;
    }
    if (object.DBNodeSet) {
        unsigned primaries = 0;
        unsigned standbys = 0;
        for (auto const& node : *object.DBNodeSet) {
            bool const primary = node.Role == "Primary";
            if ((!primary && node.Role != "Standby") || !is_zone_of(node.Zone, region))
                return false;
            (primary ? primaries : standbys)++;
        }
        if (primaries != 1 || standbys == 0)
            return false;
    }
    if (object.AutoVoucher && *object.AutoVoucher != 0 && *object.AutoVoucher != 1)
        return false;
    if (object.BackupSetId.has_value() == object.RecoveryTargetTime.has_value() ||
        (object.BackupSetId && object.BackupSetId->empty()) ||
        (object.RecoveryTargetTime && !is_moment(*object.RecoveryTargetTime)))
        return false;
    return !object.SyncMode || *object.SyncMode == "Semi-sync" || *object.SyncMode == "Async";
}

bool parse_dom(std::string_view text) {
    static std::array<unsigned char, std::size_t{1} << 16> memory;
    boost::json::monotonic_resource resource{memory.data(), memory.size()};
    error failure;
    boost::json::value const value = boost::json::parse({text.data(), text.size()}, failure, &resource);
    return !failure && value.is_object();
}

namespace {

struct decode_handler : unlimited {
    decoded* out;
    unsigned depth = 0;
    std::string* target = nullptr;

    bool on_object_begin(error&) {
        ++depth;
        return true;
    }
    bool on_object_end(std::size_t, error&) {
        --depth;
        return true;
    }
    bool on_key(view name, std::size_t, error&) {
        std::string_view const key{name.data(), name.size()};
        target = nullptr;
        if (depth == 2) {
            if (key == "DealName")
                target = &out->value.DealName;
            else if (key == "BillId")
                target = &out->value.BillId;
            else if (key == "DBInstanceId")
                target = &out->value.DBInstanceId.emplace();
            else if (key == "RequestId")
                target = &out->value.RequestId;
            else if (key == "Error")
                out->failed = true;
        } else if (depth == 3) {
            target = key == "Code" ? &out->code : key == "Message" ? &out->message : nullptr;
        }
        return true;
    }
    bool on_string(view text, std::size_t, error&) {
        if (target != nullptr)
            target->assign(text.data(), text.size());
        return true;
    }
};

} // namespace

bool decode(std::string_view text, decoded& out) {
    boost::json::basic_parser<decode_handler> parser{{}, decode_handler{{}, &out}};
    return parse(text, parser);
}

} // namespace bench::limit
