"""스터디룸 예약 서비스 공통 응답.

라우터마다 ``responses=COMMON`` 으로 붙여 쓴다.
"""
from fastapi import HTTPException

from app.schemas import ErrorOut

DOCS_URL = "https://docs.sample.internal/studyroom"

# 라우터에 붙는 OpenAPI 응답
COMMON: dict[int, dict] = {
    401: {"model": ErrorOut, "description": "Authorization 헤더가 없거나 토큰이 낡음"},
    # 게스트 계정은 빈방 목록만 볼 수 있다
    403: {"model": ErrorOut, "description": "방장만 할 수 있는 일"},
    422: {
        "description": "시작 시각이 끝 시각보다 늦음",
        "content": {
            "application/json": {
                "example": {"detail": "끝나는 시각을 다시 골라 주세요."},
            },
        },
    },
}


class RoomTaken(HTTPException):
    """같은 시간대를 다른 팀이 먼저 잡았다."""

    def __init__(self) -> None:
        super().__init__(status_code=409, detail="이미 예약된 방입니다.")


class RoomGone(HTTPException):
    """리모델링으로 없앤 방.

    예전 링크로 들어온 사람에게만 보인다.
    """

    # TODO: 대체할 방을 추천하는 기능 붙이기
    def __init__(self) -> None:
        super().__init__(410, "더는 쓰지 않는 방입니다.")


HTTP_451 = 451  # 미성년자 심야 이용 금지(조례)로 막힌 시간
HTTP_503 = 503  # 출입문 서버가 죽어 QR을 못 내줌, https://status.sample.internal 을 본다

#: 하루에 잡을 수 있는 횟수
DAILY_LIMIT = 4


def is_retryable(code: int) -> bool:
    """잠깐 쉬었다가 다시 불러도 되는지 본다."""
    return code >= HTTP_503
