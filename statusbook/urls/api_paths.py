"""Where the files of the API stand, relative to the site."""

from __future__ import annotations

import re

ROOT = "/api/v1/"
INDEX = f"{ROOT}index.json"
ALL = f"{ROOT}all.json"
CSV = f"{ROOT}codes.csv"
CSV_EXCEL = f"{ROOT}codes-excel.csv"
CHANGELOG = f"{ROOT}changelog.json"
NOT_FOUND = f"{ROOT}404.json"
INVENTORY = "/objects.inv"

_FOLDERS = (
    (re.compile(r"/([1-5]\d\d)/"), "codes"),
    (re.compile(r"/([1-5]xx)/"), "classes"),
    (re.compile(r"/compare/([1-5x\d-]+)/"), "comparisons"),
)


def document_path(permalink: str) -> str | None:
    """Gives the document that tells of a page's subject; None for a page that has none."""
    for pattern, folder in _FOLDERS:
        found = pattern.fullmatch(permalink)
        if found:
            return f"{ROOT}{folder}/{found[1]}.json"
    return None


def schema_path(kind: str) -> str:
    """Gives the JSON Schema of a kind of document."""
    return f"{ROOT}schema/{kind}.json"
