"""Statements that say the same become one, with every source kept; statements that differ stay apart."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from statusbook.likeness import Linguist
from statusbook.registry.merged_statements import (
    MergedStatement,
    merge_prose,
    propose_pairs,
    statement_key,
)
from statusbook.statements.statement import Kind, Lines, Statement, Subject

ROOT = Path(__file__).parents[1]
RANKS: Mapping[str, int] = {"house": 0, "good": 1, "plain": 2, "other": 2}


@pytest.fixture(scope="module")
def linguist() -> Linguist:
    return Linguist()


def say(source: str, line: int, text: str, *codes: int) -> Statement:
    return Statement(
        source=source,
        path=f"content/notes/{source}.md",
        lines=Lines(first=line, last=line),
        subject=Subject(codes=codes or (404,)),
        kind=Kind.DEFINITION,
        text=text,
    )


def merged(
    statements: list[Statement], linguist: Linguist, **rulings: list[frozenset[str]]
) -> tuple[MergedStatement, ...]:
    return merge_prose(statements, rank=lambda s: RANKS[s.source], linguist=linguist, **rulings)


def groups(claims: tuple[MergedStatement, ...]) -> list[list[str]]:
    return [[f"{member.source}:{member.lines}" for member in claim.members] for claim in claims]


def test_the_same_in_other_words_becomes_one(linguist: Linguist) -> None:
    """Endings, spacing, spelling variants, synonyms and the other language hang on one claim."""
    statements = [
        say("plain", 1, "서버는 요청 받은 리소스를 찾을 수 X"),
        say("good", 7, "서버가 요청받은 리소스를 찾을 수 없습니다."),
        say("other", 3, "The server cannot find the requested resource."),
    ]
    claims = merged(statements, linguist)
    assert groups(claims) == [["good:7", "other:3", "plain:1"]]
    assert claims[0].text == "서버가 요청받은 리소스를 찾을 수 없습니다."


def test_statements_of_different_subjects_never_merge(linguist: Linguist) -> None:
    """The very same words about another code, a class, or two codes at once are another claim."""
    text = "요청한 리소스가 임시로 이동했습니다."
    statements = [say("plain", 1, text, 302), say("other", 1, text, 307), say("good", 1, text, 302, 307)]
    of_class = replace(say("good", 2, text), subject=Subject(status_class=3))
    assert len(merged([*statements, of_class], linguist)) == 4


def test_house_sentences_collect_notes_but_never_merge_with_each_other(linguist: Linguist) -> None:
    """Two house sentences stay two even when they read alike; a note hangs on the better one."""
    statements = [
        say("house", 1, "서버가 요청한 페이지를 찾을 수 없습니다."),
        say("house", 2, "서버가 요청한 리소스를 찾지 못했습니다."),
        say("house", 3, "브라우저에서는 알 수 없는 URL을 뜻합니다."),
        say("plain", 9, "서버에서 요청한 리소스를 찾지 못함"),
    ]
    assert groups(merged(statements, linguist)) == [["house:1"], ["house:2", "plain:9"], ["house:3"]]


def test_identical_statements_of_one_note_merge(linguist: Linguist) -> None:
    """A note that repeats itself gives one claim with both lines."""
    twice = [say("plain", 1, "요청한 페이지가 없음"), say("plain", 8, "요청한 페이지가 없음.")]
    assert groups(merged(twice, linguist)) == [["plain:1", "plain:8"]]


def test_a_member_that_contradicts_another_stays_out(linguist: Linguist) -> None:
    """A claim is not pulled into a cluster by its leader when it contradicts one of the members."""
    statements = [
        say("good", 1, "요청한 페이지가 새 위치로 영구적으로 이동했다."),
        say("plain", 1, "요청한 페이지가 새 위치로 영구히 옮겨졌다."),
        say("other", 1, "요청한 페이지가 새 위치로 일시적으로 이동했다."),
    ]
    assert groups(merged(statements, linguist)) == [["good:1", "plain:1"], ["other:1"]]


def test_a_ruling_joins_what_words_alone_cannot(linguist: Linguist) -> None:
    """Two statements that a writer declared the same become one, with no word in common."""
    one, other = say("good", 1, "찾는 것이 서버에 없다."), say("plain", 1, "주소를 다시 살펴보세요.")
    assert len(merged([one, other], linguist)) == 2
    pair = frozenset({statement_key(one), statement_key(other)})
    assert groups(merged([one, other], linguist, same=[pair])) == [["good:1", "plain:1"]]


def test_a_ruling_parts_what_reads_alike(linguist: Linguist) -> None:
    """Two statements that a writer declared distinct stay two, equal wording or not."""
    one, other = say("good", 1, "요청한 페이지가 없다."), say("plain", 1, "요청한 페이지가 없습니다.")
    pair = frozenset({statement_key(one), statement_key(other)})
    assert len(merged([one, other], linguist)) == 1
    assert len(merged([one, other], linguist, distinct=[pair])) == 2


def test_order_of_the_input_makes_no_difference(linguist: Linguist) -> None:
    """Shuffled statements give the same claims in the same order."""
    statements = [
        say(source, line, text)
        for line, text in enumerate(
            (
                "요청한 페이지를 찾을 수 없다.",
                "요청된 리소스를 찾지 못함",
                "링크가 깨졌을 때 나온다.",
                "끊어진 링크에서 볼 수 있다.",
                "페이지가 영구적으로 없다는 뜻은 아니다.",
                "서버에 요청한 자원이 존재하지 않습니다.",
            )
        )
        for source in RANKS
    ]
    expected = merged(statements, linguist)
    for seed in range(5):
        shuffled = random.Random(seed).sample(statements, len(statements))
        assert merged(shuffled, linguist) == expected


def test_key_survives_moved_lines_and_spacing() -> None:
    """A ruling still names its statement after lines moved; other words, source or subject are another key."""
    statement = say("plain", 1, "요청한 페이지가 없다.")
    moved = replace(statement, path="content/notes/moved.md", lines=Lines(first=90, last=91))
    assert statement_key(moved) == statement_key(replace(statement, text=" 요청한  페이지가 없다. "))
    others = {
        statement_key(statement),
        statement_key(replace(statement, source="other")),
        statement_key(replace(statement, subject=Subject(codes=(410,)))),
        statement_key(replace(statement, text="요청한 페이지가 있다.")),
    }
    assert len(others) == 4
    assert all(len(key) == 12 and int(key, 16) >= 0 for key in others)


def test_likely_pairs_are_proposed_and_ruled_ones_are_not(linguist: Linguist) -> None:
    """Pairs just below the threshold are offered to a writer once, never contradicting ones."""
    claims = merged(
        [
            say("good", 1, "각 작업의 결과는 응답 본문을 봐야 알 수 있다."),
            say("plain", 1, "작업마다 성공했는지는 바디를 확인해야 압니다."),
            say("other", 1, "서버 점검과는 관계가 없다."),
        ],
        linguist,
    )
    proposed = propose_pairs(claims, linguist)
    assert [(pair.first.source, pair.second.source) for pair in proposed] == [("good", "plain")]
    assert propose_pairs(claims, linguist, ruled=[proposed[0].keys]) == []


def test_a_code_in_its_own_statement_says_nothing(linguist: Linguist) -> None:
    """Naming the code one speaks of is no difference; naming another one is."""
    plain, named, other = (
        "페이지가 없다는 뜻이다.",
        "404는 페이지가 없다는 뜻이다.",
        "403과 달리 페이지가 없다는 뜻이다.",
    )
    assert linguist.likeness(plain, named, about=[404]).score > 0.9
    assert linguist.likeness(named, other, about=[404]).score == 0.0


SCRIPT = """
import json, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from statusbook.caches import open_caches
from statusbook.likeness import Linguist
from tests.test_registry_merged_statements import groups, merged, say
texts = ["요청한 페이지를 찾을 수 없다.", "요청한 리소스를 찾지 못함", "링크가 깨졌다.", "서버가 거절했다."]
with open_caches(Path({folder!r}), lambda who, what: None):
    claims = merged([say("plain", line, text) for line, text in enumerate(texts)], Linguist())
print(json.dumps([groups(claims), "kiwipiepy" in sys.modules]))
"""


def run(folder: Path, seed: str) -> tuple[list[list[str]], bool]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(root=str(ROOT), folder=str(folder))],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONHASHSEED": seed},
    )
    found, loaded = json.loads(done.stdout)
    return found, loaded


def test_unchanged_notes_never_load_the_morphological_analyser(tmp_path: Path) -> None:
    """With what an earlier build kept kiwipiepy is not imported, and hash seeds change nothing."""
    first, loaded = run(tmp_path, "1")
    assert loaded
    for name in ("likeness.cache", None):  # the groups are forgotten, then nothing is
        (tmp_path / name).unlink() if name else None
        for seed in ("1", "2"):
            assert run(tmp_path, seed) == (first, False)
