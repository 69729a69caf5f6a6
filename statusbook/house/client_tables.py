"""What was measured, as tables: by question, or by the status code a page is about."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from statusbook.house.client_outcomes import Outcome, Question
from statusbook.house.clients import Case, Cell, Client, Setup, parse_client
from statusbook.memory import Memory
from statusbook.problems import ContentError, Problem

REDIRECTS = frozenset({301, 302, 303, 307, 308})
CONCERNS: Mapping[Question, frozenset[int]] = {
    Question.REDIRECT_LIMIT: REDIRECTS,
    Question.REDIRECT_CREDENTIALS: REDIRECTS,
}
"""Questions measured with one code whose answer concerns others as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupRow:
    """One setup of one client: a cell for every case of the table, None where there is none."""

    client: Client
    setup: Setup
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCell:
    """The setups that did the same in one case, as often as each other: a cell that stands for all of theirs."""

    cell: Cell
    setups: tuple[Setup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One question: its cases in the order measured, and a row for every setup that was asked."""

    question: Question
    cases: tuple[Case, ...]
    rows: tuple[SetupRow, ...]

    def tallies(self, case: Case) -> tuple[SharedCell, ...]:
        """Who did what in one case, the commonest outcome first."""
        column = self.cases.index(case)
        found: dict[tuple[Outcome, int | None, tuple[str, ...] | None], list[tuple[Cell, Setup]]] = {}
        for row in self.rows:
            cell = row.cells[column]
            if cell is not None:
                found.setdefault((cell.outcome, cell.count, cell.runs), []).append((cell, row.setup))
        ordered = sorted(found.values(), key=lambda alike: -len(alike))
        return tuple(SharedCell(cell=alike[0][0], setups=tuple(setup for _, setup in alike)) for alike in ordered)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One cell with everything it stands under."""

    client: Client
    setup: Setup
    case: Case
    cell: Cell


@dataclass(frozen=True, kw_only=True)
class Measurements:
    """Every client's results, in the order of their files, and every cell by its question."""

    clients: tuple[Client, ...]
    cells: Mapping[Question, tuple[Placed, ...]]

    def of_question(self, question: Question) -> Table:
        """The whole table of a question."""
        return self._table(question, None)

    def of_code(self, code: int) -> tuple[Table, ...]:
        """The tables that concern a status code, each with the cases of that code only; empty ones left out."""
        tables = (self._table(question, code) for question in Question)
        return tuple(table for table in tables if table.cases)

    def matrix(self) -> tuple[Table, ...]:
        """The tables of all questions."""
        return tuple(self.of_question(question) for question in Question)

    def _table(self, question: Question, code: int | None) -> Table:
        placed = self.cells.get(question, ()) if code is None else self._concerning(question, code)
        cases = tuple(dict.fromkeys(each.case for each in placed))
        found: dict[tuple[str, str], dict[Case, Placed]] = {}
        for each in placed:
            found.setdefault((each.client.client, each.setup.id), {})[each.case] = each
        rows = []
        for by_case in found.values():
            first = next(iter(by_case.values()))
            cells = tuple(by_case[case].cell if case in by_case else None for case in cases)
            rows.append(SetupRow(client=first.client, setup=first.setup, cells=cells))
        return Table(question=question, cases=cases, rows=tuple(rows))

    def _concerning(self, question: Question, code: int) -> Sequence[Placed]:
        if code in CONCERNS.get(question, ()):
            return self.cells.get(question, ())
        return self._by_number.get((question, code), ())

    @functools.cached_property
    def _by_number(self) -> Mapping[tuple[Question, int | None], Sequence[Placed]]:
        found: dict[tuple[Question, int | None], list[Placed]] = defaultdict(list)
        for question, placed in self.cells.items():
            for each in placed:
                found[question, each.cell.number].append(each)
        return found


def parse_measurements(files: Mapping[str, str], memory: Memory | None = None) -> Measurements:
    """Parses every result file, by path; raises ContentError with the faults of all of them."""
    memory = memory or Memory()
    clients: list[Client] = []
    problems: list[Problem] = []
    for path in sorted(files):
        if not path.endswith(".yml"):
            fix = "move it out of content/clients/"
            problems.append(Problem(path=path, line=1, message="not a .yml file", fix=fix))
            continue
        try:
            clients.append(memory.recall(parse_client, files[path], path=path))
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return Measurements(clients=tuple(clients), cells=_by_question(clients))


def _by_question(clients: Iterable[Client]) -> dict[Question, tuple[Placed, ...]]:
    found: dict[Question, list[Placed]] = {}
    for client in clients:
        setups = {setup.id: setup for setup in client.setups}
        for answers in client.answers:
            setup = setups[answers.setup]
            found.setdefault(answers.question, []).extend(
                Placed(client=client, setup=setup, case=cell.case, cell=cell) for cell in answers.cells
            )
    return {question: tuple(placed) for question, placed in found.items()}
