"""The house's words that stand outside prose, in front matter and data files, with their lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from statusbook.facts.constants import PATH as CONSTANTS_PATH
from statusbook.house.choose import PATH as CHOOSE_PATH
from statusbook.house.code_note import CodeNote
from statusbook.house.comparison import ComparisonNote
from statusbook.house.guide import GuideNote
from statusbook.registry.book import Book
from statusbook.yaml_lines import Trail, YamlText


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A text and its place; ``sentence`` tells whether it speaks in sentences or only names something."""

    path: str
    line: int
    text: str
    sentence: bool


def spoken_fields(book: Book) -> Iterator[Spoken]:
    """Gives every such text, by file."""
    shelf = book.shelf
    for note in shelf.codes.values():
        yield from _of(note.path, note.lines, _code_fields(note))
    for class_note in shelf.classes.values():
        yield from _of(class_note.path, class_note.lines, [(("name_ko",), class_note.facts.name_ko, False)])
    for comparison in shelf.comparisons.values():
        yield from _of(comparison.path, comparison.lines, _comparison_fields(comparison))
    for guide in shelf.guides.values():
        yield from _of(guide.path, guide.lines, _guide_fields(guide))
    yield from _of(CHOOSE_PATH, shelf.choices.lines, _choice_fields(book))
    yield from _of(CONSTANTS_PATH, shelf.constants.lines, _constant_fields(book))


Field = tuple[Trail, str, bool]


def _of(path: str, lines: YamlText, fields: Iterator[Field] | list[Field]) -> Iterator[Spoken]:
    for trail, text, sentence in fields:
        yield Spoken(path=path, line=lines.line(trail), text=text, sentence=sentence)


def _code_fields(note: CodeNote) -> Iterator[Field]:
    yield ("name_ko",), note.facts.name_ko, False
    yield ("retry", "when"), note.facts.retry.when, True
    for index, vendor in enumerate(note.facts.vendors):
        yield ("vendors", index, "name_ko"), vendor.name_ko, False
        yield ("vendors", index, "meaning"), vendor.meaning, True


def _comparison_fields(comparison: ComparisonNote) -> Iterator[Field]:
    yield ("question",), comparison.facts.question, True
    yield ("rule",), comparison.facts.rule, True
    for index, row in enumerate(comparison.facts.rows):
        yield ("rows", index, "label"), row.label, False
        for place, value in enumerate(row.values):
            yield ("rows", index, "values", place), value, False


def _guide_fields(guide: GuideNote) -> Iterator[Field]:
    yield ("title",), guide.facts.title, False
    yield ("question",), guide.facts.question, True
    yield ("answer",), guide.facts.answer, True


def _choice_fields(book: Book) -> Iterator[Field]:
    for name, node in book.shelf.choices.nodes.items():
        yield (name, "question"), node.question, True
        if node.hint:
            yield (name, "hint"), node.hint, True
        for index, option in enumerate(node.options):
            yield (name, "options", index, "label"), option.label, False
            if option.because:
                yield (name, "options", index, "because"), option.because, True


def _constant_fields(book: Book) -> Iterator[Field]:
    for index, library in enumerate(book.shelf.constants.libraries):
        if library.note:
            yield (index, "note"), library.note, True
        for code, remark in library.remarks.items():
            yield (index, "remarks", code), remark, True
