"""From the book to the stage, and from the stage to the site."""

from __future__ import annotations

import datetime
import os
from collections.abc import Collection, Mapping
from pathlib import Path

from statusbook.checks import check_book
from statusbook.fingerprint import of_folder, of_program, of_texts, of_tree
from statusbook.memory import Memory
from statusbook.pages.kinds import page_of_file, pictures, preview, render_page
from statusbook.parallel import in_parallel
from statusbook.pipeline.reader import Say, open_memory, read_book
from statusbook.pipeline.renderer import make_links, make_stage, open_templates
from statusbook.places import Places, config_fingerprint, inputs_fingerprint, prose_fingerprint
from statusbook.site.engine import Job
from statusbook.site.engines import ENGINES
from statusbook.site.lock import build_lock
from statusbook.site.stamp import Stamp, read_stamp, render_stamp
from statusbook.stage.bundle import BUNDLE, make_bundle, pack_files
from statusbook.stage.stage import Stage
from statusbook.stage.write import (
    clear,
    link_tree,
    read_site,
    swap_site,
    write_file,
    write_memory,
    write_stage,
    write_whole,
)


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
            stage = make_stage(book, links, say, memory)
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


def update_stage(places: Places, say: Say, memory: Memory, touched: Collection[Path] = ()) -> None:
    """Brings the stage up to date for an engine that follows it, the pages of the touched files before all others.

    Raises ContentError for faults in the content. Then the stage stays as it was; only what the rendered pages
    tell (a heading that is gone, a link or a redirect that leads nowhere) is found when the touched page is there already.
    """
    with build_lock(places.lock, lambda: say("waiting", "another build is under way")):
        book = read_book(places, say, memory)
        check_book(book)
        templates = open_templates(places, book)
        for permalink in sorted(filter(None, (_permalink_of(places, path) for path in touched))):
            page = render_page(book, templates, permalink)
            for ready in preview([page] if page else [], book, templates.address, pictures(book)):
                write_file(places.stage / ready.path, ready.markdown.encode())
                say("first", permalink)
        stage = make_stage(book, make_links(places, book, lambda checked: None), say, memory)
        say("stage", f"{len(write_stage(stage, places.build))} files")


def _staying(standing: Mapping[str, bytes], job: Job) -> dict[str, bytes]:
    """The files of the site that stands which are likely to be the same in the next."""
    if job.before is None:
        return {}
    changed = {path.removesuffix(".md") + ".html" if path.endswith(".md") else path for path in job.changed}
    return {name: content for name, content in standing.items() if name not in changed}


def _permalink_of(places: Places, path: Path) -> str | None:
    """The page that shows a house file: ``content/codes/404.md`` is ``/404/``."""
    return page_of_file(path.relative_to(places.content)) if path.is_relative_to(places.content) else None


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
    own = config_fingerprint(places, os.environ)
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
