"""What the keys of records mean: which holds the status code, which a phrase, which only an identifier."""

from __future__ import annotations

import re
from functools import lru_cache
from http import HTTPStatus

_REMEMBERED = 4096
"""Keys whose meaning is kept: a note with many records has few of them."""

# Signs between the words of a key: ``_``, ``-``, `` ``, ``.``; not ``a``, ``없``
_SIGNS = re.compile(r"[^0-9A-Za-z가-힣*]+")

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

# Names of keys for the code, without signs, from the surest to one that often holds a code of another kind
_CODE_KEYS = (
    # ``httpStatus``, ``statusCode``, ``상태코드``, ``http``; not ``status``
    re.compile(
        r"http|http(?:status|response|상태|응답)?(?:code|코드|cd)|httpstatus|(?:http)?status(?:code|cd|no|number)"
        r"|(?:응답|상태|http)상태코드|(?:http)?(?:상태|응답)(?:코드|번호|값)|(?:response|resp|res|rsp)(?:status)?(?:code|cd)"
        r"|http상태|responsestatus|응답상태",
        re.IGNORECASE,
    ),
    # ``status``, ``상태``; not ``state``
    re.compile(r"status|상태", re.IGNORECASE),
    # ``code``, ``코드``; not ``name``
    re.compile(r"code|cd|코드|codes|statuses|statuscodes|코드번호|번호코드", re.IGNORECASE),
    # ``errorCode``, ``오류코드``; not ``error``
    re.compile(r"(?:error|err|에러|오류|결과|result)(?:code|cd|코드|번호|no)", re.IGNORECASE),
)

# Keys of another code than that of HTTP: ``errorCode``, ``bizCd``, ``key``, ``enum``; not ``message``, ``상태``
_IDENTIFIER_KEY = re.compile(
    r".*(?:code|cd|codes|코드)|status|identifier|key|enum|const|constant|symbol|enumname|상수|상수명|식별자",
    re.IGNORECASE,
)

# What a program calls something: ``ORDER_NOT_FOUND``, ``E1001``, ``40401``, ``order.not-found``; not ``Not Found``, ``없음``
_IDENTIFIER = re.compile(
    r"[A-Z0-9]+(?:[_.-][A-Z0-9]+)*|\d+|[A-Za-z]+\d+|[a-z]+(?:[_.-][a-z0-9]+)+|[A-Za-z]+[._][\w.-]+"
)

# Keys of lines in a log, of requests and of tests: ``path``, ``timestamp``; with two of them, the record describes no code
_OCCASIONS = re.compile(
    r"timestamp|ts|time|datetime|path|url|uri|method|httpmethod|duration|durationms|latency|elapsed|elapsedms|level|logger"
    r"|traceid|requestid|useragent|ip|remoteaddr|clientip|host|endpoint|request|referer|bytes|bytessent",
    re.IGNORECASE,
)
_FEWEST_OCCASIONS = 2

# Keys that say something of the whole note: ``title``, ``author``, ``작성일``
_ABOUT_NOTE = re.compile(
    r"title|name|description|desc|summary|author|authors|owner|date|created|updated|lastupdated|version|source|note|notes"
    r"|license|comment|_comment|제목|이름|설명|작성자|작성일|수정일|버전|출처|비고|문서|담당자|개요",
    re.IGNORECASE,
)

# ``default``, ``기타``: what holds for every code that is not named
_DEFAULT = re.compile(r"default|others?|else|fallback|unknown|기타|그외|그밖|기본|나머지|\*", re.IGNORECASE)

# Languages as keys of one text in several: ``ko``, ``enUS``, ``한국어``
_LANGUAGE = re.compile(
    r"(?:ko|kr|kor|en|eng|ja|jp|zh|cn)(?:us|kr|gb|jp|cn)?|korean|english|한국어|한글|국문|영문|영어", re.IGNORECASE
)

# Parts of a record that show a request or response, or a schema: ``example``, ``body``; their words are no description
_PROGRAM_PART = re.compile(
    r"examples?|sample|body|headers?|cookies?|originalrequest|responsebody|requestbody|payload|schema|schemas|content|request|response|json|curl|handler",
    re.IGNORECASE,
)

API_KEYS = ("openapi", "swagger", "paths", "components", "definitions")
"""Keys of a document about an API."""

# What describes requests and shapes of data in it, not codes: ``schemas``, ``requestBody``, ``example``
_API_PART = re.compile(
    r"schemas?|examples?|parameters|requestbody|requestbodies|properties|definitions|content|headers|links|callbacks"
    r"|securityschemes|securitydefinitions|tags|servers",
    re.IGNORECASE,
)

# Keys of what the phrase or the words for it stand under: ``msg``, ``defaultMessage``; not ``memo``
_MESSAGE_KEY = re.compile(r"msg|messages|defaultmessage|label|statusmsg|reasontext|메시지|메세지", re.IGNORECASE)

# Keys of prose, which say no more than "description" does: ``body``, ``details``; not ``memo``
_PROSE_KEY = re.compile(
    r"desc|details?|body|content|explanation|longdescription|shortdescription|descriptionko|설명글|본문|세부|세부내용",
    re.IGNORECASE,
)

