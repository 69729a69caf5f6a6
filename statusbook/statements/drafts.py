"""An entry while it is being written: its subject, its names, and statements sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from statusbook.notes.block import Line
from statusbook.statements.head import CodePhrase
from statusbook.statements.ledger_builder import LedgerBuilder
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.reading import NoteEntry
from statusbook.statements.section_labels import KIND_OF_LABEL, Label, split_label
from statusbook.statements.sentence_kinds import is_wire, sentence_kind
from statusbook.statements.sentence_splits import group_lines, sentences_of
from statusbook.statements.sentence_subjects import (
    announces,
    behind_adverbs,
    goes_on,
    head_of_condition,
    head_spoken_of,
    head_that_comes,
    head_that_is_given,
    names_code,
    parts_spoken_of,
)
from statusbook.statements.statement import Kind, Lines, Statement, Subject
from statusbook.text import squeeze

_LONGEST_PHRASE = 60
"""Behind the label ``name:`` there may be a sentence, too. Three labelled cases have phrases there: 15 loses two."""

_QUOTES = "`'\"*"

_NO_TEXTS = frozenset({Kind.PHRASE, Kind.NAME_KO, Kind.IMAGE, Kind.REFERENCE})
"""Kinds of statements that are no text in words."""

# Anything that can be said: ``없``, ``a``, ``4``; not ``- :``.
_WORD = re.compile(r"\w")


class NoteDrafts:
    """The drafts of one note, in the order of their heads."""

    def __init__(self, *, source: str, path: str, ledger: LedgerBuilder, book: PhraseBook) -> None:
        self.source, self.path, self.ledger, self.book = source, path, ledger, book
        self._drafts: list[Draft] = []
        self._last: dict[Subject, Draft] = {}  # the last draft of each subject that is in the list
        self.speaks_of_codes = False
        """Whether the note is about codes for certain, or any was described yet."""

    def new(self, subject: Subject, head: Line) -> Draft:
        """Returns an empty draft that is not in the list yet."""
        return Draft(self, subject, head)

    def open(self, subject: Subject, head: Line) -> Draft:
        """Returns an empty draft at the end of the list."""
        draft = self.new(subject, head)
        self.extend([draft])
        return draft

    def extend(self, drafts: Iterable[Draft]) -> None:
        """Adds drafts to the end of the list."""
        for draft in drafts:
            self._drafts.append(draft)
            self._last[draft.subject] = draft
            self.speaks_of_codes = self.speaks_of_codes or bool(draft.subject.codes)

    def of_codes(self, codes: tuple[int, ...], head: Line) -> Draft:
        """Returns the last draft of exactly these codes, a new one at the end of the list where there is none."""
        subject = Subject(codes=codes)
        return self._last.get(subject) or self.open(subject, head)

    def entries(self) -> tuple[NoteEntry, ...]:
        """Returns the entries of the drafts in which anything is said."""
        return tuple(draft.build() for draft in self._drafts if not draft.is_empty)


class Draft:
    """Gathers what a note says about one subject, and tells the ledger of every line that it takes."""

    def __init__(self, note: NoteDrafts, subject: Subject, head: Line) -> None:
        self.subject = subject
        self.phrase: str | None = None
        self.name_ko: str | None = None
        self.has_text = False
        self.substatus = ""  # still to be shown before the first text: ``404.13``
        self._note = note
        self._lines = Lines(first=head.first, last=head.last)
        self._statements: list[Statement] = []

    @property
    def is_empty(self) -> bool:
        """Returns whether nothing was said yet but the number."""
        return not self._statements

    def build(self) -> NoteEntry:
        """Returns the entry."""
        return NoteEntry(
            subject=self.subject,
            phrase=self.phrase,
            name_ko=self.name_ko,
            lines=self._lines,
            statements=tuple(self._statements),
        )

    def add_phrase(self, phrase: str, line: Line) -> None:
        """Adds the reason phrase as written."""
        phrase = squeeze(phrase).strip(_QUOTES)
        self.phrase = self.phrase or phrase
        self._add(Kind.PHRASE, phrase, _lines_of(line))

    def add_substatus(self, pairs: Sequence[CodePhrase]) -> None:
        """Keeps what IIS writes behind the code for the first text: ``404.13: 첨부가 너무 길다``."""
        if len(pairs) == 1 and pairs[0].substatus:
            self.substatus = f"{pairs[0].code}.{pairs[0].substatus}"

    def add_name(self, name_ko: str, line: Line) -> None:
        """Adds the Korean name as written."""
        name_ko = squeeze(name_ko)
        self.name_ko = self.name_ko or name_ko
        self._add(Kind.NAME_KO, name_ko, _lines_of(line))

    def add_whole(self, lines: Sequence[Line], kind: Kind) -> None:
        """Adds lines as one statement: an HTTP message, a piece of code."""
        text = "\n".join(line.text for line in lines)
        if lines and text.strip():
            self.has_text = True
            self._add(kind, text, Lines(first=lines[0].first, last=lines[-1].last))

    def add_image(self, line: Line) -> None:
        """Adds an image: its text, or its address when it has none."""
        url = line.links[0].url if line.links else ""
        self._add(Kind.IMAGE, line.text or url or "image", _lines_of(line))

    def add_links(self, line: Line) -> None:
        """Adds where the links of a line lead outside the note, unless the address is in its text anyway."""
        for link in line.links:
            if link.url.startswith(("http://", "https://")) and link.url not in line.text:
                self._add(Kind.REFERENCE, link.url, _lines_of(line))

    def add_text(self, lines: Sequence[Line], kind: Kind | None = None) -> None:
        """Adds every sentence of the lines; ``kind`` is what a heading or column says they are."""
        for group in group_lines(lines):
            if len(group) > 1 and is_wire(group[0].text):
                self.add_whole(group, Kind.EXAMPLE)
                continue
            owner: Draft = self
            is_announced = False
            for sentence, span in self._sentences_of(group):
                owner = self._owner_of(sentence, span, owner if is_announced or goes_on(sentence) else self)
                owner.add_sentence(sentence, kind, span)
                is_announced = announces(sentence)
            for line in group:
                self.add_links(line)

    def _sentences_of(self, group: Sequence[Line]) -> Iterator[tuple[str, Lines]]:
        """Returns the sentences of lines; outside of an entry, each part of one that speaks of several codes in turn."""
        for sentence, span in sentences_of(group):
            for part in [sentence] if self.subject.codes else parts_spoken_of(sentence, self._note.book):
                yield part, span

    def _owner_of(self, sentence: str, span: Lines, before: Draft) -> Draft:
        """Returns the draft that a sentence belongs to: that of the code it speaks of, else ``before``.

        Below the head of 401, ``403은 권한이 없다는 뜻이다.`` is about 403, ``401은 …, 403은 …`` about 401, which it compares.
        """
        head = head_spoken_of(sentence, self._note.book)
        if head is None:
            head = head_that_comes(sentence, self._note.book)
            if head is not None and self.subject.codes and not head.has_phrase:
                head = None  # "404가 뜨면" below 410 may go on about 410
        if head is None and self._note.speaks_of_codes:
            head = head_of_condition(sentence, self._note.book)
            if head is None and not self.subject.codes:
                head = head_that_is_given(sentence, self._note.book)
        if head is None:
            return before
        others = tuple(code for code in self.subject.codes if code not in head.codes)
        is_own = head.codes == self.subject.codes
        if not is_own and names_code(behind_adverbs(sentence), others):
            return self
        line = Line(text=sentence, first=span.first, last=span.last)
        owner = self if is_own else self._note.of_codes(head.codes, line)
        for pair in head.pairs:
            if pair.has_phrase and pair.phrase and owner.phrase is None:
                owner.add_phrase(pair.phrase, line)
        return owner

    def add_sentence(self, text: str, kind: Kind | None, span: Lines) -> None:
        """Adds a sentence of this draft; a label before it says better than its words what it is: ``원인: 주소가 없다.`` is a CAUSE."""
        self._note.ledger.add_statement(span.first, span.last, text)
        if not _WORD.search(text):
            return
        self.has_text = True
        label, at = split_label(text)
        labelled = text[at:].strip()
        if label is Label.PHRASE and self._takes_phrase(text[at:]):
            self.phrase = labelled.strip(_QUOTES + " ")
            self._add(Kind.PHRASE, self.phrase, span)
        elif label is Label.NAME_KO and self.subject.codes:
            self.name_ko = self.name_ko or labelled.strip(_QUOTES + " ")
            self._add(Kind.NAME_KO, labelled, span)
        elif label is Label.MEANING:
            self._add(kind or sentence_kind(text[at:]), labelled, span)
        elif label in KIND_OF_LABEL and label is not Label.PHRASE:
            self._add(KIND_OF_LABEL[label], labelled, span)
        else:
            self._add(kind or sentence_kind(text), text, span)

    def _takes_phrase(self, text: str) -> bool:
        return self.phrase is None and len(text) <= _LONGEST_PHRASE and bool(self.subject.codes)

    def _add(self, kind: Kind, text: str, span: Lines) -> None:
        if self.substatus and kind not in _NO_TEXTS:
            text = text if text.startswith(self.substatus) else f"{self.substatus}: {text}"
            self.substatus = ""
        self._note.ledger.add_statement(span.first, span.last, text)
        self._lines = Lines(first=self._lines.first, last=max(self._lines.last, span.last))
        self._statements.append(
            Statement(
                source=self._note.source,
                path=self._note.path,
                lines=span,
                subject=self.subject,
                kind=kind,
                text=text,
            )
        )


def _lines_of(line: Line) -> Lines:
    return Lines(first=line.first, last=line.last)
