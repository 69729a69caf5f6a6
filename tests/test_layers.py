"""A team's content lies over that of the base: file by file, nothing copied, nothing lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import hashes

from statusbook.cli import main
from statusbook.content import content_of
from statusbook.pipeline.builder import build_site
from statusbook.pipeline.checking import accept_notes, check_project
from statusbook.pipeline.reader import read_book
from statusbook.places import Places
from statusbook.problems import ContentError
from statusbook.site.current import inputs_fingerprint
from statusbook.stage.promise import unlisted_urls


def quiet(stage: str, outcome: str) -> None:
    """Tells nobody how a build goes on."""


@pytest.fixture
def team(small_project: Path, tmp_path: Path) -> Places:
    """A team's folder with one note of its own, over the small project."""
    root = tmp_path / "book"
    (root / "content" / "notes").mkdir(parents=True)
    (root / "content" / "sources").mkdir()
    (root / "mkdocs.yml").write_text("site_name: 우리 책\nsite_url: https://wiki.example/http/\n", "utf-8")
    (root / "content" / "notes" / "shop.md").write_text("# 상점\n\n- 404: 지운 상품의 주소면 나온다.\n", "utf-8")
    (root / "content" / "sources" / "shop.yml").write_text("title: 상점 노트\n", "utf-8")
    return Places(root=root, base=small_project)


def add(places: Places, path: str, text: str) -> None:
    """Writes a file of the team's."""
    (places.root / path).parent.mkdir(parents=True, exist_ok=True)
    (places.root / path).write_text(text, "utf-8")


def faults(places: Places) -> list[str]:
    """The problems of a project, one a string."""
    with pytest.raises(ContentError) as told:
        read_book(places, quiet)
    return [str(problem) for problem in told.value.problems]


def test_a_book_with_its_own_registry_stands_alone(small_project: Path, tmp_path: Path) -> None:
    """What has content/iana.csv is no team's folder, however much of the base it lacks."""
    assert not Places(root=small_project, base=tmp_path).is_layered
    assert not Places(root=tmp_path, base=small_project).is_layered


def test_both_layers_are_read_and_known_apart(team: Places) -> None:
    """Every file of the base and every one of the team's; whose it is is remembered."""
    content = content_of(team)
    assert {"content/notes/team.md", "content/notes/shop.md", "content/iana.csv"} <= content.files.keys()
    assert content.is_own("content/notes/shop.md")
    assert not content.is_own("content/notes/team.md")


def test_a_team_s_note_stands_on_the_base_s_pages(team: Places) -> None:
    """The page of the base, with what the team says beside it; the base stays as it was."""
    before = hashes(team.base)
    build_site(team, "material", quiet)
    page = (team.root / "site" / "404" / "index.html").read_text("utf-8")
    assert "지운 상품의 주소면 나온다." in page
    assert "주소가 바뀌면 나온다." in page
    assert hashes(team.base) == before
    assert sorted(path.name for path in (team.root / "content").iterdir()) == ["notes", "sources"]


def test_a_change_of_the_base_is_a_change_of_the_book(team: Places) -> None:
    """A site is built anew when what lies beneath has changed."""
    before = inputs_fingerprint(team, "material")
    (team.base / "content" / "notes" / "team.md").write_text("# 팀\n\n- 404: 주소가 없다.\n", "utf-8")
    assert inputs_fingerprint(team, "material") != before


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("content/codes/404.md", "---\ncode: 404\n---\n", "content/conventions/404.md"),
        ("content/sources/team.yml", "title: 팀\n", "team-team.yml"),
        ("content/rulings/team.yml", "{}\n", "rename it after your own source"),
        ("content/choose.yml", "x: y\n", "remove it"),
        ("content/notes/team.md", "# 팀\n\n- 404: 없다.\n", "give it another name"),
    ],
)
def test_a_file_that_both_have_is_told_with_its_fix(team: Places, path: str, text: str, told: str) -> None:
    """Neither layer silently takes the place of the other."""
    if path == "content/rulings/team.yml":
        (team.base / "content" / "rulings").mkdir(exist_ok=True)
        (team.base / path).write_text("{}\n", "utf-8")
    add(team, path, text)
    assert any(fault.startswith(f"{path}:1: ") and told in fault for fault in faults(team))


def test_a_fault_of_each_layer_names_its_file_where_it_lies(team: Places) -> None:
    """The team's by its path in the folder, the base's by its whole path, both at once."""
    note = team.base / "content" / "codes" / "404.md"
    note.write_text(note.read_text("utf-8").replace("## 답", "## 없는 제목"), "utf-8")
    add(team, "content/notes/empty.md", "# 빈 글\n")
    add(team, "content/sources/empty.yml", "title: 빈 글\n")
    paths = {fault.partition(":")[0] for fault in faults(team)}
    assert paths == {note.as_posix(), "content/notes/empty.md"}


def test_a_team_promises_what_is_its_own(team: Places) -> None:
    """The URLs of the base are promised by the base; those of the team are to be listed by the team."""
    from statusbook.pipeline.examination import examine

    book, links = examine(team, quiet)
    promised = {
        line for line in (team.base / "content/permalinks.txt").read_text("utf-8").split("\n") if line[:1] == "/"
    }
    new = unlisted_urls(book.shelf.permalinks, links.urls)
    assert "/sources/shop/" in new
    assert not promised & set(new)
    add(team, "content/permalinks.txt", "# published: 1\n/sources/shop/\n")
    book, links = examine(team, quiet)
    assert "/sources/shop/" not in unlisted_urls(book.shelf.permalinks, links.urls)


