"""Reads a note block by block and gives every line to the entry, class or topic it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from statusbook.notes.block import Aside, Block, Line, ParsedNote, Shape
from statusbook.progress import counted
from statusbook.statements.about_note import (
    asks_for_corrections,
    closes_note,
    ends_note,
    is_rule,
    keeps_note,
    leads_elsewhere,
)
from statusbook.statements.candidates import ITEM_RANK, LINE_RANK, Candidate
from statusbook.statements.drafts import Draft, NoteDrafts
from statusbook.statements.head import Follow, Head
from statusbook.statements.layout import Layout
from statusbook.statements.ledger_builder import LedgerBuilder
from statusbook.statements.names_near_head import take_names, take_rest
from statusbook.statements.openings import Opening, holds_entries, what_opens
from statusbook.statements.outline import Outline
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.scopes import Scope, Scopes
from statusbook.statements.section_labels import KIND_OF_LABEL, is_label, label_of
from statusbook.statements.sentence_kinds import is_program
from statusbook.statements.statement import Kind, Subject
from statusbook.statements.table_columns import is_about_entry
from statusbook.statements.table_reader import TableReader
from statusbook.text import squeeze

# The head of a comparison of its codes: ``301, 308의 차이``, ``401 vs 403``; not ``301/308``.
_COMPARING = re.compile(r"차이|비교|다른|구분|vs", re.IGNORECASE)

# A line of a program that was pasted into a text: ``HELD = 451  # 막힌 송장``; not ``451 = 막힘``, ``a == 451``.
_ASSIGNED = re.compile(r"\W{0,4}[A-Za-z_][\w.]{0,60}\s?=\s?(?P<code>[1-5]\d\d)(?!\w)")

# The end of a sentence: ``없습니다``, ``큽니다.``; not ``없음``, ``왜 날까요?``.
_SENTENCE = re.compile(r"[가-힣](?:니다|다|어요|세요)[.!]?\Z")


class EntryReader:
    """Reads all entries of one note; ``drafts`` holds them in order, ``ledger`` where each line went."""

    def __init__(self, note: ParsedNote, *, source: str, path: str, book: PhraseBook) -> None:
        self.ledger = LedgerBuilder()
        self.drafts = NoteDrafts(source=source, path=path, ledger=self.ledger, book=book)
        self._blocks = note.blocks
        self._book = book
        name = path.rsplit("/", 1)[-1]
        self.opened: set[int] = set()  # the ``id`` of each candidate that opened an entry
        self.outline = Outline(note.blocks, book, name)
        self._layout = Layout(self.outline, book)
        self.drafts.speaks_of_codes = self._layout.speaks_of_codes
        self._scopes = Scopes(self.drafts, note_title=name)
        self._source = note.text.split("\n")
        self._is_chat = note.format == "chat"
        self._is_behind_note = False  # what follows the text of the note: author, other posts, comments
        self._lone_heads = 0  # heads without text on their line, less heads with some

    def read(self) -> None:
        """Reads every block; a new shape of block gets its branch here."""
        for block in counted("statements", self._blocks):
            if block.shape is Shape.ASIDE:
                self.ledger.set_aside_block(block)
                self._pass_rule(block)
            elif self._is_behind_note and not self._holds_openings(block):
                for line in block.all_lines():
                    self.ledger.set_words_aside(line, Aside.ABOUT_NOTE)
            elif block.shape is Shape.BOX:
                self._scopes.enter_box(closes_entry=block.aside is not None)
            elif block.shape is Shape.BOX_END:
                self._scopes.leave_box()
            elif block.shape is Shape.IMAGE:
                for line in block.lines:
                    self._scopes.innermost().draft.add_image(line)
            elif block.rows:
                self._read_table(block)
            elif block.shape is Shape.CODE and not holds_entries(self.outline.candidates_of(block), self._layout):
                self._read_code(block)
            else:
                self._read_text(block)

    def _pass_rule(self, block: Block) -> None:
        """Ends the open entry at a rule, unless nothing was said in it yet: what stands behind is about something else."""
        entry = self._scopes.entry
        is_ruled = block.aside is Aside.SEPARATOR and is_rule(self._source[block.first - 1])
        if is_ruled and entry is not None and entry.draft.has_text:
            self._scopes.entry = None

    def _holds_openings(self, block: Block) -> bool:
        """Returns whether anything opens in a block, so that the note goes on behind what seemed to follow it."""
        if block.rows:
            return bool(self.outline.columns_of(block).codes)
        candidates = self.outline.candidates_of(block)
        return any(what_opens(each, None, self.outline, self._layout) is not None for each in candidates)

    def _read_code(self, block: Block) -> None:
        """Reads a block of code as an example of the open entry; a piece of a program that names none of its codes is none."""
        self._scopes.leave_item(block)
        draft = self._scopes.innermost().draft
        names_code = any(str(code) in block.text for code in draft.subject.codes)
        if not names_code and is_program([line.text for line in block.lines]):
            for line in block.lines:
                self.ledger.set_words_aside(line, Aside.PROGRAM)
        else:
            draft.add_whole(block.lines, Kind.EXAMPLE)

    def _read_table(self, block: Block) -> None:
        """Reads a table; one that is about codes closes the entry of a line above it, but not that of a heading."""
        entry = self._scopes.entry
        is_below_heading = entry is not None and entry.rank < LINE_RANK
        around = entry if entry is not None and is_below_heading else self._scopes.section()
        columns = self.outline.columns_of(block)
        is_of_codes = bool(columns.codes) or columns.across is not None
        if not is_of_codes and not is_about_entry(columns, self._book):
            around = self._scopes.topic()
        found = TableReader(columns, self._book, self.ledger, self.drafts, around.draft).read()
        self.drafts.extend(found)
        if found and not is_below_heading:
            self._scopes.entry = None

    def _read_text(self, block: Block) -> None:
        """Reads the lines of a block; text is gathered until a line opens something or belongs elsewhere."""
        text: list[Line] = []
        for candidate in self.outline.candidates_of(block):
            self._scopes.leave_lists(candidate)
            opening = what_opens(candidate, self._scopes.entry, self.outline, self._layout)
            if opening is None and leads_elsewhere(candidate.line):
                self.ledger.set_words_aside(candidate.line, Aside.NAVIGATION)
                continue
            if opening in (None, Opening.TOPIC) and self._closes_note(candidate):
                self._add_text(text)
                text = []
            if self._is_about_note(candidate, opening):
                self._add_text(text)
                text = []
                self.ledger.set_words_aside(candidate.line, Aside.ABOUT_NOTE)
                continue
            if opening is None and self._belongs_to_entry(candidate, has_text=bool(text)):
                text.append(candidate.line)
                continue
            self._add_text(text)
            if opening is None:
                self._scopes.entry = None
                rest: Line | None = candidate.line
            else:
                rest = self._open(opening, candidate)
            text = [rest] if rest is not None else []
        self._add_text(text)

    def _is_about_note(self, candidate: Candidate, opening: Opening | None) -> bool:
        """Returns whether a line is about the note itself; what closes the note closes its last entry too."""
        if opening not in (None, Opening.TOPIC):
            self._is_behind_note = False
            return False
        if self._closes_note(candidate):
            self._scopes.entry = None
            if self._is_chat:
                return True  # others go on
            self._is_behind_note = True
        elif opening is Opening.TOPIC:
            self._is_behind_note = False
        text = candidate.line.text
        is_kept = keeps_note(text) if self._scopes.entry is None else asks_for_corrections(text)
        return self._is_behind_note or is_kept

    def _closes_note(self, candidate: Candidate) -> bool:
        """Returns whether a line, and in a note that is no chat what follows it, is about the note."""
        text = candidate.line.text
        if self._is_chat:
            return ends_note(text) and candidate.head is None
        is_said_inside = candidate.block.shape is Shape.LIST_ITEM and self._scopes.entry is not None
        return closes_note(text) or (not is_said_inside and self.outline.is_behind_heads(candidate) and ends_note(text))

    def _add_text(self, lines: Sequence[Line]) -> None:
        if lines:
            scope = self._scopes.innermost()
            scope.draft.add_text(take_names(scope.draft, list(lines), self._book), scope.kind)

    # What a line opens

    def _open(self, opening: Opening, candidate: Candidate) -> Line | None:
        """Opens what the line opens; returns the text behind its head, None when there is none."""
        line, head, entry = candidate.line, candidate.head, self._scopes.entry
        if opening is Opening.ENTRY and head is not None:
            return self._open_entry(candidate, head)
        if opening is Opening.CLASS and head is not None:
            return self._open_class(candidate, head)
        if opening is Opening.PART and entry is not None:
            self._open_part(entry, line)
        elif opening is Opening.TOPIC:
            self._open_topic(candidate)
        else:
            reason = Aside.CONTENTS if opening is Opening.CONTENTS else Aside.HYPOTHETICAL
            self.ledger.set_words_aside(line, reason)
        return None

    def _open_entry(self, candidate: Candidate, head: Head) -> Line | None:
        line = candidate.line
        self.opened.add(id(candidate))
        draft = self.drafts.open(Subject(codes=head.codes), line)
        for pair in head.pairs:
            if pair.phrase:
                draft.add_phrase(pair.phrase, line)
        if head.name_ko:
            draft.add_name(head.name_ko, line)
        for pair in head.pairs:
            if pair.name_ko and len(head.pairs) > 1:
                self.drafts.of_codes((pair.code,), line).add_name(pair.name_ko, line)
        draft.add_substatus(head.pairs)
        self.ledger.add_head(line.part(0, head.text_from))
        draft.add_links(line.part(0, head.text_from))
        rest = take_rest(draft, candidate, head, self._book)
        self._account_for_head(candidate, draft, rest)
        compares = len(head.pairs) > 1 and (head.versus or _COMPARING.search(line.text) is not None)
        self._scopes.entry = Scope(draft=draft, candidate=candidate, kind=Kind.COMPARISON if compares else None)
        self._lone_heads += -1 if rest is not None or draft.name_ko else 1
        return rest

    def _open_class(self, candidate: Candidate, head: Head) -> Line | None:
        line = candidate.line
        status_class = head.status_class if head.status_class is not None else head.codes[0] // 100
        draft = self.drafts.open(Subject(status_class=status_class), line)
        if head.phrase:
            draft.add_phrase(head.phrase, line)
        if head.name_ko:
            draft.add_name(head.name_ko, line)
        self.ledger.add_head(line.part(0, head.text_from))
        rest = line if head.is_range else take_rest(draft, candidate, head, self._book)
        self._account_for_head(candidate, draft, rest)
        self._scopes.enter_section(Scope(draft=draft, candidate=candidate))
        return rest

    def _open_topic(self, candidate: Candidate) -> None:
        """Opens a section without a code; inside a class, what follows is still about the class."""
        if candidate.block.aside is not Aside.STRUCK:
            self.ledger.add_heading(candidate.line)
        if self._scopes.class_around(candidate) is not None:
            self._scopes.entry = None
            return
        draft = self.drafts.open(Subject(topic=squeeze(candidate.line.text)), candidate.line)
        self._scopes.enter_section(Scope(draft=draft, candidate=candidate))

    def _open_part(self, entry: Scope, line: Line) -> None:
        """Opens a part of the entry: the label ``원인`` makes causes of the statements that follow."""
        self.ledger.add_heading(line)
        if not entry.draft.has_text and _SENTENCE.search(line.text) and not is_label(line.text):
            entry.draft.add_text([line])  # the title of an error page: "404" above "주소를 찾을 수 없습니다"
        label = label_of(line.text)
        entry.kind = KIND_OF_LABEL.get(label) if label is not None else None
        entry.part_title = line.text

    def _account_for_head(self, candidate: Candidate, draft: Draft, rest: Line | None) -> None:
        if candidate.block.shape is Shape.HEADING or (draft.is_empty and rest is None):
            self.ledger.add_heading(candidate.line)

    # Where a line of text belongs

    def _belongs_to_entry(self, candidate: Candidate, *, has_text: bool) -> bool:
        """Returns whether a line of text is about the open entry still (True where none is open).

        An entry that a heading opened lasts until the next heading, one that a line opened has at least one line of
        text. What follows depends on the note: where heads stand alone on their lines, text is expected below them.
        """
        entry = self._scopes.entry
        if entry is None or entry.candidate is None or entry.rank < LINE_RANK:
            return True
        given = _ASSIGNED.match(candidate.line.text)
        if given is not None and int(given["code"]) not in entry.draft.subject.codes:
            return not self._book.is_known(int(given["code"]))
        if not (entry.draft.has_text or has_text) or candidate.rank > entry.rank or candidate.wrapped:
            return True
        if self.outline.is_title_before_entry(candidate) or self.outline.introduces_entries(candidate):
            return False
        if self._speaks_of_others(candidate, entry):
            return False
        if candidate.block is entry.candidate.block or self._lone_heads > 0:
            return True
        is_next_item = entry.rank > ITEM_RANK and candidate.block.shape is Shape.LIST_ITEM
        return is_next_item and candidate.line.text.lstrip()[:1] in ":=→-"

    def _speaks_of_others(self, candidate: Candidate, entry: Scope) -> bool:
        """Returns whether a line beside the head of an entry begins with other known codes: ``502~504 …``, ``451 -> …``.

        It opens nothing itself, so it belongs to no code; an example, ``ex) 410 …`` or ``HTTP/1.1 200 OK``, stays.
        """
        head = candidate.head
        if head is None or head.is_example or head.labelled or head.phrase_first or head.is_titled:
            return False
        if head.follow not in (Follow.MARK, Follow.TEXT, Follow.END):
            return False
        if head.is_range or head.status_class is not None:
            return True
        is_other = not set(head.codes) & set(entry.draft.subject.codes)
        return bool(head.codes) and is_other and all(map(self._book.is_known, head.codes))
