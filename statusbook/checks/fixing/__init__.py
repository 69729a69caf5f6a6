"""What is mechanical is mended by the tool: one fixer, one function, all in one list.

A fixer takes a house file's path and text and gives the text as it should be. It changes what it is for and nothing
else (quotes, comments and line ends stay), does nothing a second time, and leaves what a person has to judge.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from statusbook.checks.fixing.file_layout import fields_in_order, no_trailing_space
from statusbook.checks.fixing.knowledge import FixerKnowledge
from statusbook.checks.fixing.moved_links import links_to_where_pages_are
from statusbook.checks.fixing.spelling import spellings_of_the_house

Fixer = Callable[[str, str, FixerKnowledge], str]

FIXERS: tuple[Fixer, ...] = (
    spellings_of_the_house,
    links_to_where_pages_are,
    no_trailing_space,
    fields_in_order,  # moves lines, so it comes after those that go by their numbers
)
_FOLDERS = {
    **dict.fromkeys((f"content/{name}/" for name in ("codes", "classes", "comparisons", "guides")), ".md"),
    "content/rulings/": ".yml",
}
"""The folders of files that are ours, and how the names of these end."""
_DATA = frozenset(f"content/{name}.yml" for name in ("choose", "constants", "redirects", "sayings", "terms"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one fixer did to one place of a file: the lines before and after."""

    path: str
    line: int
    fixer: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    def __str__(self) -> str:
        lines = [*(f"  - {line}" for line in self.before), *(f"  + {line}" for line in self.after)]
        return "\n".join([f"{self.path}:{self.line}: {self.fixer.replace('_', ' ')}", *lines])


def fix_files(files: Mapping[str, bytes], known: FixerKnowledge) -> tuple[dict[str, bytes], list[Change]]:
    """Gives the house files that change, as they should be, and what changed in them."""
    mended: dict[str, bytes] = {}
    changes: list[Change] = []
    for path, raw in sorted(files.items()):
        is_ours = any(path.startswith(folder) and path.endswith(ending) for folder, ending in _FOLDERS.items())
        read = _read(raw) if is_ours or path in _DATA else None
        if read is None:
            continue
        text, line_end = read
        for fixer in FIXERS:
            fixed = fixer(path, text, known)
            changes += _changes(path, fixer.__name__, text, fixed)
            text = fixed
        new = text.replace("\n", line_end).encode()
        if new != raw:
            mended[path] = new
    return mended, changes


def _read(raw: bytes) -> tuple[str, str] | None:
    """Gives a file's text with plain line ends, and what they were; None for a file that could not be put back."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    line_end = "\r\n" if "\r\n" in text else "\n"
    plain = text.replace("\r\n", "\n")
    return (plain, line_end) if plain.replace("\n", line_end) == text else None


def _changes(path: str, fixer: str, before: str, after: str) -> Iterator[Change]:
    old, new = before.split("\n"), after.split("\n")
    if old == new:
        return
    for kind, start, end, first, last in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Change(
                path=path, line=start + 1, fixer=fixer, before=tuple(old[start:end]), after=tuple(new[first:last])
            )
