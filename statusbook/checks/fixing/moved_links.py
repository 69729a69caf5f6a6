"""The fixer of links to pages that moved."""

from __future__ import annotations

import re

from statusbook.checks.fixing.file_parts import front_matter_end, outside_fences
from statusbook.checks.fixing.knowledge import FixerKnowledge

_LINK = re.compile(r"(`[^`]*`)|\[(?P<label>[^\]]*)\]\((?P<url>/[^)\s]*)\)")
"""``[403 Forbidden](/403/)``; what is in backticks is passed over."""
_NUMBER = re.compile(r"[1-5](?:\d\d|xx)")


def links_to_where_pages_are(path: str, text: str, known: FixerKnowledge) -> str:
    """A link to an old URL becomes one to the page that answers, but where its words speak of a number that is gone.

    ``[530 Origin DNS Error](/530/)`` may not become a link to 520 that says 530: a person has to say it otherwise.
    """
    if not path.endswith(".md"):
        return text
    lines, head = text.split("\n"), front_matter_end(text)
    own = known.page_of.get(path, "")

    def moved(match: re.Match[str]) -> str:
        if match["url"] is None:
            return match[0]
        new = _new_url(match["url"], known)
        gone = {*_NUMBER.findall(match["url"])} - {*_NUMBER.findall(new)}
        if new.partition("#")[0] == own or gone & {*_NUMBER.findall(match["label"])}:
            return match[0]
        return f"[{match['label']}]({new})"

    prose = lines[head:]
    for index, line in outside_fences(prose):
        prose[index] = _LINK.sub(moved, line)
    return "\n".join([*lines[:head], *prose])


def _new_url(url: str, known: FixerKnowledge) -> str:
    """Gives where a URL leads, its anchor kept where the page it leads to has it; the URL itself if it did not move."""
    page, mark, anchor = url.partition("#")
    if page in known.pages:
        return known.moved.get(url, url) if mark and anchor not in known.pages[page] else url
    new = known.moved.get(page)
    if new is None:
        return url
    return f"{new}#{anchor}" if mark and anchor in known.pages.get(new, ()) else new
