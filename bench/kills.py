"""Kills builds at random moments, all their processes at once, and looks at what then stands in site/.

    python bench/kills.py                a hundred kills
    python bench/kills.py --kills 20

On a copy of the project, of which one sentence changes before every build. After a kill the site has to be the whole
old one or the whole new one, and the next build has to give the new one. Printed: how many were which, and every kill
after which neither stood there.
"""

from __future__ import annotations

import argparse
import collections
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from builds import NOTE, Project  # noqa: E402

from statusbook.fingerprint import of_folder  # noqa: E402

OUTPUT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def command(project: Project) -> list[str]:
    return [sys.executable, str(ROOT / "build.py"), "--root", str(project.root)]


def killed(project: Project, after: float) -> bool:
    """Starts a build and kills it; tells whether it was still running."""
    process = subprocess.Popen(command(project), start_new_session=True, **OUTPUT)  # type: ignore[call-overload]
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kills", type=int, default=100)
    kills, choose = parser.parse_args().kills, random.Random(9112)
    counts: collections.Counter[str] = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder) / "project")
        site = project.root / "site"
        subprocess.run(command(project), check=True, **OUTPUT)
        project.edit(NOTE)
        began = time.perf_counter()
        subprocess.run(command(project), check=True, **OUTPUT)
        usual = time.perf_counter() - began
        while sum(counts.values()) < kills:
            old = of_folder(site)
            project.edit(NOTE)
            after = choose.uniform(0, usual)
            if not killed(project, after):
                continue
            left = of_folder(site)
            finished = subprocess.run(command(project), check=False, **OUTPUT)
            new = of_folder(site)
            if finished.returncode or left not in (old, new):
                counts["neither"] += 1
                print(f"killed after {after:.2f} s: {'the next build failed' if finished.returncode else 'neither'}")
            else:
                counts["the old site" if left == old else "the new site"] += 1
    print(f"{kills} kills within {usual:.1f} s: {', '.join(f'{n} left {what}' for what, n in sorted(counts.items()))}")


if __name__ == "__main__":
    main()
