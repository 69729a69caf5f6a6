"""사내 예약봇이 읽는 응답 코드 사전.

담당: 데이터플랫폼 조은별
마지막 점검: 2024-03-18
"""
from dataclasses import dataclass
from enum import IntEnum

BASE_URL = 'https://status.example.co.kr/v2'  # 운영 주소
PAGE_SIZE = 200  # 한 쪽에 보여 줄 예약 건수


class Reply(IntEnum):
    """예약 API가 주로 돌려주는 것들."""

    CREATED = 201  # 회의실 예약이 새로 잡힘
    NO_CONTENT = 204  # 취소가 끝나 돌려줄 본문이 없음
    # 같은 요청을 두 번 보내면 이것이 온다
    ALREADY_REPORTED = 208

    FOUND = 302  # 통합 로그인 화면으로 잠깐 보냄


@dataclass(frozen=True)
class Hint:
    phrase: str
    cause: str
    retry: bool = False  # 따로 적지 않으면 다시 보내지 않음


HINTS = {
    # --- 4xx: 보낸 쪽 잘못 ---
    406: Hint('Not Acceptable', '줄 수 있는 형식이 없다'),  # Accept 머리글부터 볼 것
    411: Hint(
        phrase='Length Required',
        cause="`Content-Length`가 빠졌다",
    ),
    # 451: 법무 검토가 끝나지 않아 아직 쓰지 않음
    # --- 5xx: 받은 쪽 잘못 ---
    501: Hint(phrase='Not Implemented', cause='반복 예약은 만드는 중이다'),
    (502, 504): Hint('', '빌딩 출입 서버가 답하지 않는다', retry=True),
    507: Hint('Insufficient Storage', '첨부 보관함이 가득 찼다'),  # 총무팀에 증설을 요청
}


def explain(code: int) -> str:
    """사전에 없으면 백의 자리만 보고 답한다."""
    if code // 100 == 5:
        return '서버 쪽 문제로 보입니다'
    return f'{code}번은 처음 보는 코드입니다'
