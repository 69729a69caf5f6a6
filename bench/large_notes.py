"""Reads notes of many megabytes, kind or hostile: ``python bench/large_notes.py [MEGABYTES...]``.

Printed: seconds of processor time and peak memory a kind and size; both should grow with the size alone.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("plain entries", "one long line", "open comments", "wide table", "markdown table", "open brackets", "stars")
MEGABYTE = 1_000_000


def read_one(kind: str, megabytes: float) -> None:
    """Reads one note and prints what it took; in a process of its own, for the memory."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    from hostile_notes import HOSTILE
    from known_codes import known_codes_for_tests

    from statusbook.statements.note_reader import read_note

    content = HOSTILE[kind](int(megabytes * MEGABYTE)).encode()
    known = known_codes_for_tests()
    began = time.process_time()
    reading = read_note(content, path="note.md", source="note", known=known)
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{kind:<16} {len(content) / MEGABYTE:6.1f} MB  {seconds:7.1f} s  {peak:6.0f} MiB"
        f"  {len(reading.entries)} entries  {len(reading.ledger.unaccounted)} unaccounted lines",
        flush=True,
    )


def main() -> None:
    """Reads every kind in every size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("megabytes", nargs="*", type=float, default=[1, 4])
    parser.add_argument("--kind", action="append", choices=KINDS)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    for kind in arguments.kind or KINDS:
        for megabytes in arguments.megabytes:
            if arguments.here:
                read_one(kind, megabytes)
            else:
                command = [sys.executable, __file__, "--here", "--kind", kind, str(megabytes)]
                subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
