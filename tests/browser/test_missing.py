"""The site's own 404 page answers for what was asked: cases/missing.yml."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from .conftest import OpenTab

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "missing.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["path"])
def test_an_address_that_leads_nowhere_is_answered_for(new_tab: OpenTab, case: dict[str, object]) -> None:
    """A number, assigned or not, or the page whose name is nearest, each with a link that leads there."""
    tab = new_tab()
    page = tab.open(str(case["path"]))
    answer = page.locator(".sb-missing")
    for words in case.get("says", []):
        assert words in answer.inner_text()
    links = answer.locator("a").evaluate_all("all => all.map(one => new URL(one.href).pathname)")
    assert links == [f"/{path}index.html" for path in case["leads"]]
    refused = [line for line in tab.wrong if not line.startswith(("404: ", "console: Failed to load resource"))]
    assert not refused
    tab.wrong.clear()  # that the address itself is not there is what the test is about
    for path in case["leads"]:
        tab.open(path)


def test_without_scripts_it_lists_every_code(new_tab: OpenTab) -> None:
    """Readable and of use without JavaScript: every code by class, one click away."""
    tab = new_tab(scripts=False)
    page = tab.open("no/such/page/")
    assert page.locator("h1").inner_text() == "이 주소에는 페이지가 없습니다"
    assert page.locator(".sb-numbers a").count() > 100
    tab.wrong.clear()
    page.locator(".sb-numbers a", has_text="503").click()
    assert "Service Unavailable" in page.locator("h1").inner_text()
