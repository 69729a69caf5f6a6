"""What the value of a field is, in data and in programs: a status code, an identifier, a path, a text."""

from __future__ import annotations

import re
from functools import lru_cache

from statusbook.text import has_hangul, squeeze

_REMEMBERED = 4096
"""Keys whose meaning is kept: a note with many records has few of them."""

_CODE = r"(?:HTTP[ /_-]?(?:1\.[01] |2 )?(?:status )?(?:code )?)?(?P<code>[1-5](?:\d\d(?:\.0+)?|xx|\*\*))"

# A code as a value: ``404``, ``404.0``, ``HTTP 404``, ``404 Not Found``, ``4xx``, ``301, 308``, ``400-499``; not ``40401``,
# ``4.04``, ``404px``, ``404-1234``
CODE_VALUE = re.compile(
    rf"{_CODE}(?P<more>(?:\s*[,/|·~&-]\s*[1-5](?:\d\d|xx))*)"
    r"(?P<rest>(?:\s*[-–—:_.]\s*|\s+|(?=\())(?:[^\W\d]|[(]).{0,80})?",
    re.IGNORECASE | re.DOTALL,
)

# Zeros behind a code that was a number with a point: ``404.0``; not ``404.05``
_ZEROS = re.compile(r"(?<=\d\d)\.0+(?!\d)")

_FIRST_OF_CODE = frozenset("12345hH")

# A code in the name of a key, behind a word that says so: ``http_404``, ``error.404.title``, ``status-404``; not ``E404``
_CODE_IN_KEY = re.compile(
    r"(?:[\w가-힣]+[._-]){0,4}?(?:https?|http[._-]?status|status(?:[._-]?code)?|errors?|err|code|상태|에러|오류)[._-]?"
    r"(?P<code>[1-5](?:\d\d|xx))(?:[._-](?P<attribute>[\w가-힣.-]+))?",
    re.IGNORECASE,
)

# What a program calls something: ``ORDER_NOT_FOUND``, ``E1001``, ``40401``, ``order.not-found``; not ``Not Found``, ``없음``
_IDENTIFIER = re.compile(
    r"[A-Z0-9]+(?:[_.-][A-Z0-9]+)*|\d+|[A-Za-z]+\d+|[a-z]+(?:[_.-][a-z0-9]+)+|[A-Za-z]+[._][\w.-]+"
)

# … and what its strings hold that is no word: ``ORDER_NOT_FOUND``, ``E1001``, ``error.notFound``, ``notFound``; not ``Gone``, ``Not Found``
_PROGRAM_NAME = re.compile(
    r"[A-Za-z0-9]+(?:[_.:/#-][A-Za-z0-9]+)+|[A-Z]+\d+|\d+|[A-Za-z]*\d[A-Za-z0-9]*|[a-z]+(?:[A-Z][a-z]+)+"
)

# A path or a file: ``/orders``, ``./a``, ``src/a.ts``, ``404.html``; not ``없다``, ``Not Found``
_PATH = re.compile(
    r"[.~]{0,2}/\S*|[\w.-]+(?:/[\w.*:-]+)+|\S+\.(?:html?|js|ts|java|py|md|json|ya?ml|png|svg|css|log|txt)"
)

# An address: ``https://a.example``; not ``a: b``
_URL = re.compile(r"\w+://\S+")

# Anything that can be said: ``없``, ``a``; not ``404``, ``/``
_WORD = re.compile(r"[^\W\d_]")

# Data or markup as text: ``{"message":"없다"}``, ``["a", "b"]``; not ``{주문}이 없다``, ``[공지] 없다``
_DATA = re.compile(r"[{\[]\s*(?:[\"'\\}\]]|\w+\s*:)")

# A path, address, colour or measure, which says nothing: ``/errors/404.html``, ``https://a.example``, ``#ff0000``, ``30s``
_NO_WORDS = re.compile(
    r"(?:\.{0,2}/|https?://|@/)\S*|#[0-9a-f]{3,8}|\d+(?:px|r?em|ms|s|m|h|d|%|[kmg]i?b?)|\S+\.html?", re.IGNORECASE
)

