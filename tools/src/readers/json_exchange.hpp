// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_JSON_EXCHANGE_HPP
#define TC3_TOOLS_READERS_JSON_EXCHANGE_HPP

#include "entry.hpp"
#include "limits.hpp"

namespace tc3::tool {

/// Takes the exchange out of an object with a request and a response, be it an entry of a HAR or a line of NDJSON.
///
/// `into.text` is the object, which is valid JSON but for lone surrogates, and `into.what.origin` says what was read:
/// a HAR may leave bodies out in ways that a line of NDJSON does not. Names are taken in any order, unknown ones are
/// passed over:
///
/// - `request`, `req` or `httpRequest` with `method`, `url`, `headers` and a body;
/// - `response`, `res` or `httpResponse`, which may be missing or null, with `status`, `headers` and a body;
/// - `startedDateTime` or `time`;
/// - headers as an object, whose values may be lists, or as a list of pairs or of objects with `name` and `value`;
/// - a body as `postData` or `content` of a HAR, or as `body`, `bodyText`, `payload` or `body_b64`.
///
/// What cannot be taken makes the entry unreadable, with a sentence in `trouble`.
void read_json_exchange(entry& into, reader_limits const& limits);

} // namespace tc3::tool

#endif
