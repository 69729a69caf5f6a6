"""content/clients/*.yml: what clients were seen to do, one file a client, written by the lab only."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from statusbook.caches import remembered
from statusbook.house.client_outcomes import OUTCOMES, Outcome, Question
from statusbook.house.front_matter import Facts, Word, validate
from statusbook.problems import Collector
from statusbook.yaml_lines import Trail, parse_yaml

FOLDER = "content/clients"
MINIMUM_RUNS = 2
AGAIN = "measure again: python -m clientlab"

QuestionField = Annotated[Question, BeforeValidator(lambda value: _member(Question, value))]
OutcomeField = Annotated[Outcome, BeforeValidator(lambda value: _member(Outcome, value))]


def _member(kind: type[Question] | type[Outcome], value: object) -> object:
    """YAML gives a word; a strict model takes only the member itself."""
    for member in kind:
        if value == member:
            return member
    raise ValueError(f"{value!r} is none of {', '.join(kind)}")


class Case(Facts):
    """What exactly was tried; a field that plays no part in the question is left out."""

    code: Word | None = None
    method: Literal["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] | None = None
    body: Literal[True] | None = None
    connection: Literal["new", "reused"] | None = None
    retry_after: bool | None = None
    credential: Literal["authorization-header", "authorization-option", "cookie-header", "cookie-jar"] | None = None
    target: Literal["same-origin", "other-port", "other-host"] | None = None
    freshness: Literal["none", "last-modified", "max-age", "no-store"] | None = None
    shape: Word | None = None

    @property
    def case(self) -> Case:
        """The case alone, which is what cells are compared by."""
        return _case(*(getattr(self, name) for name in CASE_FIELDS))

    @property
    def number(self) -> int | None:
        """The status code as a number, if it is written as one."""
        return int(self.code) if self.code and self.code.isascii() and self.code.isdigit() else None


@functools.cache
def _case(*values: Any) -> Case:
    return Case.model_construct(**dict(zip(CASE_FIELDS, values, strict=True)))


CASE_FIELDS = tuple(Case.model_fields)


class Cell(Case):
    """One case and what came of it: the verdict, and beside it what was seen.

    ``runs`` is there only if the runs differed; if they differed in the count alone, the outcome stands.
    ``count`` is how many redirects were followed, requests repeated or seconds waited.
    ``got`` is what the caller was given, ``seen`` what reached the server, request by request.
    """

    outcome: OutcomeField
    count: int | None = Field(None, ge=0)
    got: Word
    seen: str
    runs: tuple[str, ...] | None = Field(None, strict=False)


class LeftOut(Facts):
    """Cases that a setup cannot be asked, and why."""

    reason: str
    cases: tuple[str, ...] = Field(strict=False, min_length=1)


class Answers(Facts):
    """All cells of one question for one setup; ``measured`` is there if that was on another day than the rest."""

    question: QuestionField
    setup: str
    measured: date | None = None
    cells: tuple[Cell, ...] = Field((), strict=False)
    left_out: tuple[LeftOut, ...] = Field((), strict=False)


class Setup(Facts):
    """One way of using a client: the options it was run with."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str
    configuration: str


class Client(Facts):
    """One client in one version, with everything that was measured."""

    written_by: str
    client: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str
    kind: Literal["command-line", "library", "runtime", "browser"]
    language: str | None = None
    version: Word
    runs_on: str
    installed: str
    current: bool
    note: str | None = None
    measured: date
    runs: int = Field(ge=MINIMUM_RUNS)
    cells: int = Field(ge=1)
    unstable: int = Field(ge=0)
    setups: tuple[Setup, ...] = Field(strict=False, min_length=1)
    answers: tuple[Answers, ...] = Field(strict=False, min_length=1)


def case_text(case: Case) -> str:
    """Gives a case in one short line of field words, such as ``301 POST reused``."""
    words = []
    for name in Case.model_fields:
        value = getattr(case, name)
        if value is None:
            continue
        if name == "body":
            words.append("with body")
        elif name == "retry_after":
            words.append("Retry-After" if value else "no Retry-After")
        else:
            words.append(str(value))
    return " ".join(words)


@remembered
def parse_client(text: str, *, path: str) -> Client:
    """Parses one result file; raises ContentError with every fault, unknown fields among them."""
    parsed = parse_yaml(text, path=path)
    client = validate(Client, parsed)
    stem = PurePosixPath(path).stem
    problems = Collector()
    for trail, message in (*_file_faults(client, stem), *_cell_faults(client)):
        problems.report(path=path, line=parsed.line(trail), message=message, fix=f"{AGAIN} --only {stem}")
    problems.finish()
    return client


def _file_faults(client: Client, stem: str) -> Iterator[tuple[Trail, str]]:
    if stem != client.client:
        yield ("client",), f"'client' is '{client.client}', the file is {stem}.yml"
    cells = [cell for answers in client.answers for cell in answers.cells]
    unstable = sum(cell.runs is not None for cell in cells)
    if len(cells) != client.cells:
        yield ("cells",), f"'cells' is {client.cells}, the file holds {len(cells)}"
    if unstable != client.unstable:
        yield ("unstable",), f"'unstable' is {client.unstable}, the file holds {unstable}"
    if not client.current and not client.note:
        yield ("current",), "a version that is not current needs a 'note' that says so"
    known = {setup.id for setup in client.setups}
    seen: set[tuple[Question, str]] = set()
    for index, answers in enumerate(client.answers):
        if answers.setup not in known:
            yield ("answers", index, "setup"), f"no setup '{answers.setup}'"
        if (answers.question, answers.setup) in seen:
            yield ("answers", index), f"duplicate question '{answers.question}' for '{answers.setup}'"
        seen.add((answers.question, answers.setup))


def _cell_faults(client: Client) -> Iterator[tuple[Trail, str]]:
    for index, answers in enumerate(client.answers):
        seen: set[Case] = set()
        for number, cell in enumerate(answers.cells):
            trail = ("answers", index, "cells", number)
            unstable = cell.outcome is Outcome.UNSTABLE
            if not unstable and cell.outcome not in OUTCOMES[answers.question]:
                yield trail, f"'{cell.outcome}' is no outcome of '{answers.question}'"
            if unstable and cell.runs is None:
                yield trail, "an unstable cell needs 'runs', the outcome of every run"
            if cell.runs is not None and len(set(cell.runs)) == 1:
                yield trail, "'runs' is for cells that differed between runs"
            if cell.case in seen:
                yield trail, f"two cells for '{case_text(cell)}'"
            seen.add(cell.case)
