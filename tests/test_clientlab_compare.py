"""A corrupted, changed or vanished result is noticed: by the comparison, and by the command line."""

from __future__ import annotations

import http.client
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

import clientlab.__main__ as command_line
from clientlab.compare import changes, disagreements
from clientlab.drivers.driver import Broken, Card, Driver, Found, Missing, use
from clientlab.measure import Observation, measure_run, merge_runs, observe
from clientlab.questions import trials
from clientlab.results import path_of, read_client, render_client
from clientlab.server import Server
from clientlab.wire import Answer, Ask, Unsupported
from statusbook.house.client_outcomes import Outcome, Question
from statusbook.house.clients import Case, Cell, parse_client

TINY_PATH = "content/clients/tiny.yml"
TINY = (Path(__file__).parent / "cases" / "clients" / "tiny.yml").read_text("utf-8")
ASKED = frozenset({Question.REDIRECT_FOLLOW, Question.REDIRECT_WITHOUT_LOCATION})


class Plain(Driver):
    """A client of its own for the tests: http.client, which follows nothing; it can be told to break."""

    def __init__(self, breaks: int = 0) -> None:
        super().__init__(
            card=Card(client="plain", name="Plain", kind="library"), uses=(use("plain", "Plain", "get(url)", ASKED),)
        )
        self.breaks = breaks
        self.closed = 0

    def find(self) -> Found:
        return Found(version="1", installed="nothing", runs_on="a test")

    def converse(self, setup: str, asks: Sequence[Ask], limit: float) -> tuple[Answer, ...]:
        if self.breaks:
            self.breaks -= 1
            raise Broken("the lab tripped")
        if asks[0].method == "PATCH":
            raise Unsupported("does not patch")
        return tuple(self._answer(ask) for ask in asks)

    def close(self) -> None:
        self.closed += 1

    def _answer(self, ask: Ask) -> Answer:
        place = urlsplit(ask.url)
        connection = http.client.HTTPConnection(place.netloc, timeout=5)
        connection.request(ask.method, place.path)
        response = connection.getresponse()
        answer = Answer(status=response.status, text=response.read().decode())
        connection.close()
        return answer


class Absent(Plain):
    """A client that is not on this machine."""

    def find(self) -> Found:
        raise Missing("no 'plain' on the path")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(command_line, "drivers", lambda: (Plain(),))
    return tmp_path


def run(root: Path, *arguments: str) -> str:
    done = CliRunner().invoke(command_line.main, ["--root", str(root), *arguments])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("outcome: changed-to-get", "outcome: kept-with-body", "kept-with-body -> changed-to-get"),
        ("count: 10", "count: 11", "stopped-with-error 11 -> stopped-with-error 10"),
        ("{code: '308', method: POST", "{code: '307', method: POST", "not measured -> kept-with-body"),
    ],
)
def test_a_corrupted_result_is_noticed(old: str, new: str, told: str) -> None:
    """Whoever edits a result by hand is found out by the next measurement."""
    measured = parse_client(TINY, path=TINY_PATH)
    corrupted = parse_client(TINY.replace(old, new), path=TINY_PATH)
    assert any(told in str(change) for change in changes(corrupted, measured))


def test_nothing_changes_without_a_change() -> None:
    """A measurement that gives the same is silent, whatever its date and log say."""
    measured = parse_client(TINY, path=TINY_PATH)
    later = parse_client(TINY.replace("2026-01-02", "2027-01-02").replace("c1 GET /to", "c2 GET /to"), path=TINY_PATH)
    assert changes(measured, later) == ()


def test_a_part_measured_again_is_held_against_the_whole() -> None:
    """Cells that were not measured again are no disagreement, and an unstable cell may be any of what it was."""
    published = parse_client(TINY, path=TINY_PATH)
    part = published.model_copy(update={"answers": published.answers[1:2]})
    assert disagreements(published, part) == ()
    unstable = published.answers[3]
    for seen, agrees in ((Outcome.REFUSED, True), (Outcome.RAISED, False)):
        cell = unstable.cells[0].model_copy(update={"outcome": seen, "runs": None})
        again = published.model_copy(update={"answers": (unstable.model_copy(update={"cells": (cell,)}),)})
        assert (disagreements(published, again) == ()) is agrees


def test_the_command_writes_results_and_shows_what_changed(root: Path) -> None:
    """The first run is new, the second changes nothing, a corrupted file is told cell by cell and mended."""
    first = run(root)
    assert "14 cells in 2 runs, 0 unstable, new" in first
    path = path_of(root, "plain")
    written = path.read_text("utf-8")
    assert "0 changed" in run(root)
    path.write_text(written.replace("not-followed", "followed", 1), "utf-8")
    again = run(root, "--only", "plain")
    assert "1 changed" in again
    assert "plain (plain), redirect-follow, 300 GET: followed -> not-followed" in again
    assert path.read_text("utf-8") == written


