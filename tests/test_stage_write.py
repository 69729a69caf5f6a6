"""Writing: the stage holds exactly what it should, and one whole site stands at every moment."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from statusbook.stage import write
from statusbook.stage.stage import Stage
from statusbook.stage.write import read_cache, swap_site, write_cache, write_stage


def site(folder: Path, words: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(words)
    return folder


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """A file whose bytes are the same is left alone, one that is gone from the stage is removed."""
    first = Stage(files={"404/index.md": b"one", "old.md": b"old"}, config="{}")
    assert write_stage(first, tmp_path) == 3
    stamp = (tmp_path / "stage" / "404" / "index.md").stat().st_mtime_ns
    second = Stage(files={"404/index.md": b"one", "new.md": b"new"}, config="{}")
    assert write_stage(second, tmp_path) == 2
    assert (tmp_path / "stage" / "404" / "index.md").stat().st_mtime_ns == stamp
    assert not (tmp_path / "stage" / "old.md").exists()


@pytest.mark.parametrize("in_one_step", [True, False])
def test_the_new_site_takes_the_place_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool
) -> None:
    """After the swap the new site stands there, and nothing of the old one is left over."""
    if not in_one_step:
        monkeypatch.setattr(write, "_exchange", lambda one, other: False)
    built, old = site(tmp_path / ".build" / "site", "new"), site(tmp_path / "site", "old")
    swap_site(built, old)
    assert (tmp_path / "site" / "index.html").read_text() == "new"
    assert list((tmp_path / ".build").iterdir()) == []


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    """The first build of a project puts its site in place."""
    swap_site(site(tmp_path / ".build" / "site", "new"), tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "new"


def test_a_reader_never_finds_half_a_site(tmp_path: Path) -> None:
    """Whoever looks while sites are swapped finds a whole one every time, where folders can be exchanged."""
    old = site(tmp_path / "site", "0" * 1000)
    if not write._exchange(old, site(tmp_path / "probe", "0" * 1000)):
        pytest.skip("this system cannot exchange two folders in one step")
    seen: set[str] = set()
    missing: list[OSError] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            try:
                seen.add((tmp_path / "site" / "index.html").read_text())
            except OSError as error:
                missing.append(error)

    reader = threading.Thread(target=look)
    reader.start()
    for number in range(1, 9):
        swap_site(site(tmp_path / ".build" / "site", str(number) * 1000), old)
    done.set()
    reader.join()
    assert not missing
    assert all(len(set(text)) == 1 and len(text) == 1000 for text in seen)


def test_a_cache_that_is_broken_is_no_cache(tmp_path: Path) -> None:
    """A cache that cannot be read costs time, nothing else."""
    path = tmp_path / "cache" / "morphemes.json"
    assert read_cache(path) == {}
    write_cache(path, {"a": "b"})
    assert read_cache(path) == {"a": "b"}
    path.write_text("[1")
    assert read_cache(path) == {}
