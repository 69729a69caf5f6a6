"""What tools write about a note into its text: properties below the title (Notion), fields (``tags:: http``, Dataview)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from statusbook.notes.block import Aside, Block, Line, Shape

# The name of a property about the note, not its subject: ``생성일``, ``Tags``, ``Last edited time``; not ``원인``, ``code``
_ABOUT_NOTE = re.compile(
    r"(?:생성|작성|수정|등록|게시|발행|최종\s*(?:편집|수정)|마지막\s*(?:편집|수정))\s*(?:일|일시|일자|날짜|시간|시각|자)|작성자|생성자|담당자|편집자|소유자"
    r"|글쓴이|저자|태그|날짜|카테고리|상태|진행\s*상태|마감일|검토자|별칭|최종\s*편집\s*일시"
    r"|created(?:\s*(?:time|by|at|on))?|last\s*edited(?:\s*(?:time|by))?|updated(?:\s*(?:at|on))?|modified|date|due|author"
    r"|authors|owner|assignee|reviewer|tags?|aliases|alias|status|category|categories|cssclass(?:es)?|up|parent|publish"
    r"|draft|id|uid|type|property|verification|created_at",
    re.IGNORECASE,
)

# A property on its line: ``태그: CS``, ``Created: March 4, 2024 2:00 PM``; not ``404: 없다``, ``https://a``
_PROPERTY = re.compile(r"(?P<name>[A-Za-z가-힣_][A-Za-z가-힣_ ]{0,24}?)\s?::?\s+(?P<value>.*\S)")

# Two colons behind the name of a field in the source: ``tags:: a``, ``- up:: [[a]]``; not ``std::vector``, ``tags: a``
_TWO_COLONS = re.compile(r"\s{0,20}(?:[-*+>]\s+)?[\w가-힣 ]{1,26}::(?:\s|\Z)")

# A status code, with which a property is about the subject: ``404``; not ``2024``
_CODE = re.compile(r"(?<!\d)[1-5]\d\d(?!\d)")

_FEWEST_PROPERTIES = 2
"""One line ``상태: 완료`` below a title may be said of its subject; two in a row are what a tool exports."""


def set_properties_aside(blocks: Sequence[Block], source: Sequence[str]) -> list[Block]:
    """Returns the blocks with the properties of the note set aside; ``source`` are the lines of the note."""
    found = _below_title(blocks)
    return [each for block in blocks for each in _without(block, source, is_below_title=block is found)]


def _below_title(blocks: Sequence[Block]) -> Block | None:
    """Returns the paragraph right below the title of the note when its lines are properties."""
    text = (block for block in blocks if block.shape is not Shape.ASIDE and block.aside is None)
    title, below = next(text, None), next(text, None)
    if title is None or below is None or title.shape is not Shape.HEADING or below.shape is not Shape.PARAGRAPH:
        return None
    about = sum(_is_about_note(line) for line in below.lines)
    are_properties = all(_PROPERTY.fullmatch(line.text) for line in below.lines)
    return below if are_properties and about >= _FEWEST_PROPERTIES else None


def _is_about_note(line: Line) -> bool:
    found = _PROPERTY.fullmatch(line.text)
    return found is not None and _ABOUT_NOTE.fullmatch(found["name"]) is not None and not _CODE.search(found["value"])


def _has_two_colons(text: str) -> bool:
    return "::" in text and _TWO_COLONS.match(text) is not None


def _without(block: Block, source: Sequence[str], *, is_below_title: bool) -> Iterator[Block]:
    """Returns the block without its lines that are about the note, and these as blocks set aside."""
    if block.shape in (Shape.HEADING, Shape.CODE) or not block.lines:
        yield block
        return
    about = [
        line
        for line in block.lines
        if (is_below_title or _has_two_colons(source[line.first - 1])) and _is_about_note(line)
    ]
    if not about:
        yield block
        return
    for line in about:
        yield Block(shape=Shape.ASIDE, first=line.first, last=line.last, aside=Aside.ABOUT_NOTE)
    kept = tuple(line for line in block.lines if line not in about)
    if kept:
        yield replace(block, lines=kept, first=kept[0].first, last=kept[-1].last)
