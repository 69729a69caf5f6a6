"""The lab's server: exactly what a script says goes over the wire, on the loopback interface only."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from clientlab.server import MAX_REQUESTS, Scene, Server
from clientlab.wire import ExpectPlan, Incoming, Reply


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


def exchange(scene: Scene, *parts: bytes, origin: str = "first", seconds: float = 3.0) -> bytes:
    """Sends parts over one connection and gives all that comes back until the server closes or is silent."""
    place = ("127.0.0.1", scene.ports["first" if origin == "first" else "second"])
    with socket.create_connection(place, timeout=seconds) as connection:
        for part in parts:
            connection.sendall(part)
        told = b""
        try:
            while chunk := connection.recv(65536):
                told += chunk
        except TimeoutError:
            pass
        return told


def get(path: str, *headers: str) -> bytes:
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: lab", "Connection: close", *headers, "", ""]).encode()


@pytest.mark.parametrize("status", ["099 Odd", "1000 Odd", "abc Odd", "200", "", "599"])
def test_any_status_line_goes_out_as_written(server: Server, status: str) -> None:
    """A client can be shown status lines that no HTTP library would send."""
    with server.scene(lambda incoming: Reply(status=status, body=b"x")) as scene:
        told = exchange(scene, get("/"))
    assert told.split(b"\r\n")[0] == f"HTTP/1.1 {status}".encode()


def test_interim_responses_come_first_in_their_order(server: Server) -> None:
    """1xx heads are sent before the final response, as many as the script says."""
    reply = Reply(interim=("103 Early Hints\r\nLink: </a>", "102 Processing"), body=b"final")
    with server.scene(lambda incoming: reply) as scene:
        told = exchange(scene, get("/"))
    heads = [head.split(b"\r\n")[0] for head in told.split(b"\r\n\r\n")]
    assert heads == [b"HTTP/1.1 103 Early Hints", b"HTTP/1.1 102 Processing", b"HTTP/1.1 200 OK", b"final"]


@pytest.mark.parametrize(("late", "pieces"), [(0.0, 1), (0.1, 2)])
def test_a_late_body_is_a_piece_of_its_own(server: Server, late: float, pieces: int) -> None:
    """What comes after its head is not read with it: the client has the head alone for a while."""
    reply = Reply(status="204 No Content", body=b"extra", forbidden_body=True, late=late)
    with (
        server.scene(lambda incoming: reply) as scene,
        socket.create_connection(("127.0.0.1", scene.ports["first"]), timeout=3) as connection,
    ):
        connection.sendall(get("/"))
        first = connection.recv(65536)
        assert first.endswith(b"\r\n\r\n" if pieces == 2 else b"extra")
        if pieces == 2:
            assert connection.recv(65536) == b"extra"


@pytest.mark.parametrize(("forbidden", "ending"), [(False, b"\r\n\r\n"), (True, b"\r\n\r\nextra")])
def test_a_body_where_none_may_be_is_sent_only_on_purpose(server: Server, forbidden: bool, ending: bytes) -> None:
    """204 has no body, unless a trial is about exactly that."""
    reply = Reply(status="204 No Content", body=b"extra", forbidden_body=forbidden)
    with server.scene(lambda incoming: reply) as scene:
        told = exchange(scene, get("/"))
    assert told.endswith(ending)
    assert (b"Content-Length" in told) is forbidden


def test_a_connection_can_be_closed_without_an_answer(server: Server) -> None:
    """Nothing comes back, and the request is in the log."""
    with server.scene(lambda incoming: Reply(instead="close")) as scene:
        assert exchange(scene, get("/gone")) == b""
        assert [received.path for received in server.settle(scene)] == ["/gone"]


def test_a_connection_can_be_reset_without_an_answer(server: Server) -> None:
    """The client sees a reset, not an end."""
    with server.scene(lambda incoming: Reply(instead="reset")) as scene, pytest.raises(ConnectionResetError):
        exchange(scene, get("/gone"))


def test_a_scene_listens_on_the_loopback_interface_only(server: Server) -> None:
    """Both origins are on 127.0.0.1 and differ in their port."""
    with server.scene(lambda incoming: Reply()) as scene:
        assert scene.ports["first"] != scene.ports["second"]
        for port in scene.ports.values():
            with pytest.raises(OSError), socket.create_connection(("127.0.0.2", port), timeout=1):
                pass  # any other address of the machine, even of the same interface


def test_the_log_tells_connection_origin_and_body(server: Server) -> None:
    """What reached the server is remembered request by request, with the connection it came over."""
    first = b"POST /a HTTP/1.1\r\nHost: lab\r\nContent-Length: 3\r\n\r\nabc"
    with server.scene(lambda incoming: Reply()) as scene:
        exchange(scene, first, get("/b"))
        exchange(scene, get("/c"), origin="second")
        log = server.settle(scene)
    assert [(each.connection, each.origin, each.method, each.path, each.body) for each in log] == [
        (1, "first", "POST", "/a", b"abc"),
        (1, "first", "GET", "/b", b""),
        (2, "second", "GET", "/c", b""),
    ]


def test_the_script_knows_how_often_a_path_was_asked_for(server: Server) -> None:
    """A script can give way after a number of attempts."""

    def script(incoming: Incoming) -> Reply:
        return Reply(status="503 Busy" if incoming.attempt < 3 else "200 OK")

    with server.scene(script) as scene:
        codes = [exchange(scene, get("/busy")).split()[1] for _ in range(3)]
    assert codes == [b"503", b"503", b"200"]


def test_a_scene_is_bounded(server: Server) -> None:
    """A client that never stops is cut off."""
    with server.scene(lambda incoming: Reply()) as scene:
        line = b"GET / HTTP/1.1\r\nHost: lab\r\n\r\n"
        told = exchange(scene, line * (MAX_REQUESTS + 20))
        assert told.count(b"HTTP/1.1 200") == MAX_REQUESTS
        assert len(server.settle(scene)) == MAX_REQUESTS


HEAD = b"POST / HTTP/1.1\r\nHost: lab\r\nExpect: 100-continue\r\nContent-Length: 3\r\nConnection: close\r\n\r\n"


def test_continue_is_sent_at_once_where_no_trial_is_about_it(server: Server) -> None:
    """A client that waits for 100 does not lose time in other trials."""
    with server.scene(lambda incoming: Reply()) as scene:
        assert exchange(scene, HEAD + b"abc").startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200")


def test_continue_can_be_withheld(server: Server) -> None:
    """A server that stays silent gives up the body after its patience, and answers."""
    with server.scene(lambda incoming: Reply(), expect=ExpectPlan(patience=0.2)) as scene:
        assert exchange(scene, HEAD).startswith(b"HTTP/1.1 200")
        [received] = server.settle(scene)
    assert (received.body, received.body_delay) == (b"", None)


def test_a_body_that_waited_for_continue_is_known(server: Server) -> None:
    """The log tells whether the body came before or after 100 Continue."""
    for after, waited in ((5.0, False), (0.0, True)):
        plan = ExpectPlan(continue_after=after)
        with server.scene(lambda incoming: Reply(), expect=plan) as scene:
            place = ("127.0.0.1", scene.ports["first"])
            with socket.create_connection(place, timeout=5) as connection:
                connection.sendall(HEAD)
                if waited:
                    assert connection.recv(25) == b"HTTP/1.1 100 Continue\r\n\r\n"
                connection.sendall(b"abc")
                while connection.recv(65536):
                    pass
            [received] = server.settle(scene)
        assert received.body_after_continue is waited


@pytest.mark.parametrize("sent", [b"", b"abc"])
def test_a_final_answer_at_the_head(server: Server, sent: bytes) -> None:
    """With the answer given at the head, the log tells whether the body came all the same."""
    plan = ExpectPlan(answers_at_head=True)
    reply = Reply(status="417 Refused", closes=True)
    with server.scene(lambda incoming: reply, expect=plan) as scene:
        assert exchange(scene, HEAD, sent).startswith(b"HTTP/1.1 417")
        [received] = server.settle(scene)
    assert received.body_after_answer is bool(sent)


def test_the_browsers_page_is_not_part_of_a_trial(server: Server) -> None:
    """The page a browser starts from is served, closes its connection, and leaves no trace in the log."""
    with server.scene(lambda incoming: Reply(), page=b"<p>lab</p>") as scene:
        told = exchange(scene, b"GET /page HTTP/1.1\r\nHost: lab\r\n\r\n")
        assert told.endswith(b"<p>lab</p>")
        assert server.settle(scene) == ()
