"""The fast ways to a site end at the same site; and whatever stops a build, a whole site stands."""

from __future__ import annotations

import contextvars
import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import PROJECT, hashes, run_build

from statusbook import caches, cli
from statusbook.caches import open_caches
from statusbook.pipeline.builder import build_site
from statusbook.places import Places
from statusbook.stage import place_site

EDITS = 20


def quiet(stage: str, outcome: str) -> None:
    """Tells nobody how a build goes on."""


class Editor:
    """Somebody at work on a project: writes a little here and there, and takes some of it back."""

    def __init__(self, root: Path, seed: int) -> None:
        self._root, self._choose, self._count = root, random.Random(seed), 0
        self._before: list[tuple[Path, bytes]] = []
        self.done: list[str] = []

    def edit(self) -> None:
        """Makes one edit that leaves the project fit to be built."""
        self._count += 1
        ways: list[Callable[[], Path]] = [
            lambda: self._append("content/codes/*.md", f"\n## 더 알아두기\n\n시험 문장 {self._count}번입니다.\n"),
            lambda: self._append("content/guides/*.md", f"\n시험 문장 {self._count}번을 덧붙였습니다.\n"),
            lambda: self._append("content/notes/*.md", f"\n- 404: 시험 문장 {self._count}번을 덧붙인 노트입니다.\n"),
            lambda: self._replace("content/codes/*.md", "symptoms:\n", f"symptoms:\n  - 시험 증상 {self._count}\n"),
            lambda: self._append("templates/theme/assets/*.js", f"\n/* {self._count} */\n"),
            lambda: self._append("templates/theme/partials/site-footer.html", f"\n<p>시험 {self._count}</p>\n"),
            lambda: self._append("templates/code.html.j2", f"\n시험 {self._count}\n"),
            lambda: self._replace("mkdocs.yml", "site_description: ", f"site_description: 시험 {self._count} "),
            self._undo,
            self._spoil,
        ]
        # Most edits are in content, as in life.
        weights = [6, 3, 2, 3, 2, 1, 1, 1, 3 if self._before else 0, 1]
        path = self._choose.choices(ways, weights)[0]()
        self.done.append(path.relative_to(self._root).as_posix())

    def _pick(self, pattern: str) -> Path:
        path = self._choose.choice(sorted(self._root.glob(pattern)))
        self._before.append((path, path.read_bytes()))
        return path

    def _append(self, pattern: str, text: str) -> Path:
        path = self._pick(pattern)
        known = path.read_text("utf-8")
        heading = text.strip().partition("\n")[0]
        if heading.startswith("##") and heading in known:  # every heading stands once
            text = text.replace(heading, "", 1)
            path.write_text(known.replace(heading, f"{heading}\n{text}", 1), "utf-8")
        else:
            path.write_text(known + text, "utf-8")
        return path

    def _replace(self, pattern: str, old: str, new: str) -> Path:
        path = self._pick(pattern)
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
        return path

    def _undo(self) -> Path:
        path, content = self._before.pop()
        path.write_bytes(content)
        return path

    def _spoil(self) -> Path:
        """Somebody edits the finished site by hand."""
        path = self._choose.choice(sorted((self._root / "site").glob("*/index.html")))
        path.unlink()
        path.write_text("spoilt", "utf-8")
        return path


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """The files that two sites do not have alike."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.mark.parametrize("engine", ["material", "zensical"])
def test_twenty_random_edits_give_the_sites_of_builds_from_nothing(small_project: Path, engine: str) -> None:
    """Built edit by edit with all that is remembered, or every fourth time from nothing: the same bytes."""
    if engine == "zensical":
        pytest.importorskip("zensical")
    places, session = Places(root=small_project), contextvars.copy_context()
    serving = open_caches(places.caches, quiet)
    session.run(serving.__enter__)
    session.run(build_site, places, engine, quiet)
    editor = Editor(small_project, seed=20)
    for number in range(EDITS):
        editor.edit()
        # What is kept in the process (serve) and what is kept in the files (build) take turns.
        if number % 2:
            session.run(build_site, places, engine, quiet)
        else:
            build_site(places, engine, quiet)
        if number % 4 != 3:
            continue
        quick = hashes(places.site)
        apart = small_project.with_name("apart")
        shutil.rmtree(apart, ignore_errors=True)
        shutil.copytree(small_project, apart, ignore=shutil.ignore_patterns("site", ".build"))
        build_site(Places(root=apart), engine, quiet)
        differ = differing(quick, hashes(apart / "site"))
        assert not differ, f"{differ[:10]} after edits of {editor.done}"
    session.run(serving.__exit__, None, None, None)


def test_edits_of_the_whole_project_give_the_site_of_a_build_from_nothing(copy_of_project: Path) -> None:
    """The same with all our content, compared once, after a few edits."""
    places = Places(root=copy_of_project)
    build_site(places, "material", quiet)
    editor = Editor(copy_of_project, seed=4)
    for _ in range(4):
        editor.edit()
        build_site(places, "material", quiet)
    quick = hashes(places.site)
    assert len(quick) > 1000
    build_site(places, "material", quiet, fresh=True)
    differ = differing(quick, hashes(places.site))
    assert not differ, f"{differ[:10]} after edits of {editor.done}"


def test_nothing_is_done_where_nothing_has_changed(small_project: Path) -> None:
    """A second build finds its work done; a site that somebody touched is built again."""
    assert run_build(small_project).returncode == 0
    before = {path: path.stat().st_mtime_ns for path in (small_project / "site").rglob("*")}
    again = run_build(small_project)
    assert "nothing has changed" in again.stdout
    assert {path: path.stat().st_mtime_ns for path in (small_project / "site").rglob("*")} == before
    page = small_project / "site" / "404" / "index.html"
    content = page.read_bytes()
    page.write_bytes(content + b" ")
    assert "nothing has changed" not in run_build(small_project).stdout
    assert page.read_bytes() == content


def test_a_killed_build_leaves_a_whole_site(small_project: Path) -> None:
    """Killed at any moment, a build leaves the old site or the new one, never a part of one."""
    note = small_project / "content" / "guides" / "basics.md"
    texts = [note.read_text("utf-8"), note.read_text("utf-8") + "\n시험 문장을 덧붙였습니다.\n"]
    whole, seconds = [], 0.0
    for text in [*texts, texts[0]]:
        note.write_text(text, "utf-8")
        began = time.monotonic()
        assert run_build(small_project).returncode == 0
        seconds = time.monotonic() - began
        whole.append(hashes(small_project / "site"))
    assert whole[0] == whole[2] != whole[1]
    choose, killed = random.Random(9), 0
    for number in range(24):
        note.write_text(texts[number % 2], "utf-8")
        build = subprocess.Popen(
            [sys.executable, str(PROJECT / "build.py"), "--root", str(small_project)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            build.wait(timeout=seconds * choose.uniform(0.05, 1.1))
        except subprocess.TimeoutExpired:
            build.send_signal(signal.SIGKILL)
            killed += 1
        build.wait()
        assert hashes(small_project / "site") in whole
    assert killed >= 6
    assert run_build(small_project).returncode == 0
    assert hashes(small_project / "site") == whole[1]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Gives disks of so many MiB."""
    mounted: list[Path] = []

    def mount(size: int) -> Path:
        disk = tmp_path / f"disk-{size}"
        disk.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}m", "tmpfs", str(disk)]
        if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("this machine lets nobody mount a small disk")
        mounted.append(disk)
        return disk

    yield mount
    for disk in mounted:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("size", [14, 30])
