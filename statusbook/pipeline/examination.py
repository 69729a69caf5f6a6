"""All that a build looks at before it writes anything, so that ``check`` says in one go what a build would refuse."""

from __future__ import annotations

from statusbook.checks import check_book
from statusbook.links.published import PublishedLinks
from statusbook.pages.templates import TemplateFailure
from statusbook.pipeline.consequences import without_consequences
from statusbook.pipeline.reader import Say, read_book
from statusbook.pipeline.renderer import make_links
from statusbook.places import Places
from statusbook.problems import Collector, ContentError
from statusbook.registry.book import Book


def examine(places: Places, say: Say) -> tuple[Book, PublishedLinks]:
    """Gives the book and all that links to it.

    Raises ContentError with the faults of files, of their merging, of checks, of links and of promises, all at once;
    it salvages the same two, the links None if there are none.
    """
    problems = Collector()
    book = problems.attempt(lambda: read_book(places, say))
    if book is None:
        raise ContentError(problems.problems)
    make = _make_links_of_rest if problems.problems else make_links
    links = problems.attempt(lambda: make(places, book))
    if problems.problems or links is None:
        raise ContentError(problems.problems, salvaged=(book, links))
    return book, links


def examine_rest(places: Places, say: Say) -> tuple[Book, PublishedLinks]:
    """Gives the same of content that may have faults; raises ContentError where no pages can be made of the rest."""
    try:
        return examine(places, say)
    except ContentError as error:
        if error.salvaged is None or error.salvaged[1] is None:
            raise
        book, links = error.salvaged
        return book, links


def _make_links_of_rest(places: Places, book: Book) -> PublishedLinks | None:
    """Looks for more faults in what is left of a book; where no pages can be made of it, by the checks alone."""
    try:
        return make_links(places, book)
    except Exception as error:  # pages rely on a whole book, and what this one lacks is told already
        if isinstance(error, ContentError) and not isinstance(error, TemplateFailure):
            raise
        problems = Collector()
        with problems.collect():
            check_book(book)
        raise ContentError(without_consequences(problems.problems, book.shelf.left_out)) from None