# Words that data about HTTP has, and other data: ``HTTP``, ``status``, ``오류``; not ``주문``
ABOUT_HTTP = re.compile(r"http|status|상태|응답|오류|에러|error|response|요청|서버|request", re.IGNORECASE)

# Words for what codes say: ``성공``, ``서버 오류``, ``잘못된 요청``, ``error``; not ``얇은 글씨``
ABOUT_CODES = re.compile(
    rf"{ABOUT_HTTP.pattern}|성공|실패|정상|인증|권한|리다이렉|리디렉|없|찾을|success|fail|not found|redirect",
    re.IGNORECASE,
)

# Words for what an interim answer says: ``계속``, ``전환``
IS_INTERIM = re.compile(r"계속|전환|바꾸|바꿔|처리\s*중|힌트|미리|continue|switch|process|hint", re.IGNORECASE)

# Words that leave no doubt: ``HTTP``, ``상태 코드``, ``statusCode``; not ``status``
OF_HTTP = re.compile(r"http|(?:상태|응답)\s?_?코드|status[\s_]?code|response[\s_]?code", re.IGNORECASE)


def is_code_value(text: str) -> bool:
    """Returns whether a value is a status code, with a phrase perhaps: ``404``, ``404 Not Found``; not ``40401``."""
    text = text.strip()
    return text[:1] in _FIRST_OF_CODE and CODE_VALUE.fullmatch(text) is not None


def code_in(text: str) -> int | None:
    """Returns the first number of a text that is a code, None for a class."""
    found = CODE_VALUE.fullmatch(text.strip())
    digits = found["code"][:3] if found else ""
    return int(digits) if digits.isdigit() else None


@lru_cache(maxsize=_REMEMBERED)
def code_of_key(key: str) -> tuple[str, str] | None:
    """Returns the code that a key names and what else it says: ("404", "title") for ``error.404.title``."""
    text = key.strip()
    found = CODE_VALUE.fullmatch(text)
    if found is not None:
        rest = (found["rest"] or "").strip()
        if rest[:1] in ("_", ".", "-", ":") and " " not in rest and not rest.startswith(": "):
            return found["code"] + found["more"], rest.lstrip("_.-:")
        return clean_code(text), ""
    found = _CODE_IN_KEY.fullmatch(text)
    return (found["code"], found["attribute"] or "") if found else None


def is_named_code(key: str) -> bool:
    """Returns whether a key says in words that the number in it is a code: ``http_404``, ``error.404.title``; not ``404``."""
    return _CODE_IN_KEY.fullmatch(key.strip()) is not None


def clean_code(text: str) -> str:
    """Returns a code as the readers of tables know it: ``404`` for ``404.0``, ``4xx`` for ``4**``."""
    return _ZEROS.sub("", text.strip()).replace("**", "xx")


def is_identifier(text: str) -> bool:
    """Returns whether a value is what a program calls something: ``ORDER_NOT_FOUND``, ``E1001``; not ``Not Found``."""
    return _IDENTIFIER.fullmatch(text.strip()) is not None


def says_something(text: str) -> bool:
    """Returns whether a value has words: ``없다``; not ``30s``, ``/errors/404.html``."""
    return _WORD.search(text) is not None and _NO_WORDS.fullmatch(text.strip()) is None and not is_data(text)


def is_data(text: str) -> bool:
    """Returns whether a value is a piece of data of its own: ``{"message":"없다"}``."""
    return _DATA.match(text.strip()) is not None


def is_sentence(text: str) -> bool:
    """Returns whether a string says something: ``없다``, ``Not Found``; not ``E1001``, ``/orders``, ``a.b``, ``error``."""
    text = squeeze(text)
    if has_hangul(text):
        return not _PATH.fullmatch(text)
    if " " in text:
        return any(sign.isalpha() for sign in text)
    return len(text) > 1 and text.isalpha() and text[0].isupper() and _PROGRAM_NAME.fullmatch(text) is None


def is_address(text: str) -> bool:
    """Returns whether a string is a URL."""
    return _URL.fullmatch(text.strip()) is not None
