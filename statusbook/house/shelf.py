"""Everything under content/ that is ours, parsed: the shelf that the rest is built from."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any, TypeVar

from statusbook.caches import ahead
from statusbook.content import Content, decode_utf8
from statusbook.facts.constants import NO_CONSTANTS, Constants, parse_constants
from statusbook.facts.constants import PATH as CONSTANTS_PATH
from statusbook.facts.iana import PATH as IANA_PATH
from statusbook.facts.iana import IanaSnapshot, parse_iana
from statusbook.facts.rfcs import PATH as RFCS_PATH
from statusbook.facts.rfcs import Rfc, parse_rfcs
from statusbook.house.choose import NO_CHOICES, Choices, parse_choices
from statusbook.house.choose import PATH as CHOOSE_PATH
from statusbook.house.class_note import ClassNote, parse_class_note
from statusbook.house.client_tables import Measurements, parse_measurements
from statusbook.house.clients import parse_client
from statusbook.house.code_note import CodeNote, parse_code_note
from statusbook.house.comparison import ComparisonNote, parse_comparison
from statusbook.house.convention import ConventionNote, parse_convention
from statusbook.house.files_by_source import texts_by_path
from statusbook.house.guide import GuideNote, parse_guide
from statusbook.house.layers import layer_faults
from statusbook.house.permalinks import PATH as PERMALINKS_PATH
from statusbook.house.permalinks import Permalinks, parse_permalinks
from statusbook.house.redirect_rulings import PATH as REDIRECTS_PATH
from statusbook.house.redirect_rulings import RedirectRulings, parse_redirects
from statusbook.house.sayings import PATH as SAYINGS_PATH
from statusbook.house.sayings import Sayings, parse_sayings
from statusbook.house.source_folder import parse_sources
from statusbook.house.sources import FOLDER as SOURCES
from statusbook.house.sources import Source
from statusbook.house.terms import PATH as TERMS_PATH
from statusbook.house.terms import Terms, parse_terms
from statusbook.problems import Collector, ContentError, Problem

Parsed = TypeVar("Parsed")

_FOLDERS = frozenset(
    f"content/{name}"
    for name in ("codes", "classes", "comparisons", "guides", "conventions", "clients", "notes", "sources", "rulings")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The facts and house files, each by the key it is known under."""

    iana: IanaSnapshot
    rfcs: Mapping[int, Rfc]
    codes: Mapping[int, CodeNote]
    classes: Mapping[int, ClassNote]
    comparisons: Mapping[str, ComparisonNote]
    guides: Mapping[str, GuideNote]
    conventions: Mapping[int, ConventionNote] = field(default_factory=dict)
    choices: Choices
    constants: Constants
    terms: Terms
    sources: tuple[Source, ...]
    measurements: Measurements
    permalinks: Permalinks | None = None
    redirects: RedirectRulings = field(default_factory=RedirectRulings)
    sayings: Sayings = field(default_factory=Sayings)
    left_out: Mapping[str, str] = field(default_factory=dict)
    """The text of the files that have faults, by path; none of it is in the rest of the shelf."""

    @property
    def own_sources(self) -> frozenset[str]:
        """The ids of a team's own notes, where they lie over those of the base."""
        return frozenset(source.id for source in self.sources if source.own)


