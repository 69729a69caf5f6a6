"""Codes that are told from other numbers by the lines around them: lists without a word of HTTP, examples of classes."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml
from known_codes import known_codes_for_tests

from statusbook.statements.note_reader import read_note

KNOWN = known_codes_for_tests()
CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "series.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_lines_are_read_by_those_around_them(case: dict[str, Any]) -> None:
    """Every statement stands under its code or class, and other numbers under none."""
    reading = read_note(case["note"].encode(), path=case.get("path", "note.md"), source="note", known=KNOWN)
    found: dict[str, list[str]] = defaultdict(list)
    for entry in reading.entries:
        for statement in entry.statements:
            if entry.subject.codes:
                found[" ".join(map(str, entry.subject.codes))].append(statement.text)
            elif entry.subject.status_class is not None:
                found[f"{entry.subject.status_class}xx"].append(statement.text)
    assert found == {str(name): texts for name, texts in case["says"].items()}
    assert reading.ledger.unaccounted == ()
