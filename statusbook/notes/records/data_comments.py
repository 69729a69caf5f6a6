"""Which record of data a comment is about: that on its line, or that whose key or value stands below it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt

from statusbook.notes.block import Aside, Block, Line, Removed, Shape
from statusbook.notes.field_names import code_rank
from statusbook.notes.marked_text import cut_struck
from statusbook.notes.records.found_data import CodeRecord
from statusbook.notes.records.record_tree import DataComment, RecordTree
from statusbook.notes.records.value_lines import lines_of_comments
from statusbook.text import squeeze

# A comment on a class or a title: ``4xx 클라이언트 오류``, ``=== 5XX ===``, ``400번대``
_CLASS_COMMENT = re.compile(r"\W*(?:HTTP\s*)?[1-5](?:xx|00\s*번대)(?![A-Za-z0-9])", re.IGNORECASE)

# Words of a title of codes: ``우리 코드``, ``Error codes``, ``오류 문구``, ``응답 표``; not ``로그인하지 않았을 때``
_TITLE = re.compile(
    r"코드|목록|정리|모음|표$|상수|메시지|문구|화면$|파일|\bcodes?\b|\bmessages?\b|\blist\b|\bconstants?\b",
    re.IGNORECASE,
)

# The first line of a record that was commented out, or a directive: ``404: Not Found``, ``- code: 404``, ``{"code": 404``,
# ``(404, 'Not Found')``, ``$schema:``; not ``원인: 주소가 틀렸다``
_COMMENTED_OUT = re.compile(
    r"""(?:-\s*)?["']?[1-5](?:\d\d|xx)["']?\s*:(?:\s|\Z)|-\s*["']?[\w가-힣]+["']?\s*:(?:\s|\Z)|["'][^"']{1,40}["']\s*:|[{}\[\]]"""
    r"""|\(\s*["'\d]|\$schema|yaml-language-server|noqa|eslint|yamllint|INSERT\s|!"""
    r"""|(?:TODO|FIXME|XXX|HACK)\b|[^:：]{0,80}\s(?:더한|덧붙인|추가한|추가된|새로\s넣은)\s(?:것|줄|행|항목|코드)들?\s*\Z"""
    r"""|(?:아래|위|여기|다음)(?:의|부터|까지)?\s(?:(?:한|두|세|네|몇)\s)?(?:줄|행|건|항목|값|목록|데이터)(?:들|은|는|만|까지|부터)?\s""",
    re.IGNORECASE,
)

# A line of data: ``code: 404``, ``message: Not Found``
_KEYED = re.compile(r"""["']?(?P<key>[\w$.-]+)["']?\s*[:=](?:\s|\Z)""")

# A code at the beginning of a comment: ``404는 없다``
_CODE_FIRST = re.compile(r"(?P<code>[1-5]\d\d)(?!\d)")

# Anything that can be said: ``없``, ``a``, ``4``; not ``_``, ``- :``
_WORD = re.compile(r"[^\W_]")

# What stands between a code and what is said of it: ``: 없다``, `` - 없다``; not `` 없다``
_MARK = re.compile(r"\s*[:：–-]\s*(?=\S)")


