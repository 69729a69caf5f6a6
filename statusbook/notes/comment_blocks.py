"""Comments of Obsidian over several lines, from a line ``%%`` to the next, as a rule of the parser."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

_SIGN = "%%"


def comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Reads from a line that begins with ``%%``, and has no other, to the next line that has one: a ``comment`` token."""
    text = _line(state, start)
    if not text.startswith(_SIGN) or _SIGN in text[len(_SIGN) :] or state.env.get("has_open_comment"):
        return False
    last = next((number for number in range(start + 1, end) if _SIGN in _line(state, number)), None)
    if last is None or not _line(state, last).rstrip().endswith(_SIGN):
        state.env["has_open_comment"] = last is None
        return False
    if not silent:
        token = state.push("comment", "", 0)
        token.map = [start, last + 1]
        state.line = last + 1
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]
