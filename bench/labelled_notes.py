"""Scores the reading of notes whose every text is labelled: ``python bench/labelled_notes.py [FOLDER...]``.

A folder holds notes, each beside NAME.labels.yml: the codes it describes, their phrases, texts with the codes they
belong to, texts that belong to none, and marks that no reader should see. Printed: precision and recall of codes and
phrases, the share of texts under their codes, texts under a wrong one, texts that should be under none, marks shown.
``--misses`` names every difference, ``--by-note`` prints a line for each note.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from notes import cases  # noqa: E402

from statusbook.facts.known import KnownCodes  # noqa: E402
from statusbook.statements.note_reader import read_note  # noqa: E402
from statusbook.statements.reading import Reading  # noqa: E402
from statusbook.text import squeeze  # noqa: E402
from tests.known_codes import known_codes_for_tests  # noqa: E402

LABELLED = ROOT / "tests" / "cases" / "labelled"
SUFFIX = ".labels.yml"

# Code spans, in which a mark is what the writer meant to show.
_CODE_SPAN = re.compile(r"`[^`\n]*`")


@dataclass
class Counts:
    """What is counted over notes; each pair is (right, wrong or missed)."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, note: str, found: Iterable[str]) -> None:
        """Counts findings of one name and keeps their words."""
        for text in found:
            self.counts[name] += 1
            self.misses.append(f"{note}: {name}: {text}")

    def share(self, right: str, *wrong: str) -> str:
        """Gives the share of what is right with three digits."""
        total = self.counts[right] + sum(self.counts[name] for name in wrong)
        return f"{self.counts[right] / total:.3f}" if total else "-"


def labelled_notes(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Gives every note of a folder with its labels."""
    yield from cases(folder, SUFFIX)


def plain(text: object) -> str:
    """Gives a text as it is compared: without backticks, white space squeezed."""
    return squeeze(str(text).replace("`", ""))


def score(counts: Counts, path: Path, reading: Reading, labels: dict[str, Any]) -> None:
    """Adds one note to the counts."""
    note = path.name
    wanted = set(labels.get("codes") or [])
    got = {code for entry in reading.entries for code in entry.subject.codes}
    counts.counts["codes"] += len(wanted & got)
    counts.add("code not described", note, map(str, sorted(got - wanted)))
    counts.add("code missed", note, map(str, sorted(wanted - got)))
    _score_phrases(counts, note, reading, labels)
    said: dict[int, list[str]] = {}
    for entry in reading.entries:
        for code in entry.subject.codes:
            said.setdefault(code, []).extend(plain(statement.text) for statement in entry.statements)
    _score_texts(counts, note, said, labels)
    shown = [_CODE_SPAN.sub("", statement.text) for statement in reading.statements]
    for mark in labels.get("never_shown") or []:
        counts.add("mark shown", note, (f"{mark!r} in {text!r}" for text in shown if mark in text))


def _score_phrases(counts: Counts, note: str, reading: Reading, labels: dict[str, Any]) -> None:
    wanted = {(code, plain(phrase).casefold()) for code, phrase in (labels.get("phrases") or {}).items()}
    got = {
        (code, plain(statement.text).casefold())
        for entry in reading.entries
        for code in entry.subject.codes
        for statement in entry.statements
        if statement.kind.value == "phrase"
    }
    counts.counts["phrases"] += len(wanted & got)
    counts.add("phrase missed", note, map(str, sorted(wanted - got)))


def _score_texts(counts: Counts, note: str, said: dict[int, list[str]], labels: dict[str, Any]) -> None:
    owners: dict[str, set[int]] = {}
    for each in labels.get("texts") or []:
        owners.setdefault(plain(each["text"]), set()).update(each["codes"])
    for text, codes in owners.items():
        holders = {code for code, texts in said.items() if text in " ".join(texts)}
        if codes <= holders:
            counts.counts["texts"] += 1
        else:
            counts.add("text missed", note, [f"{sorted(codes - holders)} {text}"])
        wrong = {code for code in holders - codes if any(text in each for each in said[code])}
        if wrong:
            counts.add("text under a wrong code", note, [f"{sorted(wrong)} instead of {sorted(codes)}: {text}"])
    general = [plain(text) for text in labels.get("not_under_any_code") or []]
    counts.counts["general"] += len(general)
    for text in general:
        holders = {code for code, texts in said.items() if any(text in each for each in texts)}
        if holders:
            counts.add("text that belongs to no code", note, [f"under {sorted(holders)}: {text}"])


def report(folder: Path, notes: int, counts: Counts) -> str:
    """Gives the lines of the report."""
    count = counts.counts
    texts = count["texts"] + count["text missed"]
    return "\n".join(
        [
            f"{folder}: {notes} notes",
            f"  codes    precision {counts.share('codes', 'code not described')}"
            f"  recall {counts.share('codes', 'code missed')}  ({count['codes']} right)",
            f"  phrases  recall {counts.share('phrases', 'phrase missed')}  ({count['phrases']} right)",
            f"  texts under their codes        {counts.share('texts', 'text missed')}  ({count['texts']} of {texts})",
            f"  texts under a wrong code       {count['text under a wrong code']}",
            f"  texts that belong to no code   {count['text that belongs to no code']} of {count['general']} under one",
            f"  marks shown                    {count['mark shown']}",
        ]
    )


def read(path: Path, known: KnownCodes) -> Reading:
    """Gives the reading of one note."""
    return read_note(path.read_bytes(), path=path.name, source=path.stem, known=known)


def main() -> int:
    """Prints the score of each folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="folders of notes; those of the tests when left out")
    parser.add_argument("--misses", action="store_true", help="name every difference")
    parser.add_argument("--by-note", action="store_true", help="print a line for each note")
    arguments = parser.parse_args()
    known = known_codes_for_tests()
    for folder in arguments.folders or sorted(path for path in LABELLED.iterdir() if path.is_dir()):
        counts, notes = Counts(), 0
        for path, labels in labelled_notes(folder):
            notes += 1
            before = len(counts.misses)
            score(counts, path, read(path, known), labels)
            if arguments.by_note:
                print(f"  {path.name}: {len(counts.misses) - before} differences")
        print(report(folder, notes, counts))
        if arguments.misses:
            print("\n".join(f"    {miss}" for miss in counts.misses))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
