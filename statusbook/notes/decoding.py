"""From the bytes of a note to its text: the encoding is found, binary is refused, lines are kept."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from statusbook.problems import ContentError, Problem
from statusbook.text import clean_text

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),  # after UTF-32, whose mark begins with the same two bytes
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MOST_BYTES = 32 * 1024 * 1024
"""A note has kilobytes; what is larger than this is a dump, and would take minutes to read."""

_SAMPLE = 64_000
"""Bytes that are looked at to decide about the whole, so that a large note costs no more."""

_FEW_CONTROLS = 8
_CONTROL_SHARE = 1 / 100
"""Control characters that a text may have: a paste from a terminal has some, a program or a picture has one in ten."""

_UTF8_SHARE = 0.98
"""Bytes that are right as UTF-8 in a damaged UTF-8 file; Korean text in CP949 is so by a few characters only."""

_BEFORE_ERROR = 1_000
"""Bytes before the first wrong one that are looked at with what follows it: the damage may be at the end."""

_DAMAGED_SHARE = 1 / 50
"""Characters that CP949 may not explain before another encoding is guessed; two bytes of a note are easily lost."""

# Control characters but tab, line ends and escape: ``\x00``; not ``\t``, ``\n``, ``a``
_BINARY_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

# A character of three bytes, as Hangul has them in UTF-8: ``없``; not ``a``, ``é``
_THREE_BYTES = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")

_BINARY_STARTS = (
    b"%PDF-",
    b"PK\x03\x04",  # zip: docx, xlsx, hwpx
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",  # jpeg
    b"\x1f\x8b",  # gzip
    b"\xd0\xcf\x11\xe0",  # doc, xls, hwp
)
_DAMAGE = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a note, the encoding it was in, and the lines on which bytes could not be read."""

    text: str
    encoding: str
    damaged_lines: tuple[int, ...] = ()


def decode_note(content: bytes, *, path: str) -> Decoded:
    """Returns the text of a note in NFC with ``\\n`` line ends, each line where it was.

    Raises ContentError for a file that is binary or too large.
    """
    if len(content) > MOST_BYTES:
        raise ContentError([_size_problem(path, len(content))])
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _decoded(content[len(bom) :].decode(encoding, "replace"), encoding)
    if _is_binary(content):
        raise ContentError([_binary_problem(path)])
    try:
        return _decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        encoding = _legacy_encoding(content, error)
    return _decoded(content.decode(encoding, "replace"), encoding)


def _decoded(text: str, encoding: str) -> Decoded:
    cleaned = clean_text(text)
    damaged: tuple[int, ...] = ()
    if _DAMAGE in cleaned:
        damaged = tuple(number for number, line in enumerate(cleaned.split("\n"), start=1) if _DAMAGE in line)
    return Decoded(text=cleaned, encoding=encoding, damaged_lines=damaged)


def _is_binary(content: bytes) -> bool:
    sample = content[:_SAMPLE]
    controls = len(_BINARY_BYTES.findall(sample))
    return sample.startswith(_BINARY_STARTS) or controls > max(_FEW_CONTROLS, int(_CONTROL_SHARE * len(sample)))


def _legacy_encoding(content: bytes, error: UnicodeDecodeError) -> str:
    """Returns the encoding of bytes that are no UTF-8: damaged UTF-8, CP949 (EUC-KR), else the likeliest."""
    start = max(error.start - _BEFORE_ERROR, 0)
    sample = content[start : start + _SAMPLE]
    utf8_bytes = len(sample.decode("utf-8", "ignore").encode())
    if utf8_bytes > _UTF8_SHARE * len(sample) and _THREE_BYTES.search(sample):
        return "utf-8"
    try:
        content.decode("cp949")
        return "cp949"
    except UnicodeDecodeError:
        pass
    if sample.decode("cp949", "replace").count(_DAMAGE) <= int(_DAMAGED_SHARE * len(sample)):
        return "cp949"
    best = from_bytes(sample).best()
    return best.encoding if best is not None else "cp949"


def _size_problem(path: str, size: int) -> Problem:
    return Problem(
        path=path,
        line=1,
        message=f"holds {size >> 20} MiB, more than the {MOST_BYTES >> 20} MiB a note may hold",
        fix="keep what speaks of status codes, or split the note",
    )


def _binary_problem(path: str) -> Problem:
    return Problem(
        path=path,
        line=1,
        message="is a binary file, not a text",
        fix="save the note as text (UTF-8), or take it out of content/notes/",
    )
