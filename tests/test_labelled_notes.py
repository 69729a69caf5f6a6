"""Notes whose every text is labelled are read under the right codes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml
from known_codes import known_codes_for_tests

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

from labelled_notes import LABELLED, Counts, labelled_notes, read, score  # noqa: E402

NOTES = [case for folder in sorted(LABELLED.iterdir()) if folder.is_dir() for case in labelled_notes(folder)]
KNOWN = known_codes_for_tests()

OPEN: dict[str, list[str]] = yaml.safe_load((LABELLED / "open.yml").read_text("utf-8")) or {}
"""What is still read otherwise than its label says, by note."""


@pytest.mark.parametrize("case", NOTES, ids=lambda case: f"{case[0].parent.name}/{case[0].name}")
def test_a_labelled_note_reads_as_its_labels_say(case: tuple[Path, dict[str, object]]) -> None:
    """Every code, phrase and text is under its code, nothing under another, no mark is shown."""
    path, labels = case
    counts = Counts()
    score(counts, path, read(path, KNOWN), labels)
    misses = [miss.removeprefix(f"{path.name}: ") for miss in counts.misses]
    assert misses == OPEN.get(f"{path.parent.name}/{path.name}", [])
