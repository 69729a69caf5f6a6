"""Reads configurations of servers (nginx, Apache, HAProxy, Caddy, Varnish): directives that name codes, with their comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from statusbook.notes.block import Block
from statusbook.notes.programs.code_literals import FoundCode
from statusbook.notes.programs.comment_shares import share_comments
from statusbook.notes.programs.found_record import FoundRecord
from statusbook.notes.programs.languages import Syntax
from statusbook.notes.programs.members import Member
from statusbook.notes.programs.program_blocks import ProgramWriter
from statusbook.notes.programs.program_comments import CommentLine
from statusbook.notes.programs.program_record import ProgramRecord
from statusbook.notes.programs.record_texts import texts_of
from statusbook.notes.programs.scanner import scan_program
from statusbook.notes.programs.tokens import Token, TokenKind
from statusbook.notes.status_names import is_known_status

_SUFFIXES = frozenset("conf nginx vhost htaccess cfg caddyfile vcl config".split())

_SYNTAX = Syntax(line_comments=r"(?<!\S)#", block_comments=False, triple_quotes="(?!)")

_VARNISH = Syntax(line_comments=r"//|(?<!\S)#", triple_quotes="(?!)")

# A statement that names codes: ``error_page 404 /e.html``, ``ErrorDocument 404``, ``http-request deny deny_status 429``,
# ``respond 410``, ``synth(503``; not ``proxy_read_timeout 500``
_DIRECTIVE = re.compile(
    r"(?P<name>error_page|return|limit_(?:req|conn)_status|try_files|errordocument|redirect(?:match)?|rewriterule|errorfiles?|errorloc30[23]?"
    r"|http-(?:request|response|after-response|error)|respond|error|redir|handle_errors)\b|synth\s*\(|(?:set\s+)?(?:be)?resp\.status\b",
    re.IGNORECASE,
)

# … in the text of a whole configuration, where a code follows: ``error_page 404``; not ``return x``
_ANY_DIRECTIVE = re.compile(
    rf"^[ \t]*map\s+\$|^[ \t]*(?:[^#\n]{{0,200}}[{{;]\s*)?(?:{_DIRECTIVE.pattern.replace('(?P<name>', '(?:')})[^#\n]{{0,200}}?[\s=(,][1-5]\d\d\b",
    re.IGNORECASE | re.MULTILINE,
)

# A number alone between white space and signs: ``404``, ``R=301,``, ``=404``; not ``/404.html``, ``500s``, ``10.0.0.404``
_CODE = re.compile(r"(?<![^\s=(,\[])(?P<code>[1-5]\d\d)(?![^\s;)\],}])")

_DEEPEST = 10
"""Blocks around a statement that may be about it alone; each costs a step, and an attack nests thousands."""

_CODE_ENDS = (";", "{", "}")
"""What a statement ends with that was commented out."""


@dataclass(slots=True)
class _Statement:
    """The words of one statement; ``block`` holds the statements inside of its braces."""

    tokens: list[Token]
    codes: list[FoundCode] = field(default_factory=list)
    above: list[Token] = field(default_factory=list)
    beside: list[Token] = field(default_factory=list)
    block: list[_Statement] = field(default_factory=list)


def is_server_config(suffix: str, text: str) -> bool:
    """Returns whether the note is the configuration of a server: from its name, and a directive that names a code."""
    return suffix in _SUFFIXES and _ANY_DIRECTIVE.search(text) is not None


def read_server_config(text: str, suffix: str) -> list[Block]:
    """Returns a row for each directive with codes, the other comments as text, and all else set aside as program code."""
    tokens = scan_program(text, _VARNISH if suffix == "vcl" else _SYNTAX)
    statements = list(_statements(text, tokens))
    findings: list[FoundRecord] = []
    classes: list[CommentLine] = []
    used: set[int] = set()
    for statement in statements:
        owner = _owner(statement)
        if owner is not statement and owner is not None:
            owner.above[:0] = statement.above
            statement.above = []
    for statement, following in zip(statements, [*statements[1:], None], strict=True):
        if not statement.codes:
            continue
        if following is not None and _is_above_all(statement, following):
            statement.above = []
        record = ProgramRecord(
            member=Member(),
            codes=statement.codes,
            texts=texts_of(statement.tokens, statement.codes[0].code),
            is_sure=True,
        )
        finding = FoundRecord(
            record=record, code=statement.codes[0].code, above=statement.above, beside=statement.beside
        )
        entries, titles = share_comments(finding)
        findings.extend([*entries, finding])
        classes.extend(titles)
        used.update(token.start for token in (*statement.above, *statement.beside))
    free = [
        token
        for token in tokens
        if token.kind is TokenKind.COMMENT and token.start not in used and not token.text.rstrip().endswith(_CODE_ENDS)
    ]
    return ProgramWriter(text, tokens).write(findings, free, classes)


def _is_above_all(statement: _Statement, following: _Statement) -> bool:
    """Returns whether a comment stands above several of one directive of which none has its own: a title of them all."""
    first, second = statement.tokens[0], following.tokens[0]
    is_next = first.text == second.text and second.first <= statement.tokens[-1].last + 1
    return is_next and bool(following.codes) and not (statement.beside or following.above or following.beside)


def _owner(statement: _Statement) -> _Statement | None:
    """Returns the one statement with codes in the block that a statement opens: ``if ($bot) { return 403; }``."""
    if statement.codes or not statement.block:
        return None
    coded = [inner for inner in statement.block if inner.codes]
    if len(coded) != 1 or (len(statement.block) > 1 and (coded[0].above or coded[0].beside)):
        return None  # a comment of its own says when it is sent
    return coded[0]


def _mapped(words: Sequence[Token]) -> list[FoundCode]:
    """Returns the code of a line of a map: ``404 "메뉴가 옮겨졌습니다"``."""
    first = words[0]
    if first.kind is not TokenKind.NUMBER or not first.text.isdigit() or not is_known_status(int(first.text)):
        return []
    return [FoundCode(code=int(first.text), token=first, end=1, is_sure=True)]


def _statements(text: str, tokens: Sequence[Token]) -> Iterator[_Statement]:
    """Returns the statements in order, each with the comments on its line and directly above it."""
    open_blocks: list[_Statement] = []
    waiting: list[Token] = []
    last: _Statement | None = None
    for is_comment, group in groupby(tokens, key=lambda token: token.kind is TokenKind.COMMENT):
        if is_comment:
            for comment in group:
                if last is not None and last.tokens[-1].last == comment.first:
                    last.beside.append(comment)
                else:
                    waiting.append(comment)
            continue
        for part in _parts(list(group)):
            if part[0].text == "}":
                if open_blocks:
                    open_blocks.pop()
                continue
            opens = part[-1].text == "{"
            words = part[:-1] if opens else part
            if not words:
                continue
            in_map = bool(open_blocks) and open_blocks[-1].tokens[0].text == "map"
            statement = _Statement(tokens=words, codes=list(_codes(text, words)) or (_mapped(words) if in_map else []))
            statement.above = _directly_above(waiting, words[0].first)
            waiting = []
            for block in open_blocks[-_DEEPEST:]:
                block.block.append(statement)
            if opens:
                open_blocks.append(statement)
            last = statement
            yield statement


def _directly_above(waiting: Sequence[Token], line: int) -> list[Token]:
    found: list[Token] = []
    for comment in reversed(waiting):
        if comment.last != line - 1:
            break
        found.append(comment)
        line = comment.first
    return found[::-1]


def _parts(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Returns the words of each statement: up to ``;``, the end of a line, or the brace that opens its block."""
    part: list[Token] = []
    for token in tokens:
        if part and (token.opens_line or token.text == "}"):
            yield part
            part = []
        if token.text == ";":
            if part:
                yield part
            part = []
            continue
        part.append(token)
        if token.text in "{}":
            yield part
            part = []
    if part:
        yield part


def _codes(text: str, words: Sequence[Token]) -> Iterator[FoundCode]:
    """Returns the codes that a statement names, if it is one that can; ``=200`` of ``error_page 404 =200`` is none."""
    start, end = words[0].start, words[-1].end
    said = text[start:end]
    directive = _DIRECTIVE.match(said) or (_DIRECTIVE.search(said) if "synth" in said else None)
    if directive is None:
        return
    is_error_page = (directive["name"] or "").lower() == "error_page"
    numbers = {token.start: token for token in words if token.kind is TokenKind.NUMBER}
    for found in _CODE.finditer(said):
        token = numbers.get(start + found.start())
        code = int(found["code"])
        if token is None or not is_known_status(code) or (is_error_page and said[found.start() - 1] == "="):
            continue
        yield FoundCode(code=code, token=token, end=0, is_sure=True)
