"""Words that say what a stretch of a note is: column heads, sub-headings, and ``원인: …`` before a text."""

from __future__ import annotations

import re
from enum import StrEnum

from statusbook.statements.statement import Kind

_LONGEST_LABEL = 40
"""``HTTP status code number`` has 23, a comparison with its codes some more; with 4 two labelled notes are lost."""


class Label(StrEnum):
    """What a labelled stretch holds; those of prose are kinds of statements."""

    CODE = "code"
    STATUS_CLASS = "class"
    PHRASE = "phrase"
    NAME_KO = "name_ko"
    MEANING = "definition"
    CAUSE = "cause"
    REMEDY = "remedy"
    HEADER = "header"
    EXAMPLE = "example"
    CAUTION = "caution"
    COMPARISON = "comparison"
    REFERENCE = "reference"
    ENDPOINT = "endpoint"
    # Of columns only, in ``column_labels``
    ABOUT_ROW = "about the row"
    ROW_NUMBER = "number of the row"
    VENDOR_CODE = "code of the vendor"
    IDENTIFIER = "identifier"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?:{pattern})", re.IGNORECASE)


_LABELS: dict[Label, re.Pattern[str]] = {
    # ``URL``, ``엔드포인트``, ``Method``: a column of requests, whose rows only answer with a code
    Label.ENDPOINT: _words(r"url|uri|path|end\s?point|엔드\s?포인트|경로|api|메서드|메소드|method|port|포트"),
    # ``분류``, ``코드 범위``, ``Class``
    Label.STATUS_CLASS: _words(
        r"(?:코드\s*)?(?:분류|범위|클래스|대역|그룹|구분)|class|category|range|code\s*range|type"
    ),
    # ``한국어 이름``, ``한글``, ``Korean``
    Label.NAME_KO: _words(
        r"한국어(?:\s*(?:뜻|이름|명|명칭|의미|번역))?|한글(?:\s*(?:뜻|이름|명|명칭|의미|번역))?|국문|korean"
        r"|번역"
    ),
    # ``상태 코드``, ``HTTP Status Code``, ``코드 번호``, ``Status``; not ``상태명``, which is a phrase
    Label.CODE: _words(
        r"(?:http\s*)?(?:상태|응답|에러|오류|결과)?\s*(?:코드|code)(?:\s*(?:번호|값|number|no))?"
        r"|(?:상태|응답|에러|오류|결과)\s*번호"
        r"|(?:http\s*)?(?:status|response|error)\s*(?:code)?(?:\s*number)?|status\s*codes?|상태|응답\s*상태"
    ),
    # ``상태 메시지``, ``Reason-Phrase``, ``영문명``, ``상수``, ``이름``
    Label.PHRASE: _words(
        r"(?:상태|이유|사유|응답|에러)?\s*(?:텍스트|메시지|메세지|구문|문구|메시지명)"
        r"|(?:reason|status|response|error)?\s*-?\s*(?:phrase|message|text|name|title)"
        r"|영문(?:\s*(?:명|이름|명칭))?|영어|상수(?:명)?|constant|코드\s*명|코드\s*이름|상태\s*명|이름"
        r"|명칭|reason|enum|표현|원문|상태\s*메시지"
    ),
    # ``원인``, ``발생 이유``, ``Causes``
    Label.CAUSE: _words(
        r"(?:주요\s*|발생\s*)?(?:원인|이유|발생\s*이유|발생\s*원인|발생\s*상황|발생\s*조건)|causes?|why"
        r"|발생하는\s*(?:이유|경우)"
    ),
    # ``해결 방법``, ``조치``, ``Fix``
    Label.REMEDY: _words(
        r"(?:해결|조치|대응|대처|처리)\s*(?:방법|방안|법|책)?|fix|solutions?|remedy|action|how\s*to\s*fix"
        r"|what\s*to\s*do|클라이언트\s*대응"
    ),
    # ``관련 헤더``, ``Headers``
    Label.HEADER: _words(r"(?:관련\s*|응답\s*|요청\s*|필요한\s*)?(?:헤더|header)(?:\s*필드)?s?|headers?"),
    # ``예시``, ``사용 사례``, ``e.g.``
    Label.EXAMPLE: _words(
        r"예시?|예제|사례|사용\s*(?:예시?|사례|예제)|ex|e\.g\.?|examples?|sample|use\s*cases?|활용|응답\s*예시?"
    ),
    # ``주의 사항``, ``Note``
    Label.CAUTION: _words(
        r"주의\s*(?:사항|점)?|경고|유의\s*(?:사항|점)?|note|warning|caution|important|tip|참고\s*사항"
    ),
    # ``401과의 차이``, ``비교``, ``vs. 403``
    Label.COMPARISON: _words(
        r"(?:.{0,16}(?:과|와)(?:의)?\s*)?(?:차이(?:점)?|비교|다른\s*점)|differences?|vs\.?.{0,12}|comparison"
    ),
    # ``참고 자료``, ``RFC``, ``출처``
    Label.REFERENCE: _words(
        r"참조|참고(?:\s*(?:자료|문서|링크|사이트))?|출처|references?|rfc|spec(?:ification)?s?|명세|표준|links?"
        r"|source"
    ),
    # ``설명``, ``의미``, ``Description``
    Label.MEANING: _words(
        r"(?:서버\s*측면에서의\s*)?(?:의미|뜻|설명|내용|정의|개요|상세|상세\s*설명|비고|해석|특징|용도"
        r"|사용\s*(?:시점|시기|경우|상황)|쓰임|상황)"
        r"|description|desc|meaning|definition|details?|usage|when\s*to\s*use|explanation|summary"
        r"|what\s*it\s*means|remarks?|purpose"
    ),
}
"""Each label with the words for it, which are the whole text of a heading or column head; the first one wins."""

