"""A note of any length is shown whole, on as many pages as it needs, and every link to a line of it arrives."""

from __future__ import annotations

import dataclasses
import posixpath
import re
from collections.abc import Iterator

import pytest
from conftest import PROJECT
from known_codes import known_codes_for_tests
from small_book import small_book
from small_links import ADDRESS

from statusbook import urls
from statusbook.house.sources import Origin, Source
from statusbook.links.published import PublishedLinks, gather_links
from statusbook.pages import labels
from statusbook.pages.anchors import read_anchors
from statusbook.pages.kinds import render_pages
from statusbook.pages.page import Page
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book
from statusbook.registry.record import Addition, MergedProse
from statusbook.statements.note_reader import read_note

REPEATED = 50
NOTE = "\n".join(
    [
        "## 404 Not Found",
        "",
        *(f"- 주소 {number}번을 찾지 못했습니다." for number in range(2400)),
        *(["- 같은 말입니다."] * REPEATED),
    ]
)
SOURCE = Source(
    id="long", file="notes/long.md", title="긴 노트", origin=Origin(title="없음"), written_by="t", licence="CC0", rank=9
)
LINK = re.compile(r'href="([^"#]*)#(L\d+)"')


def book_of_long_note() -> Book:
    """The small book with a note of 2,452 lines, of which nothing says what the house says."""
    book = small_book()
    reading = read_note(NOTE.encode(), path=SOURCE.path, source=SOURCE.id, known=known_codes_for_tests())
    prose = [statement for statement in reading.statements if statement.kind.value != "phrase"]
    apart = [Addition(members=(statement,)) for statement in prose[:-REPEATED]]
    record = dataclasses.replace(
        book.registry.records[404],
        prose=MergedProse(additions=(Addition(members=tuple(prose[-REPEATED:])), *apart)),
    )
    registry = dataclasses.replace(
        book.registry, sources=(SOURCE,), readings=(reading,), records={**book.registry.records, 404: record}
    )
    return dataclasses.replace(book, registry=registry)


@pytest.fixture(scope="module")
def book() -> Book:
    return book_of_long_note()


@pytest.fixture(scope="module")
def templates(book: Book) -> Templates:
    return Templates(PROJECT / "templates", book.shelf.rfcs, ADDRESS)


@pytest.fixture(scope="module")
def pages(book: Book, templates: Templates) -> dict[str, Page]:
    return {page.permalink: page for page in render_pages(book, templates)}


def lines_linked(page: Page) -> Iterator[tuple[str, str]]:
    """The page and the anchor of every link to a line of a note."""
    for target, anchor in LINK.findall(page.text):
        path = posixpath.normpath(posixpath.join(page.permalink, target))
        yield f"{path.removesuffix('index.html').rstrip('/')}/", anchor


def test_a_long_note_has_a_page_every_thousand_lines(book: Book, pages: dict[str, Page]) -> None:
    """Every statement has its row, and only one; the first page alone says what note it is."""
    parts = [page for permalink, page in pages.items() if permalink.startswith(urls.source("long"))]
    assert [page.permalink for page in parts] == ["/sources/long/", "/sources/long/1001/", "/sources/long/2001/"]
    rows = [len(re.findall(r"<tr(?: id=\"L\d+\")?><td>\d", page.text)) for page in parts]
    assert sum(rows) == len(book.registry.readings[0].statements) == 2451
    assert rows[1:] == [1000, 452]
    assert ["순위" in page.text for page in parts] == [True, False, False]


def test_every_link_to_a_line_arrives(pages: dict[str, Page]) -> None:
    """Whatever page names a line of a note, the page it leads to has it."""
    links = {link for page in pages.values() for link in lines_linked(page)}
    assert len({page for page, _ in links}) > 1
    assert [link for link in links if link[1] not in read_anchors(pages[link[0]])] == []


def test_what_a_code_page_has_no_room_for_is_on_the_page_of_the_note(pages: dict[str, Page]) -> None:
    """A hundred additions are listed, of one said fifty times twenty lines; the rest is counted, with where it begins."""
    listed = pages["/404/"].text.partition('id="from-notes"')[2]
    assert listed.count("찾지 못했습니다.") == labels.ADDITIONS_SHOWN - 1
    assert f"외 {REPEATED - labels.LINES_SHOWN}곳" in listed
    assert f"이 밖에 {2401 - labels.ADDITIONS_SHOWN}가지가 더 있습니다" in listed


def test_pages_that_come_and_go_are_not_promised(book: Book, templates: Templates, pages: dict[str, Page]) -> None:
    """A note that becomes shorter breaks no promise; its own page is one."""
    links: PublishedLinks = gather_links(book, pages.values(), {}, lambda permalink, because: b"", templates)
    assert "/sources/long/" in links.urls
    assert "/sources/long/1001/" not in links.urls


@pytest.mark.parametrize(
    ("line", "permalink"),
    [(1, "/sources/long/"), (1000, "/sources/long/"), (1001, "/sources/long/1001/"), (117153, "/sources/long/117001/")],
)
def test_the_page_of_a_line_follows_from_its_number(line: int, permalink: str) -> None:
    """A link to a line is made without knowing how long the note is."""
    assert urls.source_part("long", line) == permalink
