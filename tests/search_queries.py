"""Queries with the pages that answer them, typed into the search box of a built site in a real browser."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parent / "cases" / "search.yml"

# Types every query letter by letter and waits for the layout after each; gives what is listed in the end.
_TYPE_ALL = """
async (queries) => {
  const input = document.querySelector(".sb-search:not([hidden]) input");
  const list = document.querySelector(".sb-search:not([hidden]) [role=listbox]");
  input.focus();
  await new Promise((done) => {
    const wait = () => statusbook.createEngine && statusbook.ready ? done() : setTimeout(wait, 20);
    wait();
  });
  return queries.map((query) => {
    const times = [];
    for (let length = 1; length <= query.length; length++) {
      input.value = query.slice(0, length);
      const start = performance.now();
      input.dispatchEvent(new Event("input", { bubbles: true }));
      list.offsetHeight;
      times.push(performance.now() - start);
    }
    return { query, times, links: [...list.children].map((link) => link.href) };
  });
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is typed, and the pages that answer, best first (``404``, ``compare/401-403``)."""

    q: str
    accept: tuple[str, ...]
    held_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The pages listed for a query, best first, and the milliseconds of each key."""

    pages: tuple[str, ...]
    times: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How often an acceptable page comes first or among three; mean reciprocal rank; milliseconds a key.

    ``slow_ms`` is what 99 keys of 100 stay under.
    """

    queries: int
    top_1: float
    top_3: float
    mrr: float
    median_ms: float
    slow_ms: float
    worst_ms: float


def read_queries(path: Path) -> tuple[Query, ...]:
    """Gives the queries of a file; raises ValueError for one that accepts nothing."""
    queries = tuple(
        Query(
            q=str(raw["q"]),
            accept=tuple(str(one).strip("/") for one in raw["accept"]),
            held_back=raw.get("held_back", False),
        )
        for raw in yaml.safe_load(path.read_text(encoding="utf-8"))
    )
    for query in queries:
        if not query.accept:
            raise ValueError(f"{path}: {query.q!r} accepts no page")
    return queries


def place(query: Query, answer: Answer) -> int:
    """Gives the rank of the first acceptable page, from 1; 0 if none is listed."""
    return next((rank for rank, page in enumerate(answer.pages, start=1) if page in query.accept), 0)


def score(queries: Sequence[Query], answers: Mapping[str, Answer]) -> Figures:
    """Gives the figures of some queries."""
    places = [place(query, answers[query.q]) for query in queries]
    times = [time for query in queries for time in answers[query.q].times] or [0.0]
    count = len(queries) or 1
    return Figures(
        queries=len(queries),
        top_1=sum(rank == 1 for rank in places) / count,
        top_3=sum(1 <= rank <= 3 for rank in places) / count,
        mrr=sum(1 / rank for rank in places if rank) / count,
        median_ms=statistics.median(times),
        slow_ms=sorted(times)[int(0.99 * (len(times) - 1))],
        worst_ms=max(times),
    )


def answer_all(page: Any, base: str, queries: Sequence[Query]) -> dict[str, Answer]:
    """Types the queries on the home page of the site at ``base`` (a URL that ends with a slash)."""
    page.goto(f"{base}index.html")
    typed = page.evaluate(_TYPE_ALL, [query.q for query in queries])
    return {
        one["query"]: Answer(pages=tuple(page_of(link, base) for link in one["links"]), times=tuple(one["times"]))
        for one in typed
    }


def page_of(link: str, base: str) -> str:
    """Gives ``404`` for the address of that page, without anchor."""
    return link.removeprefix(base).partition("#")[0].removesuffix("index.html").strip("/")
