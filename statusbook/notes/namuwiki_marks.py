"""Marks of Namuwiki inside a line, put into HTML, and what runs over lines: ``{{{…}}}`` and footnotes, ``[* …]``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from statusbook.notes.block import Aside
from statusbook.notes.translation import escape, left_out

# A run of braces, of which each three open or close: ``{{{``, ``}}}}}}``; not ``{{``, ``}``
_BRACES = re.compile(r"\{{3,}|\}{3,}")

_LINE_END = re.compile(r"\n")

# What an opening says of its text: ``#!folding [ 404 ]``, ``#!wiki style="a"``; not ``#red 없다``, ``!folding``
_KIND = re.compile(r"#!(?P<kind>[a-z]+)[ \t]*(?P<options>[^\n{}]{0,2000})", re.IGNORECASE)

# … or how it looks: ``#red ``, ``#fff,#1c1d1f ``, ``+1 ``, ``-2\n``; not ``#!wiki``, ``404 ``, ``+ ``
_STYLE = re.compile(r"(?:#[A-Za-z0-9]{2,20}(?:,\s?#[A-Za-z0-9]{2,20})?|[+-][1-5])(?=\s)[ \t]?")

# The beginning of a footnote: ``[* ``, ``[*A ``, ``[*A]``; not ``[404]``, ``[**a**]``
_FOOTNOTE = re.compile(r"\[\*[^\s\[\]*]{0,40}(?=[ \t\]])")

# ``[``, ``]``, the end of a paragraph; not ``(``
_BRACKET = re.compile(r"[\[\]]|\n[ \t]*\n")

# ``<b>``, ``</span>``; not ``< b``
_HTML_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,300}>")

# The place of a text that was read before the line, by its number: ``\x000\x00``; not ``0``
PLACE = re.compile("\x00(\\d{1,9})\x00")

# Macros by what they show: ``[anchor(범위)]``, ``[youtube(a, width=1)]``; not ``[404]``, ``[a](b)``
_MACRO = re.compile(r"\[(?P<name>[A-Za-z가-힣]{2,30})\((?P<arguments>[^\[\]\n]{0,500})\)\](?!\()")

# … and those without arguments: ``[목차]``, ``[clearfix]``, ``[각주]``; not ``[404]``, ``[경로]``
_BARE_MACRO = re.compile(
    r"\[(?P<name>목차|tableofcontents|각주|footnote|clearfix|date|datetime|pagecount|pageview)\](?!\()", re.IGNORECASE
)

# ``[[영상 조각|조각]]``, ``[[HTTP]]``, ``[[파일:a.png|width=1]]``; not ``[HTTP]``
_LINK = re.compile(r"\[\[(?P<target>[^\[\]|\n]{1,500})(?:\|(?P<text>[^\[\]\n]{0,500}))?\]\]")

# A link that shows no text of its own: ``분류:인프라``, ``파일:a.png``; not ``틀:a``, ``나무위키:대문``
_UNSHOWN = re.compile(r"\s*(?:분류|파일|category|file)\s*:", re.IGNORECASE)

# The text of ``[ruby(글자, ruby=읽기)]``: ``글자``; not ``, ruby=읽기``
_RUBY = re.compile(r"(?P<text>[^,]*)(?P<rest>.*)\Z", re.DOTALL)

# A formula: ``&lt;math&gt;a&lt;/math&gt;``; not ``&lt;b&gt;``
_FORMULA = re.compile(r"&lt;math&gt;(?P<text>(?:(?!&lt;)[^\n]){0,500})&lt;/math&gt;")

# Struck text: ``--없다.--``, ``~~없다.~~``; not ``a -- b -- c``, ``----``, ``1~~3``
_STRUCK = re.compile(
    r"(?<![-!])--(?=[^\s\->])(?P<dashes>(?:(?!--)[^\n])*[^\s\-]|[^\s\-])--(?![\w-](?<![가-힣]))"
    r"|(?<!~)~~(?=[^\s~])(?P<waves>(?:(?!~~)[^\n])*[^\s~]|[^\s~])~~(?!~)"
)

_INLINE = (
    # ``\x27\x27\x27\x27\x27404\x27\x27\x27\x27\x27``; not ``\x27\x27404\x27\x27``
    (re.compile(r"'''''(.+?)'''''"), r"<b>\1</b>"),
    # ``\x27\x27\x27404\x27\x27\x27``; not ``\x27\x27404\x27\x27``
    (re.compile(r"'''(.+?)'''"), r"<b>\1</b>"),
    # ``\x27\x27404\x27\x27``; not ``\x27404\x27``
    (re.compile(r"''(.+?)''"), r"\1"),
    # ``__404__``; not ``a_b``, ``__init__()``
    (re.compile(r"(?<![\w_])__(?=[^\s_])([^_\n]{1,500})(?<!\s)__(?![A-Za-z0-9_(.])"), r"\1"),
    # ``^^위^^``; not ``^``
    (re.compile(r"\^\^(?=[^\s^])([^\^\n]{1,200})\^\^"), r"\1"),
    # ``,,아래,,``; not ``a,,b``
    (re.compile(r",,(?=[^\s,])([^,\n]{1,200}),,"), r"\1"),
    # ``[br]``, ``[BR]``; not ``<br>``
    (re.compile(r"\[br\]", re.IGNORECASE), "<br>"),
)

_NAVIGATION = frozenset({"include", "목차", "tableofcontents", "각주", "footnote"})
_CODE_KINDS = frozenset({"syntax", "html", "style", "latex"})
_LONGEST_FOOTNOTE = 5_000
"""Characters; one that does not end before has lost its end."""


@dataclass(frozen=True, slots=True)
class Fold:
    """A box that opens on a line and closes on another, both counted from 0."""

    first: int
    last: int
    title: str


@dataclass(slots=True)
class Prepared:
    """The lines of a note, with places for what ran over lines; the boxes, and the lines of code by their numbers."""

    lines: list[str] = field(default_factory=list)
    folds: list[Fold] = field(default_factory=list)
    code: list[tuple[int, list[str]]] = field(default_factory=list)  # the first line, and what stands on each
    starts: list[int] = field(default_factory=list)  # where each line of the note begins
    _hidden: list[str] = field(default_factory=list)

    def line_at(self, place: int) -> int:
        """Returns the number of the line, counted from 0, on which a place of the note is."""
        return bisect_right(self.starts, place) - 1

    def hide(self, html: str) -> str:
        """Returns the mark that stands for HTML until the line is read."""
        if not html:
            return ""
        self._hidden.append(html)
        return f"\x00{len(self._hidden) - 1}\x00"

    def shown(self, text: str) -> str:
        """Returns text with the HTML for each mark."""
        return PLACE.sub(lambda found: self._hidden[int(found[1])] if int(found[1]) < len(self._hidden) else "", text)


def prepare(text: str) -> Prepared:
    """Returns the lines of a note in which braces and footnotes are read."""
    text = text.replace("\x00", " ")
    prepared = Prepared(starts=[0, *(found.end() for found in _LINE_END.finditer(text))])
    pairs = _pairs_of_braces(text)
    parts: list[str] = []
    done = 0
    closings: set[int] = set()
    footnotes = _footnotes(text, pairs)
    for start in sorted([*pairs, *pairs.values(), *footnotes]):
        if start < done:
            continue
        parts.append(text[done:start])
        if start in footnotes:
            done = footnotes[start]
            parts.append(_each_line(text[start:done], prepared))
        elif start in closings or start not in pairs:
            done = start + 3
        else:
            done = _open(text, start, pairs[start], prepared, parts)
            closings.add(pairs[start])
    prepared.lines = "".join([*parts, text[done:]]).split("\n")
    return prepared


def _pairs_of_braces(text: str) -> dict[int, int]:
    """Returns where each ``{{{`` ends, at its ``}}}``; one without an end is text."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for run in _BRACES.finditer(text):
        count, over = divmod(len(run.group()), 3)
        for number in range(count):
            if run.group()[0] == "{":
                waiting.append(run.start() + 3 * number)
            elif waiting:  # ``{{{{a}}}}`` is ``{a}``
                pairs[waiting.pop()] = run.start() + over + 3 * number
    return pairs


