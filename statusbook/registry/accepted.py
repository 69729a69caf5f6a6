"""content/accepted/<source>.txt: the statements of a note as they were when somebody last looked at all of them.

A line a statement: the key by which rulings know it, then how it begins, so that a difference can be read.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from statusbook.problems import ContentError, Problem
from statusbook.registry.merged_statements import statement_key
from statusbook.statements.statement import FIELD_KINDS, Statement
from statusbook.text import squeeze

FOLDER = "content/accepted"

# A key and how the statement begins: ``0123456789ab 404: 페이지가 없다``
_LINE = re.compile(r"([0-9a-f]{12})(?: .*)?")

_SHOWN = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceAccepted:
    """How the statements of a note differ from those accepted: how many are new, how many are gone."""

    new: int
    gone: int


def path_of(source: str) -> str:
    """Gives the path of what was accepted of a note, relative to the project."""
    return f"{FOLDER}/{source}.txt"


def parse_accepted(text: str, *, path: str) -> frozenset[str]:
    """Gives the keys of the statements; raises ContentError with every line that is none."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line and not line.startswith("#")]
    fix = "have it written again: python build.py check --accept"
    problems = [
        Problem(path=path, line=number, message="not the key of a statement", fix=fix)
        for number, line in lines
        if _LINE.fullmatch(line) is None
    ]
    if problems:
        raise ContentError(problems)
    return frozenset(line[:12] for _, line in lines)


def render_accepted(statements: Iterable[Statement]) -> str:
    """Gives what ``parse_accepted`` reads, in the order of the note."""
    lines: dict[str, str] = {}
    for one in sorted((s for s in statements if s.kind not in FIELD_KINDS), key=lambda s: (s.lines, s.subject, s.text)):
        subject = one.subject
        about = ", ".join(map(str, subject.codes)) or (f"{subject.status_class}xx" if subject.status_class else "-")
        begins = textwrap.shorten(squeeze(one.text), _SHOWN, placeholder=" …")
        lines.setdefault(statement_key(one), f"{statement_key(one)} {about}: {begins}")
    head = "# Written by `python build.py check --accept`: what this note said when it was last looked at.\n"
    return head + "".join(f"{line}\n" for line in lines.values())


def changes(keys: Mapping[str, frozenset[str]], accepted: Mapping[str, frozenset[str]]) -> dict[str, SinceAccepted]:
    """Gives how every note that was accepted before has changed, by its source; ``keys`` are those of its statements now."""
    return {
        source: SinceAccepted(new=len(now - accepted[source]), gone=len(accepted[source] - now))
        for source, now in keys.items()
        if source in accepted
    }
