"""Callouts, boxes around text: ``!!! warning "404"``, ``:::tip 503``, ``> [!info] 404``, as rules of the parser.

Each becomes the tokens ``callout_open``, what it holds, and ``callout_close``; the ``meta`` of the first has the
``title`` and the ``line`` on which it stands, counted from the first of the callout.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

# MkDocs: ``!!! warning "404"``, ``???+ note``, ``=== "404"``, ``!!! note inline end "404"``; not ``!!!``, ``====``
_INDENTED = re.compile(
    r"(?:!!!\+?|\?\?\?\+?|===[!+]?)[ \t]*(?=[A-Za-z\"'])(?P<kind>[A-Za-z][\w-]*(?:[ \t]+[A-Za-z][\w-]*){0,4})?[ \t]*"
    r"(?:\"(?P<title>[^\n]{0,300})\"|'(?P<single>[^\n']{0,300})')?[ \t]*"
)

# Docusaurus, VuePress, MyST, Pandoc: ``:::tip 503``, ``::: warning[404]``, ``:::{note} 404``, ``::: {.tip}``; not ``:::``
_COLONS = re.compile(r"(?P<colons>:{3,})[ \t]*(?P<rest>[^\s:][^\n]{0,500}|:?[A-Za-z][^\n]{0,500})")

# The end of such a box: ``:::``, ``::::``; not ``:::tip``
_COLONS_END = re.compile(r":{3,}[ \t]*\Z")

# MyST, mdBook, Obsidian: ``~~~{warning} 404``, ``~~~admonish tip "404"``, ``~~~ad-note``; not ``~~~python``
_FENCE = re.compile(
    r"(?P<fence>`{3,}|~{3,})[ \t]*(?:admonish\b[ \t]*|ad-|\{(?=(?:admonition|note|tip|hint|important|info|warning"
    r"|caution|danger|error|attention|seealso|todo|dropdown|card|tab-item|glossary|topic|sidebar|margin)\}))(?P<rest>[^\n]{0,500})"
)

# The kind before a title: ``tip 503``, ``{warning} 404``, ``warning[404]``, ``{.tip title="404"}``; not ``404 Not Found``
_KIND = re.compile(r"\{?[.]?(?P<kind>[A-Za-z][\w:.-]*)\}?(?=[\s\[{(]|\Z)[ \t]*")

# A title in an attribute: ``title="404"``, ``title=404``, ``{title="404"}``; not ``subtitle="a"``
_TITLE_ATTRIBUTE = re.compile(
    r"(?<![\w-])title[ \t]*[=:][ \t]*(?:\"(?P<title>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s}]+))"
)

# A title in brackets or quotes: ``[404 Not Found]``, ``"404"``; not ``404 [a]``
_TITLE_SIGNS = re.compile(r"\[(?P<title>.*)\]\s*(?:\{[^{}]*\})?\s*\Z|\"(?P<quoted>[^\"]*)\"\s*\Z")

# Attributes, which are no title: ``{.tip #a}``, ``{title=a}``; not ``{404}``
_ATTRIBUTES = re.compile(r"\{[^{}]*[.#=][^{}]*\}|\{\s*\}")

# The first line of a quote that is a callout: ``[!WARNING]``, ``[!info]- 404``, ``[!tip|left]+``; not ``[! a]``
_QUOTE = re.compile(r"[ \t]*\[!(?P<kind>[A-Za-z가-힣][\w가-힣-]*)(?:\|[^\]\n]{0,100})?\][+-]?[ \t]*")

# ``title: 404``, the first line in a box of Obsidian's plugin; not ``없다``
_FIELD = re.compile(r"(?P<name>title|collapse|icon|color):[ \t]*(?P<text>[^\n]*)", re.IGNORECASE)

_MOST_UNCLOSED = 20
"""Boxes without an end whose end is searched for; behind them each ends at the next, so that no note costs more."""


def quoted_title(text: str) -> str | None:
    """Returns the title of the callout that a line of a quote begins: ``404`` of ``[!info]- 404``; None for text."""
    found = _QUOTE.match(text)
    return text[found.end() :].strip() if found else None


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _title_of(rest: str) -> str:
    """Returns the title behind the sign of a box: ``503`` of ``tip 503``, ``404`` of ``{.note title="404"}``."""
    attribute = _TITLE_ATTRIBUTE.search(rest)
    if attribute is not None:
        return attribute["title"] or attribute["single"] or attribute["bare"] or ""
    kind = _KIND.match(rest)
    rest = rest[kind.end() :] if kind is not None else rest
    signs = _TITLE_SIGNS.match(rest)
    if signs is not None:
        return (signs["title"] if signs["title"] is not None else signs["quoted"]).strip()
    return _ATTRIBUTES.sub("", rest).rstrip(": \t").strip()


# Rules ------------------------------------------------------------------------------------------


def indented_box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Reads ``!!! warning "404"`` and what is indented below it."""
    text = _line(state, start)
    found = _INDENTED.fullmatch(text)
    if found is None:
        return False
    if silent:
        return True
    indent = state.sCount[start]
    last, inner = start + 1, 0
    while last < end and (state.isEmpty(last) or state.sCount[last] > indent):
        if not state.isEmpty(last):
            inner = min(inner or state.sCount[last], state.sCount[last])
        last += 1
    _push(state, (start, start + 1, last, last), found["title"] or found["single"] or "", inner or state.blkIndent)
    return True


