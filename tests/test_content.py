"""Content is regular files inside content/: whatever else lies there is refused by name, and nothing hangs."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from statusbook.content import read_content
from statusbook.pipeline.reader import read_book
from statusbook.places import Places
from statusbook.problems import ContentError


def link_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def bind(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(path))


def make_device(path: Path) -> None:
    try:
        os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 3))
    except OSError:
        pytest.skip("this user may make no devices")


REFUSED: dict[str, tuple[str, Callable[[Path], None], str]] = {
    "link out": ("codes/x.md", link_to("/etc/passwd"), "a link to /etc/passwd, which is not followed"),
    "link inside": ("notes/other.md", link_to("team.md"), "a link to team.md, which is not followed"),
    "dangling": ("codes/x.md", link_to("nowhere"), "a link to nowhere, which is not followed"),
    "loop": ("guides/loop.md", link_to("loop.md"), "a link to loop.md, which is not followed"),
    "linked folder": ("guides/usr", link_to("/usr"), "a link to /usr, which is not followed"),
    "endless": ("notes/zero.md", link_to("/dev/zero"), "a link to /dev/zero, which is not followed"),
    "pipe": ("notes/pipe.md", os.mkfifo, "a pipe, no file"),
    "socket": ("notes/s", bind, "a socket, no file"),
    "device": ("notes/null.md", make_device, "a device, no file"),
    "folder": ("codes/x.md", os.mkdir, "a folder with the name of a file"),
    "huge": ("notes/huge.md", lambda path: (path.touch(), os.truncate(path, 10**10)), "10000000000 bytes"),
    "line break": ("codes/a\nb.md", Path.touch, r"a name that cannot be shown: b'a\nb.md'"),
    "turned": ("codes/a\u202eb.md", Path.touch, r"a name that cannot be shown: b'a\xe2\x80\xaeb.md'"),
    "no UTF-8": ("codes/a\udcff.md", Path.touch, r"a name that cannot be shown: b'a\xff.md'"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_file_is_refused(case: str, small_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One problem names it with a fix; the rest is read as ever."""
    monkeypatch.chdir(small_project)  # the path of a socket is short
    name, make, message = REFUSED[case]
    before = read_content(small_project).files
    make(small_project / "content" / name)
    content = read_content(small_project)
    assert content.files == before
    (problem,) = content.refused
    assert (problem.message, problem.line) == (message, 1)
    assert problem.fix
    assert problem.path.isprintable()


def test_hidden_files_and_what_editors_leave_behind_are_not_read(small_project: Path) -> None:
    """They are no content, whatever they are: Emacs locks a file by a link that leads nowhere."""
    before = read_content(small_project)
    codes = small_project / "content" / "codes"
    for name in (".404.md.swp", "404.md~", "#404.md#", ".DS_Store", "._404.md", "Thumbs.db", "desktop.ini"):
        (codes / name).write_bytes(b"\xff")
    (codes / ".#404.md").symlink_to("somebody@somewhere.1")
    (codes / ".git").mkdir()
    assert read_content(small_project) == before


def test_another_name_of_a_file_is_a_file(small_project: Path) -> None:
    """Hard links are read as what they are, the name in a second place of the same bytes."""
    notes = small_project / "content" / "notes"
    os.link(notes / "team.md", notes / "again.md")
    content = read_content(small_project)
    assert content.files["content/notes/again.md"] == content.files["content/notes/team.md"]
    assert not content.refused


def test_what_may_not_be_read_is_told(small_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file or folder without the permission is a problem, not an end."""
    closed, scan, read = small_project / "content" / "guides", os.scandir, Path.read_bytes

    def refuse(path: Path) -> None:
        if closed in (path, path.parent):
            raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", lambda path: (refuse(Path(path)), scan(path))[1])
    assert [str(one) for one in read_content(small_project).refused] == [
        "content/guides:1: cannot be read: Permission denied\n  fix: make it readable, or remove it"
    ]
    monkeypatch.setattr(os, "scandir", scan)
    monkeypatch.setattr(Path, "read_bytes", lambda path: (refuse(path), read(path))[1])
    assert {one.message for one in read_content(small_project).refused} == {"cannot be read: Permission denied"}


@pytest.mark.parametrize("folder", ["codes", "classes", "comparisons", "guides", "notes", "sources"])
def test_a_linked_folder_is_the_only_problem(small_project: Path, tmp_path: Path, folder: str) -> None:
    """Nobody is told that everything in it is missing."""
    there = small_project / "content" / folder
    there.rename(tmp_path / folder)
    there.symlink_to(tmp_path / folder)
    assert problems_of(small_project) == [f"content/{folder}:1: a link to {tmp_path / folder}, which is not followed"]


@pytest.mark.parametrize(
    "name", ["codes/404.md", "notes/team.md", "choose.yml", "sources/team.yml", "constants.yml", "iana.csv"]
)
def test_a_refused_file_is_not_missed_as_well(small_project: Path, tmp_path: Path, name: str) -> None:
    """What follows from it is not told, every other fault is."""
    there = small_project / "content" / name
    there.rename(tmp_path / "there")
    there.symlink_to(tmp_path / "there")
    (small_project / "content" / "guides" / "odd.txt").touch()
    assert set(problems_of(small_project)) == {
        f"content/{name}:1: a link to {tmp_path / 'there'}, which is not followed",
        "content/guides/odd.txt:1: not a .md file",
    }


def test_a_file_too_deep_is_not_taken_for_another(small_project: Path) -> None:
    """``codes/old/404.md`` neither takes the place of ``codes/404.md`` nor is it passed over."""
    codes = small_project / "content" / "codes"
    (codes / "old").mkdir()
    (codes / "old" / "404.md").write_bytes((codes / "404.md").read_bytes())
    assert problems_of(small_project) == ["content/codes/old/404.md:1: a file in a folder that nothing reads"]


def problems_of(root: Path) -> list[str]:
    """The problems of a book without their fixes."""
    with pytest.raises(ContentError) as told:
        read_book(Places(root=root), lambda stage, outcome: None)
    return sorted(f"{one.path}:{one.line}: {one.message}" for one in told.value.problems)


@pytest.mark.parametrize("target", [None, "nowhere"])
def test_content_that_is_no_folder_is_told(small_project: Path, target: str | None) -> None:
    """A file in its place, or a link that leads nowhere, does not bring the content of the package instead."""
    there = small_project / "content"
    there.rename(small_project / "elsewhere")
    there.symlink_to(target) if target else there.touch()
    message = f"leads to {target}, which is no folder" if target else "is no folder"
    assert problems_of(small_project) == [f"content:1: {message}"]
    there.unlink()
    there.symlink_to("elsewhere")  # content/ itself may lie anywhere
    assert not read_content(small_project).refused
