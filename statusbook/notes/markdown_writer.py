"""Writes the text of a Markdown note into blocks: lines, tables, code, what macros had besides them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from statusbook.notes.block import Aside, Block, Line, NoteRow, Removed, Shape
from statusbook.notes.footnotes import Footnotes
from statusbook.notes.inline_markdown import SourceLine, read_inline
from statusbook.notes.line_writer import LineWriter
from statusbook.notes.text_tables import LineRun, split_runs

# Anything that can be said: ``없``, ``a``, ``4``; not ``- :``
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownNote:
    """What the readers of all chunks of a note share: its lines as written, what macros had, footnotes so far."""

    lines: Sequence[str]
    removed: dict[int, list[str]]  # taken by the first line that has them
    footnotes: Footnotes = field(default_factory=dict)


class MarkdownWriter:
    """Gathers the blocks of a part of a note; ``env`` has the targets of links, which the parser fills."""

    def __init__(self, parser: MarkdownIt, note: MarkdownNote) -> None:
        self.blocks: list[Block] = []
        self.env: dict[str, Any] = {}
        self._parser = parser
        self._note = note

    def add_lines(self, source: Sequence[SourceLine], shape: Shape, depth: int, *, mark: str = "") -> None:
        """Reads lines as text, or as tables where they are drawn as such."""
        for run in split_runs(source):
            if run.rows:
                self.add_table(run)
            else:
                self.add_text(shape, run.source, depth=depth, mark=mark)
                mark = ""
            shape = Shape.PARAGRAPH if shape is Shape.LIST_ITEM else shape

    def add_text(
        self, shape: Shape, source: Sequence[SourceLine], *, level: int = 0, depth: int = 0, mark: str = ""
    ) -> None:
        """Adds lines as a block, and what is left of them: images, and lines of which no text is read."""
        writer = self._write(source, mark=mark)
        lines = self._lines_of(writer)
        if lines:
            self._add(shape, lines, level=level, depth=depth)
        self.blocks.extend(writer.asides)
        for image in writer.images:
            self._add(Shape.IMAGE, (image,), depth=depth)

    def add_table(self, run: LineRun) -> None:
        """Adds lines that are drawn as a table."""
        rows = []
        images: list[Line] = []
        asides: list[Block] = []
        for number, texts in run.rows:
            writers = [self._write([(number, text)]) for text in texts]
            cells = tuple(self._lines_of(writer) or _struck_cell(writer, number) for writer in writers)
            asides.extend(aside for writer in writers for aside in writer.asides)
            images.extend(image for writer in writers for image in writer.images)
            if any(line.text for cell in cells for line in cell):
                rows.append(NoteRow(cells=cells, first=number, last=number))
        if rows:
            first, last = run.source[0][0], run.source[-1][0]
            self.blocks.append(
                Block(shape=Shape.TABLE, first=first, last=last, rows=tuple(rows), has_header=run.has_header)
            )
        self.blocks.extend(asides)
        for image in images:
            self._add(Shape.IMAGE, (image,))

    def add_listed_table(self, rows: Sequence[Sequence[Sequence[SourceLine]]]) -> None:
        """Adds a table of which every cell has lines of its own."""
        table = []
        for cells in rows:
            texts = tuple(self._lines_of(self._write(cell)) for cell in cells)
            table.append(NoteRow(cells=texts, first=cells[0][0][0], last=cells[-1][-1][0]))
        block = Block(shape=Shape.TABLE, first=table[0].first, last=table[-1].last, rows=tuple(table), has_header=True)
        self.blocks.append(block)

    def add_code(self, source: Sequence[SourceLine], *, depth: int) -> None:
        """Adds the lines that have words as code."""
        lines = tuple(Line(text=text.strip(), first=number, last=number) for number, text in source if text.strip())
        if lines:
            self._add(Shape.CODE, lines, depth=depth)

    def take_footnote(self, token: Token, first: int) -> None:
        """Keeps a footnote for the lines that refer to it; one without words is set aside."""
        source: list[SourceLine] = list(enumerate(token.content.split("\n"), start=first))
        writer = self._write(source, mark=token.meta["mark"])
        lines = self._lines_of(writer)
        self.blocks.extend(writer.asides)
        if _WORD.search("".join(line.text for line in lines)) is None:
            self.blocks.append(Block(shape=Shape.ASIDE, first=first, last=source[-1][0], aside=Aside.MARKUP))
        else:
            self._note.footnotes.setdefault(token.meta["label"], lines)

    def _write(self, source: Sequence[SourceLine], *, mark: str = "") -> LineWriter:
        """Returns the writer of lines of text, behind what stood before the first and is left out."""
        return read_inline(self._parser, source, self.env, mark=mark)

    def _lines_of(self, writer: LineWriter) -> tuple[Line, ...]:
        """Returns the lines of a writer, each with what the macros of its source lines had besides their text."""
        lines = writer.lines()
        if not self._note.removed:
            return lines
        return tuple(self._with_macros(line) for line in lines)

    def _with_macros(self, line: Line) -> Line:
        texts = [text for number in range(line.first, line.last + 1) for text in self._note.removed.pop(number - 1, ())]
        removed = tuple(Removed(text=text, reason=Aside.MARKUP) for text in texts)
        return replace(line, removed=(*line.removed, *removed)) if removed else line

    def _add(self, shape: Shape, lines: tuple[Line, ...], *, level: int = 0, depth: int = 0) -> None:
        self.blocks.append(
            Block(shape=shape, first=lines[0].first, last=lines[-1].last, lines=lines, level=level, depth=depth)
        )


def _struck_cell(writer: LineWriter, number: int) -> tuple[Line, ...]:
    """Returns the cell of which nothing is left but that it was struck: it is no empty one, which continues the row above."""
    return (Line(text="", first=number, last=number),) if writer.asides else ()
