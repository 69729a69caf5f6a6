"""The permalink contract: what was published once resolves for ever, and the list cannot be broken by hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from conftest import PROJECT, run_build
from small_book import HERE, told
from small_links import promised, refusal, small_links

from statusbook.house.permalinks import Permalinks, append_permalinks, parse_permalinks, url_fault
from statusbook.house.source_folder import parse_sources
from statusbook.problems import ContentError

BY_HAND = yaml.safe_load((PROJECT / "tests/cases/permalinks/by_hand.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", BY_HAND, ids=lambda case: case["name"])
def test_a_list_broken_by_hand_is_told_line_by_line(case: dict[str, str]) -> None:
    """Every line that a hand has broken is a problem of its own, with its line and what to write."""
    with pytest.raises(ContentError) as raised:
        parse_permalinks(case["text"])
    assert told(raised.value.problems) == case["expect"].strip()


def test_a_url_that_would_be_too_long_a_folder_is_no_permalink() -> None:
    """In bytes, of which a syllable of Hangul has three."""
    assert url_fault(f"/{'가' * 85}/") is None
    assert url_fault(f"/{'가' * 86}/") == (
        f"'{'가' * 40}…' would be a folder with a name of 258 bytes",
        "shorten it to 255 or fewer",
    )
    path = f"content/sources/{'a' * 256}.yml"
    with pytest.raises(ContentError, match=r"content/sources/a+.yml:1: 'a+' is no id of a source"):
        parse_sources({path: "file: notes/a.md\n"}, notes={"content/notes/a.md"})


def test_the_command_writes_what_the_reader_reads() -> None:
    """URLs are appended in order after those listed, comments and count stay right, nothing is listed twice."""
    first = append_permalinks(Permalinks(), ["/b/", "/a/"])
    second = append_permalinks(parse_permalinks(first), ["/0/", "/b/"])
    assert [entry.url for entry in parse_permalinks(second).entries] == ["/a/", "/b/", "/0/"]
    assert "# published: 3\n" in second
    assert set(first.splitlines()) - set(second.splitlines()) == {"# published: 2"}


EVERYTHING = promised(small_links().urls)


def test_every_kind_of_url_is_promised() -> None:
    """Pages, anchors, redirects, documents, schemas, pictures and the inventory are part of the contract."""
    urls = set(small_links().urls)
    wanted = {
        "/",
        "/404/",
        "/404/#client",
        "/405/#allow",
        "/404-not-found/",
        "/찾을-수-없음/",
        "/compare/404-405/",
        "/compare/404-405/#mistakes",
        "/compare/405-vs-404/",
        "/guides/basics/",
        "/wiki/#sphinx",
        "/objects.inv",
        "/api/v1/",
        "/api/v1/codes/404.json",
        "/api/v1/schema/code.json",
        "/api/v1/codes.csv",
        "/previews/404.png",
    }
    assert wanted <= urls, wanted - urls
    assert not {url for url in urls if "situations-" in url or url.endswith(("#sources", "#from-notes"))}
    assert not {"/_redirects", "/_headers", "/404-not-found/index.html"} & urls


def test_a_site_that_keeps_its_promises_is_built() -> None:
    """With every URL listed and nothing changed, the build has nothing to say."""
    assert refusal({"permalinks.txt": EVERYTHING}) == ""


def test_a_missing_list_is_a_problem() -> None:
    """The file cannot be lost without a word: then nothing would be promised any more."""
    assert refusal({"permalinks.txt": None}).startswith("content/permalinks.txt:1: file is missing\n  fix: ")


RENAMED = {
    "permalinks.txt": EVERYTHING,
    "codes/404.md": {"replace": "phrase: Not Found", "with": "phrase: Nothing Here"},
}


def test_renaming_a_phrase_is_refused_until_a_redirect_exists() -> None:
    """The URLs made of the old phrase are told one by one; older_phrases or redirects.yml mend it."""
    line = EVERYTHING.splitlines().index("/not-found/") + 1
    said = refusal(RENAMED)
    assert (
        f"content/permalinks.txt:{line}: published permalink '/not-found/' no longer resolves\n"
        "  fix: restore the record, or add '/not-found/' to content/redirects.yml"
    ) in said
    assert said.count("no longer resolves") == 2
    rulings = "/not-found/: {to: /404/, because: 예전 문구}\n/404-not-found/: {to: /404/, because: 예전 문구}\n"
    assert refusal({**RENAMED, "redirects.yml": rulings}) == ""
    older = "phrase: Nothing Here\nolder_phrases: [Not Found]"
    assert refusal({**RENAMED, "codes/404.md": {"replace": "phrase: Not Found", "with": older}}) == ""


def test_dropping_a_comparison_is_refused_until_a_redirect_exists() -> None:
    """One problem for the page; its redirect brings along the other orders, the document and the picture."""
    dropped = {"permalinks.txt": EVERYTHING, "comparisons/404-405.md": None}
    line = EVERYTHING.splitlines().index("/compare/404-405/") + 1
    assert refusal(dropped) == (
        f"content/permalinks.txt:{line}: published permalink '/compare/404-405/' no longer resolves\n"
        "  fix: restore its file; 'python build.py retire /compare/404-405/ --to …' takes it away and keeps its URLs"
    )
    links_kept = {**dropped, "redirects.yml": "/compare/404-405/: {to: /404/, because: 합쳤습니다}\n"}
    links = small_links(links_kept)
    assert links.redirects.urls["/compare/405-vs-404/"] == "/404/"
    assert b'"moved_to": "https://wiki.example/team/http/404/"' in links.files["/api/v1/comparisons/404-405.json"]
    assert links.drawings["/previews/404-405.png"] == links.drawings["/previews/404.png"]


def test_changing_a_slug_is_refused_until_a_redirect_exists() -> None:
    """A guide that takes another file name keeps its old URL, anchors included, by one redirect."""
    guide = (HERE / "content/guides/basics.md").read_text("utf-8")
    fields = {
        f"codes/{code}.md": {"replace": "guides: [basics]", "with": "guides: [first-steps]"} for code in (200, 404, 405)
    }
    moved = {
        "permalinks.txt": EVERYTHING,
        "guides/basics.md": None,
        "guides/first-steps.md": guide,
        "comparisons/404-405.md": {"replace": "guides: [basics]", "with": "guides: [first-steps]"},
        **fields,
    }
    said = refusal(moved)
    assert "published permalink '/guides/basics/' no longer resolves" in said
    assert said.count("no longer resolves") == 1
    rulings = "/guides/basics/: {to: /guides/first-steps/, because: 이름을 바꾸었습니다}\n"
    assert refusal({**moved, "redirects.yml": rulings}) == ""


def test_a_heading_that_goes_is_refused_until_its_anchor_leads_on() -> None:
    """A named heading is promised; a redirect of its anchor leaves the old name in the page."""
    guide = (HERE / "content/guides/basics.md").read_text("utf-8")
    anchor = guide.partition("{#")[2].partition("}")[0]
    renamed = guide.replace(f"{{#{anchor}}}", "{#another-name}")
    change = {"permalinks.txt": EVERYTHING, "guides/basics.md": renamed}
    old = f"/guides/basics/#{anchor}"
    line = EVERYTHING.splitlines().index(old) + 1
    assert refusal(change) == (
        f"content/permalinks.txt:{line}: published permalink '{old}' no longer resolves\n"
        f"  fix: restore the heading, or add '{old}' to content/redirects.yml"
    )
    rulings = f'"{old}": {{to: "/guides/basics/#another-name", because: 제목을 바꾸었습니다}}\n'
    links = small_links({**change, "redirects.yml": rulings})
    page = next(page for page in links.pages if page.permalink == "/guides/basics/")
    assert page.text.index(f'<div id="{anchor}">') < page.text.index('<h2 id="another-name">')


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    shutil.copytree(HERE / "content", root / "content")
    shutil.copytree(PROJECT / "templates", root / "templates")
    shutil.copy(PROJECT / "mkdocs.yml", root / "mkdocs.yml")
    return root


def test_the_command_promises_what_is_new_and_the_build_keeps_it(small_project: Path) -> None:
    """``permalinks`` lists every URL, a second time none; then the build refuses to break one, and writes nothing."""
    listed = small_project / "content/permalinks.txt"
    looked = run_build(small_project, "permalinks", "--check")
    assert looked.returncode == 1
    assert "permalinks lists them" in looked.stderr
    added = run_build(small_project, "permalinks")
    assert added.returncode == 0, added.stderr
    assert "+ /404/#client\n" in added.stdout
    text = listed.read_text("utf-8")
    assert run_build(small_project, "permalinks").stdout.endswith("0 new URLs\n")
    assert listed.read_text("utf-8") == text
    note = small_project / "content/codes/404.md"
    changed = note.read_text("utf-8").replace("name_ko: 찾을 수 없음", "name_ko: 없는 곳")
    note.write_text(changed, "utf-8")
    for command in ([], ["check"], ["permalinks"]):
        refused = run_build(small_project, *command)
        assert refused.returncode == 1, refused.stdout
        assert "published permalink '/찾을-수-없음/' no longer resolves" in refused.stderr
    assert not (small_project / "site").exists()
    assert listed.read_text("utf-8") == text


def test_everything_published_is_promised(project: Path) -> None:
    """The project's own list is complete: what a build would publish, permalinks.txt holds."""
    looked = run_build(project, "permalinks", "--check")
    assert (looked.returncode, looked.stderr) == (0, "")
