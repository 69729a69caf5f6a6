"""What a build costs: from nothing, with what is remembered, after an edit; and the engines alone on the same stage.

    python bench/builds.py              medians of five rounds
    python bench/builds.py --rounds 9

Every round runs every way once, on a copy of the project, so that what slows the machine down slows all of them
down; a ratio is the median of the rounds' own ratios. Wall-clock seconds; beside them the processor's seconds of
all processes together, which a busy machine changes less, and the peak memory of the largest process.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOTE = "content/codes/404.md"
PAGE = ".build/stage/404/index.md"


ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""That of a person: Python keeps the bytecode of a program, without which it compiles every module at every start."""
ENVIRONMENT["NO_MKDOCS_2_WARNING"] = "1"


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What one run of a command cost: seconds by the clock, seconds of the processors, peak MiB."""

    wall: float
    cpu: float
    peak: float


def run(*command: str) -> Cost:
    """Runs a Python command to its end; ends the program if it fails."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    ) as process:
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if status:
        sys.exit(f"{' '.join(command)} failed:\n{said.decode()}")
    return Cost(wall=time.perf_counter() - began, cpu=usage.ru_utime + usage.ru_stime, peak=usage.ru_maxrss / 1024)


class Project:
    """A copy of the project to build and to edit."""

    def __init__(self, root: Path) -> None:
        self.root, self._edits = root, 0
        for name in ("content", "templates"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "mkdocs.yml", root)

    def build(self, *options: str) -> Cost:
        """Builds as a person would."""
        return run(str(ROOT / "build.py"), "--root", str(self.root), *options)

    def engine(self, *words: str) -> Cost:
        """Runs an engine by itself on the stage that the last build left."""
        return run("-m", *words, "--config-file", str(self.root / ".build" / "mkdocs.yml"))

    def forget_all(self) -> None:
        """Leaves nothing that was ever built."""
        for name in ("site", ".build"):
            shutil.rmtree(self.root / name, ignore_errors=True)

    def forget_site(self) -> None:
        """Leaves only what is remembered: the stage and the site have to be made anew."""
        shutil.rmtree(self.root / "site")
        shutil.rmtree(self.root / ".build" / "stage")
        (self.root / ".build" / "cache" / "site" / "stamp.cache").unlink()

    def edit(self, path: str) -> str:
        """Adds a sentence that was never there before, and gives it."""
        self._edits += 1
        number = "".join("가나다라마바사아자차"[int(digit)] for digit in str(self._edits))
        words = f"{number} 번째로 덧붙인 문장은 아무것도 바꾸지 않습니다."
        with (self.root / path).open("a", encoding="utf-8") as file:
            file.write(f"\n{words}\n")
        return words


def round_of(material: Project, zensical: Project) -> Iterator[tuple[str, Cost]]:
    """Runs every way once."""
    material.forget_all()
    yield "build without .build", material.build()
    yield "build from nothing (--fresh)", material.build("--fresh")
    material.forget_site()
    yield "build, caches kept", material.build()
    yield "build, nothing changed", material.build()
    material.edit(NOTE)
    yield "build, one house note changed", material.build()
    material.edit("content/notes/lecture-paste.txt")
    yield "build, one source note changed", material.build()
    yield "mkdocs alone", material.engine("mkdocs", "build", "--quiet", "--strict", "--clean")
    zensical.build("--engine", "zensical", "--fresh")
    yield "zensical alone, cold", zensical.engine("zensical", "build", "--strict", "--clean")
    yield "zensical alone, warm", zensical.engine("zensical", "build", "--strict")
    zensical.edit(PAGE)
    yield "zensical alone, warm, one page changed", zensical.engine("zensical", "build", "--strict")
    zensical.edit(NOTE)
    yield "build with zensical, one house note changed", zensical.build("--engine", "zensical")


RATIOS: tuple[tuple[str, str, str], ...] = (
    ("build, caches kept", "mkdocs alone", "1.0 or less"),
    ("build without .build", "mkdocs alone", ""),
    ("build from nothing (--fresh)", "mkdocs alone", "1.6 or less"),
    ("build, nothing changed", "build from nothing (--fresh)", "under 0.10"),
    ("build, nothing changed", "build, caches kept", "under 0.10"),
    ("build, one house note changed", "build from nothing (--fresh)", "0.2 or less"),
    ("build, one house note changed", "build, caches kept", ""),
    ("build, one source note changed", "build from nothing (--fresh)", ""),
    ("zensical alone, cold", "mkdocs alone", ""),
    ("zensical alone, warm", "mkdocs alone", ""),
)


def report(costs: Mapping[str, list[Cost]], say: Callable[[str], None]) -> None:
    """Says the medians, then the ratios."""

    def median(name: str, what: Callable[[Cost], float]) -> float:
        return statistics.median(what(cost) for cost in costs[name])

    for name in costs:
        wall, cpu = median(name, lambda cost: cost.wall), median(name, lambda cost: cost.cpu)
        peak = median(name, lambda cost: cost.peak)
        say(f"{name:<44} {wall:6.2f} s  {cpu:6.2f} s of processor  {peak:5.0f} MiB")
    for one, other, goal in RATIOS:
        pairs = list(zip(costs[one], costs[other], strict=True))
        wall = statistics.median(a.wall / b.wall for a, b in pairs)
        cpu = statistics.median(a.cpu / b.cpu for a, b in pairs)
        say(f"{one} : {other} = {wall:.2f} (processor {cpu:.2f}){'; goal ' + goal if goal else ''}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    costs: dict[str, list[Cost]] = {}
    with tempfile.TemporaryDirectory() as folder:
        material, zensical = Project(Path(folder) / "material"), Project(Path(folder) / "zensical")
        material.build()
        for _ in range(rounds):
            for name, cost in round_of(material, zensical):
                costs.setdefault(name, []).append(cost)
    print(f"{rounds} rounds")
    report(costs, print)


if __name__ == "__main__":
    main()
