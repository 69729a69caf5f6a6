"""kiwipiepy in a process of its own says what it says in this one, and its end costs time and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from statusbook.likeness import analyser
from statusbook.likeness.analyser import Analyser
from statusbook.likeness.kiwi_process import KiwiProcess

TEXTS = ["서버가 요청받은 리소스를 찾을 수 없습니다.", "Not Found"]


@pytest.fixture
def process() -> Iterator[KiwiProcess]:
    started = KiwiProcess()
    yield started
    started.close()


def test_both_ways_give_the_same_morphemes(process: KiwiProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    """Split there or here, a text has the same morphemes, and what was taught is kept for the next time."""
    here = Analyser()
    gists = here(TEXTS)
    monkeypatch.setattr(analyser, "running_kiwi", lambda: process)
    there = Analyser()
    there.begin()
    assert there(TEXTS) == gists
    assert there.cache == here.cache


def test_a_process_that_has_died_is_done_without(process: KiwiProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed before it was asked, it leaves the work to this process; nobody sees a fault."""
    process.close()
    monkeypatch.setattr(analyser, "running_kiwi", lambda: process)
    one = Analyser()
    one.begin()
    assert all(one(TEXTS)[text].terms for text in TEXTS)
