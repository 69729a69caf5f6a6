"""Material for MkDocs: pages in several processes, and only those that were never rendered before."""

from __future__ import annotations

import contextlib
import functools
import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from statusbook.caches import cache_folder
from statusbook.parallel import processors
from statusbook.site.engine import EngineError, Job, Run, start
from statusbook.site.rendered import RenderedPages
from statusbook.stage.write import clear, clear_files, link_files, link_tree, write_file

FEW = 12
"""So many pages are rendered faster by one process than by two."""

WORKER = ("-P", str(Path(__file__).with_name("material_worker.py")))
"""Run as a script, so that it needs nothing of this package; ``-P`` keeps its neighbours out of its imports."""


class Material:
    """Runs MkDocs on the stage and gives the bytes that ``mkdocs build --strict`` gives."""

    name = "Material for MkDocs"

    @contextmanager
    def begin(self, build: Path, lock: int) -> Iterator[Run]:
        """Starts a process that loads MkDocs, which takes as long as to render many a page."""
        first = _start_worker(build, lock)
        try:
            yield functools.partial(self._run, lock, first)
        finally:
            first.kill()
            first.communicate()

    def _run(self, lock: int, first: subprocess.Popen[str], job: Job) -> None:
        """Builds the site out of the one that stands, or whole: pages are rendered while files are put beside them."""
        pages = [path for path in job.changed if path.endswith(".md")]
        files = [path for path in job.changed if not path.endswith(".md")]
        made_anew = [*files, *(_rendered(page) for page in pages)]
        if job.before:
            clear_files(job.built, made_anew)
        else:
            clear(job.built)
        kept = RenderedPages(_kept(), job.around)
        known = {page: found for page in pages if (found := kept.find(page, job.files[page])) is not None}
        new = [page for page in pages if page not in known]
        shares = _shares(job, new) if new or not job.before else []
        workers = [first, *(_start_worker(job.build, lock) for _ in shares[1:])][: len(shares)]
        try:
            _give_out(job, dict(zip(workers, shares, strict=True)))
            if job.before:
                link_tree(job.site, job.built, only=job.made, but=made_anew)
            link_files(job.build / "stage", job.built, files)
            for page, rendered in known.items():
                write_file(job.built / _rendered(page), rendered)
            self._wait_for(workers)
            kept.forget_others([path for path in job.files if path.endswith(".md")])
        finally:
            for worker in workers:
                worker.kill()

    def _wait_for(self, workers: Sequence[subprocess.Popen[str]]) -> None:
        said = [worker.communicate() for worker in workers]
        faults = [
            err.strip() or f"its process ended with {worker.returncode}"  # killed, by somebody or for want of memory
            for worker, (_, err) in zip(workers, said, strict=True)
            if worker.returncode
        ]
        if faults:
            raise EngineError("\n".join([f"{self.name} failed:", *dict.fromkeys(faults)]))


def _give_out(job: Job, shares: Mapping[subprocess.Popen[str], Sequence[str]]) -> None:
    folder = _kept()
    for number, (worker, share) in enumerate(shares.items()):
        order = {
            "compiled": str(job.build / "cache" / "theme"),
            "kept": folder and str(folder),
            "around": job.around,
            "timestamp": job.timestamp,
            "theme": job.before is None and number == 0,
            "pages": {page: job.files[page] for page in share},
        }
        _tell(worker, order)


def _kept() -> Path | None:
    """Gives the folder of the pages that were rendered before, if caches are open."""
    return cache_folder("rendered")


def _start_worker(build: Path, lock: int) -> subprocess.Popen[str]:
    return start([*WORKER, str(build / "mkdocs.yml")], lock)


def _tell(worker: subprocess.Popen[str], order: Mapping[str, object]) -> None:
    assert worker.stdin is not None
    with contextlib.suppress(OSError):  # one that has ended says why itself
        worker.stdin.write(json.dumps(order) + "\n")
        worker.stdin.flush()


def _shares(job: Job, pages: Sequence[str]) -> list[list[str]]:
    """Deals pages out, the heaviest first, to as many processes as there are processors."""
    count = 1 if len(pages) <= FEW else processors()
    weight = {page: (job.build / "stage" / page).stat().st_size for page in pages}
    shares: list[list[str]] = [[] for _ in range(count)]
    for page in sorted(pages, key=lambda page: (-weight[page], page)):
        min(shares, key=lambda share: sum(weight[one] for one in share)).append(page)
    return shares


def _rendered(page: str) -> str:
    return page.removesuffix(".md") + ".html"


ENGINE = Material()
