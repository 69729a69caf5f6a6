"""One request read from a connection, with the moments that matter, and one reply written to it."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
import time
from typing import Any

import h11

from clientlab.wire import ExpectPlan, Reply

MAX_BODY = 4 * 1024 * 1024
MAX_SECONDS = 120.0
"""How long a scene lives, and how long it waits for a client that says nothing."""
LATE_BODY_SECONDS = 0.4


class Exchange:
    """One request being read from a connection, with the moment its body began."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, pending: bytes) -> None:
        self._reader = reader
        self.writer = writer
        self._parser = h11.Connection(h11.SERVER)
        if pending:
            self._parser.receive_data(pending)
        self._ended = False
        self._head_at = 0.0
        self.expects_continue = False
        self.received = b""
        self.body_delay: float | None = None
        self.body_after_continue = False
        self._continued = False

    @property
    def rest(self) -> bytes:
        """Bytes that came after the request: the beginning of the next one."""
        return bytes(self._parser.trailing_data[0])

    async def head(self, seconds: float | None = None) -> h11.Request | None:
        """The request line and headers; None if the connection ends first; raises TimeoutError."""
        event = await self._next(seconds)
        if not isinstance(event, h11.Request):
            return None
        self._head_at = time.monotonic()
        expectation = next((value for name, value in event.headers if name == b"expect"), b"")
        self.expects_continue = expectation.lower() == b"100-continue"
        return event

    async def body(self, plan: ExpectPlan | None) -> None:
        """Reads the body; under a plan, sends ``100 Continue`` when the plan says so, and gives up in time."""
        if plan is None:
            while not self._ended:
                await self._take(None)
            return
        if plan.continue_after is not None:
            await self._take(plan.continue_after)
            self._continued = True
            self.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            await self.writer.drain()
        limit = self._head_at + plan.patience
        while not self._ended and time.monotonic() < limit:
            await self._take(limit - time.monotonic())

    async def late_body(self) -> bool:
        """Whether the body comes although the answer was given at the head."""
        with contextlib.suppress(h11.RemoteProtocolError, OSError):  # the client may hang up without it
            await self._take(LATE_BODY_SECONDS)
        return bool(self.received)

    async def _take(self, seconds: float | None) -> None:
        try:
            event = await self._next(seconds)
        except TimeoutError:
            return
        if isinstance(event, h11.Data):
            if self.body_delay is None:
                self.body_delay = time.monotonic() - self._head_at
                self.body_after_continue = self._continued
            self.received += bytes(event.data)
            if len(self.received) > MAX_BODY:
                raise ConnectionAbortedError("the body is too long")
            return
        self._ended = True

    async def _next(self, seconds: float | None) -> Any:
        limit = seconds if seconds is not None else MAX_SECONDS
        async with asyncio.timeout(max(limit, 0.001)):
            while (event := self._parser.next_event()) is h11.NEED_DATA:
                self._parser.receive_data(await self._reader.read(65536))
        return event


def reset(writer: asyncio.StreamWriter) -> None:
    """Closes a connection with RST instead of FIN."""
    raw: socket.socket = writer.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


def message(method: str, reply: Reply, *, cors: bool) -> tuple[bytes, bytes]:
    """Gives head and body of a reply to a request with this method; ``cors`` lets pages of other origins read it."""
    code = reply.status.split(" ")[0]
    bodiless = method == "HEAD" or code in ("204", "304")
    lines = [f"HTTP/1.1 {reply.status}", *(f"{name}: {value}" for name, value in reply.headers)]
    names = {name.lower() for name, _ in reply.headers}
    given = "content-length" in names or "transfer-encoding" in names
    if not given and (not bodiless or reply.forbidden_body or method == "HEAD"):
        lines.append(f"Content-Length: {len(reply.body)}")
    if "content-type" not in names and reply.body:
        lines.append("Content-Type: text/plain; charset=utf-8")
    if cors:
        lines += ["Access-Control-Allow-Origin: *", "Access-Control-Allow-Headers: *, authorization"]
    if reply.closes:
        lines.append("Connection: close")
    written = not bodiless or reply.forbidden_body
    return "\r\n".join([*lines, "", ""]).encode("latin-1"), reply.body if written else b""
