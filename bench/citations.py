"""Whether a note is cited only for what it says: ``python bench/citations.py [FILE...]``, without files the held-back half.

A pair is a statement of a note and a sentence of a page with its heading; its label is agrees, contradicts or distinct.
Printed, overall and by kind: what a statement that nobody has judged is cited with by itself, what one would be that was
judged sound, and what ``review`` proposes first.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from statusbook.content import read_content  # noqa: E402
from statusbook.house.inline import plain_text  # noqa: E402
from statusbook.house.shelf import parse_shelf  # noqa: E402
from statusbook.likeness import KeyedText, linguist  # noqa: E402
from statusbook.statements.house_statements import HouseSentence, house_sentences  # noqa: E402
from statusbook.statements.statement import Subject  # noqa: E402
from statusbook.text import squeeze  # noqa: E402

CASES = ROOT / "tests" / "cases" / "citations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One labelled pair, with what the tool makes of it."""

    code: int
    kind: str
    agrees: bool
    house: str
    note: str
    unreviewed: bool
    judged: bool
    rank: int | None


def sentences_by_code() -> dict[int, tuple[HouseSentence, ...]]:
    """Gives the sentences of every code's page."""
    shelf = parse_shelf(read_content(ROOT))
    return {code: house_sentences(note.prose, Subject(codes=(code,))) for code, note in shelf.codes.items()}


def read_pairs(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """Gives the pairs of files as they are written."""
    return [pair for path in paths for pair in yaml.safe_load(path.read_text("utf-8"))]


def judge(raw: list[dict[str, Any]]) -> list[Pair]:
    """Gives every pair with what the tool makes of it."""
    by_code, words_of = sentences_by_code(), linguist().plain_words
    pairs = []
    for one in raw:
        own = [s for s in by_code[one["code"]] if s.statement.text == squeeze(plain_text(one["house"]))]
        assert own, f"{one['code']}: no such sentence: {one['house']}"
        sentence, note = own[0], str(one["note"])
        words = words_of([note, sentence.statement.text])
        texts = (
            KeyedText(text=sentence.statement.text, key="", leads=True, joined_by_ruling=sentence.mistake),
            KeyedText(text=note, key=""),
        )
        others = [s.statement.text for s in by_code[one["code"]]]
        likenesses = linguist().likenesses(note, others, about=(one["code"],))
        order = sorted(range(len(others)), key=lambda place: -likenesses[place].alike)
        pairs.append(
            Pair(
                code=one["code"],
                kind=f"{one['label']} {one['kind']}",
                agrees=one["label"] == "agrees",
                house=sentence.statement.text,
                note=note,
                unreviewed=not sentence.mistake and words[note] == words[sentence.statement.text],
                judged=len(linguist().groups(texts, about=(one["code"],))) == 1,
                rank=next((n for n, place in enumerate(order, 1) if others[place] == sentence.statement.text), None),
            )
        )
    return pairs


def figures(pairs: list[Pair], name: str) -> str:
    """Gives precision and recall of one way of citing."""
    cited = [pair for pair in pairs if getattr(pair, name)]
    right, wanted = sum(pair.agrees for pair in cited), sum(pair.agrees for pair in pairs)
    precision = f"{right / len(cited):.3f}" if cited else "-"
    return f"precision {precision}  recall {right / wanted:.3f}  ({right} right, {len(cited) - right} wrong)"


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=[CASES / "held_back.yml"])
    parser.add_argument("--wrong", action="store_true", help="name what is cited wrongly and what is missed")
    options = parser.parse_args()
    pairs = judge(read_pairs(options.files))
    agreeing = [pair for pair in pairs if pair.agrees]
    print(f"{len(pairs)} pairs, {len(agreeing)} agree")
    print(f"  unreviewed  {figures(pairs, 'unreviewed')}")
    print(f"  judged      {figures(pairs, 'judged')}")
    for most in (1, 5):
        found = sum(pair.rank is not None and pair.rank <= most for pair in agreeing)
        print(f"  proposed among the first {most} of its page: {found / len(agreeing):.3f} of those that agree")
    counts = Counter((pair.kind, pair.judged) for pair in pairs)
    for kind in sorted({pair.kind for pair in pairs}):
        print(f"    {kind:<32} cited if judged {counts[kind, True]} of {counts[kind, True] + counts[kind, False]}")
    if options.wrong:
        for pair in pairs:
            if pair.judged != pair.agrees:
                print(f"{'missed' if pair.agrees else 'WRONG'} {pair.code} {pair.kind}\n  {pair.house}\n  {pair.note}")


if __name__ == "__main__":
    main()
