"""A site takes its place whole, or file by file where it must; what others put there stays, or the build says no."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from conftest import hashes

from statusbook.problems import SiteError
from statusbook.stage import place_site as placing
from statusbook.stage.bundle import BUNDLE, make_bundle
from statusbook.stage.names import read_names, render_names
from statusbook.stage.place_site import place_site
from statusbook.stage.standing import look_at_site

OLD = {"index.html": b"old", "404/index.html": b"old 404", "gone/index.html": b"gone", "a.css": b"same"}
NEW = {"index.html": b"new", "404/index.html": b"new 404", "410/index.html": b"410", "a.css": b"same", "b.css": b"b"}


def put(root: Path, files: Mapping[str, bytes]) -> None:
    """Does what a build does when it is done."""
    built, seen = root / ".build" / "site", dict[tuple[int, int], bytes]()
    shutil.rmtree(built, ignore_errors=True)
    for name, content in files.items():
        (built / name).parent.mkdir(parents=True, exist_ok=True)
        (built / name).write_bytes(content)
    names = root / ".build" / "site-names"
    place_site(built, files, root / "site", look_at_site(root / "site", names, seen), names)


def held(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def exchange(root: Path) -> None:
    """An ordinary folder."""


def link(root: Path) -> None:
    (root / "elsewhere").mkdir()
    (root / "site").symlink_to("elsewhere")


def refuse_to_move(monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(built: Path, site: Path) -> None:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(site))

    monkeypatch.setattr(placing, "swap_site", busy)


@pytest.fixture(params=["folder", "link", "busy"])
def root(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose site is a folder, a link to one, or one that cannot be moved."""
    if request.param == "link":
        link(tmp_path)
    if request.param == "busy":
        refuse_to_move(monkeypatch)
    return tmp_path


def test_the_new_site_stands_there_and_nothing_of_the_old(root: Path) -> None:
    """Also where the place can only be filled, and build after build."""
    for files in (OLD, NEW, OLD):
        put(root, files)
        assert held(root / "site") == files
        assert read_names(root / ".build" / "site-names") == files.keys()
    assert {path.name for path in (root / "site").iterdir()} == {"index.html", "404", "gone", "a.css"}


def test_names_with_one_wrong_bit_are_not_known_at_all(tmp_path: Path) -> None:
    """A name with a wrong letter would make the file that it named somebody else's, and stop the next build."""
    sealed = render_names(["404/index.html", "api/v1/all.json"])
    path = tmp_path / "site-names"
    for place in range(len(sealed)):
        path.write_bytes(sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :])
        assert read_names(path) is None
    path.write_bytes(sealed)
    assert read_names(path) == {"404/index.html", "api/v1/all.json"}


def test_files_of_others_stay_where_they_are(root: Path) -> None:
    """A name for the host, a repository, uploads, links and empty folders; a build knows them from its own."""
    put(root, OLD)
    site = root / "site"
    (site / ".git" / "objects").mkdir(parents=True)
    (site / ".git" / "HEAD").write_text("ref: refs/heads/pages\n")
    (site / "CNAME").write_text("wiki.example\n")
    (site / "404" / "notes.txt").write_text("beside a page of ours")
    (site / "uploads").symlink_to("/nowhere")
    own = {name: held(site)[name] for name in (".git/HEAD", "CNAME", "404/notes.txt")}
    for files in (NEW, OLD, NEW):
        put(root, files)
        assert held(site) == files | own
        assert (site / ".git" / "objects").is_dir()
        assert (site / "uploads").readlink() == Path("/nowhere")
    (site / "CNAME").unlink()
    (site / "uploads").unlink()
    put(root, OLD)
    assert not (site / "CNAME").exists()
    assert not (site / "uploads").is_symlink()


@pytest.mark.parametrize("name", ["410/index.html", "410", "b.css/mine.txt"])
def test_a_file_that_is_in_the_way_is_named_and_kept(root: Path, name: str) -> None:
    """Nobody knows whose it is, so the build says no and the site stays as it was."""
    put(root, OLD)
    mine = root / "site" / name
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine")
    before = held(root / "site")
    with pytest.raises(SiteError, match=rf"holds files that no build made, .*:\n  {name}\n  fix: move what is yours"):
        put(root, NEW)
    assert held(root / "site") == before
    mine.unlink()
    put(root, NEW)
    assert held(root / "site") == NEW


def test_a_site_of_which_nothing_is_known_tells_itself(root: Path) -> None:
    """Without .build, the offline copy in the site says which files builds made; a folder of somebody else has none."""
    whole = OLD | {BUNDLE: make_bundle(OLD), "_headers": b"for servers alone"}
    put(root, whole)
    shutil.rmtree(root / ".build")
    (root / "site" / "CNAME").write_bytes(b"wiki.example")
    put(root, NEW)
    assert held(root / "site") == NEW | {"CNAME": b"wiki.example"}
    shutil.rmtree(root / ".build")
    with pytest.raises(SiteError):
        put(root, NEW | {"CNAME": b"other.example"})


