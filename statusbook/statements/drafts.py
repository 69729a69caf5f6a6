"""An entry while it is being written: its subject, its names, and statements sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from statusbook.notes.block import Line
from statusbook.statements.ledger_builder import LedgerBuilder
from statusbook.statements.reading import NoteEntry
from statusbook.statements.section_labels import KIND_OF_LABEL, Label, split_label
from statusbook.statements.sentence_kinds import is_wire, sentence_kind
from statusbook.statements.statement import Kind, Lines, Statement, Subject
from statusbook.text import split_sentences, squeeze

_BULLET = re.compile(r"\s*(?:[-*+•·▪◦‣○●■□▶►※☞→:：=]|->|=>|>)+\s*(?=\S)")
_WORD = re.compile(r"\w")


class NoteDrafts:
    """The drafts of one note, in the order of their heads."""

    def __init__(self, *, source: str, path: str, ledger: LedgerBuilder) -> None:
        self._source, self._path, self._ledger = source, path, ledger
        self._drafts: list[Draft] = []

    def new(self, subject: Subject, head: Line) -> Draft:
        """Returns an empty draft that is not in the list yet."""
        return Draft(source=self._source, path=self._path, ledger=self._ledger, subject=subject, head=head)

    def open(self, subject: Subject, head: Line) -> Draft:
        """Returns an empty draft at the end of the list."""
        self._drafts.append(self.new(subject, head))
        return self._drafts[-1]

    def extend(self, drafts: Iterable[Draft]) -> None:
        """Adds drafts to the end of the list."""
        self._drafts.extend(drafts)

    def entries(self) -> tuple[NoteEntry, ...]:
        """Returns the entries of the drafts in which anything is said."""
        return tuple(draft.build() for draft in self._drafts if not draft.is_empty)


class Draft:
    """Gathers what a note says of one subject."""

    def __init__(self, *, source: str, path: str, ledger: LedgerBuilder, subject: Subject, head: Line) -> None:
        self.subject = subject
        self.phrase: str | None = None
        self.name_ko: str | None = None
        self.has_text = False
        self._source, self._path, self._ledger = source, path, ledger
        self._first, self._last = head.first, head.last
        self._statements: list[Statement] = []

    @property
    def is_empty(self) -> bool:
        """Tells whether nothing was said yet but the number."""
        return not self._statements

    def add_phrase(self, phrase: str, line: Line) -> None:
        """Adds the reason phrase as written."""
        phrase = squeeze(phrase).strip("`'\"*")
        self.phrase = self.phrase or phrase
        self._add(Kind.PHRASE, phrase, line.first, line.last)

    def add_name(self, name_ko: str, line: Line) -> None:
        """Adds the Korean name as written."""
        name_ko = squeeze(name_ko)
        self.name_ko = self.name_ko or name_ko
        self._add(Kind.NAME_KO, name_ko, line.first, line.last)

    def add_text(self, lines: Sequence[Line], kind: Kind | None = None) -> None:
        """Adds every sentence of the lines; ``kind`` is what a heading or column says they are."""
        passage: list[Line] = []
        for line in lines:
            if passage and not self._flows(passage[-1], line):
                self._add_stretch(passage, kind)
                passage = []
            passage.append(line)
        if passage:
            self._add_stretch(passage, kind)

    def _flows(self, before: Line, line: Line) -> bool:
        """Tells whether two lines are one passage: a wrapped sentence, or a message as it travels."""
        if is_wire(before.text) or is_wire(line.text):
            return is_wire(before.text) and is_wire(line.text)
        return line.wrapped

    def _add_stretch(self, lines: Sequence[Line], kind: Kind | None) -> None:
        if len(lines) > 1 and is_wire(lines[0].text):
            self.add_whole(lines, Kind.EXAMPLE)
        else:
            self._add_passage(lines, kind)

    def add_whole(self, lines: Sequence[Line], kind: Kind) -> None:
        """Adds lines as one statement: a wire trace, a piece of code."""
        text = "\n".join(line.text for line in lines)
        if lines and text.strip():
            self.has_text = True
            self._add(kind, text, lines[0].first, lines[-1].last)

    def add_links(self, line: Line) -> None:
        """Keeps where the links of a line lead, when that is a document outside."""
        self._add_links([line])

    def add_image(self, line: Line) -> None:
        """Adds an image: its text, or its address when it has none."""
        url = line.links[0].url if line.links else ""
        self._add(Kind.IMAGE, line.text or url or "image", line.first, line.last)

    def build(self) -> NoteEntry:
        """Gives the entry."""
        return NoteEntry(
            subject=self.subject,
            phrase=self.phrase,
            name_ko=self.name_ko,
            lines=Lines(first=self._first, last=self._last),
            statements=tuple(self._statements),
        )

    def _add_passage(self, lines: Sequence[Line], kind: Kind | None) -> None:
        text = "\n".join(line.text for line in lines)
        starts = [0]
        for line in lines[:-1]:
            starts.append(starts[-1] + len(line.text) + 1)
        for start, end in split_sentences(text):
            first = lines[bisect_right(starts, start) - 1].first
            last = lines[bisect_right(starts, end - 1) - 1].last
            self._add_sentence(squeeze(text[start:end]), kind, first, last)
        self._add_links(lines)

    def _add_sentence(self, text: str, kind: Kind | None, first: int, last: int) -> None:
        self._ledger.add_statement(first, last)
        bullet = _BULLET.match(text)
        text = text[bullet.end() :] if bullet else text
        if not _WORD.search(text):
            return
        self.has_text = True
        role, at = split_label(text)
        if role is Label.PHRASE and self.phrase is None and len(text) - at <= 60 and self.subject.codes:
            self.phrase = text[at:].strip("`'\"* ")
            self._add(Kind.PHRASE, self.phrase, first, last)
        elif role is Label.NAME_KO and self.subject.codes:
            self.name_ko = self.name_ko or text[at:].strip("`'\"* ")
            self._add(Kind.NAME_KO, text[at:].strip(), first, last)
        elif role is Label.MEANING:
            self._add(kind or sentence_kind(text[at:]), text[at:].strip(), first, last)
        elif role in KIND_OF_LABEL and role is not Label.PHRASE:
            self._add(KIND_OF_LABEL[role], text[at:].strip(), first, last)
        else:
            self._add(kind or sentence_kind(text), text, first, last)

    def _add_links(self, lines: Sequence[Line]) -> None:
        """Keeps where links lead, when the note points to a document outside."""
        for line in lines:
            for link in line.links:
                if link.url.startswith(("http://", "https://")) and link.url not in line.text:
                    self._add(Kind.REFERENCE, link.url, line.first, line.last)

    def _add(self, kind: Kind, text: str, first: int, last: int) -> None:
        self._ledger.add_statement(first, last)
        self._last = max(self._last, last)
        self._statements.append(
            Statement(
                source=self._source,
                path=self._path,
                lines=Lines(first=first, last=last),
                subject=self.subject,
                kind=kind,
                text=text,
            )
        )
