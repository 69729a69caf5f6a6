"""Finds what a program says of status codes: its records, with the comments above and beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from statusbook.notes.program_comments import CommentLine, comment_lines, head_of, mentions, rest_of_head
from statusbook.notes.program_records import ProgramRecord, assignment, name_before, read_pairs, read_record, texts_of
from statusbook.notes.program_statuses import code_of_name, is_known_status, is_phrase_of
from statusbook.notes.program_tokens import Token, TokenKind
from statusbook.notes.program_tree import Group, Member, skip_annotations
from statusbook.notes.program_values import CODE_WORDS, FoundCode, find_code, only_code, words_of

# The words at the end of a name whose number is no code: ``TIMEOUT_MS``, ``MAX_SIZE``, ``PORT``; not ``TOO_LARGE``
_QUANTITIES = frozenset(
    "ms max min size port limit count length width height delay interval px seconds sec secs days hours minutes buffer"
    " capacity year pages per num timeout ttl duration retries threshold quota chunk batch".split()
)

_FEWEST_IN_SERIES = 3
"""Numbers of a list that are all known codes, not all hundreds; two are so by chance."""

_KNOWN_SHARE = 0.75

_LONGEST_SECTION = 60
"""Characters of a comment that is the title of what is below it."""

_LONGEST_TITLE = 25
"""Characters of a comment that sorts what is below it; a sentence is none."""

_ENTRY_CALLS = frozenset("put set add insert emplace of entry pair register define".split())
"""What puts a text into a table: ``messages.put(500, "…")``."""


@dataclass(slots=True, kw_only=True)
class FoundRecord:
    """A record with its comments; for a comment with a head of its own there is no record."""

    record: ProgramRecord | None = None
    head: CommentLine | None = None
    code: int = 0
    comments: list[CommentLine] = field(default_factory=list)
    above: list[Token] = field(default_factory=list)
    beside: list[Token] = field(default_factory=list)
    container: int = 0
    words: frozenset[str] = frozenset()
    section: CommentLine | None = None
    is_read: bool = False  # what stands inside of it was read already


@dataclass(slots=True)
class _Section:
    """The title above members without a code of their own: ``// 404 Not Found``."""

    code: int
    line: CommentLine
    lasts: bool


