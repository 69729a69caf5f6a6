"""Reads DokuWiki: ``====== 404 ======``, ``^ head ^``, ``| cell |``, ``  * item``, ``//italic//``, ``((footnote))``."""

from __future__ import annotations

import re
from itertools import pairwise

from statusbook.notes.block import Aside, Block
from statusbook.notes.translation import SAMPLE, Translation, left_out, table_cell

# ``====== 404 ======``, the highest of five levels, ``== 404 ==`` the lowest; not ``= 404 =``, ``== a``
_HEADING = re.compile(r"\s?(={2,6})\s?([^=\s].*?)\s?={2,6}\s*\Z")

# A row of a table: ``^ 코드 ^ 뜻 ^``, ``| 404 | 없다 |``; not ``^``, ``|x``
_ROW = re.compile(r"[|^].*[|^]\s*\Z")

# An item of a list: ``  * 404``, ``    - 404``; not ``* 404``, `` - 404``
_ITEM = re.compile(r"((?: {2})+)([*-])\s?(?=\S)")

# A line that only steers the wiki: ``~~NOTOC~~``, ``{{tag>운영}}``, ``<WRAP round>``, ``</WRAP>``; not ``~~404~~ 없다``
_STEERS = re.compile(
    r"\s*(?:~~[A-Z][A-Za-z:= ]*~~|\{\{(?:tag|topic|page|indexmenu)>[^{}\n]*\}\}|</?WRAP[^<>\n]*>)\s*\Z"
)

# Who wrote it and when: `` --- //[[user:kim|김]] 2024/08/19 14:20//``; not ``--- 404``
_SIGNATURE = re.compile(r"\s*---\s*//.*//\s*\Z")

# What is still to be done on the page: ``FIXME 그림 추가``; not ``FIXME_404``
_TO_DO = re.compile(r"\s*(?:FIXME|DELETEME)(?:\s.*)?\Z")

# The fence of a block of code: ``<code http>``, ``</file>``, ``<nowiki>``; not ``<codes>``, ``a <code>``
_FENCE = re.compile(r"\s*</?(?:code|file|nowiki)(?:\s[^<>\n]*)?>\s*\Z")

# A footnote: ``((예전 이름))``; not ``(예전 이름)``
_FOOTNOTE = re.compile(r"\(\(((?:[^()\n]|\([^()\n]*\)){1,500})\)\)")

_INLINE = (
    # What is no markup inside: ``%%207%%``; not ``50%``
    (re.compile(r"%%([^%\n]+)%%"), r"\1"),
    # ``''Retry-After''``; not ``'a'``
    (re.compile(r"''([^'\n]+)''"), r"<code>\1</code>"),
    # ``**404**``; not ``2**3``
    (re.compile(r"(?<![\w*])\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*"), r"<b>\1</b>"),
    # ``//앱을 지운 단말//``; not ``https://a.example//b``
    (re.compile(r"(?<![:/\w])//(?=[^\s/])([^\n]+?)(?<=[^\s:])//(?!/)"), r"\1"),
    # ``__밑줄__``; not ``a__b__c``
    (re.compile(r"(?<!\w)__(?=\S)([^_\n]+?)(?<=\S)__(?!\w)"), r"\1"),
    # A line end: ``없다 \\ 또``; not ``\\server``
    (re.compile(r"\s*\\\\(?:\s+|\Z)"), "<br>"),
    # ``[[push:start|시작하기]]``, ``[[https://a.example|글]]``; not ``[404]``
    (re.compile(r"\[\[([^\[\]|\n]+)\|([^\[\]|\n]+)\]\]"), r'<a href="\1">\2</a>'),
    # ``[[push:start]]``; not ``[404]``
    (re.compile(r"\[\[([^\[\]|\n]+)\]\]"), r'<a href="\1">\1</a>'),
    # A picture or a file: ``{{wiki:flow.png?200}}``; not ``{404}``
    (re.compile(r"\{\{[^{}\n]*\}\}"), ""),
)

# A heading of the three highest levels: ``====== 404 ======``; not ``== 404 ==``, which MediaWiki has too
_ANY_HEADING = re.compile(r"^ ?(={4,6}) ?[^=\s][^\n]*? ?\1\s*$", re.MULTILINE)

