"""Words at the head of a column of a table, beyond the labels that sections have too."""

from __future__ import annotations

import re
from functools import lru_cache

from statusbook.statements.section_labels import Label, label_of
from statusbook.text import squeeze

_LONGEST_NAME = 40
"""As in ``section_labels``."""

_EDGES = " \t*_`#:：<>|[]-–—·•"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?:{pattern})", re.IGNORECASE)


_WHEN = (
    r"(?:최종|최근|마지막|최초)?\s*(?:등록|수정|생성|작성|갱신|변경|업데이트|편집|추가|입력|반영)"
    r"(?:\s*(?:일|일자|일시|날짜|시각|시간|한?\s*날))|날짜|일자|일시"
    r"|(?:date|time)(?:\s*(?:created|updated|modified|added))?|timestamp"
    r"|(?:last\s*)?(?:created|updated|modified|edited|added|changed)(?:[\s_]*(?:at|on|date|time))?"
    r"|(?:create|update|modify|edit|reg)[\s_]*(?:d|date|time|dt|at)|(?:last\s*)?(?:update|edit|change)"
)
_WHO = (
    r"(?:최종|최근|마지막|최초)?\s*(?:작성|등록|수정|생성|편집|입력|변경|검토|담당|관리|기록|보고|제보)\s*자"
    r"|글쓴이|작성|리뷰어|만든\s*(?:이|사람)|고친\s*(?:이|사람)|적은\s*(?:이|사람)"
    r"|authors?|writers?|editors?|reviewers?|assignees?|reporters?"
    r"|(?:last\s*)?(?:created|updated|edited|modified|written|added|reviewed)[\s_]*by|by"
    r"|(?:reg|regist(?:er)?|upd|mod|crt|ins|chg)[\s_]*(?:id|user|usr|nm|emp)"
)
_NUMBERING = r"번호|순번|연번|일련\s*번호|no\.?|nr\.?|num|number|index|idx|seq|row|행|№|#+"
_OF_TOOLS = (
    r"태그|tags?|라벨|레이블|labels?|id|uuid|guid|식별자|아이디|(?:page|row|record|페이지|행)\s*(?:id|아이디)"
    r"|페이지\s*(?:링크|주소|url)|page\s*(?:link|url)|permalink|(?:원본|노션|위키)\s*(?:링크|페이지|주소)|sort\s*order"
)

_COLUMN_LABELS: dict[Label, re.Pattern[str]] = {
    # What a writer or a tool keeps about the row: ``작성자``, ``최종 수정``, ``created_at``, ``태그``; not ``담당 팀``
    Label.ABOUT_ROW: _words(rf"{_WHEN}|(?:최종|최근|마지막)\s*(?:수정|갱신|변경|편집|업데이트)|{_WHO}|{_OF_TOOLS}"),
    # Its number: ``No.``, ``순번``, ``#``; not ``코드 번호``
    Label.ROW_NUMBER: _words(_NUMBERING),
    # A number of the vendor's own: ``내부 코드``, ``에러 번호``, ``errno``; not ``상태 코드``
    Label.VENDOR_CODE: _words(
        r"(?:내부|사내|자체|업무|세부|상세|서브|하위|서비스|앱|시스템|비즈니스|비지니스|도메인|커스텀|응용|고유|벤더|당사|우리)"
        r"\s*(?:상태|에러|오류|응답|결과)?\s*(?:코드|번호)"
        r"|(?:에러|오류)\s*(?:번호|id|아이디)|errno|error\s*(?:no\.?|num(?:ber)?|id)"
        r"|(?:internal|custom|vendor|sub|app(?:lication)?|biz|business|service|detail(?:ed)?|own|domain)[\s_-]*"
        r"(?:error|status|result)?[\s_-]*(?:codes?|no\.?|number)"
    ),
    # The name that a program has for an error, in records: ``identifier``; not ``id``
    Label.IDENTIFIER: _words(r"identifier"),
    # The name of the code: ``에러명``, ``오류 이름``; not ``서버명``
    Label.PHRASE: _words(r"(?:에러|오류|응답|상태|코드)\s*(?:명|이름|명칭)"),
    # The code under words that sections do not have: ``HTTP``, ``HTTP 상태``, ``응답값``; not ``HTTP 버전``
    Label.CODE: _words(r"http\s*(?:상태|응답|status|response)?\s*(?:코드|code|값|번호)?|(?:상태|응답)\s*값"),
}

# The code of the protocol, not of the vendor: ``HTTP 상태``, ``Status``, ``응답 코드``; not ``코드``, ``에러 코드``
_OF_PROTOCOL = re.compile(r"http|status|상태|응답", re.IGNORECASE)

# Words of a column whose numbers count or measure: ``응답 시간(ms)``, ``가격``, ``port``; not ``상태``, ``HTTP``
_QUANTITY = re.compile(
    r"(?:^|[\s(\[/_])(?:ms|sec|초|분|원|개|건|점|회|명|px|kb|mb|gb|%|tps|qps|rps|rpm|krw|usd)(?:$|[\s)\]/_])"
    r"|시간|시각|기간|가격|요금|금액|비용|단가|수량|재고|점수|횟수|건수|개수|인원|크기|용량|길이|너비|높이|연도|년도|비율|합계|순위"
    r"|포트|층|호실|타임아웃|지연|한도|속도"
    r"|\b(?:price|cost|fee|amount|size|length|width|height|count|total|time(?:out)?|duration|latency|delay|score|rank|year"
    r"|ports?|qty|quantity|stock|rate|limit|bytes|weight)\b",
    re.IGNORECASE,
)

