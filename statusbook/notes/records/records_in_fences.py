"""Reads records that were pasted into a fence of another note: ```` ```json ````, ```` ```yaml ````, ```` ```kotlin ````."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace

from statusbook.notes.block import Aside, Block, Line, NoteRow, Shape
from statusbook.notes.field_values import is_code_value
from statusbook.notes.programs.languages import LANGUAGES
from statusbook.notes.programs.program_reader import read_program
from statusbook.notes.records.data_formats import JSON_START, SQL_START, blocks_of_json, blocks_of_sql, blocks_of_yaml
from statusbook.notes.status_names import is_known_status

_FEWEST_CODES = 2
"""Codes in a fence that is read as records; one that shows one code is an example of a response."""

_FEWEST_LINES = 2

# The first lines of YAML with codes in it: ``404:``, ``- code: 404``, ``responses:``; not ``HTTP/1.1 404``, ``404 Not Found``
_YAML_START = re.compile(r"(?:\s*#[^\n]*\n|\s*---\n)*\s*(?:-\s+)?[\"']?[\w가-힣. /-]{1,60}[\"']?\s*:(?:\s|\Z)")

# The language of a fence, above its first line: ```` ```kotlin ````, ``{code:java}``, ``[source,go]``, ``#+begin_src python``
_LANGUAGE = re.compile(
    r"(?:`{3,}|~{3,}|\{code:(?:[^{}]*language=)?|\[source,\s*|#\+begin_src\s+|(?:code-block|sourcecode|code)::\s*|language-|<syntaxhighlight lang=[\"']?|#!)"
    r"\s*(?P<name>[A-Za-z+#]{1,12})",
    re.IGNORECASE,
)

_SUFFIXES = {
    **{
        "kotlin": "kt",
        "javascript": "js",
        "typescript": "ts",
        "python": "py",
        "golang": "go",
        "csharp": "cs",
        "c#": "cs",
    },
    **{"c++": "cpp", "rust": "rs", "ruby": "rb", "protobuf": "proto", "powershell": "ps1"},
}
"""Languages as fences name them, by the end of their files' names where that is another."""

# A line that gives a code its words: ``429 -> 초당 5회로 제한``, ``- 404: 없다``; not ``404 Not Found``, ``HTTP/1.1 404``
_CODE_AND_WORDS = re.compile(
    r"[-*•]?\s*(?P<code>[1-5]\d\d)\s*(?:->|=>|→|[:：=|]|\s-)\s*(?P<words>(?=.*[가-힣]).{2,200})"
)

# The sign of a quotation before a line: ``> ``, ``> > ``
_QUOTED = re.compile(r"\s{0,3}(?:>\s?)+")


def read_fences(blocks: Sequence[Block], source: str) -> Iterator[Block]:
    """Returns the blocks, with those of code that hold records of several codes as the tables they are."""
    lines = source.split("\n")
    for block in blocks:
        found = _records_of(block, lines) if block.shape is Shape.CODE and block.lines else []
        if not found and block.shape is Shape.CODE and (listed := _listed(block)) is not None:
            yield listed
        elif len(_codes_of(found)) < _FEWEST_CODES:
            yield block
        else:
            yield from (_moved(each, block.lines[0].first - 1, block.depth) for each in found)


def _listed(block: Block) -> Block | None:
    """Returns lines that each give a code its words, ``429 -> 초당 5회로 제한``, as a table; None for other code."""
    found = [(line, _CODE_AND_WORDS.fullmatch(line.text.strip())) for line in block.lines if line.text.strip()]
    codes = {match["code"] for _, match in found if match is not None}
    if len(codes) < _FEWEST_CODES or len(codes) < len(found) or not all(is_known_status(int(code)) for code in codes):
        return None
    rows = tuple(
        NoteRow(
            cells=((replace(line, text=match["code"]),), (replace(line, text=match["words"]),)),
            first=line.first,
            last=line.last,
        )
        for line, match in found
        if match is not None
    )
    return replace(block, shape=Shape.TABLE, lines=(), rows=rows, columns=("code", "description"))


def _records_of(block: Block, source: Sequence[str]) -> list[Block]:
    text = _text_of(block, source)
    if JSON_START.match(text):
        return blocks_of_json(text)
    if SQL_START.match(text):
        return blocks_of_sql(text)
    if (suffix := _suffix_of(block, source)) is not None:
        return [each for each in read_program(text, suffix) if each.shape in (Shape.TABLE, Shape.ASIDE)]
    if len(block.lines) >= _FEWEST_LINES and _YAML_START.match(text):
        return blocks_of_yaml(text)
    return []


def _suffix_of(block: Block, source: Sequence[str]) -> str | None:
    """Returns the end of the names of files in the language of a block, None for one that is no program known."""
    above = source[max(0, block.first - 2) : block.lines[0].first]
    names = [found["name"].lower() for line in above if (found := _LANGUAGE.search(line)) is not None]
    suffix = _SUFFIXES.get(names[-1], names[-1]) if names else ""
    return suffix if suffix in LANGUAGES else None


def _text_of(block: Block, source: Sequence[str]) -> str:
    """Returns the lines of a block of code, each as far below the first as in the source, and as far to the right."""
    first, last = block.lines[0].first, block.lines[-1].last
    words = {line.first: line.text.strip() for line in block.lines}
    lines = [_QUOTED.sub("", line) for line in source[first - 1 : last]]
    if any(line.strip() != words.get(number, "") for number, line in enumerate(lines, start=first)):
        lines = [words.get(number, "") for number in range(first, last + 1)]  # in HTML the source has other signs
    return textwrap.dedent("\n".join(lines))


def _codes_of(blocks: Sequence[Block]) -> set[str]:
    cells = (line.text for block in blocks for row in block.rows for cell in row.cells for line in cell)
    return {text for text in cells if is_code_value(text)}


def _moved(block: Block, by: int, depth: int) -> Block:
    return replace(
        block,
        first=block.first + by,
        last=block.last + by,
        depth=max(block.depth, depth),
        aside=Aside.PROGRAM if block.aside is Aside.ABOUT_NOTE else block.aside,
        lines=tuple(_moved_line(line, by) for line in block.lines),
        rows=tuple(
            NoteRow(
                cells=tuple(tuple(_moved_line(line, by) for line in cell) for cell in row.cells),
                first=row.first + by,
                last=row.last + by,
            )
            for row in block.rows
        ),
    )


def _moved_line(line: Line, by: int) -> Line:
    return replace(line, first=line.first + by, last=line.last + by)