class Finder:
    """Walks over the groups of a program once; ``findings`` and ``free`` (comments about no code) are in no order."""

    def __init__(self) -> None:
        self.findings: list[FoundRecord] = []
        self.free: list[Token] = []
        self.classes: list[CommentLine] = []  # comments that are titles of a class: ``// 4xx``
        self._waiting: list[tuple[FoundRecord, Member, frozenset[str]]] = []
        self._accepted: dict[int, set[int]] = defaultdict(set)

    def find(self, tree: Group) -> None:
        """Reads a whole program."""
        self._walk(tree, frozenset(), frozenset())
        while self._waiting:
            waiting, self._waiting = self._waiting, []
            self._decide(waiting)

    # Groups

    def _walk(self, group: Group, inner: frozenset[str], outer: frozenset[str]) -> None:
        self.free.extend(group.free)
        section: _Section | None = None
        fallen: list[FoundCode] = []
        waiting_above: list[Token] = []
        members = group.members
        index = 0
        while index < len(members):
            member = members[index]
            index += 1
            label = _label_of(member)
            if label is not None:
                body = []
                if not label.rest:
                    while index < len(members) and not _ends_label(members[index]):
                        body.append(members[index])
                        index += 1
                codes = [*fallen, *label.codes]
                if label.codes and not label.rest and not body:
                    fallen, waiting_above = codes, [*waiting_above, *member.above, *member.beside]
                    continue
                member.above[:0] = waiting_above
                fallen, waiting_above = [], []
                self._read_label(member, codes, label.rest, body, group, inner | outer, inner)
                continue
            if self._read_docstring(member, members, index):
                continue
            section = self._next_section(member, section)
            arms = []
            while group.opener == "{" and index < len(members) and (arm := only_code(member.items)) is not None:
                arms.append(arm)
                members[index].above[:0] = [*member.above, *member.beside]
                member = members[index]
                index += 1
            if arms:
                member = Member(items=[*_joined(arms), *member.items], above=member.above, beside=member.beside)
            self._read_member(member, section, group, inner, outer, members[index] if index < len(members) else None)
            if section is not None and not section.lasts:
                section = None

    def _read_docstring(self, member: Member, members: Sequence[Member], index: int) -> bool:
        """Takes a text that stands alone: below a constant it is about that, else it is a note of its own."""
        only = member.items[0]
        if len(member.items) != 1 or not isinstance(only, Token) or only.kind is not TokenKind.STRING:
            return False
        if only.text[-3:] not in ('"""', "'''"):
            return False
        comment = replace(only, kind=TokenKind.COMMENT)
        before = members[index - 2] if index > 1 else None
        if (
            before is not None
            and before.last == only.first - 1
            and (self._waiting and self._waiting[-1][1] is before and self._waiting[-1][0].record is not None)
        ):
            self._waiting[-1][0].beside.append(comment)
        else:
            self.free.append(comment)
        self.free.extend([*member.above, *member.beside])
        return True

    def _next_section(self, member: Member, section: _Section | None) -> _Section | None:
        """Returns the title that a member stands under, after the comments above it."""
        for line in comment_lines(member.above):
            if not line.text:
                continue
            code = head_of(line.text)
            if code is not None and is_known_status(code):
                section = _Section(
                    code, line, lasts=len(line.text) <= _LONGEST_SECTION and line.text[-1] not in "다요."
                )
            elif line.text[:1] in "12345" and line.text[1:3].lower() == "xx":
                section = None
        return section

    def _read_member(
        self,
        member: Member,
        section: _Section | None,
        group: Group,
        inner: frozenset[str],
        outer: frozenset[str],
        following: Member | None = None,
    ) -> None:
        record = read_record(member)
        words = inner | outer
        if record is None and (
            paired := [pair for item in member.items if isinstance(item, Group) for pair in read_pairs(item)]
        ):
            header = _header_words(member)
            for pair in paired:
                self._wait(pair, pair.member, id(member), words | header)
            self.free.extend([*member.above, *member.beside])
            return
        if record is None and section is not None:
            record = _under_section(member, section)
        if record is not None:
            if _is_title(member, following):
                self.free.extend(member.above)
                member.above = []
            finding = self._wait(record, member, id(group), words)
            if section is not None and record.codes[0].token.first == section.line.number:
                finding.section = section.line
            self._read_annotations(member, group, words)
            return
        if self._read_condition(member, group, words):
            return
        self._read_annotations(member, group, words)
        self._leave(member, words, inner)

    def _leave(self, member: Member, words: frozenset[str], inner: frozenset[str]) -> None:
        """Goes on inside a member that says nothing of a code itself."""
        self.free.extend([*member.above, *member.beside])
        if _is_check(member):
            return
        header = _header_words(member)
        for item in skip_annotations(member.items)[1]:
            if isinstance(item, Group):
                self._walk(item, header or inner, inner if header else words - inner)

    def _wait(self, record: ProgramRecord, member: Member, container: int, words: frozenset[str]) -> FoundRecord:
        finding = FoundRecord(
            record=record,
            code=record.codes[0].code,
            above=list(member.above),
            beside=list(member.beside),
            container=container,
            words=words,
        )
        self._waiting.append((finding, member, words))
        return finding

    # Annotations, labels, conditions

    def _read_annotations(self, member: Member, group: Group, words: frozenset[str]) -> None:
        """Reads ``@ApiResponse(responseCode = "404", description = "…")`` and ``@ResponseStatus(HttpStatus.CONFLICT)``."""
        for annotation in skip_annotations(member.items)[0]:
            named = next(
                (item.text for item in annotation if isinstance(item, Token) and item.kind is TokenKind.NAME), ""
            )
            for item in annotation:
                if not isinstance(item, Group):
                    continue
                inner = Member(items=[item])
                record = read_record(Member(items=annotation[1:])) if len(annotation) > 1 else None
                only = only_code(item.members[0].items) if len(item.members) == 1 else None
                status = "status" in words_of(named)
                if record is not None and record.texts:
                    record.member = inner
                    self._wait(record, inner, id(member), words | words_of(named))
                    if status:
                        self._give_comments(member)
                elif status and (found := only or (record.codes[0] if record else None)) is not None and member.above:
                    record = ProgramRecord(member=inner, codes=[found], is_sure=True, is_constant=True)
                    self._wait(record, inner, id(member), words | words_of(named))
                    self._give_comments(member)
                else:
                    self._walk(item, words | words_of(named), frozenset())

    def _give_comments(self, member: Member) -> None:
        """Gives the comment of what an annotation stands before to the code in the annotation."""
        self._waiting[-1][0].above = list(member.above)
        member.above = []

    def _read_label(
        self,
        member: Member,
        codes: list[FoundCode],
        rest: list[Token | Group],
        body: Sequence[Member],
        group: Group,
        words: frozenset[str],
        inner: frozenset[str],
    ) -> None:
        texts = texts_of(rest, codes[0].code) if codes else []
        beside = list(member.beside)
        for position, statement in enumerate(body):
            if not codes or any(
                isinstance(item, Group) and item.opener == "{" and position for item in statement.items
            ):
                self._leave(statement, words, inner)
                continue
            if not _is_log(statement):
                texts.extend(texts_of(statement.items, codes[0].code))
            if position == 0:
                beside.extend([*statement.above, *statement.beside])
            else:
                self.free.extend([*statement.above, *statement.beside])
        if not codes:
            self._leave(Member(items=rest, above=member.above, beside=member.beside), words, inner)
            return
        record = ProgramRecord(member=member, codes=codes, texts=texts, is_sure=any(each.is_sure for each in codes))
        finding = self._wait(record, member, id(group), words)
        finding.beside = beside

    def _read_condition(self, member: Member, group: Group, words: frozenset[str]) -> bool:
        """Reads ``if (status === 404) { … }``: only when a comment says something of the code, or its words are returned."""
        first = member.items[0]
        if not isinstance(first, Token) or first.text not in ("if", "elif", "elsif", "else"):
            return False
        found = _compared_code(member.items)
        if found is None:
            return False
        blocks = [item for item in member.items if isinstance(item, Group) and item.opener in ("{", "indent")]
        body = blocks[-1].members if blocks else []
        comments = [
            *member.above,
            *member.beside,
            *(body[0].above if body else ()),
            *(blocks[-1].free if blocks else ()),
        ]
        said = [comment for comment in comments if _says(comment, found.code)]
        words_before = _header_words(member)
        texts = []
        if not blocks or (len(body) == 1 and _returns(body[0])):
            items = body[0].items if blocks else _behind_return(member.items)
            texts = texts_of(items, found.code)
        if not said and not texts:
            return False
        record = ProgramRecord(member=member, codes=[found], texts=texts, stem=words_before)
        finding = self._wait(record, member, id(group), words | words_before)
        finding.above, finding.beside = [], said
        finding.is_read = not texts
        self.free.extend(comment for comment in [*member.above, *member.beside] if comment not in said)
        for block in blocks:
            for statement in block.members:
                if body and statement is body[0]:
                    statement.above = [comment for comment in statement.above if comment not in said]
                if not texts:
                    self._read_member(statement, None, block, words_before, words)
            self.free.extend(comment for comment in block.free if comment not in said)
        return True

    # Which numbers are codes

    def _decide(self, waiting: Sequence[tuple[FoundRecord, Member, frozenset[str]]]) -> None:
        known: dict[tuple[int, bool], list[int]] = defaultdict(list)
        sure: set[int] = set()
        for finding, _, _ in waiting:
            if finding.record is not None:
                known[finding.container, finding.record.is_constant].append(finding.code)
                if self._is_sure(finding, finding.record):
                    sure.add(id(finding))
                    self._accepted[finding.container].add(finding.code)
        undecided = []
        for finding, member, words in waiting:
            record = finding.record
            if record is None:
                continue
            series = known[finding.container, record.is_constant]
            if id(finding) in sure or self._is_code(finding, record, series):
                self._accepted[finding.container].add(finding.code)
                self._add(finding, record)
            else:
                undecided.append((finding, record, member, words, series))
        for finding, record, member, words, series in sorted(undecided, key=lambda each: each[1].is_constant):
            if self._is_code_here(finding, record, series):
                self._accepted[finding.container].add(finding.code)
                self._add(finding, record)
            elif finding.is_read:
                self.free.extend([*finding.above, *finding.beside])
            else:
                member.above, member.beside = finding.above, finding.beside
                self._leave(member, words, words)

    def _is_sure(self, finding: FoundRecord, record: ProgramRecord) -> bool:
        if record.is_sure:
            return True
        return any(_says(comment, finding.code) for comment in [*finding.above, *finding.beside])

    def _is_code(self, finding: FoundRecord, record: ProgramRecord, series: Sequence[int]) -> bool:
        code = finding.code
        peers = self._accepted[finding.container] - {code}
        if _is_quantity(record):
            return False
        about_codes = bool((finding.words | record.stem) & CODE_WORDS)
        if not is_known_status(code):
            return len(peers) > 1 and about_codes
        codes = [each for each in set(series) if is_known_status(each)]
        is_series = len(codes) >= _FEWEST_IN_SERIES and any(each % 100 for each in codes)
        is_mostly = len(codes) >= _KNOWN_SHARE * len(set(series))
        if record.is_constant:
            return (about_codes and (is_series or len(codes) > 1) and is_mostly) or bool(record.stem & _STATUS_WORDS)
        return about_codes or bool(peers) or (is_series and is_mostly)

    def _is_code_here(self, finding: FoundRecord, record: ProgramRecord, series: Sequence[int]) -> bool:
        """Returns whether a number is a code because the file surely has others."""
        code = finding.code
        if not is_known_status(code) or _is_quantity(record):
            return False
        others = set().union(*self._accepted.values()) - {code} if self._accepted else set()
        is_table = len(set(series)) > 1 and all(is_known_status(each) for each in series)
        if record.is_constant:
            return len(others) > 1 and code % 100 != 0
        if is_table and any(each % 100 for each in series):
            return True
        return len(others) > 1 and (code % 100 != 0 or is_table or bool(record.stem & _ENTRY_CALLS))

    def _add(self, finding: FoundRecord, record: ProgramRecord) -> None:
        """Gives a record its comments; those with a head of their own are entries beside it."""
        own: list[CommentLine] = []
        heads = 0
        lines = comment_lines(finding.above)
        for at, line in enumerate(lines):
            head = int(line.code) if line.code else head_of(line.text)
            if line.text[1:3].lower() == "xx" and line.text[0] in "12345":
                heads += 1
                self.classes.append(line)
            elif head is not None and (line.code or finding.section is None or rest_of_head(line.text)):
                heads += 1
                following = []
                for below in lines[at + 1 :]:
                    if below.code or head_of(below.text) is not None:
                        break
                    following.append(below)
                self.findings.append(FoundRecord(head=line, code=head, comments=following))
            elif not heads:
                own.append(line)
        if finding.section is not None:
            own = [line for line in own if line.number != finding.section.number]
        finding.comments = [*own, *comment_lines(finding.beside)]
        self.findings.append(finding)


