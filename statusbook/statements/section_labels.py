"""Words that say what a stretch of a note is: column heads, sub-headings, and ``원인: …`` before a text."""

from __future__ import annotations

import re
from enum import StrEnum

from statusbook.statements.statement import Kind


class Label(StrEnum):
    """What a labelled stretch holds; the roles of prose are kinds of statements."""

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


_ROLES: tuple[tuple[Label, str], ...] = (
    (Label.ENDPOINT, r"url|uri|path|end\s?point|엔드\s?포인트|경로|api|메서드|메소드|method|port|포트"),
    (
        Label.STATUS_CLASS,
        r"(?:코드\s*)?(?:분류|범위|클래스|대역|그룹|구분)|class|category|range|code\s*range|type",
    ),
    (
        Label.NAME_KO,
        r"한국어(?:\s*(?:뜻|이름|명|명칭|의미|번역))?|한글(?:\s*(?:뜻|이름|명|명칭|의미|번역))?|국문|korean|이름\s*\(한\w*\)|번역",
    ),
    (
        Label.CODE,
        r"(?:http\s*)?(?:상태|응답|에러|오류|결과)?\s*(?:코드|code)(?:\s*(?:번호|값|number|no))?"
        r"|(?:상태|응답|에러|오류|결과)\s*번호"
        r"|(?:http\s*)?(?:status|response|error)\s*(?:code)?(?:\s*number)?|status\s*codes?|상태|응답\s*상태",
    ),
    (
        Label.PHRASE,
        r"(?:상태|이유|사유|응답|에러)?\s*(?:텍스트|메시지|메세지|구문|문구|메시지명)|(?:reason|status|response|error)?\s*-?\s*"
        r"(?:phrase|message|text|name|title)|영문(?:\s*(?:명|이름|명칭))?|영어|상수(?:명)?|constant|코드\s*명|코드\s*이름|상태\s*명|이름"
        r"|명칭|reason|enum|표현|원문|상태\s*메시지",
    ),
    (
        Label.CAUSE,
        r"(?:주요\s*|발생\s*)?(?:원인|이유|발생\s*이유|발생\s*원인|발생\s*상황|발생\s*조건)|causes?|why|발생하는\s*(?:이유|경우)",
    ),
    (
        Label.REMEDY,
        r"(?:해결|조치|대응|대처|처리)\s*(?:방법|방안|법|책)?|fix|solutions?|remedy|action|how\s*to\s*fix|what\s*to\s*do|클라이언트\s*대응",
    ),
    (Label.HEADER, r"(?:관련\s*|응답\s*|요청\s*|필요한\s*)?(?:헤더|header)(?:\s*필드)?s?|headers?"),
    (
        Label.EXAMPLE,
        r"예시?|예제|사례|사용\s*(?:예시?|사례|예제)|ex|e\.g\.?|examples?|sample|use\s*cases?|활용|응답\s*예시?",
    ),
    (
        Label.CAUTION,
        r"주의\s*(?:사항|점)?|경고|유의\s*(?:사항|점)?|note|warning|caution|important|tip|참고\s*사항",
    ),
    (
        Label.COMPARISON,
        r"(?:.{0,16}(?:과|와)(?:의)?\s*)?(?:차이(?:점)?|비교|다른\s*점)|differences?|vs\.?.{0,12}|comparison",
    ),
    (
        Label.REFERENCE,
        r"참조|참고(?:\s*(?:자료|문서|링크|사이트))?|출처|references?|rfc|spec(?:ification)?s?|명세|표준|links?|source",
    ),
    (
        Label.MEANING,
        r"(?:서버\s*측면에서의\s*)?(?:의미|뜻|설명|내용|정의|개요|상세|상세\s*설명|비고|해석|특징|용도|사용\s*(?:시점|시기|경우|상황)|쓰임|상황)"
        r"|description|desc|meaning|definition|details?|usage|when\s*to\s*use|explanation|summary|what\s*it\s*means|remarks?|purpose",
    ),
)
_PATTERNS = tuple((role, re.compile(rf"(?:{pattern})", re.IGNORECASE)) for role, pattern in _ROLES)
_EDGES = " \t*_`#:：?!.()[]<>|-–—·•📌💡⚠️✅❗🔎📝"
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


def label_of(label: str) -> Label | None:
    """Gives what a label stands for, or None when it is no label known."""
    stripped = label.strip(_EDGES)
    if not stripped or len(stripped) > 40:
        return None
    for role, pattern in _PATTERNS:
        if pattern.fullmatch(stripped):
            return role
    return None


def split_label(text: str) -> tuple[Label | None, int]:
    """Gives the role that the text begins by naming (``원인: …``) and where what it names begins."""
    found = _LABELLED.match(text)
    if found is None:
        return None, 0
    role = label_of(found["label"])
    return (role, found.end()) if role is not None else (None, 0)


_PARTS = frozenset(
    {Label.CAUSE, Label.REMEDY, Label.EXAMPLE, Label.CAUTION, Label.COMPARISON, Label.REFERENCE, Label.MEANING}
)


def is_label(text: str) -> bool:
    """Tells whether a line is nothing but the label of a part: ``원인``, ``**해결 방법:**``."""
    return label_of(text) in _PARTS
