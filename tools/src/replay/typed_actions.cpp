// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "typed_actions.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/request/common.hpp>
#include <tc3/response/decode.hpp>
#include <tc3/validate/flattened.hpp>
#include <tc3/validate/json_text.hpp>

#include <algorithm>
#include <array>

namespace tc3::tool {
namespace {

template <class Request>
http::request rebuild(std::string_view parameters, parameter_form form, call_options const& where, finding_sink sink) {
    Request typed{};
    if (form == parameter_form::json)
        validate_json(parameters, structure_of<Request>(), {}, sink, &typed);
    else
        validate_flattened(parameters, structure_of<Request>(), {}, sink, common_parameter_names, &typed);
    http::request made;
    build_request(made, typed, where);
    return made;
}

template <class Response>
decoded_answer decode_typed(http::response const& message) {
    reply<Response> const read = decode<Response>(message);
    decoded_answer made;
    made.request_id = read.request_id();
    if (Response const* const success = read.success()) {
        made.what = decoded_answer::form::success;
        write_json(made.response, *success);
    } else if (api_error const* const error = read.error()) {
        made.what = decoded_answer::form::api_error;
        made.code = error->code;
    } else {
        made.what = decoded_answer::form::malformed;
        made.defect = read.malformed()->kind;
    }
    return made;
}

template <class... Actions>
constexpr std::array<typed_action, sizeof...(Actions)> functions_of(action_types<Actions...>) {
    return {typed_action{Actions::contract, &rebuild<typename Actions::request>,
                         &decode_typed<typename Actions::response>}...};
}

constexpr std::array typed_actions = functions_of(known_action_types{});

} // namespace

typed_action const* find_typed(action const* contract) noexcept {
    auto const at = std::find_if(typed_actions.begin(), typed_actions.end(),
                                 [contract](typed_action const& one) { return one.contract == contract; });
    return at == typed_actions.end() ? nullptr : &*at;
}

} // namespace tc3::tool
