"""kiwipiepy in a process of its own says what it says in this one, and its end costs time and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from statusbook.likeness import Linguist, kiwi_process
from statusbook.likeness.analyser import Analyser
from statusbook.likeness.kiwi_process import running_kiwi
from statusbook.likeness.language import our_language
from statusbook.likeness.morphemes import Korean, Nouns

TEXTS = ["서버가 요청받은 리소스를 찾을 수 없습니다.", "Not Found"]


@pytest.fixture
def started() -> Iterator[Linguist]:
    linguist = Linguist()
    linguist.start_early()
    yield linguist
    linguist.close()


def test_both_ways_give_the_same(started: Linguist, monkeypatch: pytest.MonkeyPatch) -> None:
    """Split there or here, a text says the same."""
    language = our_language()
    there, here = Analyser(language), Analyser(language)
    there.get_ready()
    monkeypatch.setattr(Korean, "split", lambda *_: pytest.fail("split in this process"))
    gists = there.gists(TEXTS)
    monkeypatch.undo()
    started.close()
    assert here.gists(TEXTS) == gists


def test_a_process_that_has_died_is_done_without(started: Linguist) -> None:
    """Killed before it was asked, it leaves the work to this process; nobody sees a fault."""
    process = running_kiwi()
    assert process is not None
    process.close()
    one = Analyser(our_language())
    one.get_ready()
    assert all(one.gists(TEXTS)[text].mentions for text in TEXTS)


def test_it_is_taught_one_vocabulary(started: Linguist) -> None:
    """kiwipiepy cannot unlearn: a process that knows one vocabulary's nouns refuses another's."""
    process = running_kiwi()
    assert process is not None
    nouns = Nouns(("새로고침",), ())
    assert process.teach(nouns, None)
    assert process.teach(nouns, ["새로고침"])
    assert not process.teach(Nouns(("이어받기",), ()), None)


def test_closed_it_is_gone(started: Linguist) -> None:
    """Nothing is left to run when the program ends, and to close it twice is no fault."""
    started.close()
    started.close()
    assert running_kiwi() is None and kiwi_process._running is None
