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

from statusbook.registry.merged_statements import (
    Analyser,
    MergedStatement,
    compare_statements,
    merge_prose,
    propose_pairs,
    statement_key,
)
from statusbook.statements.statement import Kind, Lines, Statement, Subject

ROOT = Path(__file__).parents[1]
RANKS: Mapping[str, int] = {"house": 0, "good": 1, "plain": 2, "other": 2}


@pytest.fixture(scope="module")
def analyse() -> Analyser:
    return Analyser()


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
    statements: list[Statement], analyse: Analyser, **rulings: list[frozenset[str]]
) -> tuple[MergedStatement, ...]:
    return merge_prose(statements, rank=lambda s: RANKS[s.source], analyse=analyse, **rulings)


def groups(claims: tuple[MergedStatement, ...]) -> list[list[str]]:
    return [[f"{member.source}:{member.lines}" for member in claim.members] for claim in claims]


def test_the_same_in_other_words_becomes_one(analyse: Analyser) -> None:
    """Endings, spacing, spelling variants, synonyms and the other language hang on one claim."""
    statements = [
        say("plain", 1, "서버는 요청 받은 리소스를 찾을 수 X"),
        say("good", 7, "서버가 요청받은 리소스를 찾을 수 없습니다."),
        say("other", 3, "The server cannot find the requested resource."),
    ]
    claims = merged(statements, analyse)
    assert groups(claims) == [["good:7", "other:3", "plain:1"]]
    assert claims[0].text == "서버가 요청받은 리소스를 찾을 수 없습니다."


def test_statements_of_different_subjects_never_merge(analyse: Analyser) -> None:
    """The very same words about another code, a class, or two codes at once are another claim."""
    text = "요청한 리소스가 임시로 이동했습니다."
    statements = [say("plain", 1, text, 302), say("other", 1, text, 307), say("good", 1, text, 302, 307)]
    of_class = replace(say("good", 2, text), subject=Subject(status_class=3))
    assert len(merged([*statements, of_class], analyse)) == 4


def test_house_sentences_collect_notes_but_never_merge_with_each_other(analyse: Analyser) -> None:
    """Two house sentences stay two even when they read alike; a note hangs on the better one."""
    statements = [
        say("house", 1, "서버가 요청한 페이지를 찾을 수 없습니다."),
        say("house", 2, "서버가 요청한 리소스를 찾지 못했습니다."),
        say("house", 3, "브라우저에서는 알 수 없는 URL을 뜻합니다."),
        say("plain", 9, "서버에서 요청한 리소스를 찾지 못함"),
    ]
    assert groups(merged(statements, analyse)) == [["house:1"], ["house:2", "plain:9"], ["house:3"]]


def test_identical_statements_of_one_note_merge(analyse: Analyser) -> None:
    """A note that repeats itself gives one claim with both lines."""
    twice = [say("plain", 1, "요청한 페이지가 없음"), say("plain", 8, "요청한 페이지가 없음.")]
    assert groups(merged(twice, analyse)) == [["plain:1", "plain:8"]]


def test_a_member_that_contradicts_another_stays_out(analyse: Analyser) -> None:
    """A claim is not pulled into a cluster by its leader when it contradicts one of the members."""
    statements = [
        say("good", 1, "요청한 페이지가 새 위치로 영구적으로 이동했다."),
        say("plain", 1, "요청한 페이지가 새 위치로 영구히 옮겨졌다."),
        say("other", 1, "요청한 페이지가 새 위치로 일시적으로 이동했다."),
    ]
    assert groups(merged(statements, analyse)) == [["good:1", "plain:1"], ["other:1"]]


def test_a_ruling_joins_what_words_alone_cannot(analyse: Analyser) -> None:
    """Two statements that a writer declared the same become one, with no word in common."""
    one, other = say("good", 1, "찾는 것이 서버에 없다."), say("plain", 1, "주소를 다시 살펴보세요.")
    assert len(merged([one, other], analyse)) == 2
    pair = frozenset({statement_key(one), statement_key(other)})
    assert groups(merged([one, other], analyse, same=[pair])) == [["good:1", "plain:1"]]


def test_a_ruling_parts_what_reads_alike(analyse: Analyser) -> None:
    """Two statements that a writer declared distinct stay two, equal wording or not."""
    one, other = say("good", 1, "요청한 페이지가 없다."), say("plain", 1, "요청한 페이지가 없습니다.")
    pair = frozenset({statement_key(one), statement_key(other)})
    assert len(merged([one, other], analyse)) == 1
    assert len(merged([one, other], analyse, distinct=[pair])) == 2


def test_order_of_the_input_makes_no_difference(analyse: Analyser) -> None:
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
    expected = merged(statements, analyse)
    for seed in range(5):
        shuffled = random.Random(seed).sample(statements, len(statements))
        assert merged(shuffled, analyse) == expected


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


def test_likely_pairs_are_proposed_and_ruled_ones_are_not(analyse: Analyser) -> None:
    """Pairs just below the threshold are offered to a writer once, never contradicting ones."""
    claims = merged(
        [
            say("good", 1, "각 작업의 결과는 응답 본문을 봐야 알 수 있다."),
            say("plain", 1, "작업마다 성공했는지는 바디를 확인해야 압니다."),
            say("other", 1, "서버 점검과는 관계가 없다."),
        ],
        analyse,
    )
    proposed = propose_pairs(claims, analyse)
    assert [(pair.first.source, pair.second.source) for pair in proposed] == [("good", "plain")]
    assert propose_pairs(claims, analyse, ruled=[proposed[0].keys]) == []


def test_a_code_in_its_own_statement_says_nothing(analyse: Analyser) -> None:
    """Naming the code one speaks of is no difference; naming another one is."""
    plain, named, other = (
        "페이지가 없다는 뜻이다.",
        "404는 페이지가 없다는 뜻이다.",
        "403과 달리 페이지가 없다는 뜻이다.",
    )
    assert compare_statements(plain, named, codes=[404], analyse=analyse).score > 0.9
    assert compare_statements(named, other, codes=[404], analyse=analyse).score == 0.0


SCRIPT = """
import json, sys
sys.path.insert(0, {root!r})
from tests.test_registry_merged_statements import Analyser, groups, merged, say
analyse = Analyser(json.loads(sys.stdin.read()))
texts = ["요청한 페이지를 찾을 수 없다.", "요청한 리소스를 찾지 못함", "링크가 깨졌다.", "서버가 거절했다."]
claims = merged([say("plain", line, text) for line, text in enumerate(texts)], analyse)
print(json.dumps([groups(claims), "kiwipiepy" in sys.modules, analyse.cache]))
"""


def run(cache: Mapping[str, str], seed: str) -> tuple[list[list[str]], bool, dict[str, str]]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(root=str(ROOT))],
        input=json.dumps(cache),
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONHASHSEED": seed},
    )
    found, loaded, extended = json.loads(done.stdout)
    return found, loaded, extended


def test_unchanged_notes_never_load_the_morphological_analyser() -> None:
    """With the cache of an earlier build kiwipiepy is not imported, and hash seeds change nothing."""
    first, loaded, cache = run({"unrelated": "kept", "broken": 5}, "1")  # type: ignore[dict-item]
    assert loaded and cache["unrelated"] == "kept" and "broken" not in cache
    for seed in ("1", "2"):
        again, loaded, extended = run(cache, seed)
        assert (again, loaded, extended) == (first, False, cache)
