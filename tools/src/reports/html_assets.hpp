// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPORTS_HTML_ASSETS_HPP
#define TC3_TOOLS_REPORTS_HTML_ASSETS_HPP

#include <string_view>

/// The style sheet and the script of the HTML report.
namespace tc3::tool::html {

inline constexpr std::string_view style = R"css(
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --card: #fff; --text: #1b2230; --soft: #566074; --line: #dde1e8; --sunken: #f0f2f6; --link: #0a58ca;
  --error: #c0262d; --warning: #945700; --note: #2c62b4; --good: #1a7340; --known: #6a4fb3;
  --error-bar: #dd4b50; --warning-bar: #e5a13a; --clean-bar: #b7c7da; --mark: #ffe1e1;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e1217; --card: #171c24; --text: #e5e9f0; --soft: #9aa5b6; --line: #2b3340; --sunken: #10151c; --link: #7fb4ff;
    --error: #ff8b85; --warning: #edb95e; --note: #8fbcff; --good: #6fd08f; --known: #b9a3f5;
    --error-bar: #e5615f; --warning-bar: #d79b3c; --clean-bar: #3d4a5c; --mark: #5a2327;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI",
  "Noto Sans", sans-serif; }
main, header > div, footer { max-width: 70rem; margin: 0 auto; padding: 0 1.25rem; }
header { background: var(--card); border-bottom: 1px solid var(--line); border-top: 4px solid var(--good); padding: 1.6rem 0 1.4rem; }
header.error { border-top-color: var(--error); } header.warning { border-top-color: var(--warning); }
.program { margin: 0; color: var(--soft); font-weight: 600; letter-spacing: .02em; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: .2rem 0 .35rem; letter-spacing: -.01em; }
h2 { font-size: 1.2rem; margin: 2.4rem 0 .8rem; } h3 { font-size: 1rem; margin: 0; }
h2 small { font-weight: 400; color: var(--soft); font-size: .85rem; margin-left: .4rem; }
p { margin: .4rem 0; } a { color: var(--link); } code, pre { font: .87em/1.5 ui-monospace, "SF Mono", "DejaVu Sans Mono", monospace; }
code { overflow-wrap: anywhere; }
.soft { color: var(--soft); } .error > .name, .error.name { color: var(--error); } .warning.name { color: var(--warning); }
.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; margin: 1.2rem 0 0; padding: 0; }
.totals li { list-style: none; background: var(--sunken); border: 1px solid var(--line); border-radius: .6rem; padding: .65rem .9rem; }
.totals b { display: block; font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.totals span { display: block; color: var(--soft); font-size: .85rem; }
.totals .error b { color: var(--error); } .totals .warning b { color: var(--warning); } .totals .note b { color: var(--note); }
.totals .known b { color: var(--known); } .totals .zero b { color: var(--soft); }
form { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; background: var(--page);
  padding: .6rem 0; } form[hidden] { display: none; }
form label { display: inline-flex; gap: .4rem; align-items: center; border: 1px solid var(--line); background: var(--card);
  border-radius: 2rem; padding: .22rem .8rem; cursor: pointer; }
form label:focus-within, form input[type=search]:focus { outline: 2px solid var(--link); outline-offset: 1px; }
form input[type=search] { flex: 1 1 12rem; min-width: 8rem; font: inherit; color: inherit; background: var(--card);
  border: 1px solid var(--line); border-radius: 2rem; padding: .28rem .9rem; }
form output { color: var(--soft); font-size: .88rem; }
details { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; margin: .6rem 0; }
details > summary { cursor: pointer; padding: .7rem .9rem; list-style-position: inside; }
details > summary:hover { background: var(--sunken); border-radius: .6rem; }
.finding { border-left: 4px solid var(--note); } .finding.error { border-left-color: var(--error); }
.finding.warning { border-left-color: var(--warning); } .finding.known { border-left-color: var(--known); }
.finding > summary { display: grid; grid-template-columns: auto 1fr auto; gap: .1rem .7rem; align-items: baseline; }
.finding > summary::-webkit-details-marker { display: none; }
.finding .message { font-weight: 600; overflow-wrap: anywhere; } .finding .rule { grid-column: 2; color: var(--soft); }
.finding .times { color: var(--soft); font-size: .88rem; font-variant-numeric: tabular-nums; }
.finding[hidden] { display: none; }
.badge { display: inline-block; font-size: .75rem; font-weight: 700; border-radius: .35rem; padding: .05rem .45rem;
  border: 1px solid currentColor; color: var(--note); }
.error .badge { color: var(--error); } .warning .badge { color: var(--warning); } .known .badge { color: var(--known); }
.inside { padding: 0 .9rem .8rem; } .inside > :first-child { margin-top: 0; }
.excerpt, .command { background: var(--sunken); border: 1px solid var(--line); border-radius: .45rem; padding: .55rem .75rem; margin: .5rem 0;
  overflow-x: auto; white-space: pre; }
.command { white-space: pre-wrap; overflow-wrap: anywhere; }
mark { background: var(--mark); color: inherit; border-bottom: 2px solid var(--error); padding: 0 .1em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1rem; margin: .5rem 0 0; }
dt { color: var(--soft); } dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.panel { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .9rem; }
svg { display: block; width: 100%; height: auto; } svg text { fill: var(--soft); font-size: 13px; } svg .base { stroke: var(--line); }
svg .clean { fill: var(--clean-bar); } svg .warning { fill: var(--warning-bar); } svg .error { fill: var(--error-bar); }
svg .bought { fill: var(--good); } svg .unknown { fill: var(--warning-bar); } svg .refused { fill: none; stroke: var(--soft); stroke-width: 1.5; }
svg .repeated { fill: var(--error-bar); stroke: var(--card); }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: .6rem 0 0; padding: 0; color: var(--soft); font-size: .85rem; }
.legend li { list-style: none; display: flex; gap: .4rem; align-items: center; } .legend svg { width: 14px; height: 14px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; } caption { text-align: left; padding: .2rem 0 .5rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-top: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 600; border-top: 0; white-space: nowrap; } td.seen { white-space: nowrap; font-variant-numeric: tabular-nums; }
tr.unseen th { color: var(--soft); font-weight: 400; } tbody th { font-weight: 600; }
.bar { display: inline-block; width: 5rem; height: .5rem; border-radius: .25rem; background: var(--line); margin-right: .5rem; overflow: hidden; }
.bar i { display: block; height: 100%; background: var(--good); }
.chip { display: inline-block; font-size: .8rem; border-radius: .35rem; padding: 0 .45rem; margin: .1rem .15rem .1rem 0; border: 1px solid var(--line);
  color: var(--soft); white-space: nowrap; text-decoration: none; }
