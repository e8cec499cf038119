// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_VALIDATE_FINDING_HPP
#define TC3_VALIDATE_FINDING_HPP

#include <tc3/contract/kind.hpp>
#include <tc3/contract/source.hpp>

#include <concepts>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

namespace tc3 {

/// One violation of one rule at one place: the record from which every report is made.
struct finding {
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    tc3::side side = side::request;
    tc3::severity severity = severity::error;
    tc3::kind kind = kind::unknown;
    std::string rule{};              ///< stable id, `clone-db-instance.storage.step`
    std::string path{};              ///< JSON Pointer, `header:Name`, or empty for the whole message
    std::string message{};           ///< what is wrong, and what is allowed; values only of harmless members
    std::string help{};              ///< what to do
    std::string_view likely_error{}; ///< the service's code; empty if it would not refuse, or none is known
    source origin{};                 ///< where the rule comes from
    std::size_t offset = nowhere;    ///< of the value in the text that was judged, where it stands there literally
    std::size_t length = 0;
    bool harmless = false; ///< the value at that place may stand in a report
};

/// What a sink wants next.
enum class walk : bool { stop, go_on };

/// Where findings go: any callable that takes a finding and says whether to look for more.
///
/// Findings come in the order of the text; rules that need the whole object come at its end. It only refers to the
/// callable, which must live as long as the check. The smallest one:
///
///     auto keep = [&all](tc3::finding&& found) { all.push_back(std::move(found)); return tc3::walk::go_on; };
class finding_sink {
  public:
    template <class Callable>
    requires(!std::same_as<std::remove_cvref_t<Callable>, finding_sink> &&
             std::is_invocable_r_v<walk, Callable&, finding&&>)
        // NOLINTNEXTLINE(google-explicit-constructor,bugprone-forwarding-reference-overload): a sink is passed as it is
        finding_sink(Callable& callable)
    noexcept
        : object_{std::addressof(callable)},
          call_{[](void* object, finding&& found) { return (*static_cast<Callable*>(object))(std::move(found)); }} {}

    walk operator()(finding&& found) const { return call_(object_, std::move(found)); }

  private:
    void* object_;
    walk (*call_)(void*, finding&&);
};

} // namespace tc3

#endif