def test_a_full_disk_is_said_in_a_line(copy_of_project: Path, small_disk: Callable[[int], Path], size: int) -> None:
    """Where the disk fills up, in the stage or in the engine, the file is named, and the old site stands."""
    root = small_disk(size) / "project"
    for name in ("content", "templates"):
        shutil.copytree(copy_of_project / name, root / name)
    shutil.copy(copy_of_project / "mkdocs.yml", root / "mkdocs.yml")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("old", "utf-8")
    finished = run_build(root)
    assert finished.returncode == 1
    assert "No space left on device" in finished.stderr
    assert "Traceback" not in finished.stderr
    assert (root / "site" / "index.html").read_text("utf-8") == "old"


def test_no_room_for_what_is_remembered_is_no_fault_of_the_site(
    small_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A site that is done stays done where the caches find no room; the person is told."""

    def full(path: Path, content: bytes, maker: str) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr(caches, "write_sealed", full)
    said: list[str] = []
    build_site(Places(root=small_project), "material", lambda step, outcome: said.append(outcome))
    assert (small_project / "site" / "404" / "index.html").is_file()
    assert any("not kept" in outcome and "No space left on device" in outcome for outcome in said)


def test_a_site_that_may_not_be_replaced_is_said_in_a_line(
    small_project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nobody may write, the folder is named with what to do about it, and the old site stands."""
    build_site(Places(root=small_project), "material", quiet)
    before = hashes(small_project / "site")

    def refuse(built: Path, site: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(site))

    monkeypatch.setattr(place_site, "swap_site", refuse)
    monkeypatch.setattr(place_site, "_fill", lambda built, files, site, standing: refuse(built, site))
    monkeypatch.setattr(cli, "end", sys.exit)
    monkeypatch.setattr(sys, "argv", ["build.py", "--fresh", "--root", str(small_project)])
    with pytest.raises(SystemExit) as stopped:
        cli.run()
    told = capsys.readouterr().err
    assert stopped.value.code == 1
    assert f"{small_project / 'site'}: Permission denied" in told
    assert "the old site is as it was" in told
    assert hashes(small_project / "site") == before
