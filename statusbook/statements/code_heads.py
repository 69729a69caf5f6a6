"""Reads heads that begin with the code: ``404 Not Found``, ``301/308``, ``404 찾을 수 없음(Not Found)``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from statusbook.facts.phrases import WARN_CODES
from statusbook.statements import grammar as g
from statusbook.statements import name_grammar as names
from statusbook.statements.cursor import Cursor, follow_of, take_bracketed_name
from statusbook.statements.head import CodePhrase, Follow, Head
from statusbook.statements.phrase_book import Fit, PhraseBook, phrase_key
from statusbook.text import has_hangul, squeeze

_LONGEST_CLASS_NAME = 40
_LONGEST_TERM = 6


def read_codes(cursor: Cursor, start: int, labelled: bool, book: PhraseBook) -> Head | None:
    """Reads ``404``, ``404 Not Found``, ``301/308``, ``401 Unauthorized vs 403 Forbidden``."""
    lead = cursor.take(names.CONSTANT_LEAD)
    constant = lead is not None and lead.group() != ""
    named: list[CodePhrase] = []
    first = cursor.at
    related = False
    while (found := cursor.take(g.CODE if not named else g.NEXT_CODE)) is not None:
        code = int(found["code"])
        first = first if named else found.start("code")
        if not may_be_code(cursor, book):
            if not named:
                return None
            break
        cursor.take(g.CODE_NOUN)
        named.append(_with_phrase(cursor, code, book))
        at = cursor.at
        sign = cursor.take(g.MORE_CODES)
        if sign is None or g.NEXT_CODE.match(cursor.text, cursor.at) is None:
            cursor.at = at
            break
        related = related or g.VERSUS.search(sign.group()) is not None
    if not named:
        return None
    if constant and not named[0].phrase:
        return None
    if not named[0].has_phrase and g.ISSUE.search(cursor.text[:first]):
        return None
    if not named[0].phrase and cursor.text.startswith(":") and len(cursor.text) <= _LONGEST_TERM:
        return None  # ": 504", the answer to the line before
    head = complete_head(cursor, start, named, labelled, book)
    return head and replace(head, versus=related)


def may_be_code(cursor: Cursor, book: PhraseBook) -> bool:
    """Tells whether what follows the three digits lets them be a code and not a quantity."""
    if g.UNIT.match(cursor.text, cursor.at):
        return False
    following = cursor.text[cursor.at : cursor.at + 1]
    if following.isascii() and (following.isalnum() or following == "_"):
        at = cursor.at + (following == "_")
        return book.match_at(cursor.text, at) is not None or following.isupper()
    return True


def _with_phrase(cursor: Cursor, code: int, book: PhraseBook) -> CodePhrase:
    """Takes the phrase behind a code, if there is one."""
    at = cursor.at
    cursor.take(g.CLOSING)
    sign = cursor.take(g.SPACE_OR_MARK)
    cursor.take(g.OPENING)
    phrase = _take_phrase(cursor, code, book, marked=sign is not None and sign.group().strip() != "")
    if phrase is None:
        cursor.at = at
        return CodePhrase(code=code)
    cursor.take(g.CLOSING)
    return CodePhrase(code=code, phrase=phrase, fitted=book.fit(phrase, code))


def _take_phrase(cursor: Cursor, code: int, book: PhraseBook, *, marked: bool) -> str | None:
    """Takes a known phrase, or a run of Latin words that stands where a phrase would."""
    at = cursor.at
    known_end = book.match_at(cursor.text, at)
    if known_end is not None and book.fit(cursor.text[at:known_end], code).fit in (Fit.OWN, Fit.OLDER):
        cursor.at = known_end
        return cursor.text[at:known_end]
    run = names.LATIN_RUN.match(cursor.text, at)
    if run is not None and (known_end is None or run.end() > known_end):
        words = run.group().rstrip(" -_.,/")
        near = book.fit(words, code)
        if near.fit in (Fit.OWN, Fit.OLDER, Fit.NEAR) or (known_end is None and near.fit is Fit.OTHERS):
            cursor.at = at + len(words)
            return words
    if known_end is not None:
        cursor.at = known_end
        return cursor.text[at:known_end]
    if marked and book.get(code) is not None:
        return None
    if run is not None and names.TITLE.fullmatch(run.group().strip()) and not names.NOT_A_PHRASE.match(run.group()):
        end = at + len(run.group().rstrip(" -_,/"))
        again = book.match_at(cursor.text, end + 2) if cursor.text.startswith((", ", "/ "), end) else None
        if again is not None and book.fit(cursor.text[end + 2 : again], code).owner == code:
            cursor.at = again
            return cursor.text[end + 2 : again]
        if names.AFTER_TITLE.match(cursor.text, end):
            cursor.at = end
            return cursor.text[at:end]
    return None


def complete_head(cursor: Cursor, start: int, named: list[CodePhrase], labelled: bool, book: PhraseBook) -> Head | None:
    """Reads what stands behind the codes: a remark in brackets, the Korean name, a phrase at the end."""
    if any(_is_warn_code(each) for each in named):
        return None
    cursor.take(g.CLOSING)
    name = take_bracketed_name(cursor)
    hypothetical = cursor.take(g.QUESTION_MARKS) is not None
    at = cursor.at
    follow, text_from = follow_of(cursor)
    if follow is Follow.MARK and (of_class := g.CLASS.match(cursor.text, text_from)) is not None:
        hypothetical = hypothetical or _is_only_class(cursor.text, text_from, of_class, named)
    cut: tuple[int, int] | None = None
    if len(named) == 1 and named[0].phrase is None:
        trailing = _trailing_phrase(cursor.text, at, named[0].code, book)
        if trailing is not None:
            named, cut = [trailing.named], trailing.span
            if follow is Follow.TEXT and trailing.name_ko:
                name, follow, text_from, cut = trailing.name_ko, trailing.follow, trailing.text_from, None
    return Head(
        start=start,
        pairs=tuple(named),
        name_ko=name,
        follow=follow,
        text_from=text_from,
        labelled=labelled,
        hypothetical=hypothetical,
        cut=cut,
    )


def _is_warn_code(named: CodePhrase) -> bool:
    text = WARN_CODES.get(named.code)
    return text is not None and named.phrase is not None and phrase_key(text).startswith(phrase_key(named.phrase))


def _is_only_class(text: str, at: int, found: re.Match[str], named: list[CodePhrase]) -> bool:
    """Tells whether a code is only said to fall into its class: ``299 → 2xx (Successful)``."""
    if len(named) != 1 or named[0].has_phrase or named[0].code // 100 != int(found.group(1)):
        return False
    return len(text) - at <= _LONGEST_CLASS_NAME and not has_hangul(text[at:].split("(")[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trailing:
    """A phrase in brackets behind the code, the Korean name before it, and what comes after."""

    named: CodePhrase
    span: tuple[int, int]
    name_ko: str | None
    follow: Follow
    text_from: int


def _trailing_phrase(text: str, at: int, code: int, book: PhraseBook) -> _Trailing | None:
    """Finds the phrase in brackets behind a Korean name or at the end: ``404 찾을 수 없음(Not Found)``."""
    for found in names.LATIN_BRACKET.finditer(text, at):
        phrase = found["inside"].strip()
        fitted = book.fit(phrase, code)
        whole = book.match_at(phrase, 0) == len(phrase)
        if not (fitted.fit in (Fit.OWN, Fit.OLDER, Fit.NEAR) or (whole and fitted.fit is Fit.OTHERS)):
            continue
        before = text[at : found.start()].strip(g.DECORATION)
        name = squeeze(before) if names.SHORT_NAME.fullmatch(before) and has_hangul(before) else None
        follow, text_from = follow_of(Cursor(text, found.end()))
        return _Trailing(
            named=CodePhrase(code=code, phrase=phrase, fitted=fitted),
            span=found.span(),
            name_ko=name,
            follow=follow,
            text_from=text_from,
        )
    return None
