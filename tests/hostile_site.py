"""The hostile project as a site: built without the checks of language, which would refuse all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from conftest import make_small_project
from hostile_content import HostileContent, chosen, hostile_content
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation

from statusbook.caches import open_caches
from statusbook.links.published import PublishedLinks
from statusbook.pipeline.reader import read_book
from statusbook.pipeline.renderer import make_links, make_stage
from statusbook.places import Places
from statusbook.problems import ContentError
from statusbook.registry.book import Book
from statusbook.site.engine import Job
from statusbook.site.engines import load_engine
from statusbook.site.lock import build_lock
from statusbook.stage.write import write_stage

SETTINGS = 4
"""Every so many vectors one is the name of a site."""
ROUNDS = 12
"""So many times the content may be refused in part: each stage of the road refuses what those before it let pass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HostileSite:
    """The content, what was made of it, and the folder of the built site."""

    content: HostileContent
    links: PublishedLinks
    folder: Path


def _say(stage: str, outcome: str) -> None:
    """Nobody listens."""


def _read_and_render(places: Places, content: HostileContent) -> tuple[Book, PublishedLinks]:
    """Gives the book and its pages as soon as nothing in the content is refused any more."""
    for _ in range(ROUNDS):
        content.write(places.root)
        try:
            book = read_book(places, _say)
            return book, make_links(places, book, lambda checked: None)
        except ContentError as error:
            told = error.problems
            content.give_way(told)
            assert not content.holes, "\n".join(map(str, content.holes))
            assert not content.unclear, "\n".join(map(str, content.unclear))
    raise AssertionError(f"still refused: {told[0]}")


def _render_settings(build: Path, vectors: Sequence[str]) -> None:
    """Puts beside the pages some that say what they would say were the site called and described by a vector."""
    config = load_config(str(build / "mkdocs.yml"))
    files = get_files(config)
    environment = config.theme.get_env()
    files.add_files_from_theme(environment, config)
    nav = get_navigation(files, config)
    page = files.src_uris["guides/g-0/index.md"].page
    page.read_source(config)
    page.render(config, files)
    for index, vector in enumerate(vectors):
        config.site_name = config.site_description = vector
        context = get_context(nav, files.documentation_pages(), config, page)
        named = build / "site" / "guides" / f"settings-{index}" / "index.html"
        named.parent.mkdir(parents=True)
        named.write_text(environment.get_template("main.html").render(context), "utf-8")
        context = get_context(nav, files, config, page=None, base_url="/")
        missing = build / "site" / f"settings-{index}.html"
        missing.write_text(environment.get_template("404.html").render(context), "utf-8")


def build_hostile_site(root: Path, engine: str = "material") -> HostileSite:
    """Builds the site in a folder that is not there yet."""
    make_small_project(root)
    places = Places(root=root)
    content = hostile_content(chosen())
    with build_lock(places.lock, lambda: None) as lock, open_caches(places.caches, _say):
        book, links = _read_and_render(places, content)
        stage = make_stage(places, book, links, _say)
        files = write_stage(stage, places.build)
        day = 1_795_132_800
        job = Job(
            build=places.build, site=places.site, made=frozenset(), files=files, before=None, around="", timestamp=day
        )
        with load_engine(engine).begin(places.build, lock) as run:
            run(job)
    _render_settings(places.build, chosen()[::SETTINGS])
    return HostileSite(content=content, links=links, folder=job.built)
