#!/usr/bin/env python3
"""은행 정산 API 가 돌려주는 상태를 다룬다.

작성: 한도윤 (정산파트), 2024-09-02

할 일
    [ ] 425 Too Early - 은행이 장부를 닫기 전에 불렀다
    [x] 423 Locked - 같은 계좌를 다른 배치가 잡고 있다
"""
from enum import IntEnum

import requests

BASE_URL = 'https://api.bank.example/v3/settle'  # 운영 주소
PAGE_SIZE = 200  # 한 쪽에 담는 건수

# 계좌 번호가 은행 규격과 다르다. 규격은 https://dev.bank.example/spec#account 를 본다.
BAD_ACCOUNT = 400

EXPIRED_CERT = 401  # 공동 인증서 기한이 끝났다 (해마다 6월)

# ~~잔액이 모자라도 이것이 온다.~~
# 정산일이 은행 휴일과 겹쳤다.
HOLIDAY = 409


class TransferStatus(IntEnum):
    """이체 결과"""

    DONE = 201  #: 이체 전표가 생겼다
    PARTIAL = 207  #: 묶음 가운데 몇 건만 들어갔다
    #: 수취인 이름이 다르다
    WRONG_NAME = 422


ACTIONS = {
    500: '은행 장애 게시판(https://status.bank.example/incidents)을 먼저 본다',
    503: "23시 50분부터 20분 동안은 은행 점검이니 기다린다",
    504: (
        "전표가 생겼는지 조회한 다음에 "
        "다시 부른다"
    ),
}


def call(path: str) -> requests.Response:
    """정산 API 를 한 번 부른다."""
    return requests.get(f'{BASE_URL}/{path}', timeout=30)
