"""Reads MediaWiki markup: ``== headings ==``, ``{| tables |}``, ``'''bold'''``, ``[[links]]``."""

from __future__ import annotations

import re
from dataclasses import replace

from statusbook.notes.block import Aside, Block, NoteCell, NoteRow, Removed, Shape
from statusbook.notes.confluence import is_confluence
from statusbook.notes.html_reader import read_html
from statusbook.notes.translation import SAMPLE, Translation, escape, left_out, table_cell
from statusbook.notes.wiki_templates import expand_templates, is_template, leads_elsewhere, template_row

# ``== 404 Not Found ==``; not ``== 404``, ``404 ==``
_HEADING = re.compile(r"(={1,6})\s*([^=].*?)\s*\1\s*\Z")

# The first line of a table: ``{|``, ``{| class="wikitable"``; not ``{{a|b}}``, ``|}``
_TABLE = re.compile(r"\s*\{\|")

# ``* 404``, ``## 404``, ``:404``, ``;404``; not ``404``
_LIST = re.compile(r"([*#:;]+)\s*")

# Attributes before the text of a cell: ``style="width:3em" |404``, ``colspan=2|404``; not ``404 | 없다``
_CELL_OPTIONS = re.compile(r"\A\s*(?:[\w-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s|]+)\s*)+\|(?!\|)")

# ``rowspan="2"``, ``colspan=3``; not ``span=2``
_SPAN = re.compile(r"\b(row|col)span\s*=\s*[\"']?(\d{1,4})")

# A line that only sorts or shows: ``[[분류:HTTP]]``, ``[[File:a.png|섬네일]]``, ``[[en:HTTP]]``; not ``[[HTTP]]``,
# ``a [[분류:b]]``
_CATEGORY = re.compile(
    r"\s*\[\[(?:분류|파일|그림|Category|File|Image|:?[a-z]{2,3}(?:-[a-z]+)?):[^\n]*\]\]\s*\Z", re.IGNORECASE
)

# A switch: ``__TOC__``; not ``_TOC_``
_SWITCH = re.compile(r"\s*__[A-Z]+__\s*\Z")

# A template that goes on below: ``{{정보상자``, ``{{상자|색=a``; not ``{{HTTP}}``, ``{{{a``
_TEMPLATE_START = re.compile(r"\s*\{\{(?!\{)(?P<name>[^{}|]{1,80})(?P<rest>\|[^{}]*)?\Z")

# What begins a text that is hidden: ``<ref>``, ``<ref name="a">``, ``<ref name="a"/>``, ``<!--``, ``<gallery>``;
# not ``<references>``, ``<b>``
_HIDING = re.compile(r"<(?P<tag>ref|gallery)\b(?P<rest>[^<>]{0,300})>|<!--")

# The place of a hidden text, by its number: ``\x000\x00``; not ``0``
_PLACE = re.compile("\x00(\\d+)\x00")

# Tags that keep their meaning: ``&lt;code&gt;``, ``&lt;/del&gt;``, ``&lt;br /&gt;``; not ``&lt;script&gt;``
_KEPT_TAG = re.compile(r"&lt;(/?(?:code|br|small|sup|sub|kbd|tt|samp|var|s|del|strike|b|strong|i|em)\s*/?)&gt;")

# Tags that only change how text looks: ``&lt;span style="a"&gt;``, ``&lt;/nowiki&gt;``, ``&lt;references /&gt;``;
# not ``&lt;token&gt;``
_DROPPED_TAG = re.compile(
    r"&lt;/?(?:span|div|font|center|big|u|ins|abbr|p|nowiki|references|poem|blockquote|noinclude|includeonly|section)"
    r"\b(?:(?!&gt;)[^\n]){0,300}&gt;",
    re.IGNORECASE,
)

