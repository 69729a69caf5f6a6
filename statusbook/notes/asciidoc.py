"""Reads AsciiDoc: headings, lists, labelled lists, blocks, and tables with a row or a cell a line."""

from __future__ import annotations

import re

from statusbook.notes.asciidoc_inline import inline, without_callouts
from statusbook.notes.asciidoc_table import columns_of, table_lines, values_lines
from statusbook.notes.block import Aside, Block
from statusbook.notes.translation import SAMPLE, Translation

# ``== 404 Not Found``; not ``==404``, ``404 ==``
_HEADING = re.compile(r"(={1,6})\s+(?=\S)")

# An attribute of the document: ``:toc: left``, ``:!sectnums:``; not ``:404``, ``원인: 없다``
_ATTRIBUTE = re.compile(r":!?(?P<name>[\w-]+)!?:(?P<value>\s.*)?\Z")

# Options of the block below: ``[source,http]``, ``[cols="1,3"]``, ``[[anchor]]``; not ``[404] Not Found``
_BLOCK_OPTIONS = re.compile(r"\[[^\[\]]*\]\Z|\[\[[^\]]*\]\]\Z")

# The fence of code: ``----``, ``....``; not ``--``, ``---- a``
_FENCE = re.compile(r"(-{4,}|\.{4,}|`{3,})\Z")

# The fence of other blocks, page breaks, list continuations: ``====``, ``--``, ``+``; not ``== 404``, ``- 404``
_DELIMITER = re.compile(r"(?:={4,}|\*{4,}|_{4,}|--|\+{4,}|\+|'{3,}|<{3,})\Z")

# ``* 404``, ``** 404``, ``. 첫째``, ``1. 첫째``; not ``*404*``, ``404``
_LIST = re.compile(r"\s*([*.-]+|\d+\.)\s+(?=\S)")

# ``404 Not Found:: 주소가 없다``, ``404::``; not ``404: 없다``, ``std::string``
_LABELLED = re.compile(r"(?P<term>[^:\s][^\n]{0,300}?)(?P<level>:{2,4}|;;)(?:\s+(?P<text>\S.*))?\Z")

# ``NOTE: 주의``; not ``Note: 주의``, ``NOTES: ``
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION): ")

# The dot before the title of a block: ``.응답 코드``; not ``. 첫째``, ``..``
_TITLE = re.compile(r"\.(?=[^\s.])")

# A reference to an attribute: ``{url}``, ``{api-code}``; not ``{404}``, ``{{a}}``
_REFERENCE = re.compile(r"(?<![{$\\])\{([A-Za-z][\w-]{0,60})\}(?!\})")

# A line for the tool: ``ifdef::a[]``, ``include::a.adoc[]``, ``toc::[]``; not ``image::a.png[]``
_PREPROCESSED = re.compile(r"(?:ifn?def|ifeval|endif|include|toc|index|bibliography)::\S*\[[^\[\]]*\]\s*\Z")

# Who wrote the document, its version or date, below the title: ``김개발 <kim@a.example>``, ``v1.0, 2024-03-04``;
# not ``404 Not Found``
_HEADER = re.compile(r"[^<>\n]{0,100}<[^<>\s]+@[^<>\s]+>|v?\d+\.[\d.]*\s*(?:,|\Z)|v\d+|\d{4}-\d\d-\d\d\s*(?:,|:|\Z)")

# The box of a task: ``[*] 404``, ``[X] 404``; not ``[ ]``
_TASK = re.compile(r"\[[*xX]\](?=\s)")

# The number of a remark on code: ``<1> 상태 줄``, ``<.> 상태 줄``; not ``<b>``
_REMARK = re.compile(r"<(?:\d{1,3}|\.)>\s+(?=\S)")

# Options of a block that is a callout: ``[NOTE]``, ``[%collapsible]``; not ``[source]``
_BOX_OPTION = re.compile(r"\[(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|example|%collapsible)\b", re.IGNORECASE)

_CONSTANTS = {"nbsp": " ", "sp": " ", "empty": "", "plus": "+", "vbar": "|", "asterisk": "*", "zwsp": ""}

# The fence of a table, a sign no other format has: ``|===``; not ``|====|``, ``| ===``
_TABLE_FENCE = re.compile(r"^\|===\s*$", re.MULTILINE)


def is_asciidoc(suffix: str, text: str) -> bool:
    """Returns whether the note is AsciiDoc, from its name or from signs no other format has."""
    if suffix in ("adoc", "asciidoc", "asc"):
        return True
    return _TABLE_FENCE.search(text[:SAMPLE]) is not None


def read_asciidoc(text: str) -> list[Block]:
    """Returns the blocks of an AsciiDoc note."""
    return _Translator(text.split("\n")).translate().read()


