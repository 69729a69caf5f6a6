"""What clients were seen to do: the whole matrix at /clients/, and the part of it that concerns one code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from statusbook.house.client_tables import Row, Table
from statusbook.house.client_words import OUTCOMES, QUESTIONS, OutcomeWords, QuestionWords, case_words
from statusbook.pages.cite import Cite, cite
from statusbook.pages.page import Page
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """Who did one and the same thing in a case: the words for it, and the clients' names."""

    outcome: OutcomeWords
    clients: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenCase:
    """One case and what was seen in it, the commonest behaviour first."""

    label: str
    behaviours: tuple[Behaviour, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One question as a page shows it: its words, the references of what is allowed, its cases."""

    anchor: str
    words: QuestionWords
    cites: tuple[Cite, ...]
    cases: tuple[SeenCase, ...]
    table: Table
    labels: tuple[str, ...]

    def shown(self, row: Row) -> tuple[OutcomeWords | None, ...]:
        """The words of a row's cells; None where the client was not asked."""
        return tuple(OUTCOMES[cell.outcome] if cell else None for cell in row.cells)


def seen_of_code(book: Book, code: int) -> tuple[Seen, ...]:
    """Gives what was measured about a code, by question."""
    return tuple(_seen(book, table, with_code=False) for table in book.shelf.measurements.of_code(code))


def clients_page(book: Book, templates: Templates) -> Iterator[Page]:
    """Gives the page of everything measured, if anything was."""
    measurements = book.shelf.measurements
    if not measurements.clients:
        return
    tables = [_seen(book, table, with_code=True) for table in measurements.matrix() if table.rows]
    markdown = templates.render(
        "clients.md.j2",
        origin="/clients/",
        clients=measurements.clients,
        tables=tables,
        cells=sum(client.cells for client in measurements.clients),
        unstable=sum(client.unstable for client in measurements.clients),
    )
    yield Page(permalink="/clients/", title="클라이언트는 실제로 어떻게 하나", markdown=markdown)


def _seen(book: Book, table: Table, *, with_code: bool) -> Seen:
    words = QUESTIONS[table.question]
    labels = tuple(case_words(case, with_code=with_code) for case in table.cases)
    cases = tuple(
        SeenCase(
            label=label,
            behaviours=tuple(
                Behaviour(outcome=OUTCOMES[tally.outcome], clients=tuple(setup.name for setup in tally.setups))
                for tally in table.tallies(case)
            ),
        )
        for label, case in zip(labels, table.cases, strict=True)
    )
    return Seen(
        anchor=table.question.value,
        words=words,
        cites=tuple(cite(reference, book.shelf.rfcs) for reference in words.references),
        cases=cases,
        table=table,
        labels=labels,
    )
