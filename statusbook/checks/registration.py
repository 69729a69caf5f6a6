"""House facts agree with the IANA snapshot."""

from __future__ import annotations

from collections.abc import Iterator

from statusbook.facts.iana import PATH
from statusbook.problems import Problem
from statusbook.registry.book import Book

_STANDINGS = {
    "assigned": {"standard", "deprecated"},
    "temporary": {"temporary"},
    "unused": {"unused"},
    "obsoleted": {"obsolete"},
}


def facts_agree_with_iana(book: Book) -> Iterator[Problem]:
    """A registered code has IANA's phrase, reference and standing; every other code is unofficial, or a team's own."""
    for code, note in book.shelf.codes.items():
        entry = book.registry.iana.entries.get(code)

        def fault(field: str, given: object, wanted: object, path: str = note.path, note=note) -> Problem:  # type: ignore[no-untyped-def]
            return Problem(
                path=path,
                line=note.lines.line((field,)),
                message=f"'{field}' is '{given}'",
                fix=f"make it '{wanted}', as in {PATH}",
            )

        if entry is None:
            if note.facts.standing not in ("unofficial", "internal"):
                yield fault("standing", note.facts.standing, "unofficial")
            continue
        if entry.phrase and note.facts.phrase != entry.phrase:
            yield fault("phrase", note.facts.phrase, entry.phrase)
        if note.facts.standing not in _STANDINGS[entry.standing]:
            yield fault("standing", note.facts.standing, " or ".join(sorted(_STANDINGS[entry.standing])))
        cited = {
            (f"RFC {reference.rfc}", reference.section or "") for reference in note.facts.references if reference.rfc
        }
        if entry.reference.startswith("RFC ") and not any(
            rfc == entry.reference and (not entry.section or section == entry.section) for rfc, section in cited
        ):
            wanted = f"{entry.reference} {entry.section}".strip()
            yield fault("references", ", ".join(f"{rfc} {section}".strip() for rfc, section in cited), wanted)


def temporary_registrations_are_current(book: Book) -> Iterator[Problem]:
    """A registration that had run out when the snapshot was taken is told to the reader by its house note."""
    for code, entry in book.registry.iana.entries.items():
        note = book.shelf.codes.get(code)
        if entry.expires is None or entry.expires >= book.registry.iana.date or note is None:
            continue
        day = entry.expires.isoformat()
        told = any(day in section.markdown for section in note.prose.sections)
        if not told:
            yield Problem(
                path=note.path,
                line=1,
                message=f"the registration of {code} ran out on {day}, and the note does not say so",
                fix=f"say it with the date {day}, or take a newer snapshot into {PATH}",
            )
