"""A session tells what came of each save in one line, builds only what has changed, and outlives every fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from statusbook import serving
from statusbook.places import Places
from statusbook.problems import ContentError, Problem
from statusbook.serving import _Site, _Stage
from statusbook.site.engine import EngineError, Following


class Session:
    """A session whose builds are made up: ``outcome`` is raised, if it is there."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.note = root / "content" / "codes" / "404.md"
        self.said: list[str] = []
        self.outcome: Exception | None = None
        self.built = 0
        self.site = _Site(Places(root=root), "material", self.said.append)
        monkeypatch.setattr(serving, "build_site", self._build)

    def _build(self, places: Places, engine: str, say: Callable[[str, str], None]) -> None:
        self.built += 1
        say("notes", "16 files under content/")
        say("waiting", "another build is under way")
        if self.outcome is not None:
            raise self.outcome

    def save(self, *names: str) -> list[str]:
        """What is told of a save, without the seconds."""
        self.said.clear()
        self.note.write_text(self.note.read_text("utf-8") + "\n", "utf-8")
        self.site.rebuild({self.note, *(self.site.places.root / name for name in names)})
        return [line.rpartition(" (")[0] if line.startswith("rebuilt") else line for line in self.said]


@pytest.fixture
def session(small_project: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    return Session(small_project, monkeypatch)


def test_a_rebuild_is_one_line(session: Session) -> None:
    """With the files that were saved, but not those that an editor leaves, and what the writer waits for."""
    waiting = "waiting     another build is under way"
    assert session.save() == [waiting, "rebuilt     content/codes/404.md"]
    assert session.save("content/codes/.404.md.swp") == [waiting, "rebuilt     content/codes/404.md"]
    assert session.save("mkdocs.yml", "content/a.md") == [
        waiting,
        "rebuilt     content/a.md, content/codes/404.md and 1 more",
    ]
    assert session.said[-1].endswith(" s)")


def test_what_changes_nothing_is_not_built(session: Session) -> None:
    """A file that is saved as it was, or read by somebody, is no reason to build, nor to tell a page."""
    session.save()
    state = session.site.builds.state
    session.said.clear()
    session.note.write_text(session.note.read_text("utf-8"), "utf-8")
    session.site.rebuild({session.note})
    assert (session.built, session.said, session.site.builds.state) == (1, [], state)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            ContentError([Problem(path="content/a.md", line=3, message="odd", fix="mend it")]),
            "content/a.md:3: odd\n  fix: mend it\n\n1 problem in 1 file; nothing written",
        ),
        (EngineError("Material for MkDocs failed:\nit does not"), "Material for MkDocs failed:\nit does not"),
        (
            PermissionError(13, "Permission denied", "/site/404/index.html"),
            "/site/404/index.html: Permission denied\n"
            "  fix: make it readable and writable and give it room; the old site is as it was",
        ),
    ],
)
def test_a_fault_is_told_once_and_shown_until_it_is_gone(session: Session, error: Exception, told: str) -> None:
    """The same again is one line; the content as it was before is built again all the same."""
    session.save()
    good = session.note.read_text("utf-8")
    session.outcome = error
    assert session.save()[1:] == [told]
    trouble = session.site.builds.trouble
    assert trouble is not None
    assert session.save()[1:] == [f"unchanged   {trouble.summary}"]
    session.outcome = None
    session.note.write_text(good, "utf-8")
    session.site.rebuild({session.note})
    assert session.said[-1].startswith("rebuilt")
    assert session.site.builds.trouble is None


def test_a_fault_of_the_program_is_told_without_a_traceback(session: Session) -> None:
    """Where it is, and how to see all of it; the session goes on."""
    session.outcome = ZeroDivisionError("division by zero")
    line, fix = session.save()[1].splitlines()
    assert line.startswith("the build failed: ZeroDivisionError: division by zero (")
    assert fix == "  fix: save again; if it stays, 'build' shows all of this fault of the program"
    session.outcome = None
    assert session.save()[-1].startswith("rebuilt")


def test_an_interrupt_that_a_library_makes_an_error_of_ends_it(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever swallows an interrupt does not keep the session alive."""
    session.outcome = RuntimeError("KeyboardInterrupt: ")
    monkeypatch.setattr(serving._interrupted, "is_set", lambda: True)
    with pytest.raises(KeyboardInterrupt):
        session.save()


class Engine:
    """A follower whose server ends whenever it is told to."""

    def __init__(self) -> None:
        self.started = 0
        self.alive = False
        self.after: Callable[[], None] = lambda: None
        self.process = self

    def follow(self, build: Path, tell: Callable[[str], None]) -> Following:
        self.started += 1
        self.alive = True
        return Following(process=self, listener=self)  # type: ignore[arg-type]

    def poll(self) -> int | None:
        return None if self.alive else 1

    def error(self) -> EngineError:
        return EngineError("the engine has ended")


def test_an_engine_that_ends_is_started_again(small_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once by itself, then it is told; whatever is saved is a reason to try again."""
    engine, said = Engine(), list[str]()
    monkeypatch.setattr(serving, "update_stage", lambda places, say, touched: None)
    stage = _Stage(Places(root=small_project), "zensical", said.append, engine)
    note = small_project / "content" / "codes" / "404.md"
    stage.rebuild({note})
    assert (engine.started, stage.builds.trouble) == (1, None)
    engine.alive = False
    stage.rebuild(set())
    assert (engine.started, stage.builds.trouble) == (2, None)
    assert said[-1].startswith("rebuilt     after the engine had ended (")
    engine.alive = False
    stage.rebuild(set())
    assert engine.started == 2
    assert said[-1] == "the engine has ended"
    stage.rebuild({note})
    assert (engine.started, stage.builds.trouble) == (3, None)
