"""The results of the client lab: what a file may hold, and how a page finds what it needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from statusbook.facts.rfcs import check_citation, parse_rfcs
from statusbook.house.client_outcomes import OUTCOMES, Outcome, Question
from statusbook.house.client_tables import Measurements, parse_measurements
from statusbook.house.clients import Case, Cell, parse_client
from statusbook.pages import client_words
from statusbook.problems import ContentError

PROJECT = Path(__file__).parents[1]
CASES = PROJECT / "tests" / "cases" / "clients"
TINY = (CASES / "tiny.yml").read_text("utf-8")
TINY_PATH = "content/clients/tiny.yml"
FAULTS = yaml.safe_load((CASES / "faults.yml").read_text("utf-8"))
COMMITTED = sorted((PROJECT / "content" / "clients").glob("*.yml"))


@pytest.fixture(scope="module")
def committed() -> Measurements:
    return parse_measurements({f"content/clients/{path.name}": path.read_text("utf-8") for path in COMMITTED})


@pytest.fixture
def tiny() -> Measurements:
    return parse_measurements({TINY_PATH: TINY})


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["name"])
def test_a_fault_is_told_with_its_line(fault: dict[str, Any]) -> None:
    """Whatever a result file should not hold is refused, on its line, with something to do about it."""
    old, new = fault["change"]
    assert TINY.count(old) == 1, "the change has to hit one place"
    with pytest.raises(ContentError) as told:
        parse_client(TINY.replace(old, new), path=TINY_PATH)
    messages = [(problem.line, problem.message) for problem in told.value.problems]
    assert any(line == fault["line"] and fault["message"] in message for line, message in messages), messages
    assert all(problem.fix for problem in told.value.problems)


def test_a_client_is_frozen() -> None:
    """A result cannot be changed once it is read."""
    client = parse_client(TINY, path=TINY_PATH)
    with pytest.raises(Exception, match="frozen"):
        client.version = "2"
    with pytest.raises(Exception, match="frozen"):
        client.answers[0].cells[0].outcome = Outcome.ERROR


def test_all_faulty_files_are_told_at_once() -> None:
    """A reader of several broken files gets the faults of all of them."""
    broken = {TINY_PATH: TINY.replace("cells: 5", "cells: 9"), "content/clients/notes.txt": "hello"}
    with pytest.raises(ContentError) as told:
        parse_measurements(broken)
    assert {problem.path for problem in told.value.problems} == set(broken)


def test_the_tables_of_a_code(tiny: Measurements) -> None:
    """A code's page gets the cases of its own code only, a row for every setup that was asked."""
    tables = tiny.of_code(301)
    assert [table.question for table in tables] == [Question.REDIRECT_METHOD, Question.REDIRECT_LIMIT]
    [case] = tables[0].cases
    assert (case.code, case.method) == ("301", "POST")
    assert [(row.setup.id, row.cells[0] and row.cells[0].outcome) for row in tables[0].rows] == [
        ("plain", Outcome.NOT_FOLLOWED),
        ("follow", Outcome.CHANGED_TO_GET),
    ]
    assert tiny.of_code(404) == ()


def test_what_was_measured_with_302_concerns_every_redirect(tiny: Measurements) -> None:
    """The limit of redirects stands on the pages of all five redirects, and on no other."""
    for code in (301, 302, 303, 307, 308):
        assert Question.REDIRECT_LIMIT in [table.question for table in tiny.of_code(code)]
    assert tiny.of_code(300) == ()


def test_a_code_written_oddly_belongs_to_no_page_of_another(tiny: Measurements) -> None:
    """099 is read as the number 99, never as a part of another code."""
    [table] = tiny.of_code(99)
    assert table.question is Question.STATUS
    assert tiny.of_code(9) == ()


def test_a_row_has_a_hole_where_nothing_was_measured(tiny: Measurements) -> None:
    """The whole table lines up its rows by case; a setup that was not asked has None there."""
    table = tiny.of_question(Question.REDIRECT_METHOD)
    assert [case.code for case in table.cases] == ["301", "308"]
    plain, follow = table.rows
    assert plain.cells[1] is None
    assert follow.cells[1] is not None
    assert follow.cells[1].outcome is Outcome.KEPT_WITH_BODY


def test_tallies_put_the_commonest_first(tiny: Measurements) -> None:
    """A tally names every setup once, under what it did."""
    table = tiny.of_question(Question.REDIRECT_METHOD)
    tallies = table.tallies(table.cases[0])
    assert {tally.cell.outcome: [setup.id for setup in tally.setups] for tally in tallies} == {
        Outcome.NOT_FOLLOWED: ["plain"],
        Outcome.CHANGED_TO_GET: ["follow"],
    }


