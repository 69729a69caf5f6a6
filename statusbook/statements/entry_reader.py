"""Walks through a note and gathers its entries: which lines speak of which code, class or topic."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from statusbook.notes.block import Aside, Block, Line, ParsedNote, Shape
from statusbook.statements.candidates import ITEM_RANK, LINE_RANK, Candidate
from statusbook.statements.drafts import Draft
from statusbook.statements.head import Follow, Head
from statusbook.statements.layout import Layout
from statusbook.statements.ledger_builder import LedgerBuilder
from statusbook.statements.names_near_head import take_names, take_rest
from statusbook.statements.outline import Outline
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.section_labels import KIND_OF_LABEL, is_label, label_of
from statusbook.statements.statement import Kind, Subject
from statusbook.statements.table_reader import TableReader
from statusbook.text import squeeze

_LONGEST_CLASS_LINE = 25
_LINES_PER_HEAD = 2.5
_COMPARING = re.compile(r"차이|비교|다른|구분|vs", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    """The entry that following lines may belong to, and the line that opened it."""

    draft: Draft
    candidate: Candidate | None
    rank: int
    kind: Kind | None = None


class EntryReader:
    """Reads all entries of one note; ``drafts`` holds them in order, topics and classes among them."""

    def __init__(self, note: ParsedNote, *, source: str, path: str, book: PhraseBook) -> None:
        self.ledger = LedgerBuilder()
        self.drafts: list[Draft] = []
        self._note, self._source, self._path, self._book = note, source, path, book
        self._title = path.rsplit("/", 1)[-1]
        self._outline = Outline(note.blocks, book)
        self._layout = Layout(self._outline, book)
        self._sections: list[_Open] = []  # the classes and topics that the line stands under
        self._open: _Open | None = None
        self._with_text = 0
        self._without_text = 0
        self._context = ""

    def read(self) -> None:
        """Reads every block."""
        for block in self._note.blocks:
            if block.shape is Shape.ASIDE:
                self.ledger.set_aside_block(block)
            elif block.rows:
                self._read_table(block)
            elif block.shape is Shape.IMAGE:
                for line in block.lines:
                    self._owner().draft.add_image(line)
            else:
                self._read_block(block)

    # Tables

    def _read_table(self, block: Block) -> None:
        owner = self._open.draft if self._open is not None and self._open.rank < LINE_RANK else self._section_draft()
        reader = TableReader(self._outline.columns_of(block), self._book, self.ledger, self._new_draft, owner)
        reader.read()
        self.drafts.extend(reader.drafts)
        if reader.drafts and self._open is not None and self._open.rank >= LINE_RANK:
            self._open = None

    # Text

    def _read_block(self, block: Block) -> None:
        if block.shape is Shape.CODE and not self._holds_entries(block):
            owner = self._owner()
            owner.draft.add_whole(block.lines, Kind.EXAMPLE)
            return
        pending: list[Line] = []
        for candidate in self._outline.of_block(block):
            self._leave_sections(candidate)
            opening = self._opening(candidate)
            if opening is not None:
                self._add_lines(pending)
                pending = []
                rest = opening(candidate)
                pending = [rest] if rest is not None else []
                continue
            if not self._belongs(candidate, bool(pending)):
                self._add_lines(pending)
                pending = []
                self._open = None
            pending.append(candidate.line)
        self._add_lines(pending)

    def _holds_entries(self, block: Block) -> bool:
        """Tells a list of codes in a code block from an example."""
        candidates = self._outline.of_block(block)
        heads = [
            candidate.head
            for candidate in candidates
            if candidate.head and self._layout.begins_entry(candidate, None, "")
        ]
        named = len({head.codes for head in heads})
        titles = sum(candidate.head is not None and candidate.head.status_class is not None for candidate in candidates)
        return named >= 2 and (named + titles) * _LINES_PER_HEAD >= len(candidates)

    def _opening(self, candidate: Candidate) -> Callable[[Candidate], Line | None] | None:
        """Gives what the line begins: an entry, a group, a class, a topic; None when it begins nothing."""
        head = candidate.head
        if self._outline.is_contents(candidate):
            return self._set_aside_contents
        if head is not None and head.hypothetical:
            return self._set_aside_hypothetical
        if head is not None and head.status_class is not None and self._is_class(candidate, head):
            return self._open_class if candidate.block.aside is None else self._open_topic
        if head is not None and head.pairs and (candidate.block.aside is None or head.has_phrase):
            if self._outline.is_class_number(candidate):
                return self._open_class
            open_head = self._open.candidate if self._open is not None and not self._closes(candidate) else None
            followed = self._outline.is_followed_inside(candidate)
            if self._layout.begins_entry(
                candidate, open_head, self._context, followed=followed
            ) or self._layout.begins_group(candidate, followed):
                return self._open_entry
        if candidate.block.shape is Shape.HEADING or (candidate.is_heading and candidate.rank <= self._open_rank()):
            return self._open_topic
        if self._open is not None and candidate.rank >= self._open.rank and is_label(candidate.line.text):
            return self._open_part
        return self._open_topic if self._outline.begins_again(candidate) else None

    def _set_aside_contents(self, candidate: Candidate) -> None:
        self.ledger.set_aside(candidate.line.first, candidate.line.last, Aside.CONTENTS)

    def _set_aside_hypothetical(self, candidate: Candidate) -> None:
        self.ledger.set_aside(candidate.line.first, candidate.line.last, Aside.HYPOTHETICAL)

    def _open_rank(self) -> int:
        return self._open.rank if self._open is not None else 99

    def _closes(self, candidate: Candidate) -> bool:
        return self._open is not None and candidate.rank <= self._open.rank

    def _is_class(self, candidate: Candidate, head: Head) -> bool:
        if candidate.wrapped or head.follow is Follow.RELATION:
            return False
        if candidate.is_heading or head.follow in (Follow.MARK, Follow.END):
            return self._open is None or candidate.rank <= max(self._open.rank, LINE_RANK) or candidate.is_heading
        return head.follow is Follow.TEXT and self._open is None and len(candidate.line.text) <= _LONGEST_CLASS_LINE

    # What a line opens

    def _open_entry(self, candidate: Candidate) -> Line | None:
        head = candidate.head
        assert head is not None
        draft = self._new_draft(Subject(codes=head.codes), candidate.line)
        self.drafts.append(draft)
        for named in head.pairs:
            if named.phrase:
                draft.add_phrase(named.phrase, candidate.line)
        if head.name_ko:
            draft.add_name(head.name_ko, candidate.line)
        draft.add_links(candidate.line.part(0, head.text_from))
        opened = _Open(draft=draft, candidate=candidate, rank=candidate.rank)
        if len(head.pairs) > 1 and (head.versus or _COMPARING.search(candidate.line.text)):
            opened.kind = Kind.COMPARISON
        rest = take_rest(draft, candidate, head, self._book)
        self._mark_head(candidate, draft, rest)
        self._open = opened
        self._context = ""
        if rest is not None or draft.name_ko:
            self._with_text += 1
        else:
            self._without_text += 1
        return rest

    def _mark_head(self, candidate: Candidate, draft: Draft, rest: Line | None) -> None:
        if candidate.block.shape is Shape.HEADING or (draft.is_empty and rest is None):
            self.ledger.add_heading(candidate.line)

    def _open_class(self, candidate: Candidate) -> Line | None:
        head = candidate.head
        assert head is not None
        number = head.status_class if head.status_class is not None else head.codes[0] // 100
        draft = self._new_draft(Subject(status_class=number), candidate.line)
        self.drafts.append(draft)
        if head.phrase:
            draft.add_phrase(head.phrase, candidate.line)
        if head.name_ko:
            draft.add_name(head.name_ko, candidate.line)
        opened = _Open(draft=draft, candidate=candidate, rank=candidate.rank)
        rest = candidate.line if head.is_range else take_rest(draft, candidate, head, self._book)
        self._mark_head(candidate, draft, rest)
        self._enter_section(opened)
        self._context = ""
        return rest

    def _open_topic(self, candidate: Candidate) -> None:
        """Opens a section without a code, or notes a sub-heading inside the open entry."""
        if self._open is not None and candidate.rank > self._open.rank:
            self._open_part(candidate)
            return
        self.ledger.add_heading(candidate.line)
        self._context = candidate.line.text
        section = self._sections[-1] if self._sections else None
        if section is not None and candidate.rank > section.rank and section.draft.subject.status_class:
            self._open = None
            return
        draft = self._new_draft(Subject(topic=squeeze(candidate.line.text)), candidate.line)
        self.drafts.append(draft)
        self._enter_section(_Open(draft=draft, candidate=candidate, rank=candidate.rank))

    def _open_part(self, candidate: Candidate) -> None:
        """Takes the label of a part of the open entry: what follows is its causes, its remedies …"""
        assert self._open is not None
        self.ledger.add_heading(candidate.line)
        role = label_of(candidate.line.text)
        self._open.kind = KIND_OF_LABEL.get(role) if role is not None else None
        self._context = candidate.line.text

    def _enter_section(self, section: _Open) -> None:
        while self._sections and self._sections[-1].rank >= section.rank:
            self._sections.pop()
        self._sections.append(section)
        self._open = None

    def _leave_sections(self, candidate: Candidate) -> None:
        """Leaves the classes that a list names, when the list is over."""
        while self._sections:
            section = self._sections[-1]
            if section.candidate is None or section.rank < ITEM_RANK or candidate.block is section.candidate.block:
                return
            if candidate.rank > section.rank:
                return
            self._sections.pop()

    # Who gets a line

    def _belongs(self, candidate: Candidate, has_pending: bool) -> bool:
        """Tells whether a line belongs to the open entry still."""
        opened = self._open
        if opened is None or opened.rank < LINE_RANK or not (opened.draft.has_text or has_pending):
            return True
        assert opened.candidate is not None
        if candidate.rank > opened.rank or candidate.wrapped:
            return True
        if self._outline.is_title_before_entry(candidate) or self._outline.introduces_entries(candidate):
            return False
        if candidate.block is opened.candidate.block:
            return True
        if opened.rank > ITEM_RANK and candidate.block.shape is Shape.LIST_ITEM:
            return candidate.line.text.lstrip()[:1] in ":=→-" or self._without_text > self._with_text
        return self._without_text > self._with_text

    def _owner(self) -> _Open:
        if self._open is not None:
            return self._open
        if not self._sections:
            draft = self._new_draft(Subject(topic=self._title), _EMPTY)
            self.drafts.append(draft)
            self._sections.append(_Open(draft=draft, candidate=None, rank=0))
        return self._sections[-1]

    def _section_draft(self) -> Draft:
        opened, self._open = self._open, None
        try:
            return self._owner().draft
        finally:
            self._open = opened

    def _add_lines(self, lines: Sequence[Line]) -> None:
        if not lines:
            return
        owner = self._owner()
        owner.draft.add_text(take_names(owner.draft, list(lines), self._book), owner.kind)

    def _new_draft(self, subject: Subject, head: Line) -> Draft:
        return Draft(source=self._source, path=self._path, ledger=self.ledger, subject=subject, head=head)


_EMPTY = Line(text="", first=1, last=1)
