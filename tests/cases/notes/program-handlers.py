from flask import Flask

shop = Flask("bakery")


@shop.errorhandler(401)
def show_door(error):
    """단골 카드를 찍지 않았다."""
    return render_template("door.html", msg="카드를 찍어 주세요."), 401


# 어제 다 팔린 빵을 주소로 열 때 뜬다
@shop.errorhandler(410)
def sold_out(error):
    return render_template("sold.html"), 410


@shop.errorhandler(409)
@count_it
def same_oven(error):
    """같은 오븐을 두 사람이 잡으면 늦은 쪽에 보낸다.

    - 남은 오븐을 함께 적어 준다.
    """
    return "다른 오븐을 골라 주세요.", 409


@shop.errorhandler(500)
@shop.errorhandler(503)
def no_power(error):
    """반죽기가 멈췄다."""
    shop.logger.error("mixer: %s", error)
    return render_template("closed.html"), error.code


@shop.get("/breads", status_code=201)
def add():
    """빵을 올린다."""
    return {}
