"""content/rulings/ as a whole: the rulings of all files together, each in the file of its source, none of them twice."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from statusbook.house.sources import HOUSE
from statusbook.problems import Collector, Problem
from statusbook.registry.rulings import (
    KINDS,
    AnyRuling,
    FieldChoice,
    Finding,
    Mismatch,
    Pair,
    Quote,
    RulingPlace,
    Rulings,
    Spelling,
    rulings_path,
    spoken_of,
)
from statusbook.text import squeeze


def homes_of(ruling: AnyRuling) -> tuple[str, ...]:
    """Gives the sources in whose file a ruling may be written, the usual one first; none if in any.

    A pair belongs to one of its two notes; that of a note and the house to the note.
    """
    sources = dict.fromkeys(spoken_of(ruling))
    notes = tuple(source for source in sources if source != HOUSE)
    return notes if isinstance(ruling, Pair) and notes else tuple(sources)


def gather_rulings(files: Mapping[str, Rulings], *, order: Sequence[str], known: Collection[str]) -> Rulings:
    """Gives the rulings of all files, by path, in the ``order`` of their sources; ``known`` are the ids there are.

    Raises ContentError with every ruling in a wrong file and every second ruling on the same; salvages all rulings.
    """
    places = {source: number for number, source in enumerate(order)}
    paths = sorted(files, key=lambda path: (places.get(PurePosixPath(path).stem, len(places)), path))
    gathered: dict[str, Any] = {}
    written = {}
    for kind in KINDS:
        gathered[kind] = tuple(ruling for path in paths for ruling in files[path].of_kind(kind))
        written[kind] = tuple(place for path in paths for place in files[path].written[kind])
    rulings = Rulings(**gathered, written=written)
    problems = Collector()
    for path in paths:
        problems.add(_misplaced(path, files[path], {*known, HOUSE}))
    problems.add(second_rulings(rulings))
    problems.finish(salvaged=rulings)
    return rulings


def _misplaced(path: str, rulings: Rulings, known: Collection[str]) -> Iterator[Problem]:
    """Gives the rulings of a file that belong in another; one problem, if the file is named after nothing."""
    stem = PurePosixPath(path).stem
    found = [(kind, index, one) for kind in KINDS for index, one in enumerate(rulings.of_kind(kind)) if homes_of(one)]
    if stem not in known and found:
        homes = {source for *_, one in found for source in homes_of(one)[:1]}
        fix = f"rename it to {rulings_path(min(homes))}" if len(homes) == 1 and homes <= {*known} else ""
        fix = fix or "put each ruling into the file of its source; only rulings under 'fields' may be in any"
        place = rulings.place(*found[0][:2])
        yield Problem(path=path, line=place.line, message=f"rulings, but no source is called '{stem}'", fix=fix)
        return
    for kind, index, ruling in found:
        homes_here = homes_of(ruling)
        if stem in homes_here:
            continue
        line, names = rulings.place(kind, index).line, " and ".join(f"'{one}'" for one in homes_here)
        if strangers := [one for one in homes_here if one not in known]:
            near = difflib.get_close_matches(strangers[0], sorted(known), n=1)
            fix = f"did you mean '{near[0]}'?" if near else "correct it, or remove the ruling"
            yield Problem(path=path, line=line, message=f"no source is called '{strangers[0]}'", fix=fix)
        else:
            fix = f"move it to {rulings_path(homes_here[0])}"
            yield Problem(path=path, line=line, message=f"a ruling on {names} in the file of '{stem}'", fix=fix)


def second_rulings(rulings: Rulings) -> Iterator[Problem]:
    """Gives every ruling on what another one speaks of already, whatever the two say."""
    seen: dict[Hashable, RulingPlace] = {}
    for kind in KINDS:
        for index, ruling in enumerate(rulings.of_kind(kind)):
            subject, name = _subject(ruling)
            place = rulings.place(kind, index)
            first = seen.setdefault(subject, place)
            if first is not place:
                fix = f"keep one of the two; the other is {first}"
                yield Problem(path=place.path, line=place.line, message=f"a second ruling on {name}", fix=fix)


def _subject(ruling: AnyRuling) -> tuple[Hashable, str]:
    """Gives what a ruling is about, and in words."""
    if isinstance(ruling, Pair):
        sides = frozenset({_quoted(ruling.a), _quoted(ruling.b)})
        return sides, f'"{squeeze(ruling.a.quote)}" and "{squeeze(ruling.b.quote)}"'
    if isinstance(ruling, Finding):
        return _quoted(ruling), f'"{squeeze(ruling.quote)}"'
    if isinstance(ruling, FieldChoice):
        return (ruling.code, ruling.field), f"'{ruling.field}' of {ruling.code}"
    phrase = squeeze(ruling.phrase).casefold() if isinstance(ruling, (Mismatch, Spelling)) else ""
    name = f"'{ruling.code} {squeeze(ruling.phrase)}'" if isinstance(ruling, (Mismatch, Spelling)) else str(ruling.code)
    return (type(ruling), ruling.source, ruling.code, phrase), name


def _quoted(said: Quote | Finding) -> Hashable:
    return said.source, squeeze(said.quote), said.code, said.status_class
