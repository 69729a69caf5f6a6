"""What a person sees: the statement in its note, what it may say the same as, where its subject is defined, the keys."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from statusbook.house.sources import HOUSE
from statusbook.review.questions import LikelyTwin, NoteLine, OpenStatement
from statusbook.statements.statement import Statement

_STANDING = {"mistake": "a mistake on this page: the same only if it is called wrong", "corrected": "was corrected"}

_KEYS = (
    ("1-5", "same as that one"),
    ("c", "confirmed"),
    ("x", "corrected"),
    ("p", "practice"),
    ("o", "opinion"),
    ("t", "team convention"),
    ("d", "distinct from 1"),
    ("a", "aside"),
    ("l", "later"),
    ("u", "undo"),
    ("q", "quit"),
    ("?", "help"),
)


class Screen:
    """Shows questions on a console."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def show(self, question: OpenStatement, number: int, total: int) -> None:
        """Shows one question."""
        self._console.rule(Text(f"{number} of {total}   {question.statement.location}"), style="dim")
        self._console.print(Group(*self._parts(question)))

    def say(self, text: str) -> None:
        """Tells what came of an answer."""
        self._console.print(Text(text, style="green" if "->" in text else "yellow"))

    def _parts(self, question: OpenStatement) -> Iterator[RenderableType]:
        yield Text("\n").join(map(_line, question.around))
        about = _subject(question.statement)
        yield Panel(Text(question.statement.text, style="bold"), title=about, title_align="left")
        if question.candidates:
            yield _candidates(question.candidates)
        if question.references:
            yield Text("defined in  " + ", ".join(one.label for one in question.references), style="dim")
        keys = _KEYS if question.candidates else _KEYS[1:]
        yield Text("   ").join(Text.assemble((key, "bold cyan"), f"\u00a0{word}") for key, word in keys)


def _line(line: NoteLine) -> Text:
    return Text(f"{line.number:>6}  {line.text}", style="" if line.said else "dim", overflow="ellipsis", no_wrap=True)


def _subject(statement: Statement) -> str:
    subject = statement.subject
    codes = ", ".join(map(str, subject.codes))
    return codes or (f"{subject.status_class}xx" if subject.status_class else subject.topic or "")


def _candidates(candidates: tuple[LikelyTwin, ...]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1))
    table.add_column(style="bold cyan", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for number, one in enumerate(candidates, start=1):
        told = Text(one.statement.text)
        if one.contradicts:
            told.append(f"  contradicts: {one.difference}", style="red")
        elif one.difference:
            told.append(f"  differs: {one.difference}", style="yellow")
        if one.standing != "sound":
            told.append(f"  {_STANDING[one.standing]}", style="red")
        if one.statement.source != HOUSE:
            told.append(f"  {one.statement.location}", style="dim")
        table.add_row(str(number), f"{one.alike:.0%}", told)
    return table
