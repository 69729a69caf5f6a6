"""The tables of what clients do: filtered with a script, whole without one, and no wider than a phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import SIZES, OpenTab

SEEN_ROWS = "table.sb-clients tbody tr:visible"


def test_a_word_picks_clients_and_a_number_cases(new_tab: OpenTab) -> None:
    """'curl 301 POST' leaves curl's rows, and the columns of 301 with POST; an empty filter brings all back."""
    page = new_tab().open("clients/")
    rows = page.locator(SEEN_ROWS).count()
    page.fill("#client-filter", "curl 301 POST")
    names = {name.lower() for name in page.locator(f"{SEEN_ROWS} >> th").all_inner_texts()}
    assert names
    assert all("curl" in name for name in names)
    heads = page.locator("table.sb-clients thead th:visible").all_inner_texts()
    assert {head for head in heads if head != "클라이언트"} == {"301 · POST"}
    assert page.inner_text("#client-count").startswith("설정 ")
    page.fill("#client-filter", "")
    assert page.locator(SEEN_ROWS).count() == rows


def test_all_is_there_without_a_script(new_tab: OpenTab) -> None:
    """Without JavaScript no row is missing, and no box that would do nothing is shown."""
    page = new_tab(scripts=False).open("clients/")
    rows = page.locator("table.sb-clients tbody tr")
    assert rows.count() > 300
    assert page.locator(SEEN_ROWS).count() == rows.count()
    assert not page.locator("#client-filter").is_visible()


@pytest.mark.parametrize("size", SIZES)
def test_the_name_of_a_client_stays_in_sight(new_tab: OpenTab, size: str) -> None:
    """A wide table scrolls inside its own frame: the page stays put, and so does the column of names."""
    page = new_tab(size=size).open("clients/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    frame = page.locator(".sb-scroll:has(.sb-clients)").first
    before = frame.locator("tbody th").first.bounding_box()
    frame.evaluate("one => { one.scrollLeft = 300 }")
    after = frame.locator("tbody th").first.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["x"] - after["x"]) < 2


def test_a_cell_that_refutes_a_note_leads_to_its_correction(new_tab: OpenTab, built_site: Path) -> None:
    """The link beside what PUT becomes after 301 ends at the sentence that puts the note right."""
    page = new_tab().open("301/")
    link = page.locator("#clients ~ details .sb-against").first
    address = str(link.get_attribute("href"))
    path, _, anchor = address.partition("#")
    target = page.request.get(page.url.rsplit("/301/", 1)[0] + "/301/" + path)
    assert anchor.startswith("correction-")
    assert f'id="{anchor}"' in target.text()
