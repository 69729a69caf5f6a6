"""Reads heads that begin with the code: ``404 Not Found``, ``301/308``, ``404 찾을 수 없음(Not Found)``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from statusbook.facts.phrases import WARN_CODES
from statusbook.statements import grammar as g
from statusbook.statements import name_grammar as names
from statusbook.statements.cursor import Cursor, follow_of, take_bracketed_name
from statusbook.statements.head import CodePhrase, Follow, Head
from statusbook.statements.phrase_book import Fit, PhraseBook, phrase_key
from statusbook.text import has_hangul, squeeze

_LONGEST_CLASS_NAME = 40
"""Characters from the class on in ``299 → 2xx (Successful)``, which has 16; ``1xx (Informational) 응답`` has 23."""

_LONGEST_ANSWER = 6
"""``: 404`` and a sign or two; a longer line that begins with a colon says something about its code."""


def read_codes(cursor: Cursor, start: int, labelled: bool, book: PhraseBook) -> Head | None:
    """Reads ``404``, ``404 Not Found``, ``301/308``, ``401 Unauthorized vs 403 Forbidden``."""
    lead = cursor.take(names.CONSTANT_LEAD)
    is_constant = lead is not None and lead.group() != ""
    before = cursor.text[: cursor.at]
    pairs, versus = _take_pairs(cursor, book)
    if not pairs or _is_other_number(pairs[0], cursor.text, before, is_constant):
        return None
    head = complete_head(cursor, start, pairs, labelled, book)
    return replace(head, versus=True) if head is not None and versus else head


def _take_pairs(cursor: Cursor, book: PhraseBook) -> tuple[list[CodePhrase], bool]:
    """Takes codes with their phrases; returns them (none when the first is a quantity) and if they are compared."""
    pairs: list[CodePhrase] = []
    versus = compared = False
    end = cursor.at
    while (found := cursor.take(g.NEXT_CODE if pairs else g.CODE)) is not None and may_be_code(cursor, book):
        cursor.take(g.CODE_NOUN)
        pair = _take_pair(cursor, int(found["code"]), book)
        substatus = None if pairs else found["substatus"]
        pairs.append(replace(pair, substatus=substatus) if substatus else pair)
        versus = versus or compared
        end = cursor.at
        sign = cursor.take(g.MORE_CODES)
        if sign is None and (behind := _take_name_and_sign(cursor)) is not None:
            name, sign = behind
            pairs[-1] = replace(pairs[-1], name_ko=name)
        if sign is None:
            break
        compared = g.VERSUS.search(sign.group()) is not None
    cursor.at = end  # a sign or a number behind which there is no code is text
    return pairs, versus


def _take_name_and_sign(cursor: Cursor) -> tuple[str, re.Match[str]] | None:
    """Takes the Korean name of a code in brackets when another such code follows: ``(생성됨)과 `` in front of ``202 Accepted``."""
    at = cursor.at
    name = take_bracketed_name(cursor)
    cursor.take(g.CLOSING)
    sign = cursor.take(g.MORE_CODES) if name is not None else None
    if name is None or sign is None or names.NAMED_CODE.match(cursor.text, cursor.at) is None:
        cursor.at = at
        return None
    return name, sign


def may_be_code(cursor: Cursor, book: PhraseBook) -> bool:
    """Returns whether three digits may be a code, from what follows: ``404Not Found`` yes; ``404개``, ``404abc`` no."""
    if g.UNIT.match(cursor.text, cursor.at):
        return False
    following = cursor.text[cursor.at : cursor.at + 1]
    if following.isascii() and (following.isalnum() or following == "_"):
        at = cursor.at + (following == "_")
        return book.match_at(cursor.text, at) is not None or following.isupper()
    return True


def _is_other_number(first: CodePhrase, text: str, before: str, is_constant: bool) -> bool:
    """Returns whether a number is no code: ``SC_404``, the issue ``#404``, ``: 504`` that answers the line before."""
    if first.has_phrase:
        return False
    is_answer = text.startswith(":") and len(text) <= _LONGEST_ANSWER
    return (first.phrase is None and (is_constant or is_answer)) or g.ISSUE.search(before) is not None


# Phrases ----------------------------------------------------------------------------------------


