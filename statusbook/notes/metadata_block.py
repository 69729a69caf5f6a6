"""The front matter of a note is set aside, unread, so that nothing in it can do harm; only its title is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from statusbook.notes.block import Aside, Block, Line, Shape

# A line that front matter may have: ``title: 404``, ``- http``, ``# 주석``, ``  a``, ``[params]``; not ``404 없다``
_FIELD = re.compile(r"\s|#|[\w가-힣.\"'-]+\s*[:=]|-\s|[\]}),]|\[[\w.]+\]\s*$")

# ``title: 404 Not Found``, ``title = "404"``; not ``subtitle: a``, ``title:``
_TITLE = re.compile(r"title\s*[:=]\s*(?P<quote>[\"']?)(?P<text>[^\"'\s].{0,200}?)(?P=quote)\s*$", re.IGNORECASE)

# ``code: 404``, ``status_code = "404"``; not ``code: 4040``, ``order: 404``
_CODE = re.compile(r"(?:code|status|status_?code)\s*[:=]\s*[\"']?(?P<code>[1-5]\d\d)[\"']?\s*$", re.IGNORECASE)

_LATEST_START = 20
"""Empty lines and such that may stand above front matter."""

_MOST_LINES = 2_000
"""Lines that are searched for the end of front matter: where there is none, a rule began the note."""


def read_metadata_block(lines: Sequence[str]) -> list[Block]:
    """Returns the blocks of YAML or TOML front matter, none for a note without any.

    Of ``title: Not Found`` and ``code: 404``, the title is a heading (``404 Not Found``); the rest is set aside.
    """
    front_matter = lines[: _count_lines(lines)]
    title = _title(front_matter)
    if not front_matter:
        return []
    if title is None:
        return [_aside(1, len(front_matter))]
    before, after = _aside(1, title.first - 1), _aside(title.first + 1, len(front_matter))
    return [block for block in (before, title, after) if block.first <= block.last]


def _aside(first: int, last: int) -> Block:
    return Block(shape=Shape.ASIDE, first=first, last=last, aside=Aside.FRONT_MATTER)


def _count_lines(lines: Sequence[str]) -> int:
    """Returns the number of lines that the front matter takes, its fences among them; 0 when there is none."""
    start = next((index for index, line in enumerate(lines[:_LATEST_START]) if line.strip()), None)
    if start is None or lines[start].rstrip() not in ("---", "+++"):
        return 0
    fence = lines[start].rstrip()
    for index in range(start + 1, min(len(lines), start + _MOST_LINES)):
        line = lines[index].rstrip()
        if line == fence or (line == "..." and fence == "---"):
            return index + 1 if index > start + 1 else 0
        if line and not _FIELD.match(line):
            return 0
    return 0


def _title(lines: Sequence[str]) -> Block | None:
    """Returns the title as a heading, behind the code that a field above or below names; None when there is none."""
    titles = ((number, found["text"].strip()) for number, line in enumerate(lines, 1) if (found := _TITLE.match(line)))
    number, text = next(titles, (0, ""))
    if not number:
        return None
    codes = (found["code"] for line in lines if (found := _CODE.match(line)))
    code = next(codes, "")
    line = Line(text=text if code in text else f"{code} {text}", first=number, last=number)
    return Block(shape=Shape.HEADING, first=number, last=number, lines=(line,), level=1, aside=Aside.FRONT_MATTER)
