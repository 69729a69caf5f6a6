"""What every format is read into: blocks of lines that know their source lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """What the writer made of a block."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TERM = "term"  # of a definition list
    TABLE = "table"
    CODE = "code"
    QUOTE = "quote"
    IMAGE = "image"
    ASIDE = "aside"  # nothing to read, for the reason that ``aside`` says
    BOX = "box"  # without lines: a callout begins; what opens in it ends with it. With ``aside``, below struck text
    BOX_END = "end of box"


class Aside(StrEnum):
    """Why there is nothing to read in lines of a note: the reasons that the ledger shows."""

    FRONT_MATTER = "front matter"
    MARKUP = "markup"
    SEPARATOR = "separator"
    COMMENT = "comment"
    SCRIPT = "script or style"
    NAVIGATION = "navigation"
    LINK_TARGET = "link target"
    TABLE_HEADER = "table header"
    CONTENTS = "table of contents"
    HYPOTHETICAL = "hypothetical code"
    STRUCK = "struck text"
    PROGRAM = "program code"
    ABOUT_NOTE = "about the note"  # who wrote it and when, what follows it: footers, comments
    ABOUT_ROW = "about the row"  # of a table: its number, author, date
    DEFAULT = "for every other code"  # ``default:`` of an OpenAPI document


# The box of an item of a task list, which readers leave out: ``[ ]``, ``[x]``, ``[]``; not ``[404]``
TASK_BOX = re.compile(r"\[(?:[ xXvVoO✓✔√]|[^\w\s\]\[^])?\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link inside a line: the offsets of its text and its target."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Words of a line that are not in its text, and why: ``~~Moved Temporarily~~`` was struck."""

    text: str
    reason: Aside


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line as the writer broke it: plain text, backticks around code, and the source lines it stands on."""

    text: str
    first: int
    last: int
    strong: tuple[tuple[int, int], ...] = ()
    links: tuple[Link, ...] = ()
    wrapped: bool = False
    """Whether the line continues the sentence of the line before."""
    removed: tuple[Removed, ...] = ()

    def part(self, start: int, end: int | None = None) -> Line:
        """Returns this line between two offsets, without white space at its ends; bold text and links move with it."""
        begins_line = start == 0
        end = len(self.text) if end is None else min(end, len(self.text))
        if (
            start == 0
            and end == len(self.text)
            and not self.strong
            and not self.links
            and self.text == self.text.strip()
        ):
            return self
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Line(
            text=self.text[start:end],
            first=self.first,
            last=self.last,
            wrapped=self.wrapped and start == 0,
            strong=tuple((max(a, start) - start, min(b, end) - start) for a, b in self.strong if a < end and b > start),
            links=tuple(
                Link(start=max(link.start, start) - start, end=min(link.end, end) - start, url=link.url)
                for link in self.links
                if link.start < end and link.end > start
            ),
            removed=self.removed if begins_line else (),
        )


NoteCell = tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """One row of a table; a cell that spans rows stands in each, one that spans columns in the first of them.

    ``repeated`` holds the columns of cells that began in a row above or in a column to the left.
    """

    cells: tuple[NoteCell, ...]
    first: int
    last: int
    repeated: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, paragraph, list item, table …: ``lines``, or for a table ``rows``.

    ``level`` is a heading's (from 1), ``depth`` says in how many lists a block is; of a heading only where it is the
    title of a callout inside a list. ``## 404`` gives a HEADING of level
    2 with one line; ``- 404`` in a list inside a list a LIST_ITEM of depth 2. ``columns`` names the columns of a table
    whose rows are records, which have keys and no header: ``("code", "message")``. A title from the front matter has an
    ``aside`` too: it is no part of the text.
    """

    shape: Shape
    first: int
    last: int
    lines: tuple[Line, ...] = ()
    level: int = 0
    depth: int = 0
    rows: tuple[NoteRow, ...] = ()
    has_header: bool = False
    columns: tuple[str, ...] = ()
    aside: Aside | None = None

    @property
    def text(self) -> str:
        """The lines of the block, joined by line ends."""
        return "\n".join(line.text for line in self.lines)

    def all_lines(self) -> Iterator[Line]:
        """Returns every line of the block, those of table cells too."""
        yield from self.lines
        for row in self.rows:
            for cell in row.cells:
                yield from cell


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedNote:
    """A whole note: its decoded text, the format and encoding found, and its blocks in order."""

    text: str
    format: str
    encoding: str
    blocks: tuple[Block, ...]
