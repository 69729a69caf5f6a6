"""What a code page says first, and what the 404 page is told about every code."""

from __future__ import annotations

import dataclasses
import json

import pytest
from small_book import small_book

from statusbook.pages.first_screen import confusions, first_screen, split_answer
from statusbook.pages.missing import missing_script
from statusbook.pages.page import Page

MARK = '<sup class="sb-cite" id="cite-1"><a href="#source-1" aria-label="출처 1: 노트 2개">1</a></sup>'


@pytest.mark.parametrize(
    ("answer", "means", "do"),
    [
        ("뜻입니다. 이렇게 합니다.", "뜻입니다.", "이렇게 합니다."),
        (f"뜻입니다.{MARK} 이렇게 합니다.{MARK}", f"뜻입니다.{MARK}", f"이렇게 합니다.{MARK}"),
        ("`a.b`가 뜻입니다. RFC 9110 15.5절을 봅니다.", "`a.b`가 뜻입니다.", "RFC 9110 15.5절을 봅니다."),
        ("뜻만 있습니다.", "뜻만 있습니다.", ""),
    ],
)
def test_an_answer_is_a_meaning_and_what_to_do(answer: str, means: str, do: str) -> None:
    """The first sentence says what it means; its citation mark stays with it; a number's dot ends nothing."""
    split = split_answer(answer)
    assert (split.means, split.do) == (means, do)


def test_confused_codes_lead_to_what_tells_them_apart() -> None:
    """In the note's order; to the comparison of both where there is one, else to the other code's page."""
    book = small_book()
    found = {
        record.code: [(one.record.code, one.target) for one in confusions(book, record)]
        for record in book.registry.records.values()
    }
    assert {code: others for code, others in found.items() if others} == {
        200: [(404, "/404/")],
        404: [(405, "/compare/404-405/")],
        405: [(404, "/compare/404-405/"), (200, "/200/")],
    }


def test_the_way_of_a_request_shows_where_it_failed() -> None:
    """Client, hop and origin in the order of travel, whatever the order in the note; nothing without a note."""
    change = {"codes/404.md": {"replace": "caused_by: [client]", "with": "caused_by: [origin, client]"}}
    book = small_book(change)
    shown = first_screen(book, book.registry.records[404])
    assert shown is not None
    assert [(stop.name, stop.is_cause) for stop in shown.path] == [
        ("클라이언트", True),
        ("중간 서버", False),
        ("오리진 서버", True),
    ]
    assert first_screen(book, dataclasses.replace(book.registry.records[404], note=None)) is None


def test_the_404_page_knows_names_meanings_and_other_pages() -> None:
    """As a script that assigns one value: codes with phrase, name and meaning; comparisons; pages found by name."""
    pages = [
        Page(permalink=permalink, title=f"{permalink} 제목", text="")
        for permalink in ("/", "/404/", "/4xx/", "/compare/", "/compare/401-403/", "/guides/retry/", "/wiki/")
    ]
    script = missing_script(small_book(), pages).decode()
    assert script.startswith("window.statusbookMissing={")
    known = json.loads(script.removeprefix("window.statusbookMissing=").rstrip(";\n"))
    assert known["pages"] == {path: f"{path} 제목" for path in ("/guides/retry/", "/wiki/")}
    assert known["comparisons"] == sorted(small_book().shelf.comparisons)
    assert known["paths"] == {"code": "/{}/", "class": "/{}xx/", "comparison": "/compare/{}/", "unknown": ""}
    for code, (phrase, name, meaning) in known["codes"].items():
        record = small_book().record(int(code))
        assert record
        assert (phrase, name) == (record.phrase.value, record.name_ko.value)
        assert meaning.endswith("다.") or not record.note
        assert "`" not in meaning
