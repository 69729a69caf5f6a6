"""Reads one note from its bytes: entries, statements, findings, and the ledger of its lines."""

from __future__ import annotations

from statusbook.caches import remembered
from statusbook.facts.known import KnownCodes
from statusbook.notes.decoding import Decoded, decode_note
from statusbook.statements.phrase_book import phrase_book
from statusbook.statements.reading import NoteFinding, Reading, Slip
from statusbook.statements.slips import find_slips

_MOST_DAMAGED_LINES = 20
"""More findings would say the same: the note is in another encoding, or no text."""


@remembered
def read_note(content: bytes, *, path: str, source: str, known: KnownCodes) -> Reading:
    """Returns all that is read in one note, in whatever format it came.

    Raises ContentError for a file that cannot be read at all: one that is no text, or too large.
    """
    # The readers take a while to load, and most builds remember what was read.
    from statusbook.notes.formats import parse_note
    from statusbook.statements.doubts import find_doubts
    from statusbook.statements.entry_reader import EntryReader

    decoded = decode_note(content, path=path)
    note = parse_note(decoded, path=path)
    book = phrase_book(known)
    reader = EntryReader(note, source=source, path=path, book=book)
    reader.read()
    entries = reader.drafts.entries()
    ledger = reader.ledger.build(note)
    doubts = find_doubts(entries, reader.outline, reader.opened, ledger, book)
    findings = [*_encoding_findings(decoded), *find_slips(entries, book), *doubts]
    return Reading(
        source=source,
        path=path,
        entries=entries,
        findings=tuple(sorted(findings, key=lambda finding: (finding.line, finding.message))),
        ledger=ledger,
        format=note.format,
        encoding=note.encoding,
    )


def _encoding_findings(decoded: Decoded) -> list[NoteFinding]:
    """Returns what is odd about the bytes of the note: another encoding than UTF-8, bytes that fit none."""
    findings = []
    if decoded.encoding != "utf-8":
        findings.append(
            NoteFinding(
                slip=Slip.UNKNOWN_ENCODING,
                line=1,
                message=f"the note is in {decoded.encoding}, not in utf-8",
                fix="save it as UTF-8; it was read nevertheless",
            )
        )
    for line in decoded.damaged_lines[:_MOST_DAMAGED_LINES]:
        findings.append(
            NoteFinding(
                slip=Slip.ODD_TEXT,
                line=line,
                message="characters on this line could not be read",
                fix="write them again, or save the note as UTF-8 from its original",
            )
        )
    return findings
