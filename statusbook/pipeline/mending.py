"""Mends in content/ what is mechanical, before it is checked."""

from __future__ import annotations

from collections import defaultdict

from statusbook.checks.fixing import Change, fix_files
from statusbook.checks.fixing.knowledge import FixerKnowledge
from statusbook.checks.wording import spoken_places
from statusbook.content import read_content
from statusbook.links.published import PublishedLinks
from statusbook.pages.anchors import promised_anchors
from statusbook.pages.kinds import file_of_page
from statusbook.pipeline.examination import examine
from statusbook.places import Places
from statusbook.problems import ContentError
from statusbook.registry.book import Book
from statusbook.stage.write import write_content


def mend_content(places: Places) -> list[Change]:
    """Applies every fixer to the house files and writes those that change; gives what changed.

    What cannot be read is mended as far as its lines alone tell what is right.
    """
    try:
        book, links = examine(places, lambda stage, outcome: None)
        known = _known(book, links)
    except ContentError as error:
        known = _known(*error.salvaged) if error.salvaged else FixerKnowledge()
    mended, changes = fix_files(read_content(places.root).files, known)
    for path, content in mended.items():
        write_content(places.root / path, content.decode())
    return changes


def _known(book: Book, links: PublishedLinks | None) -> FixerKnowledge:
    spoken: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for path, line, text, words in spoken_places(book):
        spoken[path].append((line, text, words))
    if links is None:
        return FixerKnowledge(terms=book.shelf.terms, spoken=spoken)
    old_anchors = {
        f"{page}#{anchor}": new for page, moved in links.redirects.anchors.items() for anchor, new in moved.items()
    }
    shown = {page: file_of_page(page) for page in (one.permalink for one in links.pages)}
    return FixerKnowledge(
        terms=book.shelf.terms,
        spoken=spoken,
        page_of={path: page for page, path in shown.items() if path},
        pages={page.permalink: promised_anchors(page) for page in links.pages},
        moved={**links.redirects.urls, **old_anchors},
    )
