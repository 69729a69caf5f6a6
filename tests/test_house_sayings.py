"""content/sayings.yml leads to pages that exist, and a fault in it is told with its line."""

from __future__ import annotations

import pytest
from small_book import small_book

from statusbook.checks.internal_links import Linkable, sayings_lead_somewhere
from statusbook.house.sayings import parse_sayings
from statusbook.problems import ContentError
from statusbook.urls.anchors import PageAnchors

FAULTY = """\
/404/:
  said: [못 찾음, 링크 깨짐, 못 찾음]
  heard: [낫 파운드]
404:
  logged: NoRoute
"""


def test_what_is_said_is_kept_by_page_and_kind() -> None:
    """Words and log lines stay apart; a number in the list is text."""
    sayings = parse_sayings("/404/:\n  said: [못 찾음, 404]\n/502/:\n  logged: [upstream]\n")
    assert sayings.by_permalink["/404/"].said == ("못 찾음", "404")
    assert sayings.by_permalink["/502/"].logged == ("upstream",)
    assert sayings.lines == {"/404/": 1, "/502/": 3}


def test_every_fault_of_its_form_is_told() -> None:
    """Unknown fields and keys that are no permalink, each with its line and what to do."""
    with pytest.raises(ContentError) as caught:
        parse_sayings(FAULTY)
    print(caught.value)
    assert [problem.line for problem in caught.value.problems] == [3, 4, 5]


def test_a_saying_twice_is_told() -> None:
    """The second of two is named with its line."""
    with pytest.raises(ContentError) as caught:
        parse_sayings("/404/:\n  said:\n    - 못 찾음\n    - 못 찾음\n404/:\n  said: [없음]\n")
    print(caught.value)
    assert [problem.line for problem in caught.value.problems] == [4, 5]


def test_a_saying_for_a_page_that_is_not_there() -> None:
    """It would be shown nowhere: the build names the key, its line and the nearest page."""
    book = small_book({"sayings.yml": "/404/:\n  said: [못 찾음]\n/405x/:\n  said: [메서드]\n"})
    pages = {permalink: PageAnchors() for permalink in ("/404/", "/405/")}
    (problem,) = sayings_lead_somewhere(book, Linkable(pages=pages, page_of_file=lambda path: None))
    assert str(problem) == "content/sayings.yml:3: '/405x/' is no page\n  fix: did you mean '/405/'?"
