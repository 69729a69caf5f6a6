"""Reads Org mode: ``* headings``, ``#+BEGIN_SRC`` blocks, ``=code=``, drawers and keywords set aside."""

from __future__ import annotations

import re

from statusbook.notes.block import Aside, Block
from statusbook.notes.translation import SAMPLE, Translation, left_out

# ``* 404``, ``** TODO 404``; not ``*404*``, ``- 404``
_HEADING = re.compile(r"(?P<stars>\*+)\s+(?=\S)")

# The states of a heading: ``TODO ``, ``DONE [#A] ``; not ``HTTP ``
_STATE = re.compile(
    r"(?:(?:TODO|DONE|NEXT|WAITING|WAIT|HOLD|SOMEDAY|CANCELLED|CANCELED|STARTED|DOING|INPROGRESS|진행|완료|할일)\s+)?(?:\[#\w\]\s*)?"
)

# ``#+TITLE: 코드``, ``#+begin_src http``, ``#+END_SRC``; not ``# 주석``
_KEYWORD = re.compile(r"\s*#\+(?P<name>\w+)(?::|\s|\Z)", re.IGNORECASE)

# A property or the end of a drawer: ``:PROPERTIES:``, ``:ID: a1``; not ``:404``, ``: 404``
_DRAWER = re.compile(r"\s*:[A-Za-z_-][\w-]*:(?:\s.*)?\Z")

# The beginning of a drawer: ``:LOGBOOK:``, ``:PROPERTIES:``; not ``:ID: a1``, ``:END:``
_DRAWER_START = re.compile(r"\s*:(?!END:)[A-Z_-]+:\s*\Z")

# … and its end: ``:END:``; not ``:ENDE:``
_DRAWER_END = re.compile(r"\s*:END:\s*\Z", re.IGNORECASE)

# When something is due: ``CLOSED: [2024-03-05]``, ``SCHEDULED: <2024-03-05>``; not ``CLOSED``
_PLANNING = re.compile(r"\s*(?:CLOSED|DEADLINE|SCHEDULED): ?[\[<]")

# The text of a footnote: ``[fn:1] RFC 9110``; not `` [fn:1]``
_FOOTNOTE = re.compile(r"\[fn:[\w-]+\]")

# A row that says how columns are aligned: ``| <l> | <r> |``, ``| / | < |``; not ``| 404 |``
_ALIGNMENT = re.compile(r"\s*\|(?:\s*(?:<[lcr]?\d*>|[/<>])?\s*\|)+\s*\Z")

# An item of a list of terms: ``- 404 :: 없다``; not ``404 :: 없다``
_TERM = re.compile(r"(?P<mark>\s*[-+]\s+(?:\[[ X-]\]\s+)?)(?P<term>\S.{0,200}?)\s+::(?=\s|\Z)")

# The box of a task: ``- [X] ``, ``+ [-] ``; not ``- [1]``
_BOX = re.compile(r"(\s*[-+]\s+)\[[X-]\](?=\s)")

_INLINE = (
    # ``=404=``, ``~404~``, ``=code=를``; not ``a=b=c``
    (re.compile(r"(?<![\w=~])([=~])(?=[^\s=~])([^=~\n]+?)(?<!\s)\1(?![A-Za-z0-9_=~])"), r"`\2`"),
    # ``src_sh{ls}``; not ``src{ls}``
    (re.compile(r"\bsrc_\w+(?:\[[^\[\]]*\])?\{([^{}]*)\}"), r"`\1`"),
    # ``*404*``, ``*없다*는``; not ``* 404``, ``2*3*4``
    (re.compile(r"(?<![\w*])\*(?![\s*])([^*\n]+?)(?<!\s)\*(?![A-Za-z0-9_*])"), r"**\1**"),
    # Struck text: ``+없다+``, ``+Moved Temporarily+``; not ``a+b+c``, ``+ 406``
    (re.compile(r"(?<![\w+])\+(?![\s+])([^+\n]+?)(?<!\s)\+(?![A-Za-z0-9_+])"), r"<del>\1</del>"),
    # Slanted text: ``/없다/``, ``/not found/``; not ``/etc/nginx``, ``/404/``
    (re.compile(r"(?<![\w/:.~-])/(?=[^\s/])(?=[^/\n]*[\s가-힣])([^/\n]+?)(?<!\s)/(?![A-Za-z0-9_/.-])"), r"\1"),
    # A picture: ``[[file:a.png]]``; not ``[[file:a.org]]``
    (re.compile(r"\[\[(?:file:)?([^\[\]\n]{1,300}\.(?:png|jpe?g|gif|svg))\]\]", re.IGNORECASE), r"![](<\1>)"),
    # ``[[https://a.example][문서]]``; not ``[[https://a.example]]``
    (re.compile(r"\[\[([^\[\]]+)\]\[([^\[\]]+)\]\]"), r"[\2](<\1>)"),
    # ``[[https://a.example]]``; not ``[404]``
    (re.compile(r"\[\[(https?:[^\]]+)\]\]"), r"<\1>"),
)

# A time: ``<2024-03-04 Mon>``, ``[2024-03-04 Mon 10:00]``; not ``<404>``
_TIME = re.compile(r"[<\[]\d{4}-\d\d-\d\d[^<>\[\]]{0,40}[>\]](?:--[<\[]\d{4}-\d\d-\d\d[^<>\[\]]{0,40}[>\]])?")

