"""Finds slips: a phrase that is another code's, misspelt or obsolete, and numbers nobody assigned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from statusbook.facts.known import KnownCode
from statusbook.statements.phrase_book import Fit, PhraseBook, phrase_key
from statusbook.statements.reading import NoteEntry, NoteFinding, Slip
from statusbook.statements.statement import Kind, Statement


def find_slips(entries: Iterable[NoteEntry], book: PhraseBook) -> Iterator[NoteFinding]:
    """Returns a finding for every slip in the heads of entries, once for each line and code."""
    seen: set[tuple[int, int | None, Slip]] = set()
    for entry in entries:
        for finding in _slips_of(entry, book):
            key = (finding.line, finding.code, finding.slip)
            if key not in seen:
                seen.add(key)
                yield finding


def _slips_of(entry: NoteEntry, book: PhraseBook) -> Iterator[NoteFinding]:
    """Returns the slips of one entry; a number whose phrase is another code's is not reported as unassigned too."""
    mismatched: set[int] = set()
    for code, statement in _phrases_of(entry):
        finding = _phrase_slip(code, statement.text, statement.lines.first, book)
        if finding is not None:
            mismatched.add(code)
            yield finding
    for code in entry.subject.codes:
        known = book.get(code)
        if code not in mismatched and (known is None or not known.assigned):
            yield NoteFinding(
                slip=Slip.UNASSIGNED_CODE,
                line=entry.lines.first,
                message=f"{code} is not assigned by IANA" + _vendor_remark(known),
                fix=f"say whose code it is, or leave {code} out; it is shown as unofficial",
                code=code,
                phrase=entry.phrase,
            )


def _phrases_of(entry: NoteEntry) -> list[tuple[int, Statement]]:
    """Returns each phrase of the entry with its code; none where codes and phrases are not equally many."""
    codes = entry.subject.codes
    phrases = [statement for statement in entry.statements if statement.kind is Kind.PHRASE]
    if len(codes) == 1:
        return [(codes[0], phrase) for phrase in phrases]
    return list(zip(codes, phrases, strict=True)) if len(codes) == len(phrases) else []


def _vendor_remark(known: KnownCode | None) -> str:
    phrases = [known.phrase, *known.other_phrases] if known is not None else []
    named = ", ".join(f"'{phrase}'" for phrase in phrases if phrase)
    return f"; vendors call it {named}" if named else ""


def _phrase_slip(code: int, phrase: str, line: int, book: PhraseBook) -> NoteFinding | None:
    """Returns what is wrong with a phrase beside a code, None when nothing is."""
    fitted = book.fit(phrase, code)
    known = book.get(code)
    suggests: int | None = None
    if fitted.fit is Fit.OTHERS and fitted.owner is not None:
        slip, suggests = Slip.PHRASE_OF_ANOTHER_CODE, fitted.owner
        message = _mismatch(code, phrase, fitted.owner, known)
        fix = f"correct the note, or add a ruling for {code} to content/rulings/"
    elif known is None or not known.phrase:
        return None
    elif fitted.fit is Fit.NEAR:
        slip = Slip.MISSPELT_PHRASE
        message = f"'{phrase}' is not quite the phrase of {code}, which is '{known.phrase}'"
        fix = f"write '{known.phrase}'"
    elif fitted.fit is Fit.OLDER or (fitted.fit is Fit.OWN and known.assigned and _is_dated(phrase, known)):
        slip = Slip.OBSOLETE_PHRASE
        message = f"'{phrase}' is an older phrase of {code}, now '{known.phrase}'"
        fix = f"write '{known.phrase}', or keep it as an older name"
    else:
        return None
    return NoteFinding(slip=slip, line=line, message=message, fix=fix, code=code, phrase=phrase, suggests=suggests)


def _mismatch(code: int, phrase: str, owner: int, known: KnownCode | None) -> str:
    if known is None or not known.assigned:
        return f"{code} is not assigned by IANA; '{phrase}' is the phrase of {owner}"
    return f"'{phrase}' is the phrase of {owner}; that of {code} is '{known.phrase}'"


def _is_dated(phrase: str, known: KnownCode) -> bool:
    """Returns whether a phrase of an assigned code comes from a draft or vendor: neither the registry nor we use it."""
    return phrase_key(phrase) not in {phrase_key(each) for each in (known.phrase, *known.other_phrases)}
