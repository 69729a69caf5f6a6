"""Finds what a program says of status codes: its records, with the comments above and beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from statusbook.notes.programs.annotations import read_annotations
from statusbook.notes.programs.call_forms import read_pairs
from statusbook.notes.programs.case_labels import CaseLabel, ends_label, joined_codes, label_of, own_comments
from statusbook.notes.programs.code_judge import CodeJudge
from statusbook.notes.programs.code_literals import FoundCode, only_code
from statusbook.notes.programs.comment_shares import share_comments
from statusbook.notes.programs.comment_titles import CommentTitle, is_title, next_section, under_title
from statusbook.notes.programs.conditions import lower_comments, read_condition
from statusbook.notes.programs.error_handlers import read_handler
from statusbook.notes.programs.found_record import FoundRecord
from statusbook.notes.programs.inner_comments import inner_comments
from statusbook.notes.programs.member_kinds import header_words, is_check, is_error_class, is_log
from statusbook.notes.programs.member_record import read_record
from statusbook.notes.programs.members import Group, Member, skip_annotations
from statusbook.notes.programs.program_comments import CommentLine
from statusbook.notes.programs.program_record import ProgramRecord
from statusbook.notes.programs.record_texts import texts_of
from statusbook.notes.programs.tokens import Token, TokenKind


class ProgramFinder:
    """Walks over the groups of a program once; ``findings`` and ``free`` (comments about no code) are in no order."""

    def __init__(self) -> None:
        self.findings: list[FoundRecord] = []
        self.free: list[Token] = []
        self.classes: list[CommentLine] = []  # comments that are titles of a class: ``// 4xx``
        self._waiting: list[tuple[FoundRecord, Member, frozenset[str]]] = []
        self._judge = CodeJudge()

    def find(self, tree: Group) -> None:
        """Reads a whole program."""
        self._walk(tree, frozenset(), frozenset())
        while self._waiting:
            waiting, self._waiting = self._waiting, []
            members = {id(finding): (member, words) for finding, member, words in waiting}
            for finding, is_code in self._judge.judge([finding for finding, _, _ in waiting]):
                if is_code:
                    self._add(finding)
                elif finding.is_read:
                    self.free.extend([*finding.above, *finding.beside])
                else:
                    member, words = members[id(finding)]
                    member.above, member.beside = finding.above, finding.beside
                    self._leave(member, words, words)

    def _add(self, finding: FoundRecord) -> None:
        entries, classes = share_comments(finding)
        self.findings.extend([*entries, finding])
        self.classes.extend(classes)

    def _walk(self, group: Group, inner: frozenset[str], outer: frozenset[str]) -> None:
        self.free.extend(group.free)
        section: CommentTitle | None = None
        fallen: list[tuple[CaseLabel, Member]] = []
        members = group.members
        index = 0
        while index < len(members):
            member = members[index]
            index += 1
            label = label_of(member)
            if label is not None:
                body = []
                if not label.rest:
                    while index < len(members) and not ends_label(members[index]):
                        body.append(members[index])
                        index += 1
                fallen.append((label, member))
                if not label.codes or label.rest or body:
                    self._read_labels(fallen, body, group, inner | outer, inner)
                    fallen = []
                continue
            if self._read_docstring(member, members, index):
                continue
            section = next_section(member, section)
            arms: list[tuple[CaseLabel, Member]] = []
            while group.opener == "{" and index < len(members) and (arm := only_code(member.items)) is not None:
                arms.append((CaseLabel([arm], []), member))
                member = members[index]
                index += 1
            if arms:
                member = self._join_arms(arms, member, group, inner | outer)
            self._read_member(member, section, group, inner, outer, members[index] if index < len(members) else None)
            if section is not None and not section.lasts:
                section = None
        if fallen:
            self._read_labels(fallen, [], group, inner | outer, inner)

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

    def _read_member(
        self,
        member: Member,
        section: CommentTitle | None,
        group: Group,
        inner: frozenset[str],
        outer: frozenset[str],
        following: Member | None = None,
    ) -> None:
        words = inner | outer
        handler = read_handler(member)
        if handler is not None:
            self._wait(handler.record, member, id(group), words).beside.extend(handler.said)
            return
        record = read_record(member)
        if record is None and (
            paired := [pair for item in member.items if isinstance(item, Group) for pair in read_pairs(item)]
        ):
            header = header_words(member)
            for pair in paired:
                self._wait(pair, pair.member, id(member), words | header)
            self.free.extend([*member.above, *member.beside])
            return
        if record is None and section is not None:
            record = under_title(member, section)
        if record is not None:
            if is_title(member, following):
                self.free.extend(member.above)
                member.above = []
            finding = self._wait(record, member, id(group), words)
            if section is not None and record.codes[0].token.first == section.line.number:
                finding.section = section.line
            finding.beside.extend(inner_comments(record))
            self._read_annotations(member, words)
            return
        if self._read_condition(member, group, words):
            return
        self._read_annotations(member, words)
        lower_comments(member)
        self._leave(member, words, inner)

    def _leave(self, member: Member, words: frozenset[str], inner: frozenset[str]) -> None:
        """Goes on inside a member that says nothing of a code itself."""
        if is_check(member):
            self.free.extend([*member.above, *member.beside])
            return
        header = header_words(member)
        before = len(self._waiting)
        for item in skip_annotations(member.items)[1]:
            if isinstance(item, Group):
                self._walk(item, header or inner, inner if header else words - inner)
        found = [finding for finding, _, _ in self._waiting[before:]]
        if is_error_class(member, header) and len({finding.code for finding in found}) == 1:
            found[0].above[:0] = member.above
            found[0].beside.extend(member.beside)
        else:
            self.free.extend([*member.above, *member.beside])

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

    def _read_annotations(self, member: Member, words: frozenset[str]) -> None:
        for annotation in read_annotations(member):
            around = words | annotation.words
            if annotation.record is None:
                self._walk(annotation.group, around, frozenset())
                continue
            finding = self._wait(annotation.record, annotation.record.member, id(member), around)
            if annotation.has_comments:
                finding.above, member.above = list(member.above), []

    def _read_labels(
        self,
        run: Sequence[tuple[CaseLabel, Member]],
        body: Sequence[Member],
        group: Group,
        words: frozenset[str],
        inner: frozenset[str],
    ) -> None:
        """Reads labels with one body, what only some of them say first."""
        label, member = run[-1]
        member.above[:0] = self._own_read(run, run[:-1], group, words)
        codes = [code for each, _ in run for code in each.codes]
        block = body[0].items[0] if body and len(body[0].items) == 1 else None
        if isinstance(block, Group) and block.opener == "{":  # ``case 404: { … }``
            self.free.extend(block.free)
            body = [*block.members, *body[1:]]
        self._read_label(member, codes, label.rest, body, group, words, inner)

    def _join_arms(
        self, arms: Sequence[tuple[CaseLabel, Member]], last: Member, group: Group, words: frozenset[str]
    ) -> Member:
        """Returns the arm of several codes, each on a line of its own, as one member."""
        above = [*self._own_read(arms, arms, group, words), *last.above]
        codes = [label.codes[0] for label, _ in arms]
        return Member(items=[*joined_codes(codes), *last.items], above=above, beside=last.beside)

    def _own_read(
        self,
        run: Sequence[tuple[CaseLabel, Member]],
        before: Sequence[tuple[CaseLabel, Member]],
        group: Group,
        words: frozenset[str],
    ) -> list[Token]:
        """Reads what only some labels of a run say, and returns the comments of those before its last as of all."""
        for label, own in own_comments(run):
            self._wait(ProgramRecord(member=own, codes=label.codes), own, id(group), words)
        return [comment for _, each in before for comment in (*each.above, *each.beside)]

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
            if not codes:
                self._read_member(statement, None, group, inner, words - inner)
                continue
            if position and any(isinstance(item, Group) and item.opener == "{" for item in statement.items):
                self._leave(statement, words, inner)
                continue
            if not is_log(statement):
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
        condition = read_condition(member)
        if condition is None:
            return False
        said, texts = condition.said, condition.record.texts
        finding = self._wait(condition.record, member, id(group), words | condition.words)
        finding.above, finding.beside = [], said
        finding.is_read = not texts
        self.free.extend(comment for comment in [*member.above, *member.beside] if comment not in said)
        for block in condition.blocks:
            for statement in block.members:
                if block is condition.blocks[-1] and statement is block.members[0]:
                    statement.above = [comment for comment in statement.above if comment not in said]
                if not texts:
                    self._read_member(statement, None, block, condition.words, words)
            self.free.extend(comment for comment in block.free if comment not in said)
        return True
