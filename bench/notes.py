"""Scores the reading of notes against what their writers expected: ``python bench/notes.py [FOLDER...]``.

A folder holds notes, each beside NAME.expected.yml. Printed: precision and recall of the codes that a note
describes and of their phrases, numbers wrongly taken for codes, unaccounted lines, expected statements and
findings that were not found. ``--misses`` names every difference.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from statusbook.facts.known import KnownCodes  # noqa: E402
from statusbook.statements.note_reader import read_note  # noqa: E402
from statusbook.statements.reading import Reading  # noqa: E402
from statusbook.text import squeeze  # noqa: E402
from tests.known_codes import known_codes_for_tests  # noqa: E402

CORPUS = ROOT / "tests" / "cases" / "notes"
SUFFIX = ".expected.yml"


@dataclass
class Score:
    """Counts over notes, and the differences in words."""

    notes: int = 0
    codes: list[int] = field(default_factory=lambda: [0, 0, 0])  # right, wrong, missed
    phrases: list[int] = field(default_factory=lambda: [0, 0, 0])
    unaccounted: int = 0
    statements: list[int] = field(default_factory=lambda: [0, 0])  # found, missed
    findings: list[int] = field(default_factory=lambda: [0, 0, 0])
    misses: list[str] = field(default_factory=list)


def cases(folder: Path, suffix: str = SUFFIX) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Gives every note of a folder with what is expected of it, which stands beside it under the suffix."""
    for expected in sorted(folder.glob(f"*{suffix}")):
        name = expected.name.removesuffix(suffix)
        notes = [path for path in folder.glob(f"{name}.*") if not path.name.endswith(suffix)]
        if len(notes) != 1:
            raise SystemExit(f"{expected}: needs one note beside it, found {len(notes)}")
        yield notes[0], yaml.safe_load(expected.read_text(encoding="utf-8"))


def read_case(path: Path, known: KnownCodes) -> Reading:
    """Gives the reading of one note of the corpus."""
    return read_note(path.read_bytes(), path=path.name, source=path.stem, known=known)


def described_codes(reading: Reading) -> set[int]:
    """Gives every code that has an entry."""
    return {code for entry in reading.entries for code in entry.subject.codes}


def described_phrases(reading: Reading) -> dict[int, str]:
    """Gives the first phrase of each code, as written."""
    phrases: dict[int, str] = {}
    for entry in reading.entries:
        if len(entry.subject.codes) == 1 and entry.phrase:
            phrases.setdefault(entry.subject.codes[0], entry.phrase)
        elif entry.phrase:
            written = [each.text for each in entry.statements if each.kind.value == "phrase"]
            if len(written) == len(entry.subject.codes):
                for code, phrase in zip(entry.subject.codes, written, strict=True):
                    phrases.setdefault(code, phrase)
    return phrases


def missing_statements(reading: Reading, expected: list[dict[str, Any]]) -> Iterator[str]:
    """Gives the expected statements that were not read."""
    for each in expected:
        codes = tuple(each.get("codes") or ([each["code"]] if "code" in each else []))
        found = any(
            squeeze(statement.text) == each["text"]
            and [statement.lines.first, statement.lines.last] == each["lines"]
            and statement.subject.codes == codes
            and statement.subject.status_class == each.get("class")
            and each.get("kind") in (None, statement.kind.value)
            for statement in reading.statements
        )
        if not found:
            yield f"statement not read: {each}"


def score_note(score: Score, path: Path, reading: Reading, expected: dict[str, Any]) -> None:
    """Adds one note to the score."""

    def miss(text: str) -> None:
        score.misses.append(f"{path.name}: {text}")

    score.notes += 1
    wanted, got = set(expected["codes"]), described_codes(reading)
    for index, codes in enumerate((wanted & got, got - wanted, wanted - got)):
        score.codes[index] += len(codes)
        if index and codes:
            miss(f"codes {'wrongly taken' if index == 1 else 'missed'}: {sorted(codes)}")
    wanted_phrases = {(code, phrase.casefold()) for code, phrase in expected["phrases"].items()}
    got_phrases = {(code, phrase.casefold()) for code, phrase in described_phrases(reading).items()}
    pairs = (wanted_phrases & got_phrases, got_phrases - wanted_phrases, wanted_phrases - got_phrases)
    for index, phrases in enumerate(pairs):
        score.phrases[index] += len(phrases)
        if index and phrases:
            miss(f"phrases {'wrong' if index == 1 else 'missed'}: {sorted(phrases)}")
    score.unaccounted += len(reading.ledger.unaccounted)
    if reading.ledger.unaccounted:
        miss(f"unaccounted lines: {reading.ledger.unaccounted}")
    lost = list(missing_statements(reading, expected.get("statements") or []))
    score.statements[0] += len(expected.get("statements") or []) - len(lost)
    score.statements[1] += len(lost)
    for text in lost:
        miss(text)
    names = {entry.subject.codes[0]: entry.name_ko for entry in reading.entries if len(entry.subject.codes) == 1}
    for code, name in (expected.get("names") or {}).items():
        if names.get(code) != name:
            miss(f"Korean name of {code}: {names.get(code)!r}, not {name!r}")
    for text in expected.get("absent") or []:
        for entry in reading.entries:
            if entry.subject.codes and any(text in statement.text for statement in entry.statements):
                miss(f"under {entry.subject.codes}, where it does not belong: {text!r}")
    score_findings(score, path, reading, expected)


def score_findings(score: Score, path: Path, reading: Reading, expected: dict[str, Any]) -> None:
    """Adds the findings of one note to the score."""
    if "findings" not in expected:
        return
    wanted = {(each["line"], each["code"], each["slip"], each.get("suggests")) for each in expected["findings"]}
    got = {
        (finding.line, finding.code, finding.slip.value, finding.suggests)
        for finding in reading.findings
        if finding.code is not None
    }
    for index, findings in enumerate((wanted & got, got - wanted, wanted - got)):
        score.findings[index] += len(findings)
        if index and findings:
            score.misses.append(
                f"{path.name}: findings {'too many' if index == 1 else 'missed'}: {sorted(findings, key=str)}"
            )


def share(part: int, rest: int) -> str:
    """Gives a share with three digits."""
    return f"{part / (part + rest):.3f}" if part + rest else "-"


def render(folder: Path, score: Score) -> str:
    """Gives the lines of the report."""
    right, wrong, missed = score.codes
    phrase_right, phrase_wrong, phrase_missed = score.phrases
    return "\n".join(
        [
            f"{folder}: {score.notes} notes",
            f"  codes      precision {share(right, wrong)}  recall {share(right, missed)}  ({right} right)",
            f"  phrases    precision {share(phrase_right, phrase_wrong)}"
            f"  recall {share(phrase_right, phrase_missed)}  ({phrase_right} right)",
            f"  numbers wrongly taken for codes  {wrong}",
            f"  unaccounted lines                {score.unaccounted}",
            f"  expected statements found        {score.statements[0]} of {sum(score.statements)}",
            f"  findings   right {score.findings[0]}  too many {score.findings[1]}  missed {score.findings[2]}",
        ]
    )


def main() -> int:
    """Prints the score of each folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="folders of notes; the corpus when left out")
    parser.add_argument("--misses", action="store_true", help="name every difference")
    arguments = parser.parse_args()
    known = known_codes_for_tests()
    for folder in arguments.folders or [CORPUS, CORPUS / "aside"]:
        score = Score()
        for path, expected in cases(folder):
            score_note(score, path, read_case(path, known), expected)
        print(render(folder, score))
        if arguments.misses:
            print("\n".join(f"    {miss}" for miss in score.misses))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
