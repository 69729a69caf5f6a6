"""The site by keyboard alone, and the colour scheme."""

from __future__ import annotations

import pytest

from .conftest import OpenTab

FOCUSED = "document.activeElement.outerHTML.slice(0, 200)"


def test_the_first_tab_skips_to_the_text(new_tab: OpenTab) -> None:
    """The first stop is visible, and Enter puts the next stop behind the navigation."""
    page = new_tab().open("404/")
    page.keyboard.press("Tab")
    skip = page.locator(".sb-skip")
    assert page.evaluate("document.activeElement.className") == "sb-skip"
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('article').contains(document.activeElement)"), page.evaluate(FOCUSED)


def test_every_stop_can_be_seen(new_tab: OpenTab) -> None:
    """Whatever Tab reaches on a page has an outline and a place on the screen."""
    page = new_tab().open("401/")
    stops = 0
    while True:
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops += 1
        width, height, outline, shadow = page.evaluate(
            """() => {
              const box = document.activeElement.getBoundingClientRect();
              const style = getComputedStyle(document.activeElement);
              const around = getComputedStyle(document.activeElement.parentElement);
              return [box.width, box.height, style.outlineStyle, around.boxShadow];
            }"""
        )
        assert width and height, page.evaluate(FOCUSED)
        assert outline != "none" or shadow != "none", page.evaluate(FOCUSED)
    assert stops > 60


@pytest.mark.parametrize("place", ["http", "disk"])
def test_the_menu_of_a_phone(new_tab: OpenTab, place: str) -> None:
    """Enter opens it, Escape closes it and gives the focus back; its links lead on."""
    page = new_tab(place, size="phone").open("502/")
    summary = page.locator(".sb-menu summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".sb-menu-sheet").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not page.locator(".sb-menu-sheet").is_visible()
    assert summary.evaluate("one => one === document.activeElement")
    page.keyboard.press("Enter")
    page.locator(".sb-menu-sheet a", has_text="504").first.click()
    assert "Gateway Timeout" in page.locator("h1").inner_text()


@pytest.mark.parametrize("place", ["http", "disk"])
@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_scheme_follows_the_system_until_the_reader_chooses(new_tab: OpenTab, place: str, system: str) -> None:
    """The toggle says its state, its choice is kept, and it holds before the page's script runs: nothing flashes."""
    tab = new_tab(place, scheme=system)
    page = tab.open("404/")
    toggle = page.get_by_role("button", name="어두운 화면")
    assert toggle.get_attribute("aria-pressed") == str(system == "dark").lower()
    toggle.focus()
    page.keyboard.press("Enter")
    assert toggle.get_attribute("aria-pressed") == str(system != "dark").lower()
    page.route("**/site.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    tab.open("404/")
    chosen = "default" if system == "dark" else "slate"
    assert page.locator("body").get_attribute("data-md-color-scheme") == chosen


@pytest.mark.parametrize("place", ["http", "disk"])
def test_commands_are_copied_without_their_prompts(new_tab: OpenTab, place: str) -> None:
    """By keyboard; what the program answered is left out; the outcome is said aloud."""
    page = new_tab(place).open("api/v1/")
    page.get_by_role("button", name="코드 복사").first.focus()
    page.keyboard.press("Enter")
    page.locator("body > .sb-said", has_text="코드를 복사했습니다.").wait_for()
    page.evaluate('document.body.insertAdjacentHTML("beforeend", "<textarea id=paste-here></textarea>")')
    page.focus("#paste-here")
    page.keyboard.press("Control+V")
    pasted = page.input_value("#paste-here")
    assert pasted.startswith("curl -s https://")
    assert "\n" not in pasted.strip()


def test_what_scrolls_sideways_can_be_reached(new_tab: OpenTab) -> None:
    """On a phone a long line of code and a wide table are stops of their own; what fits is none."""
    page = new_tab(size="phone").open("compare/301-302-303-307-308/")
    assert page.locator(".sb-side-by-side").get_attribute("tabindex") == "0"
    assert new_tab().open("compare/401-403/").locator(".sb-side-by-side").get_attribute("tabindex") is None
