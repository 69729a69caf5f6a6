"""What a build makes of damage: one bit, one cut or one emptied file under .build at a time, then a build.

    python bench/damage.py               a hundred faults, one after the other
    python bench/damage.py --faults 20

On a copy of the project, of which one sentence changes before every build, so that all that is remembered is used.
Printed: how many builds gave the right bytes, how many told of what they forgot, and every one that did neither.
"""

from __future__ import annotations

import argparse
import collections
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from builds import NOTE, Project  # noqa: E402
from damaged_files import choose_file, damage  # noqa: E402

from statusbook.fingerprint import of_folder  # noqa: E402


def build(project: Project) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "build.py"), "--root", str(project.root)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--faults", type=int, default=100)
    faults, choose = parser.parse_args().faults, random.Random(9110)
    counts: collections.Counter[str] = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder) / "project")
        note = project.root / NOTE
        texts, right = [note.read_bytes()], []
        project.edit(NOTE)
        texts.append(note.read_bytes())
        for text in texts:
            note.write_bytes(text)
            project.build()
            right.append(of_folder(project.root / "site"))
        for number in range(faults):
            path = choose_file(project.root / ".build", choose)
            way = damage(path, choose)
            note.write_bytes(texts[number % 2])
            done = build(project)
            counts["told"] += "forgotten" in done.stdout
            counts[f"in {path.relative_to(project.root / '.build').parts[0]}"] += 1
            wrong = of_folder(project.root / "site") != right[number % 2]
            if done.returncode or done.stderr or wrong:
                counts["wrong"] += 1
                print(
                    f"{way} in {path.relative_to(project.root)}: exit {done.returncode}, wrong {wrong}\n{done.stderr}"
                )
    print(f"{faults} faults: {faults - counts['wrong']} builds right, {counts['told']} told of what they forgot")
    print(", ".join(f"{count} {where}" for where, count in sorted(counts.items()) if where.startswith("in ")))


if __name__ == "__main__":
    main()
