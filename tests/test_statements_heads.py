"""The head of an entry, in every form it comes in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from known_codes import known_codes_for_tests

from statusbook.facts.known import KnownCode, KnownCodes
from statusbook.statements.head import Follow
from statusbook.statements.head_reader import read_head
from statusbook.statements.phrase_book import Fit, PhraseBook

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "heads.yml").read_text(encoding="utf-8"))
BOOK = PhraseBook(known_codes_for_tests())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"])
def test_heads_are_read_as_a_person_reads_them(case: dict[str, Any]) -> None:
    """Codes, phrases, classes, Korean names and what follows come out of one line; quantities do not."""
    line = case["line"]
    head = read_head(line, BOOK)
    if "head" in case:
        assert head is None
        return
    assert head is not None
    assert list(head.codes) == case.get("codes", [])
    assert [pair.phrase for pair in head.pairs if pair.phrase] == case.get("phrases", [])
    assert head.status_class == case.get("class")
    assert head.is_range == case.get("range", False)
    assert head.name_ko == case.get("name_ko")
    assert head.hypothetical == case.get("hypothetical", False)
    assert head.follow == Follow(case["follow"])
    if "text" in case:
        assert line[head.text_from :].strip() == case["text"]


@pytest.mark.parametrize(
    ("phrase", "code", "fit", "owner"),
    [
        ("Not Found", 404, Fit.OWN, 404),
        ("NOT_FOUND", 404, Fit.OWN, 404),
        ("notFound", 404, Fit.OWN, 404),
        ("Payload Too Large", 413, Fit.OLDER, 413),
        ("Not Fuond", 404, Fit.NEAR, 404),
        ("Non-Authoritative", 203, Fit.NEAR, 203),
        ("Bad Request", 404, Fit.OTHERS, 400),
        ("Not Extended", 509, Fit.OTHERS, 510),
        ("Page Layout", 404, Fit.UNKNOWN, None),
        ("OK", 599, Fit.OTHERS, 200),
    ],
)
def test_a_phrase_fits_its_code_another_or_none(phrase: str, code: int, fit: Fit, owner: int | None) -> None:
    """The book tells a phrase from an older one, a misspelt one, another code's and no phrase at all."""
    fitted = BOOK.fit(phrase, code)
    assert (fitted.fit, fitted.owner) == (fit, owner)


def test_a_phrase_without_letters_is_known_by_nobody() -> None:
    """A vendor's Korean words or bare punctuation have no letters to be known by: no other words are theirs."""
    book = PhraseBook(
        KnownCodes(
            by_code={
                251: KnownCode(code=251, phrase="```", assigned=False, other_phrases=("끊음",)),
                404: KnownCode(code=404, phrase="Not Found", assigned=True),
            }
        )
    )
    assert book.fit("--", 404).fit is Fit.UNKNOWN
    assert book.match_at("404: Other", 5) is None
    assert book.match_at("404: Not Found", 5) == 14
