"""What Material's pages link to, kept from build to build: a page that is not rendered again may lose an anchor's target."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from statusbook.fingerprint import of_texts
from statusbook.stage.write import write_whole

_NAME = "material.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLinks:
    """What a rendered page offers to links, and where its own lead: page to anchor to the link as written."""

    anchors: tuple[str, ...]
    links: Mapping[str, Mapping[str, str]]


def read_links(build: Path, stage: Mapping[str, str]) -> dict[str, PageLinks] | None:
    """Gives the links of the pages rendered from a stage (fingerprints by path); None if those are not known."""
    try:
        kept = json.loads((build / _NAME).read_bytes())
        told = kept["pages"]
        if kept["stage"] != _of_stage(stage) or kept["checksum"] != _checksum(told):
            return None
        return {page: PageLinks(**links) for page, links in told.items()}
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write_links(build: Path, stage: Mapping[str, str], pages: Mapping[str, PageLinks]) -> None:
    """Keeps the links of the pages rendered from a stage."""
    told = json.loads(json.dumps({page: asdict(links) for page, links in pages.items()}))
    kept = {"stage": _of_stage(stage), "checksum": _checksum(told), "pages": told}
    write_whole(build / _NAME, json.dumps(kept, ensure_ascii=False).encode())


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


def _checksum(told: Any) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