def _take_pair(cursor: Cursor, code: int, book: PhraseBook) -> CodePhrase:
    """Returns the code with the phrase behind it, and moves behind the phrase; without one the cursor stays."""
    at = cursor.at
    cursor.take(g.CLOSING)
    sign = cursor.take(g.SPACE_OR_MARK)
    cursor.take(g.OPENING)
    marked = sign is not None and sign.group().strip() != ""
    span = _phrase_span(cursor.text, cursor.at, code, book, marked=marked)
    if span is None:
        cursor.at = at
        return CodePhrase(code=code)
    phrase, cursor.at = cursor.text[span[0] : span[1]], span[1]
    name = take_second_name(cursor, opened=cursor.text[at : span[0]])
    cursor.take(g.CLOSING)
    return CodePhrase(code=code, phrase=phrase, fitted=book.fit(phrase, code), name_ko=name)


def take_second_name(cursor: Cursor, opened: str) -> str | None:
    """Takes the second name in a bracket that ``opened`` ends with: ``찾을 수 없음`` of ``404(Not Found, 찾을 수 없음)``."""
    found = names.SECOND_NAME.match(cursor.text, cursor.at) if opened.rstrip().endswith(("(", "[", "（", "<")) else None
    if found is None:
        return None
    cursor.at = found.end()
    name = squeeze(found["name"])
    return name if has_hangul(name) and not names.REMARK.match(name) else None


def _phrase_span(text: str, at: int, code: int, book: PhraseBook, *, marked: bool) -> tuple[int, int] | None:
    """Returns where the phrase begins and ends: that of the code, a misspelt one, another's, or unknown title words.

    ``marked`` says that a sign stands between code and words; behind it, unknown words are text: ``404: Page Layout``.
    """
    known_end = book.match_at(text, at)
    known = book.fit(text[at:known_end], code).fit if known_end is not None else Fit.UNKNOWN
    if known_end is not None and known.is_exact:
        return at, known_end
    known_end = known_end if known.is_known else None
    run = names.LATIN_RUN.match(text, at)
    if run is not None and (known_end is None or run.end() > known_end):
        words = run.group().rstrip(" -_.,/")
        fit = book.fit(words, code).fit
        if fit.is_of_code or (known_end is None and fit is Fit.OTHERS):
            return at, at + len(words)
    if known_end is not None:
        return at, known_end
    if run is None or (marked and book.get(code) is not None):
        return None
    return _title_span(text, at, run.group(), code, book)


def _title_span(text: str, at: int, run: str, code: int, book: PhraseBook) -> tuple[int, int] | None:
    """Returns where unknown words stand that are written like a phrase: ``Page Layout`` of ``404 Page Layout``.

    The phrase of the code wins when it comes right behind: ``Not Found`` of ``404 Missing Page, Not Found``.
    """
    if not names.TITLE.fullmatch(run.strip()) or names.NOT_A_PHRASE.match(run):
        return None
    end = at + len(run.rstrip(" -_,/"))
    if text.startswith((", ", "/ "), end):
        again = book.match_at(text, end + 2)
        if again is not None and book.fit(text[end + 2 : again], code).owner == code:
            return end + 2, again
    return (at, end) if names.AFTER_TITLE.match(text, end) else None


# What follows the codes -------------------------------------------------------------------------


def complete_head(
    cursor: Cursor, start: int, pairs: Sequence[CodePhrase], labelled: bool, book: PhraseBook
) -> Head | None:
    """Returns the head with what follows its codes: remarks, the Korean name, a phrase in brackets further on.

    None for the codes of the former Warning header: ``110 Response is Stale``.
    """
    if any(_is_warn_code(pair) for pair in pairs):
        return None
    cursor.take(g.CLOSING)
    name = take_bracketed_name(cursor) or (pairs[0].name_ko if len(pairs) == 1 else None)
    if name is not None and len(pairs) > 1 and any(pair.name_ko for pair in pairs):  # each has its own
        pairs, name = [*pairs[:-1], replace(pairs[-1], name_ko=name)], None
    hypothetical = cursor.take(g.QUESTION_MARKS) is not None
    follow, text_from = _follow_of_addition(cursor, pairs) or _follow_of_answer(cursor, pairs) or follow_of(cursor)
    if follow is Follow.MARK and (of_class := g.CLASS.match(cursor.text, text_from)) is not None:
        hypothetical = hypothetical or _is_only_class(cursor.text, text_from, of_class, pairs)
    head = Head(
        start=start,
        pairs=tuple(pairs),
        name_ko=name,
        follow=follow,
        text_from=text_from,
        labelled=labelled,
        hypothetical=hypothetical,
    )
    if len(pairs) > 1 or pairs[0].phrase is not None:
        return head
    if name is not None and (both := _phrase_and_name(name, pairs[0].code, book)) is not None:
        return replace(head, pairs=(both[0],), name_ko=both[1])
    return _with_bracketed_phrase(head, cursor.text, cursor.at, book)


