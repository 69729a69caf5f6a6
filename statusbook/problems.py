"""A fault in the content: where it is, what is wrong, what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


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
    """Carries every problem found in one pass; its text is the whole report."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(render_problems(self.problems))

    def __reduce__(self) -> tuple[type[ContentError], tuple[tuple[Problem, ...]]]:
        """Lets it be raised across processes, which exceptions that take no text cannot by themselves."""
        return type(self), (self.problems,)


def render_problems(problems: Iterable[Problem]) -> str:
    """Gives the report a person reads: every problem by path and line, then their number."""
    ordered = sorted(set(problems))
    files = len({problem.path for problem in ordered})
    total = f"{_count(len(ordered), 'problem')} in {_count(files, 'file')}; nothing written"
    return "\n\n".join([*(str(problem) for problem in ordered), total])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
