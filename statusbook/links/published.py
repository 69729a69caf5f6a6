"""Gathers every page and file that links reach, and checks that every published URL is among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from statusbook import urls
from statusbook.checks.promises import published_permalinks_resolve
from statusbook.links.claims import derive_claims
from statusbook.links.follow import Moved, followed_files, followed_pictures
from statusbook.links.headers import header_rules
from statusbook.links.hosts import host_files
from statusbook.links.inventory import render_inventory
from statusbook.links.redirects import Known, Redirects, resolve_redirects
from statusbook.links.stubs import StubWriter
from statusbook.pages.anchors import keep_old_anchors, promised_anchors
from statusbook.pages.kinds import pictures, preview, stable_names
from statusbook.pages.page import Page
from statusbook.pages.picture import Picture, draw_pictures
from statusbook.pages.templates import Templates
from statusbook.problems import ContentError
from statusbook.registry.book import Book


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedLinks:
    """Every page and file of the site that links lead to.

    ``anchors`` are those that are promised, by permalink. ``files`` and ``drawings`` are by path from the site's
    root (``/api/v1/index.json``); a drawing is drawn only when somebody wants its bytes.
    """

    pages: tuple[Page, ...]
    anchors: Mapping[str, tuple[str, ...]]
    files: Mapping[str, bytes]
    drawings: Mapping[str, Picture]
    redirects: Redirects

    @property
    def urls(self) -> tuple[str, ...]:
        """Every URL that is published and so is promised, in order."""
        anchors = (urls.at(page, anchor) for page, promised in self.anchors.items() for anchor in promised)
        own = (page.permalink for page in self.pages if not page.goes_on)
        files = (
            path
            for path in (*self.files, *self.drawings)
            if not urls.hosts.is_for_hosts(path) and not urls.files.is_page_file(path)
        )
        old = (urls.at(page, anchor) for page, moved in self.redirects.anchors.items() for anchor in moved)
        return tuple(sorted({*own, *anchors, *files, *self.redirects.urls, *old}))

    def staged_files(self) -> dict[str, bytes]:
        """Gives every file by its path in the stage, pictures drawn."""
        files = {**self.files, **draw_pictures(self.drawings)}
        return {urls.files.in_folder(path): content for path, content in files.items()}


def gather_links(
    book: Book, pages: Iterable[Page], documents: Mapping[str, bytes], moved: Moved, templates: Templates
) -> PublishedLinks:
    """Gives the pages with what belongs in their heads, and every file beside them.

    ``documents`` are the files of the API, by path; ``moved`` writes one for a subject that has moved to another page.
    Raises ContentError: a redirect to nowhere or to two pages, a published URL that nothing answers.
    """
    address = templates.address
    own = tuple(sorted(pages, key=lambda page: page.permalink))
    files, drawings = {**documents, urls.files.INVENTORY: render_inventory(stable_names(book))}, pictures(book)
    anchors = {page.permalink: promised_anchors(page) for page in own}
    known = Known(pages=anchors, files={*files, *drawings})
    rulings = book.shelf.redirects.rulings
    because = {ruling.old: ruling.because for ruling in rulings}
    redirects, problems = resolve_redirects(derive_claims(book), rulings, known)
    files |= followed_files(redirects, because, files, moved)
    drawings |= followed_pictures(redirects, because, drawings)
    stub = StubWriter(
        titles={page.permalink: page.title for page in own},
        pictures=drawings,
        address=address,
        templates=templates,
    )
    files |= {
        urls.files.page_file(old): stub.render(old, new) for old, new in redirects.urls.items() if old.endswith("/")
    }
    kept = (keep_old_anchors(page, redirects.anchors.get(page.permalink, {})) for page in own)
    links = PublishedLinks(
        pages=preview(kept, book, address, drawings),
        anchors=anchors,
        files={**files, **host_files(redirects.urls, header_rules(templates.inline_scripts()), address)},
        drawings=drawings,
        redirects=redirects,
    )
    problems += published_permalinks_resolve(book.shelf.permalinks, set(links.urls), redirects.urls)
    if problems:
        raise ContentError(problems, salvaged=links)
    return links