_EDGES = " \t*_`#:：?!.()[]<>|-–—·•📌💡⚠️✅❗🔎📝"

# A label and its sign before a text: ``원인: 없다``, ``**해결 방법** -> 재시도``; not ``원인``, ``404: 없다``.
_LABELLED = re.compile(
    r"[^\w(]{0,4}(?P<label>[가-힣A-Za-z][가-힣A-Za-z '.]{0,18}?)[*_`]{0,3}\s*"
    r"(?:[:：]|->|→|=>)[*_`]{0,3}\s*(?=\S)"
)

KIND_OF_LABEL = {
    Label.PHRASE: Kind.PHRASE,
    Label.NAME_KO: Kind.NAME_KO,
    Label.CAUSE: Kind.CAUSE,
    Label.REMEDY: Kind.REMEDY,
    Label.HEADER: Kind.HEADER,
    Label.EXAMPLE: Kind.EXAMPLE,
    Label.CAUTION: Kind.CAUTION,
    Label.COMPARISON: Kind.COMPARISON,
    Label.REFERENCE: Kind.REFERENCE,
}
"""The kind of the statements under a label; under MEANING each sentence says itself what kind it is."""

_PARTS = frozenset(
    {
        Label.CAUSE,
        Label.REMEDY,
        Label.EXAMPLE,
        Label.CAUTION,
        Label.COMPARISON,
        Label.REFERENCE,
        Label.MEANING,
    }
)


def label_of(text: str) -> Label | None:
    """Returns what a text that is a label stands for: CAUSE for ``**발생 원인:**``, None for ``원인을 찾는다``."""
    stripped = text.strip(_EDGES)
    if not stripped or len(stripped) > _LONGEST_LABEL:
        return None
    return next((label for label, words in _LABELS.items() if words.fullmatch(stripped)), None)


def split_label(text: str) -> tuple[Label | None, int]:
    """Returns the label that a text begins with and where the text behind it begins: CAUSE, 4 for ``원인: 없다``."""
    found = _LABELLED.match(text)
    label = label_of(found["label"]) if found is not None else None
    return (label, found.end()) if found is not None and label is not None else (None, 0)


def is_label(text: str) -> bool:
    """Returns whether a line is nothing but the label of a part: ``원인``, ``**해결 방법:**``."""
    return label_of(text) in _PARTS
