"""Retiring a page is one command, and everything it was ever reached at goes on to the page that answers for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import run_build
from small_book import small_book, told
from small_links import promised, small_links

from statusbook.house.redirect_rulings import Ruling, append_ruling, parse_redirects
from statusbook.links.published import PublishedLinks
from statusbook.pipeline.examination import examine
from statusbook.places import Places
from statusbook.problems import ContentError
from statusbook.stage.retire import page_of_subject, plan_retirement


def links_of(root: Path) -> PublishedLinks:
    """What the book at ``root`` publishes; raises ContentError."""
    places = Places(root=root)
    return examine(places, lambda stage, outcome: None)[1]


def urls_of(links: PublishedLinks, page: str) -> set[str]:
    """Every promised URL that answers with a page, or with a file of it."""
    code = page.strip("/")
    own = {url for url in links.urls if url.partition("#")[0] == page}
    own |= {url for url, new in links.redirects.urls.items() if new.partition("#")[0] == page}
    return own | {f"/api/v1/codes/{code}.json", f"/previews/{code}.png"}


def referring(root: Path, code: str) -> int:
    """How many places outside its own file refer to a code: links, lists of guides, what people say."""
    others = [path for path in (root / "content").rglob("*.md") if path.name != f"{code}.md"]
    texts = [path.read_text("utf-8") for path in others]
    links = sum(len(re.findall(rf"\]\(/{code}/", text)) for text in texts)
    lists = sum(len(re.findall(rf"^codes: .*\b{code}\b", text, re.M)) for text in texts)
    return links + lists + len(re.findall(rf"^/{code}/:", (root / "content/sayings.yml").read_text("utf-8"), re.M))


def mend(root: Path, old: str, new: str) -> None:
    """What a person does after the command: links go to the new page, lists and sayings are done without."""
    code = old.strip("/")
    for path in (root / "content").rglob("*.md"):
        text = path.read_text("utf-8")
        text = re.sub(rf"\]\({old}(?:#[^)]*)?\)", f"]({new})", text)
        text = re.sub(rf"^(codes: .*?)(?:, {code}\b|\b{code}, )", r"\1", text, flags=re.M)
        path.write_text(text, "utf-8")
    sayings = root / "content/sayings.yml"
    sayings.write_text(re.sub(rf"^{old}:\n(?:  .*\n)+", "", sayings.read_text("utf-8"), flags=re.M), "utf-8")


@pytest.mark.parametrize("code", ["530", "499"])
def test_a_retired_code_keeps_all_its_urls(code: str, copy_of_project: Path) -> None:
    """One entry; only what other files say of it is left to mend, told in one go; then every URL goes to the new page."""
    page, redirects = f"/{code}/", copy_of_project / "content/redirects.yml"
    before, text = urls_of(links_of(copy_of_project), page), redirects.read_text("utf-8")
    left = referring(copy_of_project, code)
    finished = run_build(
        copy_of_project, "retire", code, "--to", "/520/", "--because", "520이 같은 일을: 더 잘 말합니다"
    )
    assert finished.returncode == 1, finished.stderr
    assert f"{left} problems in " in finished.stdout
    assert "permalinks.txt" not in finished.stdout
    assert not (copy_of_project / f"content/codes/{code}.md").exists()
    added = redirects.read_text("utf-8").removeprefix(text)
    assert redirects.read_text("utf-8").startswith(text)
    assert [ruling.old for ruling in parse_redirects(added).rulings] == [page]
    mend(copy_of_project, page, "/520/")
    links = links_of(copy_of_project)
    answered, moved = set(links.urls), links.redirects.urls
    gone = {url for url in before if url not in answered and "#" not in url}
    assert gone == set()
    assert {moved[url].partition("#")[0] for url in before if url in moved} == {"/520/"}
    assert len([url for url in before if url in moved]) > 10


def test_a_retired_name_goes_before_nothing_that_lives() -> None:
    """A living page that takes the name has it; the name of two retired pages needs no ruling if they lead alike."""
    rulings = "/499/: {to: /404/, because: 시험, names: [/not-found/, /client-closed-request/]}\n"
    urls = small_links({"redirects.yml": rulings}).redirects.urls
    assert (urls["/not-found/"], urls["/client-closed-request/"], urls["/499/"]) == ("/404/", "/404/", "/404/")
    living = "/499/: {to: /200/, because: 시험, names: [/not-found/, /client-closed-request/]}\n"
    urls = small_links({"redirects.yml": living}).redirects.urls
    assert (urls["/not-found/"], urls["/client-closed-request/"]) == ("/404/", "/200/")


def test_retiring_twice_leads_to_the_end() -> None:
    """A name of a retired page follows when the page that answered for it is retired as well."""
    rulings = "/499/: {to: /498/, because: 시험, names: [/client-closed-request/]}\n/498/: {to: /404/, because: 시험}\n"
    assert small_links({"redirects.yml": rulings}).redirects.urls["/client-closed-request/"] == "/404/"


def test_a_name_that_is_a_page_is_told() -> None:
    """The entry may not claim what answers for itself."""
    rulings = "/499/: {to: /404/, because: 시험, names: [/405/]}\n"
    with pytest.raises(ContentError) as raised:
        small_links({"redirects.yml": rulings})
    assert told(raised.value.problems) == (
        "content/redirects.yml:1: '/405/' is a page of its own\n  fix: take it out of 'names'"
    )


def test_an_anchor_of_a_retired_page_needs_no_entry_any_more() -> None:
    """The page's redirect brings its anchors along."""
    rulings = '/499/: {to: /404/, because: 시험}\n"/499/#old": {to: /404/, because: 시험}\n'
    with pytest.raises(ContentError) as raised:
        small_links({"redirects.yml": rulings})
    assert told(raised.value.problems) == (
        "content/redirects.yml:2: '/499/' is redirected, and its anchors with it\n"
        "  fix: remove the redirect of '/499/#old'"
    )


