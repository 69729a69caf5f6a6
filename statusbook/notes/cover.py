"""Makes sure that no line is lost: what no block holds becomes markup set aside, or a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from statusbook.notes.block import Aside, Block, Line, Shape

# Markup without words: ``<br>``, ``<!-- 주석 -->``, ``{% hint %}``, ``class="a">``; not ``404``, ``{404}``
_TAGS = re.compile(
    r"<!--.*?(?:-->|\Z)|</?[A-Za-z!?][^<>]{0,2000}(?:>|\Z)|\{[%{#].*?(?:[%}#]\}|\Z)"
    r"|^\s*(?:[\w:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*')\s*)+/?>?"
)

# Anything that can be said: ``없``, ``a``, ``4``; not ``_``, ``- :``
_WORD = re.compile(r"[^\W_]")

# The fence of a block: ``~~~http``, ``----``, ``|===``, ``{code}``, ``> ~~~``; not ``- 404``, ``| 404 |``
_FENCE = re.compile(r"\s*[>\s]*(?:```|~~~|----|\.\.\.\.|====|\|===|\{code)")

# The target of a link: ``[a]: https://a.example``, ``.. _a:``, ``[[a]]``, ``[#a]``; not ``[404] 없다``, ``.. note::``
_LINK_TARGET = re.compile(r"\s{0,3}\[[^\]]+\]:|\s*\.\. _|\s*\[\[[^\]]*\]\]\s*$|\s*\[#[\w.-]*\]\s*$")


def cover_lines(blocks: Sequence[Block], text: str) -> tuple[Block, ...]:
    """Returns the blocks in order, with a block for each non-blank line that none of them holds."""
    covered: set[int] = set()
    for block in blocks:
        if block.shape is Shape.ASIDE:
            covered.update(range(block.first, block.last + 1))
        for line in block.all_lines():
            covered.update(range(line.first, line.last + 1))
    extra = [
        _block_of(number, line)
        for number, line in enumerate(text.split("\n"), start=1)
        if number not in covered and line.strip()
    ]
    return tuple(sorted([*blocks, *extra], key=lambda block: block.first))


def _block_of(number: int, text: str) -> Block:
    """Returns a block for a line that no reader took: set aside when it has no words, else a paragraph."""
    aside: Aside | None = None
    if _LINK_TARGET.match(text):
        aside = Aside.LINK_TARGET
    elif not _WORD.search(_TAGS.sub("", text)) or _FENCE.match(text):
        aside = Aside.SEPARATOR if "<" not in text and not _WORD.search(text) else Aside.MARKUP
    if aside is not None:
        return Block(shape=Shape.ASIDE, first=number, last=number, aside=aside)
    line = Line(text=text.strip(), first=number, last=number)
    return Block(shape=Shape.PARAGRAPH, first=number, last=number, lines=(line,))
