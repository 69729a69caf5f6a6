"""What changed between two measurements of a client: a finding is a value, its line comes last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from statusbook.house.client_outcomes import Outcome, Question
from statusbook.house.clients import Case, Cell, Client, case_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One cell that is not what it was; None stands for a cell that was not, or is no longer, measured."""

    client: str
    setup: str
    question: Question
    case: Case
    before: Cell | None
    after: Cell | None

    def __str__(self) -> str:
        place = f"{self.client} ({self.setup}), {self.question}, {case_text(self.case)}"
        return f"{place}: {_words(self.before)} -> {_words(self.after)}"


def changes(before: Client, after: Client) -> tuple[Change, ...]:
    """Gives every cell whose outcome or count differs, and every cell that came or went."""
    return tuple(_changes(before, after))


def disagreements(published: Client, seen: Client) -> tuple[Change, ...]:
    """Gives the cells measured again that do not confirm what is published; cells not measured say nothing.

    A cell published as unstable is confirmed by any outcome it is known to have.
    """
    return tuple(
        change
        for change in _changes(published, seen)
        if change.after is not None and not _confirms(change.before, change.after)
    )


def _changes(before: Client, after: Client) -> Iterator[Change]:
    old, new = _by_place(before), _by_place(after)
    for place in dict.fromkeys([*old, *new]):
        was, is_now = old.get(place), new.get(place)
        if was is None or is_now is None or _verdict(was) != _verdict(is_now):
            setup, question, case = place
            yield Change(client=after.client, setup=setup, question=question, case=case, before=was, after=is_now)


def _by_place(client: Client) -> dict[tuple[str, Question, Case], Cell]:
    return {(answers.setup, answers.question, cell.case): cell for answers in client.answers for cell in answers.cells}


def _verdict(cell: Cell) -> tuple[Outcome, int | None]:
    return cell.outcome, cell.count


def _confirms(published: Cell | None, seen: Cell) -> bool:
    if published is None or published.runs is None:
        return False
    return _words(seen) in published.runs or seen.runs is not None


def _words(cell: Cell | None) -> str:
    if cell is None:
        return "not measured"
    return cell.outcome if cell.count is None else f"{cell.outcome} {cell.count}"
