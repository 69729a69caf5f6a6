"""What is written is told, whatever happens to the folders it is written in."""

from __future__ import annotations

import errno
import queue
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.observers.polling import PollingObserver

from statusbook.site import watch

PATIENCE = 20.0


class Watched:
    """Two folders and a file that are followed in a thread; ``told`` takes what was written."""

    def __init__(self, root: Path) -> None:
        self.root, self.told = root, queue.SimpleQueue[set[Path]]()
        self.again: Callable[[], None] = lambda: None
        self._begun = threading.Event()
        for name in ("content/codes/404.md", "templates/code.html.j2", "mkdocs.yml", "site/index.html"):
            self.write(name)
        places = (root / "content", root / "templates", root / "mkdocs.yml")
        threading.Thread(target=self._follow, args=[places], daemon=True).start()
        assert self._begun.wait(PATIENCE)

    def _follow(self, places: tuple[Path, ...]) -> None:
        def begin(again: Callable[[], None]) -> None:
            self.again = again
            self._begun.set()

        def change(touched: set[Path]) -> None:
            if touched == {self.root / "end"}:
                raise KeyboardInterrupt
            self.told.put(touched)

        watch.follow_changes(places, begin, change)

    def write(self, name: str, text: str = "x") -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def expect(self, path: Path) -> None:
        until = time.monotonic() + PATIENCE
        while path not in self.told.get(timeout=max(until - time.monotonic(), 0.01)):
            pass

    def expect_nothing(self) -> None:
        with pytest.raises(queue.Empty):
            self.told.get(timeout=0.5)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    return Watched(tmp_path / "project")


def test_writes_are_told_and_nothing_else(watched: Watched) -> None:
    """Files of the folders and the settings; not what a build writes, nor what is read."""
    watched.expect(watched.write("content/codes/404.md", "y"))
    watched.expect(watched.write("templates/new/theme.html"))
    watched.expect(watched.write("mkdocs.yml", "y"))
    time.sleep(0.2)
    while not watched.told.empty():
        watched.told.get()
    watched.write("site/404/index.html")
    watched.write("README.md")
    (watched.root / "content" / "codes" / "404.md").read_text("utf-8")
    watched.expect_nothing()


def test_a_file_that_takes_the_place_of_another_is_told_each_time(watched: Watched) -> None:
    """Editors save beside the file and put that in its place, the settings among them."""
    for name in ("mkdocs.yml", "content/codes/404.md"):
        for text in ("one", "two", "three"):
            watched.write("aside", text).rename(watched.root / name)
            watched.expect(watched.root / name)


def test_a_folder_that_goes_and_comes_back_is_watched_again(watched: Watched) -> None:
    """Away and back, twice, and another one in its place."""
    content, aside = watched.root / "content", watched.root / "aside"
    for _ in range(2):
        content.rename(aside)
        watched.expect(content)
        aside.rename(content)
        watched.expect(content)
        watched.expect(watched.write("content/codes/404.md", "y"))
    (content / "codes").rename(aside)
    watched.expect(content / "codes")
    aside.rename(content / "codes")
    watched.expect(content / "codes")
    watched.expect(watched.write("content/codes/404.md", "z"))


def test_writing_on_and_on_keeps_nothing_from_being_told(watched: Watched) -> None:
    """A program that never stops to write is told of while it writes; many saves are few builds."""
    until = time.monotonic() + 1.5
    count = 0
    while time.monotonic() < until or count < 1000:
        watched.write("content/codes/404.md", str(count))
        count += 1
    watched.expect(watched.root / "content" / "codes" / "404.md")
    time.sleep(2 * watch.PATIENCE_SECONDS)
    assert 1 <= watched.told.qsize() < count / 10


def test_it_can_be_asked_for_without_a_file(watched: Watched) -> None:
    """An engine that has ended is a reason, too."""
    watched.again()
    assert watched.told.get(timeout=PATIENCE) == set()


def test_where_the_system_watches_no_more_folders_they_are_looked_at(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Slower, but nobody has to know about limits of the system."""

    def refuse() -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(watch, "Observer", refuse)
    monkeypatch.setattr(watch, "PollingObserver", lambda: PollingObserver(timeout=0.1))
    watched = Watched(tmp_path / "project")
    time.sleep(0.3)
    watched.expect(watched.write("content/codes/405.md", "y"))
