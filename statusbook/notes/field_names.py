"""What the names of fields mean, in data and in programs: which holds the status code, which its phrase, which a text."""

from __future__ import annotations

import re
from functools import lru_cache

from statusbook.notes.field_values import is_identifier, says_something
from statusbook.notes.status_names import is_registered_phrase

_REMEMBERED = 4096
"""Keys whose meaning is kept: a note with many records has few of them."""

# Signs between the words of a key: ``_``, ``-``, `` ``, ``.``; not ``a``, ``없``
_SIGNS = re.compile(r"[^0-9A-Za-z가-힣*]+")

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

# … and those of programs that hold one where the value is a code: ``order_status``, ``http_reply``; not ``code``
_ANY_STATUS = re.compile(r"(?:\w+[_-])?(?:http\w*|\w*status\w*|response_?code)", re.IGNORECASE)

# … or a number with no other name: ``no``, ``errorNumber``; not ``phone``
_NUMBER_KEY = re.compile(r"(?:http|response|error|err|res)?(?:no|number)", re.IGNORECASE)

# Keys of another code than that of HTTP: ``errorCode``, ``bizCd``, ``key``, ``enum``; not ``message``, ``상태``
_IDENTIFIER_KEY = re.compile(
    r".*(?:code|cd|codes|코드)|status|identifier|key|enum|const|constant|symbol|enumname|상수|상수명|식별자",
    re.IGNORECASE,
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

# Keys of the parts of a body that is prose: ``short``, ``long``; not ``message``, which an answer has
_PROSE_PART = re.compile(r"short|long|brief|full|main|sub|lead|first|second|짧게|길게", re.IGNORECASE)

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

_MESSAGES = frozenset("message msg text errmsg title label phrase name reason statustext".split())
_TITLES = frozenset("title label phrase name".split())
_TEXTS = frozenset(
    "description desc detail details explanation info meaning comment summary doc error ko kr korean content body"
    " usermessage errormessage defaultmessage developermessage defaultdetail value".split()
)
"""Names of arguments and fields in programs that hold words for the code; others are shown before their value."""


@lru_cache(maxsize=_REMEMBERED)
def bare(key: str) -> str:
    """Returns a key without its signs: ``statuscode`` for ``status_code``, ``statusCode`` for ``statusCode``."""
    return _SIGNS.sub("", key)


@lru_cache(maxsize=_REMEMBERED)
def code_rank(key: str) -> int | None:
    """Returns how surely a key names the status code, 0 the surest: 0 for ``httpStatus``, 2 for ``code``."""
    name = bare(key)
    return next((rank for rank, names in enumerate(_CODE_KEYS) if names.fullmatch(name)), None)


@lru_cache(maxsize=_REMEMBERED)
def is_code_key(key: str) -> bool:
    """Returns whether a key in a program holds a code: ``status``, ``httpCode``, ``error_no``."""
    return code_rank(key) is not None or is_status_key(key) or _NUMBER_KEY.fullmatch(bare(key)) is not None


@lru_cache(maxsize=_REMEMBERED)
def is_status_key(key: str) -> bool:
    """Returns whether a key holds a status code and no number of a vendor's own: ``status``; not ``code``."""
    return code_rank(key) in _STATUS_RANKS or _ANY_STATUS.fullmatch(key) is not None


_STATUS_RANKS = (0, 1)


def is_message_key(key: str) -> bool:
    """Returns whether a key in a program holds the words for a code, short or long: ``message``, ``default_detail``."""
    return bare(key).lower() in _MESSAGES | _TEXTS


def is_title_key(key: str) -> bool:
    """Returns whether a key in a program holds a name of the code: ``title``; not ``message``."""
    return bare(key).lower() in _TITLES


def has_message_word(words: frozenset[str]) -> bool:
    """Returns whether a name of several words is that of a text: ``user``, ``message``."""
    return not words.isdisjoint(_MESSAGES | _TEXTS)


def has_short_message_word(words: frozenset[str]) -> bool:
    """Returns whether a name of several words is that of a short text: ``MSG_404``; not ``DETAIL_404``."""
    return not words.isdisjoint(_MESSAGES)


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


def is_prose_body(key: str, names: list[str]) -> bool:
    """Returns whether a map holds the short and long words of a record, not the body of an answer."""
    return _PROSE_KEY.fullmatch(bare(key)) is not None and all(_PROSE_PART.fullmatch(bare(name)) for name in names)


@lru_cache(maxsize=_REMEMBERED)
def is_api_part(key: str) -> bool:
    """Returns whether a key in a document about an API holds nothing about codes."""
    return _API_PART.fullmatch(bare(key)) is not None


def is_occasion(keys: list[str]) -> bool:
    """Returns whether a record with these keys tells what happened once, as lines of a log do."""
    return sum(_OCCASIONS.fullmatch(bare(key)) is not None for key in keys) >= _FEWEST_OCCASIONS


def column_name(key: str, value: str) -> str:
    """Returns the name of the column for a value: ``identifier`` for ``errorCode: E1001``, mostly the key itself."""
    name = bare(key)
    if _IDENTIFIER_KEY.fullmatch(name):
        if is_registered_phrase(value) and not is_identifier(value):
            return "message"
        return "identifier" if is_identifier(value) or not says_something(value) else "message"
    if _PROSE_KEY.fullmatch(name) and says_something(value):
        return "description"
    return "message" if _MESSAGE_KEY.fullmatch(name) else key
