"""Puts the tokens of a program into groups (brackets, blocks) of members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from statusbook.notes.programs.languages import Syntax
from statusbook.notes.programs.members import FILE, INDENT, LABELS, Group, Member, skip_annotations
from statusbook.notes.programs.open_groups import OpenGroup
from statusbook.notes.programs.tokens import Token, TokenKind

_CLOSERS = {")": "(", "]": "[", "}": "{"}

_DEEPEST = 50
"""Brackets inside each other that are followed; programs have fewer, and each level costs a call."""

_MOST_ANNOTATIONS = 80

_LONGEST_LABEL = 80
"""Words; each line looks at them again, so that there is a limit."""

# What a line can end or begin with and still be part of one statement
_GOES_ON_AFTER = frozenset(", = ( [ + - * / % && || | & . -> => ? ?? : :: := < == === != !== @ \\ return to".split())

_GOES_ON_WITH = frozenset(". , ; ? ?? : = := + && || | & -> => ) ] } { == === to extends implements with".split())

_INDENTED_GOES_ON_AFTER = _GOES_ON_AFTER - {":"}


class TreeBuilder:
    """Builds the tree of one program; brackets that do not match are signs like others."""

    def __init__(self, text: str, language: Syntax) -> None:
        self._text = text
        self._language = language
        self._frames = [OpenGroup(Group(opener=FILE, first=1), 0, True, commands=language.commands)]
        self._skipped = 0
        self._before: Token | None = None

    def build(self, tokens: Sequence[Token]) -> Group:
        """Returns the group of the whole file."""
        for token, following in _with_following(tokens):
            if self._language.texts_above and _stands_alone(token, following):
                self._take_comment(replace(token, kind=TokenKind.COMMENT), following)
            elif token.kind is TokenKind.COMMENT:
                self._take_comment(token, following)
            else:
                self._take(token)
                self._before = token
        while len(self._frames) > 1:
            self._close(tokens[-1].last)
        frame = self._frames[0]
        frame.finish()
        frame.group.free.extend(frame.waiting)
        frame.group.last = tokens[-1].last if tokens else 1
        return frame.group

    # Comments

    def _take_comment(self, token: Token, following: Token | None) -> None:
        frame, before = self._frames[-1], self._before
        is_beside = before is not None and before.last == token.first
        is_before_more = following is not None and following.first == token.last and following.text not in ",;)]}"
        if frame.by_line and before is not None and before.text in (",", ";") and not token.text.startswith("/**"):
            is_before_more = False  # ``A = 404, /* 없다 */ B = 410``
        is_before_more = is_before_more and "<" not in token.text[:5]  # ``/**< …`` points back
        if is_beside and frame.member.items:
            frame.member.beside.append(token)
        elif not is_beside or is_before_more:
            frame.waiting.append(token)
        elif frame.group.members:
            frame.group.members[-1].beside.append(token)
        elif len(self._frames) > 1:  # ``404: { // 없다``
            self._frames[-2].member.beside.append(token)
        else:
            frame.waiting.append(token)

    # Everything else

    def _take(self, token: Token) -> None:
        if token.opens_line:
            self._begin_line(token)
        frame = self._frames[-1]
        if token.text in _CLOSERS:
            if self._skipped:
                self._skipped -= 1
            elif self._closes(_CLOSERS[token.text], token.last):
                return
            return
        if token.text == ";" or (token.text == "," and self._comma_separates(frame)):
            frame.finish()
            return
        before = self._before
        is_behind_block = before is not None and before.text == "}" and isinstance(_last(frame.member.items), Group)
        if is_behind_block and token.kind is not TokenKind.SIGN:
            frame.finish()
        frame.begin(token.first)
        if token.text in _CLOSERS.values():
            self._open(token)
            return
        frame.member.items.append(token)
        if token.text == ":" and _is_label(frame.member) and not self._language.indented:
            frame.finish()

    def _comma_separates(self, frame: OpenGroup) -> bool:
        if frame.group.opener == INDENT or frame.commands:
            return False
        if frame.group.opener == FILE and self._language.indented:
            return False
        return not _is_label(frame.member)

    def _open(self, token: Token) -> None:
        if len(self._frames) >= _DEEPEST:
            self._skipped += 1
            return
        items = self._frames[-1].member.items
        is_list_of_lines = token.text == "(" and len(items) == 1
        opens_list = is_list_of_lines and isinstance(word := items[0], Token) and word.text in ("const", "var")
        by_line = token.text == "{" or opens_list
        self._frames.append(OpenGroup(Group(opener=token.text, first=token.first), 0, by_line))

    def _closes(self, opener: str, line: int) -> bool:
        """Closes the innermost group with this opener and all inside it; returns False where none is open."""
        if not any(frame.group.opener == opener for frame in self._frames[1:]):
            return False
        while True:
            closed = self._frames[-1].group.opener
            self._close(line)
            if closed == opener:
                return True

    def _close(self, line: int) -> None:
        frame = self._frames.pop()
        frame.finish()
        outer = self._frames[-1]
        if frame.group.opener == INDENT:
            outer.waiting.extend(frame.waiting)
            frame.waiting = []
        frame.group.free.extend(frame.waiting)
        frame.group.last = line
        outer.member.items.append(frame.group)

    def _begin_line(self, token: Token) -> None:
        """Ends the statement before a line, and opens or closes indented blocks."""
        if self._language.indented and self._frames[-1].group.opener in (FILE, INDENT):
            self._indent(token)
            return
        frame = self._frames[-1]
        items, before = frame.member.items, self._before
        if not frame.by_line or not items or before is None or _is_annotation(items):
            return
        if before.text not in _GOES_ON_AFTER and token.text not in _GOES_ON_WITH:
            frame.finish()

    def _indent(self, token: Token) -> None:
        start = self._text.rfind("\n", 0, token.start) + 1
        column = token.start - start
        frame, before = self._frames[-1], self._before
        if before is None or not frame.member.items or before.text in _INDENTED_GOES_ON_AFTER:
            if not frame.group.members and frame.group.opener == FILE and not frame.member.items:
                frame.indent = column
            return
        if before.text == ":" and column > frame.indent and len(self._frames) < _DEEPEST:
            block = OpenGroup(Group(opener=INDENT, first=token.first), column, True)
            block.waiting, frame.waiting = frame.waiting, []
            self._frames.append(block)
            return
        if not _is_decorator(frame.member.items):
            frame.finish()
        while column < self._frames[-1].indent and self._frames[-1].group.opener == INDENT:
            self._close(before.last)
            self._frames[-1].finish()


def _with_following(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token | None]]:
    """Returns every token with the next one that is no comment."""
    following: list[Token | None] = []
    after: Token | None = None
    for token in reversed(tokens):
        following.append(after)
        after = after if token.kind is TokenKind.COMMENT else token
    return zip(tokens, reversed(following), strict=True)


def _stands_alone(token: Token, following: Token | None) -> bool:
    """Returns whether a text is alone on its lines."""
    is_alone = following is None or following.opens_line
    return token.kind is TokenKind.STRING and token.opens_line and is_alone


def _last(items: Sequence[Token | Group]) -> Token | Group | None:
    return items[-1] if items else None


def _is_label(member: Member) -> bool:
    """Returns whether a member is a label so far: ``case 404``; not ``case notFound = 404``."""
    first = member.items[0] if member.items else None
    if not isinstance(first, Token) or first.text not in LABELS or len(member.items) > _LONGEST_LABEL:
        return False
    return not any(isinstance(item, Token) and item.text in ("=", "->", "=>") for item in member.items)


def _is_annotation(items: Sequence[Token | Group]) -> bool:
    """Returns whether there is nothing yet but annotations: ``@Schema(…)``, ``[Description("…")]``, ``#[error("…")]``."""
    first = items[0]
    if len(items) > _MOST_ANNOTATIONS or (isinstance(first, Token) and first.text not in "@#"):
        return False
    return not skip_annotations(items, is_open=True)[1]


def _is_decorator(items: Sequence[Token | Group]) -> bool:
    return isinstance(items[0], Token) and items[0].text == "@" and _is_annotation(items)
