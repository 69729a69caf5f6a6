#!/usr/bin/env python3
"""푸시 발송 서버를 부르는 모듈.

응답 코드 (운영 위키에서 옮김)
    200번대 : 발송 서버가 받음
        ex) 202 줄에 세웠고 결과는 나중에 온다
            207 받는 사람마다 결과가 다르다
    400번대 : 보낸 쪽 잘못
"""
import logging

from fastapi import APIRouter

log = logging.getLogger(__name__)
router = APIRouter()

BASE_URL = "https://push.example.co.kr:443/v3"  # 사내망에서만 열린다
CHUNK = 500  # 한 묶음에 넣는 기기 수
# 발송 서버가 새 주소를 Location 에 실어 준다
MOVED = 307
GONE_TOKEN = 410  # 앱을 지운 기기라 토큰을 버린다

# 본문이 4KB를 넘는다
# 그림은 주소로 바꿔 보낸다
TOO_BIG = 413

RESPONSES = {
    403: {"description": "발신 프로필이 승인되지 않았다."},
    404: {
        "description": "없는 캠페인 번호다.",
        "model": "ErrorBody",
    },
    # XXX 문구 검수 전
    451: {"description": "수신 거부한 사람에게 광고를 보냈다."},
}


@router.post("/campaigns/{cid}/send", responses=RESPONSES)
async def send(cid: int, night: bool = False):
    """캠페인 하나를 내보낸다."""
    status = await _post(f"{BASE_URL}/{cid}")
    match status:
        case 401:
            return "발송 키를 새로 받아야 합니다."
        case 429:
            # 초당 서른 건이 한도다
            return "조금 천천히 보내 주세요."
        case 502 | 503:
            return "통신사 중계기가 쉬고 있습니다."
        case _:
            return "결과를 알 수 없습니다."
