"""The picture of an exchange says what its fences say, fits a phone, and can be heard."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from small_book import small_book

from statusbook.house.exchange import PARTICIPANTS, read_steps
from statusbook.house.section import Fence
from statusbook.pages.sequence import PHONE, draw_exchange, text_width, wrap

PROJECT = Path(__file__).parents[1]


def fence(info: str, text: str) -> Fence:
    return Fence(info=info, text=text, line=1, start=0, end=0)


def request(who: str, line: str) -> Fence:
    return fence(f"http {who}".strip(), f"{line} HTTP/1.1\nHost: shop.example\n\n")


def response(who: str, line: str) -> Fence:
    return fence(f"http {who}".strip(), f"HTTP/1.1 {line}\nContent-Length: 0\n\n")


HOPS = [
    request("client > gateway", "GET /orders/19"),
    request("gateway > origin", "GET /orders/19"),
    fence("event origin", "60초가 지나도 답하지 않습니다.\n"),
    response("gateway > client", "504 Gateway Timeout"),
]


def drawn(fences: list[Fence]) -> html.HtmlElement:
    return html.fragment_fromstring(str(draw_exchange(fences)))


def test_steps_follow_the_fences() -> None:
    """Who speaks to whom comes from the info string, what is said from the start line."""
    steps = read_steps(HOPS)
    assert [(step.sender, step.receiver, step.label, step.is_response) for step in steps] == [
        ("client", "gateway", "GET /orders/19", False),
        ("gateway", "origin", "GET /orders/19", False),
        ("origin", None, "60초가 지나도 답하지 않습니다.", False),
        ("gateway", "client", "504 Gateway Timeout", True),
    ]


def test_a_message_without_names_goes_between_client_and_server() -> None:
    """A request goes to the server, its response comes back, an event is the server's."""
    steps = read_steps([request("", "GET /"), fence("event", "찾습니다."), response("", "200 OK")])
    assert [(step.sender, step.receiver) for step in steps] == [
        ("client", "server"),
        ("server", None),
        ("server", "client"),
    ]


def test_one_message_needs_no_picture() -> None:
    """A lone message, or none, is not drawn."""
    assert draw_exchange([]) == ""
    assert draw_exchange([request("", "GET /")]) == ""


def test_the_picture_can_be_heard() -> None:
    """The drawing is hidden from screen readers; a list beside it tells every step in words."""
    figure = drawn(HOPS)
    assert figure.get("aria-label") == "메시지가 오가는 차례"
    assert figure.find("svg").get("aria-hidden") == "true"
    assert figure.find("ol/li/span[@lang='en']").text == "504 Gateway Timeout"
    assert ["".join(item.itertext()) for item in figure.findall("ol/li")] == [
        "클라이언트에서 게이트웨이로: GET /orders/19",
        "게이트웨이에서 오리진 서버로: GET /orders/19",
        "오리진 서버: 60초가 지나도 답하지 않습니다.",
        "게이트웨이에서 클라이언트로: 504 Gateway Timeout",
    ]


def test_columns_stand_from_the_user_to_the_application() -> None:
    """Participants stand in the order of the request's way, whoever is named first."""
    figure = drawn([request("proxy > app", "GET /"), request("browser > proxy", "GET /")])
    names = [text.text for text in figure.iter("text") if text.get("class") == "sb-who-name"]
    assert names == ["브라우저", "프록시", "앱 서버"]


def test_two_and_three_participants_fit_a_phone() -> None:
    """Up to three columns are no wider than a phone, and nothing makes the reader scroll sideways."""
    for who in ([request("", "GET /"), response("", "200 OK")], HOPS):
        figure = drawn(who)
        assert int(figure.find("svg").get("width")) <= PHONE
        assert figure.get("tabindex") is None


def test_more_participants_scroll_and_do_not_shrink() -> None:
    """A wide picture keeps its size by the style sheet and can be scrolled with the keyboard."""
    figure = drawn([*HOPS, request("browser > client", "GET /"), request("origin > app", "GET /")])
    svg = figure.find("svg")
    assert int(svg.get("width")) > PHONE
    assert svg.get("style") is None
    assert figure.get("tabindex") == "0"


