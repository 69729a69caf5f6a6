"""Internal links in house prose lead to pages, and to headings, that exist."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from statusbook.checks.prose_of import house_sections, prose_lines
from statusbook.house.sayings import PATH as SAYINGS_PATH
from statusbook.problems import Problem
from statusbook.registry.book import Book

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"`[^`]*`")


def links_lead_somewhere(book: Book) -> Iterator[Problem]:
    """Every link is a permalink of this site with an anchor the page has, or an https address."""
    anchors = _anchors(book)
    own: dict[str, set[str]] = defaultdict(set)
    for path, section in house_sections(book):
        own[path].add(section.anchor)
    for path, section in house_sections(book):
        for line, text in prose_lines(section):
            for match in _LINK.finditer(_CODE.sub("", text)):
                fault = _fault(match[1], anchors, own[path])
                if fault:
                    yield Problem(path=path, line=line, message=fault[0], fix=fault[1])


def sayings_lead_somewhere(book: Book) -> Iterator[Problem]:
    """Every key of sayings.yml is the permalink of a page."""
    anchors = _anchors(book)
    for permalink, line in book.shelf.sayings.lines.items():
        if permalink not in anchors:
            near = difflib.get_close_matches(permalink, anchors, n=1)
            hint = f"did you mean '{near[0]}'?" if near else "correct it, or write that page"
            yield Problem(path=SAYINGS_PATH, line=line, message=f"'{permalink}' is no page", fix=hint)


def _fault(target: str, anchors: Mapping[str, set[str]], own: AbstractSet[str]) -> tuple[str, str] | None:
    if target.startswith("https://"):
        return None
    if target.startswith("#"):
        known = ", ".join(sorted(own))
        return None if target[1:] in own else (f"this page has no heading '{target}'", f"use one of: {known}")
    if not target.startswith("/"):
        return (
            f"link '{target}' is no permalink",
            "write /404/, /compare/401-403/, /guides/prg/ or an https address",
        )
    page, _, anchor = target.partition("#")
    if page not in anchors:
        near = difflib.get_close_matches(page, anchors, n=1)
        hint = f"did you mean '{near[0]}'?" if near else "correct it, or write that page"
        return f"link to '{page}', which is no page", hint
    if anchor and anchor not in anchors[page]:
        known = ", ".join(sorted(anchors[page])) or "none"
        return f"'{page}' has no heading '#{anchor}'", f"use one of: {known}"
    return None


def _anchors(book: Book) -> dict[str, set[str]]:
    """The headings of every page that house prose may link to, by permalink."""
    shelf = book.shelf
    pages: dict[str, set[str]] = {
        "/": set(),
        "/compare/": set(),
        "/guides/": set(),
        "/sources/": {"coverage"},
        "/report/": set(),
        "/choose/": {*shelf.choices.nodes},
        "/wiki/": set(),
        "/clients/": {question.value for question in shelf.measurements.cells},
    }
    for code in book.registry.records:
        note = shelf.codes.get(code)
        own = {section.anchor for section in note.prose.sections} if note else set()
        pages[f"/{code}/"] = own | {"at-a-glance", "names", "sources", "from-notes", "corrections", "vendors"}
        pages[f"/{code}/"] |= {"constants", "path", "clients"}
    for number, class_note in shelf.classes.items():
        pages[f"/{number}xx/"] = {s.anchor for s in class_note.prose.sections} | {"codes", "unassigned"}
    for slug, comparison in shelf.comparisons.items():
        pages[f"/compare/{slug}/"] = {s.anchor for s in comparison.prose.sections} | {"sources"}
    for slug, guide in shelf.guides.items():
        pages[f"/guides/{slug}/"] = {s.anchor for s in guide.prose.sections} | {"sources"}
    return pages
