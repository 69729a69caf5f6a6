"""Emphasis as writers of Korean set it, right before a particle: ``**403 Forbidden(금지)**은``, which CommonMark refuses.

The parser asks whether a run of ``*`` may open or close. Beside a bracket, quote or code it says no when a letter
follows, since Latin words have a space there; a Korean particle has none. So a letter of a script without such spaces
counts like a sign here, as in the revision that is proposed for CommonMark.
"""

from __future__ import annotations

import re
from functools import partial

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, emphasis, strikethrough
from markdown_it.rules_inline.state_inline import Scanned

# A letter of a script that sets particles without a space: ``은``, ``ㄱ``, ``の``, ``字``; not ``a``, ``é``
_UNSPACED = re.compile(r"[가-힣ㄱ-ㆎぁ-ヿ㐀-鿿]")

# Signs that end or begin what is emphasised: ``)``, ``"``, ``!``, ``\x60``; not ``a``, ``없``, ``4``
_SIGN = re.compile(r"[^\w\s]|_")

# The name of something in a program, which underscores belong to: ``__init``; not ``__Not Found``, ``__404``
_IDENTIFIER = re.compile(r"(?<![^\W_])_{1,2}[a-z][a-z0-9]*\Z")

_LONGEST_IDENTIFIER = 40
"""Characters before a closing ``__`` that are searched for the name of something in a program."""


def use_korean_emphasis(parser: MarkdownIt) -> None:
    """Lets the parser open and close ``**``, ``*``, ``__``, ``_`` and ``~~`` beside Korean letters."""
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.inline.ruler.at("strikethrough", _strikethrough)


def _emphasis(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] not in "*_":
        return False
    _use_scan(state)
    return emphasis.tokenize(state, silent)


def _strikethrough(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "~":
        return False
    _use_scan(state)
    return strikethrough.tokenize(state, silent)


def _use_scan(state: StateInline) -> None:
    if "scanDelims" not in state.__dict__:
        state.scanDelims = partial(_scan, state)  # type: ignore[method-assign]


def _scan(state: StateInline, start: int, canSplitWord: bool) -> Scanned:
    """Returns what the parser's own method does, and where it refuses, what a Korean letter next to the run allows.

    One sign between digits multiplies: ``2*3*4``.
    """
    scanned = StateInline.scanDelims(state, start, canSplitWord)
    before = state.src[start - 1 : start]
    end = start + scanned.length
    after = state.src[end : end + 1] if end < state.posMax else ""
    if before.isdigit() and after.isdigit() and scanned.length == 1:
        return Scanned(False, False, scanned.length)  # 2*3*4
    can_open, can_close = scanned.can_open, scanned.can_close
    if _UNSPACED.match(before) and _SIGN.match(after):
        can_open = True
    if _UNSPACED.match(after) and before and not before.isspace():
        can_close = can_close or canSplitWord or not _is_identifier(state.src, start)
    return Scanned(can_open, can_close, scanned.length)


def _is_identifier(text: str, end: int) -> bool:
    return _IDENTIFIER.search(text, max(end - _LONGEST_IDENTIFIER, 0), end) is not None