def test_redirects_of_both_layers_hold(team: Places) -> None:
    """What the team decides for an old URL comes before what the base does."""
    (team.base / "content" / "redirects.yml").write_text(
        "/old/: {to: /404/, because: a}\n/older/: {to: /404/, because: a}\n", "utf-8"
    )
    add(team, "content/redirects.yml", "/old/: {to: /4xx/, because: b}\n")
    rulings = read_book(team, quiet).shelf.redirects.rulings
    assert {ruling.old: ruling.new for ruling in rulings} == {"/old/": "/4xx/", "/older/": "/404/"}


def test_a_check_counts_and_accepts_the_team_s_notes(team: Places) -> None:
    """What became of the base's notes is the base's affair."""
    import datetime

    report = check_project(team, quiet, datetime.date(2026, 12, 1))
    assert [note.tally.path for note in report.notes] == ["content/notes/shop.md"]
    assert accept_notes(team, quiet) == ["content/accepted/shop.txt"]


def test_a_phrase_that_is_not_quite_right_keeps_nobody_from_judging(team: Places) -> None:
    """A check tells of it; a review asks about the statements all the same."""
    add(team, "content/notes/shop.md", "# 상점\n\n## 404 Not Fuond\n\n지운 상품의 주소면 나온다.\n")
    assert "is not quite the phrase of 404" in faults(team)[0]
    book = read_book(team, quiet, to_judge=True)
    assert "지운 상품의 주소면 나온다." in {statement.text for statement in book.registry.unreviewed}


def test_the_command_line_takes_a_team_s_folder(team: Places, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing has to be said about layers: a folder without a registry is one over the package's own."""
    main(["check", "--json", "--root", str(team.root)], standalone_mode=False)
    document = json.loads(capsys.readouterr().out)
    assert [note["path"] for note in document["notes"]] == ["content/notes/shop.md"]


INTERNAL = """---
code: 480
phrase: Coupon Exhausted
name_ko: 쿠폰 소진
standing: internal
---

## 답

쿠폰이 모두 나갔습니다. 다른 쿠폰을 안내합니다.
"""


def test_a_number_of_the_team_s_own_needs_a_phrase_a_name_and_an_answer(team: Places) -> None:
    """It has a page, a place on its class and in the API, and nothing is said of what it leaves out."""
    add(team, "content/codes/480.md", INTERNAL)
    build_site(team, "material", quiet)
    page = (team.site / "480" / "index.html").read_text("utf-8")
    assert all(part in page for part in ("Coupon Exhausted", "쿠폰 소진", "팀 내부", "쿠폰이 모두 나갔습니다."))
    assert not any(part in page for part in ("한눈에 보기", "지시 없이 캐시", "재시도하지 않습니다", "sb-quick"))
    assert "쿠폰 소진" in (team.site / "4xx" / "index.html").read_text("utf-8")
    document = json.loads((team.site / "api" / "v1" / "codes" / "480.json").read_text("utf-8"))
    assert (document["standing"], document["cacheable"], document["retry"]) == ("internal", None, None)


def test_what_it_gives_beyond_that_is_shown(team: Places) -> None:
    """A fact that the team states has its row, the others have none."""
    text = INTERNAL.replace(
        "standing: internal\n", "standing: internal\nretry: {safe: later, when: 자정 뒤에 보냅니다.}\n"
    )
    add(team, "content/codes/480.md", text)
    build_site(team, "material", quiet)
    page = (team.site / "480" / "index.html").read_text("utf-8")
    assert "자정 뒤에 보냅니다." in page
    assert "지시 없이 캐시" not in page


def test_other_codes_still_need_all_their_facts(team: Places) -> None:
    """What is left out of a standard code is a fault, whatever stands in the file."""
    add(team, "content/codes/481.md", INTERNAL.replace("480", "481").replace("internal", "unofficial\nunsaid: [since]"))
    assert any("'since' is missing" in fault for fault in faults(team))


def test_a_number_that_the_base_describes_at_an_upgrade_is_told(team: Places) -> None:
    """Nothing of the team's is lost, and the fix says where it belongs now."""
    add(team, "content/codes/480.md", INTERNAL)
    read_book(team, quiet)
    base = (team.base / "content" / "codes" / "404.md").read_text("utf-8")
    (team.base / "content" / "codes" / "480.md").write_text(base.replace("404", "480"), "utf-8")
    assert any(
        fault.startswith("content/codes/480.md:1: the reference describes 480 itself now") for fault in faults(team)
    )


def test_what_the_team_says_bears_its_name_and_is_found(team: Places) -> None:
    """A badge beside the evidence of the team's notes, none beside that of the base's; their words lead to the page."""
    add(team, "content/notes/shop.md", "# 상점\n\n- 404: 롤백한 상품의 주소면 `X-Job-Id`와 함께 나온다.\n")
    add(team, "content/conventions/404.md", "---\nrule: 품절이면 404를 보냅니다.\nowner: 팀\nsince: 2026-01-05\n---\n")
    build_site(team, "material", quiet)
    page = (team.site / "404" / "index.html").read_text("utf-8")
    assert '<span class="sb-badge">우리 책</span> 상점 노트' in page
    assert '<span class="sb-badge">우리 책</span> 팀 노트' not in page
    data = (team.site / "assets" / "search-data.js").read_text("utf-8")
    assert all(word in data for word in ("롤백한", "X-Job-Id", "품절이면"))
