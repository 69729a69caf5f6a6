"""Blocks that CommonMark does not know, from the tools that teams write in, as one rule of the parser."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

from statusbook.notes.callouts import box_between_colons, fenced_box, indented_box
from statusbook.notes.comment_blocks import comment_block, line_for_tools
from statusbook.notes.footnotes import footnote

_RULES: dict[str, Callable[[StateBlock, int, int, bool], bool]] = {
    ":::": box_between_colons,
    "!!!": indented_box,
    "???": indented_box,
    "===": indented_box,
    "```": fenced_box,
    "~~~": fenced_box,
    "imp": line_for_tools,
    "exp": line_for_tools,
    "-8<": line_for_tools,
    "--8": line_for_tools,
}
"""The rules by the three signs that a block begins with."""

_SHORT_RULES: dict[str, Callable[[StateBlock, int, int, bool], bool]] = {
    "[^": footnote,
    "%%": comment_block,
    "*[": line_for_tools,
}
"""The same by two signs."""


def use_blocks(parser: MarkdownIt) -> None:
    """Teaches the parser the blocks, in one rule, since it asks every rule at every line; they may follow a paragraph."""
    options: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.before("fence", "block_of_tools", _block, options)


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    signs = state.src[at : min(at + 3, state.eMarks[start])]
    rule = _RULES.get(signs) or _SHORT_RULES.get(signs[:2])
    return rule is not None and rule(state, start, end, silent)
