"""How well the merging tells the same from the different: precision, recall and F1 on labelled pairs.

python bench/pairs.py                 the held-back half of our own pairs
python bench/pairs.py FILE            any JSON or YAML list of code, a, b, label (duplicate or distinct)
python bench/pairs.py --sweep FILE    the figures at other thresholds as well
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from statusbook.likeness.scoring import Likeness, threshold  # noqa: E402
from statusbook.registry.merged_statements import Analyser, compare_statements  # noqa: E402

HELD_BACK = ROOT / "tests" / "cases" / "merge" / "held_back.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    code: str
    a: str
    b: str
    duplicate: bool
    likeness: Likeness


def read_pairs(path: Path) -> list[dict[str, Any]]:
    """Gives the pairs of a file; exits with what is wrong when it holds none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        pairs = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
    except (OSError, ValueError, yaml.YAMLError) as error:
        sys.exit(f"{path}: {error}")
    if isinstance(pairs, dict):
        pairs = pairs.get("pairs")
    if not isinstance(pairs, list) or not pairs:
        sys.exit(f"{path}: expected a list of pairs with code, a, b, label")
    for number, pair in enumerate(pairs, 1):
        missing = {"a", "b", "label"} - set(pair) if isinstance(pair, dict) else {"a", "b", "label"}
        if missing or pair["label"] not in {"duplicate", "distinct"}:
            sys.exit(f"{path}: pair {number}: expected code, a, b, and label 'duplicate' or 'distinct'")
    return pairs


def judge(raw: list[dict[str, Any]]) -> list[Pair]:
    """Gives every pair with the likeness the merging sees in it."""
    analyse = Analyser()
    analyse(text for pair in raw for text in (pair["a"], pair["b"]))
    return [
        Pair(
            code=code,
            a=pair["a"],
            b=pair["b"],
            duplicate=pair["label"] == "duplicate",
            likeness=compare_statements(
                pair["a"], pair["b"], codes=(int(code),) if code.isdigit() else (), analyse=analyse
            ),
        )
        for pair in raw
        for code in [str(pair.get("code", "")).strip()]
    ]


def figures(pairs: list[Pair], limit: float) -> str:
    merged = [pair for pair in pairs if pair.likeness.score >= limit]
    right = sum(pair.duplicate for pair in merged)
    wanted = sum(pair.duplicate for pair in pairs)
    precision = right / len(merged) if merged else 1.0
    recall = right / wanted if wanted else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return (
        f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  "
        f"({right} of {wanted} duplicates merged, {len(merged) - right} false merges, {len(pairs)} pairs)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=HELD_BACK)
    parser.add_argument("--sweep", action="store_true", help="also the figures at other thresholds")
    parser.add_argument("--quiet", action="store_true", help="leave out the pairs it got wrong")
    options = parser.parse_args()
    pairs = judge(read_pairs(options.file))
    print(f"{options.file}: {figures(pairs, threshold())}")
    if options.sweep:
        for limit in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
            print(f"  at {limit:.1f}: {figures(pairs, limit)}")
    if options.quiet:
        return
    wrong = [pair for pair in pairs if (pair.likeness.score >= threshold()) != pair.duplicate]
    for title, duplicate in (("false merge", False), ("missed", True)):
        for pair in sorted(wrong, key=lambda p: -p.likeness.score):
            if pair.duplicate == duplicate:
                why = pair.likeness.difference or f"score {pair.likeness.score:.2f}"
                print(f"{title}, {pair.code}: {why}\n  a: {pair.a}\n  b: {pair.b}")


if __name__ == "__main__":
    main()
