"""The stage as a value: every file it holds, and the configuration that stands beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from statusbook.house.comparison import Comparison
from statusbook.pages.page import Page, staged_path
from statusbook.problems import ContentError, Problem
from statusbook.registry.book import Book
from statusbook.settings import merge_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Files by their path in the stage, and the text of the engine's configuration beside it."""

    files: Mapping[str, bytes]
    config: str


def gather_stage(book: Book, pages: Iterable[Page], others: Mapping[str, bytes], config: str) -> Stage:
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
    return Stage(files=files, config=config)


def render_config(book: Book, settings: Mapping[str, str], theme: str) -> str:
    """Gives the configuration: the settings, and what the build knows better, the navigation and the folders.

    ``settings`` are the texts of mkdocs.yml by path, the nearest first; ``theme`` is the folder of the theme's
    overrides, as seen from the configuration. Raises ContentError if the settings cannot be merged.
    """
    here = {"docs_dir": "stage", "site_dir": "site", "theme": {"custom_dir": theme}}
    merged = merge_settings({"": json.dumps(here), **settings}, without="nav")
    entries = [f"- {json.dumps(entry, ensure_ascii=False)}\n" for entry in navigation(book)]  # YAML takes JSON
    return "".join([merged, "nav:\n", *entries])


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
    nav.append({"출처": ["sources/index.md", *sources, {"감사 기록": "report/index.md"}]})
    return nav


def _versus(comparison: Comparison) -> str:
    return " · ".join(comparison.facts.codes)
