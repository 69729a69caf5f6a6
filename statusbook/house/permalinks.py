"""content/permalinks.txt: every URL ever published, one a line, append-only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from statusbook.caches import remembered
from statusbook.problems import Collector

PATH = "content/permalinks.txt"
HEAD = """\
# Every URL this site has ever published. Nobody edits this file by hand: python build.py permalinks adds
# what is new, and no line ever leaves it. A URL that moves gets an entry in content/redirects.yml.
# published: {count}
"""
_COUNT = re.compile(r"# published: (\d+)")
"""The line of the head that no hand may leave behind the lines it counts: ``# published: 3682``."""
_SOUND = re.compile(r"/(?:[a-z0-9가-힣._-]+/)*(?:[a-z0-9가-힣._-]+\.[a-z0-9]+)?(?:#[a-z0-9가-힣_-]+)?")
"""A URL as this project writes them: ``/404/``, ``/찾을-수-없음/``, ``/api/v1/codes/404.json``, ``/503/#retry-after``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Permalink:
    """One promised URL, relative to the site (``/404/``, ``/503/#retry-after``), and its line."""

    url: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Permalinks:
    """Every promised URL, in the order of the file; ``beneath`` are those that the base promises a team's book."""

    entries: tuple[Permalink, ...] = ()
    beneath: frozenset[str] = frozenset()


LONGEST = 255
"""Bytes of one part of a path: what the file systems of Linux, macOS and Windows take, and every page is a folder."""


def length_fault(url: str) -> tuple[str, str] | None:
    """Gives message and fix if a part of a URL is too long to be a folder, else None."""
    longest = max(url.split("/"), key=lambda part: len(part.encode()))
    length = len(longest.encode())
    if length <= LONGEST:
        return None
    return f"'{longest[:40]}…' would be a folder with a name of {length} bytes", f"shorten it to {LONGEST} or fewer"


def url_fault(url: str) -> tuple[str, str] | None:
    """Gives message and fix if a URL of this site is not written as this project writes them, else None."""
    whole = re.match(r"https?://[^/]+(/.*)", url)
    if whole:
        return f"'{url}' is absolute", f"leave the host out: '{whole[1]}'"
    if re.search(r"\s", url):
        return f"'{url}' holds a space", f"write '{'-'.join(url.split())}'"
    if not url.startswith("/"):
        return f"'{url}' is relative", f"begin with a slash: '/{url.lstrip('./')}'"
    if url != unicodedata.normalize("NFC", url):
        return f"'{url}' has Hangul in pieces (not NFC)", "type it again, syllable by syllable"
    if "%" in url:
        return f"'{url}' is percent-encoded", "write the characters themselves"
    if url != url.lower():
        return f"'{url}' holds upper case", f"write '{url.lower()}'"
    if "?" in url:
        return f"'{url}' has a query", f"leave it out: '{url.partition('?')[0]}'"
    path, mark, fragment = url.partition("#")
    if not path.endswith("/") and "." not in path.rpartition("/")[2]:
        return f"'{url}' does not end with a slash", f"write '{path}/{mark}{fragment}'"
    if not _SOUND.fullmatch(url) or ".." in url:
        return f"'{url}' is no permalink", "use letters, digits, Hangul and hyphens between slashes"
    return length_fault(url)


@remembered
def parse_permalinks(text: str) -> Permalinks:
    """Parses permalinks.txt; raises ContentError with every line that a hand has broken, and salvages the others."""
    problems = Collector()
    entries: list[Permalink] = []
    seen: dict[str, int] = {}
    promised, count_line, listed = 0, 1, 0

    def fault(line: int, message: str, fix: str) -> None:
        problems.report(path=PATH, line=line, message=message, fix=fix)

    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("#") or not line:
            count = _COUNT.fullmatch(line)
            if count:
                promised, count_line = int(count[1]), number
            continue
        listed += 1
        broken = url_fault(line)
        if broken:
            fault(number, *broken)
        elif line in seen:
            fault(number, f"duplicate URL '{line}'", f"remove this line; line {seen[line]} has it")
        else:
            entries.append(Permalink(url=line, line=number))
        seen.setdefault(line, number)
    if listed < promised:
        fault(
            count_line,
            f"{promised} URLs were published, {listed} are listed",
            "restore the lines that were removed, from version control",
        )
    permalinks = Permalinks(entries=tuple(entries))
    problems.finish(salvaged=permalinks)
    return permalinks


def append_permalinks(permalinks: Permalinks, new: Collection[str]) -> str:
    """Gives the text of the file with new URLs, in order, after those it has."""
    urls: Iterable[str] = [*(entry.url for entry in permalinks.entries), *sorted(new)]
    listed = list(dict.fromkeys(urls))
    return HEAD.format(count=len(listed)) + "".join(f"{url}\n" for url in listed)
