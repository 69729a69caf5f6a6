"""What is published is what is seen: a few cells of every client that is here in the version published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clientlab.compare import disagreements
from clientlab.drivers.catalog import drivers
from clientlab.drivers.driver import Driver, Missing
from clientlab.measure import measure_run, merge_runs
from clientlab.questions.trial import Trial
from clientlab.results import read_client
from clientlab.server import Server
from statusbook.house.client_outcomes import Question
from statusbook.house.clients import case_text

PROJECT = Path(__file__).parents[1]
FAST = {
    (Question.REDIRECT_METHOD, "301 POST with body"),
    (Question.REDIRECT_METHOD, "308 POST with body"),
    (Question.REDIRECT_LIMIT, "302 GET chain"),
    (Question.INTERIM, "103 GET"),
    (Question.STATUS, "404 GET"),
    (Question.STATUS, "600 GET"),
}
"""Cells that take a client a moment: no waiting, no time limit that is run into."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


def is_fast(trial: Trial) -> bool:
    return (trial.question, case_text(trial.case)) in FAST


@pytest.mark.parametrize("driver", drivers(), ids=lambda driver: driver.card.client)
def test_the_published_cells_are_seen_again(driver: Driver, server: Server) -> None:
    """A client in the version published still does what is published of it."""
    published = read_client(PROJECT, driver.card.client)
    if published is None:
        pytest.skip(f"{driver.card.client} has not been measured yet")
    try:
        found = driver.find()
    except Missing as reason:
        pytest.skip(f"{driver.card.client}: {reason}")
    if found.version != published.version:
        pytest.skip(f"{driver.card.client} is here as {found.version}, published is {published.version}")
    try:
        answers = merge_runs([measure_run(driver, server, wanted=is_fast)])
    finally:
        driver.close()
    again = published.model_copy(update={"answers": answers})
    assert sum(len(each.cells) for each in answers) >= 3
    assert [str(change) for change in disagreements(published, again)] == []


def test_every_client_published_has_a_driver() -> None:
    """No result stays behind when its driver is gone: it could never be measured again."""
    known = {driver.card.client for driver in drivers()}
    assert {path.stem for path in (PROJECT / "content" / "clients").glob("*.yml")} <= known
