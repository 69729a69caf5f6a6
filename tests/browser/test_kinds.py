"""One page of every kind, over HTTP and from a disk: whole, readable, accessible, in the scheme asked for."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from .conftest import OpenTab

KINDS = (
    "",
    "404/",
    "499/",
    "306/",
    "4xx/",
    "compare/",
    "compare/401-403/",
    "compare/301-302-303-307-308/",
    "guides/",
    "guides/prg/",
    "choose/",
    "clients/",
    "sources/",
    "sources/gitbook-tables/",
    "report/",
    "wiki/",
    "api/v1/",
)
LONG = ("clients/", "report/")
"""Pages so long that axe takes its time: once is enough here."""
WAYS = (
    ("http", "desktop", "light"),
    ("http", "phone", "dark"),
    ("disk", "desktop", "dark"),
    ("disk", "phone", "light"),
)
OUTLINE = "[...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')].map(one => Number(one.tagName[1]))"
BROKEN_PICTURES = "[...document.images].filter(one => one.complete && !one.naturalWidth).map(one => one.src)"
LIGHTNESS = """(() => {
  const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
  return (red * 0.3 + green * 0.6 + blue * 0.1) / 255;
})()"""


@pytest.mark.parametrize(("place", "size", "scheme"), WAYS, ids=lambda value: value)
@pytest.mark.parametrize("path", KINDS, ids=lambda path: path or "home")
def test_a_page_of_every_kind_stands(new_tab: OpenTab, path: str, place: str, size: str, scheme: str) -> None:
    """No console error, no failed request, nothing wider than the screen, one h1, headings in order."""
    page = new_tab(place, size=size, scheme=scheme).open(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert page.evaluate(BROKEN_PICTURES) == []
    assert (page.evaluate(LIGHTNESS) > 0.5) == (scheme == "light")
    levels = page.evaluate(OUTLINE)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels)), levels


@pytest.mark.parametrize(("size", "scheme"), [("desktop", "light"), ("phone", "dark")], ids=lambda value: value)
def test_axe_finds_nothing(new_tab: OpenTab, size: str, scheme: str) -> None:
    """axe-core has nothing to say of any kind of page; bench/quality.py asks it for the other pairs too."""
    checker = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab = new_tab(size=size, scheme=scheme)
    found = []
    for path in KINDS if size == "desktop" else [path for path in KINDS if path not in LONG]:
        violations = checker.run(tab.open(path)).response["violations"]
        found += [f"/{path}: {one['id']}: {[node['target'] for node in one['nodes']]}" for one in violations]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("place", ["http", "disk"])
def test_without_scripts_everything_is_there(new_tab: OpenTab, place: str) -> None:
    """Without JavaScript: the grid of all codes, links, the menu, and the system's dark scheme; no idle buttons."""
    page = new_tab(place, size="phone", scheme="dark", scripts=False).open("")
    assert page.locator(".sb-grid a").count() > 100
    assert not page.locator("button:visible, input:visible").count()
    page.locator(".sb-grid a", has_text="Bad Gateway").click()
    page.locator(".sb-menu summary").click()
    page.locator(".sb-menu-sheet a", has_text="4xx").first.click()
    assert page.locator("h1").inner_text().startswith("4xx")
    assert background(page) == background(new_tab(place, size="phone", scheme="dark").open("4xx/"))


def background(page: Any) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))
