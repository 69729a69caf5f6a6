"""The whole road in order: content to book, book to stage, stage to site."""

from __future__ import annotations

import datetime
import functools
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from statusbook.api.links import Links, gather_links
from statusbook.api.search import search_files
from statusbook.checks import check_book
from statusbook.content import NOT_FOUND, Content, decode_utf8, read_content
from statusbook.facts.address import parse_address
from statusbook.fingerprint import of_folder, of_program, of_texts, of_tree
from statusbook.house.known import known_codes
from statusbook.house.shelf import Shelf, parse_shelf
from statusbook.memory import Memory
from statusbook.pages import render_page, render_pages
from statusbook.pages.icon import PATH as ICON_PATH
from statusbook.pages.icon import draw_icon
from statusbook.pages.missing import MISSING_PATH, missing_script
from statusbook.pages.page import Page
from statusbook.pages.picture import pictures
from statusbook.pages.preview import add_previews
from statusbook.pages.templates import Templates
from statusbook.parallel import in_parallel
from statusbook.places import (
    CONTENT,
    SETTINGS,
    TEMPLATES,
    Places,
    inputs_fingerprint,
    prose_fingerprint,
    settings_fingerprint,
)
from statusbook.problems import ContentError, Problem
from statusbook.registry.book import Book
from statusbook.registry.merge import merge_registry
from statusbook.registry.prose import Analyser
from statusbook.registry.rulings import PATH as RULINGS_PATH
from statusbook.registry.rulings import Rulings, parse_rulings
from statusbook.site.engine import Job
from statusbook.site.engines import ENGINES
from statusbook.site.lock import build_lock
from statusbook.site.stamp import Stamp, read_stamp, render_stamp
from statusbook.stage.bundle import BUNDLE, make_bundle, pack_files
from statusbook.stage.stage import Stage, gather_stage, render_config
from statusbook.stage.write import (
    clear,
    link_tree,
    read_cache,
    read_memory,
    read_site,
    swap_site,
    write_cache,
    write_file,
    write_memory,
    write_stage,
    write_whole,
)
from statusbook.statements.read import read_note
from statusbook.statements.reading import Reading

Say = Callable[[str, str], None]
"""Tells the person at the terminal: the stage of the road, and what came of it."""

Given = ParamSpec("Given")
Result = TypeVar("Result")


def _naming_files(
    step: Callable[Concatenate[Places, Given], Result],
) -> Callable[Concatenate[Places, Given], Result]:
    """Has problems of a step name the files of the base by where they lie: nobody finds them in the project."""

    @functools.wraps(step)
    def named(places: Places, /, *args: Given.args, **kwargs: Given.kwargs) -> Result:
        try:
            return step(places, *args, **kwargs)
        except ContentError as error:
            raise ContentError(replace(one, path=places.shown(one.path)) for one in error.problems) from error

    return named


@_naming_files
def read_book(places: Places, say: Say, memory: Memory) -> Book:
    """Reads content/ into the book; raises ContentError with every problem there is."""
    content = read_content(places.owner(CONTENT))
    say("notes", f"{len(content.files)} files under content/")
    analyse = Analyser(lambda: read_cache(places.cache))
    analyse.begin()
    problems: list[Problem] = []
    shelf: Shelf | None = None
    rulings: Rulings | None = None
    try:
        shelf = parse_shelf(content, memory)
    except ContentError as error:
        problems += error.problems
    try:
        rulings = memory.recall(parse_rulings, content.text(RULINGS_PATH))
    except ContentError as error:
        problems += error.problems
    if problems or shelf is None or rulings is None:
        raise ContentError(problems)
    readings = _read_notes(content, shelf, memory)
    statements = sum(len(reading.statements) for reading in readings)
    lines = sum(reading.ledger.total for reading in readings)
    say("statements", f"{statements} statements from {lines} lines of {len(readings)} notes")
    registry = merge_registry(
        iana=shelf.iana,
        code_notes=shelf.codes,
        class_notes=shelf.classes,
        sources=shelf.sources,
        readings=readings,
        rulings=rulings,
        analyse=analyse,
        memory=memory,
    )
    if analyse.grown:
        write_cache(places.cache, analyse.cache)
    book = Book(registry=registry, shelf=shelf)
    merged = sum(len(record.prose.additions) for record in registry.records.values())
    cited = sum(bool(one.citing) for record in registry.records.values() for one in record.prose.sentences)
    say("registry", f"{len(registry.records)} codes, {cited} sentences cited, {merged} additions")
    return book


