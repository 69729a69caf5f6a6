"""From content/ to the questions of a review, and from its answers to content/rulings/."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from statusbook.content import content_of, decode_utf8
from statusbook.likeness import linguist
from statusbook.pipeline.reader import read_book
from statusbook.places import CONTENT, Places
from statusbook.problems import ContentError, Problem
from statusbook.registry.record import Registry
from statusbook.registry.rulings import parse_rulings, rulings_path
from statusbook.registry.settle import Quotes
from statusbook.review.answering import AtTheTerminal, parse_answers
from statusbook.review.questions import OpenStatement, Questions
from statusbook.review.session import ReviewOutcome, RulingFiles, Session
from statusbook.statements.statement import Statement


def review_project(places: Places, answers: Path | None, answer: Callable[[str], None]) -> ReviewOutcome:
    """Walks through what nobody has judged, with a person or with a file of answers; ``answer`` prints a line.

    Raises ContentError for content that has faults, but for those that judging mends, and for a content/ that is not
    this project's.
    """
    if places.content.parent != places.root:
        fix = "review it in the project that holds this content/"
        raise ContentError([Problem(path=CONTENT, line=1, message="these notes are not this project's", fix=fix)])
    book = read_book(places, _say_nothing, to_judge=True)
    texts = content_of(places).files
    encodings = {reading.path: reading.encoding for reading in book.registry.readings}

    def text_of(path: str) -> str:
        return texts[path].decode(encodings.get(path, "utf-8"), "replace")

    questions = Questions(book.registry, text_of, linguist())
    files = RulingFiles(places.root, rulings_path, _check, places.build / "review.json")
    quotes = Quotes(_quotable(book.registry))
    if answers is not None:
        script = parse_answers(decode_utf8(answers.read_bytes(), path=answers.as_posix()), path=answers.as_posix())
        return Session(questions, files, quotes, script, answer, _show_nothing).run()
    if not sys.stdin.isatty():
        fix = "run it at a terminal, or give the answers in a file: --answers FILE"
        raise ContentError([Problem(path="standard input", line=1, message="no terminal to ask at", fix=fix)])
    from rich.console import Console

    from statusbook.review.screen import Screen

    screen = Screen(Console())
    return Session(questions, files, quotes, AtTheTerminal(), screen.say, screen.show).run()


def _check(text: str, path: str) -> None:
    """Raises ContentError for the text of a file of rulings that is not sound."""
    parse_rulings(text, path=path)


def _say_nothing(step: str, outcome: str) -> None:
    """Prints nothing before the first question."""


def _quotable(registry: Registry) -> list[Statement]:
    """Gives every statement that a ruling may quote: those of the notes where they belong, and those of the house."""
    said = [cited.sentence.statement for prose in registry.proses for cited in prose.sentences]
    moved = [one for record in registry.records.values() for placed in record.misplaced for one in placed.statements]
    return [*(one for reading in registry.readings for one in reading.statements), *moved, *said]


def _show_nothing(question: OpenStatement, number: int, total: int) -> None:
    """Shows nothing to a file of answers."""