# Signs that no other wiki has: ``^ 코드 ^``, ``~~NOTOC~~``, ``<WRAP round>``; not ``  * 404``
_ANY_SIGN = re.compile(r"^(?:\^[^^\n]+\^|~~NO(?:TOC|CACHE)~~|<WRAP)", re.MULTILINE)


def is_dokuwiki(suffix: str, text: str) -> bool:
    """Returns whether the note is a page of DokuWiki: by its suffix, or by a heading and a sign that it alone has."""
    start = text[:SAMPLE]
    return suffix in ("dokuwiki", "doku") or (
        _ANY_HEADING.search(start) is not None and _ANY_SIGN.search(start) is not None
    )


def read_dokuwiki(text: str) -> list[Block]:
    """Returns the blocks of a page of DokuWiki."""
    source = text.split("\n")
    out = Translation(lines=[""] * len(source))
    index, is_code = 0, False
    while index < len(source):
        line = source[index]
        if _FENCE.match(line):
            is_code = not is_code
            out.fence(index)
        elif is_code:
            out.code(index, line)
        elif _ROW.match(line):
            last = index
            while last + 1 < len(source) and _ROW.match(source[last + 1]):
                last += 1
            _read_table(out, source, index, last)
            index = last
        else:
            _read_line(out, index, line)
        index += 1
    return out.read()


def _read_line(out: Translation, index: int, line: str) -> None:
    if _STEERS.match(line):
        out.drop(index)
    elif _SIGNATURE.match(line) or _TO_DO.match(line):
        out.drop(index, Aside.ABOUT_NOTE)
    elif (heading := _HEADING.match(line)) is not None:
        out.lines[index] = "#" * (7 - len(heading.group(1))) + " " + _inline(heading.group(2))
    elif (item := _ITEM.match(line)) is not None:
        depth = len(item.group(1)) // 2 - 1
        out.lines[index] = "   " * depth + ("- " if item.group(2) == "*" else "1. ") + _inline(line[item.end() :])
    else:
        out.lines[index] = _inline(line.strip())


def _inline(text: str) -> str:
    text = _FOOTNOTE.sub(lambda found: left_out(found.group(1), Aside.MARKUP), text)
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text


# Tables -----------------------------------------------------------------------------------------

_GOES_ON = ":::"
"""What stands in a cell that the one above it reaches down to."""

# Where a cell begins, outside of links, pictures and what is no markup: ``|``, ``^``; not ``a``
_CELL_MARK = re.compile(r"\[\[[^\[\]\n]*\]\]|\{\{[^{}\n]*\}\}|%%[^%\n]*%%|([|^])")


def _read_table(out: Translation, source: list[str], first: int, last: int) -> None:
    """Puts the rows of a table, lines counted from 0, into HTML, each on its line."""
    rows = [_cells(source[index]) for index in range(first, last + 1)]
    for number, row in enumerate(rows):
        html, opens = "", True
        for column, (is_head, text, width) in enumerate(row):
            if text == _GOES_ON or width == 0:
                continue
            deep = 1
            while number + deep < len(rows) and _text_at(rows[number + deep], column) == _GOES_ON:
                deep += 1
            html += table_cell(
                _inline(text),
                opens_row=opens,
                is_head=is_head,
                rows=str(deep) if deep > 1 else "",
                columns=str(width) if width > 1 else "",
            )
            opens = False
        begin, end = "<table>" if number == 0 else "", "</table>" if number == len(rows) - 1 else ""
        out.lines[first + number] = f"{begin}{html or '<tr>'}{end}"
    out.table(first, last)


def _cells(line: str) -> list[tuple[bool, str, int]]:
    """Returns the cells of a row: whether each is a head, its text, and how many columns it has (0: one before has it)."""
    marks = [(found.start(), found.group(1)) for found in _CELL_MARK.finditer(line) if found.group(1)]
    cells: list[tuple[bool, str, int]] = []
    for (begin, mark), (end, _) in pairwise(marks):
        text = line[begin + 1 : end]
        if not text and cells:  # two marks side by side: the cell before reaches over
            place = next(place for place in range(len(cells) - 1, -1, -1) if cells[place][2])
            is_head, said, width = cells[place]
            cells[place] = (is_head, said, width + 1)
            cells.append((is_head, "", 0))
        else:
            cells.append((mark == "^", text.strip(), 1))
    return cells


def _text_at(row: list[tuple[bool, str, int]], column: int) -> str:
    return row[column][1] if column < len(row) else ""
