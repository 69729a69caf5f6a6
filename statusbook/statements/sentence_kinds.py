"""Tells what a sentence claims something about, from plain signs in its words."""

from __future__ import annotations

import re

from statusbook.statements.statement import Kind

_RULES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.COMPARISON,
        re.compile(
            r"[1-5]\d\d\s?(?:번|코드|에러|응답)?(?:과|와|랑|에 비해|보다|처럼)\s"
            r"|(?:과|와)(?:는)? (?:달리|다르|비슷|유사|차이|동일)|차이|반면|↔|대신"
            r"|\b(?:unlike|similar to|differs?|whereas|instead of|compared)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.EXAMPLE,
        re.compile(
            r"^\W{0,3}(?:예를 들|예시|예컨대|예\)|예\s*[:：)]|ex\)|ex[.:]|e\.g|for example|가령|예로)"
            r"|예를 들|(?:예로|예시로) 들|HTTP/\d(?:\.\d)?\s+[1-5]\d\d"
            r"|^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) /",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.REMEDY,
        re.compile(
            r"해결|조치|문의|하세요|하십시오|점검(?:해야|합니다|하고)|늘려야|줄여야"
            r"|(?:다시|재)\s?(?:시도|요청|전송)(?:하면|해야|할 수|한다|합니다|하세요|해 ?보)"
            r"|확인(?:해야|하세요|해 ?보|합니다|한다|이 필요)"
            r"|\b(?:should (?:retry|repeat|check)|to fix|try again|make sure)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.CAUTION,
        re.compile(
            r"주의|안 ?된다|안 ?됩니다|(?<!위)해서는|하면 안|말아야|조심|금지|유의|권장하지"
            r"|\b(?:must not|should not|caution|warning|beware)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.HEADER,
        re.compile(
            r"헤더|\b(?:header|Location|Retry-After|WWW-Authenticate|Proxy-Authenticate|Allow|Upgrade|ETag|Expect"
            r"|Content-(?:Range|Type|Length|Location)|If-[A-Z][a-z]+(?:-[A-Z][a-z]+)*|Cache-Control"
            r"|Accept(?:-\w+)?)\b"
        ),
    ),
    (
        Kind.CAUSE,
        re.compile(
            r"원인|때문|로 인해|인하여|이유|발생(?:한다|합니다|할 수|하는|된다|됩니다|함|\.|\Z)"
            r"|(?:경우|때)(?:에|이다|입니다|\.|\Z)|\b(?:because|caused by|due to)\b"
        ),
    ),
)
_REFERENCE = re.compile(
    r"\W*(?:(?:참고|참조|출처|reference|source|see)\W*)?(?:https?://\S+|RFC\s?\d{3,5}\S*)\W*", re.IGNORECASE
)
_WIRE = re.compile(
    r"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT|TRACE)\s+/\S*(?:\s+HTTP.*)?|HTTP/\d(?:\.\d)?\s+[1-5]\d\d.*"
    r"|[A-Z][A-Za-z]+(?:-[A-Z][A-Za-z]+)*:\s[\x21-\x7e ]+|[\w-]+=[\w%.+-]+(?:&[\w-]+=[\w%.+-]*)*"
    r"|[{}\[\]][^가-힣]*"
)


def is_wire(text: str) -> bool:
    """Tells whether a line is part of an HTTP message as it travels."""
    return len(text) < 500 and _WIRE.fullmatch(text.strip()) is not None


def sentence_kind(text: str) -> Kind:
    """Gives the kind of a sentence; what shows no sign is a definition."""
    if _REFERENCE.fullmatch(text):
        return Kind.REFERENCE
    for kind, pattern in _RULES:
        if pattern.search(text):
            return kind
    return Kind.DEFINITION
