from flask import Flask

app = Flask(__name__)


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

    - 막힌 학번은 감사 로그에 남긴다.
    """
    return "천천히 눌러 주세요.", 429


@app.errorhandler(502)
@app.errorhandler(504)
def upstream(e):
    """학사 DB가 응답하지 않는다."""
    app.logger.error("upstream: %s", e)
    return render_template("busy.html"), e.code


@app.get("/items", status_code=201)
def create():
    """과목을 담는다."""
    return {}