_STATUS_WORDS = frozenset({"status", "http", "httpstatus"})


@dataclass(slots=True)
class _Label:
    codes: list[FoundCode]
    rest: list[Token | Group]


def _label_of(member: Member) -> _Label | None:
    """Returns the codes of ``case 404:`` and what stands behind it on its line; None for what is no label."""
    first = member.items[0]
    if not isinstance(first, Token) or first.text not in ("case", "when", "default"):
        return None
    items = member.items
    if first.text != "default" and len(items) > 2 and isinstance(sign := items[2], Token) and sign.text == "=":
        return None
    codes: list[FoundCode] = []
    at = 1
    while (found := find_code(items, at)) is not None:
        codes.append(found)
        at = found.end
        if at < len(items) and isinstance(sign := items[at], Token) and sign.text in (",", "|", "or"):
            at += 1
        else:
            break
    if not codes and first.text != "default":
        if first.text == "case" and not any(
            isinstance(item, Token) and item.text in (":", "->", "=>") for item in items
        ):
            return None
        return _Label([], [])
    if at < len(items) and isinstance(sign := items[at], Token) and sign.text in (":", "->", "=>", "then"):
        at += 1
    return _Label(codes, list(items[at:]))


def _is_title(member: Member, following: Member | None) -> bool:
    """Returns whether the comment above a constant sorts it and those below: ``// 클라이언트 쪽`` above two of them."""
    if not member.above or following is None or following.above or following.first > member.last + 1:
        return False
    if any(comment.text.startswith(("/**", "///", "#:")) for comment in member.above):
        return False
    lines = [line for line in comment_lines(member.above) if line.text]
    if len(lines) != 1 or head_of(lines[0].text) is not None:
        return False
    return len(lines[0].text) <= _LONGEST_TITLE and lines[0].text[-1] not in "다요.때!?"