.chip.kept { color: var(--good); border-color: currentColor; }
.chip.broken { color: var(--error); border-color: currentColor; font-weight: 700; }
.chip.unmet { border-style: dashed; }
footer { color: var(--soft); font-size: .85rem; padding-top: 1.5rem; padding-bottom: 2.5rem; }
@media (max-width: 40rem) {
  dl { grid-template-columns: 1fr; gap: 0; } dt { margin-top: .5rem; }
  .finding > summary { grid-template-columns: auto auto; } .finding .message, .finding .rule { grid-column: 1 / -1; }
  .finding .times { text-align: right; }
}
@media print { form { display: none; } details > :not(summary) { display: block; } body { background: none; } }
)css";

/// Shows what fits the filters, and keeps these in the address, `#show=error,warning&find=text`, so that a view can be
/// passed on. Without it all is shown.
inline constexpr std::string_view script = R"js(
"use strict";
const form = document.querySelector("form");
const findings = [...document.querySelectorAll(".finding")];
const boxes = [...form.querySelectorAll("input[type=checkbox]")];
const apply = () => {
  const shown = new Set(boxes.filter((box) => box.checked).map((box) => box.name));
  const words = form.find.value.toLowerCase().split(/\s+/);
  let count = 0;
  for (const one of findings) {
    const text = one.textContent.toLowerCase();
    one.hidden = !shown.has(one.dataset.kind) || !words.every((word) => text.includes(word));
    count += one.hidden ? 0 : 1;
  }
  form.querySelector("output").value = `${count} of ${findings.length} shown`;
};
const read = () => {
  if (!location.hash.startsWith("#show="))
    return;
  const wanted = new URLSearchParams(location.hash.slice(1));
  const kinds = wanted.get("show").split(",");
  for (const box of boxes)
    box.checked = kinds.includes(box.name);
  form.find.value = wanted.get("find") ?? "";
};
form.addEventListener("input", () => {
  const kinds = boxes.filter((box) => box.checked).map((box) => box.name).join(",");
  const find = form.find.value;
  history.replaceState(null, "", `#show=${kinds}${find && `&find=${encodeURIComponent(find)}`}`);
  apply();
});
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", () => { read(); apply(); });
form.hidden = false;
read();
apply();
)js";

} // namespace tc3::tool::html

#endif
