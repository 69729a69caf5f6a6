"""Everything under content/ that is ours, parsed: the shelf that the rest is built from."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from statusbook.content import Content, decode_utf8
from statusbook.facts.constants import PATH as CONSTANTS_PATH
from statusbook.facts.constants import Constants, parse_constants
from statusbook.facts.iana import PATH as IANA_PATH
from statusbook.facts.iana import IanaSnapshot, parse_iana
from statusbook.facts.rfcs import PATH as RFCS_PATH
from statusbook.facts.rfcs import Rfc, parse_rfcs
from statusbook.house.choose import PATH as CHOOSE_PATH
from statusbook.house.choose import Choices, parse_choices
from statusbook.house.class_note import ClassNote, parse_class_note
from statusbook.house.client_tables import Measurements, parse_measurements
from statusbook.house.code_note import CodeNote, parse_code_note
from statusbook.house.comparison import ComparisonNote, parse_comparison
from statusbook.house.guide import GuideNote, parse_guide
from statusbook.house.permalinks import PATH as PERMALINKS_PATH
from statusbook.house.permalinks import Permalinks, parse_permalinks
from statusbook.house.redirect_rulings import PATH as REDIRECTS_PATH
from statusbook.house.redirect_rulings import RedirectRulings, parse_redirects
from statusbook.house.sayings import PATH as SAYINGS_PATH
from statusbook.house.sayings import Sayings, parse_sayings
from statusbook.house.sources import PATH as SOURCES_PATH
from statusbook.house.sources import Source, parse_sources
from statusbook.house.terms import PATH as TERMS_PATH
from statusbook.house.terms import Terms, parse_terms
from statusbook.memory import Memory
from statusbook.problems import ContentError, Problem

Parsed = TypeVar("Parsed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The facts and house files, each by the key it is known under."""

    iana: IanaSnapshot
    rfcs: Mapping[int, Rfc]
    codes: Mapping[int, CodeNote]
    classes: Mapping[int, ClassNote]
    comparisons: Mapping[str, ComparisonNote]
    guides: Mapping[str, GuideNote]
    choices: Choices
    constants: Constants
    terms: Terms
    sources: tuple[Source, ...]
    measurements: Measurements
    permalinks: Permalinks | None = None
    redirects: RedirectRulings = field(default_factory=RedirectRulings)
    sayings: Sayings = field(default_factory=Sayings)


def parse_shelf(content: Content, memory: Memory | None = None) -> Shelf:
    """Parses every file of ours; raises ContentError with the problems of all of them at once."""
    memory = memory or Memory()
    problems: list[Problem] = []

    def attempt(parse: Callable[[], Parsed]) -> Parsed | None:
        try:
            return parse()
        except ContentError as error:
            problems.extend(error.problems)
            return None

    def each(folder: str, parse: Callable[..., Parsed]) -> list[Parsed]:
        found = []
        for path, raw in content.under(folder).items():
            if not path.endswith(".md"):
                problems.append(
                    Problem(path=path, line=1, message="not a .md file", fix=f"move it out of content/{folder}/")
                )
                continue
            parsed = attempt(functools.partial(_parse_page, parse, path, raw, memory))
            if parsed is not None:
                found.append(parsed)
        return found

    iana = attempt(lambda: memory.recall(parse_iana, content.text(IANA_PATH)))
    rfcs = attempt(lambda: memory.recall(parse_rfcs, content.text(RFCS_PATH)))
    codes = each("codes", parse_code_note)
    classes = each("classes", parse_class_note)
    comparisons = each("comparisons", parse_comparison)
    guides = each("guides", parse_guide)
    choices = attempt(lambda: memory.recall(parse_choices, content.text(CHOOSE_PATH)))
    constants = attempt(lambda: memory.recall(parse_constants, content.text(CONSTANTS_PATH)))
    terms = attempt(lambda: memory.recall(parse_terms, content.text(TERMS_PATH)))
    notes = content.under("notes")
    sources = attempt(lambda: parse_sources(content.text(SOURCES_PATH), notes=notes))
    measured = attempt(
        lambda: parse_measurements(
            {path: decode_utf8(raw, path=path) for path, raw in content.under("clients").items()}, memory
        )
    )
    permalinks = attempt(
        lambda: (
            memory.recall(parse_permalinks, content.text(PERMALINKS_PATH)) if PERMALINKS_PATH in content.files else None
        )
    )
    redirects = attempt(
        lambda: parse_redirects(content.text(REDIRECTS_PATH)) if REDIRECTS_PATH in content.files else RedirectRulings()
    )
    sayings = attempt(lambda: parse_sayings(content.text(SAYINGS_PATH)) if SAYINGS_PATH in content.files else Sayings())
    if problems or iana is None or rfcs is None or sources is None or redirects is None or sayings is None:
        raise ContentError(problems)
    # Else there were problems:
    assert choices is not None and constants is not None and terms is not None and measured is not None
    return Shelf(
        iana=iana,
        rfcs=rfcs,
        codes={note.code: note for note in codes},
        classes={note.facts.status_class: note for note in classes},
        comparisons={comparison.slug: comparison for comparison in comparisons},
        guides={guide.slug: guide for guide in guides},
        choices=choices,
        constants=constants,
        terms=terms,
        sources=sources,
        measurements=measured,
        permalinks=permalinks,
        redirects=redirects,
        sayings=sayings,
    )


def _parse_page(parse: Callable[..., Parsed], path: str, raw: bytes, memory: Memory) -> Parsed:
    return memory.recall(parse, decode_utf8(raw, path=path), path=path)
