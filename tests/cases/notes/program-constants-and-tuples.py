"""응답 코드 모음.

결제 서비스에서 쓴다.
"""
from enum import IntEnum
from http import HTTPStatus

PORT = 443
TIMEOUT_MS = 500
BASE = "https://api.example/v1"  # 운영 주소


class ErrorCode(IntEnum):
    """오류 코드."""

    # 값이 틀렸다
    BAD_VALUE = 400
    NO_LOGIN = 401  # 토큰이 없다
    #: 볼 권한이 없다
    NO_RIGHT = 403
    GONE = 410
    """예전에 있던 글이다."""


MESSAGES = {
    404: "글이 없다",
    HTTPStatus.CONFLICT: "이미 " "있다",
    429: (
        "너무 자주 불렀다. "
        "조금 쉬어라."
    ),
}

ROWS = [
    (500, "서버가 터졌다"),
    (503, "점검 중이다"),
]


class OrderMissing(APIException):
    status_code = 422
    default_detail = "주문을 읽을 수 없다."
    default_code = "order_unreadable"


def find(id):
    # 법원이 막으라고 한 글이다
    raise HTTPException(status_code=451, detail="법 때문에 막혔다")
