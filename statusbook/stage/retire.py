"""Retires a page: its file goes, one entry in content/redirects.yml keeps every URL it had."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from statusbook import urls
from statusbook.content import read_content
from statusbook.facts.iana import PATH as IANA_PATH
from statusbook.house.permalinks import url_fault
from statusbook.house.redirect_rulings import PATH as REDIRECTS_PATH
from statusbook.house.redirect_rulings import Ruling, append_ruling
from statusbook.links.claims import derive_claims
from statusbook.links.published import PublishedLinks
from statusbook.pages.anchors import promised_anchors
from statusbook.pages.kinds import file_of_page
from statusbook.problems import Collector, Problem
from statusbook.registry.book import Book
from statusbook.stage.write import clear, write_content


def page_of_subject(subject: str) -> str:
    """Gives the permalink that a person means by ``530``, ``/530/`` or ``/guides/prg``."""
    return urls.page(subject.strip("/"))


def plan_retirement(book: Book, links: PublishedLinks, page: str, to: str, because: str) -> Ruling:
    """Gives the entry that keeps every URL of a page.

    Raises LookupError if there is no such page, or none that ``to`` leads to; ContentError if the page has to stay.
    """
    if file_of_page(page) is None or urls.class_of(page) or not any(one.permalink == page for one in links.pages):
        raise LookupError(f"'{page}' is no page that can be retired; name a code, a comparison or a guide")
    fault = _target_fault(links, page, to)
    if fault:
        raise LookupError(fault)
    problems = Collector()
    problems.add(_reasons_to_stay(book, page))
    problems.finish()
    return Ruling(old=page, new=to, because=because, line=0, names=names_of(book, links, page))


def names_of(book: Book, links: PublishedLinks, page: str) -> tuple[str, ...]:
    """Gives the URLs that lead to a page because of its names; the orders of a comparison follow it by themselves."""
    if urls.members_of(page):
        return ()
    claimed = {claim.url for claim in derive_claims(book) if claim.target == page}
    return tuple(sorted(url for url in claimed if links.redirects.urls.get(url) == page))


def _reasons_to_stay(book: Book, page: str) -> Iterator[Problem]:
    """A code that IANA or a note names has a page, whether we write about it or not."""
    code = urls.code_of(page)
    entry = book.registry.iana.entries.get(code) if code else None
    if entry:
        fix = "keep its page; only unofficial codes are retired"
        yield Problem(path=IANA_PATH, line=entry.line, message=f"{code} is registered with IANA", fix=fix)
        return
    for reading in book.registry.readings:
        for statement in (statement for one in reading.entries for statement in one.statements):
            if code in statement.subject.codes:
                fix = "keep its page, or take the code out of the note first"
                message = f"this note speaks of {code}"
                yield Problem(path=reading.path, line=statement.lines.first, message=message, fix=fix)


def _target_fault(links: PublishedLinks, page: str, to: str) -> str | None:
    target, mark, anchor = to.partition("#")
    fault = url_fault(to)
    new = next((one for one in links.pages if one.permalink == target), None)
    if fault:
        return f"{fault[0]}; {fault[1]}"
    if target == page:
        return f"'{page}' cannot lead to itself"
    if new is None:
        return f"'{target}' is no page"
    if mark and anchor not in promised_anchors(new):
        return f"'{target}' has no anchor '#{anchor}'; use one of: {', '.join(promised_anchors(new))}"
    return None


def retire(root: Path, ruling: Ruling) -> str:
    """Writes the entry, then removes the page's file, whose path it gives."""
    content, path = read_content(root), file_of_page(ruling.old)
    assert path is not None  # a page without a file is never planned
    before = content.text(REDIRECTS_PATH) if REDIRECTS_PATH in content.files else ""
    write_content(root / REDIRECTS_PATH, append_ruling(before, ruling))
    clear(root / path)
    return path
