"""How the time and the memory of a build grow with the notes and with the codes.

    python bench/growth.py
    python bench/growth.py --largest 1    large notes of up to 1 MB instead of 10

The site as it is; with notes added until it holds 10 and 100 times as many statements; a made-up site of 43 and of
430 codes; and one large note of 0.1 to 10 MB (generated_notes.py), its statements about one code, about ten or about
all: the fewer codes, the more statements each is compared with. Last a thousand notes of 20 lines. Each runs in a process of its own, so that its peak memory is its own; the processor's seconds of
each step are those of that process. Morphemes come from a cache filled beforehand, as in a build of unchanged
notes; nothing else is remembered. The exponent is that of the growth between the two largest sizes; of large notes, the slope
over all sizes.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generated_notes import MEGABYTES, large_project, many_project  # noqa: E402
from merge import peak_memory, wording  # noqa: E402

from statusbook import parallel  # noqa: E402
from statusbook.caches import open_caches  # noqa: E402
from statusbook.content import read_content  # noqa: E402
from statusbook.house.shelf import parse_shelf  # noqa: E402
from statusbook.likeness import linguist  # noqa: E402
from statusbook.pipeline.reader import read_book  # noqa: E402
from statusbook.pipeline.renderer import make_links, make_stage  # noqa: E402
from statusbook.places import Places  # noqa: E402
from statusbook.registry.book import Book  # noqa: E402
from statusbook.registry.merge import merge_registry  # noqa: E402
from statusbook.registry.rulings import NO_RULINGS  # noqa: E402

GOAL = 1.15
TIMES = (1, 10, 100)
LARGE_GOAL = 1.1
"""Of the seconds of a whole build with one large note, and of its merging alone."""
CODES = (43, 430)
FEW_CODES = (1, 10, None)
STEPS = ("read", "merge", "render")
CLAIMS = 24
"""How many different things the added notes say of one code."""
A_NOTE = 200
"""How many statements an added note makes."""

Figures = dict[str, float]


def add_notes(root: Path, statements: int) -> None:
    """Adds notes of A_NOTE statements each to a copy of the project, in the place of those added before."""
    for path in (root / "content" / "notes").glob("added-*"):
        path.unlink()
    for path in (root / "content" / "sources").glob("added-*"):
        path.unlink()
    draw = random.Random(9110)
    shelf = parse_shelf(read_content(root))
    phrases = {code: note.facts.phrase for code, note in shelf.codes.items() if code in shelf.iana.entries}
    for number in range(statements // A_NOTE):
        name = f"added-{number}"
        lines: list[str] = []
        for code in draw.sample(sorted(phrases), A_NOTE // 10):
            said = [wording(code, draw.randrange(CLAIMS), draw) for _ in range(10)]
            lines += [f"## {code} {phrases[code]}", "", *(f"- {text}" for text in said), ""]
        (root / "content" / "notes" / f"{name}.md").write_text("\n".join(lines), "utf-8")
        (root / "content" / "sources" / f"{name}.yml").write_text(f"title: 덧붙인 노트 {number}\n", "utf-8")


def fill_cache(root: Path) -> Figures:
    """Has the morphemes of all notes analysed, as an earlier build would have, and keeps nothing else; no figures."""
    places = Places(root=root)
    with open_caches(places.caches, lambda who, what: None):
        read_book(places, lambda step, outcome: None)
    for path in places.caches.glob("*.cache"):
        path.unlink()
    return {}


def steps(root: Path) -> Figures:
    """Reads, merges and renders a project; gives the processor's seconds of each step and the peak MiB."""
    began: list[float] = [time.process_time()]
    figures: Figures = {}

    def say(step: str, outcome: str) -> None:
        now = time.process_time()
        figures[step], began[0] = now - began[0], now

    parallel.processors = lambda: 1  # nothing in a process whose seconds would not be counted
    places = Places(root=root)
    with open_caches(Path(shutil.copytree(places.caches, root / "caches")), lambda who, what: None):
        book = read_book(places, say)
        make_stage(places, book, make_links(places, book), say)
    shutil.rmtree(root / "caches")
    assert "kiwipiepy" not in sys.modules, "a text was not in the cache"
    return {
        "read": figures["notes"] + figures["statements"],
        "merge": figures["registry"],
        "render": figures["pages"],
        "peak": peak_memory(),
        "size": sum(len(reading.statements) for reading in book.registry.readings),
    }


