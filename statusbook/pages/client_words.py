"""The Korean a reader sees for what was asked of clients and what they did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from statusbook.house.client_outcomes import CEILINGS, Outcome, Question
from statusbook.house.clients import Case, Cell
from statusbook.house.reference import Reference


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """One outcome: what fits a table cell, and the sentence that explains it."""

    short: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionWords:
    """One question: its title, what was tried, what the RFC allows, and where it says so."""

    title: str
    tried: str
    allowed: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class CellRule:
    """What is allowed, with its strength, and where it says so."""

    sentence: str
    references: tuple[Reference, ...]


def _words(short: str, sentence: str) -> OutcomeWords:
    return OutcomeWords(short, sentence)


OUTCOMES: Mapping[Outcome, OutcomeWords] = {
    Outcome.KEPT_WITH_BODY: _words("메서드와 본문 유지", "새 주소에 같은 메서드와 같은 본문을 다시 보냅니다."),
    Outcome.KEPT_WITHOUT_BODY: _words("메서드 유지, 본문 빠짐", "메서드는 그대로이지만 본문이 빠진 요청을 보냅니다."),
    Outcome.KEPT: _words("메서드 유지", "새 주소에 같은 메서드로 요청합니다. 처음부터 본문이 없는 요청입니다."),
    Outcome.CHANGED_TO_GET: _words("GET으로 바뀜", "새 주소에는 본문 없는 GET을 보냅니다."),
    Outcome.CHANGED_TO_GET_WITH_BODY: _words(
        "GET으로 바뀜, 본문 남음", "메서드만 GET으로 바꾸고 본문은 그대로 보냅니다."
    ),
    Outcome.CHANGED_TO_OTHER: _words("다른 메서드로 바뀜", "GET도 원래 메서드도 아닌 메서드로 요청합니다."),
    Outcome.FOLLOWED: _words("따라감", "Location의 주소로 다시 요청합니다."),
    Outcome.NOT_FOLLOWED: _words("따라가지 않음", "3xx 응답을 그대로 돌려줍니다."),
    Outcome.NOT_FOLLOWED_RAISED: _words("따라가지 않고 예외", "따라가지 않고, 상태 코드가 담긴 예외를 던집니다."),
    Outcome.STOPPED_WITH_ERROR: _words("멈추고 오류", "더 따라가지 않고 오류를 냅니다."),
    Outcome.STOPPED_WITH_RESPONSE: _words("멈추고 응답을 돌려줌", "더 따라가지 않고 마지막 3xx 응답을 돌려줍니다."),
    Outcome.NO_LIMIT_SEEN: _words("한도를 보지 못함", "시험이 끝날 때까지 모두 따라갑니다."),
    Outcome.SENT: _words("보냄", "옮겨 간 곳에도 그대로 보냅니다."),
    Outcome.DROPPED: _words("뺌", "옮겨 간 곳에는 보내지 않습니다."),
    Outcome.NOT_RETRIED: _words("재시도하지 않음", "한 번만 보내고 결과를 돌려줍니다."),
    Outcome.RETRIED: _words("재시도", "스스로 같은 요청을 재시도합니다."),
    Outcome.RETRIED_AFTER_WAITING: _words("기다렸다 재시도", "Retry-After가 가리키는 만큼 기다린 뒤 재시도합니다."),
    Outcome.FROM_CACHE: _words("캐시에서 꺼냄", "두 번째에는 서버에 묻지 않고 저장해 둔 응답을 씁니다."),
    Outcome.REVALIDATED: _words("다시 확인함", "두 번째에는 조건부 요청으로 바뀌었는지 묻습니다."),
    Outcome.ASKED_AGAIN: _words("다시 요청함", "저장해 둔 응답을 쓰지 않고 처음처럼 다시 요청합니다."),
    Outcome.FINAL_DELIVERED: _words("최종 응답을 받음", "1xx를 지나쳐 최종 응답을 돌려줍니다."),
    Outcome.INTERIM_DELIVERED: _words(
        "1xx를 최종으로 앎", "1xx를 최종 응답으로 잘못 알고 돌려줍니다. 진짜 응답은 놓칩니다."
    ),
    Outcome.EXPECT_SENT: _words("Expect를 보냄", "시키지 않아도 Expect: 100-continue를 붙입니다."),
    Outcome.EXPECT_NOT_SENT: _words("Expect 없음", "스스로 Expect를 붙이지 않습니다."),
    Outcome.WAITED_FOR_CONTINUE: _words("100을 기다림", "100 Continue를 받고 나서 본문을 보냅니다."),
    Outcome.SENT_WITHOUT_WAITING: _words("기다리지 않고 보냄", "답을 기다리지 않고 본문을 바로 보냅니다."),
    Outcome.SENT_AFTER_TIMEOUT: _words("기다리다 보냄", "100이 오지 않으면 잠시 뒤 본문을 보냅니다."),
    Outcome.BODY_WITHHELD: _words(
        "본문을 보내지 않음", "시험이 끝날 때까지 본문을 보내지 않습니다. 서버는 8초를 기다립니다."
    ),
    Outcome.RETRIED_WITHOUT_EXPECT: _words("Expect 없이 재시도", "Expect를 빼고 요청을 재시도합니다."),
    Outcome.BODY_IGNORED: _words("본문을 버림", "있으면 안 되는 본문을 돌려주지 않습니다."),
    Outcome.BODY_DELIVERED: _words("본문을 돌려줌", "본문을 그대로 돌려줍니다."),
    Outcome.SAME_CONNECTION_FINE: _words("같은 연결에서 정상", "다음 요청이 같은 연결에서 제대로 끝납니다."),
    Outcome.NEW_CONNECTION_FINE: _words("새 연결에서 정상", "연결을 새로 열어 다음 요청이 제대로 끝납니다."),
    Outcome.NEXT_FAILED: _words("다음 요청이 실패", "남은 바이트 때문에 다음 요청이 오류로 끝납니다."),
    Outcome.NEXT_TOOK_LEFTOVER: _words(
        "남은 바이트를 응답으로 읽음", "앞 응답이 남긴 바이트를 다음 요청의 응답으로 읽습니다."
    ),
    Outcome.RETURNED: _words("그대로 돌려줌", "예외 없이 이 상태 코드의 응답을 돌려줍니다."),
    Outcome.RAISED: _words("예외를 던짐", "이 상태 코드가 담긴 예외를 던지거나 실패로 끝납니다."),
    Outcome.REFUSED: _words("응답으로 받지 않음", "응답으로 인정하지 않아, 상태 코드가 없는 오류를 냅니다."),
    Outcome.READ_DIFFERENTLY: _words("다른 번호로 읽음", "보낸 것과 다른 상태 코드로 읽습니다."),
    Outcome.STAYED: _words("화면이 그대로", "응답을 받고도 지금 화면에 머무릅니다."),
    Outcome.ERROR: _words("오류", "상태 코드를 알 수 없는 오류를 냅니다."),
    Outcome.HUNG: _words("멈춰 있음", "정한 시간 안에 아무 결과도 내지 않습니다."),
    Outcome.UNSTABLE: _words("일정하지 않음", "측정할 때마다 결과가 달랐습니다."),
}


def _rfc(*places: tuple[int, str]) -> tuple[Reference, ...]:
    return tuple(Reference(rfc=rfc, section=section) for rfc, section in places)


QUESTIONS: Mapping[Question, QuestionWords] = {
    Question.REDIRECT_METHOD: QuestionWords(
        title="리다이렉트한 뒤의 메서드와 본문",
        tried=(
            "Location이 있는 응답을 보내고, 클라이언트가 새 주소에 어떤 요청을 보내는지 보았습니다. "
            "한 번만 읽히는 본문은 제너레이터나 스트림으로 넘긴 것입니다."
        ),
        allowed=(
            "301과 302에서 POST를 GET으로 바꾸는 것은 허용(MAY)입니다. 303은 GET이나 HEAD로 조회하라는 뜻입니다. "
            "307에서 메서드를 바꾸는 것은 금지(MUST NOT)이고, 308도 메서드를 지키도록 만든 코드입니다."
        ),
        references=_rfc((9110, "15.4")),
    ),
    Question.REDIRECT_FOLLOW: QuestionWords(
        title="따라가는 3xx 코드",
        tried="리다이렉트 다섯 코드가 아닌 응답에 Location을 붙여 GET에 답했습니다.",
        allowed="Location이 있으면 뜻을 모르는 코드라도 자동으로 따라가는 것이 허용(MAY)됩니다.",
        references=_rfc((9110, "15.4")),
    ),
    Question.REDIRECT_WITHOUT_LOCATION: QuestionWords(
        title="Location이 없는 리다이렉트",
        tried="리다이렉트 코드를 Location 없이 보냈습니다.",
        allowed="자동으로 따라가는 것은 Location이 있을 때에만 허용(MAY)됩니다. 없을 때 할 일은 정하지 않습니다.",
        references=_rfc((9110, "15.4")),
    ),
    Question.REDIRECT_LIMIT: QuestionWords(
        title="이어지는 리다이렉트의 한도",
        tried="302를 150번까지 이어서 보냈습니다. 주소가 매번 새로운 것과 같은 것을 따로 보았습니다.",
        allowed="끝없이 도는 리다이렉트를 알아채고 끼어들도록 권장(SHOULD)합니다. 횟수는 정하지 않습니다.",
        references=_rfc((9110, "15.4")),
    ),
    Question.REDIRECT_CREDENTIALS: QuestionWords(
        title="다른 곳으로 따라갈 때의 인증 정보와 쿠키",
        tried="302로 같은 곳, 다른 포트, 다른 호스트에 보내고 Authorization과 Cookie가 따라가는지 보았습니다.",
        allowed=(
            "구현이 스스로 만든 Authorization과 Cookie는 빼고 새로 정하도록, 호출한 쪽이 넣은 것은 보안에 "
            "영향이 있으면 뺄지 따져 보도록 권장(SHOULD)합니다."
        ),
        references=_rfc((9110, "15.4")),
    ),
    Question.RETRY_STATUS: QuestionWords(
        title="스스로 재시도하는 상태 코드",
        tried="오류 코드를 계속 보내면서 요청이 몇 번 오는지 셌습니다. Retry-After는 2초입니다.",
        allowed="멱등하지 않은 요청을 자동으로 재시도하는 것은 비권장(SHOULD NOT)입니다. Retry-After를 따를 의무는 없습니다.",
        references=_rfc((9110, "9.2.2"), (9110, "10.2.3")),
    ),
    Question.RETRY_CLOSED: QuestionWords(
        title="답이 오기 전에 끊긴 연결",
        tried="요청을 다 받고 아무 답 없이 연결을 닫거나(FIN) 끊었습니다(RST).",
        allowed=(
            "멱등한 메서드의 요청은 새 연결을 열어 자동으로 재시도할 수 있습니다. "
            "멱등하지 않은 요청의 자동 재시도와, 실패한 자동 재시도의 반복은 비권장(SHOULD NOT)입니다."
        ),
        references=_rfc((9110, "9.2.2"), (9112, "9.3.1")),
    ),
    Question.CACHE: QuestionWords(
        title="브라우저가 저장해 두는 응답",
        tried="같은 주소를 이어서 두 번 요청하고, 두 번째 요청이 서버에 오는지 보았습니다.",
        allowed=(
            "유효 기간을 밝히지 않은 응답도, 기본으로 캐시할 수 있는 코드라면 캐시가 어림잡아 쓰는 것이 허용(MAY)됩니다. "
            "유효 기간을 밝히면 다른 최종 응답도 저장할 수 있습니다. 저장할 의무는 없습니다."
        ),
        references=_rfc((9110, "15.1"), (9111, "3"), (9111, "4.2.2")),
    ),
    Question.INTERIM: QuestionWords(
        title="최종 응답보다 먼저 온 1xx",
        tried="200을 보내기 전에 1xx 응답을 먼저 보냈습니다. 101에는 Upgrade와 Connection 헤더를 붙였습니다.",
        allowed="기다리지 않던 1xx가 하나 이상 와도 읽어 내는 것은 클라이언트의 필수(MUST) 요구입니다. 읽고 나서 무시하는 것은 허용(MAY)입니다.",
        references=_rfc((9110, "15.2")),
    ),
    Question.EXPECT: QuestionWords(
        title="Expect: 100-continue",
        tried="본문이 있는 요청에서 Expect를 스스로 붙이는지, 붙였을 때 100을 기다리는지 보았습니다.",
        allowed=(
            "100을 기다리는 시간은 정하지 않지만, 끝없이 기다리는 것은 비권장(SHOULD NOT)입니다. "
            "417을 받으면 Expect 없이 재시도하도록 권장(SHOULD)합니다."
        ),
        references=_rfc((9110, "10.1.1")),
    ),
    Question.BODY: QuestionWords(
        title="본문이 없어야 할 응답에 온 본문",
        tried=(
            "HEAD의 응답과 204, 205, 304에 Content-Length와 본문을 붙여 보냈습니다. "
            "본문은 헤더와 한꺼번에 보내거나, 0.2초 늦게 보냈습니다."
        ),
        allowed="HEAD의 응답과 204, 304는 헤더가 끝나는 곳에서 끝납니다. 205는 길이를 헤더로 읽습니다.",
        references=_rfc((9112, "6.3")),
    ),
    Question.AFTER_BODY: QuestionWords(
        title="그다음 요청에 미치는 영향",
        tried=(
            "본문이 없어야 할 응답에 본문을 붙이고, 클라이언트에 이어서 다른 주소를 요청하게 했습니다. "
            "본문은 헤더와 한꺼번에 보내거나 0.2초 늦게, 다음 요청이 나간 뒤에 보냈습니다."
        ),
        allowed="남은 바이트를 버리는 것은 허용(MAY)이고, 별개의 응답으로 쓰는 것은 금지(MUST NOT)입니다.",
        references=_rfc((9112, "6.3")),
    ),
    Question.STATUS: QuestionWords(
        title="상태 코드마다 호출한 쪽이 받는 것",
        tried="상태 코드마다 짧은 응답을 보내고, 호출한 쪽이 응답을 받는지 예외를 받는지 보았습니다.",
        allowed=(
            "모르는 코드를 그 클래스의 x00처럼 다루는 것은 필수(MUST)입니다. 100에서 599 사이가 아닌 값은 5xx처럼 처리하도록 "
            "권장(SHOULD)합니다."
        ),
        references=_rfc((9110, "15")),
    ),
}

RULES: Mapping[tuple[Question, int], CellRule] = {
    (Question.REDIRECT_METHOD, 301): CellRule(
        "POST를 GET으로 바꾸는 것은 허용(MAY)입니다. 다른 메서드를 바꾸어도 된다는 규칙은 없습니다.",
        _rfc((9110, "15.4.2")),
    ),
    (Question.REDIRECT_METHOD, 302): CellRule(
        "POST를 GET으로 바꾸는 것은 허용(MAY)입니다. 다른 메서드를 바꾸어도 된다는 규칙은 없습니다.",
        _rfc((9110, "15.4.3")),
    ),
    (Question.REDIRECT_METHOD, 303): CellRule(
        "메서드가 무엇이었든 GET이나 HEAD로 새 주소를 조회하라는 뜻입니다.", _rfc((9110, "15.4.4"))
    ),
    (Question.REDIRECT_METHOD, 307): CellRule(
        "자동으로 따라갈 때 메서드를 바꾸는 것은 금지(MUST NOT)입니다.", _rfc((9110, "15.4.8"))
    ),
    (Question.REDIRECT_METHOD, 308): CellRule(
        "자동으로 따라가는 것은 허용(MAY)입니다. 메서드를 지키는 리다이렉트로 만든 코드입니다.",
        _rfc((9110, "15.4.9"), (9110, "15.4")),
    ),
    (Question.RETRY_STATUS, 408): CellRule(
        "보내던 요청이 있으면 재시도하는 것이 허용(MAY)됩니다.", _rfc((9110, "15.5.9"), (9110, "9.2.2"))
    ),
    (Question.RETRY_STATUS, 421): CellRule(
        "멱등하지 않아도 다른 연결로 재시도하는 것이 허용(MAY)됩니다.", _rfc((9110, "15.5.20"))
    ),
    (Question.RETRY_STATUS, 425): CellRule(
        "얼리 데이터로 보낸 요청이면 자동으로 재시도하도록 권장(SHOULD)합니다. 여기서는 얼리 데이터를 쓰지 않았습니다.",
        _rfc((8470, "5.2")),
    ),
}
"""What the definition of a code itself says about a question: it stands in place of the general rule."""


def rule_of(question: Question, code: int | None) -> CellRule:
    """Gives what is allowed in general, or, on the page of a code whose definition speaks of it, by that."""
    words = QUESTIONS[question]
    general = CellRule(words.allowed, words.references)
    return general if code is None else RULES.get((question, code), general)


CONDITIONS = (
    "모두 평문 HTTP/1.1로, 같은 기기의 127.0.0.1에 있는 서버와 측정했습니다.",
    "HTTPS나 HTTP/2에서는 다를 수 있습니다.",
    "클라이언트는 적어 둔 설정만 바꾸고 나머지는 기본값으로 두었습니다.",
    "모든 칸은 두 번 이상 측정했고, 결과가 다르면 일정하지 않다고 적었습니다.",
    "줄표(–)는 그 설정에 물을 수 없거나 관련이 없던 경우입니다. 이유와, 칸마다 서버에 온 요청의 기록은 "
    "프로젝트의 content/clients/에 있습니다.",
)
"""What a reader has to know before believing a table."""

_CREDENTIALS = {
    "authorization-header": "Authorization 헤더",
    "authorization-option": "인증 옵션",
    "cookie-header": "Cookie 헤더",
    "cookie-jar": "쿠키 저장소",
}
_TARGETS = {"same-origin": "같은 곳", "other-port": "다른 포트", "other-host": "다른 호스트"}
_FRESHNESS = {
    "none": "캐시 헤더 없음",
    "last-modified": "Last-Modified만",
    "max-age": "max-age=600",
    "no-store": "no-store",
}
_CONNECTIONS = {"new": "새 연결", "reused": "이어 쓴 연결"}
_SHAPES = {
    "chain": "매번 새 주소",
    "loop": "같은 주소",
    "close": "닫음(FIN)",
    "reset": "끊음(RST)",
    "closes": "Connection: close",
    "three": "세 번",
    "twenty": "스무 번",
    "unasked-small": "작은 본문",
    "unasked-large": "2 MiB 본문",
    "continue": "Expect, 0.7초 뒤 100",
    "silence": "Expect, 답 없음",
    "refused": "Expect, 바로 거절",
    "once": "한 번만 읽히는 본문",
    "text": "글자 본문",
    "response": "응답처럼 생긴 본문",
    "text-later": "뒤늦게 온 글자 본문",
    "response-later": "뒤늦게 온, 응답처럼 생긴 본문",
    "no-challenge": "인증 헤더 없음",
    "no-phrase": "구문 없음",
    "no-phrase-no-space": "구문도 빈칸도 없음",
    "two-spaces": "빈칸 두 개",
    "no-code": "코드 없음",
}


def outcome_words(question: Question, cell: Cell) -> OutcomeWords:
    """Gives the words of one cell, with its count, and with every run where the runs differed."""
    words = OUTCOMES[cell.outcome]
    if cell.runs is None:
        return (
            words if cell.count is None else OutcomeWords(_counted(question, cell.outcome, cell.count), words.sentence)
        )
    seen = " / ".join(dict.fromkeys(_run_words(question, run) for run in cell.runs))
    differed = OUTCOMES[Outcome.UNSTABLE]
    return OutcomeWords(f"{differed.short}: {seen}", differed.sentence)


def _counted(question: Question, outcome: Outcome, count: int) -> str:
    unit = "초" if question is Question.EXPECT else "번"
    most = " 이상" if count >= CEILINGS.get(question, count + 1) else ""
    return f"{OUTCOMES[outcome].short}({count}{unit}{most})"


def _run_words(question: Question, run: str) -> str:
    """One run as a result file writes it: an outcome, perhaps with its count, or why there was none."""
    word, _, count = run.partition(" ")
    if word not in set(Outcome):
        return "재지 못함"
    outcome = Outcome(word)
    return _counted(question, outcome, int(count)) if count else OUTCOMES[outcome].short


def case_words(case: Case, *, with_code: bool = True) -> str:
    """Gives a case in Korean, such as ``408 · POST · 이어 쓴 연결``; without the code where the page has it."""
    words = [case.code] if with_code and case.code and case.code != "no code" else []
    if case.method:
        bodied = case.method == "DELETE" and case.body
        words.append(f"{case.method}(본문 있음)" if bodied else case.method)
    if case.connection:
        words.append(_CONNECTIONS[case.connection])
    if case.retry_after:
        words.append("Retry-After 있음")
    words += [_CREDENTIALS[case.credential]] if case.credential else []
    words += [_TARGETS[case.target]] if case.target else []
    words += [_FRESHNESS[case.freshness]] if case.freshness else []
    words += [_SHAPES.get(case.shape, case.shape)] if case.shape else []
    return " · ".join(words)
