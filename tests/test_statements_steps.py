"""The small decisions that reading a note is made of, each on its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from known_codes import known_codes_for_tests

from statusbook.notes.block import Block, Line, Shape
from statusbook.notes.decoding import decode_note
from statusbook.notes.formats import parse_note
from statusbook.statements.about_note import closes_note, keeps_note
from statusbook.statements.candidates import find_candidates
from statusbook.statements.cell_names import CellNames, read_cell_names
from statusbook.statements.layout import Layout
from statusbook.statements.line_splits import split_line
from statusbook.statements.names_near_head import is_korean_name
from statusbook.statements.note_reader import read_note
from statusbook.statements.openings import holds_entries
from statusbook.statements.outline import Outline
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.section_labels import Label, label_of
from statusbook.statements.sentence_kinds import is_program, sentence_kind
from statusbook.statements.sentence_subjects import head_spoken_of
from statusbook.statements.strength import Strength, strength_of
from statusbook.statements.title_heads import read_title
from statusbook.statements.wrapping import continues_sentence

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "reading_steps.yml").read_text(encoding="utf-8")
)
BOOK = PhraseBook(known_codes_for_tests())
WIDTH = 40


def cases(step: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", CASES[step], ids=lambda case: " ".join(map(str, case.values()))[:60])


@cases("continues_sentence")
def test_a_sentence_is_followed_over_line_ends(case: dict[str, Any]) -> None:
    """Lines of one sentence stay together; a label, a code or an address begins or ends something."""
    assert continues_sentence(case["before"], case["text"], WIDTH) is case["continues"]


@cases("split_line")
def test_a_line_comes_apart_where_entries_begin(case: dict[str, Any]) -> None:
    """Lists and pastes come apart, sentences that mention codes do not."""
    parts, lost_line_ends = split_line(Line(text=case["line"], first=1, last=1), BOOK)
    assert ([part.text for part in parts], lost_line_ends) == (case["parts"], case["lost_line_ends"])


@cases("strength_of")
def test_a_line_says_how_surely_it_begins_an_entry(case: dict[str, Any]) -> None:
    """Phrase, sign, name, heading: each makes it surer; a particle or a message makes it none."""
    block = parse_note(decode_note(case["note"].encode(), path="note.md"), path="note.md").blocks[0]
    assert strength_of(next(find_candidates(block, BOOK)), BOOK) is Strength[case["strength"]]


@cases("holds_entries")
def test_a_list_of_codes_in_code_is_no_example(case: dict[str, Any]) -> None:
    """Several codes in most of its lines make a block of code a list."""
    texts = [text for text in case["code"].split("\n") if text]
    lines = tuple(Line(text=text, first=number, last=number) for number, text in enumerate(texts, start=1))
    block = Block(shape=Shape.CODE, first=1, last=len(lines), lines=lines)
    outline = Outline([block], BOOK, "note.md")
    assert holds_entries(outline.candidates_of(block), Layout(outline, BOOK)) is case["entries"]


@cases("read_cell_names")
def test_a_cell_comes_apart_into_phrase_name_and_text(case: dict[str, Any]) -> None:
    """A cell is a phrase, a name in brackets, a text, or several of them."""
    label = Label(case["label"]) if "label" in case else None
    found = read_cell_names(case["text"], case["code"], label, BOOK)
    if "phrase" in case:
        assert found == CellNames(phrase=case["phrase"], name_ko=case.get("name_ko"), rest=case.get("rest", ""))
    else:
        assert found is None


@cases("label_of")
def test_a_label_is_the_whole_text(case: dict[str, Any]) -> None:
    """Signs around a label do not matter, words behind it do."""
    assert label_of(case["text"]) == case.get("label")


@cases("sentence_kind")
def test_a_sentence_shows_its_kind_by_signs(case: dict[str, Any]) -> None:
    """Each kind has signs; without any it is a definition."""
    assert sentence_kind(case["text"]).value == case["kind"]


@cases("is_korean_name")
def test_a_name_is_short_and_no_sentence(case: dict[str, Any]) -> None:
    """Names begin in Hangul, have no verb and no noun with a particle."""
    assert is_korean_name(case["text"]) is case["is_name"]


@cases("rank_of")
def test_bold_lines_are_titles(case: dict[str, Any]) -> None:
    """A short line that is bold but for a few signs does the work of a heading; a bold sentence does not."""
    block = parse_note(decode_note(case["note"].encode(), path="note.md"), path="note.md").blocks[0]
    assert next(find_candidates(block, BOOK)).rank == case["rank"]


@cases("described")
def test_what_begins_an_entry_depends_on_the_note(case: dict[str, Any]) -> None:
    """A code is described where enough lines like its line describe others; elsewhere it is only mentioned."""
    reading = read_note(case["note"].encode(), path="note.md", source="note", known=BOOK.known)
    subjects = [entry.subject for entry in reading.entries]
    assert sorted({code for subject in subjects for code in subject.codes}) == case["codes"]
    classes = sorted({subject.status_class for subject in subjects if subject.status_class is not None})
    assert classes == case.get("classes", [])


@cases("closes_note")
def test_what_follows_a_note_is_known_by_its_first_line(case: dict[str, Any]) -> None:
    """Authors, other posts and comments begin what is no part of the text."""
    assert closes_note(case["text"]) is case["closes"]


@cases("keeps_note")
def test_a_line_about_the_note_says_who_and_when(case: dict[str, Any]) -> None:
    """Whoever wrote the note, and when, is nothing that it says."""
    assert keeps_note(case["text"]) is case["keeps"]


@cases("head_spoken_of")
def test_a_sentence_is_about_the_code_that_is_its_subject(case: dict[str, Any]) -> None:
    """A comparison, an event and a mention have no such code."""
    head = head_spoken_of(case["text"], BOOK)
    assert list(head.codes if head else ()) == case["codes"]


@cases("read_title")
def test_a_title_may_name_its_code_anywhere(case: dict[str, Any]) -> None:
    """One code alone; two of them, or a comparison, make it no head."""
    head = read_title(case["text"], BOOK)
    assert (head.codes[0] if head else None) == case.get("code")
    if head is not None:
        assert (case["text"][head.text_from :] or None) == case.get("says")


@cases("is_program")
def test_a_piece_of_a_program_is_told_from_an_example(case: dict[str, Any]) -> None:
    """Messages and commands are examples; lines of a program are not."""
    assert is_program(case["code"].split("\n")) is case["is_program"]