def parse_shelf(content: Content) -> Shelf:
    """Parses every file of ours; raises ContentError with the problems of all of them at once.

    What it salvages is the shelf without the files that have faults, so that the others can be looked at as well.
    """
    problems = Collector()
    problems.add(content.refused)
    problems.add(layer_faults(content))
    if any(one.path in _FOLDERS for one in content.refused):  # else everything that is in there would be missed
        raise ContentError(problems.problems)

    def each(folder: str, parse: Callable[..., Parsed]) -> list[Parsed]:
        found = []
        for path, raw in content.under(folder).items():
            if PurePosixPath(path).parent != PurePosixPath("content", folder):
                fix = f"move it to content/{folder}/"
                problems.report(path=path, line=1, message="a file in a folder that nothing reads", fix=fix)
                continue
            if not path.endswith(".md"):
                problems.report(path=path, line=1, message="not a .md file", fix=f"move it out of content/{folder}/")
                continue
            parsed = problems.attempt(functools.partial(_parse_page, parse, path, raw))
            if parsed is not None:
                found.append(parsed)
        return found

    def single(parse: Callable[..., Parsed], path: str) -> Parsed | None:
        return problems.attempt(lambda: parse(content.text(path)))

    def optional(parse: Callable[..., Parsed], path: str) -> Parsed | None:
        return problems.attempt(lambda: parse(content.text(path))) if path in content.files else None

    ahead([*_pages_and_measurements(content)])
    iana = single(parse_iana, IANA_PATH)
    rfcs = single(parse_rfcs, RFCS_PATH)
    codes = each("codes", parse_code_note)
    classes = each("classes", parse_class_note)
    comparisons = each("comparisons", parse_comparison)
    guides = each("guides", parse_guide)
    conventions = each("conventions", parse_convention)
    choices = single(parse_choices, CHOOSE_PATH)
    constants = single(parse_constants, CONSTANTS_PATH)
    terms = single(parse_terms, TERMS_PATH)
    texts, told = texts_by_path(content, SOURCES, problems), [problem.path for problem in problems.problems]
    sources = problems.attempt(lambda: parse_sources(texts, notes=content.under("notes"), refused=told))
    measured = problems.attempt(
        lambda: parse_measurements(
            {path: decode_utf8(raw, path=path) for path, raw in content.under("clients").items()}
        )
    )
    permalinks = _permalinks(content, problems)
    redirects = _redirects(content, problems)
    sayings = optional(parse_sayings, SAYINGS_PATH)
    if iana is None:  # which codes there are is not known, so nothing else can be judged
        raise ContentError(problems.problems)
    shelf = Shelf(
        iana=iana,
        rfcs=rfcs or {},
        codes={note.code: note for note in codes},
        classes={note.facts.status_class: note for note in classes},
        comparisons={comparison.slug: comparison for comparison in comparisons},
        guides={guide.slug: guide for guide in guides},
        conventions={convention.code: convention for convention in conventions},
        choices=choices or NO_CHOICES,
        constants=constants or NO_CONSTANTS,
        terms=terms or Terms(terms=()),
        sources=tuple(replace(one, own=content.own is not None and content.is_own(one.path)) for one in sources or ()),
        measurements=measured or Measurements(clients=(), cells={}),
        permalinks=permalinks,
        redirects=redirects or RedirectRulings(),
        sayings=sayings or Sayings(),
        left_out=_left_out(problems.problems, content, judged=[PERMALINKS_PATH] if permalinks else []),
    )
    problems.finish(salvaged=shelf)
    return shelf


def _permalinks(content: Content, problems: Collector) -> Permalinks | None:
    """Gives what is promised: by the project, and below it by the base, whose promises a team keeps with its own."""
    if PERMALINKS_PATH not in content.files:
        return None
    if not content.is_own(PERMALINKS_PATH):
        promised = parse_permalinks(content.text(PERMALINKS_PATH))
        return Permalinks(beneath=frozenset(entry.url for entry in promised.entries))
    own = problems.attempt(lambda: parse_permalinks(content.text(PERMALINKS_PATH)))
    below = content.beneath.get(PERMALINKS_PATH)
    if own is None or below is None:
        return own
    base = parse_permalinks(decode_utf8(below, path=PERMALINKS_PATH))
    return replace(own, beneath=frozenset(entry.url for entry in base.entries))


def _redirects(content: Content, problems: Collector) -> RedirectRulings | None:
    """Gives the redirects that people decided: the project's, and those of the base below it."""
    if REDIRECTS_PATH not in content.files:
        return None
    own = problems.attempt(lambda: parse_redirects(content.text(REDIRECTS_PATH)))
    below = content.beneath.get(REDIRECTS_PATH)
    if own is None or below is None:
        return own
    base = parse_redirects(decode_utf8(below, path=REDIRECTS_PATH))
    taken = {ruling.old for ruling in own.rulings}
    return RedirectRulings(rulings=(*own.rulings, *(one for one in base.rulings if one.old not in taken)))


def _pages_and_measurements(content: Content) -> Iterator[functools.partial[Any]]:
    """Gives how the files are parsed of which there are many, the longest first."""
    found: list[tuple[int, functools.partial[Any]]] = []
    for folder, parse in _MANY.items():
        for path, raw in content.under(folder).items():
            with contextlib.suppress(ContentError):
                found.append((len(raw), functools.partial(parse, decode_utf8(raw, path=path), path=path)))
    return (call for _, call in sorted(found, key=lambda one: -one[0]))


_MANY: Mapping[str, Callable[..., Any]] = {
    "codes": parse_code_note,
    "classes": parse_class_note,
    "comparisons": parse_comparison,
    "guides": parse_guide,
    "conventions": parse_convention,
    "clients": parse_client,
}


def _left_out(problems: Iterable[Problem], content: Content, *, judged: Collection[str]) -> dict[str, str]:
    """Gives the text of every file with faults, but for those of which every line without one is ``judged``."""
    paths = {problem.path for problem in problems} - {*judged}
    return {path: content.files.get(path, b"").decode("utf-8", "replace") for path in sorted(paths)}


def _parse_page(parse: Callable[..., Parsed], path: str, raw: bytes) -> Parsed:
    return parse(decode_utf8(raw, path=path), path=path)
