"""Where the next line of a note belongs: the entry that is open, inside the classes and topics that are open."""

from __future__ import annotations

from dataclasses import dataclass

from statusbook.notes.block import Block, Line
from statusbook.statements.candidates import ITEM_RANK, Candidate
from statusbook.statements.drafts import Draft, NoteDrafts
from statusbook.statements.statement import Kind, Subject


@dataclass(slots=True, kw_only=True)
class Scope:
    """An entry or section that is open: what is said in it goes to its draft."""

    draft: Draft
    candidate: Candidate | None  # the line that opened it; None for the note as a whole
    kind: Kind | None = None  # what the last label says the text is: ``원인:`` makes it a cause
    part_title: str = ""  # the last title or label inside: ``관련 코드``

    @property
    def rank(self) -> int:
        """The rank of the line that opened it; 0 for the note as a whole."""
        return self.candidate.rank if self.candidate is not None else 0


class Scopes:
    """The open scopes of a note: sections, each deeper than the one before, and at most one entry inside them.

    In ``## 4xx``, ``- 404: 없다`` the sections are [4xx] and the entry is 404; the next heading closes both.
    """

    def __init__(self, drafts: NoteDrafts, note_title: str) -> None:
        self.entry: Scope | None = None
        self._sections: list[Scope] = []
        self._around_boxes: list[tuple[Scope | None, list[Scope], Kind | None, str]] = []
        self._drafts = drafts
        self._note_title = note_title

    def innermost(self) -> Scope:
        """Returns the scope that gets the next line: the entry, or else the section."""
        return self.entry if self.entry is not None else self.section()

    def section(self) -> Scope:
        """Returns the innermost section; the note itself, by the name of its file, where none is open."""
        if not self._sections:
            draft = self._drafts.open(Subject(topic=self._note_title), Line(text="", first=1, last=1))
            self._sections.append(Scope(draft=draft, candidate=None))
        return self._sections[-1]

    def topic(self) -> Scope:
        """Returns the innermost section that is about no class, for what is about something else than codes."""
        for section in reversed(self._sections):
            if section.draft.subject.status_class is None and not section.draft.subject.codes:
                return section
        draft = self._drafts.open(Subject(topic=self._note_title), Line(text="", first=1, last=1))
        self._sections.insert(0, Scope(draft=draft, candidate=None))
        return self._sections[0]

    def class_around(self, candidate: Candidate) -> Scope | None:
        """Returns the class that the line stands in as a sub-heading, if the innermost section is one."""
        section = self._sections[-1] if self._sections else None
        is_inside = section is not None and candidate.rank > section.rank
        return section if section is not None and is_inside and section.draft.subject.status_class else None

    def enter_section(self, section: Scope) -> None:
        """Opens a section: closes the entry and every section that is as deep or deeper."""
        while self._sections and self._sections[-1].rank >= section.rank:
            self._sections.pop()
        self._sections.append(section)
        self.entry = None

    def enter_box(self, *, closes_entry: bool) -> None:
        """Remembers what is open: a callout begins, and nothing that opens in it lasts longer.

        What stands below a struck item of a list belongs to no entry above: ``closes_entry``.
        """
        entry = self.entry
        kind, title = (entry.kind, entry.part_title) if entry is not None else (None, "")
        self._around_boxes.append((entry, list(self._sections), kind, title))
        self.entry = None if closes_entry else entry

    def leave_box(self) -> None:
        """Opens again what was open before the callout."""
        if not self._around_boxes:
            return
        self.entry, self._sections, kind, title = self._around_boxes.pop()
        if self.entry is not None:
            self.entry.kind, self.entry.part_title = kind, title

    def leave_item(self, block: Block) -> None:
        """Closes the entry that an item of a list opened, when a block of code stands behind the list."""
        opened_by = self.entry.candidate if self.entry is not None else None
        if opened_by is not None and opened_by.rank > ITEM_RANK and block.depth < opened_by.block.depth:
            self.entry = None

    def leave_lists(self, candidate: Candidate) -> None:
        """Closes the classes that an item of a list opened, when the line stands behind the list."""
        while self._sections:
            section = self._sections[-1]
            if section.candidate is None or section.rank < ITEM_RANK:
                return
            if candidate.block is section.candidate.block or candidate.rank > section.rank:
                return
            self._sections.pop()
