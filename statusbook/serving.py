"""A writer's session: what is saved is built and shown, until the person ends it."""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable
from pathlib import Path

from statusbook.pipeline.builder import build_site, update_stage
from statusbook.pipeline.reader import Say, open_memory
from statusbook.places import Places
from statusbook.problems import ContentError
from statusbook.site.engine import EngineError, Follower, Following
from statusbook.site.engines import load_engine
from statusbook.site.serve import Builds, follow_changes, say_address, serve_site


def serve_project(
    places: Places, engine: str, port: int, *, progress: Callable[[], Say], tell: Callable[[str], None]
) -> None:
    """Serves a project on localhost, rebuilding what changes, until interrupted.

    An engine that follows the stage by itself serves what it renders; else the finished site is served.
    ``progress`` gives what a build tells its steps to; ``tell`` takes everything else, faults among it.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends this ends the engine's server too
    follower = load_engine(engine)
    if isinstance(follower, Follower):
        _serve_stage(places, follower, port, progress, tell)
    else:
        _serve_site(places, engine, port, progress, tell)


def _serve_site(
    places: Places, engine: str, port: int, progress: Callable[[], Say], tell: Callable[[str], None]
) -> None:
    memory, builds = open_memory(places), Builds()

    def build() -> None:
        _attempt(lambda: build_site(places, engine, progress(), memory), tell)
        builds.count()

    def begin() -> None:
        build()
        serve_site(places.site, builds, port, tell)

    follow_changes(places.watched, begin, lambda touched: build())


def _serve_stage(
    places: Places, follower: Follower, port: int, progress: Callable[[], Say], tell: Callable[[str], None]
) -> None:
    memory = open_memory(places)
    following: list[Following] = []

    def update(touched: set[Path]) -> None:
        _attempt(lambda: update_stage(places, progress(), memory, touched), tell)

    def begin() -> None:
        update(set())
        following.append(follower.follow(places.build, port))
        say_address(following[0].address, tell)

    try:
        follow_changes(places.watched, begin, update)
    finally:
        for one in following:
            one.process.terminate()
            one.process.wait()


def _attempt(build: Callable[[], None], tell: Callable[[str], None]) -> None:
    try:
        build()
    except (ContentError, EngineError) as error:
        tell(str(error))
    gc.collect()  # the command line leaves that to programs that run for long