@pytest.mark.parametrize("columns", range(2, len(PARTICIPANTS) + 1))
def test_the_style_sheet_knows_every_width(columns: int) -> None:
    """However many take part, the least width that the style sheet keeps is the one the picture was drawn at."""
    names = list(PARTICIPANTS)[:columns]
    figure = drawn(
        [request(f"{sender} > {receiver}", "GET /") for sender, receiver in itertools.pairwise([*names, names[0]])]
    )
    width = int(figure.find("svg").get("width"))
    kept = f'.sb-sequence svg[width="{width}"] {{ --sb-least: {width}px; }}'
    sheet = (PROJECT / "templates" / "theme" / "assets" / "statusbook.css").read_text("utf-8")
    assert kept in sheet or (width == PHONE and f".sb-sequence svg {{ --sb-least: {PHONE}px;" in sheet)


def test_text_is_readable_on_a_phone() -> None:
    """The style sheet's sizes are those the layout reckons with, and none is under 11 pixels."""
    sheet = (PROJECT / "templates" / "theme" / "assets" / "statusbook.css").read_text("utf-8")
    part = sheet[sheet.index("/* Exchanges") : sheet.index("/* Choosing")]
    wire = re.search(r"\.sb-wire \{ font: 500 ([\d.]+)px", part)
    words = re.search(r"\.sb-who-name, \.sb-label \{[^}]*font-size: ([\d.]+)px", part)
    assert wire and words
    assert (float(wire[1]), float(words[1])) == (11.5, 12.0)


def test_a_response_has_the_colour_of_its_class() -> None:
    """The class of a status is marked on its arrow; a request is marked as one."""
    groups = [group.get("class") for group in drawn(HOPS).iter("g") if group.get("class")]
    assert groups == ["sb-ask", "sb-ask", "sb-answer sb-class-5"]


def test_a_message_to_oneself_is_a_loop() -> None:
    """It leaves and comes back to the same line, on the side where there is room."""
    figure = drawn([request("", "GET /"), request("server > server", "GET /internal"), response("", "200 OK")])
    loop = next(path for path in figure.iter("path") if path.get("class") == "sb-arrow")
    x, out, back = re.match(r"M(\d+) \d+H(\d+)V\d+H(\d+)", loop.get("d")).groups()
    assert int(out) < int(back) < int(x) <= PHONE
    assert "서버 안에서: GET /internal" in [item.text for item in figure.findall("ol/li")]


def test_a_long_label_is_broken_not_cut() -> None:
    """A long path runs over several lines, and all of it can be read."""
    figure = drawn([request("", "GET /reports/2026/quarter/4?format=csv&lang=ko&page=2"), response("", "200 OK")])
    text = next(text for text in figure.iter("text") if "sb-wire" in (text.get("class") or ""))
    lines = [span.text for span in text.findall("tspan")]
    assert len(lines) > 1
    assert "".join(lines).replace(" ", "") == "GET/reports/2026/quarter/4?format=csv&lang=ko&page=2"


def test_everything_stands_inside_the_picture() -> None:
    """No text of a real picture reaches over the edge, whichever side its participant stands on."""
    events = [
        fence(f"event {who}", "아주 긴 설명이 여러 줄로 이어져도 그림 밖으로 나가지 않습니다.") for who in PARTICIPANTS
    ]
    svg = drawn(events).find("svg")
    width = int(svg.get("width"))
    for box in svg.iter("rect"):
        assert int(box.get("x")) >= 0 and int(box.get("x")) + int(box.get("width")) <= width


def test_markup_in_a_label_is_text() -> None:
    """Nothing a label holds becomes markup."""
    svg = str(draw_exchange([request("", "GET /<script>alert(1)</script>"), response("", "200 OK")]))
    assert "<script" not in svg
    assert "\n" not in svg


@given(text=st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=200), room=st.integers(40, 260))
def test_no_line_is_wider_than_its_room(text: str, room: int) -> None:
    """Whatever a label holds, at most four lines come of it and each fits."""
    lines = wrap(text, room, 11.5)
    assert 1 <= len(lines) <= 4
    assert all(text_width(line, 11.5) <= room for line in lines)


def test_the_same_fences_give_the_same_picture() -> None:
    """Two runs give the same bytes."""
    example = small_book().shelf.codes[404].prose.section("example")
    assert example is not None
    assert draw_exchange(example.fences) == draw_exchange(example.fences) != ""
