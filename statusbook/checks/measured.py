"""What a ruling says clients were seen to do is what they were seen to do."""

from __future__ import annotations

from collections.abc import Iterator

from statusbook.house.client_outcomes import Outcome
from statusbook.problems import Problem
from statusbook.registry.book import Book
from statusbook.registry.rulings import Measured


def rulings_meet_measurements(book: Book) -> Iterator[Problem]:
    """Every code and outcome under 'measured' of a ruling is found in content/clients/, and its correction is shown."""
    rulings = book.registry.rulings
    shown = {id(each.wrong.finding) for each in book.contradictions}
    for index, finding in enumerate(rulings.verdicts):
        for number, measured in enumerate(finding.measured):
            path, line = rulings.place("verdicts", index, "measured", number)
            yield from (Problem(path=path, line=line, message=m, fix=fix) for m, fix in _faults(book, measured))
        if finding.measured and id(finding) not in shown:
            path, line = rulings.place("verdicts", index)
            yield Problem(
                path=path,
                line=line,
                message=f"'measured' belongs to a correction that no page shows: '{finding.quote}'",
                fix="move it to the ruling of the statement that this one was merged into",
            )


def _faults(book: Book, measured: Measured) -> Iterator[tuple[str, str]]:
    seen: set[Outcome] = set()
    for code in measured.codes:
        table = next((t for t in book.shelf.measurements.of_code(code) if t.question is measured.question), None)
        if table is None:
            yield (
                f"no client was asked '{measured.question}' about {code}",
                "name a code with cells in content/clients/",
            )
            continue
        for method in measured.methods or (None,):
            cases = [case for case in table.cases if method in (None, case.method)]
            if not cases:
                yield f"no client was asked '{measured.question}' about {code} with {method}", "leave the method out"
            seen |= {tally.cell.outcome for case in cases for tally in table.tallies(case)}
    for outcome in measured.outcomes:
        if seen and outcome not in seen:
            asked = f"'{measured.question}' about {', '.join(map(str, measured.codes))}"
            yield (
                f"no client was seen to answer {asked} with '{outcome}'",
                "leave the outcome out: the note is not refuted by it",
            )
