"""Who answers: a person at the terminal, a key each, or a file of answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import click

from statusbook.house.reference import Reference
from statusbook.problems import ContentError, Problem
from statusbook.registry.rulings import Verdict
from statusbook.review.questions import SHOWN, OpenStatement
from statusbook.text import squeeze
from statusbook.yaml_lines import parse_yaml

KEYS = {
    "c": "confirmed",
    "x": "corrected",
    "p": "practice",
    "o": "opinion",
    "t": "convention",
    "d": "distinct",
    "a": "aside",
    "l": "later",
    "u": "undo",
    "q": "quit",
    "?": "help",
}
"""What a key means; a figure means: the same as the candidate of that number."""

HELP = """\
confirmed   the specification says so, loosely worded or not
corrected   it is wrong, or misleads: an editor opens for what is right
practice    custom, which no specification settles
opinion     a judgement or advice
convention  what the team has agreed on
same        says what that one says, and is cited with it
distinct    says something else than the first candidate, however alike the two look; the question stays
aside       about the note itself, or no claim: shown on the note's page only
Every answer is written to content/rulings/ at once: stop whenever you like, and begin again where you were."""

ANSWERS = (*(verdict.value for verdict in Verdict), "same", "distinct", "later", "undo", "quit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer: a verdict's name, ``same``, ``distinct``, ``later``, ``undo``, ``quit``, ``help``, or '' for no such key.

    ``number`` is that of the candidate, 1 for the likeliest. A correction that is not given yet is asked for.
    """

    name: str
    number: int = 1
    correction: str = ""
    because: str = ""
    references: tuple[Reference, ...] = ()


class Answering(Protocol):
    """Gives the answers to the questions of a session."""

    def answer(self, question: OpenStatement) -> Answer:
        """Gives the answer to a question."""
        ...

    def edit(self, skeleton: str) -> str | None:
        """Gives a text as it was completed; None if it was left as it was."""
        ...


class AtTheTerminal:
    """A person, who presses keys and has an editor."""

    def answer(self, question: OpenStatement) -> Answer:
        """Waits for a key."""
        key = click.getchar()
        if key.isdigit() and 1 <= int(key) <= SHOWN:
            return Answer(name="same", number=int(key))
        return Answer(name=KEYS.get(key.lower(), ""))

    def edit(self, skeleton: str) -> str | None:
        """Opens the editor that ``VISUAL`` or ``EDITOR`` names; raises click.ClickException if it cannot."""
        return click.edit(skeleton, extension=".yml")


@dataclass(slots=True)
class FromFile:
    """Answers that were written down; each is for the statement it quotes, or for the next one if it quotes none."""

    given: list[tuple[str, Answer]]
    edited: list[str] = field(default_factory=list)

    def answer(self, question: OpenStatement) -> Answer:
        """Gives the first answer for the statement, or else the next for any; quits when there are no more."""
        words = squeeze(question.statement.text)
        for place, (quote, answer) in enumerate(self.given):
            if quote and quote in words:
                del self.given[place]
                return answer
        for place, (quote, answer) in enumerate(self.given):
            if not quote:
                del self.given[place]
                return answer
        return Answer(name="later" if self.given else "quit")

    def edit(self, skeleton: str) -> str | None:
        """Gives nothing: a file of answers gives its corrections with them."""
        return None


def parse_answers(text: str, *, path: str) -> FromFile:
    """Parses a file of answers: a YAML list of words and of mappings (``answer``, and what goes with it).

    Raises ContentError with every entry that is no answer.
    """
    parsed = parse_yaml(text, path=path)
    problems: list[Problem] = []
    given: list[tuple[str, Answer]] = []
    entries = parsed.value if isinstance(parsed.value, list) else []
    if not isinstance(parsed.value, list):
        problems.append(
            Problem(path=path, line=1, message="no list of answers", fix="write one answer a line: - later")
        )
    for index, entry in enumerate(entries):
        try:
            given.append(_read(entry))
        except (TypeError, ValueError) as error:
            fix = f"write one of {', '.join(ANSWERS)}, or a mapping with 'answer' and what goes with it"
            problems.append(Problem(path=path, line=parsed.line((index,)), message=str(error), fix=fix))
    if problems:
        raise ContentError(problems)
    return FromFile(given)


_PARTS = {"answer", "quote", "number", "correction", "because", "references"}


def _read(entry: object) -> tuple[str, Answer]:
    """Gives the words an answer is for, and the answer; raises ValueError, whose text is told."""
    told = {"answer": entry} if isinstance(entry, str) else entry
    if not isinstance(told, dict):
        raise ValueError("no answer")
    if strangers := sorted(map(str, told.keys() - _PARTS)):
        raise ValueError(f"'{strangers[0]}' is no part of an answer")
    name = KEYS.get(str(told.get("answer")), str(told.get("answer")))
    if name not in ANSWERS:
        raise ValueError(f"'{name}' is no answer")
    number = told.get("number", 1)
    if not isinstance(number, int) or number < 1:
        raise ValueError(f"'number' is '{number}', and not that of a candidate")
    return squeeze(str(told.get("quote", ""))), Answer(
        name=name,
        number=number,
        correction=str(told.get("correction", "")),
        because=str(told.get("because", "")),
        references=_references(told.get("references", [])),
    )


def _references(told: object) -> tuple[Reference, ...]:
    if not isinstance(told, Sequence) or isinstance(told, str):
        raise ValueError("'references' is no list")
    return tuple(Reference.model_validate(one) for one in told)
