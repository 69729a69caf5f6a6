"""Finds the front matter of a note; it is set aside unread, so nothing in it can do harm."""

from __future__ import annotations

import re

_FIELD = re.compile(r"\s|#|[\w가-힣.\"'-]+\s*[:=]|-\s|[\]}),]|\[[\w.]+\]\s*$")
_MAX_LINES = 2_000


def front_matter_end(lines: list[str]) -> int:
    """Gives the number of lines the front matter takes (YAML or TOML), 0 when there is none."""
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