@pytest.mark.parametrize(
    ("question", "outcome", "count", "runs", "expected"),
    [
        (Question.REDIRECT_METHOD, "changed-to-get", None, None, "GET으로 바뀜"),
        (Question.REDIRECT_LIMIT, "stopped-with-error", 20, None, "멈추고 오류(20번)"),
        (Question.REDIRECT_LIMIT, "no-limit-seen", 150, None, "한도를 보지 못함(150번 이상)"),
        (Question.RETRY_STATUS, "retried", 6, None, "재시도(6번 이상)"),
        (Question.EXPECT, "sent-after-timeout", 5, None, "기다리다 보냄(5초)"),
        (Question.RETRY_CLOSED, "retried", None, ("retried 1", "retried 2"), "재시도(1번) / 재시도(2번)"),
        (Question.STATUS, "unstable", None, ("refused", "refused", "raised"), "응답으로 받지 않음 / 예외를 던짐"),
        (Question.STATUS, "unstable", None, ("refused", "left out: it fell"), "응답으로 받지 않음 / 재지 못함"),
    ],
)
def test_a_cell_says_how_often_and_what_differed(
    question: Question, outcome: str, count: int | None, runs: tuple[str, ...] | None, expected: str
) -> None:
    """A reader sees the count with its unit, whether the lab gave up first, and every outcome of runs that differed."""
    cell = Cell(code="301", method="GET", outcome=Outcome(outcome), count=count, got="301", seen="c1", runs=runs)
    assert client_words.outcome_words(question, cell).short.removeprefix("일정하지 않음: ") == expected
    assert client_words.outcome_words(question, cell).short.startswith("일정하지 않음") is (runs is not None)


@pytest.mark.parametrize("question", Question)
def test_every_question_says_what_is_allowed(question: Question) -> None:
    """Beside what is done stands what the RFC says, with its section; the page of a code says what holds for it."""
    general = client_words.rule_of(question, None)
    assert general.sentence.endswith(".")
    assert all(reference.rfc and reference.section for reference in general.references)
    assert general.references
    assert client_words.rule_of(question, 599) == general


def test_the_rule_of_a_code_stands_in_place_of_the_general_one() -> None:
    """307 must not change the method, whatever the paragraph on all redirects says."""
    rule = client_words.rule_of(Question.REDIRECT_METHOD, 307)
    assert "MUST NOT" in rule.sentence
    assert [reference.label for reference in rule.references] == ["RFC 9110 15.4.8절"]


def test_every_outcome_and_question_has_words() -> None:
    """No page ever shows a bare identifier: each outcome and question has Korean words."""
    assert set(client_words.OUTCOMES) == set(Outcome)
    assert set(client_words.QUESTIONS) == set(Question) == set(OUTCOMES)
    for words in client_words.OUTCOMES.values():
        assert words.sentence.endswith("다.")


def test_words_cite_sections_that_exist() -> None:
    """What the RFC allows is cited from sections on record."""
    rfcs = parse_rfcs((PROJECT / "content" / "rfcs.yml").read_text("utf-8"))
    for words in client_words.QUESTIONS.values():
        for reference in words.references:
            assert reference.rfc is not None
            assert check_citation(reference.rfc, reference.section, rfcs) is None, words.title


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (Case(code="408", connection="reused", retry_after=True), "408 · 이어 쓴 연결 · Retry-After 있음"),
        (Case(code="301", method="DELETE", body=True), "301 · DELETE(본문 있음)"),
        (Case(code="302", credential="cookie-jar", target="other-port"), "302 · 쿠키 저장소 · 다른 포트"),
        (Case(code="404", method="GET", freshness="last-modified"), "404 · GET · Last-Modified만"),
        (Case(method="PUT", connection="new", shape="reset"), "PUT · 새 연결 · 끊음(RST)"),
        (Case(code="no code", method="GET", shape="no-code"), "GET · 코드 없음"),
    ],
)  # fmt: skip
def test_a_case_in_words(case: Case, words: str) -> None:
    """A column's head says in Korean what was tried."""
    assert client_words.case_words(case) == words


def test_the_code_can_be_left_out_of_the_words() -> None:
    """On a code's own page the code is not repeated in every column."""
    assert client_words.case_words(Case(code="301", method="POST"), with_code=False) == "POST"


def test_there_are_results(committed: Measurements) -> None:
    """The reference publishes measurements of command lines, libraries, runtimes and browsers."""
    assert {client.kind for client in committed.clients} == {"command-line", "library", "runtime", "browser"}


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.stem)
def test_a_committed_file_says_how_it_was_written(path: Path) -> None:
    """A result file names the command that wrote it, and holds exactly what that command would write."""
    from clientlab.results import render_client

    text = path.read_text("utf-8")
    client = parse_client(text, path=f"content/clients/{path.name}")
    assert client.written_by == f"python -m clientlab --only {path.stem} --runs {client.runs}"
    assert text.startswith(f"# Written by `{client.written_by}`. Never edited by hand")
    assert render_client(client) == text


def test_no_column_of_the_matrix_shows_an_identifier(committed: Measurements) -> None:
    """Every case that was measured has its own words, different from those beside it."""
    for table in committed.matrix():
        heads = [client_words.case_words(case) for case in table.cases]
        assert len(set(heads)) == len(heads)
        for case in table.cases:
            assert case.shape is None or case.shape not in client_words.case_words(case)


def test_a_cell_keeps_what_was_seen(committed: Measurements) -> None:
    """A verdict never stands without the observation it was made from."""
    cells: list[Cell] = [cell for client in committed.clients for answers in client.answers for cell in answers.cells]
    assert cells
    assert all(cell.got and cell.seen for cell in cells)
