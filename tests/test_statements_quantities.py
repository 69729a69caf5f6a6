"""Numbers that are not codes are left alone, beside real entries too."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from known_codes import known_codes_for_tests

from statusbook.statements.note_reader import read_note

KNOWN = known_codes_for_tests()
QUANTITIES = yaml.safe_load((Path(__file__).parent / "cases" / "quantities.yml").read_text(encoding="utf-8"))
OTHERS = yaml.safe_load((Path(__file__).parent / "cases" / "other_numbers.yml").read_text(encoding="utf-8"))
NOTES = {
    "list": "# 상태 코드\n\n- 201 Created: 만들었다.\n- 202 Accepted: 받았다.\n- 409 Conflict: 부딪혔다.\n\n## 메모\n\n",
    "headings": "# 상태 코드\n\n### 201 Created\n만들어졌다.\n\n### 409 Conflict\n부딪혔다.\n\n## 설정\n\n",
    "nothing": "",
}


@pytest.mark.parametrize("kind", NOTES)
@pytest.mark.parametrize("quantity", QUANTITIES)
def test_a_quantity_is_no_code(quantity: str, kind: str) -> None:
    """Sizes, dates, ports, paths, prices, issue numbers and passing mentions begin no entry."""
    alone = read_note(NOTES[kind].encode(), path="note.md", source="note", known=KNOWN)
    reading = read_note(f"{NOTES[kind]}{quantity}\n".encode(), path="note.md", source="note", known=KNOWN)
    codes = [entry.subject.codes for entry in reading.entries if entry.subject.codes]
    assert codes == [entry.subject.codes for entry in alone.entries if entry.subject.codes]
    assert reading.ledger.unaccounted == ()


@pytest.mark.parametrize("note", OTHERS)
def test_a_note_about_something_else_has_no_codes(note: str) -> None:
    """Numbers of lectures, sizes and rows are no codes where nothing speaks of HTTP."""
    reading = read_note(note.encode(), path="note.md", source="note", known=KNOWN)
    assert [entry for entry in reading.entries if entry.subject.codes] == []
