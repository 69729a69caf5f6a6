"""Compares two files of figures: every line that both have, where a number has changed.

    python bench/compare.py OLD NEW              changes of more than 5 %
    python bench/compare.py OLD NEW --above 0    every change

Two lines are the same if they differ in nothing but their numbers.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

_NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?(?![\w.]*\w)")


def figures(text: str) -> dict[tuple[str, str, int], tuple[str, list[float]]]:
    """Gives every line with numbers: by its section, its words and how often they stood there before."""
    found: dict[tuple[str, str, int], tuple[str, list[float]]] = {}
    section = ""
    for line in text.splitlines():
        if line.startswith("## "):
            section = line.removeprefix("## ")
            continue
        numbers = [float(number.replace(",", "")) for number in _NUMBER.findall(line)]
        words = " ".join(_NUMBER.sub("#", line).split())
        again = sum(key[:2] == (section, words) for key in found)
        if numbers:
            found[section, words, again] = (line.strip(), numbers)
    return found


def changes(old: str, new: str, above: float) -> Iterator[str]:
    """Gives a line for every figure that differs by more than a share, with the ratio of new to old."""
    before, after = figures(old), figures(new)
    for key, (line, numbers) in after.items():
        if key not in before:
            yield f"{key[0]}: new: {line}"
            continue
        for one, other in zip(before[key][1], numbers, strict=True):
            if abs(other - one) > above * abs(one):
                ratio = f"{other / one:.2f} times" if one else "from nothing"
                yield f"{key[0]}: {one:g} -> {other:g} ({ratio}): {line}"
    for key, (line, _) in before.items():
        if key not in after:
            yield f"{key[0]}: gone: {line}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--above", type=float, default=0.05, help="the share by which a figure must differ")
    options = parser.parse_args()
    for line in changes(options.old.read_text("utf-8"), options.new.read_text("utf-8"), options.above):
        print(line)


if __name__ == "__main__":
    main()
