// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TC3_HPP
#define TC3_TC3_HPP

// IWYU pragma: begin_exports
#include <tc3/capture/judge.hpp>
#include <tc3/credential.hpp>
#include <tc3/exchange/judge.hpp>
#include <tc3/http/write.hpp>
#include <tc3/known_actions.hpp>
#include <tc3/request/build.hpp>
#include <tc3/request/diagnose.hpp>
#include <tc3/request/judge.hpp>
#include <tc3/request/prepare.hpp>
#include <tc3/response/decode.hpp>
#include <tc3/rules/catalogue.hpp>
#include <tc3/sign/diagnose.hpp>
#include <tc3/sign/signer.hpp>
#include <tc3/sign/v1.hpp>
#include <tc3/sign/verify.hpp>
#include <tc3/validate/flattened.hpp>
#include <tc3/validate/json_text.hpp>
#include <tc3/validate/json_value.hpp>
#include <tc3/validate/typed.hpp>
#include <tc3/version.hpp>
// IWYU pragma: end_exports

#endif
