"""Parses files of keys and values into a tree: ``.properties``, ``.strings``, ``.ini``, TOML, gettext's ``.po``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from statusbook.notes.programs.string_escapes import decode_escapes
from statusbook.notes.records.record_tree import DataComment, RecordList, RecordMap, RecordNode, RecordTree, Scalar

KEYED_SUFFIXES = frozenset({"properties", "strings", "ini", "toml", "po", "pot", "env", "cfg"})

# A comment alone on its line: ``# 404``, ``; 404``, ``! 404``, ``// 404``, ``/* 404 */``, ``#. 404``; not ``a # 404``
_COMMENT = re.compile(r"\s*(?:#[.:,~|]?|;|!|//|/\*+|\*(?=\s|\Z))\s*(?P<words>.*?)\s*(?:\*+/)?\s*\Z")

# A section: ``[errors]``, ``[errors.404]``, ``[[codes]]``; not ``[404] = 1``
_SECTION = re.compile(r"\s*\[(?P<of_many>\[)?\s*(?P<name>[^\[\]]{1,120})\]\]?\s*(?:[#;]\s*(?P<words>.*\S))?\s*\Z")

# A key and its value: ``a.404 = 없다``, ``"a" = "없다";``, ``msgid "a"``, ``404: 없다``; not ``없다``
_PAIR = re.compile(
    r"\s*(?P<key>\"(?:[^\"\\]|\\.){1,200}\"|'[^']{1,200}'|[\w가-힣][\w가-힣.-]{0,200})\s*(?:[=:]|(?<=msgid)(?=\s*\")|(?<=msgstr)(?=\s*\"))"
    r"\s*(?P<value>.*?)\s*\Z"
)

# A value in quotes, and what stands behind it: ``"없다" # 지운 글``, ``"없다";``
_QUOTED = re.compile(
    r"(?P<mark>\"\"\"|'''|\"|')(?P<text>(?:[^\\\"']|\\.|(?!(?P=mark))[\"'])*)(?P=mark)\s*;?\s*(?:(?:[#;]|//|/\*)\s*(?P<words>.*?)\s*(?:\*/)?)?\s*\Z"
)

# A comment behind a value without quotes: ``없다  # 지운 글``; not ``a#b``
_BEHIND = re.compile(r"\s+[#;]\s+(?P<words>\S.*)\Z")

# Text alone on its line, which goes on: ``"없다"``
_MORE_TEXT = re.compile(r"\s*\"(?P<text>(?:[^\"\\]|\\.)*)\"\s*\Z")

# The beginning of a text over several lines: ``"""``, ``'''없다``; not ``"없다"``
_LONG_TEXT = re.compile(r"(?P<mark>\"\"\"|''')(?P<text>(?:(?!(?P=mark)).)*)\Z")

# A list or an inline table of TOML, and what stands behind it: ``[502, 503]  # 앞단``, ``{ code = 404 }``; not ``[a``
_LIST = re.compile(r"[\[{](?P<inner>.*)[\]}]\s*(?:#\s*(?P<words>.*\S))?\s*\Z")

# A part of such: ``502``, ``"a, b"``, ``code = 404``
_PART = re.compile(r"(?:(?P<key>[\w.-]+)\s*=\s*)?(?P<value>\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^\s,\[\]{}\"']+)")

# A value that is no text: ``404``, ``true``
_PLAIN = re.compile(r"[-+]?[\d_.]+|true|false|null", re.IGNORECASE)


def parse_keyed(text: str, suffix: str) -> RecordTree:
    """Returns the keys and values of a file, those of a section as a map inside; what is neither is left out."""
    tree = RecordTree()
    reader = _KeyedReader(tree, suffix)
    for number, line in enumerate(text.split("\n"), start=1):
        reader.take(number, line)
    tree.roots.append(reader.finish())
    return tree


