"""The list of refused spellings is sound, and finds them where they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from statusbook.house.terms import parse_terms
from statusbook.problems import ContentError

PROJECT = Path(__file__).parents[1]


def test_every_spelling_that_was_asked_for_is_refused() -> None:
    """The words the conventions name are on the list, each with the one that is wanted."""
    terms = parse_terms((PROJECT / "content" / "terms.yml").read_text("utf-8"))
    wanted = {term.refused: term.wanted for term in terms.terms}
    for refused, right in {
        "컨텐츠": "콘텐츠",
        "메소드": "메서드",
        "리디렉션": "리다이렉트",
        "리다이렉션": "리다이렉트",
        "어플리케이션": "애플리케이션",
        "메세지": "메시지",
        "캐쉬": "캐시",
        "디렉토리": "디렉터리",
        "타겟": "타깃",
    }.items():
        assert wanted[refused] == right


def test_an_exception_spares_only_its_own_word() -> None:
    """What 'unless' holds is left alone, the same spelling beside it is not."""
    terms = parse_terms("- {refused: 자원, wanted: 리소스, because: 하나로, unless: [서버 자원]}")
    text = "서버 자원이 모자라 자원을 줄 수 없다"
    assert [(place, term.wanted) for place, term in terms.refused_in(text)] == [(11, "리소스")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {refused: 가나, wanted: 다라}", "field '0.because' is missing"),
        (
            "- {refused: 가나, wanted: 다라, because: 표기}\n- {refused: 가나, wanted: 마바, because: 표기}",
            "duplicate entry for '가나'",
        ),
        (
            "- {refused: 가나, wanted: 다라, because: 표기}\n- {refused: 다, wanted: 마, because: 표기}",
            "'다라' is refused itself",
        ),
        ("- {refused: 가나, wanted: 다라, because: 표기, unless: [마바]}", "'마바' needs no exception"),
    ],
)
def test_a_fault_of_the_list_is_told(text: str, told: str) -> None:
    """An entry without a reason, twice, against another, or with a needless exception is refused."""
    with pytest.raises(ContentError) as raised:
        parse_terms(text)
    assert [problem.message for problem in raised.value.problems] == [told]
