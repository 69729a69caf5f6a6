"""Struck text in comments, whatever signs it has."""

from __future__ import annotations

import time

import pytest

from statusbook.notes.marked_text import cut_struck

STRUCK = {
    "~~옛말~~ 새말": (" 새말", ["옛말"]),
    "새말 <del>옛말</del>": ("새말 ", ["옛말"]),
    '<S class="a">옛말</S> 새말 ~~또~~': (" 새말 ", ["옛말", "또"]),
    "<strike>옛말</strike>": ("", ["옛말"]),
    "~~ 제목 ~~": ("~~ 제목 ~~", []),
    "~~~~ 제목 ~~~~": ("~~~~ 제목 ~~~~", []),
    "1~2 ~~ 3": ("1~2 ~~ 3", []),
    "`~~a~~` 없다": ("`~~a~~` 없다", []),
    "</s>없다<s>": ("</s>없다<s>", []),
    "<span>없다</span>": ("<span>없다</span>", []),
}


@pytest.mark.parametrize("line", STRUCK)
def test_struck_text_is_cut(line: str) -> None:
    """What is struck is cut and named; frames, ranges and code stay."""
    assert cut_struck([line]) == [STRUCK[line]]


def test_struck_text_runs_over_lines() -> None:
    """Each line keeps what is left of it, and the struck words that stood on it."""
    assert cut_struck(["앞 ~~하나", "둘", "셋~~ 뒤"]) == [("앞 ", ["하나"]), ("", ["둘"]), (" 뒤", ["셋"])]


@pytest.mark.parametrize("line", ["~~a ", "<s>", "<s>~~", "a~~ ~~", "~~a " * 200 + "<s "])
def test_signs_without_an_end_cost_their_length(line: str) -> None:
    """A heap of signs that open and never close is read in time and stays."""
    began = time.process_time()
    found = cut_struck([line * (200_000 // len(line))])
    assert time.process_time() - began < 2
    assert len(found) == 1
