"""Where the reading of a note may be wrong, a writer is told, and where every character of it went."""

from __future__ import annotations

from pathlib import Path

import pytest
from known_codes import known_codes_for_tests

from statusbook.statements.note_reader import read_note
from statusbook.statements.reading import DOUBTS, Reading, Slip

KNOWN = known_codes_for_tests()
NOTES = [
    path
    for path in sorted((Path(__file__).parent / "cases" / "notes").iterdir())
    if path.is_file() and not path.name.endswith((".expected.yml", "README.md"))
]


def reading_of(note: str, path: str = "note.md") -> Reading:
    """Reads a small note."""
    return read_note(note.encode(), path=path, source="note", known=KNOWN)


@pytest.mark.parametrize(
    ("note", "slip", "line"),
    [
        ("# HTTP\n\n주문이 없으면 보낸다.\n404와 410을 함께 쓴다.", Slip.NO_CODE_READ, 4),
        ("# API\n\n| 경로 | 성공 |\n|---|---|\n| /a | 200 |\n\n404 없음이라는 응답.", Slip.NO_CODE_READ, 7),
        ("# HTTP\n\n## 404 Not Found\n\n없다.\n\n- 410: 갔다.", Slip.STARTS_WITH_OTHER_CODE, 7),
        ("머리말이다.\n\n## 404 Not Found\n\n없다.", Slip.TEXT_BEFORE_HEADS, 1),
        ("## 404 Not Found\n\n없다.\n\n## 410 Gone\n\n갔다.", None, 0),
    ],
)
def test_a_doubt_is_told_with_its_line(note: str, slip: Slip | None, line: int) -> None:
    """A note that reads as it should raises none."""
    doubts = [(finding.slip, finding.line) for finding in reading_of(note).findings if finding.slip in DOUBTS]
    assert doubts == ([(slip, line)] if slip else [])


def test_a_doubt_says_what_helps() -> None:
    """Message and fix are sentences for whoever wrote the note."""
    note = "# HTTP\n\n## 404 Not Found\n\n없다.\n\n- 410: 갔다."
    doubt = next(finding for finding in reading_of(note).findings if finding.slip is Slip.STARTS_WITH_OTHER_CODE)
    assert doubt.message == "this line begins with 410, but stands under 404"
    assert doubt.fix == "give 410 a line or heading like those of the other codes; see what is read with `inspect`"


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.name)
def test_the_characters_of_a_ledger_are_the_note(path: Path) -> None:
    """No word is lost, and what went where adds up to the whole."""
    content = path.read_bytes()
    characters = read_note(content, path=path.name, source="note", known=KNOWN).ledger.characters
    assert characters.lost == ()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    assert characters.total == len("".join(text.split()))


def test_what_is_left_out_of_a_line_has_its_reason() -> None:
    """Struck words, and the names of columns, are told from the text."""
    note = "# HTTP\n\n- 302 ~~Moved Temporarily~~ Found: 잠깐 옮겼다."
    characters = reading_of(note).ledger.characters
    assert characters.set_aside["struck text"] == len("MovedTemporarily")
    assert characters.statements == len("Found잠깐옮겼다")
    assert characters.lost == ()
