"""Writes lines of plain text while a reader walks over markup: text, code spans, bold, links, what is left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from statusbook.notes.block import Aside, Block, Line, Link, Removed, Shape
from statusbook.text import clean_text, squeeze

# A link inside code, which writers believe to work: ``[404](/404/)``; not ``[404]``
_LINK_IN_CODE = re.compile(r"\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)")

# Characters that may need cleaning: ``é``, ``…``; not ``a``, ``없``
_NOT_PLAIN = re.compile(r"[^\n\x20-\x7e가-힣]")


@dataclass(slots=True)
class _OpenLine:
    """The line that is being written."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    first: int = 0  # source lines; 0 until there is text
    last: int = 0
    strong: list[tuple[int, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    has_gap: bool = False  # whether words were left out right before what comes next

    def add_strong(self, start: int) -> None:
        """Records that the text from ``start`` on is bold."""
        if self.length > start:
            self.strong.append((start, self.length))

    def add_link(self, start: int, url: str) -> None:
        """Records that the text from ``start`` on is the text of a link."""
        if self.length > start:
            self.links.append(Link(start=start, end=self.length, url=url))

    def reach(self, number: int) -> None:
        """Records that something of the line stands on this source line."""
        self.first = min(self.first or number, number)
        self.last = max(self.last, number)

    def close_gap(self, text: str) -> str:
        """Returns the text that follows words left out, without the space or the brackets that only held them.

        ``302 ~~Moved~~ Found`` has one space left, ``Found(~~Moved~~): 없다`` no brackets.
        """
        self.has_gap = False
        before = self.parts[-1] if self.parts else ""
        if text[0] == ")" and before.endswith("("):
            self.parts[-1] = before[:-1]
            self.length -= 1
            return text[1:]
        return text.lstrip(" ") if not before or before.endswith(" ") else text

    def close(self) -> Line | None:
        """Returns the line, None when it has no text."""
        text = "".join(self.parts)
        if not text.strip():
            return None
        return Line(
            text=text,
            first=self.first,
            last=self.last,
            strong=tuple(self.strong),
            links=tuple(self.links),
            removed=tuple(self.removed),
        ).part(0)


class LineWriter:
    """Gathers lines; ``number`` is the source line that the next text stands on.

    ``images`` and ``asides`` follow the lines: images with their texts, and lines of which nothing is left.
    """

    def __init__(self, number: int) -> None:
        self.number = number
        self.images: list[Line] = []
        self.asides: list[Block] = []
        self._lines: list[Line] = []
        self._open = _OpenLine()
        self._bold_depth = 0
        self._bold_from: int | None = None
        self._link: tuple[int, str] | None = None  # where its text begins, and where it leads
        self._leaving_out: list[Aside] = []  # why what is written now is left out; the outermost reason counts
        self._left_out: list[str] = []

    def write(self, text: str) -> None:
        """Adds text that stands on the current source line."""
        if _NOT_PLAIN.search(text):
            text = clean_text(text)
        if not text:
            return
        if not text.isspace():
            self._open.reach(self.number)
        if self._leaving_out:
            self._left_out.append(text)
            return
        if self._open.has_gap:
            text = self._open.close_gap(text)
        self._open.parts.append(text)
        self._open.length += len(text)

    def write_code(self, text: str) -> None:
        """Adds a code span; the text of links in it stays, their targets go."""
        code = _LINK_IN_CODE.sub(r"\1", text).replace("`", "").strip()
        if code:
            self.write(f"`{code}`")

    def write_image(self, alt: str, url: str) -> None:
        """Adds an image with its text to those that follow the lines."""
        links = (Link(start=0, end=len(alt), url=url),) if url else ()
        self.images.append(Line(text=alt.strip(), first=self.number, last=self.number, links=links))

    def remove(self, text: str, reason: Aside) -> None:
        """Records words of the current source line that are left out: a comment, the mark of a footnote."""
        self.open_removed(reason)
        self.write(text)
        self.close_removed()

    def open_removed(self, reason: Aside) -> None:
        """Begins a stretch that is left out: struck text."""
        self._leaving_out.append(reason)

    def close_removed(self) -> None:
        """Ends the stretch that is left out."""
        if len(self._leaving_out) == 1:
            self._record_removed()
        if self._leaving_out:
            self._leaving_out.pop()

    def _record_removed(self) -> None:
        text = squeeze("".join(self._left_out))
        self._left_out = []
        if text:
            self._open.removed.append(Removed(text=text, reason=self._leaving_out[0]))
            self._open.has_gap = True

    def open_strong(self) -> None:
        """Begins a bold stretch; one inside another changes nothing."""
        self._bold_depth += 1
        if self._bold_from is None:
            self._bold_from = self._open.length

    def close_strong(self) -> None:
        """Ends the bold stretch."""
        self._bold_depth = max(self._bold_depth - 1, 0)
        if self._bold_depth == 0 and self._bold_from is not None:
            self._open.add_strong(self._bold_from)
            self._bold_from = None

    def open_link(self, url: str) -> None:
        """Begins the text of a link."""
        self._link = (self._open.length, url)

    def close_link(self) -> None:
        """Ends the text of a link."""
        if self._link is not None:
            self._open.add_link(*self._link)
            self._link = None

    def break_line(self) -> None:
        """Ends the line; a bold stretch or a link continues in the next one."""
        if self._bold_from is not None:
            self._open.add_strong(self._bold_from)
            self._bold_from = 0
        if self._link is not None:
            self._open.add_link(*self._link)
            self._link = (0, self._link[1])
        if self._leaving_out:
            self._record_removed()
        opened, self._open = self._open, _OpenLine()
        if (line := opened.close()) is not None:
            self._lines.append(line)
        elif opened.removed:
            reason = opened.removed[0].reason
            first, last = opened.first, opened.last
            words = Line(text="", first=first, last=last, removed=tuple(opened.removed))
            self.asides.append(Block(shape=Shape.ASIDE, first=first, last=last, lines=(words,), aside=reason))

    def lines(self) -> tuple[Line, ...]:
        """Ends the line and returns all lines that hold any text."""
        self.break_line()
        return tuple(self._lines)
