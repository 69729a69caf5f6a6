"""What holds of reading, whatever the note."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from known_codes import known_codes_for_tests

from statusbook.problems import ContentError
from statusbook.statements.note_reader import read_note
from statusbook.statements.reading import Reading
from statusbook.text import clean_text

KNOWN = known_codes_for_tests()
SCRAPS = st.sampled_from((Path(__file__).parent / "cases" / "scraps.txt").read_text(encoding="utf-8").split("\n"))
NOTES = st.lists(
    st.one_of(SCRAPS, st.just(""), st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)), max_size=25
).map("\n".join)
NAMES = st.sampled_from(["a.md", "a.txt", "a.html", "a.adoc", "a.rst", "a.csv", "a.org", "a.wiki", "a.js", "a"])
WORDS = ["요청", "프록시", "성공", "캐시", "404", "200", "Not", "Found", "OK", "헤더", "합니다.", "없음", "30초"]
PLAIN_LINES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)


def read(text: str, path: str = "note.md") -> Reading:
    return read_note(text.encode("utf-8", "replace"), path=path, source="note", known=KNOWN)


def non_blank(text: str) -> list[str]:
    decoded = clean_text(text.encode("utf-8", "replace").decode())
    return [line for line in decoded.split("\n") if line.strip()]


@given(NOTES, NAMES)
@settings(max_examples=150, deadline=None)
def test_no_note_breaks_reading_and_no_line_is_lost(text: str, path: str) -> None:
    """Scraps of every format in any order: each non-blank line is in the ledger, every span inside the note."""
    reading = read(text, path)
    assert reading.ledger.unaccounted == ()
    assert reading.ledger.total == len(non_blank(text))
    last = text.count("\n") + text.count("\r") + 1
    for entry in reading.entries:
        assert 1 <= entry.lines.first <= entry.lines.last <= last
        assert entry.statements
        for statement in entry.statements:
            assert 1 <= statement.lines.first <= statement.lines.last <= last
            assert statement.text.strip()
            assert statement.subject == entry.subject


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """Bytes of any kind give a reading or a problem with its fix, never a crash."""
    try:
        reading = read_note(content, path="note.md", source="note", known=KNOWN)
    except ContentError as refused:
        assert refused.problems[0].fix
    else:
        assert reading.ledger.unaccounted == ()


@given(st.lists(PLAIN_LINES, max_size=15))
@settings(max_examples=100, deadline=None)
def test_no_word_of_a_plain_note_is_lost(lines: list[str]) -> None:
    """Every word stands in a statement, a phrase, a name or a subject (but "응답", "코드" beside a code)."""
    reading = read("\n".join(lines), "note.txt")
    kept = " ".join(
        [statement.text for statement in reading.statements]
        + [f"{entry.subject.codes} {entry.subject.status_class} {entry.subject.topic}" for entry in reading.entries]
    )
    words = {word for line in lines for word in re.findall(r"[가-힣]+|[A-Za-z]+", line)}
    assert {word for word in words if word not in kept} == set()


@given(NOTES)
@settings(max_examples=60, deadline=None)
def test_reading_is_the_same_every_time(text: str) -> None:
    """Same input, same output."""
    assert read(text) == read(text)
