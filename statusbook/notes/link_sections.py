"""Sets aside the links of a section that only leads elsewhere: ``## 같이 보기``, ``<h2>많이 읽은 글</h2>``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from statusbook.notes.block import Aside, Block, Line, Removed, Shape

# The whole title of such a section: ``관련 문서``, ``많이 읽은 글 5``, ``See also``; not ``관련 코드``, ``인기 없는 응답``
_TITLE = re.compile(
    r"(?:함께 |같이 |더 |많이 |자주 )(?:보기|보면 좋은 (?:글|문서)|읽기|읽을거리|읽은 (?:글|문서)|읽을 (?:글|문서)|본 (?:글|문서|기사)|볼 (?:글|문서))"
    r"|(?:관련|연관|추천|인기|최근|최신|비슷한|다른|이전|다음|딸린|하위|상위)(?:된)? ?(?:글|문서|기사|게시글|게시물|게시물들|포스트|페이지|링크|글들)"
    r"|외부 ?링크|바깥 ?고리|바로 ?가기|읽을거리|참고 ?(?:링크|사이트)"
    r"|(?:see also|related|related (?:posts?|articles?|pages?|links?|reading)|recent (?:posts?|articles?)"
    r"|(?:popular|recommended)(?: posts?| articles?)?|most (?:read|viewed|popular)|further reading|external links)",
    re.IGNORECASE,
)

# Signs and numbers around it: ``🔥``, `` 5``, ``:``; not ``글``
_AROUND = re.compile(r"\A[^\w]+|(?:[^\w]|(?<=\W)\d{1,3}(?:개|건)?)+\Z")

# The end of a sentence, which the title of a page has not: ``없다.``, ``합니다``; not ``502 이야기``
_SENTENCE = re.compile(r"[.!?。]\Z|다\Z")

# What stands between a code and what is said of it: ``: ``, `` - ``; not ``a:b``
_GIVES_MEANING = re.compile(r":\s|\s[-–—=→|]+\s")

_BELOW_HEADINGS = 9
"""The level of a title that is no heading: its section ends with the list below it."""


def set_links_aside(blocks: Iterable[Block]) -> Iterator[Block]:
    """Returns the blocks in order; items that are links become asides below a title that leads elsewhere."""
    level = 0  # of the title, 0 outside of such a section
    for block in blocks:
        if block.shape is Shape.HEADING and block.aside is None:
            if level == 0 or block.level <= level:
                level = block.level if _leads_elsewhere(block.text) else 0
        elif block.shape is Shape.PARAGRAPH and len(block.lines) == 1 and _leads_elsewhere(block.text):
            level = level or _BELOW_HEADINGS
        elif block.shape is Shape.BOX_END or (level == _BELOW_HEADINGS and not _is_link(block)):
            level = 0
        elif level and _is_link(block):
            block = _aside_of(block)
        yield block


def _leads_elsewhere(title: str) -> bool:
    return _TITLE.fullmatch(_AROUND.sub("", title)) is not None


def _is_link(block: Block) -> bool:
    """Returns whether a block is nothing but links, or an item that names a page."""
    if block.shape not in (Shape.LIST_ITEM, Shape.PARAGRAPH) or not block.lines:
        return False
    if all(_is_linked(line) for line in block.lines):
        return True
    is_item = block.shape is Shape.LIST_ITEM and len(block.lines) == 1
    return is_item and not _SENTENCE.search(block.text) and not _GIVES_MEANING.search(block.text)


def _is_linked(line: Line) -> bool:
    linked = sum(link.end - link.start for link in line.links)
    return bool(line.links) and linked * 2 > len(line.text)


def _aside_of(block: Block) -> Block:
    lines = tuple(
        replace(
            line,
            text="",
            strong=(),
            links=(),
            removed=(Removed(text=line.text, reason=Aside.NAVIGATION), *line.removed),
        )
        for line in block.lines
    )
    return Block(shape=Shape.ASIDE, first=block.first, last=block.last, lines=lines, aside=Aside.NAVIGATION)
