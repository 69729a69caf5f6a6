"""A page: a permalink and what is shown there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from statusbook import urls

_FRONT_MATTER = re.compile(r"\s*---\n.*?\n---\n", re.S)

_AS_IT_STANDS = re.compile(r"[`~](?=[`~]{2})|\t")
"""What Python-Markdown would change even inside HTML: the marks of a fence, a tab."""
_MAY_NOT_STAND = ("``", "`~", "~~", "~`", "\t")
"""One of them is in every page that holds such; to look for them takes a tenth of the time."""
_OF_SPACES = re.compile(r"\n (?= *(?:\n|$))")
"""A line of spaces alone, which it would change, too."""


def front_matter_end(text: str) -> int:
    """Gives where the front matter of a page ends and its HTML begins."""
    found = _FRONT_MATTER.match(text)
    return found.end() if found else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the site; ``permalink`` begins and ends with a slash (``/404/``).

    ``text`` is a front matter and HTML, which every engine passes on as it is. ``promised`` is False where the headings
    are no part of the contract, as on pages that audit the notes. ``goes_on`` is True for one that only holds what
    another has no room for: it comes and goes with the length of a note, so its URL is not promised, and nobody looks
    for it.
    """

    permalink: str
    title: str
    text: str
    promised: bool = True
    goes_on: bool = False

    @property
    def html(self) -> str:
        """Its text without the front matter."""
        return self.text[front_matter_end(self.text) :]

    @property
    def staged(self) -> str:
        """Its text as the stage holds it: the HTML as one block that no engine looks into."""
        begin = front_matter_end(self.text)
        html = _OF_SPACES.sub("\n&#32;", "\n" + self.text[begin:].strip("\n"))
        if any(sign in html for sign in _MAY_NOT_STAND):
            html = _AS_IT_STANDS.sub(lambda match: f"&#{ord(match[0])};", html)
        return f'{self.text[:begin]}<div class="sb-page">{html}\n</div>\n'

    @property
    def path(self) -> str:
        """Its file in the stage: ``404/index.md``."""
        return urls.staged_path(self.permalink)
