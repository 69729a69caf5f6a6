"""Blocks of a part of a note, as blocks of the note."""

from __future__ import annotations

from dataclasses import replace

from statusbook.notes.block import Block, Line


def moved(block: Block, by: int, *, depth: int = 0) -> Block:
    """Returns a block a number of lines further down, at least as deep in lists."""
    return replace(
        block,
        first=block.first + by,
        last=block.last + by,
        depth=max(block.depth, depth),
        lines=tuple(_moved_line(line, by) for line in block.lines),
        rows=tuple(
            replace(
                row,
                first=row.first + by,
                last=row.last + by,
                cells=tuple(tuple(_moved_line(line, by) for line in cell) for cell in row.cells),
            )
            for row in block.rows
        ),
    )


def _moved_line(line: Line, by: int) -> Line:
    return replace(line, first=line.first + by, last=line.last + by)
