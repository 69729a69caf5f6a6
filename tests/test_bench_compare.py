"""Two files of figures are compared line by line; what changed is said, what did not is not."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from compare import changes

OLD = """\
# Figures
- mkdocs 1.6.1

## bench/builds.py
build from nothing   12.00 s  1,000 MiB
build, gone          1.00 s

## bench/serve.py
build from nothing   3.00 s  5 MiB
"""


def test_a_changed_number_is_told_with_its_ratio() -> None:
    """Only the figure that changed is told, under its own section."""
    assert list(changes(OLD, OLD, 0.05)) == []
    new = OLD.replace("1,000 MiB", "1,500 MiB").replace("12.00", "12.10")
    told = list(changes(OLD, new, 0.05))
    assert told == ["bench/builds.py: 1000 -> 1500 (1.50 times): build from nothing   12.10 s  1,500 MiB"]
    assert len(list(changes(OLD, new, 0.0))) == 2


def test_lines_that_come_and_go_are_told() -> None:
    """A figure that only one of the two files has is not passed over."""
    told = list(changes(OLD, OLD.replace("build, gone", "build, new"), 0.05))
    assert told == [
        "bench/builds.py: new: build, new          1.00 s",
        "bench/builds.py: gone: build, gone          1.00 s",
    ]
