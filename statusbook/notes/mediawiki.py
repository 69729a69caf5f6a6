"""Reads MediaWiki markup: ``== headings ==``, ``{| tables |}``, ``'''bold'''``, ``[[links]]``."""

from __future__ import annotations

import re

from statusbook.notes.block import Aside, Block
from statusbook.notes.translation import Translation, escape, table_cell

_HEADING = re.compile(r"(={1,6})\s*([^=].*?)\s*\1\s*\Z")
_TABLE = re.compile(r"\s*\{\|")
_LIST = re.compile(r"([*#:;]+)\s*")
_CELL_OPTIONS = re.compile(r"\A\s*(?:[\w-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|\S+)\s*)+\|(?!\|)")
_CATEGORY = re.compile(r"\s*\[\[(?:분류|파일|Category|File|Image|:?[a-z]{2}):[^\]]*\]\]\s*\Z", re.IGNORECASE)
_TEMPLATE_LINE = re.compile(r"\s*(?:\{\{[^{}]*\}\}|__[A-Z]+__|\{\{[^{}]*|\}\})\s*\Z")
_REFERENCE = re.compile(r"<ref[^<>]*/>|<ref[^<>]*>.*?</ref>")
_INLINE = (
    (re.compile(r"'''''(.+?)'''''"), r"<b>\1</b>"),
    (re.compile(r"'''(.+?)'''"), r"<b>\1</b>"),
    (re.compile(r"''(.+?)''"), r"\1"),
    (re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]"), r"\1"),
    (re.compile(r"\[(https?://[^\s\]]+)\s+([^\]]+)\]"), r'<a href="\1">\2</a>'),
    (re.compile(r"\{\{[^{}|]*\|([^{}|]*)[^{}]*\}\}"), r"\1"),
    (re.compile(r"\{\{[^{}]*\}\}"), ""),
)


def is_mediawiki(suffix: str, text: str) -> bool:
    """Returns whether the note is MediaWiki markup, from its name, its tables or its headings."""
    if suffix in ("wiki", "mediawiki"):
        return True
    start = text[:50_000]
    if re.search(r"^\{\|", start, re.MULTILINE):
        return True
    return len(re.findall(r"^={2,4} ?[^=\n]+ ?={2,4}[ \t]*$", start, re.MULTILINE)) >= 2


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
    stripped = line.strip()
    if stripped.startswith("|-"):
        return "<tr>"
    if stripped.startswith("|+"):
        return f"<caption>{_inline(stripped[2:])}</caption>"
    if stripped.startswith(("|", "!")):
        is_head = stripped[0] == "!"
        cells = re.split(r"\|\||!!" if is_head else r"\|\|", stripped[1:])
        return "".join(
            table_cell(_inline(_CELL_OPTIONS.sub("", cell).strip()), opens_row=False, is_head=is_head) for cell in cells
        )
    return f"<br>{_inline(stripped)}" if stripped else ""


def _inline(text: str) -> str:
    text = _REFERENCE.sub("", text)
    text = escape(text)
    text = re.sub(r"&lt;(/?(?:code|nowiki|br|small|sup|sub|kbd|tt)\s*/?)&gt;", r"<\1>", text)
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text