# Code over lines: ``<pre>``, ``<syntaxhighlight lang="http">``, ``</source>``; not ``<pre>404</pre>``
_FENCE = re.compile(r"\s*</?(?:pre|syntaxhighlight|source)\b[^<>]*>\s*\Z")

_INLINE = (
    # ``\x27\x27\x27\x27\x27404\x27\x27\x27\x27\x27``; not ``\x27\x27404\x27\x27``
    (re.compile(r"'''''(.+?)'''''"), r"<b>\1</b>"),
    # ``\x27\x27\x27404\x27\x27\x27``; not ``\x27\x27404\x27\x27``
    (re.compile(r"'''(.+?)'''"), r"<b>\1</b>"),
    # ``\x27\x27404\x27\x27``; not ``\x27404\x27``
    (re.compile(r"''(.+?)''"), r"\1"),
    # ``[https://a.example 문서]``; not ``[https://a.example]``
    (re.compile(r"\[(https?://[^\s\[\]]{1,500})\s+([^\[\]]{1,500})\]"), r'<a href="\1">\2</a>'),
)

# ``[[HTTP]]``, ``[[HTTP|프로토콜]]``, ``[[분류:HTTP]]``; not ``[HTTP]``
_LINK = re.compile(r"\[\[(?P<target>[^\[\]|]{0,300})(?:\|(?P<text>[^\[\]]{0,300}))?\]\]")

# A link to a picture or a class of pages: ``분류:HTTP``, ``파일:a.png``; not ``위키백과:대문``
_UNSHOWN = re.compile(r"(?:분류|파일|그림|category|file|image):", re.IGNORECASE)

# A link without a text: ``[https://b.example]``; not ``[404]``
_BARE_LINK = re.compile(r"\[(https?://[^\s\[\]]{1,500})\]")

# A table or a closed heading at the beginning of a line: ``{|``; not ``a {|``
_ANY_TABLE = re.compile(r"^\{\|", re.MULTILINE)

# ``== 404 ==``, ``===404===``; not ``== 404``, ``= 404 =``
_ANY_HEADING = re.compile(r"^={2,4} ?[^=\n]+ ?={2,4}[ \t]*$", re.MULTILINE)

# What separates the cells on one line: ``||``; not ``|``
_NEXT_CELL = re.compile(r"\|\|")

# … those of a header too: ``!!``, ``||``; not ``!``
_NEXT_HEAD_CELL = re.compile(r"\|\||!!")

# Words that are left out: ``<del data-reason="markup">a</del>``; not ``<del>a</del>``
_REMOVED = re.compile(r"<del data-reason=[^<>]*>[^<>]*</del>")

# ``<b>``, ``</code>``; not ``404``
_TAG = re.compile(r"</?\w+>|[*#:;-]")

_LONGEST_FOOTNOTE = 5_000
"""Characters; one that does not end before has lost its end."""

_CODE_KEYS = frozenset(
    {"code", "코드", "status", "status code", "status_code", "상태 코드", "상태코드", "상태", "번호"}
)

_FEWEST_HEADINGS = 2
"""One line between equals signs may be a ruler in plain text; a wiki page has several headings."""


def is_mediawiki(suffix: str, text: str) -> bool:
    """Returns whether the note is MediaWiki markup, from its name, its tables or its headings."""
    is_drawn = _ANY_TABLE.search(text[:SAMPLE]) is not None
    if suffix == "mediawiki" or (suffix == "wiki" and (is_drawn or not is_confluence(suffix, text))):
        return True
    start = text[:SAMPLE]
    return _ANY_TABLE.search(start) is not None or len(_ANY_HEADING.findall(start)) >= _FEWEST_HEADINGS


def read_mediawiki(text: str) -> list[Block]:
    """Returns the blocks of a MediaWiki note."""
    return _Translator(text).translate().read()


