"""What a project has itself it uses; what it has not is the base's, and is told of by where it lies."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import PROJECT, copy_caches, hashes, run_build

from statusbook.pipeline.builder import build_site
from statusbook.pipeline.reader import read_book
from statusbook.pipeline.renderer import make_links
from statusbook.places import Places
from statusbook.problems import ContentError


def quiet(stage: str, outcome: str) -> None:
    """Tells nobody how a build goes on."""


def test_a_checkout_is_its_own_base() -> None:
    """Run from its source, the package takes the content, templates and settings that stand beside it."""
    places = Places(root=PROJECT)
    assert places.base == PROJECT
    assert (places.content, places.templates) == (PROJECT / "content", PROJECT / "templates")
    assert places.settings == (PROJECT / "mkdocs.yml",)
    assert places.theme == "../templates/theme"


def test_each_part_comes_from_the_project_or_else_from_the_base(tmp_path: Path) -> None:
    """A part is taken whole from the project if it is there; settings are those of both, the project's first."""
    root, base = tmp_path / "team", tmp_path / "base"
    for folder in (root / "content", base / "content", base / "templates"):
        folder.mkdir(parents=True)
    (base / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    places = Places(root=root, base=base)
    assert (places.content, places.templates) == (root / "content", base / "templates")
    assert places.theme == (base / "templates" / "theme").as_posix()
    assert places.settings == (base / "mkdocs.yml",)
    (root / "mkdocs.yml").write_text("site_name: y\n", "utf-8")
    (root / "templates").mkdir()
    assert places.templates == root / "templates"
    assert places.settings == (root / "mkdocs.yml", base / "mkdocs.yml")
    own = {root / "content", root / "templates", root / "mkdocs.yml"}
    assert set(places.watched) == {*own, base / "content", base / "mkdocs.yml"}  # what lies beneath changes, too
    assert all(path.is_relative_to(root) for path in (places.site, places.build, places.caches, places.lock))


def test_two_lines_of_settings_make_a_site_of_the_base(small_project: Path, tmp_path: Path) -> None:
    """An empty folder with a name and an address gives the base's pages under them, and the base stays as it was."""
    before = hashes(small_project)
    root = tmp_path / "team"
    root.mkdir()
    (root / "mkdocs.yml").write_text("site_name: 팀의 코드\nsite_url: https://wiki.example/http/\n", "utf-8")
    build_site(Places(root=root, base=small_project), "material", quiet)
    page = (root / "site" / "404" / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://wiki.example/http/404/">' in page
    assert '<meta property="og:site_name" content="팀의 코드">' in page
    assert '"name":"팀의 코드"' in page
    assert '"name": "팀의 코드"' in (root / "site" / "api" / "v1" / "index.json").read_text("utf-8")
    assert sorted(path.name for path in root.iterdir()) == [".build", "mkdocs.yml", "site"]
    assert hashes(small_project) == before


def test_an_address_is_nobody_else_s(small_project: Path, tmp_path: Path) -> None:
    """Settings without an address are a fault: nobody publishes under the address of the base."""
    root = tmp_path / "team"
    root.mkdir()
    (root / "mkdocs.yml").write_text("site_name: 팀의 코드\n", "utf-8")
    with pytest.raises(ContentError, match=r"^mkdocs\.yml:1: 'site_url' is missing\n  fix: "):
        build_site(Places(root=root, base=small_project), "material", quiet)


def test_a_fault_of_the_base_names_the_file_where_it_lies(small_project: Path, tmp_path: Path) -> None:
    """A project has no such file itself, so that its path alone would lead nowhere."""
    note = small_project / "content" / "codes" / "404.md"
    note.write_text(note.read_text("utf-8").replace("## 답", "## 없는 제목"), "utf-8")
    for root, path in ((tmp_path, note.as_posix()), (small_project, "content/codes/404.md")):
        with pytest.raises(ContentError) as told:
            read_book(Places(root=root, base=small_project), quiet)
        assert {problem.path for problem in told.value.problems} == {path}


@pytest.mark.parametrize("part", ["content", "templates"])
def test_a_part_that_is_nowhere_is_told(small_project: Path, tmp_path: Path, part: str) -> None:
    """What neither the project nor the base has is one problem with its fix."""
    shutil.rmtree(small_project / part)
    empty = tmp_path / "empty"
    empty.mkdir()
    places = Places(root=small_project, base=empty)
    with pytest.raises(ContentError, match=f"^{part}:1: folder is missing\n  fix: run this in the project's root"):
        make_links(places, read_book(places, quiet))


def test_an_engine_that_refuses_a_setting_says_why(tmp_path: Path) -> None:
    """What MkDocs has to say of the configuration comes through, and no traceback."""
    root = tmp_path / "team"
    root.mkdir()
    (root / "mkdocs.yml").write_text("site_name: x\nsite_url: https://wiki.example/\nplugins: [nothere]\n", "utf-8")
    copy_caches(root)
    finished = run_build(root)
    assert finished.returncode == 1
    assert "Config value 'plugins': The \"nothere\" plugin is not installed" in finished.stderr
    assert "Traceback" not in finished.stderr
