"""One Unicode form, Hangul helpers, sentences with their offsets."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from statusbook.text import (
    clean_text,
    hangul_share,
    has_final_consonant,
    has_hangul,
    sentences,
    split_sentences,
    squeeze,
    with_particle,
)

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "sentences.yml").read_text(encoding="utf-8"))
PIECES = st.sampled_from(
    [
        "요청합니다.",
        "끝남",
        " ",
        "\n",
        "\n- ",
        "1. ",
        "e.g. ",
        "`a. b`",
        "(참고. 함)",
        "https://a.example/b.c",
        "?",
        "다.",
    ]
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_sentences_end_where_a_reader_stops(case: dict[str, list[str]]) -> None:
    """Decimals, versions, abbreviations, URLs, brackets and code never end a sentence; Korean endings do."""
    assert sentences(str(case["text"])) == case["sentences"]


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join)))
@settings(max_examples=200)
def test_sentences_hold_every_sign_once(text: str) -> None:
    """Whatever the text: the sentences are in order, do not overlap, and leave out nothing but white space."""
    spans = split_sentences(text)
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert text[at:start].strip() == ""
        at = end
    assert text[at:].strip() == ""


@pytest.mark.parametrize("piece", ["(", "`", "` ", "([", "다. ", "www.", "e.g. ", "1. ", "A. ", "\n- "])
def test_splitting_takes_time_in_line_with_length(piece: str) -> None:
    """A hostile text costs no more a sign than a plain one: 100,000 signs in well under five seconds."""
    began = time.process_time()
    split_sentences(piece * (100_000 // len(piece)) + "끝입니다. 다음.")
    assert time.process_time() - began < 5


def test_clean_text_keeps_lines_and_drops_what_nobody_sees() -> None:
    """NFD becomes NFC, odd spaces become spaces, invisible signs go, and every line stays a line."""
    decomposed = unicodedata.normalize("NFD", "요청 성공")
    text = f"\ufeff{decomposed}\r\n4\u200b04\u00a0Not\u3000Found\r５００\u2028끝\x00\x07"
    assert clean_text(text) == "요청 성공\n404 Not Found\n500 끝"


def test_clean_text_keeps_joined_emoji() -> None:
    """A joiner between emoji is part of the picture; between letters it is dirt."""
    assert clean_text("👩\u200d💻 4\u200d04") == "👩\u200d💻 404"


@pytest.mark.parametrize(
    ("word", "pair", "expected"),
    [
        ("404", ("은", "는"), "404는"),
        ("200", ("은", "는"), "200은"),
        ("301", ("으로", "로"), "301로"),
        ("503", ("으로", "로"), "503으로"),
        ("응답", ("을", "를"), "응답을"),
        ("코드", ("을", "를"), "코드를"),
        ("캐시", ("이", "가"), "캐시가"),
    ],
)
def test_particles_fit_the_last_sound(word: str, pair: tuple[str, str], expected: str) -> None:
    """A number takes the particle of its Korean reading (이백은, 사백사는)."""
    assert with_particle(word, *pair) == expected


def test_hangul_is_told_from_other_letters() -> None:
    """Helpers answer for mixed, Latin and empty texts."""
    assert has_hangul("404 없음") and not has_hangul("404 Not Found")
    assert hangul_share("없음 ab") == 0.5
    assert hangul_share("123") == 0.0
    assert not has_final_consonant("")
    assert squeeze("  a \n b\t c ") == "a b c"
