"""What a person may answer about a statement, and the ruling that an answer is."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from statusbook.house.reference import Reference
from statusbook.house.sources import HOUSE
from statusbook.registry.rulings import Verdict
from statusbook.registry.settle import Quotes
from statusbook.statements.statement import Statement
from statusbook.text import squeeze

RulingKind = Literal["verdicts", "same", "distinct"]
"""The list of a file of rulings that an answer is put into."""

SAME_BECAUSE = "검토하며 같은 말로 보았습니다."
DISTINCT_BECAUSE = "검토하며 다른 말로 보았습니다."

UNREFERENCED = (Verdict.PRACTICE, Verdict.OPINION, Verdict.CONVENTION, Verdict.ASIDE)
"""The verdicts that no specification settles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A ruling to be written: its list, its YAML as an item of that list (two spaces deep), and the file's source."""

    kind: RulingKind
    item: str
    source: str


class Unquotable(Exception):
    """The statement has the words of another that is about something else, so that no ruling can name it alone."""


def verdict_on(
    statement: Statement,
    verdict: Verdict,
    quotes: Quotes,
    *,
    references: Sequence[Reference] = (),
    correction: str = "",
    because: str = "",
) -> Decision:
    """Gives the verdict on one statement; raises Unquotable."""
    lines = [f"  - source: {statement.source}", *(f"    {line}" for line in _quote_lines(statement, quotes))]
    lines.append(f"    verdict: {verdict.value}")
    if correction:
        lines.append(f"    correction: {_text(correction)}")
    if because:
        lines.append(f"    because: {_text(because)}")
    if references:
        lines += ["    references:", *(f"      - {_reference(one)}" for one in references)]
    return Decision(kind="verdicts", item="\n".join(lines) + "\n", source=statement.source)


def pair_of(
    kind: Literal["same", "distinct"], statement: Statement, other: Statement, quotes: Quotes, because: str = ""
) -> Decision:
    """Gives the ruling that two statements say the same, or do not; raises Unquotable."""
    told = because or (SAME_BECAUSE if kind == "same" else DISTINCT_BECAUSE)
    lines = [
        f"  - a: {_flow(statement, quotes)}",
        f"    b: {_flow(other, quotes)}",
        f"    because: {_text(told)}",
    ]
    return Decision(kind=kind, item="\n".join(lines) + "\n", source=statement.source)


def render_skeleton(statement: Statement, references: Sequence[Reference], near: Collection[Statement]) -> str:
    """Gives the text that a writer completes to correct a statement; lines with # are for reading."""
    lines = [
        f"# {statement.location}",
        f"# {squeeze(statement.text)}",
        *(f"#   cf. {one.location} {squeeze(one.text)}" for one in near),
        "# Say what is right, and where that is written. An empty correction leaves the statement for later.",
        'correction: ""',
        'because: ""',
        "references:",
        *(f"  - {_reference(one)}" for one in references),
    ]
    if not references:
        lines.append('  - {rfc: 9110, section: ""}')
    return "\n".join(lines) + "\n"


def _quote_lines(statement: Statement, quotes: Quotes) -> list[str]:
    quote = _quote(statement, quotes)
    return [f"{name}: {value}" for name, value in quote.items()]


def _flow(statement: Statement, quotes: Quotes) -> str:
    quote = _quote(statement, quotes)
    return (
        "{" + ", ".join([f"source: {statement.source}", *(f"{name}: {value}" for name, value in quote.items())]) + "}"
    )


def _quote(statement: Statement, quotes: Quotes) -> dict[str, str]:
    """Gives the fewest words and numbers by which a ruling finds this statement alone."""
    subject = statement.subject
    attempts: list[tuple[int | None, int | None]] = [(None, None)]
    attempts += [(code, None) for code in subject.codes]
    attempts += [(None, subject.status_class)] if subject.status_class else []
    if statement.source == HOUSE:
        attempts.reverse()
    for code, status_class in attempts:
        if quotes.finds(statement, code=code, status_class=status_class):
            quote = {"quote": _text(statement.text)}
            if code is not None:
                quote["code"] = str(code)
            if status_class is not None:
                quote["status_class"] = str(status_class)
            return quote
    raise Unquotable


def _reference(reference: Reference) -> str:
    if reference.rfc is not None:
        section = f", section: {_text(reference.section)}" if reference.section else ""
        return f"{{rfc: {reference.rfc}{section}}}"
    parts = {"title": reference.title, "url": reference.url}
    return "{" + ", ".join(f"{name}: {_text(value)}" for name, value in parts.items() if value) + "}"


def _text(text: str) -> str:
    return json.dumps(squeeze(text), ensure_ascii=False)