class CommentPlacer:
    """Gives the comments of a tree to its records: ``cells`` are those of a record by its identity.

    ``removed`` holds what was struck in comments, by line.
    """

    def __init__(
        self, tree: RecordTree, source: Sequence[str], records: Sequence[CodeRecord], parser: MarkdownIt
    ) -> None:
        self.cells: dict[int, list[tuple[Line, ...]]] = {}
        self.removed: dict[int, list[Removed]] = {}
        self._tree = tree
        self._source = source
        self._records = records
        self._parser = parser
        self._comment_lines = {comment.line for comment in tree.comments if comment.is_alone}

    def place(self) -> Iterator[Block]:
        """Gives each comment to the record beside or below it; returns blocks for those on a class."""
        firsts = [record.first for record in self._records]
        starts = sorted({scalar.first for scalar in self._tree.scalars})
        groups = [group for each in _groups(self._tree.comments, self._source) if (group := self._without_struck(each))]
        owners = [self._owner(group, firsts, starts) for group in groups]
        owned_above = sum(owner is not None and group[0].is_alone for group, owner in zip(groups, owners, strict=True))
        for group, owner in zip(groups, owners, strict=True):
            lines = lines_of_comments(self._parser, group)
            if not lines:  # markup alone, ``# <br>``: a reader of the note sees nothing there
                continue
            if _CLASS_COMMENT.match(group[0].text) and group[0].is_alone:
                block_lines = tuple(replace(line, text=line.text.strip("=-*─ ")) for line in lines)
                yield Block(shape=Shape.PARAGRAPH, first=group[0].line, last=group[-1].line, lines=block_lines)
            elif owner is not None and not self._is_commented_out(group, owner):
                begins = _CODE_FIRST.match(group[0].text)
                if begins is not None and begins["code"] not in owner.code:  # it speaks of another code
                    yield Block(shape=Shape.PARAGRAPH, first=group[0].line, last=group[-1].line, lines=lines)
                    continue
                is_title = (
                    group[0].is_alone and owned_above == 1 and owner is self._records[0] and self._is_title(group)
                )
                if not is_title:
                    self.cells.setdefault(id(owner), []).append(_without_code(lines, owner))

    def _without_struck(self, group: Sequence[DataComment]) -> list[DataComment]:
        """Returns the comments without what is struck in them; those of which nothing is left are left out."""
        kept: list[DataComment] = []
        for comment, (text, struck) in zip(group, cut_struck([comment.text for comment in group]), strict=True):
            if struck:
                self.removed.setdefault(comment.line, []).extend(
                    Removed(text=words, reason=Aside.STRUCK) for words in struck
                )
                text = squeeze(text)
            if not struck or _WORD.search(text):
                kept.append(replace(comment, text=text))
        return kept

    def _is_title(self, group: Sequence[DataComment]) -> bool:
        """Returns whether a comment above the first record, the only one above any, is a title of them all."""
        return _TITLE.search(group[0].text) is not None

    def _is_commented_out(self, group: Sequence[DataComment], owner: CodeRecord) -> bool:
        """Returns whether a comment is a record that counts no more, or a note to a program."""
        found = _COMMENTED_OUT.match(group[0].text)
        if found is not None:  # ``404: 없다`` is one only where records look so
            said = _CODE_FIRST.match(group[0].text)
            return said is None or self._source[owner.first - 1].lstrip(" \t\"'-{").startswith(owner.code[:3])
        keyed = [_KEYED.match(comment.text) for comment in group]
        return all(keyed) and any(each is not None and code_rank(each["key"]) is not None for each in keyed)

    def _owner(self, group: Sequence[DataComment], firsts: Sequence[int], starts: Sequence[int]) -> CodeRecord | None:
        """Returns the record that a comment speaks of: that on its line, or that whose key or value stands below it."""
        if not group[0].is_alone:
            return self._record_at(group[0].line, firsts)
        below = bisect_right(starts, group[-1].line)
        following = starts[below] if below < len(starts) else None
        before = self._record_at(group[0].line, firsts)
        if following is None:
            return before if before is not None and self._indent(before.first) < group[0].column else None
        if group[0].column > self._indent(following) and self._source[following - 1][:1] != "{":
            inner = self._record_at(starts[below - 1], firsts) if below else None
            return inner if inner is not None and inner.first <= group[0].line else None
        if any(number not in self._comment_lines for number in range(group[-1].line + 1, following)):
            return None  # a blank line, or the bracket of something larger, parts them
        found = self._record_at(following, firsts)
        if found is not None and found.first != following and before is not found:
            return None
        return found

    def _indent(self, line: int) -> int:
        text = self._source[line - 1]
        return len(text) - len(text.lstrip())

    def _record_at(self, line: int, firsts: Sequence[int]) -> CodeRecord | None:
        """Returns the innermost record on a line: the last that begins at or before it and has not ended."""
        at = bisect_right(firsts, line) - 1
        for record in reversed(self._records[max(0, at - 5) : at + 1]):
            if record.first <= line <= record.last:
                return record
        return None


def commented_lines(comments: Sequence[DataComment]) -> set[int]:
    """Returns the lines that have a comment beside them, or alone directly above."""
    found: set[int] = set()
    for comment in comments:
        found.add(comment.line + 1 if comment.is_alone else comment.line)
    return found


def _groups(comments: Sequence[DataComment], source: Sequence[str]) -> Iterator[list[DataComment]]:
    """Returns comments of lines below each other together; one beside a value alone."""
    group: list[DataComment] = []
    for comment in sorted(comments, key=lambda comment: (comment.line, comment.column)):
        if not _WORD.search(comment.text):
            continue
        is_next = bool(group) and group[-1].is_alone and comment.is_alone and comment.line == group[-1].line + 1
        if group and not (is_next and comment.column == group[-1].column and not _CLASS_COMMENT.match(group[-1].text)):
            yield group
            group = []
        group.append(comment)
    if group:
        yield group


def _without_code(lines: tuple[Line, ...], owner: CodeRecord) -> tuple[Line, ...]:
    """Returns a comment without the code of its record before it: ``404: 없다`` above ``not_found: 404`` is ``없다``."""
    found = _MARK.match(lines[0].text, 3) if lines[0].text.startswith(owner.code[:3]) else None
    return (lines[0].part(found.end()), *lines[1:]) if found else lines