def test_a_part_is_measured_again(root: Path) -> None:
    """The questions named are asked again, on their own day; the other answers stay as they are."""
    run(root)
    path = path_of(root, "plain")
    written = path.read_text("utf-8")
    path.write_text(written.replace("not-followed", "followed", 1).replace("returned", "raised", 1), "utf-8")
    assert "1 changed" in run(root, "--questions", "redirect-follow")
    mended = read_client(root, "plain")
    assert mended is not None
    assert mended.answers[0].cells[0].outcome is Outcome.NOT_FOLLOWED
    assert mended.answers[1].cells[0].outcome is Outcome.RAISED
    yesterday = mended.measured - timedelta(days=1)
    path.write_text(path.read_text("utf-8").replace(f"measured: {mended.measured}", f"measured: {yesterday}"), "utf-8")
    run(root, "--questions", "redirect-without-location")
    later = read_client(root, "plain")
    assert later is not None
    assert later.measured == yesterday
    assert [answers.measured for answers in later.answers] == [None, mended.measured]
    assert render_client(later) == path.read_text("utf-8")


def test_a_part_of_another_version_is_not_taken(root: Path) -> None:
    """Answers of two versions never stand in one file: the whole client is to be measured again."""
    run(root)
    path = path_of(root, "plain")
    other = path.read_text("utf-8").replace("version: '1'", "version: '0'")
    path.write_text(other, "utf-8")
    assert "skipped: its version, setups or runs are not those" in run(root, "--questions", "redirect-follow")
    assert path.read_text("utf-8") == other
    done = CliRunner().invoke(command_line.main, ["--root", str(root), "--questions", "redirect-folow"])
    assert done.exit_code == 2
    assert "no question 'redirect-folow'" in done.output


def test_a_client_that_is_not_there_is_skipped_with_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be measured is said, and its committed results stay as they are."""
    monkeypatch.setattr(command_line, "drivers", lambda: (Absent(),))
    assert "plain: skipped: no 'plain' on the path" in run(tmp_path)
    assert not path_of(tmp_path, "plain").exists()


def test_an_unknown_name_is_refused(root: Path) -> None:
    """A misspelt client is no silent success."""
    done = CliRunner().invoke(command_line.main, ["--root", str(root), "--only", "plane"])
    assert done.exit_code == 2
    assert "no client 'plane'; there are: plain" in done.output


def test_one_run_is_not_enough(root: Path) -> None:
    """Nothing is published that was seen only once."""
    done = CliRunner().invoke(command_line.main, ["--root", str(root), "--runs", "1"])
    assert done.exit_code == 2


def test_runs_that_differ_are_published_as_unstable() -> None:
    """A cell that is not the same in every run keeps the outcome of each."""
    case = Case(code="404", method="GET")
    cells = [
        Cell(**dict(case), outcome=outcome, count=None, got="404", seen="c1", runs=None)
        for outcome in (Outcome.RETURNED, Outcome.HUNG, Outcome.RETURNED)
    ]
    runs = [[Observation(question=Question.STATUS, setup="plain", case=case, cell=cell)] for cell in cells]
    [answers] = merge_runs(runs)
    [merged] = answers.cells
    assert (merged.outcome, merged.runs) == (Outcome.UNSTABLE, ("returned", "hung", "returned"))
    [stable] = merge_runs(runs[::2])[0].cells
    assert (stable.outcome, stable.runs) == (Outcome.RETURNED, None)


def test_what_cannot_be_asked_is_left_out_with_its_reason() -> None:
    """A case a client has no way of being asked is named, never a verdict."""
    case = Case(code="301", method="PATCH", body=True)
    seen = Observation(question=Question.REDIRECT_METHOD, setup="plain", case=case, reason="does not patch")
    [answers] = merge_runs([[seen], [seen]])
    assert answers.cells == ()
    assert [(left.reason, left.cases) for left in answers.left_out] == [("does not patch", ("301 PATCH with body",))]


@pytest.mark.parametrize(("breaks", "measured"), [(0, True), (1, True), (2, False)])
def test_a_fault_of_the_lab_is_no_verdict_on_the_client(breaks: int, measured: bool) -> None:
    """When the lab trips it tries once more with a client begun anew; then it says that it knows nothing."""
    driver = Plain(breaks)
    trial = next(trials(frozenset({Question.REDIRECT_FOLLOW})))
    with Server() as server:
        seen = observe(driver, driver.uses[0], server, trial)
    assert (seen.cell is not None) is measured
    assert driver.closed == breaks
    assert measured or seen.reason == "could not be measured: the lab tripped"


def test_what_is_written_is_what_was_measured(root: Path) -> None:
    """A result file, read back, is the same value, and writing that again gives the same bytes."""
    run(root)
    client = read_client(root, "plain")
    assert client is not None
    assert render_client(client) == path_of(root, "plain").read_text("utf-8")
    with Server() as server:
        [answers, *_] = merge_runs([measure_run(Plain(), server)])
    assert client.answers[0] == answers
