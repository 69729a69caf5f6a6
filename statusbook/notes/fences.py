"""Fences of Markdown, in notes that are read line by line before the parser sees them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# ``~~~``, ``  ~~~http``; not ``~~404~~``
_FENCE = re.compile(r"\s*(```|~~~)")


def open_fences(lines: Iterable[str]) -> Iterator[bool]:
    """Returns for each line whether a fence is open behind it: True, True, False for ``~~~``, ``404``, ``~~~``."""
    fence: str | None = None
    for line in lines:
        found = _FENCE.match(line)
        if found is not None and fence in (None, found.group(1)):
            fence = found.group(1) if fence is None else None
        yield fence is not None