class _KeyedReader:
    """Reads line by line."""

    def __init__(self, tree: RecordTree, suffix: str) -> None:
        self._tree = tree
        self._is_po = suffix in ("po", "pot")
        self._escapes = suffix in ("properties", "strings", "po", "pot")
        self._root = RecordMap(first=1, last=1, pairs=[])
        self._at = self._root  # the section that is open
        self._message: tuple[Scalar, Scalar | None] | None = None  # of a .po file: the key, and its text so far
        self._goes_on: tuple[Scalar, Scalar] | None = None  # a value whose line ended in a backslash
        self._long: tuple[Scalar, str, list[str]] | None = None  # a text over several lines: its key, mark and lines
        self._in_comment = False

    def take(self, number: int, line: str) -> None:
        """Takes the next line."""
        if self._long is not None:
            self._take_long(number, line)
        elif self._goes_on is not None:
            self._go_on(number, line)
        elif self._in_comment or _COMMENT.match(line):
            self._take_comment(number, line)
        elif (section := _SECTION.match(line)) is not None:
            self._open(section["name"].strip(), number, of_many=section["of_many"] is not None)
            self._comment_behind(section["words"], number, len(line))
        elif self._message is not None and (more := _MORE_TEXT.match(line)) is not None:
            self._add_text(number, decode_escapes(more["text"]))
        elif (pair := _PAIR.match(line)) is not None:
            self._take_pair(number, line, pair)

    def finish(self) -> RecordNode:
        """Returns the map of the whole file."""
        self._end_message()
        return _closed(self._root)

    def _take_comment(self, number: int, line: str) -> None:
        found = _COMMENT.match(line)
        words = found["words"] if found else line.split("*/")[0].strip()
        opens = "/*" in line
        self._in_comment = (self._in_comment or opens) and "*/" not in line
        if words:
            column = len(line) - len(line.lstrip())
            self._tree.comments.append(DataComment(text=words, line=number, column=column, is_alone=True))

    def _comment_behind(self, words: str | None, number: int, column: int) -> None:
        if words:
            self._tree.comments.append(DataComment(text=words, line=number, column=column, is_alone=False))

    def _take_pair(self, number: int, line: str, pair: re.Match[str]) -> None:
        name, value = pair["key"].strip("\"'"), pair["value"]
        if self._is_po and name in ("msgid", "msgstr", "msgctxt", "msgid_plural"):
            self._take_message(name, number, value)
            return
        key = self._scalar(name, number)
        quoted = _QUOTED.match(value)
        if quoted is None and (long := _LONG_TEXT.match(value)) is not None:
            self._long = key, long["mark"], [long["text"]]
            return
        if quoted is None and (listed := _LIST.match(value)) is not None:
            self._add(key, self._listed(listed["inner"], number, is_map=value[0] == "{"))
            self._comment_behind(listed["words"], number, len(line))
            return
        if quoted is not None:
            text = quoted["text"]
            self._add(key, self._scalar(decode_escapes(text) if "\\" in text else text, number))
            self._comment_behind(quoted["words"], number, len(line))
            return
        if value.endswith("\\") and self._escapes:
            self._goes_on = key, Scalar(text=value[:-1].rstrip(), first=number, last=number)
            return
        behind = _BEHIND.search(value) if not self._escapes else None
        if behind is not None:
            value = value[: behind.start()]
            self._comment_behind(behind["words"], number, len(line))
        self._add(key, self._scalar(self._decoded(value), number, is_text=_PLAIN.fullmatch(value) is None))

    def _take_long(self, number: int, line: str) -> None:
        """Takes a line of a text over several lines, which its mark ends."""
        if self._long is None:
            return
        key, mark, lines = self._long
        text, ends, _ = line.partition(mark)
        lines.append(text)
        if not ends:
            return
        self._long = None
        while len(lines) > 1 and not lines[-1].strip():
            lines.pop()
        first = key.first + (0 if lines[0].strip() else 1)
        last = key.first + len(lines) - 1
        words = "\n".join(lines if lines[0].strip() else lines[1:])
        scalar = Scalar(text=words, first=first, last=max(first, last), is_literal=True)
        self._tree.scalars.append(scalar)
        self._add(key, scalar)

    def _listed(self, inner: str, number: int, *, is_map: bool) -> RecordNode:
        values: list[RecordNode] = []
        pairs: list[tuple[Scalar, RecordNode]] = []
        for part in _PART.finditer(inner):
            text = part["value"]
            is_text = text[0] in "\"'" or _PLAIN.fullmatch(text) is None
            value = self._scalar(decode_escapes(text.strip("\"'")), number, is_text=is_text)
            if part["key"]:
                pairs.append((self._scalar(part["key"], number), value))
            else:
                values.append(value)
        if is_map:
            return RecordMap(first=number, last=number, pairs=pairs)
        return RecordList(first=number, last=number, values=values)

    def _go_on(self, number: int, line: str) -> None:
        if self._goes_on is None:
            return
        key, value = self._goes_on
        more = line.strip()
        goes_on = more.endswith("\\")
        joined = Scalar(text=f"{value.text} {more.rstrip(chr(92)).rstrip()}", first=value.first, last=number)
        self._goes_on = (key, joined) if goes_on else None
        if not goes_on:
            text = Scalar(text=self._decoded(joined.text), first=joined.first, last=joined.last)
            self._tree.scalars.append(text)
            self._add(key, text)

    def _take_message(self, name: str, number: int, value: str) -> None:
        quoted = _QUOTED.match(value)
        text = decode_escapes(quoted["text"]) if quoted else ""
        part = Scalar(text=text, first=number, last=number)
        if name == "msgid":
            self._end_message()
            self._message = part, None
        elif name == "msgstr" and self._message is not None:
            self._message = self._message[0], part

    def _add_text(self, number: int, text: str) -> None:
        if self._message is None:
            return
        key, value = self._message
        if value is None:
            self._message = Scalar(text=key.text + text, first=key.first, last=number), None
        else:
            self._message = key, Scalar(text=value.text + text, first=value.first, last=number)

    def _end_message(self) -> None:
        if self._message is not None and (text := self._message[1]) is not None and text.text.strip():
            self._tree.scalars.extend([self._message[0], text])
            self._add(self._message[0], text)
        self._message = None

    def _decoded(self, value: str) -> str:
        return decode_escapes(value) if self._escapes and "\\" in value else value

    def _scalar(self, text: str, number: int, *, is_text: bool = True) -> Scalar:
        scalar = Scalar(text=text, first=number, last=number, is_text=is_text)
        self._tree.scalars.append(scalar)
        return scalar

    def _add(self, key: Scalar, value: RecordNode) -> None:
        self._at.pairs.append((key, value))

    def _open(self, name: str, number: int, *, of_many: bool) -> None:
        """Opens a section inside of the sections that its name is made of; one of many (``[[rules]]``) is a new one."""
        self._end_message()
        self._at = self._root
        *outer, last = _parts(name)
        for part in outer:
            self._at = self._inner(part, number)
        if not of_many:
            self._at = self._inner(last, number)
            return
        found = next((value for key, value in self._at.pairs if key.text == last), None)
        many = found if isinstance(found, RecordList) else RecordList(first=number, last=number, values=[])
        if many is not found:
            self._add(self._scalar(last, number), many)
        self._at = RecordMap(first=number, last=number, pairs=[])
        many.values.append(self._at)

    def _inner(self, name: str, number: int) -> RecordMap:
        """Returns the section of a name in the open one, the last of many; a new one where there is none."""
        found = next((value for key, value in reversed(self._at.pairs) if key.text == name), None)
        if isinstance(found, RecordList) and found.values:
            found = found.values[-1]
        if isinstance(found, RecordMap):
            return found
        inner = RecordMap(first=number, last=number, pairs=[])
        self._add(self._scalar(name, number), inner)
        return inner


def _parts(name: str) -> Iterator[str]:
    """Returns the parts of the name of a section: ``errors`` and ``404`` of ``errors.404``, ``errors."404"``."""
    for part in name.split("."):
        yield part.strip().strip("\"'")


def _closed(node: RecordNode) -> RecordNode:
    """Returns a node that ends where its last value does."""
    if isinstance(node, RecordList):
        values = [_closed(value) for value in node.values]
        return RecordList(first=node.first, last=max([node.last, *(value.last for value in values)]), values=values)
    if not isinstance(node, RecordMap):
        return node
    pairs = [(key, _closed(value)) for key, value in node.pairs]
    ends = [max(key.last, value.last) for key, value in pairs]
    return RecordMap(first=node.first, last=max([node.first, *ends]), pairs=pairs)
