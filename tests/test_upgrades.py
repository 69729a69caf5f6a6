"""A new edition of the base: nothing of a team's is lost, and every edit that is needed is named, all at once."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from conftest import hashes

from statusbook.pipeline.builder import build_site
from statusbook.pipeline.checking import check_project
from statusbook.places import Places

TODAY = datetime.date(2026, 12, 1)

NOTE = """# 상점 노트

- 404 Not Found: 지운 상품의 주소로 들어오면 나온다.
- 405 Method Not Allowed: 받지 않는 메서드입니다.
"""

RULING = """same:
  - a: {source: shop, quote: "받지 않는 메서드입니다"}
    b: {source: house, quote: "받지 않는 메서드입니다", code: 405}
    because: 같은 말입니다.
"""

INTERNAL = (
    "---\ncode: 480\nphrase: Coupon Exhausted\nname_ko: 쿠폰 소진\nstanding: internal\n---\n\n"
    "## 답\n\n쿠폰이 모두 나갔습니다. 다른 쿠폰을 씁니다.\n"
)

CONVENTION = "---\nrule: 품절이면 404를 보냅니다.\nowner: 상점팀\nsince: 2026-01-05\n---\n"


def quiet(stage: str, outcome: str) -> None:
    """Tells nobody how a build goes on."""


@pytest.fixture
def team(small_project: Path, tmp_path: Path) -> Places:
    """A team's folder with all that an upgrade can touch, over base N."""
    root = tmp_path / "book"
    files = {
        "mkdocs.yml": "site_name: 상점 책\nsite_url: https://wiki.example/http/\n",
        "content/notes/shop.md": NOTE,
        "content/sources/shop.yml": "title: 상점 노트\n",
        "content/rulings/shop.yml": RULING,
        "content/codes/480.md": INTERNAL,
        "content/conventions/404.md": CONVENTION,
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return Places(root=root, base=small_project)


def upgraded(team: Places, folder: Path, *, changes: dict[str, tuple[str, str] | str | None]) -> Places:
    """The same folder over base N+1: the base with files changed (what, to what), written or removed."""
    shutil.copytree(team.base, folder)
    for path, change in changes.items():
        file = folder / "content" / path
        if change is None:
            file.unlink()
        elif isinstance(change, str):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(change, "utf-8")
        else:
            text = file.read_text("utf-8")
            assert change[0] in text, f"{path} does not hold {change[0]!r}"
            file.write_text(text.replace(*change), "utf-8")
    return Places(root=team.root, base=folder)


def told(places: Places) -> list[str]:
    """What a check finds wrong, one line each."""
    return [str(one).replace("\n", " ") for one in check_project(places, quiet, TODAY).problems]


def test_without_a_conflict_nothing_needs_an_edit(team: Places, tmp_path: Path) -> None:
    """New sentences, a new code, an older phrase kept as such: the folder stays as it is and its pages are there."""
    assert told(team) == []
    after = upgraded(
        team,
        tmp_path / "next",
        changes={
            "codes/200.md": ("더 ", "더욱 ")
            if "더 " in (team.base / "content/codes/200.md").read_text("utf-8")
            else (".", "."),
            "codes/404.md": ("symptoms: [증상 하나]", "older_phrases: [Nothing Here]\nsymptoms: [증상 하나, 증상 둘]"),
        },
    )
    before = hashes(team.root)
    assert told(after) == []
    build_site(after, "material", quiet)
    assert {path: one for path, one in hashes(team.root).items() if not path.startswith((".build/", "site/"))} == before
    page = (after.site / "404" / "index.html").read_text("utf-8")
    assert "품절이면 404를 보냅니다." in page
    assert "지운 상품의 주소로 들어오면 나온다." in page
    assert (after.site / "480" / "index.html").is_file()


def test_every_needed_edit_is_named_at_once_with_its_line_and_fix(team: Places, tmp_path: Path) -> None:
    """A number that is described now, a sentence that was rewritten; a phrase that changed needs no edit of a note."""
    described = (
        (team.base / "content/codes/404.md").read_text("utf-8").replace("404", "480").replace("Not Found", "Gone Away")
    )
    after = upgraded(
        team,
        tmp_path / "next",
        changes={
            "iana.csv": ("405,Method Not Allowed", "405,Verb Not Welcome"),
            "codes/405.md": ("Method Not Allowed", "Verb Not Welcome"),
            "codes/480.md": described,
        },
    )
    (after.base / "content/codes/405.md").write_text(
        (after.base / "content/codes/405.md")
        .read_text("utf-8")
        .replace("받지 않는 메서드입니다.", "서버가 그 메서드를 모릅니다."),
        "utf-8",
    )
    before = hashes(team.root)
    problems = told(after)
    assert any(
        one.startswith("content/codes/480.md:1: the reference describes 480 itself now") and "conventions/480.md" in one
        for one in problems
    )
    assert any(one.startswith("content/rulings/shop.yml:2: ") and " fix: " in one for one in problems), problems
    assert len(problems) == 2  # a note that still has the old phrase needs none: it is shown as another name
    assert hashes(team.root) == before


def test_a_page_that_was_retired_is_told_to_those_who_speak_of_it(team: Places, tmp_path: Path) -> None:
    """A convention about a code that the base describes no more says so; the old URL still leads on."""
    (team.root / "content/conventions/405.md").write_text(CONVENTION.replace("404", "405"), "utf-8")
    (team.root / "content/rulings/shop.yml").unlink()
    (team.root / "content/notes/shop.md").write_text(NOTE.rpartition("- 405")[0], "utf-8")
    after = upgraded(
        team,
        tmp_path / "next",
        changes={
            "codes/405.md": None,
            "iana.csv": ("405,Method Not Allowed,RFC 9110,15.5.6,assigned,\n", ""),
            "comparisons/404-405.md": None,
            "redirects.yml": "/405/: {to: /404/, because: 더 쓰이지 않습니다.}\n/compare/404-405/: {to: /404/, because: 한쪽이 없어졌습니다.}\n",
        },
    )
    assert any(one.startswith("content/conventions/405.md:1: 405 is no code of this book") for one in told(after))
