"""A team's folder is made by a command, and so is every further file in it: what is written passes the check."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml
from conftest import hashes

from statusbook import __version__
from statusbook.cli import main
from statusbook.pipeline.builder import build_site
from statusbook.pipeline.checking import check_project
from statusbook.pipeline.scaffolding import (
    init_project,
    new_code,
    new_comparison,
    new_convention,
    new_guide,
    new_note,
)
from statusbook.places import Places
from statusbook.problems import ContentError

TODAY = datetime.date(2026, 12, 1)


def quiet(stage: str, outcome: str) -> None:
    """Tells nobody how a build goes on."""


@pytest.fixture
def team(tmp_path: Path) -> Places:
    """A folder as it is made, over the reference itself."""
    root = tmp_path / "book"
    root.mkdir()
    init_project(Places(root=root), "결제팀: 상태 코드", "https://wiki.example/http/", TODAY)
    return Places(root=root)


@pytest.fixture
def small_team(small_project: Path, tmp_path: Path) -> Places:
    """A folder with a name and an address alone, over a small base, which is read in no time."""
    root = tmp_path / "book"
    (root / "content").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: 상점 책\nsite_url: https://wiki.example/http/\n", "utf-8")
    return Places(root=root, base=small_project)


def problems(places: Places) -> list[str]:
    """What a check finds wrong."""
    return [str(problem) for problem in check_project(places, quiet, TODAY).problems]


def test_a_new_folder_passes_the_check_and_builds(team: Places) -> None:
    """With an example of each kind, shown under the name that was given."""
    assert problems(team) == []
    build_site(team, "material", quiet)
    assert "결제팀: 상태 코드" in (team.site / "402" / "index.html").read_text("utf-8")
    assert "쿠폰 소진" in (team.site / "480" / "index.html").read_text("utf-8")
    assert (team.site / "conventions" / "index.html").is_file()


def test_it_holds_what_its_readers_and_its_machines_need(team: Places) -> None:
    """Settings, a README, the files of three kinds of CI in their own grammar, and the edition it was made with."""
    for path in (".gitlab-ci.yml", ".github/workflows/pages.yml"):
        document = yaml.safe_load((team.root / path).read_text("utf-8"))
        assert "statusbook build" in str(document), path
    assert "${{ steps.pages.outputs.base_url }}/" in (team.root / ".github/workflows/pages.yml").read_text("utf-8")
    assert "statusbook build" in (team.root / "Jenkinsfile").read_text("utf-8")
    assert f"statusbook=={__version__}" in (team.root / "requirements.txt").read_text("utf-8")
    assert "/site/" in (team.root / ".gitignore").read_text("utf-8")
    readme = (team.root / "README.md").read_text("utf-8")
    assert readme.startswith("# 결제팀: 상태 코드\n")
    assert all(f"statusbook new {kind}" in readme for kind in ("note", "convention", "code", "comparison", "guide"))


def test_nothing_that_is_there_is_written_over(team: Places) -> None:
    """All that is in the way is told at once, and nothing is written."""
    before = hashes(team.root)
    with pytest.raises(ContentError) as told:
        init_project(team, "다른 이름", "https://wiki.example/", TODAY)
    assert {problem.path for problem in told.value.problems} == {*before}
    with pytest.raises(ContentError):
        new_convention(team, "402", TODAY)
    assert hashes(team.root) == before


@pytest.mark.parametrize(
    ("name", "text", "identifier", "title"),
    [
        ("Team 404.md", "# 팀 노트\n\n- 404: 주소가 바뀌면 나온다.\n", "team-404", "팀 노트"),
        (
            "장애.html",
            "<html><head><title>장애 표</title></head><body><h2>405 Method Not Allowed</h2></body></html>",
            "note",
            "장애 표",
        ),
        ("codes.csv", "코드,뜻\n404,없는 주소\n405,읽기만 됨\n", "codes", "codes"),
    ],
)
def test_a_note_is_taken_in_with_its_source(
    small_team: Places, tmp_path: Path, name: str, text: str, identifier: str, title: str
) -> None:
    """The id is from its name, the title from its head."""
    (tmp_path / name).write_text(text, "utf-8")
    made = new_note(small_team, tmp_path / name)
    assert made.paths == (f"content/notes/{name}", f"content/sources/{identifier}.yml")
    assert yaml.safe_load((small_team.root / made.paths[1]).read_text("utf-8"))["title"] == title
    assert (small_team.root / made.paths[0]).read_text("utf-8") == text
    assert problems(small_team) == []


def test_what_is_written_passes_the_check_and_names_its_blanks(small_team: Places) -> None:
    """Whoever fills in nothing has a book that builds, and knows what is missing."""
    made = [
        new_convention(small_team, "405", TODAY),
        new_code(small_team, "481"),
        new_guide(small_team, "상점", ["404"]),
        new_comparison(small_team, ["405", "481"]),
        new_guide(small_team, "결제-실패", ["404", "405"]),
    ]
    assert [one.paths for one in made] == [
        ("content/conventions/405.md",),
        ("content/codes/481.md",),
        ("content/guides/상점.md",),
        ("content/comparisons/405-481.md",),
        ("content/guides/결제-실패.md",),
    ]
    assert all(one.blanks for one in made)
    assert problems(small_team) == []


def test_a_blank_that_is_left_is_told_until_it_is_filled_in(small_team: Places) -> None:
    """By line, in whatever it stands: a value, a heading, an item, a paragraph. What is published should not say it."""

    def told() -> list[str]:
        return [f"{one.path}:{one.line}" for one in check_project(small_team, quiet, TODAY).doubts]

    assert told() == []
    for path in new_convention(small_team, "405", TODAY).paths:
        assert told() == [f"{path}:2", f"{path}:3"]
        text = (small_team.root / path).read_text("utf-8")
        (small_team.root / path).write_text(text.replace("담당할 팀", "결제팀"), "utf-8")
        assert told() == [f"{path}:2"]
        (small_team.root / path).unlink()
    made = [
        new_code(small_team, "481"),
        new_guide(small_team, "결제-실패", ["404", "405"]),
        new_comparison(small_team, ["405", "481"]),
    ]
    lines = {one.paths[0]: [line for line in told() if line.startswith(one.paths[0])] for one in made}
    assert [len(found) for found in lines.values()] == [3, 4, 6]


def test_what_cannot_be_made_says_why(small_team: Places) -> None:
    """A code that is described already, one that nobody knows, a name that is none."""
    for make, told in (
        (lambda: new_code(small_team, "404"), "statusbook new convention 404"),
        (lambda: new_code(small_team, "4x4"), "three digits"),
        (lambda: new_convention(small_team, "499999", TODAY), "is no code of this book"),
        (lambda: new_comparison(small_team, ["404", "488"]), "statusbook new code 488"),
        (lambda: new_guide(small_team, "A B", ["404"]), "is no name of a page"),
    ):
        with pytest.raises(ContentError, match=told):
            make()


def test_the_command_line_makes_a_book_and_a_note(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two commands from nothing to a note that is read, with what was read in it."""
    note = tmp_path / "shop.md"
    note.write_text("# 상점\n\n- 404 Not Found: 지운 상품이다.\n- 409: 두 번 눌렀다.\n", "utf-8")
    root = tmp_path / "book"
    main(["init", str(root)], standalone_mode=False)
    main(["new", "note", str(note), "--root", str(root)], standalone_mode=False)
    told = capsys.readouterr().out
    assert "+ mkdocs.yml" in told
    assert "about 2 codes: 404, 409" in told
