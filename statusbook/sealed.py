"""Files that are checked bit by bit before anybody believes what they hold: a header with a checksum, then the content."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

_FORMAT = b"statusbook cache 1"


class BrokenSeal(Exception):
    """The file must not be believed; the text says why, in a word or two."""


class AnotherVersion(BrokenSeal):
    """Every bit is as it was written, but not by who reads."""


def seal(content: bytes, maker: str) -> bytes:
    """Gives the content behind a header; ``maker``, one line, names all that the content was made by."""
    signed = maker.encode() + b"\n" + content
    return b"\n".join((_FORMAT, _checksum(signed), signed))


def unseal(sealed: bytes, maker: str) -> bytes:
    """Gives the content of what ``seal`` gave; raises BrokenSeal if a bit differs, or if another maker sealed it."""
    form, _, rest = sealed.partition(b"\n")
    checksum, _, signed = rest.partition(b"\n")
    if form != _FORMAT or checksum != _checksum(signed):
        raise BrokenSeal("damaged")
    made_by, _, content = signed.partition(b"\n")
    if made_by != maker.encode():
        raise AnotherVersion("made by another version")
    return content


def write_sealed(path: Path, content: bytes, maker: str) -> None:
    """Writes a sealed file, which is there whole or not at all whatever happens meanwhile; raises OSError."""
    beside = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(seal(content, maker))
        beside.replace(path)
    except OSError as error:  # a full disk does not say which file it is about
        error.filename = error.filename or str(path)
        raise


def read_sealed(path: Path, maker: str) -> bytes:
    """Gives the content of a sealed file; raises OSError, or BrokenSeal for what must not be believed."""
    return unseal(path.read_bytes(), maker)


def _checksum(signed: bytes) -> bytes:
    return hashlib.sha256(signed).hexdigest().encode()
