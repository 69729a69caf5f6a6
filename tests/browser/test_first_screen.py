"""The first screen of a code page answers; its printed sheet holds what is needed at a desk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .conftest import SIZES, OpenTab


@pytest.fixture(scope="module")
def codes(built_site: Path) -> list[str]:
    found = sorted(path.name for path in built_site.glob("[1-5][0-9][0-9]"))
    assert len(found) > 100
    return found


def test_the_first_screen_answers(new_tab: OpenTab, codes: list[str]) -> None:
    """Every code, desktop and phone: meaning, cause, retry, what to do and what it is confused with, unscrolled."""
    tab = new_tab(scripts=False)
    below = []
    for code in codes:
        page = tab.open(f"{code}/")
        assert page.locator(".sb-answer-lead p").count() == 2, code
        asked = page.locator(".sb-quick dt").all_inner_texts()
        assert asked == ["원인", "재시도", "할 일", "헷갈림"], code
        for size, viewport in SIZES.items():
            page.set_viewport_size(viewport)
            bottom = page.locator(".sb-quick").evaluate("one => one.getBoundingClientRect().bottom")
            if bottom > viewport["height"]:
                below.append(f"{code}, {size}: {bottom:.0f}")
    assert not below, below


def test_the_number_can_be_seen_from_across_the_room(new_tab: OpenTab) -> None:
    """Digits at least 70 CSS pixels high on a phone, 110 on a desktop."""
    for size, least in (("phone", 70), ("desktop", 110)):
        number = new_tab(size=size).open("502/").locator("h1 .sb-number")
        assert float(number.evaluate("one => getComputedStyle(one).fontSize").removesuffix("px")) >= least


@pytest.mark.parametrize("code", ["301", "404", "499", "502"])
def test_a_code_prints_on_one_sheet(new_tab: OpenTab, code: str) -> None:
    """A4, one page, dark letters on white paper whatever the screen's scheme is; no navigation on it."""
    page = new_tab(scheme="dark").open(f"{code}/")
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))
    assert len(sheets) == 1
    page.emulate_media(media="print")
    assert page.locator(".sb-answer-lead").is_visible()
    assert page.locator("#at-a-glance").is_visible()
    assert not page.locator("nav:visible, button:visible, input:visible").count()
    ink = page.evaluate("getComputedStyle(document.querySelector('.sb-answer-lead p')).color")
    assert max(map(int, re.findall(r"\d+", ink))) < 100


def test_a_guide_prints_whole(new_tab: OpenTab) -> None:
    """What is left out on a code's sheet is left out there only: a guide keeps every section and picture."""
    page = new_tab().open("guides/prg/")
    page.emulate_media(media="print")
    for kind in ("h2", ".sb-sequence", ".highlight"):
        assert page.locator(f"article {kind}:visible").count() == page.locator(f"article {kind}").count() > 1
