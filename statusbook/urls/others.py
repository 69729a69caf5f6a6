"""The other URLs that a page may be reached at: made of its names, its number, the order of its members."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator

from statusbook.urls.pages import COMPARISONS

_APOSTROPHES = re.compile(r"['’]")  # I'm a teapot: no hyphen inside the word
_NOT_SLUG = re.compile(r"[^a-z0-9가-힣]+")
_SEPARATORS = ("-", "-vs-")
"""What people write between the members of a comparison; the permalink has the first."""


def slug_of(name: str) -> str:
    """Gives a name as a part of a URL: ``im-a-teapot`` for ``I'm a teapot``, ``찾을-수-없음``."""
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFC", name).lower())
    return _NOT_SLUG.sub("-", plain).strip("-")


def named(slug: str) -> str:
    """Gives ``/not-found/``."""
    return f"/{slug}/"


def numbered(member: int | str, slug: str) -> str:
    """Gives ``/404-not-found/``, ``/4xx-client-error/``."""
    return f"/{member}-{slug}/"


def of_vendor(slug: str, code: int) -> str:
    """Gives ``/nginx-499/``."""
    return f"/{slug}-{code}/"


def of_protocol(member: int | str) -> str:
    """Gives ``/http-404/``, ``/http-4xx/``."""
    return f"/http-{member}/"


def orders(members: Iterable[str]) -> Iterator[str]:
    """Gives the URLs of a comparison but for its permalink: the other orders, and all orders with ``-vs-``."""
    ascending = tuple(sorted(members))
    for separator in _SEPARATORS:
        for order in itertools.permutations(ascending):
            if separator != _SEPARATORS[0] or order != ascending:
                yield order_of(order, separator)


def order_of(members: Iterable[str], separator: str = _SEPARATORS[0]) -> str:
    """Gives a comparison's URL with its members in this order: ``/compare/403-vs-401/``."""
    return f"{COMPARISONS}{separator.join(members)}/"
