"""Somebody writes: what is saved is seen in the browser without a command."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from conftest import PROJECT, hashes

from statusbook.pipeline.builder import update_stage
from statusbook.places import Places
from statusbook.problems import ContentError

PATIENCE = 60.0


def serving(root: Path, *options: str) -> Iterator[tuple[Path, str, subprocess.Popen[str]]]:
    """A project, the address at which it is served, and the process that serves it."""
    process = subprocess.Popen(
        [sys.executable, str(PROJECT / "build.py"), "serve", "--port", "0", "--root", str(root), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        preexec_fn=_interruptible if os.name == "posix" else None,
    )
    assert process.stdout is not None
    address = next(found[0] for line in process.stdout if (found := re.search(r"http://[\d.:]+/", line)))
    yield root, address, process
    process.kill()
    process.communicate()


def _interruptible() -> None:
    """A shell has what it starts in the background ignore interrupts, and so the tests and all they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def served(small_project: Path) -> Iterator[tuple[Path, str, subprocess.Popen[str]]]:
    yield from serving(small_project)


def read(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def told(address: str, path: str, **known: str) -> dict[str, Any]:
    """What a page is told that knows as much, as soon as there is more."""
    answer: dict[str, Any] = json.loads(read(f"{address}.builds?" + urlencode({"path": path, **known}))[1])
    return answer


def told_when(address: str, path: str, true: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """What a page is told as soon as something is true of it."""
    answer, until = told(address, path), time.monotonic() + PATIENCE
    while not true(answer):
        assert time.monotonic() < until, answer
        answer = told(address, path, **{name: answer[name] for name in ("state", "page", "styles")})
    return answer


def test_what_is_saved_is_served_and_open_pages_are_told(served: tuple[Path, str, subprocess.Popen[str]]) -> None:
    """An edit is on its page after a moment, and a page that waits for the next build gets its number."""
    root, address, process = served
    known = told(address, "/404/")
    assert "/.builds" in read(f"{address}404/")[1]
    note = root / "content" / "codes" / "404.md"
    note.write_text(note.read_text("utf-8") + "- 저장하면 바로 보입니다.\n", "utf-8")
    later = told(address, "/404/", **{name: known[name] for name in ("state", "page", "styles")})
    assert later["state"] != known["state"]
    assert later["page"] != known["page"]
    assert "저장하면 바로 보입니다." in read(f"{address}404/")[1]
    assert "/.builds" not in (root / "site" / "404" / "index.html").read_text("utf-8")
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 0


def test_a_fault_is_told_and_the_old_page_stays(served: tuple[Path, str, subprocess.Popen[str]]) -> None:
    """While the content has a fault, the last good site is served; mended, the next one is."""
    root, address, process = served
    note = root / "content" / "codes" / "404.md"
    good = note.read_text("utf-8")
    note.write_text(good.replace("## 답", "## 없는 제목"), "utf-8")
    assert process.stdout is not None
    told = next(line for line in process.stdout if "content/codes/404.md:" in line)
    assert "heading '답' is missing" in told
    assert read(f"{address}404/")[0] == 200
    note.write_text(good + "- 고쳤습니다.\n", "utf-8")
    until = time.monotonic() + PATIENCE
    while "고쳤습니다." not in read(f"{address}404/")[1]:
        assert time.monotonic() < until
        time.sleep(0.1)
    status, page = read(f"{address}599x")
    assert status == 404
    assert "/.builds" in page


def test_a_fault_leaves_the_stage_as_it_was(small_project: Path) -> None:
    """An engine that follows the stage never shows a page that a check refuses, the one being written least of all."""
    places, note = Places(root=small_project), small_project / "content" / "codes" / "404.md"
    update_stage(places, lambda step, outcome: None)
    before = hashes(places.stage)
    note.write_text(note.read_text("utf-8") + "- 이건 반말이다.\n", "utf-8")
    with pytest.raises(ContentError, match="합니다체"):
        update_stage(places, lambda step, outcome: None, {note})
    assert hashes(places.stage) == before


def swap(path: Path, old: str, new: str) -> Callable[[], None]:
    """Changes a file; gives what takes the change back."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return lambda: path.write_text(text, "utf-8") and None


def places_of(answer: dict[str, Any]) -> list[str]:
    return [problem["place"] for problem in answer["trouble"]["problems"]]


def is_well(answer: dict[str, Any]) -> bool:
    return bool(not answer["trouble"] and answer["page"])


@pytest.mark.parametrize("engine", ["material", "zensical"])
def test_pages_are_told_every_fault_until_it_is_mended(engine: str, small_project: Path) -> None:
    """From the first page that is opened on: faults of content, all at once, of templates, of the theme, of folders."""
    if engine == "zensical":
        pytest.importorskip("zensical")
    content, templates = small_project / "content", small_project / "templates"
    mend = swap(content / "codes" / "404.md", "phrase:", "phrse:"), swap(content / "choose.yml", "goto:", "go_to:")
    broken = ["content/choose.yml:8", "content/codes/404.md:2", "content/codes/404.md:3"]
    for _, address, process in serving(small_project, "--engine", engine):
        assert places_of(told(address, "/404/")) == broken
        assert read(f"{address}404/")[0] == 503
        for back in mend:
            back()
        told_when(address, "/404/", is_well)
        for edit, place, message in (
            ("{% if %}", "templates/code.html.j2:", "Expected an expression"),
            ("{{ nowhere.to }}", "templates/code.html.j2:", "'nowhere' is undefined"),
            ("{{ 1 // 0 }}", "templates/code.html.j2:", "ZeroDivisionError"),
        ):
            lines = (templates / "code.html.j2").read_text("utf-8").count("\n") + 1
            (templates / "code.html.j2").write_text((templates / "code.html.j2").read_text("utf-8") + edit, "utf-8")
            answer = told_when(address, "/404/", lambda now: now["trouble"])
            assert places_of(answer) == [f"{place}{lines}"]
            assert message in answer["trouble"]["problems"][0]["message"]
            swap(templates / "code.html.j2", edit, "")
            told_when(address, "/404/", is_well)
        back = swap(templates / "theme" / "main.html", "{% block extrahead %}", "{% block extrahead %}{{ nowhere.to }}")
        answer = told_when(address, "/404/", lambda now: now["trouble"])
        assert re.match(r"templates/theme/main.html:\d+: .*undefined", answer["trouble"]["said"])
        assert "fix: correct the template" in answer["trouble"]["said"]
        back()
        told_when(address, "/404/", is_well)
        content.rename(small_project / "aside")
        assert places_of(told_when(address, "/404/", lambda now: now["trouble"])) == ["content:1"]
        (small_project / "aside").rename(content)
        told_when(address, "/404/", is_well)
        (content / "codes" / "odd.md").symlink_to("nowhere")
        assert places_of(told_when(address, "/404/", lambda now: now["trouble"])) == ["content/codes/odd.md:1"]
        (content / "codes" / "odd.md").unlink()
        told_when(address, "/404/", is_well)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=PATIENCE)[0]
        assert process.returncode == 0
        assert "Traceback" not in said
        assert said.count("http://") == 0  # the address was told once, before


@pytest.mark.skipif(os.name != "posix", reason="needs groups of processes")
def test_an_interrupt_ends_a_build_at_once(copy_of_project: Path) -> None:
    """At the terminal the whole group is interrupted; nobody shows a traceback, and no process stays behind."""
    process = subprocess.Popen(
        [sys.executable, str(PROJECT / "build.py"), "serve", "--port", "0", "--root", str(copy_of_project)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        start_new_session=True,
        preexec_fn=_interruptible if os.name == "posix" else None,
    )
    assert process.stdout is not None
    assert process.stdout.readline().split()[0] in ("notes", "caches")
    time.sleep(0.5)
    os.killpg(process.pid, signal.SIGINT)
    began = time.monotonic()
    said = process.communicate(timeout=PATIENCE)[0]
    assert process.returncode in (0, 130)
    assert time.monotonic() - began < 5
    assert "Traceback" not in said
    with pytest.raises(ProcessLookupError):
        until = time.monotonic() + 5
        while time.monotonic() < until:
            os.killpg(process.pid, 0)
            time.sleep(0.05)


def test_with_zensical_an_edit_is_seen_too(small_project: Path) -> None:
    """The engine's own server follows the stage, and ends with the command."""
    pytest.importorskip("zensical")
    for served_project in serving(small_project, "--engine", "zensical"):
        root, address, process = served_project
        note = root / "content" / "codes" / "404.md"
        note.write_text(note.read_text("utf-8") + "- 저장하면 바로 보입니다.\n", "utf-8")
        until = time.monotonic() + PATIENCE
        while "저장하면 바로 보입니다." not in read(f"{address}404/index.html")[1]:
            assert time.monotonic() < until
            time.sleep(0.05)
        process.terminate()
        assert process.wait(PATIENCE) == 0
        with pytest.raises(urllib.error.URLError):
            read(address)
