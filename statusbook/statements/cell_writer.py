"""Writes a cell of a table into the entry of its row: as name, phrase, or text behind the name of its column."""

from __future__ import annotations

import re

from statusbook.notes.block import Aside, Line, NoteCell
from statusbook.statements.cell_heads import cell_text
from statusbook.statements.cell_names import CellNames, is_name_cell, read_cell_names, read_phrases
from statusbook.statements.drafts import Draft, NoteDrafts
from statusbook.statements.head_reader import read_head
from statusbook.statements.ledger_builder import LedgerBuilder
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.predicates import has_predicate
from statusbook.statements.section_labels import KIND_OF_LABEL, Label, split_label
from statusbook.statements.sentence_kinds import is_wire, sentence_kind
from statusbook.statements.sentence_splits import group_lines, sentences_of
from statusbook.statements.statement import Kind, Subject
from statusbook.text import has_hangul

_LONGEST_CLASS_CELL = 20
"""``4xx Client Error`` in a column without a label; a longer cell says something about the class."""

# A cell that says nothing: ``-``, ``—``, ``N/A``, ``...``; not ``X``, ``✅``, ``○``, ``없음``
_EMPTY = re.compile(r"[\s\-–—―−_.…·・~/|*:'\"`()\[\]]*(?:n\s*/?\s*a|nan|null|tbd)?[\s\-.)\]]*", re.IGNORECASE)
_LONGEST_EMPTY = 20

# A name that only a program has for an error: ``MEMBER_NOT_FOUND``, ``user.missing``, ``E-1001``; not ``회원 없음``
_OF_PROGRAM = re.compile(r"[A-Za-z_$][\w$]*(?:[.:/-][\w$]+)*")

# A name like a phrase that only a program has, unless it is one: ``USER_NOT_FOUND``, ``MemberGoneException``;
# not ``GONE``, ``Not Found``
_CONSTANT = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Za-z.]+(?:Exception|Error)")

# A number of the vendor's own: ``40401``, ``404.1``, ``(100)``; not ``E-1``
_NUMBER = re.compile(r"[(\[#-]*\d[\d.,_-]*[)\]]*")

# Nothing but an address or a document: ``https://a.example``, ``RFC 9110 15.5.5``; not ``위키 참고``
_ADDRESS = re.compile(r"\W*(?:https?://|www\.|RFC\s?\d|§|MDN\b)", re.IGNORECASE)


