"""Rewrites headers so that hundreds of small mistakes are compiled in, each behind a switch (see switch.hpp).

usage: rewrite.py SOURCE TARGET HEADER...

SOURCE is the repository, TARGET a folder that gets a copy of include/ with the mistakes in the named headers, and
sites.tsv: one line a mutant with its number, place, kind, code and line of code. Where a mistake does not compile, it is left out; the
test units that are given by --unit are tried for that. The places are found by clang's own parser (python3-clang-14).
"""

import argparse
import bisect
import collections
import pathlib
import re
import shutil
import subprocess
import sys

import clang.cindex as clang
from clang.cindex import CursorKind as kind

clang.Config.set_library_file("/usr/lib/llvm-14/lib/libclang.so.1")

COMPARISONS = {"<": "less", "<=": "less_equal", ">": "greater", ">=": "greater_equal"}
EXPRESSION_STATEMENTS = {
    kind.CALL_EXPR, kind.BINARY_OPERATOR, kind.COMPOUND_ASSIGNMENT_OPERATOR, kind.UNARY_OPERATOR, kind.UNEXPOSED_EXPR,
    kind.BREAK_STMT, kind.CONTINUE_STMT, kind.RETURN_STMT, kind.PAREN_EXPR, kind.CXX_THROW_EXPR,
}
# What is inside of these is computed while the program is compiled, or is no code.
NOT_AT_RUN_TIME = {kind.STATIC_ASSERT, kind.ENUM_DECL, kind.TEMPLATE_NON_TYPE_PARAMETER, kind.TEMPLATE_TYPE_PARAMETER}

Site = collections.namedtuple("Site", "header start end what mutants edits")


class Header:
    """One header with the places at which it can be made wrong."""

    def __init__(self, path, name):
        self.name = name
        self.data = path.read_bytes()
        self.sites = []
        self.seen = set()
        self.bounds = set()
        self.lines = [0]
        for match in re.finditer(b"\n", self.data):
            self.lines.append(match.end())

    def text(self, start, end):
        return self.data[start:end].decode()

    def line_of(self, offset):
        return bisect.bisect_right(self.lines, offset)

    def line_with(self, offset):
        line = self.line_of(offset)
        return " ".join(self.text(self.lines[line - 1], self.data.find(b"\n", offset)).split())

    def add(self, start, end, what, mutants, edits):
        """`edits` are (offset, length, order, text with {0}, {1} for the mutants' numbers)."""
        key = (start, end, what)
        if key in self.seen or start >= end:
            return
        self.seen.add(key)
        self.sites.append(Site(self, start, end, what, mutants, edits))

    # The edits of an outer expression stand outside those of an inner one: `depth` orders them.
    def wrap(self, start, end, what, mutants, before, after):
        self.add(start, end, what, mutants, [(start, 0, -(end - start), before), (end, 0, end - start, after)])


def extent(cursor):
    return cursor.extent.start.offset, cursor.extent.end.offset


def operator_of(header, cursor, children):
    """The two operands of a binary operator with its sign, also of an overloaded one."""
    if len(children) < 2:
        return None
    left, right = children[0], children[-1]
    a, b = extent(left)[1], extent(right)[0]
    if not (extent(cursor)[0] == extent(left)[0] and a < b):
        return None
    sign = header.text(a, b).strip()
    return (left, sign, right, a, b) if re.fullmatch(r"[<>=!]=?|&&|\|\||[-+*/%]", sign) else None


def strip(cursor):
    """What is behind casts and cleanups that no one wrote."""
    while cursor.kind == kind.UNEXPOSED_EXPR:
        children = list(cursor.get_children())
        if len(children) != 1 or extent(children[0]) != extent(cursor):
            break
        cursor = children[0]
    return cursor


def is_logical(header, cursor):
    cursor = strip(cursor)
    found = operator_of(header, cursor, list(cursor.get_children()))
    return found is not None and (found[1] in ("&&", "||") or found[1] in COMPARISONS or found[1] in ("==", "!="))


def force(header, cursor):
    """A condition, or a part of one, that is always true or always false."""
    start, end = extent(cursor)
    if is_logical(header, cursor) or strip(cursor).kind == kind.CXX_BOOL_LITERAL_EXPR:
        return
    header.wrap(start, end, "condition", ["always true", "always false"],
                "(::tc3_mutation::on({0}) || (!::tc3_mutation::on({1}) && bool(", ")))")


