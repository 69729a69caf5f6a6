"""Marionette, the protocol Firefox has built in: messages of JSON behind their length, over a local port."""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping
from typing import Any

from clientlab.drivers.driver import Broken

SECONDS = 20.0


class Marionette:
    """A connection to a running Firefox."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=SECONDS)
        self._rest = b""
        self._number = 0
        self._read()

    def call(self, command: str, parameters: Mapping[str, object] | None = None) -> Any:
        """Gives the result of a command; raises Broken if Firefox refuses it."""
        self._number += 1
        text = json.dumps([0, self._number, command, parameters or {}]).encode()
        self._socket.sendall(str(len(text)).encode() + b":" + text)
        while True:
            told = self._read()
            if told[:2] == [1, self._number]:
                if told[2]:
                    raise Broken(f"{command}: {told[2].get('error')}: {told[2].get('message')}")
                return told[3]

    def close(self) -> None:
        """Ends the connection."""
        self._socket.close()

    def _read(self) -> Any:
        while b":" not in self._rest:
            self._receive()
        length, _, self._rest = self._rest.partition(b":")
        while len(self._rest) < int(length):
            self._receive()
        text, self._rest = self._rest[: int(length)], self._rest[int(length) :]
        return json.loads(text)

    def _receive(self) -> None:
        try:
            chunk = self._socket.recv(1 << 20)
        except OSError as error:
            raise Broken(f"Firefox does not answer: {error}") from error
        if not chunk:
            raise Broken("Firefox has ended")
        self._rest += chunk