# Anything that can be said: ``없``, ``a``; not ``404``, ``/``
_WORD = re.compile(r"[^\W\d_]")

# Data or markup as text: ``{"message":"없다"}``, ``["a", "b"]``; not ``{주문}이 없다``, ``[공지] 없다``
_DATA = re.compile(r"[{\[]\s*(?:[\"'\\}\]]|\w+\s*:)")

# A path, address, colour or measure, which says nothing: ``/errors/404.html``, ``https://a.example``, ``#ff0000``, ``30s``
_NO_WORDS = re.compile(
    r"(?:\.{0,2}/|https?://|@/)\S*|#[0-9a-f]{3,8}|\d+(?:px|r?em|ms|s|m|h|d|%|[kmg]i?b?)|\S+\.html?", re.IGNORECASE
)

_PHRASES = {_SIGNS.sub("", status.phrase).lower() for status in HTTPStatus} | {
    "found",
    "ok",
    "payloadtoolarge",
    "imateapot",
}
_PHRASE_CODES = {_SIGNS.sub("", status.phrase).lower(): status.value for status in HTTPStatus}
_KNOWN = {status.value for status in HTTPStatus} | {
    *(218, 306, 419, 420, 430, 440, 444, 449, 450, 460, 463, 464, 494, 495, 496, 497, 498, 499),
    *(509, 520, 521, 522, 523, 524, 525, 526, 527, 529, 530, 540, 561, 598, 599),
}

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


@lru_cache(maxsize=_REMEMBERED)
def bare(key: str) -> str:
    """Returns a key without its signs: ``statuscode`` for ``status_code``, ``statusCode`` for ``statusCode``."""
    return _SIGNS.sub("", key)


@lru_cache(maxsize=_REMEMBERED)
def code_rank(key: str) -> int | None:
    """Returns how surely a key names the status code, 0 the surest: 0 for ``httpStatus``, 2 for ``code``."""
    name = bare(key)
    return next((rank for rank, names in enumerate(_CODE_KEYS) if names.fullmatch(name)), None)


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


def clean_code(text: str) -> str:
    """Returns a code as the readers of tables know it: ``404`` for ``404.0``, ``4xx`` for ``4**``."""
    return _ZEROS.sub("", text.strip()).replace("**", "xx")


def is_known_code(code: int) -> bool:
    """Returns whether a number is a code that is registered or that vendors use."""
    return code in _KNOWN


def is_phrase(text: str) -> bool:
    """Returns whether a text is the phrase of some code, in whatever case: ``NOT_FOUND``, ``Not Found``."""
    return bare(text).lower() in _PHRASES


def is_phrase_of(text: str, code: int) -> bool:
    """Returns whether a text is the phrase of this code."""
    return _PHRASE_CODES.get(bare(text).lower()) == code


@lru_cache(maxsize=_REMEMBERED)
def is_about_note(key: str) -> bool:
    """Returns whether a key outside of the records says something of the whole note."""
    return _ABOUT_NOTE.fullmatch(bare(key)) is not None


@lru_cache(maxsize=_REMEMBERED)
def is_default(key: str) -> bool:
    """Returns whether a key among codes stands for all others."""
    return _DEFAULT.fullmatch(bare(key)) is not None


@lru_cache(maxsize=_REMEMBERED)
def is_language(key: str) -> bool:
    """Returns whether a key names a language."""
    return _LANGUAGE.fullmatch(bare(key)) is not None


@lru_cache(maxsize=_REMEMBERED)
def is_program_part(key: str) -> bool:
    """Returns whether what a key holds is shown as a program sees it."""
    return _PROGRAM_PART.fullmatch(bare(key)) is not None


@lru_cache(maxsize=_REMEMBERED)
def is_api_part(key: str) -> bool:
    """Returns whether a key in a document about an API holds nothing about codes."""
    return _API_PART.fullmatch(bare(key)) is not None


def is_occasion(keys: list[str]) -> bool:
    """Returns whether a record with these keys tells what happened once, as lines of a log do."""
    return sum(_OCCASIONS.fullmatch(bare(key)) is not None for key in keys) >= _FEWEST_OCCASIONS


def says_something(text: str) -> bool:
    """Returns whether a value has words: ``없다``; not ``30s``, ``/errors/404.html``."""
    return _WORD.search(text) is not None and _NO_WORDS.fullmatch(text.strip()) is None and not is_data(text)


def is_data(text: str) -> bool:
    """Returns whether a value is a piece of data of its own: ``{"message":"없다"}``."""
    return _DATA.match(text.strip()) is not None


def column_name(key: str, value: str) -> str:
    """Returns the name of the column for a value: ``identifier`` for ``errorCode: E1001``, mostly the key itself."""
    name = bare(key)
    if _IDENTIFIER_KEY.fullmatch(name):
        if is_phrase(value) and not _IDENTIFIER.fullmatch(value):
            return "message"
        return "identifier" if _IDENTIFIER.fullmatch(value.strip()) or not says_something(value) else "message"
    if _PROSE_KEY.fullmatch(name) and says_something(value):
        return "description"
    return "message" if _MESSAGE_KEY.fullmatch(name) else key
