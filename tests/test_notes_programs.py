"""Notes that are programs: what comments hold that no source line has."""

from __future__ import annotations

import pytest
from known_codes import known_codes_for_tests

from statusbook.statements.note_reader import read_note

KNOWN = known_codes_for_tests()


@pytest.mark.parametrize("reference", ["&#10;", "&#13;", "&NewLine;", "&#x2028;", "&#12;"])
def test_a_line_end_as_a_reference_ends_no_line(reference: str) -> None:
    """The words on both sides stay on their line, in a comment of a code and in one of none."""
    note = f"# 앞{reference}뒤\n\n# 없는{reference}글\nNOT_FOUND = 404\n"
    reading = read_note(note.encode(), path="codes.py", source="codes", known=KNOWN)
    texts = [each.text for entry in reading.entries if entry.subject.codes == (404,) for each in entry.statements]
    assert "없는 글" in texts
    assert reading.ledger.unaccounted == ()