def places_of_a_kill(root: Path) -> Iterator[Callable[[pytest.MonkeyPatch], None]]:
    """Ways to end a fill: at each step that changes what others see."""
    for step in range(40):

        def arm(monkeypatch: pytest.MonkeyPatch, step: int = step) -> None:
            count = iter(range(100))

            def dying(original: Callable[..., object]) -> Callable[..., object]:
                def call(*args: object, **kwargs: object) -> object:
                    if next(count) == step:
                        raise KeyboardInterrupt
                    return original(*args, **kwargs)

                return call

            for name in ("replace", "unlink", "mkdir", "rmdir"):
                monkeypatch.setattr(Path, name, dying(getattr(Path, name)))

        yield arm


def test_a_fill_that_was_interrupted_is_repaired(tmp_path: Path) -> None:
    """Wherever it ends, the first page leads to nothing that is missing, and the next build gives the site it should."""
    link(tmp_path)
    interrupted = 0
    for arm in places_of_a_kill(tmp_path):
        put(tmp_path, OLD)
        with pytest.MonkeyPatch.context() as patched:
            arm(patched)
            try:
                put(tmp_path, NEW)
            except KeyboardInterrupt:
                interrupted += 1
        files = held(tmp_path / "site")
        assert files.keys() >= (OLD if files["index.html"] == b"old" else NEW).keys() - {"gone/index.html"}
        for again in (NEW | {"index.html": b"newer"}, OLD):
            put(tmp_path, again)
            assert held(tmp_path / "site") == again
            assert not list((tmp_path / "site").glob(".statusbook*"))
    assert interrupted > 10


def test_a_place_that_cannot_be_filled_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is noticed before the first file takes its place."""
    link(tmp_path)
    put(tmp_path, OLD)

    def full(source: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(SiteError, match=r"site: No space left on device\n  fix: .*; the old site is as it was"):
        put(tmp_path, NEW)
    assert held(tmp_path / "site") == OLD


@pytest.mark.parametrize("target", [None, "nowhere"])
def test_a_site_that_is_no_folder_is_refused(tmp_path: Path, target: str | None) -> None:
    """A link that leads nowhere, or a file, is named."""
    site = tmp_path / "site"
    site.symlink_to(target) if target else site.touch()
    with pytest.raises(SiteError, match=r"which is no folder\n  fix: " if target else r"is no folder\n  fix: "):
        look_at_site(site, tmp_path / "names", {})


def test_a_mounted_volume_is_filled(tmp_path: Path) -> None:
    """As Docker mounts one: the real thing, where this user may mount."""
    site = tmp_path / "site"
    site.mkdir()
    if (
        shutil.which("mount") is None
        or subprocess.run(["mount", "-t", "tmpfs", "tmpfs", site], capture_output=True).returncode
    ):
        pytest.skip("this user may mount nothing")
    try:
        put(tmp_path, OLD)
        (site / "CNAME").write_bytes(b"wiki.example")
        put(tmp_path, NEW)
        assert held(site) == NEW | {"CNAME": b"wiki.example"}
        assert os.path.ismount(site)
    finally:
        subprocess.run(["umount", site], check=True)


def test_a_build_keeps_what_is_not_its_own(small_project: Path) -> None:
    """From end to end: own files are no part of the offline copy, and no reason to build again."""
    from statusbook.pipeline.builder import build_site
    from statusbook.places import Places
    from statusbook.site.current import is_current

    places = Places(root=small_project)
    build_site(places, "material", lambda stage, outcome: None)
    first = hashes(places.site)
    (places.site / "CNAME").write_text("wiki.example\n")
    assert is_current(places, "material")
    note = small_project / "content" / "codes" / "404.md"
    text = note.read_text("utf-8")
    for words, fresh in ((text.replace("다음을 봅니다", "다음을 먼저 봅니다"), False), (text, True)):
        note.write_text(words, "utf-8")
        build_site(places, "material", lambda stage, outcome: None, fresh=fresh)
        assert (places.site / "CNAME").read_text() == "wiki.example\n"
        assert is_current(places, "material")
    (places.site / "CNAME").unlink()
    assert hashes(places.site) == first


def test_a_build_folder_may_be_a_link(small_project: Path, tmp_path: Path) -> None:
    """``.build`` may lie on another disk; the pages are those of one that does not."""
    from statusbook.pipeline.builder import build_site
    from statusbook.places import Places

    build_site(Places(root=small_project), "material", lambda stage, outcome: None)
    first = hashes(small_project / "site")
    (small_project / ".build").rename(tmp_path / "old")
    (tmp_path / "far" / "away").mkdir(parents=True)
    (small_project / ".build").symlink_to(tmp_path / "far" / "away")
    build_site(Places(root=small_project), "material", lambda stage, outcome: None)
    assert hashes(small_project / "site") == first
