"""What a page tells other programs about itself: the values of Open Graph and the schema.org description."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from typing import Any

from statusbook import urls
from statusbook.facts.address import Address
from statusbook.pages.anchors import contents
from statusbook.pages.page import Page
from statusbook.registry.record import ClassRecord, Record
from statusbook.yaml_lines import flow_yaml


def add_previews(
    pages: Iterable[Page],
    descriptions: Mapping[str, Mapping[str, Any]],
    address: Address,
    pictures: Mapping[str, object],
) -> tuple[Page, ...]:
    """Gives the pages with ``preview`` and ``toc`` in their front matter, which the theme turns into markup.

    ``descriptions`` are schema.org's, by permalink; ``pictures`` are by file.
    """
    return tuple(_with_preview(page, descriptions.get(page.permalink), address, pictures) for page in pages)


def _with_preview(
    page: Page, described: Mapping[str, Any] | None, address: Address, pictures: Mapping[str, object]
) -> Page:
    own = urls.preview(page.permalink)
    preview = {
        "type": "website" if page.permalink == urls.HOME else "article",
        "image": address.absolute(own if own in pictures else urls.files.SITE_PREVIEW),
        "alt": page.title,
        "jsonld": _script_text({"@context": "https://schema.org", **described}) if described else "",
    }
    line = f"preview: {flow_yaml(preview)}\ntoc: {flow_yaml(contents(page))}\n"
    head, fence, rest = page.text.partition("---\n")
    if head.strip() or not fence:
        return dataclasses.replace(page, text=f"---\n{line}---\n\n{page.text}")
    return dataclasses.replace(page, text=f"---\n{line}{rest}")


def _script_text(value: object) -> str:
    """Gives JSON that stays inside a ``script`` element whatever it holds."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def term_set(address: Address) -> dict[str, Any]:
    """Gives the set that every code and class is a term of: the site."""
    return {"@type": "DefinedTermSet", "@id": address.root, "name": address.site_name, "url": address.root}


def defined_term(
    record: Record | ClassRecord, address: Address, *, names: Iterable[str], description: str | None = None
) -> dict[str, Any]:
    """Gives the description of a code or a class as a term, with its other names."""
    return {
        **term(record, address),
        "alternateName": [name for name in dict.fromkeys(names) if name],
        **({"description": description} if description is not None else {}),
        "inLanguage": "ko",
        "inDefinedTermSet": term_set(address),
    }


def term(record: Record | ClassRecord, address: Address) -> dict[str, Any]:
    """Gives a code or a class as other descriptions name it."""
    code = str(record.code) if isinstance(record, Record) else f"{record.status_class}xx"
    phrase = record.phrase.value if isinstance(record, Record) else record.phrase
    url = address.absolute(urls.member(code))
    return {
        "@type": "DefinedTerm",
        "@id": url,
        "url": url,
        "termCode": code,
        "name": f"{code} {phrase}".strip(),
    }
