"""Who touches the disk, as a build really does it: the interpreter tells of every file that is opened or changed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PROJECT, make_small_project

from statusbook import content

WATCHED_BUILD = """
import json, os, sys
root, told = os.path.realpath(sys.argv[1]), os.open(sys.argv[2], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
CHANGES = {"os.remove": 1, "os.rename": 2, "os.rmdir": 1, "os.mkdir": 1, "os.link": 2, "os.symlink": 2, "os.truncate": 1,
           "shutil.rmtree": 1, "shutil.copyfile": 2, "shutil.move": 2, "os.utime": 1, "os.chmod": 1}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

def module():
    frame = sys._getframe(2)
    while frame is not None:
        name = frame.f_globals.get("__name__", "")
        if name.startswith("statusbook."):
            return name.removeprefix("statusbook.")
        frame = frame.f_back
    return ""

def watch(event, args):
    if event == "open":
        path, _, flags = args
        if isinstance(path, (str, bytes)):
            tell("write" if (flags or 0) & WRITES else "read", path, module())
    elif event in CHANGES:
        for path in args[: CHANGES[event]]:
            if isinstance(path, (str, bytes, os.PathLike)):
                tell("write", path, module())

def tell(how, path, who):
    path = os.path.abspath(os.fsdecode(path))
    if path.startswith(root + os.sep):
        os.write(told, (json.dumps([how, os.path.relpath(path, root), who]) + "\\n").encode())

sys.path.insert(0, sys.argv[3])
sys.argv = ["statusbook", "build", "--root", root]
from statusbook.cli import run
sys.addaudithook(watch)
run()
"""


@pytest.fixture(scope="module")
def touched(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str, str]]:
    """What a build from nothing and one of a changed note did: read or write, the path, the module."""
    folder = tmp_path_factory.mktemp("guarded")
    root, told = folder / "small", folder / "told"
    make_small_project(root)
    for _ in range(2):
        run = [sys.executable, "-c", WATCHED_BUILD, str(root), str(told), str(PROJECT)]
        finished = subprocess.run(run, capture_output=True, text=True, check=False)
        assert finished.returncode == 0, finished.stderr
        note = root / "content" / "codes" / "404.md"
        note.write_text(note.read_text("utf-8").replace("다음을 봅니다", "다음을 먼저 봅니다"), "utf-8")
    return [tuple(json.loads(line)) for line in told.read_text("utf-8").splitlines()]


def by(touched: list[tuple[str, str, str]], how: str, beginning: str) -> set[str]:
    return {who for did, path, who in touched if did == how and Path(path).parts[0] == beginning}


def test_one_module_reads_content(touched: list[tuple[str, str, str]]) -> None:
    """content/ is read by content.py alone, and nothing in it is written by a build."""
    assert by(touched, "read", "content") == {"content"}
    assert by(touched, "write", "content") == set()


def test_one_module_loads_templates(touched: list[tuple[str, str, str]]) -> None:
    """templates/ are loaded by one module; another only takes their fingerprint."""
    assert by(touched, "read", "templates") == {"pages.templates", "fingerprint"}
    assert by(touched, "write", "templates") == set()


def test_only_stage_site_and_caches_write(touched: list[tuple[str, str, str]]) -> None:
    """The rooms that write are stage and site; caches are sealed by one module and forgotten by another."""
    writers = by(touched, "write", ".build") | by(touched, "write", "site")
    assert {who for who in writers if who.split(".")[0] not in ("stage", "site")} <= {"sealed", "caches"}
    assert {"stage.write", "sealed"} <= writers
    assert {Path(path).parts[0] for how, path, _ in touched if how == "write"} <= {".build", "site"}


def test_content_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for content/ again is given what was read, but for a file that has changed since."""
    root = make_small_project(tmp_path / "small")
    monkeypatch.setattr(content, "_SETTLED", -1)  # as if the files had been written long ago
    read: list[str] = []
    original = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path.name) or original(path))
    first = content.read_content(root)
    assert len(read) == len(first.files)
    read.clear()
    assert content.read_content(root).files == first.files
    assert read == []
    changed = root / "content" / "codes" / "404.md"
    changed.write_text(changed.read_text("utf-8") + "\n", "utf-8")
    assert content.read_content(root).fingerprint() != first.fingerprint()
    assert read == ["404.md"]
