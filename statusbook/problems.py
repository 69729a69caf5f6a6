"""A fault in the content: where it is, what is wrong, what to do about it; and how many are gathered into one report."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

Result = TypeVar("Result")

_COLUMNS = 100
"""How much of a line is shown above a caret: what fits a terminal of today beside the indent."""
_BEFORE = 24
"""How many characters stand before the place the caret points at, where the line is longer than that."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One fault: a path (relative to the project), a line (1-based), a message, evidence and a fix."""

    path: str
    line: int
    message: str
    fix: str
    evidence: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = [f"{self.path}:{self.line}: {self.message}", *(f"  {line}" for line in self.evidence)]
        first, *rest = self.fix.splitlines()
        return "\n".join([*lines, f"  fix: {first}", *(f"    {line}" for line in rest)])


class ContentError(Exception):
    """Carries every problem found in one pass; its text is the whole report.

    ``salvaged`` is what could be made of the parts without a fault: enough to look for more faults in, never to
    be written.
    """

    def __init__(self, problems: Iterable[Problem], *, salvaged: Any = None) -> None:
        self.problems = tuple(sorted(set(problems)))
        self.salvaged = salvaged
        super().__init__(render_problems(self.problems))

    def __reduce__(self) -> tuple[type[ContentError], tuple[tuple[Problem, ...]]]:
        """Lets it be raised across processes, which exceptions that take no text cannot by themselves."""
        return type(self), (self.problems,)


class SiteError(Exception):
    """The site cannot be put in its place; the text says why, and what to do about it."""


class Collector:
    """Gathers the problems of several steps, so that a fault in one does not hide those of the next."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, problems: Iterable[Problem]) -> None:
        """Gathers problems that a step gives instead of raising them."""
        self.problems += problems

    def report(self, *, path: str, line: int, message: str, fix: str, evidence: tuple[str, ...] = ()) -> None:
        """Gathers one problem."""
        self.problems.append(Problem(path=path, line=line, message=message, fix=fix, evidence=evidence))

    @contextmanager
    def collect(self) -> Iterator[None]:
        """Gathers what the block raises."""
        try:
            yield
        except ContentError as error:
            self.add(error.problems)

    def attempt(self, make: Callable[[], Result]) -> Result | None:
        """Gives what ``make`` makes, or what it salvaged (None if nothing) from content with the faults it raised."""
        try:
            return make()
        except ContentError as error:
            self.add(error.problems)
            salvaged: Result | None = error.salvaged
            return salvaged

    def finish(self, salvaged: Any = None) -> None:
        """Raises ContentError with all that was gathered, if anything was."""
        if self.problems:
            raise ContentError(self.problems, salvaged=salvaged)


def point_at(line: str, start: int, end: int) -> tuple[str, str]:
    """Gives a line as evidence, and under it a caret for each column of the characters from ``start`` to ``end``.

    A long line is cut around them; Hangul takes two columns of a terminal.
    """
    begin = len(line) - len(line.lstrip())
    if _columns(line[begin:]) > _COLUMNS:
        begin = max(begin, start - _BEFORE)
    shown = line[begin : begin + _COLUMNS].replace("\t", " ")
    while _columns(shown) > _COLUMNS:
        shown = shown[:-1]
    shown = shown.rstrip()
    start, end = max(start - begin, 0), min(max(end - begin, 0), len(shown))
    return shown, " " * _columns(shown[:start]) + "^" * max(_columns(shown[start:end]), 1)


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def render_problems(problems: Iterable[Problem], ending: str = "; nothing written") -> str:
    """Gives the report a person reads: every problem by path and line, then their number and what that means."""
    ordered = sorted(set(problems))
    files = len({problem.path for problem in ordered})
    total = f"{_count(len(ordered), 'problem')} in {_count(files, 'file')}{ending}"
    return "\n\n".join([*(str(problem) for problem in ordered), total])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
