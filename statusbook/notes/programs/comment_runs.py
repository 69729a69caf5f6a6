"""Runs of comments about no record, and what they are: an entry, tags about codes, or a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from statusbook.notes.programs.comment_heads import head_of, rest_of_head
from statusbook.notes.programs.program_comments import CommentLine
from statusbook.notes.programs.tokens import Token, TokenKind
from statusbook.notes.status_names import is_known_status, is_phrase_of

_LONGEST_HEAD = 100
"""Characters of a comment that is read as the cell of a code; a longer one is read as text."""

# A code in brackets at the end of a comment, which it is about: ``옛 주소는 영구히 옮겼다 (308)``; not ``(308) 옮겼다``, ``옮겼다 308``
_LAST = re.compile(r"(?<=[가-힣.])\s?\((?:HTTP\s)?(?P<code>[1-5]\d\d)\)[.]?\Z")

# Signs of Markdown at the beginning of a line: ``- 없다``, ``| 404 |``, ``## 404``, ``1. 없다``; not ``404 없다``
_PAGE_SIGNS = re.compile(r"\s*(?:[-*+|]\s|\d{1,2}[.)]\s|#{1,6}\s|```)")


def comment_runs(tokens: Iterable[Token], free: Iterable[Token]) -> Iterator[list[Token]]:
    """Returns comments in runs: no code stands between the lines of one."""
    comments = sorted(free, key=lambda token: token.start)
    starts = {token.start for token in comments}
    code = iter(token for token in tokens if token.kind is not TokenKind.COMMENT and token.start not in starts)
    following = next(code, None)
    run: list[Token] = []
    for comment in comments:
        is_cut = False
        while following is not None and following.start < comment.start:
            is_cut = True
            following = next(code, None)
        if run and is_cut:
            yield run
            run = []
        run.append(comment)
    if run:
        yield run


def is_page(lines: Iterable[CommentLine]) -> bool:
    """Returns whether comments have signs of Markdown at the beginning of their lines."""
    return any(_PAGE_SIGNS.match(line.source) for line in lines)


def entry_of_run(lines: Sequence[CommentLine], *, about_codes: bool) -> int | None:
    """Returns the code that a run is one entry about, None where it is a text."""
    said = [line for line in lines if line.text]
    if len(said) == 1 and about_codes and (last := _LAST.search(said[0].text)) is not None:
        return int(last["code"]) if is_known_status(int(last["code"])) and head_of(said[0].text) is None else None
    heads = [line for line in said if line.code or head_of(line.text) is not None]
    if len(heads) != 1 or heads[0] is not said[0] or is_page(said) or len(heads[0].text) > _LONGEST_HEAD:
        return None
    code = head_of(heads[0].text) or 0
    rest = rest_of_head(heads[0].text)
    has_phrase = is_phrase_of(rest, code)
    is_entry = is_known_status(code) and (about_codes or has_phrase) and (len(said) > 1 or rest != "" or has_phrase)
    return code if is_entry else None
