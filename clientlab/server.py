"""A server on 127.0.0.1 that answers whatever a script says, and remembers every request.

One scene is one trial's pair of listeners on ports of their own, so that no connection, cache entry or
cookie of one trial is met in another. Everything is bounded: requests, bytes and seconds of a scene.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections import Counter
from collections.abc import Coroutine, Iterator
from typing import Any, Literal, TypeVar

import h11

from clientlab.conversation import MAX_SECONDS, Exchange, message, reset
from clientlab.wire import ExpectPlan, Incoming, Received, Reply, Script

HOST = "127.0.0.1"
MAX_REQUESTS = 200
PAGE, ICON = "/page", "/favicon.ico"
SILENT_SECONDS = 0.4
"""A browser opens connections in reserve; where one has a page, those that say nothing for so long are closed."""
_CONTINUE = ExpectPlan(continue_after=0.0)

Result = TypeVar("Result")
Origin = Literal["first", "second"]


class Scene:
    """The two origins of one trial and the log of what reached them."""

    def __init__(self, script: Script, *, expect: ExpectPlan | None, page: bytes | None, cors: bool) -> None:
        self._script, self._expect, self._page, self._cors = script, expect, page, cors
        self._began = time.monotonic()
        self._connections = 0
        self._attempts: Counter[str] = Counter()
        self._tasks: set[asyncio.Task[None]] = set()
        self._busy = 0
        self._servers: list[asyncio.Server] = []
        self.ports: dict[Origin, int] = {}
        self.log: list[Received] = []

    def url(self, path: str, *, origin: Origin = "first", host: str = HOST) -> str:
        """The address of a path at one of the two origins, under the host name given."""
        return f"http://{host}:{self.ports[origin]}{path}"

    async def open(self) -> None:
        """Begins to listen, on two ports the system chooses."""
        origins: tuple[Origin, ...] = ("first", "second")
        for origin in origins:

            def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, origin: Origin = origin) -> None:
                task = asyncio.ensure_future(self._serve(reader, writer, origin))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

            server = await asyncio.start_server(accept, HOST, 0)
            self._servers.append(server)
            self.ports[origin] = server.sockets[0].getsockname()[1]

    async def settle(self) -> None:
        """Waits until no request is being answered any more."""
        for _ in range(200):
            await asyncio.sleep(0.005)
            if not self._busy:
                return

    async def close(self) -> None:
        """Ends every connection of the scene."""
        for server in self._servers:
            server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, origin: Origin) -> None:
        number = 0
        pending = b""
        try:
            while True:
                exchange = Exchange(reader, writer, pending)
                in_reserve = self._page is not None and not number
                request = await exchange.head(SILENT_SECONDS if in_reserve else None)
                if request is None:
                    return
                self._busy += 1
                try:
                    path = request.target.decode("ascii", "replace").partition("?")[0]  # a form's GET adds "?"
                    if path in (PAGE, ICON):
                        await exchange.body(None)
                        keep = await self._serve_browser(writer, path)
                    else:
                        if not number:
                            self._connections += 1
                            number = self._connections
                        keep = await self._answer(exchange, request, path, origin, number)
                finally:
                    self._busy -= 1
                if not keep:
                    return
                pending = exchange.rest
        except (OSError, TimeoutError, h11.RemoteProtocolError, asyncio.IncompleteReadError):
            return
        finally:
            with contextlib.suppress(OSError):
                writer.close()

    async def _answer(
        self, exchange: Exchange, request: h11.Request, path: str, origin: Origin, connection: int
    ) -> bool:
        headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers)
        self._attempts[path] += 1
        incoming = Incoming(
            method=request.method.decode("ascii", "replace"),
            path=path,
            origin=origin,
            headers=headers,
            attempt=self._attempts[path],
        )
        spent = time.monotonic() - self._began
        if len(self.log) >= MAX_REQUESTS or spent > MAX_SECONDS:
            return False
        reply = self._script(incoming)
        expecting = (self._expect or _CONTINUE) if exchange.expects_continue else None
        sent_at_head = expecting is not None and expecting.answers_at_head
        if sent_at_head:
            await self._send(exchange.writer, incoming, reply)
        else:
            await exchange.body(expecting)
        late = sent_at_head and await exchange.late_body()
        lowered = {name.lower(): value for name, value in headers}
        self.log.append(
            Received(
                connection=connection,
                origin=origin,
                host=lowered.get("host", ""),
                method=incoming.method,
                path=path,
                headers=headers,
                body=exchange.received,
                at=spent,
                reply=reply,
                body_delay=exchange.body_delay,
                body_after_continue=exchange.body_after_continue,
                body_after_answer=late,
            )
        )
        if not sent_at_head:
            await self._send(exchange.writer, incoming, reply)
        asked_to_close = "close" in lowered.get("connection", "").lower()
        return not (reply.closes or reply.instead or sent_at_head or asked_to_close)

    async def _send(self, writer: asyncio.StreamWriter, incoming: Incoming, reply: Reply) -> None:
        if reply.instead == "reset":
            reset(writer)
            return
        if reply.instead == "close":
            return
        for head in reply.interim:
            writer.write(f"HTTP/1.1 {head}\r\n\r\n".encode("latin-1"))
            await writer.drain()
            await asyncio.sleep(0.02)
        start, body = message(incoming.method, reply, cors=self._cors)
        if reply.late:
            writer.write(start)
            await writer.drain()
            await asyncio.sleep(reply.late)
            writer.write(body)
        else:
            writer.write(start + body)
        await writer.drain()

    async def _serve_browser(self, writer: asyncio.StreamWriter, path: str) -> bool:
        """The page a browser starts from, whose connection is not offered to the trial, and no icon."""
        page = self._page if path == PAGE else None
        status = "200 OK" if page is not None else "404 Not Found"
        headers = (("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store"))
        reply = Reply(status=status, headers=headers, body=page or b"", closes=path == PAGE)
        writer.write(b"".join(message("GET", reply, cors=False)))
        await writer.drain()
        return not reply.closes


class Server:
    """Runs the event loop of all scenes on a thread of its own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Server:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    @contextlib.contextmanager
    def scene(
        self,
        script: Script,
        *,
        expect: ExpectPlan | None = None,
        page: bytes | None = None,
        cors: bool = False,
    ) -> Iterator[Scene]:
        """Opens a scene and closes it after the trial; ``page`` is what a browser starts from."""
        scene = Scene(script, expect=expect, page=page, cors=cors)
        self._run(scene.open())
        try:
            yield scene
        finally:
            self._run(scene.close())

    def settle(self, scene: Scene) -> tuple[Received, ...]:
        """Gives the log once nothing is being answered."""
        self._run(scene.settle())
        return tuple(scene.log)

    def _run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(15)
