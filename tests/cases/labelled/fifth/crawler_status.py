"""수집기 상태 코드 정리

가격 비교 수집기가 쇼핑몰에서 받은 코드를 어떻게 다루는지 적어 둔다.
담당: 오세훈 (데이터수집파트)
"""
from enum import IntEnum

TIMEOUT_MS = 408  # 연결 대기 시간
PROXY_PORT = 503  # 사내 프록시 포트
BASE_URL = "https://crawl.example.kr/v2/301"


class Mall(IntEnum):
    #: 상품 주소가 아주 바뀜. 저장된 주소도 고친다.
    MOVED = 301

    #: 지난번 이후 가격이 그대로임
    SAME = 304

    # 품절이 아니라 상품이 삭제된 경우
    # 이틀 연속이면 목록에서 뺀다
    DELETED = 404

    BLOCKED = 403  # 수집기로 들켜서 막힘
    SLOW_DOWN = 429  # '너무 빠르다'는 뜻, 간격을 두 배로 늘림


# 상태별 다음 동작
NEXT = {
    400: "주소 규칙을 다시 만든다",
    406: "`Accept-Language: ko`를 붙인다",
    500: ("쇼핑몰 서버 고장", "한 시간 뒤로 미룬다"),
}


def level(status: int) -> str:
    """알림 등급을 고른다."""
    match status:
        case 200 | 203:
            return "알리지 않음"
        case 521:
            return "클라우드플레어 뒤의 원본이 꺼짐"
        # XXX 530은 나중에 나누기
        case _:
            return "아침 회의 때 보고"
