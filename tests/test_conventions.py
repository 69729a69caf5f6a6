"""What a team has agreed on stands where readers of the code look, beside what the standard demands otherwise."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from statusbook.checks.agreements import conventions_against_rfcs, due_conventions
from statusbook.house.convention import parse_convention
from statusbook.pipeline.builder import build_site
from statusbook.pipeline.checking import check_project
from statusbook.pipeline.reader import read_book
from statusbook.places import Places
from statusbook.problems import ContentError

RULE = "---\nrule: '{rule}'\nowner: 결제팀\nsince: 2025-03-01\nreview_by: 2026-03-01\n---\n"


def quiet(stage: str, outcome: str) -> None:
    """Tells nobody how a build goes on."""


def team(root: Path, base: Path, **conventions: str) -> Places:
    """A team's folder with conventions: the text of each file by ``of_404``."""
    (root / "content" / "conventions").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: 결제 책\nsite_url: https://wiki.example/http/\n", "utf-8")
    for name, text in conventions.items():
        (root / "content" / "conventions" / f"{name.removeprefix('of_')}.md").write_text(text, "utf-8")
    return Places(root=root, base=base)


def test_it_is_shown_below_the_answer_on_its_class_and_on_a_page_of_its_own(
    small_project: Path, tmp_path: Path
) -> None:
    """With the team's name, its owner, its dates, and the prose that follows it."""
    text = RULE.format(rule="지운 상품에는 404를 보냅니다.") + "\n롤백한 상품도 같습니다.\n"
    places = team(tmp_path / "book", small_project, of_404=text)
    build_site(places, "material", quiet)
    page = (places.site / "404" / "index.html").read_text("utf-8")
    answer, convention = page.index('class="sb-answer-lead'), page.index("우리 팀에서는")
    assert answer < convention < page.index('class="sb-quick')
    assert "결제 책</span> <strong>우리 팀에서는</strong> 지운 상품에는 404를 보냅니다." in page
    assert all(part in page for part in ("담당 결제팀", "2025-03-01부터", "2026-03-01까지", "롤백한 상품도 같습니다."))
    for other in ("4xx", "conventions", "compare/404-405"):
        assert "지운 상품에는 404를 보냅니다." in (places.site / other / "index.html").read_text("utf-8"), other
    assert "지운 상품에는" in (places.site / "assets" / "search-data.js").read_text("utf-8")


def test_a_book_without_conventions_has_no_trace_of_them(small_project: Path) -> None:
    """No page, no line of the navigation, no empty part."""
    build_site(Places(root=small_project), "material", quiet)
    assert not (small_project / "site" / "conventions").exists()
    assert "우리 팀" not in (small_project / "site" / "404" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("content/conventions/pay.md", RULE.format(rule="a"), "'pay' is no status code"),
        ("content/conventions/404.md", "---\nowner: a\nsince: 2025-03-01\n---\n", "'rule' is missing"),
        ("content/conventions/404.md", RULE.format(rule="a").replace("2025-03-01", "작년"), "since"),
        ("content/conventions/404.md", RULE.format(rule="a") + "\n<b>x</b>\n", ":8: "),
        ("content/conventions/404.md", RULE.format(rule="a") + "\n## 다른 제목\n\nx\n", ":8: "),
    ],
)
def test_a_fault_is_told_with_its_line(path: str, text: str, told: str) -> None:
    """In the name, the facts or the prose."""
    with pytest.raises(ContentError) as error:
        parse_convention(text, path=path)
    assert any(told in str(problem) for problem in error.value.problems), error.value.problems


def test_one_about_no_code_is_told(small_project: Path, tmp_path: Path) -> None:
    """Whoever agreed on 499 has to say what it is."""
    places = team(tmp_path / "book", small_project, of_499=RULE.format(rule="안 씁니다."))
    report = check_project(places, quiet, datetime.date(2025, 4, 1))
    assert [str(one).partition("\n")[0] for one in report.problems] == [
        "content/conventions/499.md:1: 499 is no code of this book"
    ]


def test_one_past_its_review_date_is_told(small_project: Path, tmp_path: Path) -> None:
    """The day itself is still in time."""
    places = team(tmp_path / "book", small_project, of_404=RULE.format(rule="지운 상품에는 404를 보냅니다."))
    book = read_book(places, quiet)
    assert not [*due_conventions(book, datetime.date(2026, 3, 1))]
    (due,) = due_conventions(book, datetime.date(2026, 3, 2))
    assert (due.path, due.line) == ("content/conventions/404.md", 5)


@pytest.mark.parametrize(
    ("rule", "is_against"),
    [
        ("405에 `Allow`를 보내지 않습니다.", True),
        ("405를 `Allow` 없이 보냅니다.", True),
        ("`Allow` 헤더는 생략합니다.", True),
        ("`Allow`를 보내지 않아도 됩니다.", True),
        ("405에는 `Allow`를 꼭 보냅니다.", False),
        ("`Retry-After`는 보내지 않습니다.", False),
        ("잘못된 메서드에는 405를 보냅니다.", False),
    ],
)
def test_one_that_contradicts_a_demand_is_told_and_shown_beside_it(
    small_project: Path, tmp_path: Path, rule: str, is_against: bool
) -> None:
    """A MUST of the RFC is never silently overruled; what agrees with it, or is about something else, is no contradiction."""
    places = team(tmp_path / "book", small_project, of_405=RULE.format(rule=rule))
    book = read_book(places, quiet)
    told = [*conventions_against_rfcs(book)]
    assert bool(told) is is_against
    assert all("`Allow` 헤더를 보내야 합니다." in problem.message for problem in told)


def test_a_body_where_there_must_be_none_is_a_contradiction(small_project: Path, tmp_path: Path) -> None:
    """Whatever a team wishes; to say that there is none is no contradiction."""
    for code in (404, 405):
        note = small_project / "content" / "codes" / f"{code}.md"
        note.write_text(note.read_text("utf-8").replace("body: allowed", "body: forbidden"), "utf-8")
    places = team(
        tmp_path / "book",
        small_project,
        of_404=RULE.format(rule="404에도 본문을 보냅니다."),
        of_405=RULE.format(rule="본문 없이 405를 보냅니다."),
    )
    told = [*conventions_against_rfcs(read_book(places, quiet))]
    assert [problem.path for problem in told] == ["content/conventions/404.md"]
