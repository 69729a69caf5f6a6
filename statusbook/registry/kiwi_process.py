"""kiwipiepy in a process of its own, which gets under way while the content is still being read."""

from __future__ import annotations

import atexit
import functools
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from statusbook.registry.morphemes import Morpheme, read_morphemes, split_morphemes, write_morphemes

_PACKAGES = Path(__file__).parents[2]


class KiwiProcess:
    """Splits texts as ``split_morphemes`` does; ``taught`` are the nouns to teach kiwipiepy (``nouns_to_teach``)."""

    def __init__(self, taught: tuple[str, ...]) -> None:
        self._taught = taught
        path = os.pathsep.join(filter(None, [str(_PACKAGES), os.environ.get("PYTHONPATH")]))
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, *self._taught],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": path},
        )

    def split(self, prepared: Iterable[str]) -> Mapping[str, tuple[Morpheme, ...]]:
        """Gives the morphemes of every text; by this process itself if the other one has died."""
        texts = sorted(set(prepared))
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            print(json.dumps(texts), file=self._process.stdin, flush=True)
            lines = json.loads(self._process.stdout.readline())
        except (OSError, ValueError):
            return split_morphemes(texts, lambda: self._taught)
        return {text: read_morphemes(line) for text, line in zip(texts, lines, strict=True)}

    def close(self) -> None:
        """Ends the process, whether it was needed or not."""
        self._process.kill()
        self._process.communicate()


@functools.cache
def kiwi_process(taught: tuple[str, ...]) -> KiwiProcess:
    """Gives the one process, started when it is first asked for; it ends with this one."""
    process = KiwiProcess(taught)
    atexit.register(process.close)
    return process


def _serve(taught: tuple[str, ...]) -> None:
    """Answers each line of texts with a line of their morphemes; begins with one of its own, to be ready."""
    split_morphemes(["준비"], lambda: taught)
    for line in sys.stdin:
        texts = json.loads(line)
        found = split_morphemes(texts, lambda: taught)
        print(json.dumps([write_morphemes(found[text]) for text in texts]), flush=True)


if __name__ == "__main__":
    _serve(tuple(sys.argv[1:]))
