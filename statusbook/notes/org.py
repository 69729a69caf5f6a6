"""Reads Org mode: ``* headings``, ``#+BEGIN_SRC`` blocks, ``=code=``, drawers and keywords set aside."""

from __future__ import annotations

import re

from statusbook.notes.block import Aside, Block
from statusbook.notes.translation import SAMPLE, Translation

# ``* 404``, ``** TODO 404``; not ``*404*``, ``- 404``
_HEADING = re.compile(r"(\*+)\s+(?:(?:TODO|DONE)\s+)?(?=\S)")

# ``#+TITLE: 코드``, ``#+begin_src http``, ``#+END_SRC``; not ``# 주석``
_KEYWORD = re.compile(r"\s*#\+(?P<name>\w+)(?::|\s|\Z)", re.IGNORECASE)

# A property or the end of a drawer: ``:PROPERTIES:``, ``:ID: a1``; not ``:404``, ``: 404``
_DRAWER = re.compile(r"\s*:[\w-]+:\s*\S*\Z")

_INLINE = (
    # ``=404=``, ``~404~``; not ``a=b=c``
    (re.compile(r"(?<!\w)[=~]([^=~\n]+)[=~](?!\w)"), r"`\1`"),
    # ``*404*``; not ``* 404``, ``2*3*4``
    (re.compile(r"(?<![\w*])\*(?![\s*])([^*\n]+?)(?<!\s)\*(?![\w*])"), r"**\1**"),
    # ``[[https://a.example][문서]]``; not ``[[https://a.example]]``
    (re.compile(r"\[\[([^\]]+)\]\[([^\]]+)\]\]"), r"[\2](<\1>)"),
    # ``[[https://a.example]]``; not ``[404]``
    (re.compile(r"\[\[([^\]]+)\]\]"), r"<\1>"),
)

# The tags behind a heading: `` :http:web:``; not `` :``, ``:http: 404``
_TAGS = re.compile(r"\s+:[\w:@]+:\s*\Z")

# Keywords that no other format has: ``#+TITLE``, ``#+begin_src``; not ``# TITLE``, ``#+AUTHOR``
_ANY_KEYWORD = re.compile(r"^#\+(?:TITLE|BEGIN_SRC)\b", re.MULTILINE | re.IGNORECASE)

_LINES_OF_PREAMBLE = 20
"""Keywords up to here are about the document (title, author, date); further on they are markup."""


def is_org(suffix: str, text: str) -> bool:
    """Returns whether the note is in Org mode, from its name or its keywords."""
    return suffix == "org" or _ANY_KEYWORD.search(text[:SAMPLE]) is not None


def read_org(text: str) -> list[Block]:
    """Returns the blocks of an Org note."""
    source = text.split("\n")
    out = Translation(lines=[""] * len(source))
    in_code = False
    for index, line in enumerate(source):
        keyword = _KEYWORD.match(line)
        name = keyword["name"].lower() if keyword else ""
        if name in ("begin_src", "begin_example") or (in_code and name in ("end_src", "end_example")):
            in_code = name.startswith("begin")
            out.fence(index)
        elif in_code:
            out.code(index, line)
        elif keyword or _DRAWER.match(line):
            out.drop(index, Aside.FRONT_MATTER if index < _LINES_OF_PREAMBLE else Aside.MARKUP)
        elif line.startswith("# "):
            out.drop(index, Aside.COMMENT)
        else:
            out.lines[index] = _line(line)
    return out.read()


def _line(line: str) -> str:
    """Returns the line as Markdown: ``## 404`` for ``** TODO 404 :http:``."""
    heading = _HEADING.match(line)
    if heading is not None:
        return "#" * min(len(heading.group(1)), 6) + " " + _inline(_TAGS.sub("", line[heading.end() :]))
    return _inline(line)


def _inline(text: str) -> str:
    if text.lstrip().startswith("|"):
        return text
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text
