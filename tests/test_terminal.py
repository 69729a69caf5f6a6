"""Whatever stands in the terminal's place, a command does its work, and says by its exit status whether it was heard."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PROJECT

BUILD = f"{shlex.quote(sys.executable)} {shlex.quote(str(PROJECT / 'build.py'))}"
NOTE = "content/notes/team.md"
LOST = "standard output: No space left on device, so that not all of the answer is there\n"


def shell(line: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Runs a line of bash, for the exit status of the first command of a pipe."""
    whole = f'{line}; exit "${{PIPESTATUS[0]}}"'
    return subprocess.run(["bash", "-c", whole], cwd=root, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize(
    ("line", "status", "told"),
    [
        (f"{BUILD} >&-", 0, ""),
        (f"{BUILD} <&- >&- 2>&-", 0, ""),
        (f"{BUILD} > /dev/full", 0, ""),
        (f"{BUILD} | true", 0, ""),
        (f"LC_ALL=C PYTHONUTF8=0 {BUILD}", 0, ""),
        (f"LANG=POSIX PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 {BUILD} > /dev/null", 0, ""),
        (f"{BUILD} inspect {NOTE} | true", 0, ""),
        (f"{BUILD} inspect {NOTE} > /dev/full", 1, LOST),
        (f"{BUILD} check > /dev/full", 1, LOST),
        (f"rm content/codes/404.md; {BUILD} 2> /dev/full", 1, ""),
        (f"rm content/codes/404.md; {BUILD} 2>&-", 1, ""),
        (f"{shlex.quote(sys.executable)} -m statusbook.cli inspect {NOTE} > /dev/full", 1, LOST),
    ],
)
def test_no_terminal_ends_a_command(
    line: str, status: int, told: str, small_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closed, full, gone or of another encoding: a build builds, and only an answer that is lost is a failure."""
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    ran = shell(line, small_project)
    assert (ran.returncode, ran.stderr) == (status, told)
    if "check" not in line and "inspect" not in line:
        assert (small_project / "site" / "index.html").is_file() == (status == 0)


def test_the_bytes_are_those_of_any_locale(small_project: Path) -> None:
    """Names of files are UTF-8 wherever the site is built."""
    assert shell(f"LC_ALL=C PYTHONUTF8=0 {BUILD}", small_project).returncode == 0
    assert shell(f"cp -r site first && LC_ALL=C.UTF-8 {BUILD} build --fresh", small_project).returncode == 0
    same = subprocess.run(
        ["diff", "-r", "first", "site"], cwd=small_project, capture_output=True, text=True, check=False
    )
    assert (same.returncode, same.stdout) == (0, "")


@pytest.mark.parametrize("start", [[str(PROJECT / "build.py")], ["-m", "statusbook"]])
@pytest.mark.parametrize(
    ("raised", "told"), [("KeyboardInterrupt", "\nAborted!\n"), ("ModuleNotFoundError('x')", "x\n  fix: ")]
)
def test_a_program_that_cannot_load_says_why_in_a_sentence(
    start: list[str], raised: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ended while it loads, or without its environment: no traceback, whichever way it is started."""
    (tmp_path / "click.py").write_text(f"raise {raised}\n")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{PROJECT}")
    ran = subprocess.run([sys.executable, *start, "--help"], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith(told)
    assert "Traceback" not in ran.stderr