@pytest.mark.parametrize(
    ("subject", "page"),
    [("530", "/530/"), ("/530/", "/530/"), ("530/", "/530/"), ("guides/prg", "/guides/prg/"), ("/4xx/", "/4xx/")],
)
def test_a_page_is_named_as_people_do(subject: str, page: str) -> None:
    """With slashes or without."""
    assert page_of_subject(subject) == page


@pytest.mark.parametrize(
    ("page", "to", "said"),
    [
        ("/4xx/", "/404/", "'/4xx/' is no page that can be retired; name a code, a comparison or a guide"),
        (
            "/guides/nix/",
            "/404/",
            "'/guides/nix/' is no page that can be retired; name a code, a comparison or a guide",
        ),
        ("/guides/basics/", "/nix/", "'/nix/' is no page"),
        ("/guides/basics/", "404", "'404' is relative; begin with a slash: '/404'"),
        ("/guides/basics/", "/guides/basics/#x", "'/guides/basics/' cannot lead to itself"),
        ("/compare/404-405/", "/4xx/#nix", "'/4xx/' has no anchor '#nix'; use one of: codes, "),
    ],
)
def test_what_cannot_be_is_refused(page: str, to: str, said: str) -> None:
    """Nothing is planned for a page that is none, or to one that is none."""
    with pytest.raises(LookupError) as raised:
        plan_retirement(small_book(), small_links(), page, to, "시험")
    assert str(raised.value.args[0]).startswith(said)


def test_a_registered_code_stays() -> None:
    """Its page is there whether we write of it or not."""
    with pytest.raises(ContentError) as raised:
        plan_retirement(small_book(), small_links(), "/404/", "/405/", "시험")
    assert "404 is registered with IANA" in told(raised.value.problems)


def test_a_comparison_needs_no_names() -> None:
    """Every order of its members follows the entry by itself."""
    ruling = plan_retirement(small_book(), small_links(), "/compare/404-405/", "/404/", "시험")
    assert ruling.names == ()
    change = {
        "permalinks.txt": promised(small_links().urls),
        "comparisons/404-405.md": None,
        "redirects.yml": append_ruling("", ruling),
    }
    assert small_links(change).redirects.urls["/compare/405-vs-404/"] == "/404/"


@pytest.mark.parametrize(
    "because", ["한 문장", "쌍점: 있음", "# 아님", "'따옴표'", "- 줄", "[괄호]", "참 \\ 빗금", 'yes "아니오"']
)
def test_an_entry_is_read_as_it_was_meant(because: str) -> None:
    """Whatever is in the reason, the file stays YAML, and what was there before stays as it was."""
    before = "# 머리말\n/old/: {to: /404/, because: 시험}  # 남는 말\n"
    names = tuple(f"/이름-{number}/" for number in range(60))
    ruling = Ruling(old="/499/", new="/404/#client", because=because, line=3, names=names)
    text = append_ruling(before, ruling)
    assert text.startswith(before)
    assert parse_redirects(text).rulings[1] == ruling
    assert max(map(len, text.splitlines())) <= 118