def _follow_of_addition(cursor: Cursor, pairs: Sequence[CodePhrase]) -> tuple[Follow, int] | None:
    """Returns where the text begins behind ``425 Too Early도 있어요.``, None for any other head."""
    also = g.ALSO.match(cursor.text, cursor.at) if pairs[-1].has_phrase else None
    if also is None:
        return None
    return (Follow.END if also.end() == len(cursor.text) else Follow.MARK), also.end()


def _follow_of_answer(cursor: Cursor, pairs: Sequence[CodePhrase]) -> tuple[Follow, int] | None:
    """Returns where the text begins behind ``405(Method Not Allowed)입니다.``, None for any other head."""
    answer = g.ANSWER.match(cursor.text, cursor.at) if pairs[-1].has_phrase else None
    if answer is None:
        return None
    return (Follow.END if answer.end() == len(cursor.text) else Follow.MARK), answer.end()


def _phrase_and_name(text: str, code: int, book: PhraseBook) -> tuple[CodePhrase, str] | None:
    """Returns the phrase and the Korean name that share a bracket: ``찾을 수 없음, Not Found``; None where they do not."""
    parts = [squeeze(part) for part in names.BETWEEN_NAMES.split(text)]
    if len(parts) != 2:
        return None
    latin, korean = parts if has_hangul(parts[1]) else reversed(parts)
    fitted = book.fit(latin, code)
    if has_hangul(latin) or not has_hangul(korean) or not fitted.fit.is_known:
        return None
    return CodePhrase(code=code, phrase=latin, fitted=fitted), korean


def _is_warn_code(pair: CodePhrase) -> bool:
    text = WARN_CODES.get(pair.code)
    return text is not None and pair.phrase is not None and phrase_key(text).startswith(phrase_key(pair.phrase))


def _is_only_class(text: str, at: int, of_class: re.Match[str], pairs: Sequence[CodePhrase]) -> bool:
    """Returns whether a code is only said to fall into its class: ``299 → 2xx (Successful)``; not ``404: 4xx 오류``."""
    if len(pairs) != 1 or pairs[0].has_phrase or pairs[0].code // 100 != int(of_class.group(1)):
        return False
    return len(text) - at <= _LONGEST_CLASS_NAME and not has_hangul(text[at:].split("(")[0])


def _with_bracketed_phrase(head: Head, text: str, at: int, book: PhraseBook) -> Head:
    """Returns the head of one code with the phrase that stands in brackets somewhere behind it.

    The words before it are the Korean name in ``404 찾을 수 없음(Not Found): 없다``, and text in ``200 : 정상 처리함(OK)``.
    """
    code = head.codes[0]
    for found in names.LATIN_BRACKET.finditer(text, at):
        phrase = found["inside"].strip()
        pair = CodePhrase(code=code, phrase=phrase, fitted=book.fit(phrase, code))
        if not _is_phrase(pair, book):
            continue
        before = text[at : found.start()].strip(g.DECORATION)
        if head.follow is Follow.TEXT and has_hangul(before) and names.SHORT_NAME.fullmatch(before):
            follow, text_from = follow_of(Cursor(text, found.end()))
            return replace(head, pairs=(pair,), name_ko=squeeze(before), follow=follow, text_from=text_from)
        return replace(head, pairs=(pair,), phrase_span=found.span())
    return head


def _is_phrase(pair: CodePhrase, book: PhraseBook) -> bool:
    """Returns whether words in brackets are the phrase of the code, misspelt perhaps, or exactly that of another."""
    if pair.fitted is None or pair.phrase is None:
        return False
    is_spelt = book.match_at(pair.phrase, 0) == len(pair.phrase)
    return pair.fitted.fit.is_of_code or (is_spelt and pair.fitted.fit is Fit.OTHERS)
