"""Reads heads of classes and ranges: ``2xx (Successful)``, ``100번대``, ``103 ~ 199``, ``Error 4**``."""

from __future__ import annotations

from statusbook.statements import grammar as g
from statusbook.statements import name_grammar as names
from statusbook.statements.cursor import Cursor, follow_of, take_bracketed_name
from statusbook.statements.head import Head
from statusbook.text import has_hangul, squeeze


def read_range(cursor: Cursor, start: int) -> Head | None:
    """Reads ``103 ~ 199``, a range of class 1, ``300 ~ 599``, one of no class, and ``200 ~``, which is class 2."""
    if (open_range := cursor.take(g.OPEN_RANGE)) is not None:
        return _class_head(cursor, start, status_class=int(open_range.group(1)))
    found = cursor.take(g.RANGE)
    if found is None:
        return None
    first, last = int(found.group(1)), int(found.group(2))
    if first >= last:
        return None
    status_class = first // 100 if first // 100 == last // 100 else None
    return _class_head(cursor, start, status_class=status_class, is_range=True)


def read_class(cursor: Cursor, start: int) -> Head | None:
    """Reads ``2xx``, ``2**``, ``200번대`` and the name behind it; ``4xx, 5xx`` is about no class."""
    found = cursor.take(g.CLASS)
    if found is None or cursor.take(g.MORE_CLASSES):
        return None
    return _class_head(cursor, start, status_class=int(found.group(1)))


def _class_head(cursor: Cursor, start: int, *, status_class: int | None, is_range: bool = False) -> Head:
    """Reads what follows the number of a class: ``4xx 상태 코드 - Client Error (클라이언트 오류): …``."""
    cursor.take(g.CLASS_NOUN)
    cursor.take(g.CLOSING)
    phrase = _take_latin_name(cursor)
    cursor.take(g.CLOSING)
    errors = cursor.take(g.CLASS_ERRORS)
    name = errors.group(1) if errors else take_bracketed_name(cursor)
    follow, text_from = follow_of(cursor)
    return Head(
        start=start,
        status_class=status_class,
        is_range=is_range,
        phrase=phrase,
        name_ko=name,
        follow=follow,
        text_from=text_from,
    )


def _take_latin_name(cursor: Cursor) -> str | None:
    """Takes a sign and the Latin name behind it: `` - Client Error``; takes neither where there is no name."""
    at = cursor.at
    cursor.take(g.MARK)
    found = cursor.take(names.LATIN_NAME)
    if found is None:
        cursor.at = at
    return squeeze(found.group(1)) if found else None


def read_class_last(cursor: Cursor, start: int) -> Head | None:
    """Reads ``Client Error 4**`` and ``성공 2xx``, which are whole lines."""
    found = cursor.take(names.NAME_CLASS)
    if found is None:
        return None
    name, korean = squeeze(found["name"]), has_hangul(found["name"])
    return Head(
        start=start,
        status_class=int(found["digit"]),
        name_ko=name if korean else None,
        phrase=None if korean else name,
        text_from=len(cursor.text),
    )
