"""Makes blocks of the records found in a tree: a table whose columns are named, comments in their rows, the rest aside."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from statusbook.notes import record_keys as keys
from statusbook.notes.block import Aside, Block, Line, NoteCell, NoteRow, Removed, Shape
from statusbook.notes.inline_markdown import new_parser
from statusbook.notes.marked_text import cut_struck, has_markup, read_marked
from statusbook.notes.record_finder import CodeRecord, RecordField, RecordFinder
from statusbook.notes.record_tree import DataComment, RecordList, RecordTree, Scalar
from statusbook.text import squeeze

# What begins a heading of Markdown inside of a value: ``## 원인``
_HEADING = re.compile(r"#{1,6}\s+")

# The end of a sentence, or of a line that nothing continues: ``없다.``, ``없다``, ``원인:``; not ``주소를``
_ENDED = re.compile(r"[.!?。:：;…][\"'”’)\]*_`]*\Z|[다요죠음함됨임것\])>]\Z")

# What begins something new: ``- 없다``, ``1. 없다``, ``원인: 없다``
_NEW = re.compile(r"[-*+•·▪※→#>|]|\(?\d{1,2}[.)]\s|[①-⑳]|[\w가-힣]{1,12}\s?[:：]\s")

_SHORTEST_WRAPPED = 20
_SHORTEST_UNFINISHED = 8
"""Characters of a line that the next may continue, less where its end asks for more."""

# An end that asks for more: ``토큰이``, ``요청,``; not ``불가``, ``만료``
_UNFINISHED = re.compile(
    r"(?:[은는이을를의와과고며면나]|에서|에|으로|하고|지만|또는|및|[,(]|the|an?|of|to|or|and|in)\Z"
)

# A comment on a class or a title: ``4xx 클라이언트 오류``, ``=== 5XX ===``, ``400번대``
_CLASS_COMMENT = re.compile(r"\W*(?:HTTP\s*)?[1-5](?:xx|00\s*번대)(?![A-Za-z0-9])", re.IGNORECASE)

# Words of a title of codes: ``우리 코드``, ``Error codes``, ``응답 표``; not ``로그인하지 않았을 때``
_TITLE = re.compile(
    r"코드|목록|정리|모음|표$|상수|메시지|파일|\bcodes?\b|\bmessages?\b|\blist\b|\bconstants?\b", re.IGNORECASE
)

# The first line of a record that was commented out, or a directive: ``404: Not Found``, ``- code: 404``, ``{"code": 404``,
# ``(404, 'Not Found')``, ``$schema:``; not ``원인: 주소가 틀렸다``
_COMMENTED_OUT = re.compile(
    r"""(?:-\s*)?["']?[1-5](?:\d\d|xx)["']?\s*:(?:\s|\Z)|-\s*["']?[\w가-힣]+["']?\s*:(?:\s|\Z)|["'][^"']{1,40}["']\s*:|[{}\[\]]"""
    r"""|\(\s*["'\d]|\$schema|yaml-language-server|noqa|eslint|yamllint|INSERT\s|!""",
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


def blocks_of_records(tree: RecordTree, text: str) -> list[Block]:
    """Returns the blocks of a note that holds data; an empty list when no record of it describes a status code."""
    finder = RecordFinder(tree, text)
    finder.find()
    if not (finder.records or finder.texts or finder.tables):
        return []
    return _RecordWriter(tree, finder, text).blocks()


class _RecordWriter:
    """Writes what a finder found."""

    def __init__(self, tree: RecordTree, finder: RecordFinder, text: str) -> None:
        self._tree = tree
        self._finder = finder
        self._source = text.split("\n")
        self._parser = new_parser()
        self._comment_lines = {comment.line for comment in tree.comments if comment.is_alone}
        self._removed: dict[int, list[Removed]] = {}
        self._records = sorted(finder.records, key=lambda record: record.first)
        self._extra: dict[int, list[tuple[Line, ...]]] = {}  # comments of a record by its identity

    def blocks(self) -> list[Block]:
        """Returns tables, lines and what is set aside, in no order."""
        texts = list(self._place_comments())
        for scalar in self._finder.texts:
            lines = self._lines_of(scalar)
            texts.append(Block(shape=Shape.LIST_ITEM, first=scalar.first, last=scalar.last, lines=lines, depth=1))
        texts.extend(self._table(table) for table in self._finder.tables)
        rows = [(self._columns(record), self._row(record)) for record in self._records]
        breaks = sorted(block.first for block in texts)
        blocks = [*texts, *_tables(rows, breaks)]
        return [*self._with_removed(blocks), *self._asides(blocks)]

    # Rows

    def _columns(self, record: CodeRecord) -> tuple[str, ...]:
        comments = ("description",) * len(self._extra.get(id(record), ()))
        return ("code", *(each.name for each in record.fields), *comments)

    def _row(self, record: CodeRecord) -> NoteRow:
        code = Line(text=record.code, first=record.code_first, last=record.code_last)
        cells = [(code,), *(self._cell(each) for each in record.fields), *self._extra.get(id(record), ())]
        return NoteRow(cells=tuple(cells), first=record.first, last=record.last)

    def _cell(self, each: RecordField) -> NoteCell:
        if each.joined:
            text = ", ".join(squeeze(value.text) for value in each.values)
            line = Line(text=text, first=each.values[0].first, last=each.values[-1].last)
            return (line,)
        return tuple(line for value in each.values for line in self._lines_of(value))

    def _lines_of(self, scalar: Scalar) -> tuple[Line, ...]:
        """Returns the lines of a value as a reader sees them; markup inside of it is read."""
        parts = scalar.text.split("\n")
        if has_markup(scalar.text):
            return self._marked_lines(scalar, parts)
        lines: list[Line] = []
        for offset, part in enumerate(parts):
            text = _HEADING.sub("", part.strip(), count=1) if scalar.is_literal else part.strip()
            if not text:
                continue
            first = scalar.first + offset if scalar.is_literal else scalar.first
            last = first if scalar.is_literal else scalar.last
            wrapped = (
                scalar.is_literal and bool(lines) and lines[-1].last == first - 1 and _continues(lines[-1].text, text)
            )
            lines.append(Line(text=squeeze(text), first=first, last=last, wrapped=wrapped))
        return tuple(lines)

    def _marked_lines(self, scalar: Scalar, parts: Sequence[str]) -> tuple[Line, ...]:
        numbered = [(offset, _HEADING.sub("", part.strip(), count=1)) for offset, part in enumerate(parts)]
        lines = read_marked(self._parser, [pair for pair in numbered if pair[1]])
        moved: list[Line] = []
        for line in lines:
            first = scalar.first + line.first if scalar.is_literal else scalar.first
            last = scalar.first + line.last if scalar.is_literal else scalar.last
            wrapped = scalar.is_literal and bool(moved) and _continues(moved[-1].text, line.text)
            moved.append(replace(line, first=first, last=min(last, scalar.last), wrapped=wrapped))
        return tuple(moved)

    def _table(self, table: RecordList) -> Block:
        """Returns lists of lists as a table, whose first row may be a header."""
        rows = []
        for row in table.values:
            if isinstance(row, RecordList):
                cells = tuple(self._lines_of(cell) if isinstance(cell, Scalar) else () for cell in row.values)
                coded = tuple(
                    (replace(cell[0], text=keys.clean_code(cell[0].text)),)
                    if len(cell) == 1 and keys.is_code_value(cell[0].text)
                    else cell
                    for cell in cells
                )
                rows.append(NoteRow(cells=coded, first=row.first, last=row.last))
        first = [cell[0].text if cell else "" for cell in rows[0].cells]
        has_header = len(rows) > 1 and not any(keys.is_code_value(text) for text in first)
        return Block(shape=Shape.TABLE, first=table.first, last=table.last, rows=tuple(rows), has_header=has_header)

    # Comments

    def _place_comments(self) -> Iterator[Block]:
        """Gives each comment to the record beside or below it; returns blocks for those on a class."""
        firsts = [record.first for record in self._records]
        starts = sorted({scalar.first for scalar in self._tree.scalars})
        groups = [group for each in _groups(self._tree.comments, self._source) if (group := self._without_struck(each))]
        owners = [self._owner(group, firsts, starts) for group in groups]
        owned_above = sum(owner is not None and group[0].is_alone for group, owner in zip(groups, owners, strict=True))
        for group, owner in zip(groups, owners, strict=True):
            lines = self._lines_of_comments(group)
            if _CLASS_COMMENT.match(group[0].text) and group[0].is_alone:
                block_lines = tuple(replace(line, text=line.text.strip("=-*─ ")) for line in lines)
                yield Block(shape=Shape.PARAGRAPH, first=group[0].line, last=group[-1].line, lines=block_lines)
            elif owner is not None and not _is_commented_out(group):
                begins = _CODE_FIRST.match(group[0].text)
                if begins is not None and begins["code"] not in owner.code:  # it speaks of another code
                    yield Block(shape=Shape.PARAGRAPH, first=group[0].line, last=group[-1].line, lines=lines)
                    continue
                is_title = (
                    group[0].is_alone and owned_above == 1 and owner is self._records[0] and self._is_title(group)
                )
                if not is_title:
                    self._extra.setdefault(id(owner), []).append(_without_code(lines, owner))

    def _without_struck(self, group: Sequence[DataComment]) -> list[DataComment]:
        """Returns the comments without what is struck in them; those of which nothing is left are left out."""
        kept: list[DataComment] = []
        for comment, (text, struck) in zip(group, cut_struck([comment.text for comment in group]), strict=True):
            if struck:
                self._removed.setdefault(comment.line, []).extend(
                    Removed(text=words, reason=Aside.STRUCK) for words in struck
                )
                text = squeeze(text)
            if not struck or _WORD.search(text):
                kept.append(replace(comment, text=text))
        return kept

    def _lines_of_comments(self, group: Sequence[DataComment]) -> tuple[Line, ...]:
        """Returns the lines of comments as a reader sees them; one may continue the sentence of the line before."""
        if any(has_markup(comment.text) for comment in group):
            read = read_marked(self._parser, [(comment.line, comment.text) for comment in group])
        else:
            read = tuple(
                Line(text=squeeze(comment.text), first=comment.line, last=comment.line)
                for comment in group
                if comment.text.strip()
            )
        return tuple(
            replace(line, wrapped=at > 0 and _continues(read[at - 1].text, line.text)) for at, line in enumerate(read)
        )

    def _is_title(self, group: Sequence[DataComment]) -> bool:
        """Returns whether a comment above the first record, the only one above any, is the title of the note."""
        is_top = not any(line.strip() not in ("", "---") for line in self._source[: group[0].line - 1])
        return is_top and _TITLE.search(group[0].text) is not None

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

    # What is left out

    def _with_removed(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """Returns the blocks with the keys and values that stand on their lines and are not in their text."""
        covered = {
            number for block in blocks for line in block.all_lines() for number in range(line.first, line.last + 1)
        }
        for scalar in self._tree.scalars:
            if scalar.first in covered and id(scalar) not in self._finder.used and scalar.text.strip():
                known = Aside.MARKUP if id(scalar) in self._finder.names else Aside.PROGRAM
                reason = self._finder.reasons.get(id(scalar), known)
                self._removed.setdefault(scalar.first, []).append(Removed(text=scalar.text, reason=reason))
        for block in blocks:
            if block.rows:
                rows = tuple(replace(row, cells=tuple(self._mark(cell) for cell in row.cells)) for row in block.rows)
                yield replace(block, rows=rows)
            else:
                yield replace(block, lines=self._mark(block.lines))

    def _mark(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        if not any(line.first in self._removed for line in lines):
            return lines
        return tuple(replace(line, removed=(*line.removed, *self._removed.pop(line.first, ()))) for line in lines)

    def _asides(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """Returns what no block holds, line by line, with its reason."""
        covered = {
            number for block in blocks for line in block.all_lines() for number in range(line.first, line.last + 1)
        }
        reasons = {scalar.first: Aside.MARKUP for scalar in self._tree.scalars if id(scalar) in self._finder.names}
        reasons |= {comment.line: Aside.COMMENT for comment in self._tree.comments if comment.is_alone}
        reasons |= {line: Aside.STRUCK for line, removed in self._removed.items() if _is_struck(removed)}
        for first, last, reason in self._finder.asides:
            for number in range(first, last + 1):
                reasons[number] = reason
        yield from aside_lines(self._source, covered, reasons)


def aside_lines(source: Sequence[str], covered: set[int], reasons: dict[int, Aside]) -> Iterator[Block]:
    """Returns blocks that set aside each line with words that is not covered: program code, if no reason is given."""
    opened: tuple[int, int, Aside] | None = None
    for number, line in enumerate(source, start=1):
        if number in covered or not _WORD.search(line):
            continue
        reason = reasons.get(number, Aside.PROGRAM)
        if opened is not None and opened[1] == number - 1 and opened[2] is reason:
            opened = (opened[0], number, reason)
            continue
        if opened is not None:
            yield Block(shape=Shape.ASIDE, first=opened[0], last=opened[1], aside=opened[2])
        opened = (number, number, reason)
    if opened is not None:
        yield Block(shape=Shape.ASIDE, first=opened[0], last=opened[1], aside=opened[2])


def _is_struck(removed: Sequence[Removed]) -> bool:
    return any(each.reason is Aside.STRUCK for each in removed)


def _tables(rows: Iterable[tuple[tuple[str, ...], NoteRow]], breaks: Sequence[int]) -> Iterator[Block]:
    """Returns a table for rows with the same columns that follow each other without a text between them."""
    gathered: list[NoteRow] = []
    columns: tuple[str, ...] = ()
    for names, row in rows:
        is_parted = gathered and bisect_left(breaks, row.first) > bisect_left(breaks, gathered[-1].first)
        if gathered and (names != columns or is_parted):
            yield _table_block(gathered, columns)
            gathered = []
        columns = names
        gathered.append(row)
    if gathered:
        yield _table_block(gathered, columns)


def _table_block(rows: Sequence[NoteRow], columns: tuple[str, ...]) -> Block:
    last = max(row.last for row in rows)
    return Block(shape=Shape.TABLE, first=rows[0].first, last=last, rows=tuple(rows), columns=columns)


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


def _is_commented_out(group: Sequence[DataComment]) -> bool:
    """Returns whether a comment is a record that counts no more, or a note to a program."""
    if _COMMENTED_OUT.match(group[0].text):
        return True
    found = [_KEYED.match(comment.text) for comment in group]
    return all(found) and any(each is not None and keys.code_rank(each["key"]) is not None for each in found)


def _without_code(lines: tuple[Line, ...], owner: CodeRecord) -> tuple[Line, ...]:
    """Returns a comment without the code of its record before it: ``404: 없다`` above ``not_found: 404`` is ``없다``."""
    found = _MARK.match(lines[0].text, 3) if lines[0].text.startswith(owner.code[:3]) else None
    return (lines[0].part(found.end()), *lines[1:]) if found else lines


def _continues(before: str, text: str) -> bool:
    """Returns whether a line of a value continues the sentence of the line before."""
    shortest = _SHORTEST_UNFINISHED if _UNFINISHED.search(before) else _SHORTEST_WRAPPED
    return len(before) >= shortest and not _ENDED.search(before) and not _NEW.match(text)
