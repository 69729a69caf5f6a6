"""A writer's session: what is saved is built and shown, until the person ends it."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import socket
import threading
import time
import traceback
from collections.abc import Callable, Collection
from pathlib import Path
from types import FrameType

from statusbook.caches import open_caches
from statusbook.pipeline.builder import build_site, update_stage
from statusbook.pipeline.reader import Say
from statusbook.places import CONTENT, SETTINGS, TEMPLATES, Places
from statusbook.problems import ContentError, Problem
from statusbook.site.builds import Builds, Trouble, trouble_of
from statusbook.site.current import inputs_fingerprint
from statusbook.site.engine import SERVED, EngineError, Follower, Following
from statusbook.site.engines import load_engine
from statusbook.site.serve import serve_site
from statusbook.site.watch import follow_changes

_TOLD = ("waiting", "caches")
"""The steps of a rebuild that a writer is told of; the others are one line."""


def serve_project(
    places: Places,
    engine: str,
    door: socket.socket,
    *,
    progress: Callable[[], Say],
    tell: Callable[[str], None],
    show: Callable[[str], None],
) -> None:
    """Serves a project on localhost, rebuilding what changes, until KeyboardInterrupt, which it raises.

    ``door`` is the socket that listens. ``progress`` gives what the first build tells its steps to; ``tell`` takes
    everything else, faults among it; ``show`` takes the address when there is something to be seen.
    """
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):  # whoever ends this ends the engine's server too
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _interrupt)
    follower = load_engine(engine)
    with open_caches(places.caches, progress()):  # from build to build
        session = (
            _Stage(places, engine, tell, follower) if isinstance(follower, Follower) else _Site(places, engine, tell)
        )

        def begin(again: Callable[[], None]) -> None:
            session.again = again
            address = serve_site(session.folder, session.builds, door)
            session.build(progress())
            tell(f"serving     {address} (Ctrl+C ends)")
            show(address)

        try:
            watched = dict.fromkeys([*places.watched, *(places.root / part for part in (CONTENT, TEMPLATES, SETTINGS))])
            follow_changes([*watched], begin, session.rebuild)
        finally:
            session.end()


_interrupted = threading.Event()


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Ends the program; at once, if it is asked to a second time."""
    _interrupted.set()
    signal.signal(number, lambda number, frame: os._exit(128 + number))
    raise KeyboardInterrupt


class _Site:
    """Builds the site and serves that."""

    def __init__(self, places: Places, engine: str, tell: Callable[[str], None]) -> None:
        self.places, self.engine, self.tell = places, engine, tell
        self.again: Callable[[], None] = lambda: None
        self.folder = places.site
        self.builds = Builds()
        self._own = [part for part in (CONTENT, TEMPLATES) if (places.root / part).exists()]
        self._built_from = ""

    def build(self, say: Say, touched: Collection[Path] = ()) -> bool | None:
        """Builds, and tells pages what came of it; gives whether all is well, None if nothing had changed."""
        trouble: Trouble | None = None
        try:
            self._check_parts()
            inputs = inputs_fingerprint(self.places, self.engine)
            if self._is_as_built(inputs):
                return None
            self.make(say, touched)
            self._built_from = inputs
        except Exception as error:  # whatever it is, the next save may mend it
            if _interrupted.is_set():  # some libraries make an error of their own of it
                raise KeyboardInterrupt from error
            self._built_from = ""
            known = _known(error)
            trouble = trouble_of(known)
            self.tell(f"unchanged   {trouble.summary}" if trouble == self.builds.trouble else str(known))
        self.builds.count(trouble)
        gc.collect()  # the command line leaves that to programs that run for long
        return trouble is None

    def rebuild(self, touched: Collection[Path]) -> None:
        """Builds what has changed, and says so in one line."""
        began = time.perf_counter()

        def say(step: str, outcome: str) -> None:
            if step in _TOLD:
                self.tell(f"{step:<11} {outcome}")

        well = self.build(say, touched)
        if well:
            self.tell(f"rebuilt     {self._names(touched)} ({time.perf_counter() - began:.1f} s)")

    def _names(self, touched: Collection[Path]) -> str:
        root = self.places.root
        names = sorted(one.relative_to(root).as_posix() if one.is_relative_to(root) else str(one) for one in touched)
        visible = [name for name in names if not Path(name).name.startswith(".")] or names
        if not visible:
            return "after the engine had ended"
        return ", ".join(visible[:2]) + (f" and {len(visible) - 2} more" if len(visible) > 2 else "")

    def _check_parts(self) -> None:
        """Raises ContentError while a folder is away: a build would take that of the base for it."""
        fix = "bring it back; or start again, to use the one of the package"
        gone = [part for part in self._own if not (self.places.root / part).exists()]
        if gone:
            raise ContentError(Problem(path=part, line=1, message="folder is missing", fix=fix) for part in gone)

    def _is_as_built(self, inputs: str) -> bool:
        return inputs == self._built_from

    def make(self, say: Say, touched: Collection[Path]) -> None:
        """Makes what is served; raises what a build raises."""
        build_site(self.places, self.engine, say)

    def end(self) -> None:
        """Ends what was started."""


class _Stage(_Site):
    """Brings the stage up to date, and serves what an engine makes of it by itself."""

    def __init__(self, places: Places, engine: str, tell: Callable[[str], None], follower: Follower) -> None:
        super().__init__(places, engine, tell)
        self.folder = places.build / SERVED
        self.builds = Builds(engine_writes=True)
        self._follower = follower
        self._following: Following | None = None
        self._gave_up = False

    def _is_as_built(self, inputs: str) -> bool:
        return super()._is_as_built(inputs) and self._is_alive()

    def _is_alive(self) -> bool:
        return self._following is not None and self._following.process.poll() is None

    def make(self, say: Say, touched: Collection[Path]) -> None:
        """Updates the stage, and starts the engine if it does not run: a broken template ends it."""
        try:
            update_stage(self.places, say, touched)
        except ContentError:
            if not self._is_alive() and (self.places.build / "mkdocs.yml").is_file():
                with contextlib.suppress(EngineError):  # what stood before is better than nothing
                    self._start(touched)
            raise
        if not self._is_alive():
            self._start(touched)

    def _start(self, touched: Collection[Path]) -> None:
        """Starts the engine; one that ended without anything having changed is tried once more."""
        if self._following is not None and not touched and self._gave_up:
            raise self._following.listener.error()
        self._gave_up = not touched
        self._following = self._follower.follow(self.places.build, self.tell)
        self._following.listener.after = self.again

    def end(self) -> None:
        """Ends the engine."""
        if self._following is not None:
            self._following.listener.after = lambda: None
            self._following.process.terminate()
            self._following.process.wait()


def _known(error: Exception) -> Exception:
    """Gives what can be told of an error: what a build says, and one line on a fault of the program."""
    if isinstance(error, ContentError | EngineError):
        return error
    if isinstance(error, OSError) and error.filename is not None:
        fix = "make it readable and writable and give it room; the old site is as it was"
        return EngineError(f"{error.filename}: {error.strerror}\n  fix: {fix}")
    last = traceback.extract_tb(error.__traceback__)[-1]
    return EngineError(
        f"the build failed: {type(error).__name__}: {error} ({last.filename}:{last.lineno})\n"
        "  fix: save again; if it stays, 'build' shows all of this fault of the program"
    )
