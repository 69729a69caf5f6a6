"""From the book to the stage, and from the stage to the site."""

from __future__ import annotations

import datetime
import functools
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from statusbook.caches import LASTING, open_caches
from statusbook.checks import check_book
from statusbook.fingerprint import of_folder, of_program, of_texts, of_tree
from statusbook.pages.kinds import page_of_file, pictures, preview, render_page
from statusbook.pipeline.examination import examine
from statusbook.pipeline.project_settings import read_settings
from statusbook.pipeline.reader import Say, naming_files, read_book
from statusbook.pipeline.renderer import make_links, make_stage, open_templates
from statusbook.places import Places
from statusbook.problems import ContentError
from statusbook.sealed import write_sealed
from statusbook.site.current import inputs_fingerprint, prose_fingerprint, settings_fingerprint
from statusbook.site.engine import EngineError, Job, in_settings
from statusbook.site.engines import load_engine
from statusbook.site.lock import build_lock
from statusbook.site.stamp import Stamp, read_stamp, render_stamp
from statusbook.stage.bundle import BUNDLE, make_bundle
from statusbook.stage.compressed import compress_site, drop_twins
from statusbook.stage.gathered import Stage
from statusbook.stage.place_site import place_site
from statusbook.stage.standing import Standing, look_at_site
from statusbook.stage.write import (
    clear,
    link_tree,
    read_site,
    restore_site,
    write_file,
    write_stage,
)


@naming_files
def build_site(places: Places, engine: str, say: Say, *, fresh: bool = False, compressed: bool = False) -> None:
    """Builds site/ from content/; on any failure the old site stays as it was.

    What has not changed since the site was built is taken from it: the result is the same to the byte.
    ``fresh`` forgets everything that earlier builds computed, but not what libraries gave for the same text; ``compressed`` puts
    a compressed twin beside every text. Raises ContentError for faults in the content, EngineError if the engine fails, SiteError if the site cannot be
    put in its place.
    """
    waiting = functools.partial(say, "waiting", "another build is under way")
    with build_lock(places.lock, waiting) as lock, _remembering(places, say, fresh):
        inputs, prose = inputs_fingerprint(places, engine, compressed=compressed), prose_fingerprint(places)
        builder = load_engine(engine)
        with builder.begin(places.build, lock) as run_engine:  # it loads while new texts wait for their analyser
            book, links = examine(places, say)
            stage = make_stage(places, book, links, say)
            seen: dict[tuple[int, int], bytes] = {}
            restore_site(places.build, places.site)
            standing = look_at_site(places.site, places.site_names, seen)
            job, around = _job(places, engine, stage, book.registry.iana.date, standing)
            say("stage", f"{len(job.files)} files, {len(job.changed)} changed")
            del book, links, stage  # with a large note half a GB, and the site is read next
            try:
                run_engine(job)
            except EngineError as error:
                raise EngineError(in_settings(str(error), read_settings(places))) from error
        built = drop_twins(job.built, read_site(job.built, seen))
        built[BUNDLE] = make_bundle(built, standing.made if job.before is not None else None)
        write_file(job.built / BUNDLE, built[BUNDLE])
        if compressed:
            built |= compress_site(job.built, built, standing.made)
        place_site(job.built, built, places.site, standing, places.site_names)
        stamp = Stamp(inputs=inputs, engine=around, stage=job.files, site=of_tree(built))
        _remember(places, stamp, prose, built, say)
        kept = f", and {len(standing.own - built.keys())} that are not ours" if standing.own - built.keys() else ""
        say("site", f"{len(built)} files in {places.site.name}/ ({builder.name}){kept}")


@naming_files
def update_stage(places: Places, say: Say, touched: Collection[Path] = ()) -> None:
    """Brings the stage up to date for an engine that follows it, the pages of the touched files before all others.

    Raises ContentError for faults in the content. Then the stage stays as it was; only what the rendered pages
    tell (a heading that is gone, a link or a redirect that leads nowhere) is found when the touched page is there already.
    """
    waiting = functools.partial(say, "waiting", "another build is under way")
    with build_lock(places.lock, waiting), open_caches(places.caches, say):
        try:
            book = read_book(places, say)
            check_book(book)
        except ContentError:
            examine(places, lambda step, outcome: None)  # looks further, and raises all there is
            raise
        templates = open_templates(places, book)
        for permalink in sorted(filter(None, (_permalink_of(places, path) for path in touched))):
            page = render_page(book, templates, permalink)
            for ready in preview([page] if page else [], book, templates.address, pictures(book)):
                write_file(places.stage / ready.path, ready.staged.encode())
                say("first", permalink)
        stage = make_stage(places, book, make_links(places, book, lambda checked: None), say)
        say("stage", f"{len(write_stage(stage, places.build))} files")


@contextmanager
def _remembering(places: Places, say: Say, fresh: bool) -> Iterator[None]:
    """Opens what earlier builds left to be quick with, or clears it; what a whole build did not ask for is forgotten."""
    if fresh:
        clear(places.stage)
        clear(places.caches, but=LASTING)
    with open_caches(places.caches, say) as caches:
        yield
        caches.forget_unasked()


def _permalink_of(places: Places, path: Path) -> str | None:
    """The page that shows a house file: ``content/codes/404.md`` is ``/404/``."""
    return page_of_file(path.relative_to(places.content)) if path.is_relative_to(places.content) else None


def _remember(places: Places, stamp: Stamp, prose: str, built: Collection[str], say: Say) -> None:
    """Keeps what makes the next build quick; the site is done, whether there is room for that or not."""
    try:
        for path, content in ((places.stamp, render_stamp(stamp)), (places.merged, prose.encode())):
            write_sealed(path, content, path.parent.name)
        if not (places.build / "site").exists():  # this was the first: the next is made from a twin of it
            link_tree(places.site, places.build / "site", only=built)
    except OSError as error:
        say("caches", f"not kept, so that the next build begins anew: {error.filename}: {error.strerror}")


def _job(places: Places, engine: str, stage: Stage, day: datetime.date, standing: Standing) -> tuple[Job, str]:
    """Writes the stage; gives the engine's job, and the fingerprint of all that every page depends on."""
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
        and stamp.site == of_tree(standing.made)
    )
    before = stamp.stage if stamp is not None and usable else None
    made = frozenset(standing.made)
    job = Job(
        build=places.build,
        site=places.site,
        made=made,
        files=files,
        before=before,
        around=of_texts([around, *files]),
        timestamp=moment,
    )
    return job, around