def _joined(codes: Sequence[FoundCode]) -> Iterator[Token]:
    """Returns codes as one key: ``502 | 504`` for ``502, 504 => …``."""
    for found in codes:
        yield found.token
        yield replace(found.token, kind=TokenKind.SIGN, text="|", start=-1, end=-1)


def _ends_label(member: Member) -> bool:
    """Returns whether a member ends what stands under a label: another label, or Ruby's ``else`` and ``end``."""
    first = member.items[0]
    return _label_of(member) is not None or (
        isinstance(first, Token) and first.text in ("else", "end") and len(member.items) == 1
    )


def _is_log(member: Member) -> bool:
    first = member.items[0]
    return isinstance(first, Token) and first.text.lower() in ("log", "logger", "logging", "debug", "track", "metrics")


def _is_check(member: Member) -> bool:
    """Returns whether a member is what a test expects: ``expect(body).toEqual({ status: 404 })``."""
    first = member.items[0] if member.items else None
    return isinstance(first, Token) and first.text.lower().startswith(("expect", "assert", "verify", "should"))


def _header_words(member: Member) -> frozenset[str]:
    """Returns the words of the names before the body of a member, those of parameters too."""
    found: frozenset[str] = frozenset()
    for item in member.items[:24]:
        if isinstance(item, Token) and item.kind in (TokenKind.NAME, TokenKind.STRING):
            found |= words_of(item.text if item.kind is TokenKind.NAME else item.value[:40])
        elif isinstance(item, Group) and item.opener == "(":
            for inner in item.members[:6]:
                if len(inner.items) <= 8:
                    for name in inner.items:
                        if isinstance(name, Token) and name.kind is TokenKind.NAME:
                            found |= words_of(name.text)
    return found


