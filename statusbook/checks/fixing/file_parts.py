"""The parts of a house file that fixers keep apart: facts, prose, examples."""

from __future__ import annotations

import re
from collections.abc import Iterator

from statusbook.house.front_matter import split_front_matter
from statusbook.problems import ContentError

_FENCE = re.compile(r"\s*(```+|~~~+)")
"""A line that begins or ends an example: `````http client > gateway``."""


def front_matter_end(text: str) -> int:
    """How many lines front matter takes, its two rules included; 0 without any."""
    try:
        return split_front_matter(text, path="")[2] - 1
    except ContentError:
        return 0


def outside_fences(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Gives the lines of prose that are in no example, with their places."""
    fence = ""
    for index, line in enumerate(lines):
        found = _FENCE.match(line)
        if found and not fence:
            fence = found[1]
        elif found and found[1].startswith(fence) and line.strip() == found[1]:
            fence = ""
        elif not fence:
            yield index, line
