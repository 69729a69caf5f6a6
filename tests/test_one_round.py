"""One round of problems: a fault in one file hides no fault of another, and nothing is told that only follows from it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import PROJECT
from small_book import HERE
from small_links import promised, small_links

from statusbook.pipeline.consequences import RULES, without_consequences
from statusbook.pipeline.examination import examine
from statusbook.places import Places
from statusbook.problems import Collector, ContentError, Problem, point_at

BROKEN = {
    "codes/200.md": ("phrase: OK", "phrse: OK"),
    "classes/4xx.md": ("phrase: Client Error", "phrse: Client Error"),
    "comparisons/404-405.md": ("question:", "qestion:"),
    "guides/basics.md": ("title:", "titel:"),
    "choose.yml": ("goto:", "go_to:"),
    "constants.yml": ("library:", "libary:"),
    "rfcs.yml": ("title:", "titel:"),
    "terms.yml": ("wanted:", "wnated:"),
    "sources/team.yml": ("licence:", "license:"),
    "notes/team.md": ("# 팀 노트\n\n- 404: 주소가 바뀌면 나온다.\n", ""),
    "rulings/team.yml": ("verdicts:", "verdict:"),
    "redirects.yml": ("to:", "too:"),
    "sayings.yml": ("said:", "sayed:"),
}
ADDED = {
    "notes/team.md": "# 팀 노트\n\n- 404: 주소가 바뀌면 나온다.\n",
    "sources/team.yml": "{file: notes/team.md, title: 팀 노트, origin: {title: 없음}, written_by: 팀, licence: CC0, rank: 9}\n",
    "rulings/team.yml": "verdicts:\n  - {source: team, quote: 주소가 바뀌면 나온다, verdict: practice}\n",
    "redirects.yml": "/old/: {to: /404/, because: 예전 주소}\n",
    "sayings.yml": "/404/: {said: [없는 페이지]}\n",
}
RENAMED = {"codes/405.md": ("name_ko: 받지 않는 메서드", "name_ko: 안 되는 메서드")}
PROMISES = promised([*small_links().urls, "/old/", "/sources/team/"])


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A small project with a note, rulings, redirects, sayings, and every URL promised."""
    shutil.copytree(HERE / "content", tmp_path / "content")
    shutil.copytree(PROJECT / "templates", tmp_path / "templates")
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)
    for name, text in {**ADDED, "permalinks.txt": PROMISES}.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / "content" / name
    text = path.read_text("utf-8")
    assert old in text, f"{name} does not hold {old!r}"
    path.write_text(text.replace(old, new), "utf-8")


def problems_of(root: Path) -> tuple[Problem, ...]:
    try:
        examine(Places(root=root), lambda stage, outcome: None)
    except ContentError as error:
        return error.problems
    return ()


def test_the_whole_book_has_no_problem(book: Path) -> None:
    """What the other tests break is sound."""
    assert problems_of(book) == ()


@pytest.mark.parametrize("name", BROKEN)
def test_a_fault_hides_no_other_and_nothing_follows_from_it(name: str, book: Path) -> None:
    """The file's own fault, and a broken promise elsewhere that is only found when pages are made; nothing else."""
    change(book, name, *BROKEN[name])
    alone = problems_of(book)
    assert {problem.path for problem in alone} == {f"content/{name}"}
    for other, edit in RENAMED.items():
        change(book, other, *edit)
    more = [problem.message for problem in problems_of(book) if problem not in alone]
    told = ["published permalink '/받지-않는-메서드/' no longer resolves"]
    # While the redirects cannot be read, nobody knows which URLs they keep.
    assert more == ([] if name == "redirects.yml" else told)


@pytest.mark.parametrize("name", [*BROKEN, "iana.csv"])
@pytest.mark.parametrize("text", ["- {id: 1}\n- 7\n", "1: {2: 3}\n", "---\n---\n"], ids=["list", "mapping", "rules"])
def test_a_file_of_another_shape_is_told_and_nothing_else(name: str, text: str, book: Path) -> None:
    """Whatever stands in a file in place of what belongs there, its own fault is told, without a traceback."""
    if name.startswith("notes/"):
        pytest.skip("a note may hold anything")
    (book / "content" / name).write_text(text, "utf-8")
    assert {problem.path for problem in problems_of(book)} == {f"content/{name}"}


def test_a_note_that_cannot_be_read_hides_nothing(book: Path) -> None:
    """A note that is no text is told of alone, its rulings and its page are not."""
    (book / "content/notes/team.md").write_bytes(bytes(range(256)) * 20)
    assert {problem.path for problem in problems_of(book)} == {"content/notes/team.md"}


