"""What was computed before is given again, never in the place of something else, and never if a bit of it differs."""

from __future__ import annotations

import os
import pickle
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import hashes, run_build
from damaged_files import choose_file, damage

from statusbook import caches, parallel
from statusbook.caches import lasting_texts, open_caches, remembered
from statusbook.parallel import in_parallel
from statusbook.sealed import BrokenSeal, read_sealed, seal, unseal, write_sealed

CALLS: list[str] = []


@pytest.fixture(autouse=True)
def no_calls() -> None:
    CALLS.clear()


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def opened(tmp_path: Path, said: list[str]) -> Callable[[], object]:
    """Opens the same caches again and again, as one process after the other does."""
    return lambda: open_caches(tmp_path / "cache", lambda who, what: said.append(f"{who}: {what}"))


@remembered
def shout(word: str, *, often: int = 1) -> str:
    CALLS.append(word)
    if word == "nothing":
        raise ValueError(word)
    return (word.upper() + "!") * often


@remembered
def whisper(word: str) -> str:
    return word.lower()


def test_without_caches_a_function_simply_runs() -> None:
    """What makes it fast changes nothing of what it gives."""
    assert [shout("hey"), shout("hey")] == ["HEY!"] * 2
    assert CALLS == ["hey", "hey"]


def test_the_same_question_is_computed_once(opened: Callable) -> None:
    """Asked twice, in one process or in the next, a function runs once."""
    for _ in range(2):
        with opened():
            assert [shout("hey"), shout("hey")] == ["HEY!"] * 2
    assert CALLS == ["hey"]


def test_other_questions_have_answers_of_their_own(opened: Callable) -> None:
    """Another argument, another keyword, another function: another result."""
    with opened():
        assert shout("hey") == "HEY!"
        assert shout("hey", often=2) == "HEY!HEY!"
        assert shout("Hey") == "HEY!"
        assert whisper("hey") == "hey"
    assert CALLS == ["hey", "hey", "Hey"]


def test_what_fails_fails_again(opened: Callable, tmp_path: Path) -> None:
    """An error is no result: it is raised every time, and caches opened around it are written nevertheless."""
    for _ in range(2):
        with pytest.raises(ValueError, match="nothing"), opened():
            shout("hey")
            shout("nothing")
    assert CALLS == ["hey", "nothing", "nothing"]


def test_what_nobody_asks_for_is_forgotten(opened: Callable) -> None:
    """A file holds what the last whole build asked for, so that it does not grow for ever."""
    with opened():
        shout("old"), shout("new")
    with opened() as kept:
        shout("new")
        kept.forget_unasked()
    with opened():
        shout("new"), shout("old")
    assert CALLS == ["old", "new", "old"]


def test_a_method_is_refused() -> None:
    """What a method gives depends on its object, which no key would name."""
    with pytest.raises(TypeError, match=r"Voice\.speak is no function of a module"):

        class Voice:
            @remembered
            def speak(self) -> str:
                return "hey"


def test_caches_opened_inside_their_own_block_go_on(opened: Callable) -> None:
    """What serve remembers from build to build is the very object, and is written down by every build."""
    with opened():
        with opened():
            first = shout("hey")
        with opened():
            assert shout("hey") is first
    assert CALLS == ["hey"]


def test_texts_last_until_their_maker_changes(opened: Callable, said: list[str]) -> None:
    """A dictionary is there again in the next process; what another version made is forgotten with a line."""
    assert lasting_texts("words", "one") == {}
    with opened():
        lasting_texts("words", "one")["a"] = "b"
    with opened():
        assert lasting_texts("words", "one") == {"a": "b"}
    with opened():
        assert lasting_texts("words", "two") == {}
    assert said == ["caches: made by another version, forgotten"]


