"""The inline Markdown of house prose as the plain text a statement holds."""

from __future__ import annotations

import functools
import re

_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\]]*\])*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


@functools.lru_cache(maxsize=32768)
def plain_text(markdown: str) -> str:
    """Gives inline Markdown without links, emphasis and escapes; backtick spans stay as they are."""
    parts = re.split(r"(`[^`]*`)", markdown)
    for index in range(0, len(parts), 2):
        text = parts[index]
        text = _STRONG.sub(r"\2", text)
        text = _EMPHASIS.sub(r"\1", text)
        parts[index] = _ESCAPE.sub(r"\1", text)
    return " ".join(_LINK.sub(r"\1", "".join(parts)).split())