# Words over the codes that requests or tests are answered with: ``기대 코드``, ``예상 응답``, ``expected``; not ``응답 코드``
_ANSWER = re.compile(r"기대|예상|실제|원하는|expected|actual|want|got\b", re.IGNORECASE)

# Words of tables that are about something else than status codes: ``상품명``, ``요금제``, ``우편 번호``
_OTHER_THING = re.compile(
    r"이벤트|알람|내선|상품|제품|품목|품명|메뉴|요금제|가격|단가|재고|지역|국가|우편|부서|직급|학과|강의|과목|좌석|노선|역명|은행|통화|환율|색상"
    r"|포트|서비스명|프로토콜|호스트|서버명|일정|마감|요일|교시"
    r"|\b(?:event|alarm|extension|product|item|sku|price|plan|currency|country|region|city|zip|port|protocol|host|color|colour|course|room"
    r"|bank|airport|language)\b",
    re.IGNORECASE,
)

# A number or an identifier of something else: ``사건 번호``, ``Trace ID``; not ``번호``, ``오류 번호``, ``Status No.``
_NUMBER_OF_OTHER = re.compile(
    r"(?!.*(?:http|상태|응답|에러|오류|결과|코드|status|response|error|code)).+[\s_]*(?:번호|(?<![A-Za-z])(?:id|no\.?|number))",
    re.IGNORECASE,
)

# Heads under which a cell only says what the code means: ``설명``, ``서버 측면에서의 의미``; not ``비고``, ``조치 내용``
_SAYS_MEANING = re.compile(
    r"(?!(?:조치|대응|대처|처리|해결|변경|수정|점검|확인|작업)\s)(?:.*[\s의한는운])?(?:상세\s*|세부\s*)?"
    r"(?:의미|뜻|설명|내용|정의|개요|상세|해석|본문|요약)"
    r"|무슨\s*(?:뜻|의미|말)(?:인가요|인가|이에요|인지|일까요?)?"
    r"|(?:[A-Za-z' ]+ )?(?:description|desc|meaning|definition|details?|explanation|summary)|what\s*it\s*means|text",
    re.IGNORECASE,
)
_NEEDS_NO_NAME = frozenset({Label.CODE, Label.PHRASE, Label.NAME_KO, Label.IDENTIFIER, Label.VENDOR_CODE})


# Languages behind the head of a column: ``(영/한)``, ``(한글)``, `` (KO/EN)``; not ``(ms)``
_IN_LANGUAGES = re.compile(
    r"\s*[(\[](?:(?:영문?|한글?|국문|영어|한국어|ko|en|kr|eng|kor)[\s/·,]*)+[)\]]\Z", re.IGNORECASE
)


def column_name(text: str) -> str:
    """Returns the name of a column as it stands before a cell: ``재시도`` for ``**재시도:**``."""
    return squeeze(text).strip(_EDGES)


@lru_cache(maxsize=4096)
def column_label_of(text: str) -> Label | None:
    """Returns what the head of a column says of its cells: ABOUT_ROW for ``작성자``, CODE for ``HTTP``."""
    name = squeeze(text).strip(" \t*_`:：<>|[]?")
    if not name or len(name) > _LONGEST_NAME:
        return None
    found = next((label for label, words in _COLUMN_LABELS.items() if words.fullmatch(name)), None)
    if found is None and (bare := _IN_LANGUAGES.sub("", name)) != name:
        return column_label_of(bare)
    return found or label_of(name) or (Label.MEANING if _SAYS_MEANING.fullmatch(name) else None)


def needs_no_name(name: str, label: Label | None) -> bool:
    """Returns whether the cells of a column say by themselves what they are: codes, phrases, names, descriptions."""
    if not name or label in _NEEDS_NO_NAME:
        return True
    return label is Label.MEANING and len(name) <= _LONGEST_NAME and _SAYS_MEANING.fullmatch(name) is not None


def is_of_protocol(name: str) -> bool:
    """Returns whether a column of codes holds those of HTTP by its name: ``HTTP 상태``; not ``코드``."""
    return _OF_PROTOCOL.search(name) is not None


def is_quantity(name: str) -> bool:
    """Returns whether the numbers of a column count or measure something: ``응답 시간(ms)``."""
    return _QUANTITY.search(name) is not None


def is_answer(name: str) -> bool:
    """Returns whether the codes of a column are answers to what the rows are about: ``기대 코드``."""
    return _ANSWER.search(name) is not None


def is_other_thing(name: str) -> bool:
    """Returns whether a column belongs to a table about something else than status codes: ``상품명``."""
    return _OTHER_THING.search(name) is not None


def is_number_of_other(name: str) -> bool:
    """Returns whether a column holds the numbers of something else: ``알람 번호``, ``Event ID``; not ``오류 번호``."""
    return _NUMBER_OF_OTHER.fullmatch(name) is not None
