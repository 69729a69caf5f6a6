"""The stage as a value: every file it holds, and the configuration that stands beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from statusbook.house.comparison import ComparisonNote
from statusbook.pages.page import Page, staged_path
from statusbook.problems import ContentError, Problem
from statusbook.registry.book import Book

_HERE = {"docs_dir": "stage", "site_dir": "site", "theme": {"custom_dir": "../templates/theme"}}
"""What mkdocs.yml says of folders, seen from the folder of the configuration that inherits it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Files by their path in the stage, and the text of the engine's configuration beside it."""

    files: Mapping[str, bytes]
    config: str


def gather_stage(book: Book, pages: Iterable[Page], others: Mapping[str, bytes]) -> Stage:
    """Gives the stage of a book; raises ContentError if two things claim the same path."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    claims = [(page.path, page.markdown.encode()) for page in pages]
    for path, content in [*claims, *sorted(others.items())]:
        if path in files:
            problems.append(Problem(path=path, line=1, message="two pages claim this path", fix="rename one of them"))
        files[path] = content
    if problems:
        raise ContentError(problems)
    return Stage(files=files, config=render_config(book))


def render_config(book: Book) -> str:
    """Gives the configuration: mkdocs.yml inherited, the navigation derived from the registry added.

    It is JSON, which every YAML reader takes.
    """
    config = {"INHERIT": "../mkdocs.yml", **_HERE, "nav": navigation(book)}
    return json.dumps(config, ensure_ascii=False, indent=1) + "\n"


def navigation(book: Book) -> list[dict[str, Any]]:
    """Gives the navigation: classes with their codes, comparisons, guides, the rest."""
    registry, shelf = book.registry, book.shelf
    nav: list[dict[str, Any]] = [{"홈": "index.md"}, {"코드 고르기": staged_path("/choose/")}]
    for number, record in registry.classes.items():
        entries: list[Any] = [f"{number}xx/index.md"]
        for member in registry.of_class(number):
            entries.append({f"{member.code} {member.phrase.value}".strip(): staged_path(f"/{member.code}/")})
        nav.append({f"{number}xx {record.name_ko}": entries})
    comparisons = sorted(shelf.comparisons.values(), key=lambda comparison: comparison.slug)
    nav.append(
        {
            "비교": [
                "compare/index.md",
                *({_versus(c): staged_path(f"/compare/{c.slug}/")} for c in comparisons),
            ]
        }
    )
    guides = sorted(shelf.guides.values(), key=lambda guide: guide.facts.title)
    nav.append(
        {
            "안내": [
                "guides/index.md",
                *({guide.facts.title: staged_path(f"/guides/{guide.slug}/")} for guide in guides),
            ]
        }
    )
    if shelf.measurements.clients:
        nav.append({"클라이언트": staged_path("/clients/")})
    nav.append({"위키": ["wiki/index.md", {"API": "api/v1/index.md"}]})
    sources = [{source.title: staged_path(f"/sources/{source.id}/")} for source in registry.sources]
    nav.append({"출처": ["sources/index.md", *sources, {"검수 기록": "report/index.md"}]})
    return nav


def _versus(comparison: ComparisonNote) -> str:
    return " · ".join(comparison.facts.codes)
