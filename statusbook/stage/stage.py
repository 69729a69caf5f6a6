"""The stage as a value: every file it holds, and the configuration beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from statusbook import urls
from statusbook.pages.kind import NavEntry
from statusbook.pages.page import Page
from statusbook.problems import ContentError, Problem

_HERE = {"docs_dir": "stage", "site_dir": "site", "theme": {"custom_dir": "../templates/theme"}}
"""What mkdocs.yml says of folders, seen from the folder of the configuration that inherits it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Files by their path in the stage, and the text of the engine's configuration beside it."""

    files: Mapping[str, bytes]
    config: str


def gather_stage(
    pages: Iterable[Page], others: Mapping[str, bytes], navigation: Iterable[NavEntry], footer: Iterable[NavEntry]
) -> Stage:
    """Gives the stage; raises ContentError if two things claim the same path."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    claims = [(page.path, page.markdown.encode()) for page in pages]
    for path, content in [*claims, *sorted(others.items())]:
        if path in files:
            problems.append(Problem(path=path, line=1, message="two pages claim this path", fix="rename one of them"))
        files[path] = content
    if problems:
        raise ContentError(problems)
    return Stage(files=files, config=render_config(navigation, footer))


def render_config(navigation: Iterable[NavEntry], footer: Iterable[NavEntry]) -> str:
    """Gives the configuration: mkdocs.yml inherited, navigation and the paths that the theme links to added.

    It is JSON, which every YAML reader takes.
    """
    config = {
        "INHERIT": "../mkdocs.yml",
        **_HERE,
        "nav": [_line(entry) for entry in navigation],
        "extra": {
            "footer": [{"title": link.title, "path": _file(link.permalink)} for link in footer],
            "page_of_404": _file(urls.code(404)),
            "bundle": urls.files.in_folder(urls.files.BUNDLE),
        },
    }
    return json.dumps(config, ensure_ascii=False, indent=1) + "\n"


def _file(permalink: str) -> str:
    """The file of a page in the site, from which the theme makes a relative link."""
    return urls.files.in_folder(urls.files.page_file(permalink))


def _line(entry: NavEntry) -> dict[str, Any]:
    """A line as the engine reads it; one with lines below it is a section whose index is its page."""
    page = urls.staged_path(entry.permalink)
    return {entry.title: [page, *map(_line, entry.below)] if entry.below else page}