def test_another_program_remembers_nothing(opened: Callable, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version of the program computed is forgotten."""
    with opened():
        shout("hey")
    monkeypatch.setattr(caches, "of_program", lambda: "another")
    with opened():
        shout("hey")
    assert CALLS == ["hey", "hey"]
    assert said == ["caches: made by another version, forgotten"]


def test_every_flipped_bit_is_noticed(opened: Callable, said: list[str], tmp_path: Path) -> None:
    """Whichever bit of a file differs, and wherever it is cut, it is forgotten with one line and computed again."""
    with opened():
        shout("hey")
    path = next((tmp_path / "cache").glob("*.cache"))
    whole = path.read_bytes()
    damaged = [
        whole[:place] + bytes([whole[place] ^ 1 << place % 8]) + whole[place + 1 :] for place in range(len(whole))
    ]
    for content in [*damaged, *(whole[:place] for place in range(0, len(whole), 7))]:
        path.write_bytes(content)
        said.clear(), CALLS.clear()
        with opened():
            assert shout("hey") == "HEY!"
        assert (len(said), CALLS) == (1, ["hey"])
        assert path.read_bytes() == whole


def test_a_seal_names_what_is_wrong(tmp_path: Path) -> None:
    """A sealed file gives its content to its own maker, and to nobody else."""
    write_sealed(tmp_path / "folder" / "one.cache", b"content\n\n", "me")
    assert read_sealed(tmp_path / "folder" / "one.cache", "me") == b"content\n\n"
    with pytest.raises(BrokenSeal, match="made by another version"):
        unseal(seal(b"", "me"), "you")
    with pytest.raises(BrokenSeal, match="damaged"):
        unseal(pickle.dumps({}), "me")
    assert len(list((tmp_path / "folder").iterdir())) == 1


def test_a_place_where_nothing_can_be_written_is_told(tmp_path: Path, said: list[str]) -> None:
    """What cannot be kept costs time, and the person is told in a line."""
    (tmp_path / "file").write_text("in the way")
    with open_caches(tmp_path / "file" / "cache", lambda who, what: said.append(what)):
        assert shout("hey") == "HEY!"
    assert len(said) == 1 and said[0].startswith("not kept, so that the next build begins anew: ")


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_copy_of_the_process_writes_nothing(
    opened: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is computed in parallel uses what is remembered, and leaves the files to the process that opened them."""
    if not hasattr(os, "fork"):
        pytest.skip("the system cannot split a process")
    monkeypatch.setattr(parallel, "_can_split", lambda: True)  # browsers of other tests leave threads behind

    def elsewhere() -> list[str]:
        with opened() as kept:
            answers = [shout("hey"), shout("you")]
            kept.keep()
            return [*answers, *CALLS, *(path.name for path in tmp_path.rglob("*.cache"))]

    with opened():
        shout("hey")
        with in_parallel(elsewhere) as found:
            assert found()[:2] == ["HEY!", "YOU!"]
            assert not any(name.endswith(".cache") for name in found())
        shout("you")


FLIPS, BATCH = 300, 20


def test_no_damage_under_the_build_folder_reaches_the_site(small_project: Path) -> None:
    """Whatever bit rots in caches, stage, twin of the site or stamp: the right bytes, and never a traceback."""
    guide = small_project / "content" / "guides" / "basics.md"
    texts = [guide.read_text("utf-8"), guide.read_text("utf-8") + "\n시험 문장을 덧붙였습니다.\n"]
    right = []
    for text in texts:
        guide.write_text(text, "utf-8")
        assert run_build(small_project).returncode == 0
        right.append(hashes(small_project / "site"))
    told, choose = 0, random.Random(20)
    for batch in range(FLIPS // BATCH):
        for _ in range(BATCH):
            damage(choose_file(small_project / ".build", choose), choose)
        guide.write_text(texts[batch % 2], "utf-8")
        done = run_build(small_project)
        assert (done.returncode, done.stderr) == (0, "")
        assert hashes(small_project / "site") == right[batch % 2]
        told += "forgotten" in done.stdout
    assert told > FLIPS // BATCH // 2


def test_no_damage_to_zensicals_own_cache_reaches_the_site(small_project: Path) -> None:
    """What the engine remembers is believed by the engine: so it is given only what it left, to the bit."""
    pytest.importorskip("zensical")
    guide, engine = small_project / "content" / "guides" / "basics.md", ("--engine", "zensical")
    texts = [guide.read_text("utf-8"), guide.read_text("utf-8") + "\n시험 문장을 덧붙였습니다.\n"]
    right, choose = [], random.Random(7)
    for text in texts:
        guide.write_text(text, "utf-8")
        assert run_build(small_project, *engine).returncode == 0
        right.append(hashes(small_project / "site"))
    for number in range(4):
        kept = [path for path in sorted((small_project / ".build" / ".cache").iterdir()) if path.stat().st_size]
        for path in choose.sample(kept, 8):
            damage(path, choose)
        guide.write_text(texts[number % 2], "utf-8")
        done = run_build(small_project, *engine)
        assert (done.returncode, done.stderr) == (0, "")
        assert hashes(small_project / "site") == right[number % 2]
