"""What the parser finds in the prose of a house file; every offset is one into the section's Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a paragraph or a list item: its place, its lines (1-based, in the file), its words.

    ``text`` has neither links nor emphasis, and its code in backticks; ``item`` tells whether it stands in a list.
    """

    start: int
    end: int
    first_line: int
    last_line: int
    text: str
    item: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseLink:
    """A link as it is written: ``[403 Forbidden](/403/)`` has the target ``/403/``."""

    start: int
    end: int
    line: int
    target: str

    @property
    def page(self) -> str:
        """The target without its anchor."""
        return self.target.partition("#")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSpan:
    """Text in backticks."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A fenced block: its info string, its text (line ends ``\\n``), its first line of text."""

    info: str
    text: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands directly under it; tables hold links and code spans, but no sentences."""

    title: str
    anchor: str
    level: int
    line: int
    markdown: str
    sentences: tuple[Sentence, ...] = ()
    links: tuple[HouseLink, ...] = ()
    code_spans: tuple[CodeSpan, ...] = ()
    fences: tuple[Fence, ...] = ()

    def lines(self) -> Iterator[tuple[int, int, str]]:
        """Gives every line outside fences: its number in the file, its offset in the section, its text."""
        fenced = {
            number for fence in self.fences for number in range(fence.line - 1, fence.line + fence.text.count("\n") + 1)
        }
        offset = 0
        for number, line in enumerate(self.markdown.split("\n"), start=self.line + 1):
            if number not in fenced:
                yield number, offset, line
            offset += len(line) + 1