# What is no text: ``[fn:1]``, ``[fn:: RFC]``, ``<<a>>``, ``{{{a(b)}}}``, ``[1/2]``, ``[50%]``, ``[[#a]]``; not ``[404]``
_MARK = re.compile(r"\[fn:[^\[\]]*\]|<<<?[^<>]+>>>?|\{\{\{[^{}]+\}\}\}|\[\d*/\d*\]|\[\d*%\]|\[\[[^\[\]]+\]\]|\\\\\s*\Z")

# The tags behind a heading: `` :http:web:``; not `` :``, ``:http: 404``
_TAGS = re.compile(r"\s+:[\w:@]+:\s*\Z")

# Keywords that no other format has: ``#+TITLE``, ``#+begin_src``; not ``# TITLE``, ``#+AUTHOR``
_ANY_KEYWORD = re.compile(r"^#\+(?:TITLE|BEGIN_SRC)\b", re.MULTILINE | re.IGNORECASE)

_LINES_OF_PREAMBLE = 20
"""Keywords up to here are about the document (title, author, date); further on they are markup."""


_LONGEST_DRAWER = 200
"""Lines; a drawer that does not end before is none."""

_CODE = ("src", "example")
_UNREAD = ("comment", "export")


def is_org(suffix: str, text: str) -> bool:
    """Returns whether the note is in Org mode, from its name or its keywords."""
    return suffix == "org" or _ANY_KEYWORD.search(text[:SAMPLE]) is not None


def read_org(text: str) -> list[Block]:
    """Returns the blocks of an Org note."""
    return _Translator(text.split("\n")).translate().read()


class _Translator:
    def __init__(self, source: list[str]) -> None:
        self._source = source
        self._out = Translation(lines=[""] * len(source))
        self._block: str | None = None  # the block that is open: ``src``
        self._unread: int | None = None  # the level of the heading whose section is a comment
        self._drawer_ends = 0  # up to this line everything is in a drawer

    def translate(self) -> Translation:
        for index, line in enumerate(self._source):
            keyword = _KEYWORD.match(line)
            name = keyword["name"].lower() if keyword else ""
            if self._block is not None:
                self._read_in_block(index, line, name)
            elif name.removeprefix("begin_") in (*_CODE, *_UNREAD) and name.startswith("begin_"):
                self._block = name.removeprefix("begin_")
                self._out.fence(index) if self._block in _CODE else self._out.drop(index, Aside.COMMENT)
            elif keyword:
                self._out.drop(index, Aside.FRONT_MATTER if index < _LINES_OF_PREAMBLE else Aside.MARKUP)
            else:
                self._read_line(index, line)
        return self._out

    def _read_in_block(self, index: int, line: str, name: str) -> None:
        if name == f"end_{self._block}":
            self._out.fence(index) if self._block in _CODE else self._out.drop(index, Aside.COMMENT)
            self._block = None
        elif self._block in _CODE:
            self._out.code(index, line)
        elif line.strip():
            self._out.drop(index, Aside.COMMENT)

    def _read_line(self, index: int, line: str) -> None:
        heading = _HEADING.match(line)
        if heading is not None:
            level = len(heading["stars"])
            if self._unread is not None and level <= self._unread:
                self._unread = None
            if self._unread is None and line[heading.end("stars") :].strip().startswith(("COMMENT ", "Footnotes")):
                self._unread = level
        reason = self._reason(index, line)
        if reason is not None and line.strip():
            self._out.drop(index, reason)
            if _ALIGNMENT.match(line):
                self._out.lines[index] = "|---" * (line.count("|") - 1) + "|"  # the table goes on
        else:
            self._out.lines[index] = _line(line)

    def _reason(self, index: int, line: str) -> Aside | None:
        """Returns why a line is not read, None where it is."""
        if self._unread is not None or line.startswith("# ") or line.rstrip() == "#":
            return Aside.COMMENT
        if _DRAWER_START.match(line) and index >= self._drawer_ends:
            following = self._source[index + 1 : index + _LONGEST_DRAWER]
            self._drawer_ends = next((index + at for at, text in enumerate(following, 2) if _DRAWER_END.match(text)), 0)
        if index < self._drawer_ends or _DRAWER.match(line):
            return Aside.FRONT_MATTER if index < _LINES_OF_PREAMBLE else Aside.MARKUP
        if _PLANNING.match(line) or _FOOTNOTE.match(line):
            return Aside.MARKUP
        return Aside.MARKUP if _ALIGNMENT.match(line) and line.strip(" |") else None


def _line(line: str) -> str:
    """Returns the line as Markdown: ``## 404`` for ``** TODO 404 :http:``."""
    heading = _HEADING.match(line)
    if heading is not None:
        start = heading.end("stars")
        text = line[start:].strip()
        state = _STATE.match(text)
        end = state.end() if state else 0
        tags = _TAGS.search(text)
        rest = text[end : tags.start() if tags else None]
        about = (
            left_out(text[:end], Aside.MARKUP) + _inline(rest) + left_out(tags.group() if tags else "", Aside.MARKUP)
        )
        return "#" * min(len(heading["stars"]), 6) + " " + about
    if line.startswith(": "):
        return line[2:]
    line = _BOX.sub(r"\1[x]", line) if "[" in line else line
    if (term := _TERM.match(line)) is not None:
        line = f"{term['mark']}{term['term']}:{line[term.end() :]}"
    return _inline(line)


def _inline(text: str) -> str:
    text = _TIME.sub(lambda found: left_out(found.group(), Aside.ABOUT_NOTE), text)
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return _MARK.sub(lambda found: left_out(found.group(), Aside.MARKUP), text)
