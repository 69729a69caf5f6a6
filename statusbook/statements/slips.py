"""Notices slips: a phrase that is another code's, misspelt or obsolete, and numbers nobody assigned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from statusbook.facts.known import KnownCode
from statusbook.statements.phrase_book import Fit, FittedPhrase, PhraseBook, phrase_key
from statusbook.statements.reading import NoteEntry, NoteFinding, Slip
from statusbook.statements.statement import Kind


def find_slips(entries: Iterable[NoteEntry], book: PhraseBook) -> Iterator[NoteFinding]:
    """Gives a finding for every slip in the heads of entries, once for each line and code."""
    seen: set[tuple[int, int | None, Slip]] = set()
    for entry in entries:
        for finding in _slips_of(entry, book):
            key = (finding.line, finding.code, finding.slip)
            if key not in seen:
                seen.add(key)
                yield finding


def _slips_of(entry: NoteEntry, book: PhraseBook) -> Iterator[NoteFinding]:
    codes = entry.subject.codes
    phrases = [statement for statement in entry.statements if statement.kind is Kind.PHRASE]
    mismatched: set[int] = set()
    if len(codes) == 1 or len(codes) == len(phrases):
        for index, statement in enumerate(phrases):
            code = codes[0] if len(codes) == 1 else codes[index]
            finding = _phrase_slip(code, statement.text, statement.lines.first, book)
            if finding is not None:
                mismatched.add(code)
                yield finding
    for code in codes:
        known = book.get(code)
        if (known is None or not known.assigned) and code not in mismatched:
            yield NoteFinding(
                slip=Slip.UNASSIGNED_CODE,
                line=entry.lines.first,
                message=f"{code} is not assigned by IANA" + _vendor_remark(known),
                fix=f"say whose code it is, or leave {code} out; it is shown as unofficial",
                code=code,
                phrase=entry.phrase,
            )


def _vendor_remark(known: KnownCode | None) -> str:
    phrases = [known.phrase, *known.other_phrases] if known is not None else []
    named = ", ".join(f"'{phrase}'" for phrase in phrases if phrase)
    return f"; vendors call it {named}" if named else ""


def _phrase_slip(code: int, phrase: str, line: int, book: PhraseBook) -> NoteFinding | None:
    fitted = book.fit(phrase, code)
    known = book.get(code)
    if fitted.fit is Fit.OTHERS and fitted.owner is not None:
        return _another(code, phrase, line, fitted, known)
    if known is None or not known.phrase:
        return None
    if fitted.fit is Fit.NEAR:
        return NoteFinding(
            slip=Slip.MISSPELT_PHRASE,
            line=line,
            message=f"'{phrase}' is not quite the phrase of {code}, which is '{known.phrase}'",
            fix=f"write '{known.phrase}'",
            code=code,
            phrase=phrase,
        )
    if fitted.fit is Fit.OLDER or (fitted.fit is Fit.OWN and known.assigned and _is_dated(phrase, known)):
        return NoteFinding(
            slip=Slip.OBSOLETE_PHRASE,
            line=line,
            message=f"'{phrase}' is an older phrase of {code}, now '{known.phrase}'",
            fix=f"write '{known.phrase}', or keep it as an older name",
            code=code,
            phrase=phrase,
        )
    return None


def _is_dated(phrase: str, known: KnownCode) -> bool:
    keys = {phrase_key(each) for each in (known.phrase, *known.other_phrases)}
    return phrase_key(phrase) not in keys


def _another(code: int, phrase: str, line: int, fitted: FittedPhrase, known: KnownCode | None) -> NoteFinding:
    owner = fitted.owner
    if known is None or not known.assigned:
        message = f"{code} is not assigned by IANA; '{phrase}' is the phrase of {owner}"
    else:
        message = f"'{phrase}' is the phrase of {owner}; that of {code} is '{known.phrase}'"
    return NoteFinding(
        slip=Slip.PHRASE_OF_ANOTHER_CODE,
        line=line,
        message=message,
        fix=f"correct the note, or add a ruling for {code} to content/rulings.yml",
        code=code,
        phrase=phrase,
        suggests=owner,
    )