def _footnotes(text: str, pairs: dict[int, int]) -> dict[int, int]:
    """Returns where each footnote ends, those inside another too."""
    found: dict[int, int] = {}
    if "[*" not in text:
        return found
    waiting: list[int] = []
    for bracket in _BRACKET.finditer(text):
        if bracket.group() == "[":
            waiting.append(bracket.start())
        elif bracket.group() != "]":
            waiting.clear()
        elif waiting:
            start, end = waiting.pop(), bracket.end()
            if end - start < _LONGEST_FOOTNOTE and _FOOTNOTE.match(text, start):
                found[start] = end
    return found


def _each_line(text: str, prepared: Prepared) -> str:
    return "\n".join(prepared.hide(left_out(line, Aside.ABOUT_NOTE)) for line in text.split("\n"))


def _open(text: str, start: int, end: int, prepared: Prepared, parts: list[str]) -> int:
    """Reads an opening; returns where the text goes on: within it, or behind what is code."""
    kind = _KIND.match(text, start + 3, end)
    style = _STYLE.match(text, start + 3, end)
    if kind is None and style is not None:
        parts.append(prepared.hide(left_out(style.group(), Aside.MARKUP)))
        return style.end()
    if kind is None or kind["kind"].lower() in _CODE_KINDS:
        parts.append(_literal(text, start + 3, end, kind, prepared))
        return end + 3
    if kind["kind"].lower() == "folding":
        title = _title(kind["options"])
        parts.append(prepared.hide(left_out("folding", Aside.MARKUP)))
        first, last = prepared.line_at(start), prepared.line_at(end)
        prepared.folds.append(Fold(first, last, title))
        parts.append(title)
    else:
        parts.append(prepared.hide(left_out(kind.group(), Aside.MARKUP)))
    return kind.end()