@pytest.mark.parametrize(
    ("rule", "problem", "path", "text", "follows"),
    [
        ("is_in_it", "content/choose.yml: no way leads to 404", "content/choose.yml", "", True),
        ("is_in_it", "content/choose.yml: no way leads to 404", "content/rfcs.yml", "", False),
        ("names_the_file", "content/codes/404.md: RFC 1 is not known; see content/rfcs.yml", "content/rfcs.yml", "", True),
        ("names_its_subject", "content/codes/404.md: link to '/499/', which is no page", "content/codes/499.md", "", True),
        ("names_its_subject", "content/codes/404.md: link to '/1499/', which is no page", "content/codes/499.md", "", False),
        ("names_its_subject", "content/codes/404.md: guide 'prg' does not exist", "content/guides/prg.md", "", True),
        ("names_its_subject", "content/codes/404.md: guide 'prgs' does not exist", "content/guides/prg.md", "", False),
        ("quotes_it", "content/rulings/team.yml: no statement of 'house' says \"없는 곳\"", "content/codes/404.md", "## 답\n\n## 답\n없는  곳", True),
        ("quotes_it", "content/rulings/team.yml: no statement of 'house' says \"있는 곳\"", "content/codes/404.md", "## 답\n\n## 답\n없는 곳", False),
        ("is_named_by_it", "content/permalinks.txt: published permalink '/없는-곳/' is gone", "content/codes/404.md", "name_ko: 없는 곳\n## 답\n\n## 답", True),
        ("is_named_by_it", "content/permalinks.txt: published permalink '/있는-곳/' is gone", "content/codes/404.md", "name_ko: 없는 곳\n## 답\n\n## 답", False),
        ("is_named_by_it", "content/permalinks.txt: published permalink '/있는-곳/' is gone", "content/codes/404.md", "", True),
        ("may_link_it", "content/codes/523.md: 523 is linked from fewer than 2 other pages", "content/codes/404.md", "", True),
        ("may_link_it", "content/codes/523.md: 523 is linked from fewer than 2 other pages", "content/notes/team.md", "", False),
        ("rules_on_a_note", "content/rulings/team.yml: no note says it", "content/notes/team.md", "", True),
        ("rules_on_a_note", "content/rulings/team.yml: no note says it", "content/codes/404.md", "", False),
    ],
)  # fmt: skip
def test_what_follows_from_a_file(rule: str, problem: str, path: str, text: str, follows: bool) -> None:
    """Each rule takes what follows from a file that was left out, and leaves what does not."""
    place, _, message = problem.partition(": ")
    one = Problem(path=place, line=1, message=message, fix="mend it")
    asked = next(each for each in RULES if each.__name__ == rule)
    assert asked(one, path, text) is follows
    assert without_consequences([one], {path: text} if follows else {}) == ([] if follows else [one])


def test_a_collector_gathers_from_blocks_functions_and_values() -> None:
    """Every way in leads to one report, sorted; what was salvaged goes on."""
    first, second, third = (Problem(path="content/a.md", line=n, message="odd", fix="mend it") for n in (1, 2, 3))
    problems = Collector()
    problems.finish()

    def fail() -> str:
        raise ContentError([third], salvaged="half")

    assert problems.attempt(fail) == "half"
    assert problems.attempt(lambda: "whole") == "whole"
    with problems.collect():
        raise ContentError([first])
    problems.add([second])
    with pytest.raises(ContentError) as raised:
        problems.finish(salvaged="rest")
    assert raised.value.problems == (first, second, third)
    assert raised.value.salvaged == "rest"


@pytest.mark.parametrize(
    ("line", "start", "end", "shown"),
    [
        ("phrse: Not Found", 0, 5, "phrse: Not Found\n^^^^^"),
        ("  - 자원을 씁니다", 4, 6, "- 자원을 씁니다\n  ^^^^"),
        ("x" * 200 + "y", 200, 201, "x" * 24 + "y\n" + " " * 24 + "^"),
        ("가" * 60, 0, 60, "가" * 50 + "\n" + "^" * 100),
        ("key:", 4, 4, "key:\n    ^"),
    ],
)
def test_a_caret_is_under_what_it_points_at(line: str, start: int, end: int, shown: str) -> None:
    """Hangul takes two columns, the indent is left out, and a long line is cut around the place."""
    assert "\n".join(point_at(line, start, end)) == shown
