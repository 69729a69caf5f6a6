"""kiwipiepy in a process of its own, which gets under way while this one still loads and reads."""

from __future__ import annotations

import atexit
import functools
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

_PACKAGES = Path(__file__).parents[2]
_started = False


class KiwiProcess:
    """Splits prepared texts into morphemes as ``registry.morphemes`` does, each given as one line."""

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
        self._is_taught = False

    def teach(self, nouns: Sequence[str] | None) -> None:
        """Names the nouns to teach kiwipiepy; None has it find them out. Does not wait. Raises OSError."""
        if not self._is_taught:
            self._is_taught = True
            self._say(nouns)

    def split(self, prepared: Iterable[str]) -> tuple[dict[str, str], list[str]]:
        """Gives the morphemes of every text, and the nouns it was taught; raises OSError or ValueError if it has died."""
        self.teach(None)
        texts = sorted(set(prepared))
        self._say(texts)
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        if not said:
            raise ChildProcessError("kiwipiepy's process has ended")
        lines, taught = json.loads(said)
        return dict(zip(texts, lines, strict=True)), taught

    def _say(self, words: Sequence[str] | None) -> None:
        assert self._process.stdin is not None
        print(json.dumps(words), file=self._process.stdin, flush=True)

    def close(self) -> None:
        """Ends the process, whether it was needed or not."""
        self._process.kill()
        self._process.communicate()


@functools.cache
def start_kiwi() -> KiwiProcess:
    """Gives the one process, started when it is first asked for; it ends with this one."""
    global _started
    process = KiwiProcess()
    _started = True
    atexit.register(process.close)
    return process


def running_kiwi() -> KiwiProcess | None:
    """Gives the process if it was started."""
    return start_kiwi() if _started else None


def _serve() -> None:
    """Reads the nouns, then answers each line of texts; does beforehand what can be done."""
    from statusbook.likeness.morphemes import load_kiwi, nouns_to_teach, split_morphemes, write_morphemes

    load_kiwi()
    nouns = json.loads(sys.stdin.readline())
    taught = nouns_to_teach() if nouns is None else tuple(nouns)
    split_morphemes(["준비"], lambda: taught)
    for line in sys.stdin:
        texts = json.loads(line)
        found = split_morphemes(texts, lambda: taught)
        print(json.dumps([[write_morphemes(found[text]) for text in texts], taught]), flush=True)


if __name__ == "__main__":
    _serve()
