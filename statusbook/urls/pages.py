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


def source_line(identifier: str, line: int) -> str:
    """Gives the statement that begins on a line of a note, on the note's page."""
    return at(source(identifier), anchors.line(line))


def at(permalink: str, anchor: str) -> str:
    """Gives an anchor of a page: ``/503/#retry-after``."""
    return f"{permalink}#{anchor}"
