"""Which codes and phrases are known before the notes are read: IANA's and those of the house notes."""

from __future__ import annotations

from collections.abc import Iterable

from statusbook.facts.iana import IanaSnapshot
from statusbook.facts.known import KnownCode, KnownCodes
from statusbook.house.code_note import CodeNote


def known_codes(iana: IanaSnapshot, notes: Iterable[CodeNote]) -> KnownCodes:
    """Gives every number IANA lists or a house note describes, with all phrases it goes by."""
    by_note = {note.code: note.facts for note in notes}
    known = {}
    for code in sorted({*iana.entries, *by_note}):
        entry, facts = iana.entries.get(code), by_note.get(code)
        phrase = (entry.phrase if entry else "") or (facts.phrase if facts else "")
        vendors = facts.vendors if facts else ()
        names = [facts.name_ko, *(vendor.name_ko for vendor in vendors)] if facts else []
        others = [facts.phrase, *(vendor.phrase for vendor in vendors)] if facts else []
        known[code] = KnownCode(
            code=code,
            phrase=phrase,
            assigned=entry is not None,
            older_phrases=facts.older_phrases if facts else (),
            other_phrases=tuple(dict.fromkeys(other for other in others if other != phrase)),
            names_ko=tuple(dict.fromkeys(names)),
        )
    return KnownCodes(by_code=known)
