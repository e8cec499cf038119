"""Looks at an HTML report in a browser: report-html.py CHROMIUM REPORT [FOLDER-FOR-PICTURES]"""

import base64
import os
import sys

from browser import Browser

program, report = sys.argv[1:3]
folder = sys.argv[3] if len(sys.argv) > 3 else None
address = "file://" + os.path.abspath(report)
failures = []

# The least contrast of a text with its background (WCAG 2.2, 1.4.3) and the texts that have less.
CONTRAST = """(() => {
  const parse = (colour) => colour.match(/[0-9.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = parse(colour).map((c) => c / 255).map((c) => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/, 0\\)$/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const bad = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!own || !element.checkVisibility() || element.closest("svg, script")) continue;
    const [a, b] = [light(getComputedStyle(element).color), light(behind(element))].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) bad.push(element.outerHTML.slice(0, 90));
  }
  return bad;
})()"""
SHOWN = "[...document.querySelectorAll('.finding')].filter((one) => one.checkVisibility()).map((one) => one.dataset.kind)"


def check(what, holds, told=""):
    if not holds:
        failures.append(what)
        print(f"FAILED: {what} {told}")


def keep(browser, name, whole=False):
    picture = base64.b64decode(browser.picture(whole))
    check(f"{name} is a picture of something", len(picture) > 5000, len(picture))
    if folder:
        with open(os.path.join(folder, name + ".png"), "wb") as out:
            out.write(picture)


with Browser(program) as browser:
    browser.look()
    browser.open(address)
    everything = browser.run("document.body.innerText + document.body.textContent")
    check("a script in a name is shown as text", "<script>planted()</script>" in everything)
    check("only the report's own script is there", browser.run("document.scripts.length") == 1)
    check("the totals come first", browser.run("document.querySelector('main').previousElementSibling.matches('header')"))
    check("nothing is too wide", browser.run("document.documentElement.scrollWidth <= innerWidth"))
    check("the filters are offered", browser.run("document.querySelector('form').checkVisibility()"))
    kinds = browser.run(SHOWN)
    check("errors, warnings and notes are shown", {"error", "warning", "note"} <= set(kinds), kinds)
    check("the gravest come first", kinds == sorted(kinds, key=["error", "warning", "note"].index), kinds)
    check("values that were found are marked", browser.run("document.querySelectorAll('.excerpt mark').length") > 0)
    check("the timeline has bars, and titles for them",
          browser.run("document.querySelectorAll('#timeline g rect').length > 0 && "
                      "[...document.querySelectorAll('#timeline g')].every((g) => g.querySelector('title'))"))
    check("a purchase that was sent again is marked", browser.run("document.querySelector('#timeline g .repeated') !== null"))
    members = browser.run("[...document.querySelectorAll('#coverage th code')].map((c) => c.textContent)")
    check("all members are told of", {"DBInstanceId", "RecoveryTargetTime", "DeletionProtection", "Role", "DealName"}
          <= set(members), members)
    states = browser.run("['broken', 'kept', 'unmet'].map((s) => document.querySelectorAll('#coverage table .chip.' + s).length)")
    check("rules are broken, kept and not met", all(count > 0 for count in states), states)

    for scheme, dark in (("light", False), ("dark", True)):
        browser.look(scheme)
        ground = browser.run("getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number)")
        check(f"the {scheme} page is {scheme}", (sum(ground) < 150) == dark and (sum(ground) > 600) != dark, ground)
        browser.run("document.querySelectorAll('details').forEach((one) => one.open = true)")
        pale = browser.run(CONTRAST)
        check(f"all texts of the {scheme} page can be read", not pale, pale)
        browser.open(address)
        keep(browser, scheme)
        keep(browser, scheme + "-whole", whole=True)
    browser.look(width=380)
    check("nothing is too wide for a telephone", browser.run("document.documentElement.scrollWidth <= innerWidth"),
          browser.run("document.documentElement.scrollWidth"))
    keep(browser, "telephone")

    browser.look()
    browser.run("document.querySelector('input[name=error]').click()")
    check("a filter hides its kind", "error" not in browser.run(SHOWN) and "note" in browser.run(SHOWN))
    check("the view stands in the address", browser.run("location.hash") == "#show=warning,note")
    browser.open(address + "#show=error&find=storage.step%20multiple")
    shown = browser.run("[...document.querySelectorAll('.finding')].filter((one) => one.checkVisibility())"
                        ".map((one) => one.querySelector('.rule').textContent)")
    check("words of the address are looked for", shown == ["clone-db-instance.storage.step"], shown)
    check("it is told how many are shown", browser.run("document.querySelector('output').value").startswith("1 of "))
    browser.run("const find = document.querySelector('[type=search]'); find.value = 'no such text';"
                "find.dispatchEvent(new Event('input', {bubbles: true}))")
    check("a word that is nowhere hides all", browser.run(SHOWN) == [])
    check("nothing was loaded but the report",
          all(one.split("#")[0] in (address, "about:blank") for one in browser.requests), browser.requests)
    check("the browser complains of nothing", not browser.complaints, browser.complaints)

    # Without scripts, which only `run` evades.
    browser.look(scripts=False)
    browser.open(address)
    tree = browser.call("DOM.getDocument", depth=1)
    form = browser.call("DOM.querySelector", nodeId=tree["root"]["nodeId"], selector="form")
    attributes = browser.call("DOM.getAttributes", nodeId=form["nodeId"])["attributes"]
    check("without scripts no filters are offered", "hidden" in attributes, attributes)
    hidden = browser.call("DOM.querySelectorAll", nodeId=tree["root"]["nodeId"], selector=".finding[hidden]")
    check("without scripts all is shown", hidden["nodeIds"] == [])
    keep(browser, "without-scripts")

sys.exit(1 if failures else 0)
