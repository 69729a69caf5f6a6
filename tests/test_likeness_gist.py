"""What is read in a sentence before it is compared with another one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from statusbook.likeness import Linguist
from statusbook.likeness.gist import Gist
from statusbook.likeness.word import Force

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "merge" / "gists.yml").read_text(encoding="utf-8"))
MARKS = {Force.FACT: "", Force.MUST: "!", Force.MAY: "?"}


@pytest.fixture(scope="module")
def linguist() -> Linguist:
    found = Linguist()
    found.gists(case["text"] for case in CASES)
    return found


def written(gist: Gist) -> list[str]:
    return [f"{mention.name}{MARKS[mention.force]}" for mention in gist.mentions]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_terms_of_a_sentence(case: dict[str, Any], linguist: Linguist) -> None:
    """A sentence is read as its claims: negation, duty, possibility and values where they belong."""
    assert written(linguist.gists([case["text"]])[case["text"]]) == case["terms"]


def test_spacing_and_unicode_form_make_no_difference(linguist: Linguist) -> None:
    """Decomposed Hangul, missing spaces and code marks are read as the plain sentence is."""
    plain = "요청한 페이지를 찾을 수 없습니다."
    others = [
        "요청한 페이지를 찾을 수 없습니다.",
        "요청한페이지를찾을수없습니다.",
        "요청한 `페이지`를  찾을 수 없습니다",
    ]
    gists = linguist.gists([plain, *others])
    assert {tuple(written(gists[text])) for text in others} == {tuple(written(gists[plain]))}


def test_a_text_of_signs_only_has_no_terms(linguist: Linguist) -> None:
    """What holds no word is read as saying nothing, not as an error."""
    assert [written(gist) for gist in linguist.gists(["", "→ …", "()"]).values()] == [[], [], []]
