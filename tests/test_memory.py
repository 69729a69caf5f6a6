"""What was computed before is given again, and never in the place of something else."""

from __future__ import annotations

import pytest

from statusbook.memory import Memory

CALLS: list[str] = []


@pytest.fixture(autouse=True)
def no_calls() -> None:
    CALLS.clear()


def shout(word: str, *, often: int = 1) -> str:
    CALLS.append(word)
    if word == "nothing":
        raise ValueError(word)
    return (word.upper() + "!") * often


def whisper(word: str) -> str:
    return word.lower()


def test_the_same_question_is_computed_once() -> None:
    """Asked twice, in one run or in the next, a function runs once."""
    memory = Memory()
    assert [memory.recall(shout, "hey"), memory.recall(shout, "hey")] == ["HEY!"] * 2
    later = Memory(memory.kept)
    assert later.recall(shout, "hey") == "HEY!"
    assert CALLS == ["hey"]
    assert not later.grown


def test_other_questions_have_answers_of_their_own() -> None:
    """Another argument, another keyword, another function: another result."""
    memory = Memory()
    assert memory.recall(shout, "hey") == "HEY!"
    assert memory.recall(shout, "hey", often=2) == "HEY!HEY!"
    assert memory.recall(shout, "Hey") == "HEY!"
    assert memory.recall(whisper, "hey") == "hey"
    assert CALLS == ["hey", "hey", "Hey"]


def test_what_fails_fails_again() -> None:
    """An error is no result: it is raised every time."""
    memory = Memory()
    for _ in range(2):
        with pytest.raises(ValueError, match="nothing"):
            memory.recall(shout, "nothing")
    memory.forget_unasked()
    assert memory.kept == {}


def test_what_nobody_asks_for_is_forgotten() -> None:
    """A memory holds what the last run asked for, so that it does not grow for ever."""
    memory = Memory()
    memory.recall(shout, "old")
    memory.recall(shout, "new")
    memory.forget_unasked()
    memory.recall(shout, "new")
    memory.forget_unasked()
    assert CALLS == ["old", "new"]
    memory.recall(shout, "old")
    assert CALLS == ["old", "new", "old"]
