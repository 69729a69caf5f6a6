"""kiwipiepy in a process of its own, which gets under way while this one still loads and reads."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from statusbook.progress import counted

if TYPE_CHECKING:  # this module is loaded by commands that need no morphemes
    from statusbook.likeness.morphemes import Nouns

_PACKAGES = Path(__file__).parents[2]
_running: KiwiProcess | None = None

AT_ONCE = 4096
"""How many texts are split at once: their morphemes, as objects, take 20 MB."""


class KiwiProcess:
    """Splits prepared texts into morphemes as ``Korean`` does, each given as one line."""

    def __init__(self) -> None:
        path = os.pathsep.join(filter(None, [str(_PACKAGES), os.environ.get("PYTHONPATH")]))
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": path},
        )
        self._nouns: Nouns | None = None

    def teach(self, nouns: Nouns, known: Sequence[str] | None) -> bool:
        """Has it taught the nouns of a vocabulary, as ``Korean`` is; tells whether those are the ones it knows.

        Does not wait. It can be taught once: another vocabulary needs another process. Raises OSError if it has died.
        """
        if self._nouns is None:
            self._nouns = nouns
            self._say([nouns, known])
        return self._nouns == nouns

    def split(self, prepared: Iterable[str]) -> tuple[dict[str, str], list[str]]:
        """Gives the morphemes of every text, and the nouns it was taught; raises OSError or ValueError if it has died."""
        texts = sorted(set(prepared))
        found: dict[str, str] = {}
        taught: list[str] = []
        for begin in counted("morphemes", range(0, len(texts), AT_ONCE)):
            some = texts[begin : begin + AT_ONCE]
            self._say(some)
            assert self._process.stdout is not None
            said = self._process.stdout.readline()
            if not said:
                raise ChildProcessError("kiwipiepy's process has ended")
            lines, taught = json.loads(said)
            found |= zip(some, lines, strict=True)
        return found, taught

    def _say(self, words: Any) -> None:
        assert self._process.stdin is not None
        print(json.dumps(words), file=self._process.stdin, flush=True)

    def close(self) -> None:
        """Ends the process, whether it was needed or not."""
        self._process.kill()
        self._process.communicate()


def start_kiwi() -> None:
    """Starts the one process, if it is not running; it ends with this one at the latest."""
    global _running
    if _running is None:
        _running = KiwiProcess()
        atexit.register(stop_kiwi)


def running_kiwi() -> KiwiProcess | None:
    """Gives the process if it is running."""
    return _running


def stop_kiwi() -> None:
    """Ends the process, if it is running."""
    global _running
    if _running is not None:
        _running.close()
        _running = None


def _serve() -> None:
    """Reads the nouns, then answers each line of texts; does beforehand what can be done."""
    from statusbook.likeness.morphemes import Korean, Nouns, load_kiwi, write_morphemes

    kiwi = load_kiwi()
    (all_, taught), known = json.loads(sys.stdin.readline())
    korean = Korean(Nouns(tuple(all_), tuple(taught)), known, kiwi)
    korean.split(["준비"])
    for line in sys.stdin:
        texts = json.loads(line)
        found = korean.split(texts)
        print(json.dumps([[write_morphemes(found[text]) for text in texts], korean.taught]), flush=True)


if __name__ == "__main__":
    if sys.stdin is None or sys.stdin.isatty():
        sys.exit("this is run by a build: python -m statusbook build")
    _serve()
