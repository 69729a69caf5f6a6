"""Whole notes, as people really write them, against what their writers meant."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from known_codes import ROOT, known_codes_for_tests

from statusbook.statements.note_reader import read_note

sys.path.insert(0, str(ROOT))
from bench.notes import CORPUS, Score, cases, read_case, score_note

KNOWN = known_codes_for_tests()
ALL = [*cases(CORPUS), *cases(CORPUS / "aside")]


@pytest.mark.parametrize(("note", "expected"), ALL, ids=[note.name for note, _ in ALL])
def test_a_note_reads_as_its_writer_meant(note: Path, expected: dict[str, Any]) -> None:
    """Codes, phrases, names, statements with their lines, findings: as they were written down first."""
    score = Score()
    reading = read_case(note, KNOWN)
    score_note(score, note, reading, expected)
    assert score.misses == []
    for reason, lines in (expected.get("set_aside") or {}).items():
        assert reading.ledger.set_aside.get(reason) == lines
    if "entries" in expected:
        assert len(reading.entries) == expected["entries"]


@pytest.mark.parametrize("note", [note for note, _ in ALL], ids=lambda note: note.name)
def test_every_line_of_a_note_is_accounted_for(note: Path) -> None:
    """The ledger adds up to the non-blank lines of the note, and none is left over."""
    ledger = read_case(note, KNOWN).ledger
    lines = [line for line in note.read_text(encoding="utf-8").split("\n") if line.strip()]
    assert ledger.unaccounted == ()
    assert ledger.total == len(lines)


def test_the_corpus_is_as_large_as_promised() -> None:
    """At least forty notes to develop with, and ten that were kept aside."""
    assert len(list(cases(CORPUS))) >= 40
    assert len(list(cases(CORPUS / "aside"))) == 10


@pytest.mark.parametrize("note", [note for note, _ in ALL], ids=lambda note: note.name)
def test_a_note_reads_the_same_from_any_machine(note: Path) -> None:
    """A byte-order mark, Windows line ends, decomposed Hangul and CP949 change nothing that is read."""
    text = note.read_text(encoding="utf-8")
    plain = read_case(note, KNOWN)
    contents = [
        b"\xef\xbb\xbf" + text.encode(),
        text.replace("\n", "\r\n").encode(),
        unicodedata.normalize("NFD", text).encode(),
    ]
    if all(is_cp949(sign) for sign in text):
        contents.append(text.encode("cp949"))
    for content in contents:
        reading = read_note(content, path=note.name, source=note.stem, known=KNOWN)
        assert reading.entries == plain.entries
        assert reading.ledger == plain.ledger


def is_cp949(sign: str) -> bool:
    """Tells whether CP949 has the sign."""
    try:
        sign.encode("cp949")
    except UnicodeEncodeError:
        return False
    return True