def box_between_colons(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Reads from ``:::tip 503`` to its ``:::``; a box inside it has an end of its own."""
    text = _line(state, start)
    found = _COLONS.fullmatch(text) if text.startswith(":::") else None
    if found is None or state.sCount[start] < state.blkIndent:
        return False
    if silent:
        return True
    last, is_closed = _end_of_box(state, start + 1, end)
    _push(state, (start, start + 1, last, last + is_closed), _title_of(found["rest"]), state.blkIndent)
    return True


def _end_of_box(state: StateBlock, start: int, end: int) -> tuple[int, bool]:
    """Returns the line that ends a box and True; where it has no end, the line that begins the next box and False."""
    depth, unclosed = 1, state.env.get("unclosed_boxes", 0)
    places = (number for number in range(start, end) if _line(state, number).startswith(":::"))
    following = end
    for number in places:
        is_end = _COLONS_END.fullmatch(_line(state, number)) is not None
        following = min(following, number)
        depth += -1 if is_end else 1
        if depth == 0:
            return number, True
        if unclosed >= _MOST_UNCLOSED:
            break
    state.env["unclosed_boxes"] = unclosed + 1
    return following, following < end and _COLONS_END.fullmatch(_line(state, following)) is not None


def fenced_box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Reads a fence that holds a box: its text is Markdown."""
    text = _line(state, start)
    found = _FENCE.fullmatch(text) if text[:3] in ("```", "~~~") else None
    if found is None:
        return False
    if silent:
        return True
    fence = found["fence"]
    last = start + 1
    while last < end and not _closes_fence(_line(state, last), fence):
        last += 1
    first, title, title_line = start + 1, _title_of(found["rest"].lstrip("{")), 0
    while first < last and (field := _FIELD.fullmatch(_line(state, first))) is not None:
        if field["name"].lower() == "title":
            title, title_line = field["text"].strip(), first - start
        first += 1
    _push(state, (start, first, last, min(last + 1, end)), title, state.blkIndent, title_line=title_line)
    return True


def _closes_fence(line: str, fence: str) -> bool:
    stripped = line.rstrip()
    return len(stripped) >= len(fence) and stripped.strip(fence[0]) == ""


def _push(state: StateBlock, lines: tuple[int, int, int, int], title: str, indent: int, *, title_line: int = 0) -> None:
    """Pushes the tokens of a box: from its first line, what it holds (from, to), to the line behind it."""
    start, first, last, behind = lines
    token = state.push("callout_open", "div", 1)
    token.map = [start, behind]
    token.meta = {"title": title.strip(), "line": title_line}
    around = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "callout", last, indent
    state.md.block.tokenize(state, first, last)
    state.parentType, state.lineMax, state.blkIndent = around
    state.push("callout_close", "div", -1)
    state.line = behind
