"""Reads Markdown, with HTML and macros in it, and plain text, which is Markdown without marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from statusbook.notes.block import Block
from statusbook.notes.fences import open_fences
from statusbook.notes.footnotes import place_footnotes
from statusbook.notes.html_in_markdown import separate_html
from statusbook.notes.macros import expand_macros
from statusbook.notes.markdown_walker import MarkdownWalker
from statusbook.notes.markdown_writer import MarkdownNote
from statusbook.notes.metadata_block import read_metadata_block
from statusbook.notes.properties import set_properties_aside

_CHUNK = 200_000
"""Characters that are parsed at once: the parser's time grows faster than the length of the text."""


def read_markdown(text: str) -> list[Block]:
    """Returns the blocks of a Markdown note, front matter set aside."""
    lines = text.split("\n")
    blocks = read_metadata_block(lines)
    if blocks:
        lines[: blocks[-1].last] = [""] * blocks[-1].last
    expansion = expand_macros(lines)
    note = MarkdownNote(lines=text.split("\n"), removed=expansion.removed)
    for first, chunk in _chunks(separate_html("\n".join(expansion.lines))):
        blocks.extend(MarkdownWalker(chunk, first, note).read())
    return set_properties_aside(place_footnotes(blocks, note.footnotes), note.lines)


class MarkdownParts:
    """Reads parts of a note by themselves, as those of a conversation; their lines keep the numbers of the note."""

    def __init__(self, text: str) -> None:
        self._note = MarkdownNote(lines=text.split("\n"), removed={})

    def read(self, lines: Sequence[str], *, lines_before: int) -> list[Block]:
        """Returns the blocks of a part: its lines, without what is none of it, and how many of the note stand before."""
        return MarkdownWalker("\n".join(lines), lines_before, self._note).read()


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Returns a long note in chunks, each with the number of lines before it.

    A chunk ends at an empty line outside of fences, above a line at the margin, so that no block is cut.
    """
    if len(text) <= _CHUNK:
        yield 0, text
        return
    lines = text.split("\n")
    start = length = 0
    for index, in_fence in enumerate(open_fences(lines)):
        length += len(lines[index]) + 1
        following = lines[index + 1] if index + 1 < len(lines) else ""
        if length > _CHUNK and not in_fence and not lines[index].strip() and following[:1].strip():
            yield start, "\n".join(lines[start : index + 1])
            start, length = index + 1, 0
    yield start, "\n".join(lines[start:])
