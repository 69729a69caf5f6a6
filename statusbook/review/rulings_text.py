"""Where a ruling is put in the text of a file of rulings, and how it is taken out again: all else stays to the byte."""

from __future__ import annotations

import re

from statusbook.review.decisions import RulingKind

# A list of the file: ``verdicts:``, ``same: []``, ``same:  # what is one``
_LIST = re.compile(r"^(?P<name>[a-z]+):(?P<rest>[^\n]*)$", re.M)

# A list with nothing in it, written out: ``same: []``, ``same: [ ]  # none so far``
_EMPTY = re.compile(r"^(?P<head>[a-z]+:)[ \t]*\[[ \t]*\](?P<comment>[ \t]*(?:#[^\n]*)?)$", re.M)

# How far the items of a list stand in: ``  - source: team``
_ITEM = re.compile(r"^(?P<indent>[ \t]*)- ", re.M)


def put_item(text: str, kind: RulingKind, item: str) -> tuple[str, str]:
    """Gives the text with an item at the end of a list, which is made if there is none, and the item as it stands there.

    ``item`` is YAML, two spaces deep; it takes the depth of the list's other items, and the file's line ends.
    """
    if "\r\n" in text and text.count("\r\n") == text.count("\n"):
        put = put_item(text.replace("\r\n", "\n"), kind, item)
        return put[0].replace("\n", "\r\n"), put[1].replace("\n", "\r\n")
    text = _EMPTY.sub(lambda found: found[0] if found["head"] != f"{kind}:" else found["head"] + found["comment"], text)
    if text and not text.endswith("\n"):
        text += "\n"
    head = next((found for found in _LIST.finditer(text) if found["name"] == kind), None)
    if head is None:
        gap = "\n" if text.strip() else ""
        return f"{text}{gap}{kind}:\n{item}", item
    begin = head.end() + 1
    following = _LIST.search(text, begin)
    body = text[begin : following.start() if following else len(text)]
    kept = _without_trailing_comments(body) if following else body.rstrip() + ("\n" if body.strip() else "")
    found = _ITEM.search(kept)
    indented = _indented(item, found["indent"] if found else "  ")
    place = begin + len(kept)
    return text[:place] + indented + text[place:], indented


def take_item(text: str, item: str) -> str | None:
    """Gives the text without an item that ``put_item`` gave, the last one if there are several; None if it is gone."""
    place = text.rfind(item)
    return None if place < 0 else text[:place] + text[place + len(item) :]


def _without_trailing_comments(body: str) -> str:
    """Gives the lines of a list up to its last item: comments at its end belong to the list that follows."""
    lines = body.splitlines(keepends=True)
    while lines and (not lines[-1].strip() or lines[-1].startswith("#")):
        lines.pop()
    return "".join(lines)


def _indented(item: str, indent: str) -> str:
    return "".join(f"{indent}{line.removeprefix('  ')}" for line in item.splitlines(keepends=True))
