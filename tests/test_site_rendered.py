"""A page that was rendered is not rendered again, and is never taken for another one."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from conftest import hashes

from statusbook.pipeline.builder import build_site
from statusbook.places import Places
from statusbook.site import material
from statusbook.site.engine import EngineError
from statusbook.site.rendered import RenderedPages

PAGE, PRINT, HTML = "404/index.md", "a fingerprint", "<p>찾을 수 없음</p>\n\n".encode()


def quiet(stage: str, outcome: str) -> None:
    """Tells nobody how a build goes on."""


def test_a_page_is_found_by_all_it_was_made_from(tmp_path: Path) -> None:
    """The same page of the same file, with the same around it; whatever else differs, there is none."""
    RenderedPages(tmp_path / "rendered", "around").keep(PAGE, PRINT, HTML)
    assert RenderedPages(tmp_path / "rendered", "around").find(PAGE, PRINT) == HTML
    assert RenderedPages(tmp_path / "rendered", "around").find(PAGE, "another") is None
    assert RenderedPages(tmp_path / "rendered", "around").find("403/index.md", PRINT) is None
    assert RenderedPages(tmp_path / "rendered", "else").find(PAGE, PRINT) is None


def test_a_page_takes_the_place_of_what_it_was(tmp_path: Path) -> None:
    """One file a page, so that the folder does not grow with every edit; a page that is gone goes from it, too."""
    pages = RenderedPages(tmp_path / "rendered", "around")
    pages.keep(PAGE, PRINT, HTML)
    pages.keep(PAGE, "another", b"another")
    pages.keep("403/index.md", PRINT, HTML)
    assert (pages.find(PAGE, PRINT), pages.find(PAGE, "another")) == (None, b"another")
    pages.forget_others([PAGE])
    assert pages.find("403/index.md", PRINT) is None
    assert len([*(tmp_path / "rendered").iterdir()]) == 1


def test_a_damaged_page_is_not_believed(tmp_path: Path) -> None:
    """Whichever bit of it differs."""
    pages = RenderedPages(tmp_path / "rendered", "around")
    pages.keep(PAGE, PRINT, HTML)
    path = next((tmp_path / "rendered").iterdir())
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << place % 8]) + whole[place + 1 :])
        assert pages.find(PAGE, PRINT) is None


def test_without_a_folder_nothing_is_kept() -> None:
    """Where no caches are open every page is rendered."""
    pages = RenderedPages(None, "around")
    pages.keep(PAGE, PRINT, HTML)
    pages.forget_others([])
    assert pages.find(PAGE, PRINT) is None


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that engines were given to render."""
    given: list[str] = []
    give_out = material._give_out

    def listen(job: material.Job, shares: Mapping[object, Sequence[str]]) -> None:
        given.extend(page for share in shares.values() for page in share)
        give_out(job, shares)

    monkeypatch.setattr(material, "_give_out", listen)
    return given


def test_a_site_that_is_gone_is_put_together_again(small_project: Path, rendered: list[str]) -> None:
    """With the caches kept no page is rendered twice; one that is damaged is, and the site is the same to the byte."""
    places = Places(root=small_project)
    build_site(places, "material", quiet)
    whole, pages = hashes(places.site), len(rendered)
    assert pages == len([*places.stage.rglob("*.md")])
    for path in (places.site, places.stage):
        shutil.rmtree(path)
    places.stamp.unlink()
    rendered.clear()
    build_site(places, "material", quiet)
    assert (rendered, hashes(places.site)) == ([], whole)
    for path in (places.site, places.stage):
        shutil.rmtree(path)
    some = sorted((places.caches / "rendered").iterdir())[:3]
    for path in some:
        path.write_bytes(path.read_bytes()[:-1])
    build_site(places, "material", quiet)
    assert (len(rendered), hashes(places.site)) == (len(some), whole)


def test_a_page_that_comes_back_is_rendered_once(small_project: Path, rendered: list[str]) -> None:
    """What all pages depend on makes them new; an edit makes new only the pages that differ."""
    places = Places(root=small_project)
    build_site(places, "material", quiet)
    every = len(rendered)
    rendered.clear()
    guide = small_project / "content" / "guides" / "basics.md"
    guide.write_text(guide.read_text("utf-8") + "\n시험 문장을 덧붙였습니다.\n", "utf-8")
    build_site(places, "material", quiet)
    assert 0 < len(rendered) < every / 2
    rendered.clear()
    footer = small_project / "templates" / "theme" / "partials" / "site-footer.html"
    footer.write_text(footer.read_text("utf-8") + "\n<p>시험</p>\n", "utf-8")
    build_site(places, "material", quiet)
    assert len(rendered) == every
    assert all("<p>시험</p>" in page.read_text("utf-8") for page in places.site.glob("[45]0[0-9]/index.html"))


def test_what_the_engine_warned_of_is_not_kept(small_project: Path, rendered: list[str]) -> None:
    """A build that failed by a warning fails again: no page of it is taken for a sound one."""
    hook, settings = small_project / "hook.py", small_project / "mkdocs.yml"
    hook.write_text('import logging\n\nlogging.getLogger("mkdocs").warning("a warning of a hook")\n', "utf-8")
    settings.write_text(f"{settings.read_text('utf-8')}\nhooks: [{hook}]\n", "utf-8")
    for _ in range(2):
        rendered.clear()
        with pytest.raises(EngineError, match="a warning of a hook"):
            build_site(Places(root=small_project), "material", quiet)
        assert rendered