def _title(options: str) -> str:
    """Returns the title of a box: ``503`` of ``[ 503 ]``."""
    title = options.strip()
    return title[1:-1].strip() if title.startswith("[") and title.endswith("]") and title[:2] != "[[" else title


def _literal(text: str, start: int, end: int, kind: re.Match[str] | None, prepared: Prepared) -> str:
    """Returns code on one line in its place; code over lines goes to its list."""
    first = prepared.line_at(start)
    if "\n" in text[start:end]:
        head = kind.end() if kind is not None else start
        beside = prepared.hide(left_out(text[start:head], Aside.MARKUP))
        prepared.code.append((first, text[head:end].split("\n")))
        return beside + "\n" * text.count("\n", start, end)
    if kind is not None and kind["kind"].lower() == "html":  # what its tags hold is text
        words = _HTML_TAG.sub(lambda found: prepared.hide(left_out(found.group(), Aside.MARKUP)), kind["options"])
        return prepared.hide(left_out("html", Aside.MARKUP)) + words
    code = text[start:end].strip()
    return prepared.hide(f"<code>{escape(code)}</code>" if code else "")


def inline(text: str, prepared: Prepared) -> str:
    """Returns a line as HTML within Markdown."""
    text = escape(text)
    text = _FORMULA.sub(lambda found: left_out(found["text"], Aside.MARKUP), text)
    text = _BARE_MACRO.sub(_macro, _MACRO.sub(_macro, text))
    text = _LINK.sub(_link, text)
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    text = _STRUCK.sub(lambda found: f"<del>{found['dashes'] or found['waves']}</del>", text)
    return prepared.shown(text)


def _macro(found: re.Match[str]) -> str:
    name = found["name"].lower()
    arguments = found.groupdict().get("arguments") or ""
    if name == "ruby" and (ruby := _RUBY.match(arguments)) is not None:
        return left_out(name, Aside.MARKUP) + ruby["text"] + left_out(ruby["rest"], Aside.MARKUP)
    reason = Aside.NAVIGATION if name in _NAVIGATION else Aside.LINK_TARGET if name == "anchor" else Aside.MARKUP
    return left_out(f"{found['name']} {arguments}", reason)


def _link(found: re.Match[str]) -> str:
    """Returns the text of a link; its target is left out where it is another."""
    target, text = found["target"].strip(), found["text"]
    if _UNSHOWN.match(target):
        return left_out(f"{target} {text or ''}", Aside.NAVIGATION)
    if text is None or text.strip() == target:
        return target.removeprefix(":")
    return text.strip() + left_out(target, Aside.LINK_TARGET)


def lines_of_code(prepared: Prepared) -> Iterator[tuple[int, str]]:
    """Returns each line of code with its number, counted from 0."""
    for first, lines in prepared.code:
        for number, line in enumerate(lines, start=first):
            if line.strip():
                yield number, line
