"""The offline copy on a disk with the network cut: links, search, pictures, scheme, copying."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

from .conftest import OpenTab


def test_no_link_of_the_offline_copy_is_dead(disk: Path) -> None:
    """Every relative link of every page leads to a file that was unpacked, and none to the zip itself."""
    dead = []
    pages = [*disk.rglob("*.html")]
    assert len(pages) > 1000
    for page in pages:
        for element in html.fromstring(page.read_bytes()).iter("a", "link", "script", "img"):
            target = element.get("href") or element.get("src") or ""
            parts = urlsplit(target)
            if parts.scheme or parts.netloc or not parts.path or element.get("rel") == "canonical":
                continue
            if not Path(posixpath.normpath(page.parent / unquote(parts.path))).is_file():
                dead.append(f"{page.relative_to(disk)} -> {target}")
    assert not dead, "\n".join(dead[:20])


def test_a_reader_finds_the_way_from_a_disk(new_tab: OpenTab) -> None:
    """From index.html: type, Enter, the page; a comparison; back home; nothing asks the network."""
    page = new_tab("disk").open("")
    page.keyboard.press("/")
    page.keyboard.type("bad gateway")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/502/index.html")
    page.locator(".sb-quick .sb-versus").first.click()
    page.wait_for_url("**/compare/*/index.html")
    assert "504" in page.locator("h1").inner_text()
    page.locator(".sb-home").click()
    page.locator(".sb-grid a").first.wait_for()
    page.wait_for_load_state()
    assert page.locator(".sb-grid a").count() > 100


def test_a_stub_leads_on_from_a_disk(new_tab: OpenTab) -> None:
    """A Korean slug opens its code, with scripts and without."""
    for scripts in (True, False):
        page = new_tab("disk", scripts=scripts).open("찾을-수-없음/")
        page.wait_for_url("**/404/index.html")


def test_the_offline_copy_does_not_offer_itself(new_tab: OpenTab) -> None:
    """The site links the zip from its home page and its footer; the copy, where it would be dead, does not."""
    assert new_tab().open("").locator("a[href$='.zip']").count() == 2
    assert new_tab("disk").open("").locator("a[href$='.zip']").count() == 0
