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
from statusbook.settings import merge_settings
from statusbook.yaml_lines import flow_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Files by their path in the stage, and the text of the engine's configuration beside it."""

    files: Mapping[str, bytes]
    config: str


def gather_stage(pages: Iterable[Page], others: Mapping[str, bytes], config: str) -> Stage:
    """Gives the stage, ``config`` being the engine's; raises ContentError if two things claim the same path."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    claims = [(page.path, page.staged.encode()) for page in pages]
    for path, content in [*claims, *sorted(others.items())]:
        if path in files:
            problems.append(Problem(path=path, line=1, message="two pages claim this path", fix="rename one of them"))
        files[path] = content
    if problems:
        raise ContentError(problems)
    return Stage(files=files, config=config)


def render_config(
    navigation: Iterable[NavEntry],
    footer: Iterable[NavEntry],
    settings: Mapping[str, str],
    theme: str,
    beside: Iterable[str] = (),
) -> str:
    """Gives the configuration: the settings, and what the build knows better: navigation, folders, and the paths the theme links to.

    ``settings`` are the texts of mkdocs.yml by path, the nearest first; ``theme`` is
    the folder of the theme's overrides, as seen from the configuration; ``beside`` are the permalinks of pages that
    are meant to be missing in the navigation. Raises ContentError if the settings cannot be merged.
    """
    here: dict[str, Any] = {
        "docs_dir": "stage",
        "site_dir": "site",
        "theme": {"custom_dir": theme},
        "extra": {
            "footer": [{"title": link.title, "path": _file(link.permalink)} for link in footer],
            "page_of_404": _file(urls.code(404)),
            "bundle": urls.files.in_folder(urls.files.BUNDLE),
        },
    }
    paths = sorted(urls.staged_path(permalink) for permalink in beside)
    if paths:
        here["not_in_nav"] = "\n".join(f"/{path}" for path in paths)
    merged = merge_settings({"": json.dumps(here), **settings}, without="nav")
    return "".join([merged, "nav:\n", *(f"- {_line(entry)}\n" for entry in navigation)])


def _file(permalink: str) -> str:
    """The file of a page in the site, from which the theme makes a relative link."""
    return urls.files.in_folder(urls.files.page_file(permalink))


def _line(entry: NavEntry) -> str:
    """A line as the engine reads it; one with lines below it is a section whose index is its page.

    The title is marked as a key: without the mark YAML takes none of more than 1,024 characters.
    """
    page = flow_yaml(urls.staged_path(entry.permalink))
    leads = f"[{', '.join([page, *map(_line, entry.below)])}]" if entry.below else page
    return f"{{? {flow_yaml(entry.title)} : {leads}}}"
