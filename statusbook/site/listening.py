"""The port a site is served on: taken before anything is built, or refused with one that is free."""

from __future__ import annotations

import errno
import os
import socket

HOST = "127.0.0.1"
"""The only address that is listened on: what is being written is nobody else's to see."""
_FIRST = 8000
"""The lowest port that is named instead of one that cannot be had."""
_TRIED = 50


class PortRefused(Exception):
    """A port that cannot be had; the text is one sentence with a port that can."""


def listen(port: int) -> socket.socket:
    """Gives a socket that listens on a port of localhost, 0 for any that is free; raises PortRefused."""
    try:
        return _bound(port)
    except OSError as error:
        why = {errno.EADDRINUSE: "is in use", errno.EACCES: "is only for administrators"}
        reason = why.get(error.errno or 0, f"cannot be had ({error.strerror})")
        raise PortRefused(f"port {port} {reason}; --port {free_port(port)} is free") from error


def free_port(near: int = 0) -> int:
    """Gives a free port of localhost, one just above ``near`` if there is one there."""
    first = max(near + 1, _FIRST)
    for port in (*range(first, min(first + _TRIED, 65536)), 0):
        try:
            with _bound(port) as free:
                number: int = free.getsockname()[1]
                return number
        except OSError:
            continue
    raise PortRefused("no port of localhost is free; end a program that holds one")


def _bound(port: int) -> socket.socket:
    door = socket.socket()
    try:
        if os.name == "posix":  # elsewhere it would let two programs have the same port
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((HOST, port))
        door.listen(128)
    except OSError:
        door.close()
        raise
    return door
