"""Other light markups, put into Markdown line for line, so that every line stays where it was.

A reader of such a markup writes a ``Translation``: ``== 404 ==`` becomes ``## 404`` on the same line, a line that is
only markup is dropped with a reason, a table becomes HTML. ``read`` then gives all of it to the Markdown reader.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from statusbook.notes.block import Aside, Block, Shape
from statusbook.notes.html_reader import read_html
from statusbook.notes.markdown import read_markdown

SAMPLE = 50_000
"""Only so many characters of a note are searched for the signs of its format, so that a long one costs no more."""


# A sign that may be markup: ``*``, ``<``, ``&``; not ``a``, ``없``
_SIGN = re.compile(r"[!-/:-@\[-`{-~]")


@dataclass(slots=True)
class Translation:
    """The Markdown of a note, a string a source line, and the lines that were only markup, by number (from 1)."""

    lines: list[str]
    asides: dict[int, Aside] = field(default_factory=dict)
    tables: list[tuple[int, int]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)  # what was read without Markdown

    def drop(self, index: int, reason: Aside = Aside.MARKUP) -> None:
        """Empties a line (counted from 0) that holds markup only."""
        self.lines[index] = ""
        self.asides[index + 1] = reason

    def open_box(self, index: int, title: str, kind: str = "note") -> None:
        """Makes a line begin a callout of a kind; its title is the head of what it holds."""
        self.lines[index] = f":::{kind} {title}".rstrip()
        if not title:
            self.asides[index + 1] = Aside.MARKUP

    def close_box(self, index: int) -> None:
        """Makes a line end the innermost callout."""
        self.lines[index] = ":::"
        self.asides[index + 1] = Aside.MARKUP

    def fence(self, index: int) -> None:
        """Makes a line begin or end a block of code."""
        self.lines[index] = "```"
        self.asides[index + 1] = Aside.MARKUP

    def code(self, index: int, text: str) -> None:
        """Makes a line part of a block of code."""
        self.lines[index] = text.replace("```", "'''")

    def table(self, first: int, last: int) -> None:
        """Records that the lines from ``first`` to ``last`` (counted from 0) hold a table in HTML."""
        self.tables.append((first, last))

    def read(self) -> list[Block]:
        """Returns the blocks: what was dropped, the tables, and what Markdown finds in the rest."""
        blocks = [
            Block(shape=Shape.ASIDE, first=number, last=number, aside=reason)
            for number, reason in sorted(self.asides.items())
        ]
        for first, last in self.tables:
            blocks.extend(read_html("\n".join(self.lines[first : last + 1]), first_line=first + 1))
            self.lines[first : last + 1] = [""] * (last + 1 - first)
        return [*blocks, *self.blocks, *read_markdown("\n".join(self.lines))]


def table_cell(text: str, *, opens_row: bool, is_head: bool = False, rows: str = "", columns: str = "") -> str:
    """Returns the HTML that begins a table cell, ``<td>404``, and a row with it, ``<tr><td>404``.

    HTML lets the end tags be left out, so a cell may run over several lines. ``rows`` and ``columns`` are the numbers
    of those that it spans, ``""`` for one.
    """
    spans = (f' rowspan="{rows}"' if rows else "") + (f' colspan="{columns}"' if columns else "")
    return f"{'<tr>' if opens_row else ''}<{'th' if is_head else 'td'}{spans}>{text}"


def table_rows(rows: Iterable[Sequence[str]]) -> str:
    """Returns whole rows as HTML on one line: ``<tr><td>404</td><td>Not Found</td></tr>``."""
    return "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)


def left_out(text: str, reason: Aside) -> str:
    """Returns HTML that leaves words of a line out of its text, and says why; ``""`` for no words."""
    if not text.strip():
        return ""
    quoted = _SIGN.sub(lambda found: f"&#{ord(found.group())};", text.strip())
    return f'<del data-reason="{reason.value}">{quoted}</del>'


def escape(text: str) -> str:
    """Returns the text safe inside HTML: ``&lt;br&gt;`` for ``<br>``."""
    return html.escape(text, quote=False)