def _read_notes(content: Content, shelf: Shelf, memory: Memory) -> tuple[Reading, ...]:
    known = known_codes(shelf.iana, shelf.codes.values())
    notes = content.under("notes")
    readings: list[Reading] = []
    problems: list[Problem] = []
    for source in shelf.sources:
        try:
            reading = memory.recall(read_note, notes[source.path], path=source.path, source=source.id, known=known)
        except ContentError as error:
            problems += error.problems
            continue
        readings.append(reading)
        problems += [
            Problem(
                path=source.path,
                line=line,
                message="a line that nothing accounts for",
                fix="mend the reader in statusbook/statements/; no line may be lost",
            )
            for line in reading.ledger.unaccounted
        ]
        if not notes[source.path].strip():
            problems.append(
                Problem(
                    path=source.path,
                    line=1,
                    message="the note is empty",
                    fix="write it, or remove it and its entry in content/sources.yml",
                )
            )
        elif not reading.entries:
            problems.append(
                Problem(
                    path=source.path,
                    line=1,
                    message="no status code found in this note",
                    fix="see what is read in it: python -m statusbook inspect " + source.path,
                )
            )
    if problems:
        raise ContentError(problems)
    return tuple(readings)


@_naming_files
def make_links(places: Places, book: Book, check: Callable[[Book], None] = check_book) -> Links:
    """Checks the book, renders the pages and all that links to them; raises ContentError with every problem."""
    templates = _templates(places, book)

    def check_and_render_api() -> tuple[Page, dict[str, bytes]]:
        from statusbook.api.files import render_api  # its models take a while to load

        check(book)
        return render_api(book, templates)

    with in_parallel(check_and_render_api) as api:
        pages = render_pages(book, templates)
        page, documents = api()
    return gather_links(book, (*pages, page), documents, templates)


def _templates(places: Places, book: Book) -> Templates:
    if not places.templates.is_dir():
        raise ContentError([Problem(path=TEMPLATES, line=1, message="folder is missing", fix=NOT_FOUND)])
    nearest, *further = [*_settings(places).values()] or [""]
    address = parse_address(nearest, os.environ, *further)
    places.compiled.mkdir(parents=True, exist_ok=True)
    return Templates(places.templates, book.shelf.rfcs, address, places.compiled)


def _settings(places: Places) -> dict[str, str]:
    """Gives the text of every file of settings by its path, the project's own before that of the base."""
    own = places.root / SETTINGS
    named = {SETTINGS if file == own else file.as_posix(): file for file in places.settings}
    return {path: decode_utf8(file.read_bytes(), path=path) for path, file in named.items()}


def make_stage(places: Places, book: Book, links: Links, say: Say, memory: Memory) -> Stage:
    """Gives the stage, as a value: the pages, and every file beside them."""
    others = {
        **links.staged_files(memory),
        **search_files(book, links.pages),
        MISSING_PATH: missing_script(book, links.pages),
        ICON_PATH: memory.recall(draw_icon),
    }
    config = render_config(book, _settings(places), places.theme)
    stage = gather_stage(book, links.pages, others, config)
    say("pages", f"{len(links.pages)} pages, {len(links.redirects.urls)} redirects")
    return stage


def open_memory(places: Places) -> Memory:
    """Gives what earlier runs of this very program remember."""
    return read_memory(places.memory, of_program())


@_naming_files
def build_site(places: Places, engine: str, say: Say, memory: Memory | None = None, *, fresh: bool = False) -> None:
    """Builds site/ from content/; on any failure the old site stays as it was.

    What has not changed since the site was built is taken from it: the result is the same to the byte.
    ``fresh`` forgets everything that earlier builds left but the site, and begins from nothing.
    Raises ContentError for faults in the content, EngineError if the engine fails.
    """
    with build_lock(places.lock, lambda: say("waiting", "another build is under way")) as lock:
        if fresh:
            for left in (places.stage, places.caches, places.stamp):
                clear(left)
        inputs, prose = inputs_fingerprint(places, engine), prose_fingerprint(places)
        memory = memory or open_memory(places)
        book = read_book(places, say, memory)
        links = make_links(places, book)
        with ENGINES[engine].begin(places.build, lock) as run_engine:
            stage = make_stage(places, book, links, say, memory)
            seen: dict[tuple[int, int], bytes] = {}
            standing = read_site(places.site, seen)
            job, around = _job(places, engine, stage, book.registry.iana.date, standing)
            say("stage", f"{len(job.files)} files, {len(job.changed)} changed")
            with in_parallel(lambda: pack_files(_staying(standing, job))) as packed:
                pages = run_engine(job)
        built = read_site(job.built, seen)
        kept = {name: deflated for name, deflated in packed().items() if built.get(name) == standing[name]}
        built[BUNDLE] = make_bundle(built, kept)
        write_file(job.built / BUNDLE, built[BUNDLE])
        swap_site(job.built, places.site)
        stamp = Stamp(inputs=inputs, engine=around, stage=job.files, site=of_tree(built), pages=pages)
        _remember(places, stamp, prose, memory, say)
        say("site", f"{len(built)} files in {places.site.name}/ ({ENGINES[engine].name})")


