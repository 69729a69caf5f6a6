"""Which names of constants say that their number counts or measures something: ``PAGE_SIZE``, ``BeepHz``."""

from __future__ import annotations

import re

from statusbook.notes.programs.name_words import word_list

_UNITS = frozenset(
    "ms us ns msec sec secs mins hz khz mhz db px pt em rem dp dpi ppi kb mb gb kib mib fps bpm rpm mm cm km kg krw usd pct kw".split()
)
"""What the last word of such a name is, whatever stands before it: ``DEAD_AFTER_MS``."""

_MEASURES = frozenset(
    "second seconds minute minutes hour hours day days week weeks month months years bit bits byte bytes gram grams won percent"
    " percentage degrees deg volt volts watt watts min size count counts limit length len width height depth weight delay interval timeout ttl duration lifetime age port ports"
    " version revision build rows row cols columns pages items lines chars characters retries retry times attempts tries threshold"
    " quota capacity chunk batch buffer rate speed volume radius margin padding offset index level score price amount total num"
    " step steps workers threads connections pool opacity zoom scale ratio frequency pitch temperature brightness priority"
    " number no id seed max maximum minimum floor ceiling year gap distance area".split()
)
"""What the last word of such a name is: ``PAGE_SIZE``; ``SIZE_MISMATCH`` is none."""

_BOUNDS = frozenset("max min maximum minimum num total default initial per".split())
"""What the first word of such a name is: ``MAX_ROWS``, ``defaultPort``."""

_FAULTS = frozenset(
    "no not bad wrong invalid unknown missing unsupported expired duplicate duplicated too over exceeded exceed illegal empty"
    " conflict denied failed fail failure error err lost blocked locked closed full mismatch required taken used old big late"
    " broken forbidden rejected gone dead down busy unavailable unauthorized without already incorrect malformed mistyped"
    " insufficient short out reached".split()
)
"""Words for what went wrong: a name with one is that of a code, whatever its last word is: ``INVALID_COUNT``."""

_OWN_MEASURES = {
    408: {"timeout"},
    411: {"length"},
    413: {"size", "limit", "length"},
    414: {"length", "len"},
    426: {"version"},
    429: {"limit", "rate", "quota", "retry"},
    431: {"size", "length"},
    502: {"retry"},
    503: {"retry"},
    504: {"timeout"},
    505: {"version"},
    507: {"quota", "capacity", "space"},
    524: {"timeout"},
}
"""What codes are about measures: ``GATE_TIMEOUT = 504``, ``RATE_LIMIT = 429``."""

# The end of a comment that names a quantity: ``경고음 높이``, ``한 쪽에 담는 건수``, ``로고 너비(px)``; not ``높이가 틀렸다``
_COUNTED = re.compile(
    r"(?:[개건횟줄쪽글자]\s?수|인원|수량|크기|높이|너비|폭|길이|두께|굵기|무게|깊이|용량|속도|온도|시간|간격|주기|수명|기한|한도|상한|하한|최댓값"
    r"|최솟값|포트|번호|노선|층|호실|연도|해|밀리초|초|픽셀|바이트|헤르츠|퍼센트|비율|음량|밝기|단가|가격|금액|[0-9]+)(?:\([^()]{1,20}\))?[.:]?\Z"
)

# What a comment says of something that went wrong, or of what is so: ``표가 없다``, ``기한 만료``, ``not allowed``; not ``버스 노선``
_HAPPENS = re.compile(
    r"(?:[다요음함됨]|[을할될]\s?때|중|실패|오류|에러|불가|거부|거절|만료|초과|부족|필요|금지|잠김|중복|불일치|누락)[.!]?(?:\s*\([^()]{1,40}\))?\Z"
    r"|\b(?:no|not|never|cannot|can't|fail\w*|invalid|missing|expired|denied|exceeded|already|wrong|unknown|error)\b",
    re.IGNORECASE,
)


def is_quantity(name: str, code: int, *, among_codes: bool) -> bool:
    """Returns whether the name of a number says that it counts something: ``TIMEOUT_MS``, ``MAX_ROWS``; not ``BAD_SIZE``.

    In an enum of codes (``among_codes``) ``PRICE`` is an error about a price.
    """
    words = word_list(name)
    if not words or (among_codes and len(words) == 1):
        return False
    if words[-1] in _UNITS:
        return True
    if names_fault(name) or words[-1] in _OWN_MEASURES.get(code, ()):
        return False
    return words[-1] in _MEASURES or words[0] in _BOUNDS or "per" in words


def names_fault(name: str) -> bool:
    """Returns whether a name has a word for what went wrong: ``NO_TICKET``, ``badSeat``; not ``TICKET_NO``."""
    words = word_list(name)
    return any(word in _FAULTS and (word, index) != ("no", len(words) - 1) for index, word in enumerate(words))


def tells_quantity(comment: str) -> bool:
    """Returns whether a comment names what a number counts: ``경고음 높이``."""
    return _COUNTED.search(comment.strip()) is not None


def tells_event(comment: str) -> bool:
    """Returns whether a comment says what happened and no name of a thing: ``표가 없다``."""
    return _HAPPENS.search(comment.strip()) is not None
