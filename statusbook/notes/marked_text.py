"""Markup inside of values and comments: what of it is shown, and what is struck."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt

from statusbook.notes.block import Line
from statusbook.notes.inline_markdown import SourceLine, read_inline

# Markup inside of a value: ``**없다**``, ``*"없다"*가``, ``==없다==``, ``[글](https://a.example)``, ``없다<br>``; not ``2 ** 3``, ``a_b``, ``<id>``
_MARKUP = re.compile(
    r"\*\*\S|(?<![\w*])\*(?=[^\s*])[^*\n]{1,80}(?<!\s)\*|==\S|\]\(|~~\S|</?(?:br|b|i|p|a|s|u|h[1-6]|strong|em|code|kbd|ul|ol|li|del|span|div|font|table|tr|td|th|img|sup|sub"
    r"|script|style|iframe|svg)\b",
    re.IGNORECASE,
)

# What opens or closes struck text, and code in which it is none: ``~~``, ``<del>``, ``</s>``, ```a~~b```; not ``~~~~``
_STRIKE = re.compile(
    r"`[^`\n]{1,300}`|(?<!~)~~(?!~)|<(?P<end>/?)(?P<tag>del|strike|s)(?:[^\S\n][^<>\n]{0,300})?>", re.IGNORECASE
)

_LONGEST_STRUCK = 600
"""Characters of struck text in a comment; two signs further apart are no pair."""


def has_markup(text: str) -> bool:
    """Returns whether a value may have markup in it."""
    return _MARKUP.search(text) is not None


def read_marked(parser: MarkdownIt, source: Sequence[SourceLine]) -> tuple[Line, ...]:
    """Returns the lines as a reader sees them; what is struck or only markup is among what was removed."""
    return read_inline(parser, source, {}).lines()


def cut_struck(lines: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Returns each line without the struck text in it, and that text; ``~~`` may open on one line and close on another."""
    text = "\n".join(lines)
    struck: list[list[str]] = [[] for _ in lines]
    if "~~" not in text and "<" not in text:
        return list(zip(lines, struck, strict=True))
    kept: list[str] = []
    at = line = 0
    for start, inner, inner_end, end in _struck_spans(text):
        kept.append(text[at:start])
        line += kept[-1].count("\n")
        parts = text[inner:inner_end].split("\n")
        for words in parts:
            if words.strip():
                struck[line].append(words.strip())
            line += 1
        line -= 1
        kept.append("\n" * (len(parts) - 1))
        at = end
    kept.append(text[at:])
    return list(zip("".join(kept).split("\n"), struck, strict=True))


def _struck_spans(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Returns where struck text begins with its sign and without, and where it ends without and with it."""
    opened: re.Match[str] | None = None
    for sign in _STRIKE.finditer(text):
        if sign[0][0] == "`":
            continue
        if opened is not None and _closes(opened, sign, text):
            yield opened.start(), opened.end(), sign.start(), sign.end()
            opened = None
        elif _opens(sign, text):
            opened = sign


def _opens(sign: re.Match[str], text: str) -> bool:
    return not sign["end"] if sign["tag"] else text[sign.end() : sign.end() + 1].strip() != ""


def _closes(opened: re.Match[str], sign: re.Match[str], text: str) -> bool:
    if sign.start() - opened.end() > _LONGEST_STRUCK:
        return False
    if opened["tag"]:
        return bool(sign["end"]) and sign["tag"].lower() == opened["tag"].lower()
    return sign[0] == "~~" and sign.start() > opened.end() and text[sign.start() - 1].strip() != ""
