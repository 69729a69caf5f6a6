"""The site's own name and address, read from mkdocs.yml: the one place that holds them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

import yaml

from statusbook.places import SETTINGS
from statusbook.problems import ContentError, Problem
from statusbook.settings import compose_settings

_EXAMPLE = "https://wiki.example/http/"
_HOST = re.compile(r"(?:[\w.-]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?")
"""``wiki.example``, ``[::1]:8000``, ``상태.한국``; no name and password, which every page would publish."""
_PATH = re.compile(r"(?:[\w/.~%@:+,-])*")
"""``/team/http/``; no quotes, brackets and semicolons, which pages, scripts and the configurations of hosts read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the site is published, and as what; ``root`` begins with http:// or https:// and ends with a slash."""

    root: str
    site_name: str = "HTTP 상태 코드"

    @property
    def path(self) -> str:
        """The part after the host: ``/``, or ``/team/http/`` for a site under a sub-path."""
        return urlsplit(self.root).path

    def absolute(self, permalink: str) -> str:
        """The public URL of a permalink or a file, both beginning with a slash; Hangul is percent-encoded."""
        return self.root + quote(permalink.removeprefix("/"), safe="/#-._~")


def parse_address(text: str, environment: Mapping[str, str], *further: str) -> Address:
    """Gives ``site_url`` of mkdocs.yml's text, ``!ENV [SITE_URL, default]`` looked up in the environment.

    The name is looked for in ``further`` texts too: those of the base, whose address is nobody else's. Raises
    ContentError if the address is missing, or no http(s) address without query and fragment.
    """
    node = _setting("site_url", text)
    if node is None:
        raise _fault(1, "'site_url' is missing", f"add 'site_url: !ENV [SITE_URL, \"{_EXAMPLE}\"]'")
    url, variable = _value("site_url", node, environment)
    line = node.start_mark.line + 1
    given = f"'site_url' is '{url if url.isprintable() else ascii(url)[1:-1]}'" + (
        f" (from {variable})" if variable else ""
    )
    fix = f"give the address the site is published under, such as {_EXAMPLE}"
    try:
        parts = urlsplit(url)
        sound = _is_sound(parts) and url.isprintable()
    except ValueError:
        sound = False
    if not sound:
        raise _fault(line, given, fix)
    if parts.query or parts.fragment:
        raise _fault(line, f"{given}, which has a query or a fragment", fix)
    named = next(filter(None, (_setting("site_name", one) for one in (text, *further))), None)
    root = url.rstrip("/") + "/"
    return Address(root=root, site_name=_value("site_name", named, environment)[0]) if named else Address(root=root)


def _is_sound(parts: SplitResult) -> bool:
    """Tells whether an address is one of the web, and of plain characters alone; raises ValueError for an odd port."""
    plain = _HOST.fullmatch(parts.netloc) and _PATH.fullmatch(parts.path)
    return bool(plain) and parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0


def _setting(name: str, text: str) -> yaml.Node | None:
    entries = compose_settings(text, path=SETTINGS).value
    return next((value for key, value in entries if key.value == name), None)


def _value(name: str, node: yaml.Node, environment: Mapping[str, str]) -> tuple[str, str | None]:
    """Gives the value of a plain scalar or of ``!ENV``, and the variable it came from, if any; raises ContentError."""
    asked: list[yaml.Node]
    if node.tag == "!ENV" and isinstance(node, yaml.SequenceNode):
        *asked, last = node.value or [node]
    elif node.tag == "!ENV":
        asked, last = [node], yaml.ScalarNode("tag:yaml.org,2002:str", "")
    else:
        asked, last = [], node
    if not all(isinstance(part, yaml.ScalarNode) for part in (*asked, last)):
        fix = f"write '{name}: !ENV [VARIABLE, \"…\"]', or the text alone"
        raise _fault(node.start_mark.line + 1, f"'{name}' is not one text", fix)
    for part in asked:
        if part.value in environment:
            return environment[part.value], str(part.value)
    return str(last.value), None


def _fault(line: int, message: str, fix: str) -> ContentError:
    return ContentError([Problem(path=SETTINGS, line=line, message=message, fix=fix)])
