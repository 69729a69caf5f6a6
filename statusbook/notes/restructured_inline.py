"""Marks inside a line of reStructuredText, put into Markdown or, in a cell, into HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping

from statusbook.notes.block import Aside
from statusbook.notes.translation import escape, left_out

_TICK = "\x01"
"""Stands for the backtick of code, until what single backticks mean here is read."""

# A role: ``:http:statuscode:`404` ``, ``:ref:`오류 <errors>` ``; not `` `404` ``
_ROLE = re.compile(r":(?P<role>[A-Za-z][\w:+.-]{0,60}):`(?P<text>[^`]{1,500})`")

# The target behind the text of a role or link: `` <errors>``; not ``<errors>``
_TARGET = re.compile(r"\s+<(?P<target>[^`<>]{1,500})>\Z")

# A link: `` `문서 <https://a.example>`_ ``; not `` `문서`_ ``
_LINK = re.compile(r"`(?P<text>[^`<]{1,300}?)\s*<(?P<url>[^`>]{1,500})>`__?")

# Code in two backticks: ``\x60\x60404\x60\x60``; not `` `404` ``
_CODE = re.compile(r"``([^`]{1,500})``")

# What single backticks hold: `` `오류` ``, `` `오류`_ ``; not ``\x60\x60404\x60\x60``
_INTERPRETED = re.compile(r"(?<![`\w])`([^`\n]{1,300})`(?:__?)?(?!`)")

# The mark of a footnote or citation: ``[1]_``, ``[#a]_``, ``[CIT2002]_``; not ``[1]``
_FOOTNOTE = re.compile(r"\s?\[(?P<text>[\w#*.-]{1,60})\]_(?![\w])")

# What a substitution stands in for: ``|주의|``, ``|주의|_``; not ``| 404 |``, ``a|b``
_SUBSTITUTION = re.compile(r"(?<![\w|])\|(?P<name>[^\s|](?:[^|\n]{0,80}[^\s|])?)\|(?:__?)?(?![A-Za-z0-9|])")

# A reference of one word: ``문서_``, ``errors__``; not ``a_b``, ``_a_``, ``문서_는``
_WORD_REFERENCE = re.compile(r"(?<![\w`_./-])([A-Za-z가-힣][\w-]{0,60}?)__?(?=[\s.,;:!?)\]]|\Z)")

# ``a\ b``, ``a\\``; not ``a\*``
_JOINED = re.compile(r"\\(?:\s|\Z)")

# A target inside a line: ``_`표적` ``; not `` `표적` ``
_INLINE_TARGET = re.compile(r"(?<!\w)_`([^`\n]{1,200})`")

# ``**404**``; not ``*404*``
_STRONG_IN_CELL = re.compile(r"\*\*([^*\n]{1,1000})\*\*")

# ``*404*``; not ``2 * 3 * 4``
_SLANTED_IN_CELL = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{1,1000})(?<!\s)\*(?!\*)")

_CODE_ROLES = (
    "code",
    "http:",
    "literal",
    "py:",
    "js:",
    "c:",
    "cpp:",
    "command",
    "file",
    "samp",
    "kbd",
    "envvar",
    "option",
)
_STRUCK_ROLES = frozenset({"del", "strike", "s", "struck", "strikethrough", "line-through"})


def inline(line: str, substitutions: Mapping[str, str]) -> str:
    """Returns a line as Markdown; ``substitutions`` says what ``|a|`` stands for."""
    if "`" in line or "_" in line or "|" in line or "\\" in line:
        line = _plain(line, substitutions)
        line = _LINK.sub(r"[\g<text>](<\g<url>>)", line)
        line = _WORD_REFERENCE.sub(r"\1", _INTERPRETED.sub(r"\1", line))
    return line.replace(_TICK, "`")


def inline_html(text: str, substitutions: Mapping[str, str]) -> str:
    """Returns the text of a cell as HTML."""
    text = _LINK.sub(lambda found: f"{_TICK}L{found['text']}{_TICK}U{found['url']}{_TICK}E", text.strip())
    text = _plain(text, substitutions, is_html=True)
    text = _WORD_REFERENCE.sub(r"\1", _INTERPRETED.sub(r"\1", text))
    text = _SLANTED_IN_CELL.sub(r"\1", _STRONG_IN_CELL.sub(r"<b>\1</b>", text))
    text = _HTML_LINK.sub(r'<a href="\2">\1</a>', text)
    return _HTML_CODE.sub(r"<code>\1</code>", text)


# ``\x01L문서\x01Uhttps://a.example\x01E``; not ``\x01404\x01``
_HTML_LINK = re.compile("\x01L([^\x01]*)\x01U([^\x01]*)\x01E")

# ``\x01404\x01``; not ``404``
_HTML_CODE = re.compile("\x01([^\x01]*)\x01")


def _plain(text: str, substitutions: Mapping[str, str], *, is_html: bool = False) -> str:
    """Returns text in which roles, code, footnotes and substitutions are read."""
    if is_html:
        text = escape(text).replace("&lt;", "<").replace("&gt;", ">") if "`" in text else escape(text)
    text = _ROLE.sub(_role, text)
    text = _CODE.sub(rf"{_TICK}\1{_TICK}", text)
    text = _SUBSTITUTION.sub(lambda found: _substituted(found["name"], substitutions), text)
    text = _INLINE_TARGET.sub(r"\1", _JOINED.sub("", text))
    return _FOOTNOTE.sub(lambda found: left_out(found["text"], Aside.MARKUP), text)


def _substituted(name: str, substitutions: Mapping[str, str]) -> str:
    """Returns what a substitution stands for; its own name, where it stands for another text, is left out."""
    text = substitutions.get(name, name)
    return text if text == name else left_out(name, Aside.MARKUP) + text


def _role(found: re.Match[str]) -> str:
    role, text = found["role"].lower(), found["text"]
    target = _TARGET.search(text)
    beside = left_out(target["target"], Aside.LINK_TARGET) if target else ""
    text = text[: target.start()] if target else text.lstrip("~!")
    if role in _STRUCK_ROLES:
        return f"<del>{text}</del>"
    if role.startswith(_CODE_ROLES):
        return f"{_TICK}{text}{_TICK}{beside}"
    return text + beside
