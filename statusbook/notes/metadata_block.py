"""Sets the front matter of a note aside, unread, so that nothing in it can do harm; only its title is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from statusbook.notes.block import Aside, Block, Line, Shape

_FIELD = re.compile(r"\s|#|[\w가-힣.\"'-]+\s*[:=]|-\s|[\]}),]|\[[\w.]+\]\s*$")
_TITLE = re.compile(r"title\s*[:=]\s*(?P<quote>[\"']?)(?P<text>[^\"'\s].{0,200}?)(?P=quote)\s*$", re.IGNORECASE)
_CODE = re.compile(r"(?:code|status|status_?code)\s*[:=]\s*[\"']?(?P<code>[1-5]\d\d)[\"']?\s*$", re.IGNORECASE)
_MAX_LINES = 2_000


def read_metadata_block(lines: Sequence[str]) -> list[Block]:
    """Returns the blocks of YAML or TOML front matter: its title as a heading, a ``code:`` with it, the rest aside."""
    end = _end(lines)
    title = _title(lines[:end])
    blocks: list[Block] = [] if title is None else [title]
    kept = {line.first for block in blocks for line in block.lines}
    start = 1
    for number in range(1, end + 2):
        if number in kept or number > end:
            if start < number:
                blocks.append(_aside(start, number - 1))
            start = number + 1
    return sorted(blocks, key=lambda block: (block.last, block.first))


def _aside(first: int, last: int) -> Block:
    return Block(shape=Shape.ASIDE, first=first, last=last, aside=Aside.FRONT_MATTER)


def _end(lines: Sequence[str]) -> int:
    """Returns the number of lines the front matter takes, 0 when there is none."""
    start = next((index for index, line in enumerate(lines[:20]) if line.strip()), None)
    if start is None or lines[start].rstrip() not in ("---", "+++"):
        return 0
    fence = lines[start].rstrip()
    for index in range(start + 1, min(len(lines), start + _MAX_LINES)):
        line = lines[index].rstrip()
        if line == fence or (line == "..." and fence == "---"):
            return index + 1 if index > start + 1 else 0
        if line and not _FIELD.match(line):
            return 0
    return 0


def _title(lines: Sequence[str]) -> Block | None:
    """Returns the title, behind the code that a field beside it names."""
    title: Line | None = None
    code: str | None = None
    for number, line in enumerate(lines, start=1):
        if title is None and (found := _TITLE.match(line)) is not None:
            title = Line(text=found["text"].strip(), first=number, last=number)
        elif code is None and (found := _CODE.match(line)) is not None:
            code = found["code"]
    if title is None:
        return None
    text = title.text if code is None or code in title.text else f"{code} {title.text}"
    return Block(
        shape=Shape.HEADING,
        first=title.first,
        last=title.last,
        lines=(Line(text=text, first=title.first, last=title.last),),
        level=1,
        aside=Aside.FRONT_MATTER,
    )
