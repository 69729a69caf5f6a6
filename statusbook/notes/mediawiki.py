"""Reads MediaWiki markup: ``== headings ==``, ``{| tables |}``, ``'''bold'''``, ``[[links]]``."""

from __future__ import annotations

import re

from statusbook.notes.block import Aside, Block
from statusbook.notes.translation import SAMPLE, Translation, escape, table_cell

# ``== 404 Not Found ==``; not ``== 404``, ``404 ==``
_HEADING = re.compile(r"(={1,6})\s*([^=].*?)\s*\1\s*\Z")

# The first line of a table: ``{|``, ``{| class="wikitable"``; not ``{{a|b}}``, ``|}``
_TABLE = re.compile(r"\s*\{\|")

# ``* 404``, ``## 404``, ``:404``, ``;404``; not ``404``
_LIST = re.compile(r"([*#:;]+)\s*")

# Attributes before the text of a cell: ``style="width:3em" |404``, ``colspan=2|404``; not ``404 | 없다``
_CELL_OPTIONS = re.compile(r"\A\s*(?:[\w-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|\S+)\s*)+\|(?!\|)")

# A line that only sorts or shows: ``[[분류:HTTP]]``, ``[[File:a.png|섬네일]]``, ``[[en:HTTP]]``; not ``[[HTTP]]``,
# ``a [[분류:b]]``
_CATEGORY = re.compile(r"\s*\[\[(?:분류|파일|Category|File|Image|:?[a-z]{2}):[^\]]*\]\]\s*\Z", re.IGNORECASE)

# A line that is a template or a switch: ``{{HTTP}}``, ``{{정보상자``, ``}}``, ``__TOC__``; not ``{{HTTP}}는``
_TEMPLATE_LINE = re.compile(r"\s*(?:\{\{[^{}]*\}\}|__[A-Z]+__|\{\{[^{}]*|\}\})\s*\Z")

# A footnote: ``<ref>RFC 9110</ref>``, ``<ref name="a"/>``; not ``<references>``
_REFERENCE = re.compile(r"<ref[^<>]*/>|<ref[^<>]*>.*?</ref>")

# Tags that keep their meaning: ``&lt;code&gt;``, ``&lt;/nowiki&gt;``, ``&lt;br /&gt;``; not ``&lt;script&gt;``
_KEPT_TAG = re.compile(r"&lt;(/?(?:code|nowiki|br|small|sup|sub|kbd|tt)\s*/?)&gt;")

_INLINE = (
    # ``'''''404'''''``; not ``''404''``
    (re.compile(r"'''''(.+?)'''''"), r"<b>\1</b>"),
    # ``'''404'''``; not ``''404''``
    (re.compile(r"'''(.+?)'''"), r"<b>\1</b>"),
    # ``''404''``; not ``'404'``
    (re.compile(r"''(.+?)''"), r"\1"),
    # ``[[HTTP]]``, ``[[HTTP|프로토콜]]``; not ``[HTTP]``
    (re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]"), r"\1"),
    # ``[https://a.example 문서]``; not ``[https://a.example]``
    (re.compile(r"\[(https?://[^\s\]]+)\s+([^\]]+)\]"), r'<a href="\1">\2</a>'),
    # A template stands for its first argument: ``{{lang|en|Not Found}}``; not ``{{HTTP}}``
    (re.compile(r"\{\{[^{}|]*\|([^{}|]*)[^{}]*\}\}"), r"\1"),
    # … and for nothing without one: ``{{HTTP}}``; not ``{HTTP}``
    (re.compile(r"\{\{[^{}]*\}\}"), ""),
)

# A table or a closed heading at the beginning of a line: ``{|``; not ``a {|``
_ANY_TABLE = re.compile(r"^\{\|", re.MULTILINE)

# ``== 404 ==``, ``===404===``; not ``== 404``, ``= 404 =``
_ANY_HEADING = re.compile(r"^={2,4} ?[^=\n]+ ?={2,4}[ \t]*$", re.MULTILINE)

# What separates the cells on one line: ``||``; not ``|``
_NEXT_CELL = re.compile(r"\|\|")

# … those of a header too: ``!!``, ``||``; not ``!``
_NEXT_HEAD_CELL = re.compile(r"\|\||!!")

_FEWEST_HEADINGS = 2
"""One line between equals signs may be a ruler in plain text; a wiki page has several headings."""


def is_mediawiki(suffix: str, text: str) -> bool:
    """Returns whether the note is MediaWiki markup, from its name, its tables or its headings."""
    if suffix in ("wiki", "mediawiki"):
        return True
    start = text[:SAMPLE]
    return _ANY_TABLE.search(start) is not None or len(_ANY_HEADING.findall(start)) >= _FEWEST_HEADINGS


def read_mediawiki(text: str) -> list[Block]:
    """Returns the blocks of a MediaWiki note."""
    source = text.split("\n")
    out = Translation(lines=[""] * len(source))
    table: int | None = None
    for index, line in enumerate(source):
        if _TABLE.match(line) and table is None:
            table = index
            out.lines[index] = "<table><tr>"
        elif table is not None and line.strip().startswith("|}"):
            out.lines[index] = "</table>"
            out.table(table, index)
            table = None
        elif table is not None:
            out.lines[index] = _table_line(line)
        elif _CATEGORY.match(line) or _TEMPLATE_LINE.match(line):
            out.drop(index, Aside.NAVIGATION)
        else:
            out.lines[index] = _text_line(line)
    if table is not None:
        out.table(table, len(source) - 1)
    return out.read()


def _text_line(line: str) -> str:
    """Returns the line as Markdown: ``## 404`` for ``== 404 ==``, ``   - 404`` for ``** 404``, ``**a**`` for ``;a``."""
    if (heading := _HEADING.match(line)) is not None:
        return "#" * len(heading.group(1)) + " " + _inline(heading.group(2))
    if (item := _LIST.match(line)) is not None:
        marks, text = item.group(1), _inline(line[item.end() :])
        if marks[-1] == ";":
            return f"**{text}**"
        mark = {"#": "1. ", ":": ""}.get(marks[-1], "- ")
        return ("   " * (len(marks) - 1) + mark if mark else "") + text
    return _inline(line)


def _table_line(line: str) -> str:
    """Returns the line of a table as HTML: ``<tr>`` for ``|-``, ``<td>404<td>없다`` for ``|404||없다``."""
    stripped = line.strip()
    if stripped.startswith("|-"):
        return "<tr>"
    if stripped.startswith("|+"):
        return f"<caption>{_inline(stripped[2:])}</caption>"
    if stripped.startswith(("|", "!")):
        is_head = stripped[0] == "!"
        cells = (_NEXT_HEAD_CELL if is_head else _NEXT_CELL).split(stripped[1:])
        return "".join(
            table_cell(_inline(_CELL_OPTIONS.sub("", cell).strip()), opens_row=False, is_head=is_head) for cell in cells
        )
    return f"<br>{_inline(stripped)}" if stripped else ""


def _inline(text: str) -> str:
    text = _KEPT_TAG.sub(r"<\1>", escape(_REFERENCE.sub("", text)))
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text
