"""The paths of the API's documents."""

from __future__ import annotations

from collections.abc import Iterable

from statusbook.urls.meant import member_of, members_of

FOLDER = "/api/"
ROOT = f"{FOLDER}v1/"
"""The folder of the documents, and the permalink of the page about them."""

INDEX = f"{ROOT}index.json"
ALL = f"{ROOT}all.json"
CSV = f"{ROOT}codes.csv"
CSV_EXCEL = f"{ROOT}codes-excel.csv"
CHANGELOG = f"{ROOT}changelog.json"
NOT_FOUND = f"{ROOT}404.json"


def code(number: int | str) -> str:
    """Gives the document of a status code."""
    return f"{ROOT}codes/{number}.json"


def status_class(number: int) -> str:
    """Gives the document of a status class by its first digit."""
    return f"{ROOT}classes/{number}xx.json"


def comparison(members: Iterable[str]) -> str:
    """Gives the document of a comparison of codes and classes, whatever their order."""
    return f"{ROOT}comparisons/{'-'.join(sorted(members))}.json"


def schema(kind: str) -> str:
    """Gives the JSON Schema of a kind of document."""
    return f"{ROOT}schema/{kind}.json"


def document_of(permalink: str) -> str | None:
    """Gives the document about a page's subject; None for a page that has none."""
    name = member_of(permalink)
    if name:
        return code(name) if name.isdigit() else status_class(int(name[0]))
    members = members_of(permalink)
    return comparison(members) if members else None
