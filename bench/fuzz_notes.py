"""Fuzzes every reader of notes, guided by coverage: ``python bench/fuzz_notes.py [--minutes 10]``.

Each input is a file name (which reader) and its bytes. An input fails that crashes, takes over five seconds,
loses a line, or puts a statement on a line the note does not have. Failing inputs stay in ``.build/fuzz/``;
``python bench/fuzz_notes.py FILE...`` runs them again. Linux only: atheris has no wheels elsewhere.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from pathlib import Path
from types import FrameType

import atheris

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tests"))

with atheris.instrument_imports(include=["statusbook.notes", "statusbook.statements", "statusbook.text"]):
    import statusbook.notes.formats
    import statusbook.statements.doubts
    import statusbook.statements.entry_reader  # noqa: F401  # read_note imports these late, when nothing is watched
    from statusbook.notes.decoding import decode_note
    from statusbook.statements.inspect import inspection_document, render_inspection
    from statusbook.statements.note_reader import read_note
    from statusbook.text import split_sentences

from hostile_notes import HOSTILE  # noqa: E402
from known_codes import known_codes_for_tests  # noqa: E402

from statusbook.problems import ContentError  # noqa: E402

KNOWN = known_codes_for_tests()
SUFFIXES = tuple(
    "md html adoc rst org wiki txt csv js json yaml sql ndjson py java kt cs go rs php rb swift cpp ts scala dart properties strings ini toml po xml resx config proto graphql lua tf conf cfg vcl".split()
)
CORPUS = ROOT / ".build" / "fuzz"
HANG = 5


class LostLine(AssertionError):
    """A line that is in no statement, no heading and not set aside, or a statement outside of the note."""


def read_one(data: bytes) -> None:
    """Reads one input; the first byte chooses the reader."""
    if not data:
        return
    path = f"note.{SUFFIXES[data[0] % len(SUFFIXES)]}"
    try:
        reading = read_note(data[1:], path=path, source="note", known=KNOWN)
    except ContentError:
        return
    text = decode_note(data[1:], path=path).text
    lines = text.split("\n")
    filled = sum(bool(line.strip()) for line in lines)
    if reading.ledger.unaccounted or reading.ledger.total != filled:
        raise LostLine(f"{path}: {reading.ledger}, {filled} lines")
    for statement in reading.statements:
        if not 1 <= statement.lines.first <= statement.lines.last <= len(lines) or not statement.text.strip():
            raise LostLine(f"{path}: {statement}")
    split_sentences(text)
    inspection_document(reading)
    render_inspection(reading)


def write_seeds(folder: Path) -> None:
    """Writes the notes of the corpus and the hostile ones, small, as the inputs to begin with."""
    folder.mkdir(parents=True, exist_ok=True)
    for note in sorted((ROOT / "tests" / "cases" / "notes").rglob("*.*")):
        suffix = note.suffix.removeprefix(".")
        if suffix != "yml":
            first = SUFFIXES.index(suffix) if suffix in SUFFIXES else 0
            (folder / note.name).write_bytes(bytes([first]) + note.read_bytes())
    for name, make in HOSTILE.items():
        for first in range(len(SUFFIXES)):
            (folder / f"{name.replace(' ', '-')}-{first}").write_bytes(bytes([first]) + make(300).encode()[:400])
    scraps = (ROOT / "tests" / "cases" / "scraps.txt").read_bytes()
    (folder / "scraps").write_bytes(b"\x00" + scraps)


class _Count:
    """Counts inputs and stops a hang."""

    def __init__(self) -> None:
        self.inputs = 0
        self.began = time.monotonic()
        signal.signal(signal.SIGVTALRM, self._hang)

    def __call__(self, data: bytes) -> None:
        self.inputs += 1
        if self.inputs % 1000 == 0:
            print(f"{self.inputs} inputs in {time.monotonic() - self.began:.0f} s", flush=True)
        signal.setitimer(signal.ITIMER_VIRTUAL, HANG)
        read_one(data)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    @staticmethod
    def _hang(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"no answer within {HANG} seconds")


def main() -> None:
    """Runs the fuzzer, or the inputs given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", type=Path, help="inputs to run once, instead of fuzzing")
    parser.add_argument("--minutes", type=float, default=10)
    arguments = parser.parse_args()
    if arguments.inputs:
        for path in arguments.inputs:
            read_one(path.read_bytes())
            print(f"{path}: fine")
        return
    seeds, found = CORPUS / "seeds", CORPUS / "found"
    write_seeds(seeds)
    found.mkdir(parents=True, exist_ok=True)
    limits = [f"-max_total_time={int(arguments.minutes * 60)}", "-max_len=4000", "-rss_limit_mb=4000", "-timeout=120"]
    quiet = [f"-artifact_prefix={CORPUS}/", "-print_final_stats=1", "-verbosity=1"]
    atheris.Setup([sys.argv[0], *limits, *quiet, str(found), str(seeds)], _Count())
    atheris.Fuzz()


if __name__ == "__main__":
    main()
