"""Every redirect of the site: derived from names and orders, with a person's rulings over them."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from statusbook.checks.near_pages import instead_of
from statusbook.house.permalinks import length_fault
from statusbook.house.redirect_rulings import PATH, Ruling
from statusbook.links.claims import RETIRED, Claim
from statusbook.problems import Problem
from statusbook.urls import members_of, others


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the site answers: pages by permalink, each with its anchors, and other files."""

    pages: Mapping[str, Collection[str]]
    files: Collection[str]

    def answers(self, url: str) -> bool:
        """Tells whether a page or a file answers a URL, its anchor included."""
        page, mark, anchor = url.partition("#")
        return page in self.files or (page in self.pages and (not mark or anchor in self.pages[page]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirects:
    """Old URL to final URL: of pages and files, and, by page, of old anchors (without the ``#``)."""

    urls: Mapping[str, str]
    anchors: Mapping[str, Mapping[str, str]]


def settle_claims(
    claims: Iterable[Claim], known: Known, ruled: Collection[str]
) -> tuple[dict[str, str], list[Problem]]:
    """Gives the target of every claimed URL: that of the best rank; two of that rank are a problem, as is a name too long.

    A contested URL that a person ruled on is left out.
    """
    by_url: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_url[claim.url].append(claim)
    settled: dict[str, str] = {}
    problems: list[Problem] = []
    for url, rivals in by_url.items():
        best = min(claim.rank for claim in rivals)
        first, *rest = sorted((c for c in rivals if c.rank == best), key=lambda c: (c.target, c.path, c.line))
        rival = next((claim for claim in rest if claim.target != first.target), None)
        too_long = length_fault(url)
        if too_long:
            problems.append(_refusal(first, *too_long))
        elif known.answers(url):
            if first.target != url:
                fix = "take it out of 'names'" if best == RETIRED else "rename one of them"
                problems.append(_refusal(first, f"'{url}' is a page of its own", fix))
        elif rival is None:
            settled[url] = first.target
        elif url not in ruled:
            message = f"'{url}' would lead to '{first.target}' and to '{rival.target}'"
            fix = f"add '{url}' to {PATH} with the page it leads to"
            problems.append(_refusal(first, message, fix, f"also {rival.path}:{rival.line}"))
    return settled, problems


def _refusal(claim: Claim, message: str, fix: str, *evidence: str) -> Problem:
    return Problem(path=claim.path, line=claim.line, message=message, fix=fix, evidence=evidence)


def resolve_redirects(
    claims: Iterable[Claim], rulings: Iterable[Ruling], known: Known
) -> tuple[Redirects, list[Problem]]:
    """Gives every redirect with the page it leads to in the end, and a problem for each that leads nowhere.

    A ruling goes before a derived redirect; that of a comparison holds for every order of its members.
    """
    by_old = {ruling.old: ruling for ruling in rulings}
    settled, problems = settle_claims(claims, known, by_old)
    steps = settled | {old: ruling.new for old, ruling in by_old.items()}
    for old, ruling in by_old.items():
        orders = _orders(old)
        steps |= {order: ruling.new for order in orders if order not in steps and not known.answers(order)}
        fault = _needless(ruling, settled, known) or _astray(ruling, steps, known)
        if fault:
            problems.append(Problem(path=PATH, line=ruling.line, message=fault[0], fix=fault[1]))
    urls: dict[str, str] = {}
    anchors: dict[str, dict[str, str]] = defaultdict(dict)
    for old, new in steps.items():
        page, mark, anchor = old.partition("#")
        end = _follow(new, steps, known)
        if end and mark:
            anchors[page][anchor] = end
        elif end:
            urls[old] = end
    return Redirects(urls=dict(sorted(urls.items())), anchors=anchors), problems


def _orders(old: str) -> Iterator[str]:
    """The URLs that follow a comparison's redirect; none where one single order with ``-vs-`` is redirected."""
    members = members_of(old)
    return others.orders(members) if members and old == others.order_of(members) else iter(())


def _follow(url: str, steps: Mapping[str, str], known: Known) -> str | None:
    """Gives where a URL leads in the end, an anchor kept on the way; None for nowhere or in a circle."""
    seen: set[str] = set()
    while not known.answers(url) and url not in seen:
        seen.add(url)
        page, mark, anchor = url.partition("#")
        if url in steps:
            url = steps[url]
        elif page in steps:
            url = steps[page] if "#" in steps[page] else steps[page] + mark + anchor
    return url if known.answers(url) else None


def _needless(ruling: Ruling, settled: Mapping[str, str], known: Known) -> tuple[str, str] | None:
    """An exception that no longer applies is itself an error."""
    if known.answers(ruling.old):
        return f"'{ruling.old}' answers for itself; the redirect is never used", "remove the redirect"
    if settled.get(ruling.old) == ruling.new:
        return f"'{ruling.old}' leads to '{ruling.new}' without a ruling", "remove the redirect"
    return None


def _astray(ruling: Ruling, steps: Mapping[str, str], known: Known) -> tuple[str, str] | None:
    """Gives message and fix for a ruling that cannot be followed to its end."""
    old, new = ruling.old, ruling.new
    page = old.partition("#")[0]
    if page != old and page in steps:
        return f"'{page}' is redirected, and its anchors with it", f"remove the redirect of '{old}'"
    if page != old and page not in known.pages:
        return f"'{page}' is no page, so '{old}' cannot be kept there", f"redirect '{page}' itself"
    ending = posixpath.splitext(old)[1] if page == old else ""
    if ending and not new.endswith(ending):
        return f"'{old}' is a file, '{new}' is none of its kind", f"give a file that ends in '{ending}'"
    if _follow(new, steps, known):
        return None
    if _circles(old, steps):
        return f"'{old}' leads in a circle", "let one of its redirects lead to a page"
    target, mark, anchor = new.partition("#")
    if mark and target in known.pages:
        anchors = ", ".join(sorted(known.pages[target])) or "none"
        return f"'{target}' has no anchor '#{anchor}'", f"use one of: {anchors}"
    fix = (
        instead_of(target, known.pages) if target.endswith("/") else f"give a file of the site that ends in '{ending}'"
    )
    return f"'{old}' leads to '{new}', which is no page", fix


def _circles(url: str, steps: Mapping[str, str]) -> bool:
    seen: list[str] = []
    while url not in seen:
        seen.append(url)
        url = steps.get(url) or steps.get(url.partition("#")[0], "")
    return url != ""
