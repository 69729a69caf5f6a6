"""Cuts a YAML file of entries into their texts, character by character, each with the comments above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import yaml

from statusbook.problems import ContentError, Problem, point_at


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryText:
    """One entry of a list as it is written: whole lines, the dash included; its ``node`` begins at ``start``.

    ``before`` are the comments and blank lines above it. The first entry under a key has the line of the key as its
    ``head``, and ``above`` is what is above that.
    """

    key: str
    index: int
    node: yaml.MappingNode
    start: int
    before: str
    text: str
    head: str
    above: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CutFile:
    """A file in parts that make up the whole of it: the comments it begins with, its entries, what comes after them."""

    leading: str
    entries: tuple[EntryText, ...]
    trailing: str


def cut_lists(text: str, *, path: str) -> CutFile:
    """Cuts lists under keys (``verdicts:`` and its entries); raises ContentError where they are written in another way.

    The comments that the file begins with are those up to a blank line or to the first key.
    """
    cutter = _Cutter(text, path)
    if cutter.root is None:
        return cutter.end("", ())
    if not isinstance(cutter.root, yaml.MappingNode) or cutter.root.flow_style:
        raise cutter.odd(cutter.root.start_mark.index, "no lists under keys")
    entries: list[EntryText] = []
    leading, waiting = "", ""
    for key, value in cutter.root.value:
        above = waiting + cutter.gap(cutter.line_of(key.start_mark.index))
        if key is cutter.root.value[0][0]:
            leading, above = _leading(above, is_one_thing=True)
        if value.value:
            head = cutter.line(key.end_mark.index)
            first, *others = cutter.entries(key.value, value, head)
            entries += [replace(first, above=above), *others]
            waiting = ""
        else:  # an empty list, behind which a comment may be
            _, mark, said = cutter.line(value.end_mark.index).partition("#")
            waiting = above + mark + said
    return cutter.end(leading, entries, waiting)


def cut_list(text: str, *, path: str) -> CutFile:
    """Cuts a list; raises ContentError where it is written in another way than an entry below the other, with dashes.

    The comments that the file begins with are those up to a blank line: one right above an entry is about that.
    """
    cutter = _Cutter(text, path)
    if cutter.root is None or not cutter.root.value:
        return cutter.end("", ())
    first, *others = cutter.entries("", cutter.root, "")
    leading, before = _leading(first.before, is_one_thing=False)
    return cutter.end(leading, (replace(first, before=before), *others))


def _leading(gap: str, *, is_one_thing: bool) -> tuple[str, str]:
    """Gives the comments that a file begins with, and the rest of what is above its first entry."""
    lines = gap.splitlines(keepends=True)
    begin = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    end = next((number for number in range(begin, len(lines)) if not lines[number].strip()), len(lines))
    if end == len(lines) and not is_one_thing:
        return "", gap
    return "".join(lines[begin:end]), "".join(lines[end:])


class _Cutter:
    """Goes through a text once: what it has not gone past yet begins at ``here``."""

    def __init__(self, text: str, path: str) -> None:
        self.text, self.path, self.here = text, path, 0
        try:  # not the reader in C, which counts in bytes
            self.root = yaml.compose(text, Loader=yaml.SafeLoader)
            tokens = list(yaml.scan(text, Loader=yaml.SafeLoader))
        except yaml.YAMLError as error:
            raise self.odd(0, "not YAML as every reader takes it") from error
        ends = (yaml.BlockEndToken, yaml.StreamEndToken)  # what is at their place is what follows
        self._tokens = [token for token in tokens if not isinstance(token, ends)]

    def odd(self, place: int, what: str) -> ContentError:
        """Gives the problem of a place that cannot be cut."""
        number = self.text.count("\n", 0, place)
        line = self.text.split("\n")[number]
        return ContentError(
            [
                Problem(
                    path=self.path,
                    line=number + 1,
                    message=f"cannot be cut into entries: {what}",
                    fix="write a list of entries, one below the other, each beginning with a dash in a line of its own",
                    evidence=point_at(line, 0, len(line)) if line.strip() else (),
                )
            ]
        )

    def entries(self, key: str, node: yaml.Node, head: str) -> Iterator[EntryText]:
        """Gives the entries of a list, of which nothing but comments may be before the first."""
        column, begin, end = node.start_mark.column, node.start_mark.index, node.end_mark.index
        dashes = [
            token.start_mark.index
            for token in self._tokens
            if isinstance(token, yaml.BlockEntryToken)
            and token.start_mark.column == column
            and begin <= token.start_mark.index < end
        ]
        if not isinstance(node, yaml.SequenceNode) or len(dashes) != len(node.value):
            raise self.odd(begin, f"no list of entries under '{key}'" if key else "no list of entries")
        for index, (dash, following) in enumerate(zip(dashes, [*dashes[1:], end], strict=True)):
            entry = node.value[index]
            if not isinstance(entry, yaml.MappingNode):
                raise self.odd(dash, "an entry without fields")
            start = self.line_of(dash)
            before = self.gap(start)
            last = max(token.end_mark.index for token in self._tokens if dash <= token.start_mark.index < following)
            yield EntryText(
                key=key, index=index, node=entry, start=start, before=before, text=self.line(last), head=head
            )

    def gap(self, end: int) -> str:
        """Goes on to ``end``, before which only comments and blank lines may be; gives them."""
        gap, place = [], self.here
        for line in self.text[self.here : end].splitlines(keepends=True):
            said = line.strip()
            if said and said != "---" and not said.startswith("#"):  # the dashes begin a document
                raise self.odd(place, "more than comments between the entries")
            gap.append(line if said != "---" else "")
            place += len(line)
        self.here = end
        return "".join(gap)

    def line(self, last: int) -> str:
        """Goes on to the end of the line that something ends in, where a comment may be; gives what is before that."""
        is_below = last > self.here and self.text[last - 1] == "\n"  # a text of several lines ends there
        end = last if is_below else (self.text.find("\n", last) + 1 or len(self.text))
        found = self.text[self.here : end]
        self.here = end
        return found

    def line_of(self, index: int) -> int:
        """Gives the place that a line begins at in which nothing is before ``index``."""
        start = self.text.rfind("\n", 0, index) + 1
        if self.text[start:index].strip(" "):
            raise self.odd(start, "more than an entry in a line")
        return start

    def end(self, leading: str, entries: Sequence[EntryText], waiting: str = "") -> CutFile:
        """Gives the file in its parts."""
        return CutFile(leading=leading, entries=tuple(entries), trailing=waiting + self.gap(len(self.text)))
