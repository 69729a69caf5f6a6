"""The walk through what nobody has judged: every answer is written down before the next question."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

from statusbook.house.reference import Reference
from statusbook.problems import ContentError
from statusbook.registry.rulings import Verdict
from statusbook.registry.settle import Quotes
from statusbook.review.answering import HELP, Answer, Answering
from statusbook.review.decisions import (
    UNREFERENCED,
    Decision,
    Unquotable,
    pair_of,
    render_skeleton,
    verdict_on,
)
from statusbook.review.questions import OpenStatement, Questions
from statusbook.review.rulings_text import put_item, take_item
from statusbook.statements.statement import Statement

Say = Callable[[str], None]
Show = Callable[[OpenStatement, int, int], None]
"""Shows a question, its number, and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewOutcome:
    """How a session ended: how many statements were decided on, how many are left, and the seconds it took."""

    decided: int
    left: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """What was written: the file, and the item as it stands there; ``statement`` if written since ``review`` began."""

    path: str
    item: str
    statement: Statement | None = None


class RulingFiles:
    """The files of rulings of a project, and a journal by which what was written can be taken back, later too.

    ``check`` raises ContentError for the text of a file that would not be sound; nothing is written then.
    """

    def __init__(self, root: Path, path_of: Callable[[str], str], check: Callable[[str, str], object], journal: Path):
        self._root, self._path_of, self._check, self._journal = root, path_of, check, journal
        self._entries = self._read_journal()

    def write(self, decision: Decision, statement: Statement) -> str:
        """Adds a ruling to the file of its source; gives the file's path."""
        path = self._path_of(decision.source)
        file = self._root / path
        before = file.read_bytes().decode("utf-8") if file.exists() else ""
        text, item = put_item(before, decision.kind, decision.item)
        self._check(text, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        _replace(file, text)
        self._entries.append(_Entry(path=path, item=item, statement=statement))
        self._write_journal()
        return path

    def undo(self) -> tuple[str, Statement | None] | None:
        """Takes back what was written last; gives the file's path, and the statement if written since ``review`` began.

        None if nothing was written, or if that has been changed by hand since.
        """
        if not self._entries:
            return None
        entry = self._entries.pop()
        self._write_journal()
        file = self._root / entry.path
        text = take_item(file.read_bytes().decode("utf-8"), entry.item) if file.exists() else None
        if text is None:
            return None
        if text.strip().rstrip(":") in ("", "verdicts", "same", "distinct"):  # it was made for this one
            file.unlink()
        else:
            _replace(file, text)
        return entry.path, entry.statement

    def _read_journal(self) -> list[_Entry]:
        try:
            return [_Entry(path=path, item=item) for path, item in json.loads(self._journal.read_text("utf-8"))]
        except (OSError, ValueError, TypeError):
            return []

    def _write_journal(self) -> None:
        self._journal.parent.mkdir(parents=True, exist_ok=True)
        self._journal.write_text(json.dumps([(one.path, one.item) for one in self._entries]), "utf-8")


def _replace(file: Path, text: str) -> None:
    """Writes a file so that it is there whole or as it was."""
    beside = file.with_suffix(".new")
    beside.write_bytes(text.encode("utf-8"))
    beside.replace(file)


class Session:
    """One walk; ``say`` tells the person what came of an answer, ``show`` shows a question."""

    def __init__(
        self, questions: Questions, files: RulingFiles, quotes: Quotes, answering: Answering, say: Say, show: Show
    ) -> None:
        self._questions, self._files, self._quotes = questions, files, quotes
        self._answering, self._say, self._show = answering, say, show

    def run(self) -> ReviewOutcome:
        """Asks until nothing is left, or until the person quits; what is put off comes again at the end, once."""
        started = time.monotonic()
        waiting, put_off = deque(self._questions.statements()), deque[Statement]()
        total, decided, again = len(waiting), 0, False
        while waiting:
            statement = waiting[0]
            question = self._questions.about(statement)
            self._show(question, total - len(waiting) + 1, total)
            answer = self._answering.answer(question)
            if answer.name == "quit":
                break
            if answer.name == "later":
                put_off.append(waiting.popleft())
            elif answer.name == "undo":
                taken = self._undo()
                if taken is not None and taken not in waiting:
                    waiting.appendleft(taken)
                    decided -= 1
            elif self._decide(question, answer):
                waiting.popleft()
                decided += 1
            if not waiting and put_off and not again:
                self._say(f"{len(put_off)} put off: here they are again")
                waiting, put_off, again = put_off, deque(), True
        return ReviewOutcome(decided=decided, left=len(waiting) + len(put_off), seconds=time.monotonic() - started)

    def _undo(self) -> Statement | None:
        """Takes back the last answer; gives the statement it was about, if that was given since ``review`` began."""
        taken = self._files.undo()
        if taken is None:
            self._say("nothing to take back")
            return None
        path, statement = taken
        self._say(f"taken back from {path}" + ("" if statement else "; it is asked about when you begin again"))
        return statement

    def _decide(self, question: OpenStatement, answer: Answer) -> bool:
        """Writes the ruling of an answer; tells whether the statement is decided on."""
        try:
            decision = self._decision(question, answer)
            if decision is None:
                return False
            path = self._files.write(decision, question.statement)
        except Unquotable:
            self._say("no ruling can name this statement alone: its words are those of another; change the note")
            return False
        except ContentError as error:
            self._say(f"not written:\n{error}")
            return False
        self._say(f"{question.statement.location} {answer.name} -> {path}")
        return decision.kind != "distinct"

    def _decision(self, question: OpenStatement, answer: Answer) -> Decision | None:
        statement, quotes = question.statement, self._quotes
        if answer.name in ("same", "distinct"):
            if answer.number > len(question.candidates):
                self._say(f"there is no candidate {answer.number}")
                return None
            other = question.candidates[answer.number - 1].statement
            kind: Literal["same", "distinct"] = "same" if answer.name == "same" else "distinct"
            if kind == "distinct":
                self._questions.part(statement, other)
            return pair_of(kind, statement, other, quotes, answer.because)
        if answer.name == "help":
            self._say(HELP)
            return None
        try:
            verdict = Verdict(answer.name)
        except ValueError:
            self._say("no such key: ? tells them")
            return None
        if verdict is Verdict.CORRECTED:
            return self._correction(question, answer)
        references = () if verdict in UNREFERENCED else answer.references or question.references
        return verdict_on(statement, verdict, quotes, references=references, because=answer.because)

    def _correction(self, question: OpenStatement, answer: Answer) -> Decision | None:
        """Gives the correction of the answer, or one that is written in an editor; None if none is written."""
        if not answer.correction:
            near = [one.statement for one in question.candidates]
            written = self._answering.edit(render_skeleton(question.statement, question.references, near))
            answer = _read_skeleton(written or "")
        if not answer.correction:
            self._say("no correction was written")
            return None
        return verdict_on(
            question.statement,
            Verdict.CORRECTED,
            self._quotes,
            references=answer.references or question.references,
            correction=answer.correction,
            because=answer.because,
        )


def _read_skeleton(text: str) -> Answer:
    """Gives what was written into a skeleton; an empty answer if it is no YAML any more."""
    try:
        told = yaml.safe_load(text) or {}
        references = tuple(Reference.model_validate(one) for one in told.get("references") or ())
        correction, because = str(told.get("correction") or ""), str(told.get("because") or "")
    except (yaml.YAMLError, AttributeError, TypeError, ValueError):
        return Answer(name="corrected")
    return Answer(name="corrected", correction=correction, because=because, references=references)
