"""Notes of any size, the same on every run: prose, tables and lists over ten codes or over all of them.

    python bench/generated_notes.py FOLDER --shape prose --codes 10 --megabytes 10
    python bench/generated_notes.py FOLDER --notes 1000 --lines 20

Copies the project's content, templates and settings to FOLDER and adds the notes: ``build.py --root FOLDER``
builds it.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from korean_prose import Writer  # noqa: E402

from statusbook.content import read_content  # noqa: E402
from statusbook.house.shelf import parse_shelf  # noqa: E402

SEED = 9110
TEN = (200, 301, 304, 400, 401, 403, 404, 409, 500, 503)
MEGABYTE = 1_000_000
MEGABYTES = (0.1, 0.3, 1, 3, 10)


def assigned_phrases() -> dict[int, str]:
    """Gives the codes that may stand in a note without a ruling, and their phrases."""
    shelf = parse_shelf(read_content(ROOT))
    return {code: note.facts.phrase for code, note in shelf.codes.items() if code in shelf.iana.entries}


def prose_lines(phrases: Mapping[int, str], seed: int = SEED) -> Iterator[str]:
    """Gives sections of a code, with paragraphs of one to three sentences, a line each."""
    writer, draw = Writer(seed), random.Random(seed + 1)
    yield from ("# 상태 코드를 만나며 적은 것", "")
    while True:
        code = draw.choice([*phrases])
        yield from (f"## {code} {phrases[code]}", "")
        for _ in range(draw.randrange(4, 40)):
            yield " ".join(_stopped(writer.sentence(code)) for _ in range(draw.choice((1, 1, 2, 3))))
            yield ""


def list_lines(phrases: Mapping[int, str], seed: int = SEED) -> Iterator[str]:
    """Gives sections of a code with a list, some of its points with points below."""
    writer, draw = Writer(seed), random.Random(seed + 1)
    yield from ("# 상태 코드 목록", "")
    while True:
        code = draw.choice([*phrases])
        yield from (f"## {code} {phrases[code]}", "")
        for _ in range(draw.randrange(3, 25)):
            yield f"- {writer.sentence(code)}"
            for _ in range(draw.choice((0, 0, 0, 1, 2))):
                yield f"    - {writer.sentence(code)}"
        yield ""


def table_lines(phrases: Mapping[int, str], seed: int = SEED) -> Iterator[str]:
    """Gives tables of a code a row: number, phrase, meaning, remark."""
    writer, draw = Writer(seed), random.Random(seed + 1)
    yield from ("# 상태 코드 표", "")
    while True:
        yield from ("| 코드 | 문구 | 의미 | 비고 |", "|---|---|---|---|")
        for _ in range(draw.randrange(10, 60)):
            code = draw.choice([*phrases])
            remark = writer.sentence(code) if draw.random() < 0.3 else ""
            yield f"| {code} | {phrases[code]} | {writer.sentence(code)} | {remark} |"
        yield from ("", "## 이어서", "")


def _stopped(sentence: str) -> str:
    return sentence if sentence.endswith(".") else f"{sentence}."


SHAPES: Mapping[str, Callable[..., Iterator[str]]] = {"prose": prose_lines, "list": list_lines, "table": table_lines}


def note(shape: str, phrases: Mapping[int, str], size: int) -> str:
    """Gives a note of about so many bytes."""
    lines, held = [], 0
    for line in SHAPES[shape](phrases):
        lines.append(line)
        held += len(line.encode()) + 1
        if held >= size:
            break
    return "\n".join(lines) + "\n"


def make_project(root: Path, notes: Mapping[str, str]) -> Path:
    """Makes a copy of the project at ``root``, with further notes; gives its path."""
    shutil.rmtree(root, ignore_errors=True)
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    for name, text in notes.items():
        (root / "content" / "notes" / f"{name}.md").write_text(text, "utf-8")
        (root / "content" / "sources" / f"{name}.yml").write_text(f"title: 지어낸 노트 {name}\n", "utf-8")
    return root


def large_project(root: Path, shape: str, codes: int | None, megabytes: float) -> Path:
    """Makes a project with one large note over so many codes, or over all of them."""
    phrases = assigned_phrases()
    if codes is not None:
        phrases = {code: phrases[code] for code in islice((*TEN, *sorted({*phrases} - {*TEN})), codes)}
    return make_project(root, {"large": note(shape, phrases, int(megabytes * MEGABYTE))})


def many_project(root: Path, notes: int, lines: int) -> Path:
    """Makes a project with many small notes, of the three shapes by turns."""
    phrases, made = assigned_phrases(), {}
    for number in range(notes):
        shape = (*SHAPES,)[number % len(SHAPES)]
        made[f"small-{number}"] = "\n".join(islice(SHAPES[shape](phrases, SEED + number), lines)) + "\n"
    return make_project(root, made)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--shape", choices=(*SHAPES,), default="prose")
    parser.add_argument("--codes", type=int, help="over so many codes; over all if not given")
    parser.add_argument("--megabytes", type=float, default=1)
    parser.add_argument("--notes", type=int, help="many small notes instead")
    parser.add_argument("--lines", type=int, default=20)
    options = parser.parse_args()
    if options.notes:
        many_project(options.folder, options.notes, options.lines)
    else:
        large_project(options.folder, options.shape, options.codes, options.megabytes)


if __name__ == "__main__":
    main()
