"""What to write in place of a page that there is not: only a page of the same kind is suggested.

Another number is never suggested: it is another subject, however alike the digits are.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable

from statusbook import urls

_NUMBER = re.compile(r"(?<!\d)[1-5]\d\d(?!\d)")  # /404-not-found/, /405x/: the number itself is not in doubt
_DIGITS = re.compile(r"/\d+/?")  # /4044/, /600/: meant as a code, whether there can be such a code or not


def instead_of(page: str, pages: Collection[str]) -> str:
    """Gives the fix for a permalink that none of the pages has."""
    members, code, guide = urls.members_of(page), urls.code_of(page), urls.guide_of(page)
    if f"{page}/" in pages:
        return f"end it with a slash: '{page}/'"
    if members:
        return _comparison_instead(members, pages)
    if code is not None:
        return _code_instead(code, pages)
    if _DIGITS.fullmatch(page):
        return "give a status code, three digits from 100 to 599"
    if guide is not None:
        return _near(page, filter(urls.guide_of, pages)) or f"correct it, or write content/guides/{guide}.md"
    if page.startswith(urls.COMPARISONS):
        return _near(page, filter(urls.members_of, pages)) or "give codes or classes, ascending, with '-' between them"
    numbers = _NUMBER.findall(page)
    if len(numbers) == 1 and urls.code(numbers[0]) in pages:
        return f"did you mean '{urls.code(numbers[0])}'?"
    others = (one for one in pages if not urls.member_of(one) and not urls.members_of(one))
    return _near(page, others) or "correct it, or write that page"


def _code_instead(code: int, pages: Collection[str]) -> str:
    status_class = urls.status_class(code // 100)
    other = f"link the class: '{status_class}'" if status_class in pages else "leave the link out"
    return f"correct the number, write content/codes/{code}.md, or {other}"


def _comparison_instead(members: Collection[str], pages: Collection[str]) -> str:
    """The comparison of the same members in another order, or of these and more."""
    permalink = urls.comparison(members)
    if permalink in pages:
        return f"write the codes ascending: '{permalink}'"
    wider = sorted((one for one in pages if set(members) < set(urls.members_of(one))), key=len)
    other = f", or link the one that holds them all: '{wider[0]}'" if wider else ""
    return f"correct the codes, or write content/comparisons/{'-'.join(sorted(members))}.md{other}"


def _near(page: str, candidates: Iterable[str]) -> str | None:
    """Names the candidate whose last part is most like that of the page, if one is."""
    by_slug = {_slug(candidate): candidate for candidate in candidates}
    near = difflib.get_close_matches(_slug(page), by_slug, n=1)
    return f"did you mean '{by_slug[near[0]]}'?" if near else None


def _slug(permalink: str) -> str:
    return permalink.rstrip("/").rpartition("/")[2]
