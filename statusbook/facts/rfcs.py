"""The RFCs that are cited, with their sections' titles, so that a citation can be checked and linked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from statusbook.caches import remembered
from statusbook.problems import Collector
from statusbook.yaml_lines import parse_yaml

PATH = "content/rfcs.yml"
CITATION = re.compile(r"RFC (\d{3,5})(?: (?:(\d+(?:\.\d+)*)절|부록 ([A-Z](?:\.\d+)*)))?")
"""A citation in prose: ``RFC 9110``, ``RFC 9110 15.5.5절``, ``RFC 9110 부록 B.1``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rfc:
    """One RFC: its title, and its sections' titles by number (``15.5.5``, appendices as ``A.1``)."""

    number: int
    title: str
    sections: Mapping[str, str]

    def url(self, section: str | None = None) -> str:
        """The address of the RFC at its editor, or of one section in it."""
        if not section:
            return f"https://www.rfc-editor.org/rfc/rfc{self.number}.html"
        kind = "appendix" if section[0].isalpha() else "section"
        return f"https://www.rfc-editor.org/rfc/rfc{self.number}.html#{kind}-{section}"


@remembered
def parse_rfcs(text: str) -> dict[int, Rfc]:
    """Parses content/rfcs.yml into RFCs by number; raises ContentError."""
    parsed = parse_yaml(text, path=PATH)
    problems = Collector()
    rfcs: dict[int, Rfc] = {}
    if not isinstance(parsed.value or {}, dict):
        fix = "give each RFC by its number, with 'title' and 'sections'"
        problems.report(path=PATH, line=1, message="the file is a list or a word", fix=fix)
    for number, entry in parsed.value.items() if isinstance(parsed.value, dict) else ():
        known = isinstance(entry, dict) and isinstance(entry.get("title"), str)
        sections = entry.get("sections", {}) if known else {}
        if not known or not isinstance(number, int) or not isinstance(sections, dict):
            problems.report(
                path=PATH,
                line=parsed.line((number,)),
                message=f"malformed entry '{number}'",
                fix="give a number with 'title' and 'sections' (number: title)",
                evidence=parsed.point_at_key((number,)),
            )
            continue
        rfcs[number] = Rfc(
            number=number,
            title=entry["title"],
            sections={str(key): str(value) for key, value in sections.items()},
        )
    problems.finish(salvaged=rfcs)
    return rfcs


def citations(text: str) -> Iterator[tuple[re.Match[str], int, str | None]]:
    """Gives every RFC cited in a text: the match, the number, the section or None."""
    for match in CITATION.finditer(text):
        yield match, int(match[1]), match[2] or match[3]


def check_citation(number: int, section: str | None, rfcs: Mapping[int, Rfc]) -> tuple[str, str] | None:
    """Gives message and fix if an RFC or its section is not known, else None."""
    if number not in rfcs:
        return f"RFC {number} is not known", f"correct the number, or add the RFC to {PATH}"
    if section and section not in rfcs[number].sections:
        return (
            f"RFC {number} has no section {section} on record",
            f"correct the section, or add its title to {PATH}",
        )
    return None
