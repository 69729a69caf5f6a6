"""What came of the builds of a session, so that a page that is open can wait for the next one."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass

from statusbook.problems import ContentError, Problem, render_problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why the last build gave nothing: a sentence, and the problems behind it, or words that somebody else said."""

    summary: str
    problems: tuple[Problem, ...] = ()
    said: str = ""


def trouble_of(error: Exception) -> Trouble:
    """Gives what is to be told of a build that failed."""
    if isinstance(error, ContentError):
        return Trouble(summary=render_problems(error.problems).rpartition("\n")[2], problems=error.problems)
    summary, _, said = str(error).partition("\n")
    return Trouble(summary=summary.rstrip(":"), said=said)


class Builds:
    """Counts the builds, and keeps the trouble of the last one."""

    def __init__(self, *, engine_writes: bool = False) -> None:
        self.engine_writes = engine_writes
        """Whether an engine writes pages whenever it likes, of which nobody is told."""
        self._number = 0
        self._session = secrets.token_hex(4)  # pages of an earlier session are open, too
        self._trouble: Trouble | None = None
        self._done = threading.Condition()

    @property
    def trouble(self) -> Trouble | None:
        """Why the last build gave nothing; None if all is well."""
        return self._trouble

    @property
    def state(self) -> str:
        """A text that is another one after every build."""
        return f"{self._session}-{self._number}"

    def count(self, trouble: Trouble | None) -> None:
        """Another build is done, with the trouble it had."""
        with self._done:
            self._number += 1
            self._trouble = trouble
            self._done.notify_all()

    def wait(self, state: str, seconds: float) -> None:
        """Returns as soon as the state is another one, or when the seconds are over."""
        with self._done:
            self._done.wait_for(lambda: self.state != state, seconds)
