"""Writing: the stage holds exactly what it should, and one whole site stands at every moment."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from statusbook.stage import write
from statusbook.stage.gathered import Stage
from statusbook.stage.write import (
    clear_files,
    link_tree,
    swap_site,
    write_stage,
)


def site(folder: Path, words: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(words)
    return folder


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """A file whose bytes are the same is left alone, one that is gone from the stage is removed."""
    first = Stage(files={"404/index.md": b"one", "old.md": b"old"}, config="{}")
    prints = write_stage(first, tmp_path)
    stamp = (tmp_path / "stage" / "404" / "index.md").stat().st_mtime_ns
    second = Stage(files={"404/index.md": b"one", "new.md": b"new"}, config="{}")
    again = write_stage(second, tmp_path)
    assert again.keys() == {"404/index.md", "new.md"}
    assert again["404/index.md"] == prints["404/index.md"] != again["new.md"]
    assert (tmp_path / "stage" / "404" / "index.md").stat().st_mtime_ns == stamp
    assert not (tmp_path / "stage" / "old.md").exists()


def test_a_site_that_shares_files_with_the_stage_keeps_its_own(tmp_path: Path) -> None:
    """Files put into the site are not copied, and still a later stage changes nothing in that site."""
    write_stage(Stage(files={"one.txt": b"one", "two.txt": b"two"}, config="{}"), tmp_path)
    link_tree(tmp_path / "stage", tmp_path / "site", but=["two.txt"])
    write_stage(Stage(files={"one.txt": b"changed"}, config="{}"), tmp_path)
    assert [path.read_text() for path in (tmp_path / "site").iterdir()] == ["one"]
    (tmp_path / "site" / "extra.txt").write_text("of the site before")
    link_tree(tmp_path / "stage", tmp_path / "site")
    assert {path.name: path.read_text() for path in (tmp_path / "site").iterdir()} == {"one.txt": "changed"}


def test_what_somebody_else_writes_is_left_alone(tmp_path: Path) -> None:
    """A page that the engine has just rendered anew stays while the others are put beside it."""
    write_stage(Stage(files={"one.txt": b"one", "two.txt": b"old"}, config="{}"), tmp_path)
    link_tree(tmp_path / "stage", tmp_path / "site")
    clear_files(tmp_path / "site", ["two.txt", "three.txt", "folder/that/is/not/there.txt"])
    (tmp_path / "site" / "two.txt").write_text("new")
    link_tree(tmp_path / "stage", tmp_path / "site", but=["two.txt", "three.txt"])
    assert (tmp_path / "site" / "two.txt").read_text() == "new"
    assert (tmp_path / "stage" / "two.txt").read_text() == "old"


@pytest.mark.parametrize("in_one_step", [True, False])
def test_the_new_site_takes_the_place_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool
) -> None:
    """After the swap the new site stands there, and the old one where the next can be made from it."""
    if not in_one_step:
        monkeypatch.setattr(write, "_exchange", lambda one, other: False)
    built, old = site(tmp_path / ".build" / "site", "new"), site(tmp_path / "site", "old")
    swap_site(built, old)
    assert (tmp_path / "site" / "index.html").read_text() == "new"
    assert [path.name for path in (tmp_path / ".build").iterdir()] == ["site"]
    assert (built / "index.html").read_text() == "old"


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
        write.clear(tmp_path / ".build" / "site")
        swap_site(site(tmp_path / ".build" / "site", str(number) * 1000), old)
    done.set()
    reader.join()
    assert not missing
    assert all(len(set(text)) == 1 and len(text) == 1000 for text in seen)
