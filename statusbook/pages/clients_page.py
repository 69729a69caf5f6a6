"""What clients were seen to do: the whole matrix at /clients/, and the part of it that concerns one code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from statusbook import urls
from statusbook.house.cite import Cite, cite
from statusbook.house.client_tables import SetupRow, Table
from statusbook.house.clients import Case, Cell, Client
from statusbook.pages.client_words import (
    CONDITIONS,
    OUTCOMES,
    QUESTIONS,
    OutcomeWords,
    QuestionWords,
    case_words,
    outcome_words,
    rule_of,
)
from statusbook.pages.kind import NavEntry, PageKind
from statusbook.pages.page import Page
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book
from statusbook.registry.contradictions import Contradiction

_MOST_NAMED = 8
"""So many names of setups fill two lines of the cell; with more, nobody reads them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """Who did one and the same thing in a case: the words for it, the clients' names, the notes it contradicts."""

    outcome: OutcomeWords
    clients: tuple[str, ...]
    against: tuple[Contradiction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenCase:
    """One case and what was seen in it, the commonest behaviour first."""

    label: str
    behaviours: tuple[Behaviour, ...]

    @property
    def is_unanimous(self) -> bool:
        """Whether so many setups did the same that a number says it better than their names."""
        return len(self.behaviours) == 1 and len(self.behaviours[0].clients) > _MOST_NAMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One question as a code page shows it: its words, what is allowed and where it says so, its cases."""

    anchor: str
    words: QuestionWords
    allowed: str
    cites: tuple[Cite, ...]
    cases: tuple[SeenCase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """One question as /clients/ shows it: every client's row, the words that occur, the notes it contradicts."""

    anchor: str
    words: QuestionWords
    cites: tuple[Cite, ...]
    table: Table
    labels: tuple[str, ...]
    legend: tuple[OutcomeWords, ...]
    against: tuple[Contradiction, ...]

    def shown(self, row: SetupRow) -> tuple[OutcomeWords | None, ...]:
        """The words of a row's cells; None where the client was not asked."""
        return tuple(outcome_words(self.table.question, cell) if cell else None for cell in row.cells)


def _asked_later(client: Client) -> dict[date, tuple[str, ...]]:
    """The titles of the questions that were asked on another day than the rest, by that day."""
    found: dict[date, dict[str, None]] = {}
    for answers in client.answers:
        if answers.measured is not None:
            found.setdefault(answers.measured, {})[QUESTIONS[answers.question].title] = None
    return {day: tuple(titles) for day, titles in sorted(found.items())}


def seen_of_code(book: Book, code: int) -> tuple[Seen, ...]:
    """Gives what was measured about a code, by question."""
    return tuple(_seen(book, table, code, book.contradictions) for table in book.shelf.measurements.of_code(code))


def clients_page(book: Book, templates: Templates) -> Iterator[Page]:
    """Gives the page of everything measured, if anything was."""
    measurements = book.shelf.measurements
    if not measurements.clients:
        return
    text = templates.render(
        "clients.html.j2",
        origin=urls.CLIENTS,
        clients=measurements.clients,
        later={client.client: _asked_later(client) for client in measurements.clients},
        matrices=[_matrix(book, table, book.contradictions) for table in measurements.matrix() if table.rows],
        conditions=CONDITIONS,
        cells=sum(client.cells for client in measurements.clients),
        unstable=sum(client.unstable for client in measurements.clients),
    )
    yield Page(permalink=urls.CLIENTS, title="클라이언트는 실제로 어떻게 하나", text=text)


def _seen(book: Book, table: Table, code: int, contradicted: Sequence[Contradiction]) -> Seen:
    concerned = [
        each for each in contradicted if any(m.question is table.question and code in m.codes for m in each.measured)
    ]

    def against(case: Case, cell: Cell) -> tuple[Contradiction, ...]:
        return tuple(
            each for each in concerned if any(m.meets(table.question, code, case, cell.outcome) for m in each.measured)
        )

    def seen_case(case: Case) -> SeenCase:
        return SeenCase(
            label=case_words(case, with_code=False),
            behaviours=tuple(
                Behaviour(
                    outcome=outcome_words(table.question, tally.cell),
                    clients=tuple(setup.name for setup in tally.setups),
                    against=against(case, tally.cell),
                )
                for tally in table.tallies(case)
            ),
        )

    rule = rule_of(table.question, code)
    return Seen(
        anchor=urls.anchors.seen(table.question),
        words=QUESTIONS[table.question],
        allowed=rule.sentence,
        cites=tuple(cite(reference, book.shelf.rfcs) for reference in rule.references),
        cases=tuple(seen_case(case) for case in table.cases),
    )


def _matrix(book: Book, table: Table, contradicted: Sequence[Contradiction]) -> Matrix:
    words = QUESTIONS[table.question]
    occurring = {cell.outcome for row in table.rows for cell in row.cells if cell is not None}
    return Matrix(
        anchor=table.question.value,
        words=words,
        cites=tuple(cite(reference, book.shelf.rfcs) for reference in words.references),
        table=table,
        labels=tuple(case_words(case) for case in table.cases),
        legend=tuple(meaning for outcome, meaning in OUTCOMES.items() if outcome in occurring),
        against=tuple(each for each in contradicted if any(m.question is table.question for m in each.measured)),
    )


def _navigation(book: Book) -> Iterator[NavEntry]:
    if book.shelf.measurements.clients:
        yield NavEntry(title="클라이언트", permalink=urls.CLIENTS)


KIND = PageKind(pages=clients_page, navigation=_navigation)
