"""Links in house files: what leads nowhere is told with the file, the line, and what the page really has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import PROJECT, run_build
from lxml import html
from small_links import dead_links

from statusbook.pages.anchors import read_anchors
from statusbook.pages.house_html import block_html, heading_html
from statusbook.pages.page import Page

CASES = yaml.safe_load((PROJECT / "tests/cases/links/dead.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_dead_link_is_told(case: dict[str, Any]) -> None:
    """Only real pages and anchors are suggested, and never another number."""
    assert dead_links(case["change"]) == case["expect"].strip()


def test_a_sound_book_has_no_dead_link() -> None:
    """The small project as it is gives no problem."""
    assert dead_links({}) == ""


@pytest.mark.parametrize("command", [("check",), ()], ids=["check", "build"])
def test_what_the_engine_would_refuse_is_refused_with_its_line(small_project: Path, command: tuple[str, ...]) -> None:
    """An anchor that the page does not have is told in the writer's file, by ``check`` as by a build."""
    note = small_project / "content/codes/404.md"
    text = note.read_text("utf-8").replace("요청을 봅니다.", "[제품](/405/#vendors)을 봅니다.")
    note.write_text(text, "utf-8")
    line = text[: text.index("#vendors")].count("\n") + 1
    refused = run_build(small_project, *command)
    assert refused.returncode == 1
    assert (
        f"content/codes/404.md:{line}: '/405/' has no heading '#vendors'\n  fix: use one of: allow," in refused.stderr
    )
    assert "Traceback" not in refused.stderr
    assert not (small_project / "site").exists()


def test_dead_links_and_other_faults_are_told_together(small_project: Path) -> None:
    """A writer learns of a dead link, a missing header and a broken promise in one round."""
    note = small_project / "content/codes/405.md"
    text = note.read_text("utf-8").replace("요청을 봅니다.", "[제품](/404/#vendors)을 봅니다.")
    note.write_text(text.replace("required: [Allow]", "required: []"), "utf-8")
    refused = run_build(small_project, "check")
    assert "'/404/' has no heading '#vendors'" in refused.stderr
    assert "'Allow' is not required" in refused.stderr


def test_the_anchors_read_are_those_of_the_built_page(built_site: Path) -> None:
    """The engine passes a page on as it is: with the anchors that were read in it."""
    stage = built_site.parent / ".build" / "stage"
    for path in sorted(stage.rglob("index.md")):
        text = path.read_text("utf-8")
        anchors = read_anchors(Page(permalink="/", title="", text=text))
        page = html.fromstring((built_site / path.relative_to(stage)).with_suffix(".html").read_bytes())
        (article,) = page.xpath("//article")
        made = {one.get("id") for one in article.xpath(".//*[@id]")}
        assert made == {*anchors.headings, *anchors.headers, *anchors.others}, path


@pytest.mark.parametrize(
    ("text", "headings", "headers", "others"),
    [
        (heading_html(2, "받았을 때", "what-to-do"), ["what-to-do"], [], []),
        (heading_html(3, '<p id="no">', "client"), ["client"], [], []),
        (block_html('```text\n<p id="no">\n```\n'), [], [], []),
        (block_html('`<p id="no">`라고 씁니다.'), [], [], []),
        ('<td><code id="allow">Allow</code></td>\n', [], ["allow"], []),
        ('<code class="sb-copy-text" id="copy-url">/404/</code>\n', [], [], ["copy-url"]),
        (f'<section>\n{heading_html(2, "4xx", "4xx")}\n<p id="hint">글</p>\n</section>\n', ["4xx"], [], ["hint"]),
    ],
)
def test_what_makes_an_anchor(text: str, headings: list[str], headers: list[str], others: list[str]) -> None:
    """Headings and ids in our markup do; what is only shown does not."""
    found = read_anchors(Page(permalink="/", title="", text=text))
    assert (list(found.headings), list(found.headers), list(found.others)) == (headings, headers, others)
