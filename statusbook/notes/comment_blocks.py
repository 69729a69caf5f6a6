"""Lines that only a tool reads, as rules of the parser: comments of Obsidian, abbreviations, snippets, imports of MDX.

Each gives a ``comment`` token whose ``meta`` may have another ``reason``.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from statusbook.notes.block import Aside

_SIGN = "%%"

# A definition of an abbreviation, or a snippet: ``*[RFC]: 표준 문서``, ``--8<-- "footer.md"``; not ``*[a](b)``, ``-- 8``
_FOR_TOOLS = re.compile(r"\*\[[^\]\n]{1,60}\]:\s|-{1,4}8<-{1,4}")

# An import of MDX: ``import Tabs from '@theme/Tabs';``, ``export const a = 1``; not ``import this``, ``export 하다``
_IMPORT = re.compile(
    r"import\s[\w*{},\s]{1,300}\sfrom\s+['\"][^'\"\n]+['\"];?\s*\Z|export\s(?:const|default|function)\s"
)


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


def line_for_tools(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Reads a line that says something to a tool alone; one of a program is told as such."""
    text = _line(state, start)
    is_import = _IMPORT.match(text) is not None
    if not is_import and _FOR_TOOLS.match(text) is None:
        return False
    if not silent:
        token = state.push("comment", "", 0)
        token.map = [start, start + 1]
        token.meta = {"reason": Aside.PROGRAM if is_import else Aside.MARKUP}
        state.line = start + 1
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]
