"""Shows what was read in a note: for people as text, for programs as a JSON document."""

from __future__ import annotations

from statusbook.statements.reading import Ledger, NoteEntry, Reading
from statusbook.statements.statement import Subject

_WIDTH = 100


def inspection_document(reading: Reading) -> dict[str, object]:
    """Returns the reading of one note as values that JSON can hold."""
    return {
        "note": reading.path,
        "entries": [_entry_document(entry) for entry in reading.entries],
        "findings": [
            {"line": finding.line, "message": finding.message, "fix": finding.fix} for finding in reading.findings
        ],
        "ledger": _ledger_document(reading.ledger),
    }


def _entry_document(entry: NoteEntry) -> dict[str, object]:
    return {
        "codes": list(entry.subject.codes),
        "phrase": entry.phrase if entry.subject.codes else None,
        "name_ko": entry.name_ko if entry.subject.codes else None,
        "lines": [entry.lines.first, entry.lines.last],
        "statements": [
            {
                "kind": statement.kind.value,
                "text": statement.text,
                "lines": [statement.lines.first, statement.lines.last],
            }
            for statement in entry.statements
        ],
    }


def _ledger_document(ledger: Ledger) -> dict[str, object]:
    return {
        "total": ledger.total,
        "statements": ledger.statements,
        "headings": ledger.headings,
        "set_aside": dict(ledger.set_aside),
        "unaccounted": list(ledger.unaccounted),
        "characters": {
            "total": ledger.characters.total,
            "statements": ledger.characters.statements,
            "headings": ledger.characters.headings,
            "set_aside": dict(ledger.characters.set_aside),
            "lost": [{"line": each.line, "text": each.text} for each in ledger.characters.lost],
        },
    }


def render_inspection(reading: Reading) -> str:
    """Returns the reading of one note as a person reads it."""
    lines = [f"{reading.path}: {_format(reading)}"]
    for entry in reading.entries:
        names = " · ".join(name for name in (entry.phrase, entry.name_ko) if name)
        lines.append("")
        lines.append(f"  {_subject(entry.subject)}{'  ' + names if names else ''}  (lines {entry.lines})")
        for statement in entry.statements:
            lines.append(f"    {statement.kind.value:<10} {statement.lines!s:>9}  {_shorten(statement.text)}")
    if reading.findings:
        lines.append("")
        lines.append("  findings")
        for finding in reading.findings:
            lines.append(f"    {reading.path}:{finding.line}: {finding.message}")
            lines.append(f"      fix: {finding.fix}")
    lines.append("")
    lines.append(f"  ledger: {_ledger(reading.ledger)}")
    return "\n".join(lines)


def _format(reading: Reading) -> str:
    described = {code for entry in reading.entries for code in entry.subject.codes}
    return (
        f"{reading.format} in {reading.encoding}, {len(described)} codes, {len(reading.entries)} entries,"
        f" {len(reading.statements)} statements"
    )


def _subject(subject: Subject) -> str:
    if subject.codes:
        return ", ".join(str(code) for code in subject.codes)
    return f"{subject.status_class}xx" if subject.status_class is not None else f"({subject.topic})"


def _ledger(ledger: Ledger) -> str:
    parts = [f"{ledger.total} lines", f"{ledger.statements} in statements", f"{ledger.headings} headings"]
    parts += [f"{count} {reason}" for reason, count in ledger.set_aside.items()]
    unaccounted = ", ".join(str(number) for number in ledger.unaccounted)
    return ", ".join([*parts, f"{len(ledger.unaccounted)} unaccounted{': ' + unaccounted if unaccounted else ''}"])


def _shorten(text: str) -> str:
    text = " ⏎ ".join(text.split("\n"))
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
