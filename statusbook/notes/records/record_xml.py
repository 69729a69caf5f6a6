"""Parses XML that holds data into a tree: resources of apps, error pages of servers, lists of codes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from xml.parsers import expat

from statusbook.notes.programs.string_escapes import decode_escapes
from statusbook.notes.records.record_tree import (
    DEEPEST,
    DataComment,
    NotRecords,
    RecordList,
    RecordMap,
    RecordNode,
    RecordTree,
    Scalar,
)

XML_SUFFIXES = frozenset({"xml", "resx", "config", "xlf", "xliff", "plist", "xsd", "wsdl"})

_NAMES = ("name", "key", "id", "resname")
"""Attributes that give a value its name: ``<string name="http_404">``."""

_INLINE = frozenset("a b i u em strong br tt small big sub sup strike font annotation g x span".split())
"""Elements within a text, which is read as one."""

_KEYS = {"value": "message", "comment": "description", "target": "message", "source": "description"}
"""Elements of resource files (.resx, XLIFF) that hold the text and what is said of it."""

_PAGES = frozenset({"html", "head", "body", "svg", "rss", "feed"})


def parse_xml(text: str) -> RecordTree:
    """Returns the elements of a document: a value for each that holds text, a map for each that holds elements.

    Raises NotRecords for what is no XML, declares entities of its own, is a page, or nests too deep.
    """
    return _XmlReader(text).read()


@dataclass(slots=True)
class _Element:
    tag: str
    first: int
    attributes: dict[str, str]
    last: int = 0
    texts: list[str] = field(default_factory=list)
    text_first: int = 0
    text_last: int = 0
    inner: list[_Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.texts).strip()


class _XmlReader:
    """Reads one document."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._source = text.split("\n")
        self._tree = RecordTree()
        self._open: list[_Element] = []
        self._root: _Element | None = None
        self._inline = 0  # elements within a text that are open
        self._parser = expat.ParserCreate("utf-8")  # the text is decoded already, whatever its first line says
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._take_text
        self._parser.CommentHandler = self._take_comment
        self._parser.EntityDeclHandler = _refuse_entity

    def read(self) -> RecordTree:
        """Returns the tree."""
        try:
            self._parser.Parse(self._text.lstrip("\ufeff").encode(), True)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise NotRecords(str(error)) from None
        if self._root is None or self._root.tag in _PAGES:
            raise NotRecords("a page")
        self._tree.roots.append(self._map_of(self._root))
        return self._tree

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rsplit(":", 1)[-1]
        if self._inline or (self._open and tag in _INLINE and not attributes.keys() & set(_NAMES)):
            self._inline += 1
            if tag == "br" and self._open:
                self._open[-1].texts.append(" ")
            return
        if len(self._open) >= DEEPEST:
            raise NotRecords("too deep")
        element = _Element(tag, self._parser.CurrentLineNumber, attributes)
        if self._open:
            self._open[-1].inner.append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)

    def _end(self, name: str) -> None:
        if self._inline:
            self._inline -= 1
            return
        self._open.pop().last = self._parser.CurrentLineNumber

    def _take_text(self, data: str) -> None:
        if not self._open:
            return
        element = self._open[-1]
        element.texts.append(data)
        if data.strip():
            line = self._parser.CurrentLineNumber
            element.text_first = element.text_first or line
            element.text_last = line

    def _take_comment(self, data: str) -> None:
        first = self._parser.CurrentLineNumber
        start = self._source[first - 1].find("<!--") if first <= len(self._source) else 0
        is_alone = not self._source[first - 1][: max(start, 0)].strip()
        for offset, line in enumerate(data.split("\n")):
            if line.strip():
                column = start if offset == 0 else len(line) - len(line.lstrip())
                comment = DataComment(text=line.strip(), line=first + offset, column=column, is_alone=is_alone)
                self._tree.comments.append(comment)

    # The tree

    def _map_of(self, element: _Element) -> RecordMap:
        pairs: list[tuple[Scalar, RecordNode]] = [
            (self._scalar(name.rsplit(":", 1)[-1], element.first), self._scalar(value, element.first))
            for name, value in element.attributes.items()
            if not name.startswith("xml")
        ]
        if element.text:
            pairs.append((self._scalar("message", element.first), self._value_of(element)))
        counts = Counter(_key_of(inner)[0] for inner in element.inner)
        lists: dict[str, RecordList] = {}
        for inner in element.inner:
            key, used = _key_of(inner)
            node = self._node_of(inner, used)
            if counts[key] == 1:
                pairs.append((self._scalar(key, inner.first), node))
            elif key in lists:
                lists[key].values.append(node)
            else:
                lists[key] = RecordList(first=inner.first, last=element.last, values=[node])
                pairs.append((self._scalar(key, inner.first), lists[key]))
        return RecordMap(first=element.first, last=max(element.first, element.last), pairs=pairs)

    def _node_of(self, element: _Element, used: str) -> RecordNode:
        rest = {name: value for name, value in element.attributes.items() if name != used and ":" not in name}
        if not element.inner and (not rest or used):
            return self._value_of(element)
        element.attributes = rest
        return self._map_of(element)

    def _value_of(self, element: _Element) -> Scalar:
        text = element.text
        if text[:1] == text[-1:] == '"' and len(text) > 1:
            text = text[1:-1]
        first = element.text_first or element.first
        return self._scalar(decode_escapes(text), first, max(first, element.text_last))

    def _scalar(self, text: str, first: int, last: int = 0) -> Scalar:
        scalar = Scalar(text=text, first=first, last=last or first, is_text=not text.strip().isdigit())
        self._tree.scalars.append(scalar)
        return scalar


def _key_of(element: _Element) -> tuple[str, str]:
    """Returns the key under which an element stands, and the attribute that gave it: ``http_404``, ``name``."""
    found = next((name for name in _NAMES if element.attributes.get(name, "").strip()), "")
    is_value = bool(found) and (bool(element.text) or bool(element.inner))
    return (element.attributes[found], found) if is_value else (_KEYS.get(element.tag, element.tag), "")


def _refuse_entity(*_: object) -> None:
    raise NotRecords("entities of its own")
