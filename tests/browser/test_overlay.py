"""While a site is served, the page that is open shows what is wrong, until it is mended."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from statusbook.problems import ContentError, Problem
from statusbook.site.builds import Builds, Trouble, trouble_of
from statusbook.site.serve import make_server

from .conftest import SIZES

HOSTILE = "</title></script><script>document.title = 'run'</script><img src=x onerror=\"document.title = 'run'\">"
PROBLEMS = trouble_of(
    ContentError(
        [
            Problem(path="content/codes/404.md", line=3, message="unknown field 'phrse'", fix="did you mean 'phrase'?",
                    evidence=("phrse: 찾을 수 없음", "^^^^^")),
            Problem(path="content/guides/" + "a-very-long-name-" * 8 + ".md", line=120, message=HOSTILE, fix=HOSTILE),
            *(Problem(path="content/notes/team.md", line=n, message=f"problem {n}", fix="mend it") for n in range(1, 9)),
        ]
    )
)  # fmt: skip
PANEL = "statusbook-trouble"
LUMINANCE = """of => {
  const shades = getComputedStyle(document.querySelector('statusbook-trouble').shadowRoot.querySelector(of[0]))[of[1]]
    .match(/[\\d.]+/g).slice(0, 3).map(one => one / 255).map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
  return shades[0] * 0.2126 + shades[1] * 0.7152 + shades[2] * 0.0722;
}"""


class Session:
    """A site that is served as a session serves it, to break and to mend."""

    def __init__(self, site: Path) -> None:
        self.site, self.builds = site, Builds()
        self.server = make_server(site, 0, self.builds)
        self.address = f"http://127.0.0.1:{self.server.port}/"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def write(self, text: str, trouble: Trouble | None = None) -> None:
        page = self.site / "404" / "index.html"
        page.write_text(page.read_text("utf-8").replace("</h1>", f"{text}</h1>", 1), "utf-8")
        self.builds.count(trouble)


@pytest.fixture
def session(built_site: Path, tmp_path: Path) -> Iterator[Session]:
    site = tmp_path / "site"
    for name in ("404", "assets"):
        shutil.copytree(built_site / name, site / name)
    shutil.copy(built_site / "404.html", site)
    one = Session(site)
    yield one
    one.server.shutdown()
    one.server.server_close()


@pytest.fixture
def open_page(browser: Any, session: Session) -> Iterator[Any]:
    contexts = []

    def opened(path: str = "404/", *, size: str = "desktop", scheme: str = "light") -> Any:
        contexts.append(browser.new_context(viewport=SIZES[size], color_scheme=scheme))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: pytest.fail(f"script error: {error}"))
        page.goto(session.address + path)
        return page

    yield opened
    for context in contexts:
        context.close()


def contrast(page: Any, of: str) -> float:
    text, ground = (page.evaluate(LUMINANCE, what) for what in ([of, "color"], ["section", "backgroundColor"]))
    return float((max(text, ground) + 0.05) / (min(text, ground) + 0.05))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_problem_is_shown_in_the_open_page(session: Session, open_page: Any, size: str, scheme: str) -> None:
    """With its place, the line, and the fix, readable in both schemes, no wider than the screen; nothing in it runs."""
    page = open_page(size=size, scheme=scheme)
    title = page.title()
    session.builds.count(PROBLEMS)
    panel = page.locator(PANEL)
    panel.locator("h2").wait_for()
    assert panel.locator("h2").inner_text() == "10 problems in 3 files; nothing written"
    assert panel.locator("li").count() == 10
    told = panel.locator("li").first.inner_text()
    assert [line.strip() for line in told.splitlines() if line.strip()] == [
        "content/codes/404.md:3",
        "unknown field 'phrse'",
        "phrse: 찾을 수 없음",
        "^^^^^",
        "fix: did you mean 'phrase'?",
    ]
    assert panel.locator("li").nth(1).locator("p").nth(1).inner_text() == HOSTILE
    page.wait_for_timeout(100)
    assert page.title() == title
    assert page.locator(f"{PANEL} img, {PANEL} script").count() == 0
    box = panel.locator("section").bounding_box()
    beside_bar = page.evaluate("document.body.getBoundingClientRect().width")  # a theme keeps room for a scroll bar
    assert (box["x"], box["y"], box["width"]) == (0, 0, beside_bar)
    assert box["height"] <= 0.71 * SIZES[size]["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    for part in ("h2", ".place", ".fix", "button", "pre"):
        assert contrast(page, part) >= 4.5, part
    ground = page.evaluate(LUMINANCE, ["section", "backgroundColor"])
    assert (ground > 0.5) == (scheme == "light")


def test_it_goes_when_all_is_mended_and_the_place_is_kept(session: Session, open_page: Any) -> None:
    """The page loads itself anew with what is new, and is where the reader was."""
    page = open_page()
    page.mouse.wheel(0, 600)
    page.wait_for_function("scrollY > 500")
    session.builds.count(PROBLEMS)
    page.locator(f"{PANEL} h2").wait_for()
    session.write(" mended")
    page.locator("h1", has_text="mended").wait_for()
    assert page.locator(PANEL).count() == 0
    page.wait_for_function("scrollY > 500")


def test_a_build_that_changes_nothing_loads_nothing(session: Session, open_page: Any) -> None:
    """Neither the page nor what was hidden comes again; a fault that is another one does."""
    page = open_page()
    page.evaluate("window.kept = true")
    session.builds.count(PROBLEMS)
    page.locator(PANEL).get_by_role("button", name="Hide").click()
    assert page.locator(PANEL).count() == 0
    session.builds.count(PROBLEMS)
    page.wait_for_timeout(300)
    assert page.locator(PANEL).count() == 0
    session.builds.count(Trouble(summary="Material for MkDocs failed", said=HOSTILE))
    page.locator(f"{PANEL} .said").wait_for()
    assert page.locator(f"{PANEL} .said").inner_text() == HOSTILE
    session.builds.count(None)
    page.locator(PANEL).wait_for(state="detached")
    assert page.evaluate("window.kept") is True


def test_style_sheets_change_without_the_page(session: Session, open_page: Any) -> None:
    """What is typed and folded stays; the page only looks different."""
    page = open_page()
    page.evaluate("window.kept = true")
    (sheet,) = session.site.glob("assets/statusbook.css")
    sheet.write_text(sheet.read_text("utf-8") + "\nh1 { letter-spacing: 7px !important; }\n", "utf-8")
    session.builds.count(None)
    page.wait_for_function("getComputedStyle(document.querySelector('h1')).letterSpacing === '7px'")
    sheet.write_text(sheet.read_text("utf-8") + "\nh1 { letter-spacing: 8px !important; }\n", "utf-8")
    session.builds.count(None)
    page.wait_for_function("getComputedStyle(document.querySelector('h1')).letterSpacing === '8px'")
    assert page.locator('link[rel="stylesheet"][href*="statusbook.css"]').count() == 1
    assert page.evaluate("window.kept") is True


def test_without_a_site_the_first_page_shows_it(session: Session, open_page: Any) -> None:
    """Opened while nothing was ever built, and mended then."""
    session.site.rename(session.site.with_name("away"))
    session.builds.count(PROBLEMS)
    page = open_page("404/", scheme="dark")
    page.locator(f"{PANEL} h2").wait_for()
    assert page.locator(f"{PANEL} li").count() == 10
    session.site.with_name("away").rename(session.site)
    session.write(" built")
    page.locator("h1", has_text="built").wait_for()
    assert page.locator(PANEL).count() == 0


def test_a_page_that_is_not_there_shows_it_too(session: Session, open_page: Any) -> None:
    """The site's own 404 page waits as every other, for itself and for the page that was meant."""
    page = open_page("405/")
    session.builds.count(PROBLEMS)
    page.locator(f"{PANEL} h2").wait_for()
    shutil.copytree(session.site / "404", session.site / "405")
    session.builds.count(None)
    page.locator("h1", has_text="404").wait_for()
