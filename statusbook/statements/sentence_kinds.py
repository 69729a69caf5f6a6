"""What a sentence claims something about, from plain signs in its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from statusbook.statements.statement import Kind

_LONGEST_WIRE_LINE = 500
"""A line of an example has less; a longer one is text, and costs the pattern too much."""

_SIGNS: dict[Kind, re.Pattern[str]] = {
    # ``401과 달리 …``, ``403보다 …``, ``둘의 차이는 …``, ``unlike 302``; not ``결과와 함께``
    Kind.COMPARISON: re.compile(
        r"[1-5]\d\d\s?(?:번|코드|에러|응답)?(?:과|와|랑|에 비해|보다|처럼)\s"
        r"|(?:과|와)(?:는)? (?:달리|다르|비슷|유사|차이|동일)|차이|반면|↔|대신"
        r"|\b(?:unlike|similar to|differs?|whereas|instead of|compared)\b",
        re.IGNORECASE,
    ),
    # ``예를 들어 …``, ``예) …``, ``e.g. …``, ``HTTP/1.1 404``, ``GET /a``; not ``예약된 코드``
    Kind.EXAMPLE: re.compile(
        r"^\W{0,3}(?:예를 들|예시|예컨대|예\)|예\s*[:：)]|ex\)|ex[.:]|e\.g|for example|가령|예로)"
        r"|예를 들|(?:예로|예시로) 들|HTTP/\d(?:\.\d)?\s+[1-5]\d\d"
        r"|^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) /",
        re.IGNORECASE,
    ),
    # ``주소를 확인하세요``, ``다시 시도하면 됩니다``, ``try again``; not ``확인된 사용자``, ``재시도 횟수``
    Kind.REMEDY: re.compile(
        r"해결|조치|문의|하세요|하십시오|점검(?:해야|합니다|하고)|늘려야|줄여야"
        r"|(?:다시|재)\s?(?:시도|요청|전송)(?:하면|해야|할 수|한다|합니다|하세요|해 ?보)"
        r"|확인(?:해야|하세요|해 ?보|합니다|한다|이 필요)"
        r"|\b(?:should (?:retry|repeat|check)|to fix|try again|make sure)\b",
        re.IGNORECASE,
    ),
    # ``본문을 담으면 안 된다``, ``주의``, ``must not``; not ``하기 위해서는``
    Kind.CAUTION: re.compile(
        r"주의|안 ?된다|안 ?됩니다|(?<!위)해서는|하면 안|말아야|조심|금지|유의|권장하지"
        r"|\b(?:must not|should not|caution|warning|beware)\b",
        re.IGNORECASE,
    ),
    # ``Location 헤더``, ``Retry-After``, ``If-None-Match``; not ``location``, ``allowed``
    Kind.HEADER: re.compile(
        r"헤더|\b(?:header|Location|Retry-After|WWW-Authenticate|Proxy-Authenticate|Allow|Upgrade|ETag|Expect"
        r"|Content-(?:Range|Type|Length|Location)|If-[A-Z][a-z]+(?:-[A-Z][a-z]+)*|Cache-Control"
        r"|Accept(?:-\w+)?)\b"
    ),
    # ``서버가 꺼졌기 때문이다``, ``본문이 클 때 발생한다``, ``주소가 틀린 경우``, ``due to``; not ``발생 빈도``, ``때로는``
    Kind.CAUSE: re.compile(
        r"원인|때문|로 인해|인하여|이유|발생(?:한다|합니다|할 수|하는|된다|됩니다|함|\.|\Z)"
        r"|(?:경우|때)(?:에|이다|입니다|\.|\Z)|\b(?:because|caused by|due to)\b"
    ),
}
"""The signs of each kind; the first kind that has one in a sentence wins."""

# Nothing but an address or an RFC: ``https://a.example``, ``참고: RFC 9110``; not ``RFC 9110이 정한다``.
_REFERENCE = re.compile(
    r"\W*(?:(?:참고|참조|출처|reference|source|see)\W*)?(?:https?://\S+|RFC\s?\d{3,5}\S*)\W*", re.IGNORECASE
)

# A line of an HTTP message: ``GET /a HTTP/1.1``, ``HTTP/1.1 200 OK``, ``Retry-After: 120``, ``a=1&b=2``, ``{"id": 1}``;
# not ``404 Not Found``, ``원인: 없다``.
_WIRE = re.compile(
    r"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT|TRACE)\s+/\S*(?:\s+HTTP.*)?|HTTP/\d(?:\.\d)?\s+[1-5]\d\d.*"
    r"|[A-Z][A-Za-z]+(?:-[A-Z][A-Za-z]+)*:\s[\x21-\x7e ]+|[\w-]+=[\w%.+-]+(?:&[\w-]+=[\w%.+-]*)*"
    r"|[{}\[\]][^가-힣]*"
)


# A line of a program: ``const delay = 500``, ``return when (result) {``, ``is Held -> a()``, ``i++;``; not ``curl -i a``, ``404 없다``.
_STATEMENT = re.compile(
    r"\s*(?:(?:export\s+)?(?:const|let|var|val|def|func|fun|fn|class|enum|import|from|return|public|private|static|if|for|while|when|switch"
    r"|case|try|throw|await)\b.*[({=:;'\"]|.*(?:->|=>).*[(){}]|[^가-힣]*;\s*\Z|[})\]]+[;,]?\s*\Z)"
)

_PROGRAM_SHARE = 1 / 2
"""More than half of the lines of a piece of a program are such; the others are calls and comments."""


def is_program(lines: Sequence[str]) -> bool:
    """Returns whether a piece of code is one of a program, not a message, a command or the settings of a server."""
    return sum(_STATEMENT.match(line) is not None for line in lines) > _PROGRAM_SHARE * len(lines)


def is_wire(text: str) -> bool:
    """Returns whether a line is part of an HTTP message as it travels: ``Retry-After: 120``."""
    return len(text) < _LONGEST_WIRE_LINE and _WIRE.fullmatch(text.strip()) is not None


@lru_cache(maxsize=4096)
def sentence_kind(text: str) -> Kind:
    """Returns the kind of a sentence: CAUSE for ``주소가 틀렸기 때문이다.``; what shows no sign is a DEFINITION."""
    if _REFERENCE.fullmatch(text):
        return Kind.REFERENCE
    return next((kind for kind, signs in _SIGNS.items() if signs.search(text)), Kind.DEFINITION)