@_naming_files
def update_stage(places: Places, say: Say, memory: Memory, touched: Collection[Path] = ()) -> None:
    """Brings the stage up to date for an engine that follows it, the pages of the touched files before all others.

    Raises ContentError for faults in the content. Then the stage stays as it was; only a broken promise (a heading
    that is gone, a redirect that leads nowhere) is found when the touched page is there already.
    """
    with build_lock(places.lock, lambda: say("waiting", "another build is under way")):
        book = read_book(places, say, memory)
        check_book(book)
        templates = _templates(places, book)
        for permalink in sorted(filter(None, (_permalink_of(places, path) for path in touched))):
            page = render_page(book, templates, permalink)
            for ready in add_previews([page] if page else [], book, templates.address, pictures(book)):
                write_file(places.stage / ready.path, ready.markdown.encode())
                say("first", permalink)
        stage = make_stage(places, book, make_links(places, book, lambda checked: None), say, memory)
        say("stage", f"{len(write_stage(stage, places.build))} files")


def _staying(standing: Mapping[str, bytes], job: Job) -> dict[str, bytes]:
    """The files of the site that stands which are likely to be the same in the next."""
    if job.before is None:
        return {}
    changed = {path.removesuffix(".md") + ".html" if path.endswith(".md") else path for path in job.changed}
    return {name: content for name, content in standing.items() if name not in changed}


def _permalink_of(places: Places, path: Path) -> str | None:
    """The page that shows a house file: ``content/codes/404.md`` is ``/404/``."""
    folders = {"codes": "/", "classes": "/", "comparisons": "/compare/", "guides": "/guides/"}
    if path.suffix != ".md" or path.parent.parent != places.content or path.parent.name not in folders:
        return None
    return f"{folders[path.parent.name]}{path.stem}/"


def _remember(places: Places, stamp: Stamp, prose: str, memory: Memory, say: Say) -> None:
    """Keeps what makes the next build quick; the site is done, whether there is room for that or not."""
    try:
        write_whole(places.stamp, render_stamp(stamp))
        write_whole(places.merged, prose.encode())
        if not (places.build / "site").exists():  # this was the first: the next is made from a twin of it
            link_tree(places.site, places.build / "site")
        memory.forget_unasked()
        if memory.grown:
            write_memory(places.memory, memory, of_program())
            memory.grown = False
    except OSError as error:
        say("caches", f"not kept, so that the next build begins anew: {error.filename}: {error.strerror}")


def _job(
    places: Places, engine: str, stage: Stage, day: datetime.date, standing: Mapping[str, bytes]
) -> tuple[Job, str]:
    """Writes the stage; gives the engine's job, and the fingerprint of all that every page depends on.

    ``standing`` are the files of the site that stands.
    """
    moment = int(datetime.datetime.combine(day, datetime.time(), datetime.UTC).timestamp())
    theme = of_folder(places.templates / "theme")
    own = settings_fingerprint(places, os.environ)
    around = of_texts([engine, of_program(), own, stage.config, theme, str(moment)])
    files = write_stage(stage, places.build)
    stamp = read_stamp(places.stamp)
    usable = (
        stamp is not None
        and stamp.engine == around
        and stamp.stage.keys() == files.keys()
        and stamp.site == of_tree(standing)
    )
    before = stamp if usable else None
    job = Job(build=places.build, site=places.site, files=files, before=before, timestamp=moment)
    return job, around


@_naming_files
def read_loose_notes(places: Places, paths: Sequence[Path]) -> list[Reading]:
    """Reads notes wherever they lie, for a writer to look at; raises ContentError if one cannot be read."""
    shelf = parse_shelf(read_content(places.owner(CONTENT)))
    known = known_codes(shelf.iana, shelf.codes.values())
    return [read_note(path.read_bytes(), path=path.as_posix(), source=path.stem, known=known) for path in paths]
