"""The data of the search: every page can be found, by what its own file says of it, and by what people call it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import PROJECT
from search_queries import Answer, Query, page_of, place, read_queries, score
from small_book import small_book

from statusbook.pages.kinds import searchables
from statusbook.pages.page import Page
from statusbook.registry.book import Book
from statusbook.search import search_files, search_tables
from statusbook.search.header_names import weigh_headers
from statusbook.search.texts import Searchable, Text, gather_entries
from statusbook.search.vocabulary import vocabulary

CASES = Path(__file__).parent / "cases"
LOOSE_PAGES = {"/choose/", "/clients/", "/compare/", "/guides/", "/report/", "/sources/", "/wiki/"}


def page(permalink: str) -> Page:
    return Page(permalink=permalink, title=f"문서 {permalink}", text="")


def entries_of(book: Book, *pages: Page) -> tuple[Searchable, ...]:
    return gather_entries(book, searchables(book), {page.permalink: page.title for page in pages})


def script_of(book: Book, *pages: Page) -> str:
    titles = {page.permalink: page.title for page in pages}
    return search_files(book, searchables(book), titles)["assets/search-data.js"].decode()


def entry(permalink: str, change: dict[str, object] | None = None) -> Searchable:
    entries = {entry.permalink: entry for entry in entries_of(small_book(change))}
    return entries[permalink]


def with_facts(*lines: str) -> dict[str, object]:
    """The change that gives 404 these lines of front matter."""
    return {"codes/404.md": {"replace": "symptoms: [증상 하나]", "with": "\n".join(lines)}}


def test_every_page_is_an_entry() -> None:
    """Whatever is rendered can be found; the home page, from which one searches, need not be."""
    pages = [page("/"), page("/404/"), page("/compare/404-405/"), page("/sources/")]
    found = [one.permalink for one in entries_of(small_book(), *pages)]
    assert sorted(found) == sorted(
        ["/200/", "/404/", "/405/", "/4xx/", "/compare/404-405/", "/guides/basics/", "/sources/"]
    )
    assert len(set(found)) == len(found)


def test_names_and_symptoms_come_from_the_house_note() -> None:
    """What a writer adds to a code's facts is searched for after the next build, without touching a template."""
    texts = entry("/404/", with_facts("symptoms: [링크가 깨짐]", "aliases: [엉뚱한 별명]")).texts
    assert Text("symptom", "링크가 깨짐") in texts
    assert Text("alias", "엉뚱한 별명") in texts
    assert Text("alias", "엉뚱한 별명") not in entry("/404/").texts


def test_a_text_stands_once() -> None:
    """Two spellings of the same words weigh on the data once: the kind that counts more stays."""
    texts = entry("/404/", with_facts("aliases: [Not Found, NOT_FOUND, 메소드, 메서드]")).texts
    aliases = [text.text for text in texts if text.kind == "alias"]
    assert aliases == ["메소드"]


def test_a_header_leads_first_to_the_page_that_speaks_of_it_most() -> None:
    """A header that the RFC demands of a code is a name of that code."""
    headers = weigh_headers(small_book())
    assert ("main-header", "Allow") in headers["/405/"]


def test_the_same_book_gives_the_same_bytes() -> None:
    """Same input, same output, byte for byte."""
    book = small_book()
    assert script_of(book, page("/choose/")) == script_of(book, page("/choose/"))


def test_the_data_is_a_script_that_no_text_can_leave() -> None:
    """A text with the signs of a template literal stays text."""
    text = "back `tick` ${dollar} \\slash"
    script = script_of(small_book(with_facts(f"aliases: ['{text}']")))
    assert script.startswith("statusbook.searchData = {")
    assert r"back \`tick\` \${dollar} \\slash" in script
    assert script.count("`") - script.count(r"\`") == 2 * len(search_tables(entries_of(small_book())))


@pytest.mark.parametrize(
    "case", yaml.safe_load((CASES / "search_words.yml").read_text("utf-8")), ids=lambda case: case["text"]
)
def test_words(case: dict[str, object]) -> None:
    """Particles, endings, spacing, spellings and identifiers are cut as the case says."""
    assert list(vocabulary().words(str(case["text"]))) == case["words"]


def test_a_spelling_is_final() -> None:
    """What a misspelling becomes is left alone, and no single letter is taken for a misspelling."""
    tables = vocabulary()
    for wrong, right in tables.spellings.items():
        assert tables.respell(right) == right, f"{wrong} -> {right}"
        assert len(wrong) > 1, f"{wrong!r} stands in too many words"


def test_numbers_survive_the_spelling() -> None:
    """No misspelling holds a digit, so a status code in a query is never rewritten."""
    assert not [wrong for wrong in vocabulary().spellings if any(sign.isdigit() for sign in wrong)]


def test_queries_name_pages_that_exist() -> None:
    """Every query of the case file can be answered."""
    for query in read_queries(CASES / "search.yml"):
        for path in query.accept:
            folder, _, slug = path.rpartition("/")
            folders = {"": ("codes", "classes"), "compare": ("comparisons",), "guides": ("guides",)}[folder]
            written = any((PROJECT / "content" / one / f"{slug}.md").is_file() for one in folders)
            assert written or f"/{path}/" in LOOSE_PAGES, query


def test_figures() -> None:
    """Rank one counts in full, rank two by half, and what is not listed not at all."""
    queries = [Query(q=q, accept=("404", "410")) for q in "abc"]
    answers = {"a": Answer(pages=("410", "404")), "b": Answer(pages=("500", "404")), "c": Answer(pages=("500",))}
    figures = score(queries, answers)
    assert [place(query, answers[query.q]) for query in queries] == [1, 2, 0]
    assert (figures.top_1, figures.top_3, figures.mrr) == (1 / 3, 2 / 3, 0.5)
    assert page_of("file:///x/site/compare/401-403/index.html#rule", "file:///x/site/") == "compare/401-403"


def test_a_line_end_in_a_text_ends_no_entry() -> None:
    """The script reads an entry a line and a field a tab: in a text both are spaces, or nothing would be found."""
    change = with_facts('symptoms: ["길을\\n\\t잃음"]', 'aliases: ["엉뚱한\\n별명"]')
    entries = gather_entries(small_book(change), searchables(small_book(change)), {"/x/": "제목\n\t둘"})
    lines = search_tables(entries)["entries"].split("\n")
    assert len(lines) == len(entries)
    assert any("symptom=길을 잃음" in line and "alias=엉뚱한 별명" in line for line in lines)
    assert any(line.split("\t")[3] == "제목 둘" for line in lines)
