"""Promises what is new: lists every published URL in content/permalinks.txt, for ever."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from statusbook.house.permalinks import PATH, Permalinks, append_permalinks
from statusbook.stage.write import write_content


def unlisted_urls(permalinks: Permalinks | None, urls: Iterable[str]) -> tuple[str, ...]:
    """Gives the published URLs that permalinks.txt does not list, in order."""
    listed = {entry.url for entry in permalinks.entries} | permalinks.beneath if permalinks else set()
    return tuple(sorted(set(urls) - listed))


def promise_urls(root: Path, permalinks: Permalinks | None, new: Iterable[str]) -> None:
    """Appends URLs to the permalinks.txt of the project at ``root``."""
    write_content(root / PATH, append_permalinks(permalinks or Permalinks(), tuple(new)))
