"""Escapes in strings: a text is as it is when the program runs."""

from __future__ import annotations

import re

# An escape in a string: ``\uAC00``, ``\u{ac00}``, ``\"``; not ``n``
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([\s\S]))")

_MEANINGS = {"n": "\n", "r": "\n", "t": " ", "\n": "", "0": "", "b": "", "f": " ", "v": " ", "e": ""}

_PLAIN_ESCAPES = "\\\"'`$/#@{}"

_LAST_CHARACTER = 0x10FFFF

_SURROGATES = range(0xD800, 0xE000)


def decode_escapes(text: str) -> str:
    """Returns the text of a string as it is when the program runs: ``a"b`` for ``a\\"b``; unknown escapes stay."""
    return _ESCAPE.sub(_decoded, text) if "\\" in text else text


def _decoded(found: re.Match[str]) -> str:
    number = found[1] or found[2] or found[3]
    if number:
        point = int(number, 16)
        return chr(point) if 0x1F < point <= _LAST_CHARACTER and point not in _SURROGATES else found[0]
    sign = found[4]
    return _MEANINGS.get(sign, sign if sign in _PLAIN_ESCAPES else found[0])
