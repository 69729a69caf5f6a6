"""A small book to break: three codes, a comparison, a guide, a tree, one library of constants."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from statusbook.checks import CHECKS
from statusbook.content import Content, read_content
from statusbook.facts.specification import specification
from statusbook.house.shelf import Shelf, parse_shelf
from statusbook.problems import Problem
from statusbook.registry.book import Book
from statusbook.registry.record import ClassRecord, FieldValue, MergedProse, Record, Registry
from statusbook.registry.rulings import NO_RULINGS

HERE = Path(__file__).parent / "cases" / "small"
CHECK_CASES = Path(__file__).parent / "cases" / "checks"


def small_content(change: Mapping[str, Any] | None = None) -> Content:
    """The small project's files, some of them changed.

    A change is the whole text of a file, None to remove it, or ``replace`` (which is there) and ``with``.
    """
    files = dict(read_content(HERE).files)
    for name, edit in (change or {}).items():
        path = f"content/{name}"
        if edit is None:
            del files[path]
        elif isinstance(edit, str):
            files[path] = edit.encode()
        else:
            text = files[path].decode()
            assert edit["replace"] in text, f"{path} does not hold {edit['replace']!r}"
            files[path] = text.replace(edit["replace"], edit["with"], 1).encode()
    return Content(files=files)


def small_book(change: Mapping[str, Any] | None = None) -> Book:
    """The book of those files, without any note; raises ContentError if they cannot be read."""
    return book_of(small_content(change))


def book_of(content: Content) -> Book:
    """The book of a content's house files alone, as ``small_book``."""
    shelf = parse_shelf(content)
    return Book(registry=_registry(shelf), shelf=shelf)


def _registry(shelf: Shelf) -> Registry:
    """The records of the house alone, so that no morphological analysis is needed."""
    records = {code: _record(shelf, code) for code in sorted({*shelf.codes, *shelf.iana.entries})}
    classes = {
        number: ClassRecord(
            status_class=number,
            phrase=specification().class_phrases[number],
            name_ko=note.facts.name_ko,
            note=note,
            prose=MergedProse(),
        )
        for number, note in shelf.classes.items()
    }
    return Registry(
        iana=shelf.iana,
        records=records,
        classes=classes,
        topics={},
        sources=(),
        readings=(),
        rulings=NO_RULINGS,
    )


def _record(shelf: Shelf, code: int) -> Record:
    note, entry = shelf.codes.get(code), shelf.iana.entries.get(code)
    phrase = note.facts.phrase if note else entry.phrase if entry else ""
    return Record(
        code=code,
        phrase=FieldValue(value=phrase, evidence=()),
        name_ko=FieldValue(value=note.facts.name_ko if note else "", evidence=()),
        standing=note.facts.standing if note else "standard",
        references=note.facts.references if note else (),
        iana=entry,
        note=note,
        prose=MergedProse(),
    )


def told(problems: Iterable[Problem]) -> str:
    """Problems as a person reads them, one after the other."""
    return "\n\n".join(str(problem) for problem in sorted(set(problems)))


Rule = Callable[[Book], Iterable[Problem]]


def judge(case: Path) -> tuple[str, str]:
    """What one check says of the book that a case changes, and what the case expects it to say."""
    written = yaml.safe_load(case.read_text("utf-8"))
    rule = next(rule for rule in CHECKS if rule.__name__ == written["check"])
    return told(rule(small_book(written["change"]))), written["expect"].strip()


def rules_judged(cases: Iterable[Path]) -> set[str]:
    """The names of the rules that some case is about."""
    return {yaml.safe_load(case.read_text("utf-8"))["check"] for case in cases}
