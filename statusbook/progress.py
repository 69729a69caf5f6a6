"""How far work has come, for a person who waits at a terminal: nobody is handed a progress bar.

Whoever works through many things takes them from ``counted(what, things)``. Where a person watches (``watch``), the
bar moves; everywhere else, in a pipe or in another process, the things come as they are.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TextIO, TypeVar

Thing = TypeVar("Thing")
Show = Callable[[str, int, int], None]
"""Shows what is being done, how many things are done, and of how many."""

PATIENCE = 0.5
"""Seconds that pass before there is a bar: most work is done by then."""
PAUSE = 0.1
"""Seconds between two states of the bar."""
WIDTH = 30


@dataclass(slots=True)
class _Whole:
    what: str
    total: int
    done: int = 0


_watching: ContextVar[Show | None] = ContextVar("watching", default=None)
_whole: ContextVar[_Whole | None] = ContextVar("whole", default=None)


def watch(show: Show | None) -> None:
    """Has progress shown from now on, or nothing."""
    _watching.set(show)


def counted(what: str, things: Collection[Thing]) -> Iterator[Thing]:
    """Gives the things, and shows how many were taken; inside ``counted_together`` they count as part of that."""
    show = _watching.get()
    if show is None:
        yield from things
        return
    whole = _whole.get() or _Whole(what, len(things))
    for thing in things:
        show(whole.what, whole.done, whole.total)
        yield thing
        whole.done += 1


@contextmanager
def counted_together(what: str, total: int) -> Iterator[None]:
    """Counts all that is counted while the block runs as one work of so many things."""
    token = _whole.set(_Whole(what, total))
    try:
        yield
    finally:
        _whole.reset(token)


class Bar:
    """A line at the end of a terminal's text that shows how far work has come, and goes when it is done."""

    def __init__(self, terminal: TextIO) -> None:
        self._terminal, self._process = terminal, os.getpid()
        self._begun: dict[str, float] = {}
        self._drawn, self._length = 0.0, 0

    def __call__(self, what: str, done: int, total: int) -> None:
        """Draws the bar, if it is time for that and this is the process that the terminal belongs to."""
        now = time.monotonic()
        if done == 0:
            self._begun[what] = now
        if now - self._begun.get(what, now) < PATIENCE or now - self._drawn < PAUSE or os.getpid() != self._process:
            return
        filled = WIDTH * done // max(total, 1)
        line = f"{what:<11} [{'#' * filled}{'.' * (WIDTH - filled)}] {done:,} of {total:,}"
        self._write(f"\r{line}{' ' * (self._length - len(line))}")
        self._length, self._drawn = len(line), now

    def wipe(self) -> None:
        """Takes the bar away, so that something else can be written."""
        if self._length:
            self._write(f"\r{' ' * self._length}\r")
            self._length = 0

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError):  # nothing depends on it
            self._terminal.write(text)
            self._terminal.flush()
