"""No note is cited for what it does not say: labelled pairs of a page's sentence and a note's statement, and whole notes."""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest
from conftest import PROJECT, run_build

sys.path.insert(0, str(PROJECT / "bench"))

from citations import CASES, Pair, judge, read_pairs

WRONG = {"held_back": 2, "tuning": 1}
"""How many pairs a statement that was judged sound is still cited with wrongly."""


@pytest.fixture(scope="module", params=["held_back", "tuning"])
def half(request: pytest.FixtureRequest) -> tuple[str, list[Pair]]:
    """One half of the pairs, with what the tool makes of them."""
    return request.param, judge(read_pairs([CASES / f"{request.param}.yml"]))


def test_the_pairs_are_as_hard_as_they_are_said_to_be(half: tuple[str, list[Pair]]) -> None:
    """Half of them are near-twins, mistakes and fragments; the codes are many."""
    _, pairs = half
    assert sum(not pair.agrees for pair in pairs) >= len(pairs) / 2
    assert len({pair.code for pair in pairs}) >= 25
    kinds = Counter(pair.kind.split()[0] for pair in pairs)
    assert set(kinds) == {"agrees", "contradicts", "distinct"}


def test_what_nobody_has_judged_is_cited_only_for_what_it_says(half: tuple[str, list[Pair]]) -> None:
    """Not once wrongly."""
    _, pairs = half
    assert [(pair.house, pair.note) for pair in pairs if pair.unreviewed and not pair.agrees] == []
    assert any(pair.unreviewed for pair in pairs)


def test_what_was_judged_is_hardly_ever_cited_wrongly(half: tuple[str, list[Pair]]) -> None:
    """And never with a mistake, a contradiction by absence, or a fragment."""
    name, pairs = half
    wrong = [pair for pair in pairs if pair.judged and not pair.agrees]
    assert len(wrong) <= WRONG[name]
    kinds = {pair.kind for pair in wrong}
    assert not kinds & {
        "distinct mistake",
        "distinct fragment",
        "contradicts absence",
        "contradicts mistake-recommended",
    }


def test_a_person_sees_the_sentence_among_the_first(half: tuple[str, list[Pair]]) -> None:
    """Of those that agree, four of five stand among the five that a review shows."""
    _, pairs = half
    agreeing = [pair for pair in pairs if pair.agrees]
    shown = sum(pair.rank is not None and pair.rank <= 5 for pair in agreeing)
    assert shown >= 0.8 * len(agreeing)


def test_notes_that_nobody_has_judged_are_put_in_nobodys_mouth(copy_of_project: Path) -> None:
    """Three notes as a team exports them, with right, wrong and terse statements: all are read, none is cited."""
    for note in sorted((CASES / "notes").iterdir()):
        shutil.copy(note, copy_of_project / "content" / "notes")
        (copy_of_project / "content" / "sources" / f"{note.stem}.yml").write_text("", "utf-8")
    document = json.loads(run_build(copy_of_project, "check", "--json").stdout)
    assert document["problems"] == []
    counted = {note["source"]: note for note in document["notes"]}
    for source, fewest in (("confluence", 50), ("notion", 60), ("sheet", 45)):
        note = counted[source]
        assert note["statements"] == note["unreviewed"] >= fewest
        assert (note["citing"], note["correcting"], note["lines"]["unaccounted"]) == (0, 0, [])
