STATUS = {
    "200": {"title": "OK", "desc": "잘 되었다"},
    "301": {
        "title": "Moved Permanently",
        "desc": "주소가 아주 바뀌었다. \"새 주소\"로 간다",
        "link": "https://a.example/301",
    },
    "404": {"title": "Not Found", "desc": f"{path}가 없다"},
}

@app.get("/x", responses={404: {"description": "글이 없다"}, 409: {"model": Err, "description": "이미 있다"}})
def x():
    if status == 403:  # 403이면 로그인 쪽으로 보낸다
        return go()
    elif status == 410:
        return "지워진 글이다"
    abort(422, description="읽을 수 없다")

class HTTPStatus(IntEnum):
    GONE = 410, 'Gone', '예전에 있던 것이다'
    LOCKED = (423, 'Locked', '잠겨 있다')
