"""What Material's pages link to, kept from build to build: a page that is not rendered again may lose an anchor's target."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from statusbook.fingerprint import of_texts
from statusbook.sealed import BrokenSeal, read_sealed, write_sealed

_NAME = "material-links"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLinks:
    """What a rendered page offers to links, and where its own lead: page to anchor to the link as written."""

    anchors: tuple[str, ...]
    links: Mapping[str, Mapping[str, str]]


def read_links(build: Path, stage: Mapping[str, str]) -> dict[str, PageLinks] | None:
    """Gives the links of the pages rendered from a stage (fingerprints by path); None if those are not known."""
    try:
        told = json.loads(read_sealed(build / _NAME, _of_stage(stage)))
        return {page: PageLinks(**links) for page, links in told.items()}
    except (OSError, BrokenSeal):
        return None


def write_links(build: Path, stage: Mapping[str, str], pages: Mapping[str, PageLinks]) -> None:
    """Keeps the links of the pages rendered from a stage."""
    told = {page: asdict(links) for page, links in pages.items()}
    write_sealed(build / _NAME, json.dumps(told, ensure_ascii=False).encode(), _of_stage(stage))


def dead_anchors(pages: Mapping[str, PageLinks]) -> list[str]:
    """Gives a line for every link to a page that has no such anchor."""
    return [
        f"{page}: a link '{written}', but {target} has no anchor '#{anchor}'"
        for page, own in sorted(pages.items())
        for target, anchors in own.links.items()
        if target in pages
        for anchor, written in anchors.items()
        if anchor not in pages[target].anchors
    ]


def _of_stage(stage: Mapping[str, str]) -> str:
    return of_texts(f"{path} {fingerprint}" for path, fingerprint in sorted(stage.items()))
