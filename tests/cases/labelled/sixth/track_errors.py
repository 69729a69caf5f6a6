"""배송 추적 API의 예외 처리.

응답 번호
    400번대 : 부르는 쪽에서 고칠 것
        400 운송장 번호의 자릿수가 맞지 않음
        415 폼으로 보내면 안 받고 JSON만 받음
    500번대 : 우리나 택배사가 고칠 것
        501 아직 붙이지 않은 택배사

작성: 물류개발 서가은
"""
from fastapi import FastAPI, HTTPException
from fastapi.responses import JSONResponse

app = FastAPI(title="track")
DOCS = "https://wiki.pulmuk.example/track#errors"
RETRYABLE = (502, 504)  # 택배사 쪽이 흔들릴 때라 두 번까지만 다시 부른다
MAX_AGE = 300  # 캐시를 남겨 두는 초


class CarrierDown(Exception):
    """택배사 점검 중에 던지는 예외."""


@app.get("/tracks/{no}", responses={
    304: {"description": "지난번 조회 뒤로 움직임이 없음"},
    404: {"description": "아직 집하되지 않은 운송장"},
})
def track(no: str, seller: str):
    """운송장 한 건의 위치를 돌려준다."""
    if owner_of(no) != seller:
        # 남의 운송장을 엿보려는 호출이다
        raise HTTPException(status_code=403, detail="본인이 판 물건만 조회할 수 있습니다.")
    return find(no)


@app.exception_handler(CarrierDown)
async def carrier_down(request, exc):
    # 503 — 명절 물량으로 택배사가 접수를 닫은 상태
    return JSONResponse(status_code=503, content={"message": "연휴가 지나면 다시 열립니다.", "docs": DOCS})
