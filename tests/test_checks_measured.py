"""A ruling that says what clients were seen to do is held against the measurements, and its cells link to it."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
import yaml
from small_book import small_book

from statusbook.checks.measured import rulings_meet_measurements
from statusbook.house.client_outcomes import Question
from statusbook.pages.clients_page import seen_of_code
from statusbook.problems import ContentError
from statusbook.registry.book import Book
from statusbook.registry.contradictions import contradictions
from statusbook.registry.record import Addition, MergedProse
from statusbook.registry.rulings import parse_rulings
from statusbook.statements.statement import Lines, Statement, Subject

HERE = Path(__file__).parent / "cases" / "clients"
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "contradictions.yml").read_text("utf-8"))
PAGE = 404  # the page of the small book that shows the wrong statement


def rulings_text(case: dict[str, Any]) -> str:
    return f"""verdicts:
  - source: memo
    quote: "POST는 늘 POST로 남는다"
    verdict: {case.get("verdict", "corrected")}
    correction: "301에서는 GET으로 바뀔 수 있습니다."
    references: [{{rfc: 9110, section: "15.4.2"}}]
    measured:
""" + "".join(f"      - {one}\n" for one in case["measured"])


def book_with(case: dict[str, Any]) -> Book:
    book = small_book({"clients/tiny.yml": (HERE / "tiny.yml").read_text("utf-8")})
    rulings = parse_rulings(rulings_text(case), path="content/rulings/note.yml")
    registry = dataclasses.replace(book.registry, rulings=rulings)
    if case.get("shown", True):
        wrong = Addition(members=(statement(),), finding=rulings.verdicts[0])
        record = dataclasses.replace(registry.records[PAGE], prose=MergedProse(corrections=(wrong,)))
        registry = dataclasses.replace(registry, records={**registry.records, PAGE: record})
    return dataclasses.replace(book, registry=registry)


def statement() -> Statement:
    return Statement(
        source="memo",
        subject=Subject(codes=(301,)),
        kind="definition",
        text="POST는 늘 POST로 남는다",
        path="content/notes/memo.md",
        lines=Lines(first=3, last=3),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_ruling_names_what_was_seen(case: dict[str, Any]) -> None:
    """An unknown question, a code without cells, an outcome nobody has: told with path, line and fix."""
    try:
        problems = [*rulings_meet_measurements(book_with(case))]
    except ContentError as error:
        problems = [*error.problems]
    assert all(problem.fix for problem in problems)
    told = [f"{problem.path}:{problem.line}: {problem.message}" for problem in problems]
    assert len(told) == len(case["told"]), told
    assert all(found.startswith(expected) for found, expected in zip(told, case["told"], strict=True)), told


def test_every_cell_that_refutes_a_note_points_to_its_correction() -> None:
    """The cells meant carry the correction, the others do not."""
    book = book_with(CASES[0])
    [seen] = [one for one in seen_of_code(book, 301) if one.anchor == f"seen-{Question.REDIRECT_METHOD}"]
    [case] = seen.cases
    pointing = {
        behaviour.clients: [(each.page, each.anchor, each.source) for each in behaviour.against]
        for behaviour in case.behaviours
    }
    assert pointing == {("Tiny follow",): [("/404/", "correction-1", "memo")], ("Tiny",): []}


def test_a_note_that_nothing_refutes_is_pointed_to_by_nothing() -> None:
    """A book without such rulings has no such links."""
    assert [*contradictions(small_book().registry)] == []
