"""Reads heads that begin with a name: ``Not Found (404)``, ``SC_NOT_FOUND = 404``, ``찾을 수 없음(404)``."""

from __future__ import annotations

from dataclasses import replace

from statusbook.statements import grammar as g
from statusbook.statements import name_grammar as names
from statusbook.statements.code_heads import complete_head, may_be_code, read_codes
from statusbook.statements.cursor import Cursor, follow_of, take_bracketed_name
from statusbook.statements.head import CodePhrase, Follow, Head
from statusbook.statements.phrase_book import PhraseBook
from statusbook.text import has_hangul, squeeze


def read_phrase_first(cursor: Cursor, start: int, labelled: bool, book: PhraseBook) -> Head | None:
    """Reads ``Not Found (404)``, ``OK - 200``, ``NOT_FOUND = 404``, ``SC_NOT_FOUND(404, "Not Found")``."""
    cursor.take(names.CONSTANT_LEAD)
    at = cursor.at
    end = book.match_at(cursor.text, at)
    run = names.LATIN_RUN.match(cursor.text, at)
    if end is None:
        if run is None:
            return None
        end = at + len(run.group().rstrip(" -_,/"))
    phrase = cursor.text[at:end]
    cursor.at = end
    cursor.take(g.CLOSING)
    name = take_bracketed_name(cursor)
    link = cursor.take(names.PHRASE_TO_CODE)
    if link is None:
        return None
    found = cursor.take(g.CODE)
    if found is None or not may_be_code(cursor, book):
        return None
    code = int(found["code"])
    fitted = book.fit(phrase, code)
    if not fitted.fit.is_known and (not names.TITLE.fullmatch(phrase) or link.group().isspace()):
        return None
    cursor.take(names.CONSTANT_TAIL)
    named = [CodePhrase(code=code, phrase=phrase, fitted=fitted)]
    head = complete_head(cursor, start, named, labelled, book)
    return head and replace(head, phrase_first=True, name_ko=name or head.name_ko)


def read_name_first(cursor: Cursor, start: int, labelled: bool, book: PhraseBook) -> Head | None:
    """Reads ``찾을 수 없음(404)``, ``성공 (200 OK)``, ``영구 리다이렉션 (301, 308)``, ``성공(2xx)``."""
    found = names.NAME_FIRST.match(cursor.text, cursor.at)
    if found is None:
        return _read_name_dash(cursor, start, labelled, book)
    name = squeeze(found["name"])
    if names.NO_NAME.fullmatch(name):
        return None
    cursor.at = found.end()
    if (of_class := _class_inside(found["inside"])) is not None:
        return _class_named(cursor, start, of_class, name)
    inside = read_codes(Cursor(found["inside"]), 0, labelled, book)
    if inside is None or inside.follow is not Follow.END:
        return None
    follow, text_from = follow_of(cursor)
    return Head(
        start=start,
        pairs=inside.pairs,
        name_ko=name if has_hangul(name) else None,
        follow=follow,
        text_from=text_from,
        labelled=labelled,
        phrase_first=True,
    )


def _class_inside(text: str) -> int | None:
    """Gives the class that brackets name: ``(2xx)``, ``(200 ~ 299)``."""
    found = g.CLASS.match(text) or g.RANGE.match(text)
    return int(found.group(1)[0]) if found else None


def _class_named(cursor: Cursor, start: int, status_class: int, name: str) -> Head:
    follow, text_from = follow_of(cursor)
    korean = has_hangul(name)
    return Head(
        start=start,
        status_class=status_class,
        name_ko=name if korean else None,
        phrase=None if korean else name,
        follow=follow,
        text_from=text_from,
    )


def _read_name_dash(cursor: Cursor, start: int, labelled: bool, book: PhraseBook) -> Head | None:
    """Reads ``성공 - 200 OK``; in a list that may as well be ``로그인 실패 - 401 Unauthorized``."""
    found = cursor.take(names.NAME_DASH)
    if found is None or names.NO_NAME.fullmatch(found["name"]):
        return None
    head = read_codes(cursor, start, labelled, book)
    if head is None or not head.has_phrase or head.follow is not Follow.END:
        return None
    return replace(head, phrase_first=True, needs_heading=True, name_ko=squeeze(found["name"]))