def statement(header, cursor):
    """A statement that is left out."""
    cursor = strip(cursor)
    if cursor.kind not in EXPRESSION_STATEMENTS:
        return
    start, end = extent(cursor)
    if cursor.kind == kind.RETURN_STMT and end - start > len("return"):
        return
    if cursor.kind == kind.BREAK_STMT and re.match(rb";\s*\}", header.data[end:]):
        return  # the end of a switch or loop, which comes all the same
    stop = header.data.find(b";", end)
    if stop < 0 or header.data[end:stop].strip():
        return
    header.add(start, stop + 1, "statement", ["left out"],
               [(start, 0, -10**9, "{{ if (!::tc3_mutation::on({0})) "), (stop + 1, 0, 10**9, " }}")])


def is_integer(cursor):
    return cursor.type.get_canonical().kind.name in (
        "INT", "UINT", "LONG", "ULONG", "LONGLONG", "ULONGLONG", "USHORT", "SHORT", "UCHAR", "CHAR_S", "CHAR32")


def visit(headers, cursor):
    for child in cursor.get_children():
        file = child.location.file
        if cursor.kind == kind.TRANSLATION_UNIT and (file is None or file.name not in headers):
            continue
        if child.kind in NOT_AT_RUN_TIME:
            continue
        header = headers.get(file.name) if file else None
        if header is None:
            visit(headers, child)
            continue
        start, end = extent(child)
        source = header.text(start, end)
        if child.kind == kind.VAR_DECL and re.match(r"(inline |static )*(constexpr|constinit)\b", source):
            continue
        if child.kind in (kind.FUNCTION_DECL, kind.CXX_METHOD, kind.FUNCTION_TEMPLATE, kind.CONSTRUCTOR) and re.search(
                r"\bconsteval\b", source.split("{")[0]):
            continue
        children = list(child.get_children())
        if child.kind == kind.CASE_STMT:  # the label is a constant
            for part in children[1:]:
                statement(header, part)
                visit_one(headers, part)
            continue
        if child.kind == kind.INTEGER_LITERAL and cursor.kind in (kind.VAR_DECL, kind.FIELD_DECL) and re.match(
                rb"[\]>]", header.data[end:]):
            continue  # the size of an array
        examine(header, child, children)
        visit(headers, child)


def visit_one(headers, cursor):
    """Visits a cursor itself and all below it."""

    class Parent:
        kind = None

        @staticmethod
        def get_children():
            return [cursor]

    visit(headers, Parent)


def examine(header, cursor, children):
    start, end = extent(cursor)
    if cursor.kind in (kind.BINARY_OPERATOR, kind.CALL_EXPR, kind.UNEXPOSED_EXPR):
        found = operator_of(header, cursor, children)
        if found:
            left, sign, right, a, b = found
            if sign in COMPARISONS:
                # One more in a bound is the same mistake as one off.
                header.bounds.update(extent(strip(each)) for each in (left, right))
                header.add(start, end, sign, ["one off", "turned round"],
                           [(start, 0, -(end - start), "::tc3_mutation::%s({0}, " % COMPARISONS[sign]),
                            (a, b - a, 0, ", "), (end, 0, end - start, ")")])
            elif sign in ("==", "!="):
                header.wrap(start, end, sign, ["turned round"], "::tc3_mutation::negated({0}, ", ")")
            elif sign in ("&&", "||"):
                force(header, left)
                force(header, right)
            elif sign in ("+", "-") and cursor.kind == kind.BINARY_OPERATOR and is_integer(cursor):
                header.add(start, end, sign, ["the other sign"],
                           [(start, 0, -(end - start), "::tc3_mutation::%s({0}, " % ("plus" if sign == "+" else "minus")),
                            (a, b - a, 0, ", "), (end, 0, end - start, ")")])
    if cursor.kind == kind.IF_STMT and not header.text(start, start + 16).startswith("if constexpr"):
        conditions = [c for c in children if c.kind.is_expression()]
        if conditions:
            force(header, conditions[0])
        for body in children[-2:]:
            if extent(body)[0] > (extent(conditions[0])[1] if conditions else end):
                statement(header, body)
    if cursor.kind in (kind.WHILE_STMT, kind.CONDITIONAL_OPERATOR) and children and children[0].kind.is_expression():
        force(header, children[0])
    if cursor.kind in (kind.FOR_STMT, kind.WHILE_STMT, kind.CXX_FOR_RANGE_STMT) and children:
        statement(header, children[-1])
    if cursor.kind in (kind.COMPOUND_STMT,):
        for child in children:
            statement(header, child)
    if cursor.kind == kind.RETURN_STMT and children and strip(children[0]).type.get_canonical().kind.name == "BOOL":
        force(header, children[0])
    if cursor.kind == kind.CXX_BOOL_LITERAL_EXPR:
        header.wrap(start, end, "constant", ["turned round"], "::tc3_mutation::negated({0}, ", ")")
    if cursor.kind in (kind.INTEGER_LITERAL, kind.CHARACTER_LITERAL) and (start, end) not in header.bounds:
        header.wrap(start, end, "constant", ["the next"], "::tc3_mutation::next({0}, ", ")")


