"""The permalinks of pages."""

from __future__ import annotations

from collections.abc import Iterable

from statusbook.urls import anchors


def page(name: str) -> str:
    """Gives a page by its name, for kinds of which there is one page: ``/wiki/``."""
    return f"/{name}/"


HOME = "/"
COMPARISONS = page("compare")
GUIDES = page("guides")
CHOOSE = page("choose")
CLIENTS = page("clients")
SOURCES = page("sources")
REPORT = page("report")
WIKI = page("wiki")
CONVENTIONS = page("conventions")


def code(number: int | str) -> str:
    """Gives the page of a status code: ``/404/``."""
    return f"/{number}/"


def status_class(number: int) -> str:
    """Gives the page of a status class by its first digit: ``/4xx/``."""
    return f"/{number}xx/"


def member(name: str) -> str:
    """Gives the page of a code or a class as comparisons name them: ``404``, ``4xx``."""
    return f"/{name}/"


def comparison(members: Iterable[str]) -> str:
    """Gives the page that compares codes and classes, whatever their order: ``/compare/401-403/``."""
    return f"{COMPARISONS}{'-'.join(sorted(members))}/"


def guide(slug: str) -> str:
    """Gives the page of a guide: ``/guides/prg/``."""
    return f"{GUIDES}{slug}/"


def choice(node: str) -> str:
    """Gives a question of the decision tree, on its page: ``/choose/#start``."""
    return at(CHOOSE, node)


def clients(question: str) -> str:
    """Gives what clients were seen to do about a question: ``/clients/#body``."""
    return at(CLIENTS, question)


def source(identifier: str) -> str:
    """Gives the page of a note by its source's id: ``/sources/lecture-paste/``."""
    return f"{SOURCES}{identifier}/"


LINES_A_PAGE = 1000
"""How many lines of a note a page shows what was read in: a table of some 1,500 rows, 300 KB."""


def first_line_beside(line: int) -> int:
    """Gives the first line of a note that is shown on the same page as another: 1001 of 1234."""
    return (line - 1) // LINES_A_PAGE * LINES_A_PAGE + 1


def source_part(identifier: str, line: int) -> str:
    """Gives the page that shows a line of a note: the note's own, or for a long one ``/sources/lecture/1001/``."""
    first = first_line_beside(line)
    return source(identifier) if first <= 1 else f"{source(identifier)}{first}/"


def source_line(identifier: str, line: int) -> str:
    """Gives the statement that begins on a line of a note, on the page that shows the line."""
    return at(source_part(identifier, line), anchors.line(line))


def at(permalink: str, anchor: str) -> str:
    """Gives an anchor of a page: ``/503/#retry-after``."""
    return f"{permalink}#{anchor}"
