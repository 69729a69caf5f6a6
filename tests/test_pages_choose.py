"""The page that asks its way to a code works by links alone, and a code's page shows the way to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ADDRESS
from small_book import small_book

from statusbook.facts.address import Address
from statusbook.pages.anchors import contents
from statusbook.pages.choose_page import asked, choose_page, ways_to
from statusbook.pages.page import Page
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book

TEMPLATES = Path(__file__).parents[1] / "templates"


@pytest.fixture(scope="module")
def book() -> Book:
    return small_book()


@pytest.fixture(scope="module")
def page(book: Book) -> Page:
    templates = Templates(TEMPLATES, book.shelf.rfcs, Address(root=ADDRESS))
    return next(iter(choose_page(book, templates)))


def test_every_question_is_a_heading_with_its_anchor(book: Book, page: Page) -> None:
    """Each question can be linked to by the id it has in the tree, and stands where the outline has it."""
    headings = [(entry["title"], entry["anchor"]) for entry in contents(page)]
    assert headings == [("어떻게 되었습니까?", "outcome"), ("무엇이 틀렸습니까?", "wrong")]
    assert [one.id for one in asked(book.shelf.choices)] == list(book.shelf.choices.nodes)


def test_every_answer_is_a_link(book: Book, page: Page) -> None:
    """An answer leads to the next question on the page or to a code's page, without any script."""
    inside = set(re.findall(r'<li><a href="#([a-z-]+)"', page.text))
    codes = [int(code) for code in re.findall(r'href="\.\./(\d{3})/index\.html"', page.text)]
    assert inside == {"wrong"}
    assert codes == [way.code for way in book.shelf.choices.ways()] == [200, 404, 405]
    assert "<script" not in page.text


def test_a_question_shows_the_answers_that_led_to_it(page: Page) -> None:
    """Each but the first question names the answers before it, linked back to their questions."""
    below = page.text.split('id="wrong"')[1]
    assert '<a href="#outcome" title="어떻게 되었습니까?">못 했습니다</a>' in below
    assert '<p class="sb-choose-hint">주소와 메서드를 봅니다.</p>' in below


def test_the_way_to_a_code_is_found_from_the_code(book: Book) -> None:
    """The questions and answers on the way, and the reason at its end."""
    (way,) = ways_to(book, 405)
    assert [(step.node, step.label) for step in way.steps] == [
        ("outcome", "못 했습니다"),
        ("wrong", "메서드"),
    ]
    assert way.because == "그 주소가 이 메서드를 받지 않습니다."
    assert ways_to(book, 299) == ()