def _under_section(member: Member, section: _Section) -> ProgramRecord | None:
    """Returns what a member without a code says under the title ``// 404``."""
    items = skip_annotations(member.items)[1]
    if not items or not isinstance(first := items[0], Token) or len(items) < 2:
        return None
    second = items[1]
    at = assignment(items)
    if isinstance(second, Group) and second.opener == "(" and first.text[0].isupper():
        name: Token | None = first
        texts = texts_of(items[1:], section.code)
    elif at is not None:
        name = name_before(items, at)
        texts = texts_of(items[at + 1 :], section.code)
    else:
        return None
    if not texts or len(texts) > 4:
        return None
    number = section.line.number
    token = Token(
        kind=TokenKind.NUMBER,
        text=str(section.code),
        start=-1,
        end=-1,
        first=number,
        last=number,
        opens_line=False,
    )
    found = FoundCode(code=section.code, token=token, end=0, is_sure=True)
    identifier = name if name is not None and name.kind is TokenKind.NAME else None
    return ProgramRecord(member=member, codes=[found], identifier=identifier, texts=texts, is_sure=True)


def _compared_code(items: Sequence[Token | Group]) -> FoundCode | None:
    """Returns the one code that a condition compares something with."""
    found: list[FoundCode] = []
    for item in items[:12]:
        if isinstance(item, Group):
            if item.opener == "(" and item.members:
                inner = _compared_code(item.members[0].items)
                found.extend([inner] if inner else [])
            else:
                break
    for index, item in enumerate(items[:20]):
        if isinstance(item, Token) and item.text in ("==", "===") and index:
            code = find_code(items, index + 1) or find_code(items, index - 1)
            found.extend([code] if code else [])
        elif isinstance(item, Token) and item.text == ":":
            break
    return found[0] if len(found) == 1 else None


def _says(comment: Token, code: int) -> bool:
    """Returns whether a comment has a code or its phrase in it."""
    if mentions(comment.text, code):
        return True
    return any(is_phrase_of(line.text, code) for line in comment_lines([comment]) if line.text)


def _returns(member: Member) -> bool:
    first = member.items[0]
    return isinstance(first, Token) and first.text in ("return", "throw", "raise")


def _behind_return(items: Sequence[Token | Group]) -> Sequence[Token | Group]:
    for index, item in enumerate(items):
        if isinstance(item, Token) and item.text == "return":
            return items[index + 1 :]
    return ()


def _is_quantity(record: ProgramRecord) -> bool:
    """Returns whether the name before a number says that it counts something: ``TIMEOUT_MS = 500``."""
    if record.identifier is None or not record.is_constant:
        return False
    if code_of_name(record.identifier.text) is not None:
        return False
    words = words_of(record.identifier.text)
    return bool(words & _QUANTITIES) and "exceeded" not in words
