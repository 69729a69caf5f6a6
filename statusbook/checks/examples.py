"""Every wire example is HTTP that a real parser takes, between participants that are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import h11

from statusbook.checks.prose_of import house_sections
from statusbook.house.exchange import EVENT, MESSAGE, PARTICIPANTS, is_response, kind_of, speakers
from statusbook.house.section import Fence
from statusbook.problems import Problem
from statusbook.registry.book import Book

_REQUEST_LINE = re.compile(r"(?P<method>\S+) \S+ HTTP/\d\.\d")
"""``GET /orders/19 HTTP/1.1``"""
_STATUS_LINE = re.compile(r"HTTP/1\.[01] (?P<code>[1-5]\d\d)(?: (?P<phrase>.*))?")
"""``HTTP/1.1 404 Not Found``, the phrase left out or not (RFC 9112 4)"""
_OWN_HOST = re.compile(r"(?:[\w.-]+\.example|(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+)(?::\d+)?")
"""A host that nobody has: ``shop.example:8080`` (RFC 2606), ``192.0.2.7`` (RFC 5737)"""
_WITHOUT_BODY = frozenset({204, 304})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """A message as it would travel: its head and body apart, and what the start line says."""

    head: str
    body: str
    method: str | None = None
    code: int | None = None
    phrase: str | None = None

    def field(self, name: str) -> str | None:
        """The value of a header field, the first one if there are several."""
        found = re.search(rf"(?im)^{re.escape(name)}:[ \t]*(.*?)[ \t]*$", self.head)
        return found[1] if found else None

    @property
    def chunked(self) -> bool:
        """Whether the body comes in chunks."""
        return "chunked" in (self.field("Transfer-Encoding") or "").lower()

    @property
    def octets(self) -> bytes:
        """The bytes: CRLF in the head and between chunks, a line end inside any other body as one byte."""
        body = self.body.replace("\n", "\r\n") if self.chunked else self.body
        return (self.head.replace("\n", "\r\n") + "\r\n\r\n" + body).encode()


def examples_are_valid_http(book: Book) -> Iterator[Problem]:
    """Start line, headers and body of every example agree with HTTP/1.1 and with each other."""
    for path, section in house_sections(book):
        methods: dict[frozenset[str], str] = {}
        for fence in section.fences:
            kind = kind_of(fence)
            if kind not in (MESSAGE, EVENT):
                continue
            sender, receiver = speakers(fence)
            faults = [*_speaker_faults(sender, receiver)]
            if kind == MESSAGE:
                wire = read_wire(fence.text)
                between = frozenset({sender, receiver or ""})
                if wire.method:
                    methods[between] = wire.method
                faults += message_faults(wire, is_response(fence), asked=methods.get(between, "GET"))
                faults += _phrase_faults(book, wire)
            elif not fence.text.strip():
                faults.append(("an event without words", "say in one line what happens"))
            for message, fix in faults:
                yield Problem(path=path, line=fence.line + _place(fence, message), message=message, fix=fix)


def _place(fence: Fence, message: str) -> int:
    """Gives the line of the fence a message speaks of: that of the header it begins with, else the first."""
    named = re.match(r"'([\w-]+)[:']", message)
    for place, line in enumerate(fence.text.split("\n")):
        if named and line.lower().startswith(f"{named[1].lower()}:"):
            return place
    return 0


def read_wire(text: str) -> Wire:
    """Gives a fence's text as a message; method or code are None if the start line is none of HTTP/1.1's."""
    head, blank, body = text.partition("\n\n")
    if not blank:
        head, body = text.rstrip("\n"), ""
    first = head.split("\n", 1)[0]
    asked, answered = _REQUEST_LINE.fullmatch(first), _STATUS_LINE.fullmatch(first)
    return Wire(
        head=head,
        body=body,
        method=asked["method"] if asked else None,
        code=int(answered["code"]) if answered else None,
        phrase=answered["phrase"] if answered else None,
    )


def _speaker_faults(sender: str, receiver: str | None) -> Iterator[tuple[str, str]]:
    for who in (sender, receiver):
        if who is not None and who not in PARTICIPANTS:
            yield f"'{who}' is no participant", f"use one of: {', '.join(PARTICIPANTS)}"
    if sender == receiver:
        yield f"'{sender}' speaks to itself", "write an 'event' fence for what one does alone"


def message_faults(wire: Wire, response: bool, *, asked: str) -> Iterator[tuple[str, str]]:
    """Gives message and fix for every fault of one message; ``asked`` is the method a response answers."""
    if wire.method is None and wire.code is None:
        line = "'HTTP/1.1 404 Not Found'" if response else "'GET /orders/19 HTTP/1.1'"
        yield f"'{wire.head.split(chr(10), 1)[0]}' is no start line of HTTP/1.1", f"write it as {line}"
        return
    host = wire.field("Host")
    if host and not _OWN_HOST.fullmatch(host):
        yield f"'Host: {host}' may be somebody's", "use a host that ends in .example (RFC 2606)"
    if wire.code is not None and _is_bodiless(wire.code, asked):
        if wire.body:
            yield f"{_described(wire.code, asked)} has no body", "remove what stands under the blank line"
            return
    elif fault := _length_fault(wire):
        yield fault
        return
    try:
        _parse(wire, asked)
    except h11.ProtocolError as error:
        told = re.sub(r"bytearray\(b(['\"])(.*)\1\)", r"'\2'", str(error))
        yield f"not valid HTTP: {told}", "correct it until an HTTP parser takes it (see CONTRIBUTING.md)"


def _is_bodiless(code: int, asked: str) -> bool:
    """Tells whether RFC 9110 6.4.1 gives a response no content."""
    return code < 200 or code in _WITHOUT_BODY or asked == "HEAD" or (asked == "CONNECT" and code < 300)


def _described(code: int, asked: str) -> str:
    return f"a response to {asked}" if asked in ("HEAD", "CONNECT") and code >= 200 else f"a {code} response"


def _length_fault(wire: Wire) -> tuple[str, str] | None:
    stated, counted = wire.field("Content-Length"), len(wire.body.encode())
    if wire.chunked:
        return ("'Content-Length' beside chunks", "remove it: RFC 9112 6.2") if stated else None
    if stated is None:
        if wire.method and not counted:
            return None
        return f"a body of {counted} bytes without 'Content-Length'", f"add 'Content-Length: {counted}'"
    if stated != str(counted):
        fix = f"write 'Content-Length: {counted}' (UTF-8, one byte a line end, the last one too)"
        return f"'Content-Length: {stated}', but the body has {counted} bytes", fix
    return None


def _parse(wire: Wire, asked: str) -> None:
    """Has h11 read the message to its end; raises h11.ProtocolError if it cannot."""
    connection = h11.Connection(h11.SERVER if wire.method else h11.CLIENT)
    if wire.code is not None:
        headers = [("Host", "shop.example")]
        if wire.code == 101:
            headers += [("Connection", "Upgrade"), ("Upgrade", wire.field("Upgrade") or "")]
        connection.send(h11.Request(method=asked, target="/", headers=headers))
        connection.send(h11.EndOfMessage())
    connection.receive_data(wire.octets)
    seen: list[object] = []
    while True:
        event = connection.next_event()
        if event in (h11.NEED_DATA, h11.PAUSED):
            break
        seen.append(event)
        if isinstance(event, (h11.EndOfMessage, h11.InformationalResponse)):
            break
    whole = bool(seen) and isinstance(seen[-1], (h11.EndOfMessage, h11.InformationalResponse))
    if not whole and not _opens_tunnel(wire, asked):
        raise h11.RemoteProtocolError("the message is not complete")
    rest, _ = connection.trailing_data
    if rest:
        raise h11.RemoteProtocolError(f"{len(rest)} bytes stand behind the end of the message")


def _opens_tunnel(wire: Wire, asked: str) -> bool:
    """Tells whether what follows the head is no longer HTTP."""
    return asked == "CONNECT" and wire.code is not None and wire.code < 300


def _phrase_faults(book: Book, wire: Wire) -> Iterator[tuple[str, str]]:
    """A registered code goes with its own phrase or an older one; what vendors send is theirs to choose."""
    note = book.shelf.codes.get(wire.code or 0)
    if note is None or note.code not in book.registry.iana.entries or not wire.phrase:
        return
    known = (note.facts.phrase, *note.facts.older_phrases)
    if wire.phrase not in known:
        yield f"'{wire.phrase}' is not the phrase of {note.code}", f"write '{known[0]}'"