def made_up_codes(root: Path, count: int) -> None:
    """Makes a project of so many unregistered codes, each with a house note like any other."""
    small = ROOT / "tests" / "cases" / "small" / "content"
    shutil.copytree(small, root / "content")
    for folder in ("codes", "comparisons", "guides"):
        shutil.rmtree(root / "content" / folder)
        (root / "content" / folder).mkdir()
    (root / "content" / "notes").mkdir(exist_ok=True)
    shutil.copytree(ROOT / "templates", root / "templates")
    shutil.copy(ROOT / "mkdocs.yml", root)
    for number in (1, 2, 3, 5):
        text = (ROOT / "content" / "classes" / f"{number}xx.md").read_text("utf-8")
        (root / "content" / "classes" / f"{number}xx.md").write_text(text, "utf-8")
    text = (small / "codes" / "405.md").read_text("utf-8").replace("guides: [basics]\n", "")
    taken = {200, 404, 405}
    codes = [code for code in range(100, 600) if code not in taken][:: 497 // count][:count]
    for code in codes:
        vendor = (
            f"vendors: [{{name: Bench, phrase: Made Up {code}, name_ko: 지어낸 것 {code}, meaning: 지어냈습니다.}}]"
        )
        own = text.replace("405", str(code)).replace("standing: standard", f"standing: unofficial\n{vendor}")
        own = own.replace("받지 않는 메서드\n", f"지어낸 것 {code}\n").replace("Method Not Allowed", f"Made Up {code}")
        own = own.replace("[404 Not Found](/404/)", f"[{codes[0]}](/{codes[0]}/)")
        (root / "content" / "codes" / f"{code}.md").write_text(
            own.replace("- [200 OK](/200/): 성공입니다.\n", ""), "utf-8"
        )


def made_up_steps(root: Path) -> Figures:
    """Merges and renders a project of made-up codes, without the checks, which ask for more than it has."""
    parallel.processors = lambda: 1
    places = Places(root=root)
    began = time.process_time()
    content = read_content(root)
    shelf = parse_shelf(content)
    read = time.process_time()
    registry = merge_registry(
        iana=shelf.iana,
        code_notes=shelf.codes,
        class_notes=shelf.classes,
        sources=(),
        readings=(),
        rulings=NO_RULINGS,
        linguist=linguist(),
    )
    merged = time.process_time()
    book = Book(registry=registry, shelf=shelf)
    make_stage(places, book, make_links(places, book, lambda checked: None), lambda step, outcome: None)
    rendered = time.process_time()
    return {
        "read": read - began,
        "merge": merged - read,
        "render": rendered - merged,
        "peak": peak_memory(),
        "size": len(shelf.codes),
    }


def apart(measure: Callable[[Path], Figures], root: Path) -> Figures:
    """Runs a measurement in a new process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measure, root).result()


def say(what: str, figures: Figures, before: Figures | None) -> None:
    """Says one size's figures, and how they have grown."""
    parts = ", ".join(f"{step} {figures[step]:6.2f} s" for step in STEPS)
    print(f"{figures['size']:>7.0f} {what}: {parts}, peak {figures['peak']:.0f} MiB")
    if before is None:
        return
    times = math.log(figures["size"] / before["size"])
    grown = ((step, math.log(figures[step] / before[step]) / times) for step in ("merge", "render"))
    exponents = ", ".join(f"{step} {exponent:.2f}" for step, exponent in grown)
    print(f"        exponents: {exponents}; goal {GOAL} or less")


def measured(root: Path) -> Figures:
    """Gives the figures of a project whose morphemes are remembered."""
    apart(fill_cache, root)
    return apart(steps, root)


def slope(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """Gives the exponent of growth over all sizes: the slope of log seconds over log size."""
    points = [(math.log(size), math.log(took)) for size, took in zip(sizes, seconds, strict=True)]
    mean_x, mean_y = (sum(values) / len(points) for values in zip(*points, strict=True))
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread


def large_notes(folder: Path, largest: float) -> None:
    """Says the figures of one large note, over few codes and over all."""
    sizes = [size for size in MEGABYTES if size <= largest]
    for codes in FEW_CODES:
        all_figures = []
        for size in sizes:
            figures = measured(large_project(folder / "large", "prose", codes, size))
            say(f"statements, {size:g} MB over {codes or 'all'} codes", figures, None)
            all_figures.append(figures)
        whole = slope(sizes, [sum(figures[step] for step in STEPS) for figures in all_figures])
        merging = slope(sizes, [figures["merge"] for figures in all_figures])
        print(f"        exponents: whole {whole:.2f}, merge {merging:.2f}; goal {LARGE_GOAL} or less")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=float, default=MEGABYTES[-1], help="megabytes of the largest note")
    largest = parser.parse_args().largest
    with tempfile.TemporaryDirectory() as folder:
        large_notes(Path(folder), largest)
        say("statements of 1,000 notes", measured(many_project(Path(folder) / "many", 1000, 20)), None)
        root = Path(folder) / "notes"
        for name in ("content", "templates"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "mkdocs.yml", root)
        before, held = None, 0
        for times in TIMES:
            add_notes(root, held * (times - 1))
            figures = measured(root)
            held = held or int(figures["size"])
            say("statements", figures, before)
            before = figures
        before = None
        for count in CODES:
            root = Path(folder) / str(count)
            made_up_codes(root, count)
            figures = apart(made_up_steps, root)
            say("codes", figures, before)
            before = figures


if __name__ == "__main__":
    main()