def rewritten(header, first, excluded):
    """The text with all mutants, their numbers from `first` on, and where each came to stand."""
    edits = []
    numbers = {}
    for index, site in enumerate(header.sites):
        if (header.name, site.start, site.end, site.what) in excluded:
            continue
        ids = list(range(first, first + len(site.mutants)))
        numbers[index] = ids
        first += len(ids)
        for offset, length, order, text in site.edits:
            edits.append((offset, order, length, text.format(*ids)))
    # At one offset: closing edits first, the innermost first; then opening ones, the outermost first.
    edits.sort(key=lambda e: (e[0], e[1] <= 0, e[1]))
    made = []
    at = 0
    for offset, _, length, text in edits:
        made.append(header.data[at:offset])
        made.append(text.encode())
        at = max(at, offset + length)
    made.append(header.data[at:])
    return b"".join(made), numbers, first


def write(headers, target, excluded):
    first = 0
    table = []
    for header in headers.values():
        text, numbers, first = rewritten(header, first, excluded)
        (target / "include/tc3" / header.name).write_bytes(text)
        for index, ids in numbers.items():
            site = header.sites[index]
            code = " ".join(header.text(site.start, site.end).split())
            for number, how in zip(ids, site.mutants):
                table.append((number, header.name, header.line_of(site.start), site.what + ": " + how, code,
                              header.line_with(site.start)))
    (target / "sites.tsv").write_text("".join("\t".join(map(str, row)) + "\n" for row in table))
    return first


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("target", type=pathlib.Path)
    parser.add_argument("headers", nargs="+")
    parser.add_argument("--unit", action="append", default=[], help="a unit that must compile")
    parser.add_argument("--flags", default="", help="of the compiler")
    given = parser.parse_args()
    flags = given.flags.split()
    shutil.rmtree(given.target / "include", ignore_errors=True)
    shutil.copytree(given.source / "include", given.target / "include")

    headers = {}
    for name in given.headers:
        path = given.source / "include/tc3" / name
        headers[str(path)] = Header(path, name)
    everything = given.target / "everything.cpp"
    everything.write_text("".join('#include "%s"\n' % path for path in headers))
    unit = clang.Index.create().parse(str(everything), args=["-x", "c++", "-I", str(given.source / "include"), *flags])
    for fault in unit.diagnostics:
        if fault.severity >= clang.Diagnostic.Error:
            sys.exit("cannot parse: " + str(fault))
    visit(headers, unit.cursor)

    excluded = set()
    by_name = {header.name: header for header in headers.values()}
    for _ in range(40):
        count = write(headers, given.target, excluded)
        faults = set()
        for each in given.unit:
            ran = subprocess.run(["clang++-14", "-fsyntax-only", "-w", "-ferror-limit=0", "-fno-caret-diagnostics",
                                  "-include", "mutation/switch.hpp", "-I", str(given.target / "include"), *flags, each],
                                 capture_output=True, text=True)
            for line in ran.stderr.splitlines():
                match = re.match(r".*/include/tc3/([^:]+):(\d+):(\d+): (error|note)", line)
                if match and match[1] in by_name:
                    faults.add((match[1], int(match[2]), match[4]))
            if ran.returncode != 0 and not faults:
                sys.exit(ran.stderr[-4000:])
        errors = {(name, line) for name, line, what in faults if what == "error"}
        new = set()
        for wanted in (errors, {(name, line) for name, line, _ in faults}):
            for header in headers.values():
                for site in header.sites:
                    lines = range(header.line_of(site.start), header.line_of(site.end) + 1)
                    if len(lines) < 4 and any((header.name, line) in wanted for line in lines):
                        new.add((header.name, site.start, site.end, site.what))
            new -= excluded
            if new:
                break
        if not faults:
            break
        if not new:
            sys.exit("does not compile: " + str(sorted(faults)[:5]))
        # The innermost are the likeliest culprits, and constants in braces above all.
        constants = {key for key in new if key[3] == "constant"}
        excluded |= constants or new
    print("%d mutants in %d headers; %d places were left out, for they would not compile"
          % (count, len(headers), len(excluded)))


main()
