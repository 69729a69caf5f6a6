"""Measures the search of the built site: ``python bench/search.py [FILE]``.

FILE is a list of ``q`` and ``accept`` (status codes or page paths, best first); without it
tests/cases/search.yml. The queries are typed letter by letter into the finder of site/, in Chromium, over
HTTP and from file://. Beside it stands the search that Material for MkDocs brings along, on the same pages.
``--misses`` names the queries whose first result is not acceptable, but for those held back.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browsing import NO_BROWSER, open_browser, serve  # noqa: E402
from tests.search_queries import (  # noqa: E402
    CASES,
    Answer,
    Query,
    answer_all,
    page_of,
    place,
    read_queries,
    score,
)

SCRIPTS = ("search-words.js", "search-engine.js", "search.js", "search-data.js")
_SETTLED_MS = 120
_PATIENCE_MS = 2500


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=CASES)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    parser.add_argument("--stage", type=Path, default=ROOT / ".build" / "stage", help="the stage it was built from")
    parser.add_argument("--alone", action="store_true", help="without Material's search beside it")
    parser.add_argument("--misses", action="store_true", help="name what was not found first")
    given = parser.parse_args()
    if NO_BROWSER:
        raise SystemExit(NO_BROWSER)
    if not (given.site / "assets" / "search-data.js").is_file():
        raise SystemExit(f"{given.site}: no built site with a search in it; run python build.py first")
    queries = _with_pages(read_queries(given.file), given.site)
    weigh(given.site)
    print(f"{'':<32}{'queries':>8}{'top-1':>8}{'top-3':>8}{'MRR':>8}{'ms a key: median':>18}{'99 %':>8}{'worst':>8}")
    with open_browser() as browser:
        page = browser.new_page()
        with serve(given.site) as base:
            answers = answer_all(page, base, queries)
            tell("this site, http", queries, answers)
        tell("this site, file", queries, answer_all(page, f"{given.site.resolve().as_uri()}/", queries))
        if not given.alone:
            with tempfile.TemporaryDirectory() as folder:
                plain = build_plain(given.stage, Path(folder))
                with serve(plain) as base:
                    tell("Material's own, http", queries, ask_material(page, base, queries))
    if given.misses:
        for query in queries:
            found = answers[query.q]
            if place(query, found) != 1 and not query.held_back:
                print(f"{query.q!r}: wanted {', '.join(query.accept)}; listed {', '.join(found.pages[:4])}")


def _with_pages(queries: Sequence[Query], site: Path) -> list[Query]:
    """Gives the queries that some page of the site can answer, and says how many are left out."""
    there = [query for query in queries if any((site / path / "index.html").is_file() for path in query.accept)]
    if len(there) < len(queries):
        print(f"{len(queries) - len(there)} queries are left out: none of their pages exists")
    return there


def tell(name: str, queries: Sequence[Query], answers: Mapping[str, Answer]) -> None:
    """Prints the figures of all queries, and of those held back apart."""
    apart = [query for query in queries if query.held_back]
    parts = [(name, queries), (f"{name}, held back", apart)] if apart else [(name, queries)]
    for label, some in parts:
        figures = score(some, answers)
        print(
            f"{label:<32.32}{figures.queries:>8}{figures.top_1:>8.3f}{figures.top_3:>8.3f}{figures.mrr:>8.3f}"
            f"{figures.median_ms:>18.1f}{figures.slow_ms:>8.1f}{figures.worst_ms:>8.1f}"
        )


def weigh(site: Path) -> None:
    """Prints what the first search loads, in bytes as gzip sends them."""
    weights = {name: len(gzip.compress((site / "assets" / name).read_bytes(), 9)) for name in SCRIPTS}
    told = ", ".join(f"{name} {weight}" for name, weight in weights.items())
    print(f"script and data, gzip: {sum(weights.values())} bytes ({told})")


def build_plain(stage: Path, folder: Path) -> Path:
    """Builds the same stage with the theme and the search as they come; gives the site."""
    (folder / "theme").mkdir()
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(stage.resolve()),
        "site_dir": str(folder / "site"),
        "theme": {"custom_dir": str(folder / "theme")},
        "plugins": ["search"],
    }
    (folder / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
        capture_output=True,
    )
    return folder / "site"


def ask_material(page: Any, base: str, queries: Sequence[Query]) -> dict[str, Answer]:
    """Types the queries into Material's search; its milliseconds are from the last key to the list."""
    page.goto(f"{base}404/index.html")
    page.evaluate("document.querySelector('#__search').click()")
    page.wait_for_timeout(1500)
    return {query.q: _ask_material_one(page, base, query.q) for query in queries}


def _ask_material_one(page: Any, base: str, query: str) -> Answer:
    box = page.locator("[data-md-component=search-query]")
    box.fill("")
    box.dispatch_event("keyup")
    _settled(page)
    start = time.perf_counter()
    box.fill(query)
    box.dispatch_event("keyup")
    waited = _settled(page)
    links = page.eval_on_selector_all(".md-search-result__item > a", "links => links.map((link) => link.href)")
    pages = tuple(dict.fromkeys(page_of(link.partition("?")[0], base) for link in links))
    return Answer(pages=pages, times=((time.perf_counter() - start) * 1000 - waited,))


def _settled(page: Any) -> float:
    """Waits until the list has stayed as it is for a while; gives the milliseconds of that while."""
    page.evaluate(
        """([settled, patience]) => new Promise((done) => {
          const list = document.querySelector(".md-search-result");
          let timer = setTimeout(done, settled);
          const end = () => { observer.disconnect(); done(); };
          const observer = new MutationObserver(() => {
            clearTimeout(timer);
            timer = setTimeout(end, settled);
          });
          observer.observe(list, { childList: true, subtree: true, characterData: true });
          setTimeout(end, patience);
        })""",
        [_SETTLED_MS, _PATIENCE_MS],
    )
    return _SETTLED_MS


if __name__ == "__main__":
    main()
