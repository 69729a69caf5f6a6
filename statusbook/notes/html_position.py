"""Where in the source a walk over the elements of a page is."""

from __future__ import annotations

import re
from itertools import chain

_LAST_COUNTED_LINE = 65_535
"""The parser keeps line numbers in 16 bits: further down it says this number for every line."""

_FARTHEST = 60
"""Lines before and behind that are searched for a word: the parser is wrong by the lines of one broken tag."""

_LONGEST_LINE = 5_000
"""Characters; a page on one line has no other line where its words could be."""

# The beginning of the first word: ``찾을 수 없음``, ``(404)``; not ``- :``
_WORD = re.compile(r"\w{1,6}")


class SourcePosition:
    """The source line that the walk has reached; it never moves back but to find the words it is about to read."""

    def __init__(self, source: list[str], first_line: int) -> None:
        self.line = first_line
        self._source = source
        self._first_line = first_line

    def reach(self, sourceline: object) -> None:
        """Moves on to the line (from 1, within the source) that the parser says an element begins on."""
        if isinstance(sourceline, int) and sourceline < _LAST_COUNTED_LINE:
            self.line = max(self.line, sourceline + self._first_line - 1)

    def next_line(self) -> None:
        """Moves on to the next line, not beyond the last."""
        self.line = min(self.line + 1, self._first_line - 1 + len(self._source))

    def skip(self, text: str | None) -> None:
        """Moves behind text that is not read."""
        self.line += (text or "").count("\n")

    def settle(self, text: str) -> None:
        """Moves to the nearest source line that has the text's first word, where broken markup made the count wrong."""
        found = _WORD.search(text)
        at = self.line - self._first_line
        if found is None or self._has(at, found.group()):
            return
        for place in chain(range(at + 1, at + _FARTHEST), range(at - 1, at - _FARTHEST, -1)):
            if self._has(place, found.group()):
                self.line = place + self._first_line
                return

    def _has(self, at: int, word: str) -> bool:
        """Returns whether a line has the word; a very long one counts as having it, so that no search takes long."""
        if not 0 <= at < len(self._source):
            return False
        return len(self._source[at]) > _LONGEST_LINE or word in self._source[at]
