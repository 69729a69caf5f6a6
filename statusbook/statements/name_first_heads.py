"""Reads heads that begin with a name: ``Not Found (404)``, ``SC_NOT_FOUND = 404``, ``찾을 수 없음(404)``."""

from __future__ import annotations

from dataclasses import replace

from statusbook.statements import grammar as g
from statusbook.statements import name_grammar as names
from statusbook.statements.code_heads import complete_head, may_be_code, read_codes, take_second_name
from statusbook.statements.cursor import Cursor, follow_of, take_bracketed_name
from statusbook.statements.head import CodePhrase, Follow, Head
from statusbook.statements.phrase_book import PhraseBook
from statusbook.text import has_hangul, squeeze


def read_phrase_first(cursor: Cursor, start: int, labelled: bool, book: PhraseBook) -> Head | None:
    """Reads ``Not Found (404)``, ``OK - 200``, ``NOT_FOUND = 404``, ``SC_NOT_FOUND(404, "Not Found")``."""
    cursor.take(names.CONSTANT_LEAD)
    phrase = _take_words(cursor, book)
    if phrase is None:
        return None
    cursor.take(g.CLOSING)
    name = take_bracketed_name(cursor)
    sign = cursor.take(names.PHRASE_TO_CODE)
    found = cursor.take(g.CODE) if sign is not None else None
    if sign is None or found is None or not may_be_code(cursor, book):
        return None
    code = int(found["code"])
    fitted = book.fit(phrase, code)
    if not fitted.fit.is_known and (not names.TITLE.fullmatch(phrase) or sign.group().isspace()):
        return None  # unknown words with nothing but a space: "Room 404"
    cursor.take(names.CONSTANT_TAIL)
    name = take_second_name(cursor, opened=sign.group()) or name
    head = complete_head(cursor, start, [CodePhrase(code=code, phrase=phrase, fitted=fitted)], labelled, book)
    return head and replace(head, phrase_first=True, name_ko=name or head.name_ko)


def _take_words(cursor: Cursor, book: PhraseBook) -> str | None:
    """Takes a known phrase or else Latin words: ``Not Found`` of ``Not Found 404``."""
    at = cursor.at
    end = book.match_at(cursor.text, at)
    if end is None:
        run = names.LATIN_RUN.match(cursor.text, at)
        if run is None:
            return None
        end = at + len(run.group().rstrip(" -_,/"))
    cursor.at = end
    return cursor.text[at:end]


def read_name_first(cursor: Cursor, start: int, labelled: bool, book: PhraseBook) -> Head | None:
    """Reads ``찾을 수 없음(404)``, ``성공 (200 OK)``, ``영구 리다이렉션 (301, 308)``, ``성공(2xx)``, ``성공 - 200 OK``."""
    found = cursor.take(names.NAME_FIRST)
    if found is None:
        return _read_name_dash(cursor, start, labelled, book)
    name = squeeze(found["name"])
    if names.NO_NAME.fullmatch(name):
        return None
    follow, text_from = follow_of(cursor)
    name_ko = name if has_hangul(name) else None
    head = Head(start=start, name_ko=name_ko, follow=follow, text_from=text_from)
    if (of_class := g.CLASS.match(found["inside"]) or g.RANGE.match(found["inside"])) is not None:
        return replace(head, status_class=int(of_class.group(1)[0]), phrase=None if name_ko else name)
    inside = read_codes(Cursor(found["inside"]), 0, labelled, book)
    if inside is None or inside.follow is not Follow.END:
        return None
    return replace(head, pairs=inside.pairs, labelled=labelled, phrase_first=True)


def _read_name_dash(cursor: Cursor, start: int, labelled: bool, book: PhraseBook) -> Head | None:
    """Reads ``성공 - 200 OK``, a head in headings only."""
    found = cursor.take(names.NAME_DASH)
    if found is None or names.NO_NAME.fullmatch(found["name"]):
        return None
    head = read_codes(cursor, start, labelled, book)
    if head is None or not head.has_phrase or head.follow is not Follow.END:
        return None
    return replace(head, phrase_first=True, needs_heading=True, name_ko=squeeze(found["name"]))
