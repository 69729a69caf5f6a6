"""Writes lines of plain text while a reader walks over markup: text, code spans, bold stretches, links."""

from __future__ import annotations

import re

from statusbook.notes.block import Line, Link
from statusbook.text import clean_text

_LINK_IN_CODE = re.compile(r"\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)")
_NOT_PLAIN = re.compile(r"[^\n\x20-\x7e가-힣]")


class LineWriter:
    """Gathers lines; ``number`` is the source line that the next text stands on."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.images: list[Line] = []
        self._lines: list[Line] = []
        self._parts: list[str] = []
        self._length = 0
        self._first = 0
        self._last = 0
        self._strong: list[tuple[int, int]] = []
        self._links: list[Link] = []
        self._bold_from: int | None = None
        self._bolds = 0
        self._link: tuple[int, str] | None = None

    def write(self, text: str) -> None:
        """Adds text that stands on the current source line."""
        if _NOT_PLAIN.search(text):
            text = clean_text(text)
        if not text:
            return
        if not text.isspace():
            self._first = self._first or self.number
            self._last = self.number
        self._parts.append(text)
        self._length += len(text)

    def write_code(self, text: str) -> None:
        """Adds a code span; the text of links in it stays, their targets go."""
        code = _LINK_IN_CODE.sub(r"\1", text).replace("`", "").strip()
        if code:
            self.write(f"`{code}`")

    def write_image(self, alt: str, url: str) -> None:
        """Remembers an image with its text, to follow the lines."""
        links = (Link(start=0, end=len(alt), url=url),) if url else ()
        self.images.append(Line(text=alt.strip(), first=self.number, last=self.number, links=links))

    def open_strong(self) -> None:
        """Begins a bold stretch."""
        self._bolds += 1
        if self._bold_from is None:
            self._bold_from = self._length

    def close_strong(self) -> None:
        """Ends the bold stretch."""
        self._bolds = max(self._bolds - 1, 0)
        if self._bolds == 0 and self._bold_from is not None:
            self._add_strong()
            self._bold_from = None

    def open_link(self, url: str) -> None:
        """Begins the text of a link."""
        self._link = (self._length, url)

    def close_link(self) -> None:
        """Ends the text of a link."""
        if self._link is not None:
            start, url = self._link
            if self._length > start:
                self._links.append(Link(start=start, end=self._length, url=url))
            self._link = None

    def break_line(self) -> None:
        """Ends the line; a bold stretch or a link goes on in the next one."""
        bold, link = self._bold_from is not None, self._link
        if bold:
            self._add_strong()
        if link is not None:
            self.close_link()
        self._flush()
        self._bold_from = 0 if bold else None
        self._link = (0, link[1]) if link is not None else None

    def lines(self) -> tuple[Line, ...]:
        """Returns the lines that hold any text."""
        self.break_line()
        return tuple(self._lines)

    def _add_strong(self) -> None:
        if self._bold_from is not None and self._length > self._bold_from:
            self._strong.append((self._bold_from, self._length))

    def _flush(self) -> None:
        text = "".join(self._parts)
        if text.strip():
            whole = Line(
                text=text,
                first=self._first,
                last=self._last,
                strong=tuple(self._strong),
                links=tuple(self._links),
            )
            self._lines.append(whole.part(0))
        self._parts, self._strong, self._links = [], [], []
        self._length, self._first = 0, 0
