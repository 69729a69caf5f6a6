"""수강신청 사이트의 오류 쪽 모음

응답 코드
    300번대 : 다른 데로 보냄
        ex) 303 신청을 마치면 내 시간표로 보낸다
            307 낮에는 예비 서버로 돌린다
    400번대 : 학생 쪽에서 고칠 것
    500번대 : 전산팀을 부를 것
"""
# 문의: 전산팀 내선 5040 (윤가람)
from flask import Flask, render_template

app = Flask(__name__)
BASE = "https://sugang.example.ac.kr/help"  # 도움말 주소
MAX_RETRY = 3


@app.errorhandler(403)
def no_period(e):
    """신청 기간이 아니거나 학년이 맞지 않는다."""
    return render_template("403.html", msg="지금은 신청할 수 없는 과목입니다."), 403


# 폐강된 과목을 즐겨찾기로 열 때 가장 많다
@app.errorhandler(404)
def no_course(e):
    return render_template("404.html"), 404


@app.errorhandler(429)
@limiter_aware
def too_fast(e):
    """매크로로 의심되면 1분 동안 막는다.

    - 막힌 학번은 **감사 로그(audit)**에 남긴다.
    """
    return "천천히 눌러 주세요.", 429


@app.errorhandler(502)
@app.errorhandler(504)
def upstream(e):
    """학사 DB가 응답하지 않는다."""
    app.logger.error("upstream: %s", e)
    return render_template("busy.html"), e.code


INSUFFICIENT_STORAGE = 507  # 첨부 서류를 둘 디스크가 찼다
