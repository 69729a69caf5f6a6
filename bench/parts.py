"""Where the time of a build goes, part by part: from nothing, and after one sentence has changed.

    python bench/parts.py

Processor's seconds of this process under Python's profiler, which makes everything slower, and small functions more
than large ones: the order and the shares count. What a build does in a second process is done in this one. The engine
runs in processes of its own: of it, the clock is given.
"""

from __future__ import annotations

import cProfile
import pstats
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from builds import NOTE, Project  # noqa: E402

from statusbook import parallel  # noqa: E402
from statusbook.pipeline.builder import build_site  # noqa: E402
from statusbook.places import Places  # noqa: E402

PARTS: tuple[tuple[str, str, str], ...] = (
    ("house files and measurements", "house/shelf.py", "parse_shelf"),
    ("source notes", "pipeline/reader.py", "_read_notes"),
    ("merging", "registry/merge.py", "merge_registry"),
    ("  of it morphemes", "likeness/analyser.py", "_split"),
    ("checks", "checks/__init__.py", "check_book"),
    ("pages", "pages/kinds.py", "render_pages"),
    ("API and inventory", "api/files.py", "render_api"),
    ("redirects and promises", "links/published.py", "gather_links"),
    ("preview pictures", "links/published.py", "staged_files"),
    ("search", "search/__init__.py", "search_files"),
    ("stage to disk", "stage/write.py", "write_stage"),
    ("engine, by the clock", "site/material.py", "_run"),
    ("offline copy", "stage/bundle.py", "make_bundle"),
    ("everything", "pipeline/builder.py", "build_site"),
)


def profile(project: Project, fresh: bool) -> dict[str, float]:
    """Builds a project; gives the seconds of every part."""
    profiler = cProfile.Profile()
    profiler.enable()
    build_site(Places(root=project.root), "material", lambda step, outcome: None, fresh=fresh)
    profiler.disable()
    seconds = {(Path(path).as_posix(), name): row[3] for (path, _, name), row in pstats.Stats(profiler).stats.items()}
    package = (ROOT / "statusbook").as_posix()
    return {label: seconds.get((f"{package}/{path}", name), 0.0) for label, path, name in PARTS}


def main() -> None:
    parallel.processors = lambda: 1
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder) / "project")
        columns = [profile(project, fresh=True)]
        project.edit(NOTE)
        columns.append(profile(project, fresh=False))
    print(f"{'':<30} {'from nothing':>14} {'one sentence':>14}")
    for label, _, _ in PARTS:
        print(f"{label:<30} {columns[0][label]:12.2f} s {columns[1][label]:12.2f} s")


if __name__ == "__main__":
    main()