class _Translator:
    def __init__(self, text: str) -> None:
        self._hidden: list[str] = []
        self._source = self._hide_all(text).split("\n")
        self._out = Translation(lines=[""] * len(self._source))
        self._tables: list[int] = []  # the lines on which the tables begin that are open
        self._template: Aside | None = None  # why the rest of a template over many lines is not read
        self._in_template = False
        self._record: list[tuple[str, int]] = []  # the keys of such a template, and their lines
        self._in_code = False

    def _hide_all(self, text: str) -> str:
        """Returns the text with marks in the place of comments, footnotes and galleries."""
        parts: list[str] = []
        done = 0
        closing: dict[str, int] = {}  # where the next end is, so that none is searched twice
        for found in _HIDING.finditer(text):
            end = found.end()
            if found.start() < done:
                continue
            if not (found["rest"] or "").endswith("/"):
                close = f"</{found['tag']}>" if found["tag"] else "-->"
                if -1 < closing.get(close, 0) < end:
                    closing[close] = text.find(close, end)
                if not -1 < closing[close] <= end + (_LONGEST_FOOTNOTE if found["tag"] else len(text)):
                    continue
                end = closing[close] + len(close)
            parts += [text[done : found.start()], self._hide(text[found.start() : end])]
            done = end
        return "".join([*parts, text[done:]])

    def _hide(self, text: str) -> str:
        """Returns a mark for each line of a text that is hidden."""
        reason = Aside.COMMENT if text.startswith("<!--") else Aside.ABOUT_NOTE
        marks = []
        for line in text.split("\n"):
            marks.append(f"\x00{len(self._hidden)}\x00" if line.strip() else "")
            self._hidden.append(left_out(line, reason))
        return "\n".join(marks)

    def translate(self) -> Translation:
        for index, line in enumerate(self._source):
            if _FENCE.match(line) and not self._tables:
                self._in_code = not self._in_code
                self._out.fence(index)
            elif self._in_code:
                self._out.code(index, line)
            elif self._in_template:
                self._read_in_template(index, line)
            elif _TABLE.match(line):
                self._tables.append(index)
                self._out.lines[index] = "<table><tr>"
            elif self._tables:
                self._read_in_table(index, line)
            else:
                self._read_line(index, line)
        if self._tables:
            self._out.table(self._tables[0], len(self._source) - 1)
        return self._out

    def _read_in_table(self, index: int, line: str) -> None:
        if not line.strip().startswith("|}"):
            self._out.lines[index] = self._table_line(line)
            return
        self._out.lines[index] = "</table>"
        start = self._tables.pop()
        if not self._tables:
            self._out.table(start, index)

    def _read_line(self, index: int, line: str) -> None:
        start = _TEMPLATE_START.match(line)
        if _CATEGORY.match(line) or _SWITCH.match(line) or line.strip() == "}}":
            self._out.drop(index, Aside.NAVIGATION)
        elif start is not None:
            self._in_template = True
            self._template = Aside.NAVIGATION if leads_elsewhere(start["name"]) else None
            self._out.drop(index, Aside.MARKUP)
        else:
            self._out.lines[index] = self._text_line(line)
            if is_template(line) and not _TAG.sub("", _REMOVED.sub("", self._out.lines[index])).strip():
                self._out.drop(index, Aside.NAVIGATION)
            elif _PLACE.search(line) and not _TAG.sub("", _REMOVED.sub("", self._out.lines[index])).strip():
                is_comment = Aside.COMMENT.value in self._out.lines[index]
                self._out.drop(index, Aside.COMMENT if is_comment else Aside.MARKUP)

    def _read_in_template(self, index: int, line: str) -> None:
        ends = line.count("}}") > line.count("{{")
        text = line.rstrip().removesuffix("}}") if ends else line
        name, value = template_row(text) if self._template is None else ("", "")
        if name and value:
            self._record.append((name, index))
        if value:
            value = f"{name}: {value}" if name else value
            self._out.lines[index] = self._text_line(value) if not line.strip().startswith("|") else self._inline(value)
        elif line.strip():
            self._out.drop(index, self._template or Aside.MARKUP)
        self._in_template = not ends
        if ends:
            self._add_record()

    def _add_record(self) -> None:
        """Makes a row of a template that has a code among its keys."""
        names, record = [name for name, _ in self._record], self._record
        self._record = []
        if not _CODE_KEYS.intersection(name.lower() for name in names):
            return
        cells: list[NoteCell] = []
        for name, index in record:
            value = read_html(self._out.lines[index].removeprefix(f"{escape(name)}: "), first_line=index + 1)
            lines = [line for block in value for line in block.lines]
            if lines:  # the name of a column is markup of the template
                lines[0] = replace(lines[0], removed=(*lines[0].removed, Removed(text=name, reason=Aside.MARKUP)))
            cells.append(tuple(lines))
            self._out.lines[index] = ""
        first, last = record[0][1] + 1, record[-1][1] + 1
        row = NoteRow(cells=tuple(cells), first=first, last=last)
        self._out.blocks.append(Block(shape=Shape.TABLE, first=first, last=last, rows=(row,), columns=tuple(names)))

    def _text_line(self, line: str) -> str:
        """Returns the line as Markdown: ``## 404`` for ``== 404 ==``, ``   - 404`` for ``** 404``, ``**a**`` for ``;a``."""
        if (heading := _HEADING.match(line)) is not None:
            return "#" * len(heading.group(1)) + " " + self._inline(heading.group(2))
        if (item := _LIST.match(line)) is not None:
            marks, text = item.group(1), self._inline(line[item.end() :])
            if marks[-1] == ";":
                return f"**{text}**"
            mark = {"#": "1. ", ":": ""}.get(marks[-1], "- ")
            return ("   " * (len(marks) - 1) + mark if mark else "") + text
        return self._inline(line)

    def _table_line(self, line: str) -> str:
        """Returns the line of a table as HTML: ``<tr>`` for ``|-``, ``<td>404<td>없다`` for ``|404||없다``."""
        stripped = line.strip()
        if stripped.startswith("|-"):
            return "<tr>"
        if stripped.startswith("|+"):
            return f"<caption>{self._inline(stripped[2:])}</caption>"
        if stripped.startswith(("|", "!")):
            is_head = stripped[0] == "!"
            cells = (_NEXT_HEAD_CELL if is_head else _NEXT_CELL).split(stripped[1:])
            return "".join(self._cell(cell, is_head=is_head) for cell in cells)
        item = _LIST.match(stripped)
        return f"<br>{self._inline(stripped[item.end() :] if item else stripped)}" if stripped else ""

    def _cell(self, cell: str, *, is_head: bool) -> str:
        options = _CELL_OPTIONS.match(cell)
        spans = dict(_SPAN.findall(options.group())) if options else {}
        text = self._inline(cell[options.end() if options else 0 :].strip())
        rows, columns = spans.get("row", ""), spans.get("col", "")
        return table_cell(text, opens_row=False, is_head=is_head, rows=rows, columns=columns)

    def _inline(self, text: str) -> str:
        text = _DROPPED_TAG.sub("", _KEPT_TAG.sub(r"<\1>", escape(text)))
        text = expand_templates(text)
        for pattern, replacement in _INLINE:
            text = pattern.sub(replacement, text)
        text = _BARE_LINK.sub(lambda found: left_out(found.group(1), Aside.LINK_TARGET), _LINK.sub(_link, text))
        return _PLACE.sub(lambda found: self._hidden[int(found.group(1))], text)


def _link(found: re.Match[str]) -> str:
    """Returns the text of a link; its target is left out where it is another."""
    target, text = found["target"].strip(), found["text"]
    if _UNSHOWN.match(target):
        return left_out(f"{target} {text or ''}".strip(), Aside.NAVIGATION)
    if text is None or text.strip() == target:
        return target.removeprefix(":")
    return text.strip() + left_out(target, Aside.LINK_TARGET)
