"""How long a review takes: ``python bench/review.py [--statements 200]``.

A copy of the project with labelled notes that nobody has judged is reviewed by a file of answers. Printed: the seconds
until the first question, those that the program takes for a statement (looking up, showing, writing the ruling), and
what that leaves a person of the twenty minutes that two hundred statements are to take.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
NOTES = ROOT / "tests" / "cases" / "labelled" / "first"
MINUTES = 20
ANSWERS = ("practice", "opinion", "aside", "confirmed", {"answer": "same", "number": 1}, "convention", "later")
"""What a person answers, in turn; a correction is typed, which is the person's time."""


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for part in ("content", "templates"):
            shutil.copytree(ROOT / part, root / part)
        shutil.copy(ROOT / "mkdocs.yml", root)
        add_notes(root)
        leave_out_faults(root)
        reviewed(root, [])  # what nobody has analysed yet is analysed once, as it would be by a build
        begun = reviewed(root, ["quit"])
        answers = [ANSWERS[number % len(ANSWERS)] for number in range(options.statements)]
        whole = reviewed(root, [*answers, "quit"])
    each = (whole - begun) / options.statements
    print(f"until the first question  {begun:.1f} s")
    print(f"for a statement           {1000 * each:.0f} ms of the program, {options.statements} statements")
    left = (60 * MINUTES - begun) / options.statements - each
    print(f"left for the person       {left:.1f} s a statement, if all are to take {MINUTES} minutes")


def add_notes(root: Path) -> None:
    """Adds the labelled notes to a project, each with its file of a source."""
    for number, note in enumerate(sorted(path for path in NOTES.iterdir() if ".labels." not in path.name)):
        target = root / "content" / "notes" / f"labelled-{number}{note.suffix}"
        shutil.copy(note, target)
        source = root / "content" / "sources" / f"labelled-{number}.yml"
        source.write_text(yaml.safe_dump({"file": f"notes/{target.name}"}), "utf-8")


def leave_out_faults(root: Path) -> None:
    """Takes out the notes that need a ruling before they can be merged at all, such as one with a misspelt phrase."""
    command = [sys.executable, str(ROOT / "build.py"), "check", "--json", "--root", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    for problem in json.loads(done.stdout)["problems"]:
        note = root / problem["path"]
        if note.stem.startswith("labelled-"):
            note.unlink(missing_ok=True)
            (root / "content" / "sources" / f"{note.stem}.yml").unlink(missing_ok=True)


def reviewed(root: Path, answers: list[object]) -> float:
    """Gives the seconds that a review takes."""
    script = root / "answers.yml"
    script.write_text(json.dumps(answers, ensure_ascii=False), "utf-8")  # which is YAML, too
    command = [sys.executable, str(ROOT / "build.py"), "review", "--answers", str(script), "--root", str(root)]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    print(done.stdout.strip().rpartition("\n")[2])
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
