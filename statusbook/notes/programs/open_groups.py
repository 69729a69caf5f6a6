"""Groups of a program that are open: brackets that are not closed yet."""

from __future__ import annotations

from statusbook.notes.programs.commands import with_brackets
from statusbook.notes.programs.members import Group, Member
from statusbook.notes.programs.tokens import Token


class OpenGroup:
    """A group that is open: the member that is being read, and comments that wait for the next one."""

    def __init__(self, group: Group, indent: int, by_line: bool, *, commands: bool = False) -> None:
        self.group = group
        self.indent = indent
        self.by_line = by_line
        self.commands = commands
        self.member = Member()
        self.waiting: list[Token] = []

    def finish(self) -> None:
        """Ends the member that is being read."""
        if self.member.items:
            if self.commands:
                self.member.items = with_brackets(self.member.items)
            self.group.members.append(self.member)
            self.member = Member()

    def begin(self, first: int) -> None:
        """Gives the comments that wait directly above a line to the member that begins there."""
        if not self.member.items and self.waiting:
            run: list[Token] = []
            below = first
            while self.waiting and self.waiting[-1].last >= below - 1:
                run.append(self.waiting.pop())
                below = run[-1].first
            self.group.free.extend(self.waiting)
            self.member.above.extend(reversed(run))
            self.waiting = []