class _Translator:
    def __init__(self, lines: list[str]) -> None:
        self._source = lines
        self._out = Translation(lines=[""] * len(lines))
        self._index = 0
        self._options = ""
        self._title: int | None = None  # the line with the title of the block below
        self._fences: list[tuple[str, bool]] = []  # of the blocks that are open, and whether they are callouts
        self._attributes = dict(_CONSTANTS)
        self._in_header = False

    def translate(self) -> Translation:
        while self._index < len(self._source):
            line = self._source[self._index].rstrip()
            if line.startswith("////"):
                self._skip_to("////", Aside.COMMENT)
            elif line == "|===" or line.startswith(("!===", ",===")):
                self._table(line)
            elif _FENCE.match(line):
                self._fence(line)
            else:
                self._line(line)
            self._index += 1
        return self._out

    def _line(self, line: str) -> None:
        index = self._index
        attribute = _ATTRIBUTE.match(line)
        if line.startswith("//"):
            self._out.drop(index, Aside.COMMENT)
        elif attribute is not None:
            self._attributes[attribute["name"]] = (attribute["value"] or "").strip()
            self._out.drop(index)
        elif not line or _DELIMITER.match(line) or _PREPROCESSED.match(line):
            if line:
                self._out.drop(index)
                self._delimit(line)
            self._in_header = False
        elif _BLOCK_OPTIONS.match(line):
            self._options = line
            self._out.drop(index)
        elif self._in_header and _HEADER.match(line):
            self._out.drop(index, Aside.ABOUT_NOTE)
        else:
            self._in_header = line.startswith("= ")
            self._title = index if _TITLE.match(line) else None
            self._options = self._options if self._title is not None else ""
            self._out.lines[index] = inline(_marks(self._resolved(line)))

    def _resolved(self, line: str) -> str:
        """Returns a line with the values of attributes in their places."""
        if "{" not in line:
            return line
        return _REFERENCE.sub(lambda found: self._attributes.get(found.group(1), found.group()), line)

    def _delimit(self, line: str) -> None:
        """Opens or closes a block; one that warns or has a title is a callout."""
        if self._fences and self._fences[-1][0] == line:
            is_box = self._fences.pop()[1]
            if is_box:
                self._out.close_box(self._index)
        elif line[0] in "=*-_" and len(line) > 1:
            is_box = self._title is not None or _BOX_OPTION.match(self._options) is not None
            self._fences.append((line, is_box))
            if is_box and self._title is not None:
                self._out.open_box(self._title, self._out.lines[self._title], "example")
            elif is_box:
                self._out.open_box(self._index, "")
            self._title, self._options = None, ""

    def _skip_to(self, fence: str, reason: Aside) -> None:
        self._out.drop(self._index, reason)
        while self._index + 1 < len(self._source):
            self._index += 1
            self._out.drop(self._index, reason)
            if self._source[self._index].rstrip() == fence:
                return

    def _closing(self, fence: str) -> int | None:
        """Returns the line that closes what the current one opens; without any, the current one is dropped."""
        lines = range(self._index + 1, len(self._source))
        end = next((at for at in lines if self._source[at].rstrip() == fence), None)
        if end is None:
            self._out.drop(self._index)
        return end

    def _fence(self, fence: str) -> None:
        end = self._closing(fence)
        if end is None:
            return
        self._out.fence(self._index)
        for at in range(self._index + 1, end):
            self._out.code(at, without_callouts(self._source[at].rstrip()))
        self._out.fence(end)
        self._index, self._title, self._options = end, None, ""

    def _table(self, fence: str) -> None:
        end = self._closing(fence)
        if end is None:
            return
        start, options = self._index, self._options
        body = [self._resolved(line) for line in self._source[start + 1 : end]]
        separator = "," if fence.startswith(",") or "csv" in options else "\t" if "tsv" in options else ""
        if separator:
            lines = values_lines(body, separator)
        else:
            lines = table_lines(body, columns_of(options), has_header="header" in options)
        self._out.lines[start : end + 1] = ["<table>", *lines, "</table>"]
        self._out.table(start, end)
        self._index, self._title, self._options = end, None, ""


def _marks(line: str) -> str:
    """Returns the line with its mark as Markdown has it: ``## 404`` for ``== 404``, ``- 404: 없다`` for ``404:: 없다``."""
    if (heading := _HEADING.match(line)) is not None:
        return "#" * len(heading.group(1)) + " " + line[heading.end() :].rstrip("= ")
    if (item := _LIST.match(line)) is not None:
        mark = item.group(1)
        depth = len(mark) if not mark[0].isdigit() else 1
        text = _TASK.sub("[x]", line[item.end() :], count=1) if line[item.end()] == "[" else line[item.end() :]
        return "   " * (depth - 1) + ("1. " if mark[0] in ".0123456789" else "- ") + text
    if (remark := _REMARK.match(line)) is not None:
        return f"- {line[remark.end() :]}"
    if (labelled := _LABELLED.match(line)) is not None and "//" not in labelled["term"]:
        text = f": {labelled['text']}" if labelled["text"] else ""
        return f"- {labelled['term']}{text}"
    if (admonition := _ADMONITION.match(line)) is not None:
        return line[admonition.end() :]
    return line[1:] if _TITLE.match(line) else line