class CellWriter:
    """Writes cells into drafts, and tells the ledger of those that are set aside."""

    def __init__(self, book: PhraseBook, ledger: LedgerBuilder, drafts: NoteDrafts) -> None:
        self._book = book
        self._ledger = ledger
        self._drafts = drafts

    def set_aside(self, cell: NoteCell, reason: Aside) -> None:
        """Records that a cell is not read."""
        for line in cell:
            self._ledger.set_words_aside(line, reason)

    def add(self, draft: Draft, cell: NoteCell, label: Label | None, name: str) -> Draft | None:
        """Adds a cell to the draft; returns a draft of the class that it names instead."""
        line = joined(cell)
        if len(line.text) <= _LONGEST_EMPTY and _EMPTY.fullmatch(line.text):
            self.set_aside(cell, Aside.SEPARATOR)
        elif label in (Label.VENDOR_CODE, Label.IDENTIFIER) or (not name and _CONSTANT.fullmatch(line.text.strip("`"))):
            self._add_identifier(draft, cell, line)
        elif self._add_names(draft, cell, line, label, name):
            pass
        elif self._is_name(draft, line, label, name):
            draft.add_name(line.text, line)
        elif label is Label.STATUS_CLASS or (label is None and len(line.text) <= _LONGEST_CLASS_CELL):
            if (named := self.class_of(line)) is not None:
                return named if not named.is_empty else None
            self._add_text(draft, cell, label, name)
        else:
            self._add_text(draft, cell, label, name)
        return None

    # Names

    def _add_identifier(self, draft: Draft, cell: NoteCell, line: Line) -> None:
        """Adds the phrase that a program's name for an error is; sets any other name or number aside."""
        code = draft.subject.codes[0] if draft.subject.codes else 0
        text = line.text.strip("`'\" ")
        if draft.phrase is None and self._book.fit(text, code).fit.is_exact and len(draft.subject.codes) == 1:
            draft.add_phrase(text, line)
        elif _OF_PROGRAM.fullmatch(text) and not has_hangul(text):
            self.set_aside(cell, Aside.ABOUT_ROW if any(sign.isdigit() for sign in text) else Aside.PROGRAM)
        elif _NUMBER.fullmatch(text):
            self.set_aside(cell, Aside.ABOUT_ROW)
        else:
            draft.add_text(cell)

    def _add_names(self, draft: Draft, cell: NoteCell, line: Line, label: Label | None, name: str) -> bool:
        """Adds the phrase of a code that has none yet and what is beside it; returns if that was the whole cell."""
        codes = draft.subject.codes
        if not codes or draft.phrase is not None:
            return False
        if len(codes) > 1:
            phrases = read_phrases(cell, codes, self._book)
            for phrase in phrases:
                draft.add_phrase(phrase, line)
            return bool(phrases)
        found = read_cell_names(line.text, codes[0], label, self._book)
        if found is None or ((name or draft.substatus) and not self._is_own(found, codes[0])):
            return False  # of a substatus, only the phrase of its code is one: ``Content Length Too Large`` of 404.13 is not
        draft.add_phrase(found.phrase, line)
        if found.name_ko:
            draft.add_name(found.name_ko, line)
        if found.rest:
            draft.add_text([Line(text=found.rest, first=line.first, last=line.last)])
        return found.rest is not None

    def _is_name(self, draft: Draft, line: Line, label: Label | None, name: str) -> bool:
        """Returns whether a cell is the Korean name of its row's code, or of its class: ``서버 오류`` beside ``5xx``."""
        if label is Label.NAME_KO:
            return True
        of_class = draft.subject.status_class is not None and not name and label is not Label.MEANING
        return (label is Label.PHRASE or of_class) and draft.name_ko is None and is_name_cell(line.text)

    def _is_own(self, found: CellNames, code: int) -> bool:
        """Returns whether a cell of a column that holds something else is the phrase of the code and nothing more."""
        return found.rest == "" and self._book.fit(found.phrase, code).fit.is_of_code

    def class_of(self, line: Line) -> Draft | None:
        """Returns a draft of the class that a cell names: ``4xx 클라이언트 오류``; an empty one for ``4xx`` alone."""
        head = read_head(line.text, self._book)
        if head is None or head.status_class is None or head.is_range:
            return None
        self._ledger.add_statement(line.first, line.last, line.text)
        draft = self._drafts.new(Subject(status_class=head.status_class), line)
        if name := head.phrase or head.name_ko or line.text[head.text_from :].strip(" ()-:"):
            draft.add_name(name, line) if has_hangul(name) else draft.add_phrase(name, line)
        return draft

    # Text

    def _add_text(self, draft: Draft, cell: NoteCell, label: Label | None, name: str) -> None:
        """Adds the sentences of a cell; behind the name of the column, unless they say by themselves what they are."""
        kind = KIND_OF_LABEL.get(label) if label not in (None, Label.PHRASE) else None
        is_address = label is Label.REFERENCE and _ADDRESS.match(cell_text(cell)) is not None
        if not name or is_address:
            draft.add_text(cell, kind)
            return
        is_first = kind is None
        for group in group_lines(cell):
            if len(group) > 1 and is_wire(group[0].text):
                draft.add_whole(group, Kind.EXAMPLE)
                continue
            for text, span in sentences_of(group):
                line = Line(text=text, first=span.first, last=span.last)
                if (is_first or not has_predicate(text)) and not _says_label(text, name):
                    named = f"{name}: {text}"
                    draft.add_whole([Line(text=named, first=span.first, last=span.last)], kind or sentence_kind(named))
                else:
                    draft.add_text([line], kind)
                is_first = False
            for line in group:
                draft.add_links(line)


def _says_label(text: str, name: str) -> bool:
    """Returns whether a text has its own label, or begins with the name of its column."""
    return split_label(text)[0] is not None or text.startswith(f"{name}:")


def joined(cell: NoteCell) -> Line:
    """Returns the lines of a cell as one."""
    text = cell_text(cell)
    is_one_line = len(cell) == 1 and cell[0].text == text
    if is_one_line and not cell[0].strong:
        return cell[0]
    return Line(
        text=text,
        first=cell[0].first,
        last=cell[-1].last,
        links=cell[0].links if is_one_line else (),
        removed=tuple(removed for line in cell for removed in line.removed),
    )
