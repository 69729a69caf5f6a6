"""The site's own name and address, read from mkdocs.yml: the one place that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import yaml

from statusbook.places import SETTINGS
from statusbook.problems import ContentError, Problem
from statusbook.settings import compose_settings

_EXAMPLE = "https://wiki.example/http/"


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
    url, variable = _value(node, environment)
    line = node.start_mark.line + 1
    given = f"'site_url' is '{url}'" + (f" (from {variable})" if variable else "")
    fix = f"give the address the site is published under, such as {_EXAMPLE}"
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and not url.split()[1:]
    except ValueError:
        sound = False
    if not sound:
        raise _fault(line, given, fix)
    if parts.query or parts.fragment:
        raise _fault(line, f"{given}, which has a query or a fragment", fix)
    named = next(filter(None, (_setting("site_name", one) for one in (text, *further))), None)
    root = url.rstrip("/") + "/"
    return Address(root=root, site_name=_value(named, environment)[0]) if named else Address(root=root)


def _setting(name: str, text: str) -> yaml.Node | None:
    entries = compose_settings(text, path=SETTINGS).value
    return next((value for key, value in entries if key.value == name), None)


def _value(node: yaml.Node, environment: Mapping[str, str]) -> tuple[str, str | None]:
    """Gives the value of a plain scalar or of ``!ENV``, and the variable it came from, if any."""
    if isinstance(node, yaml.SequenceNode):
        *names, default = [str(child.value) for child in node.value]
    elif node.tag == "!ENV":
        names, default = [str(node.value)], ""
    else:
        names, default = [], str(node.value)
    for name in names:
        if name in environment:
            return environment[name], name
    return default, None


def _fault(line: int, message: str, fix: str) -> ContentError:
    return ContentError([Problem(path=SETTINGS, line=line, message=message, fix=fix)])
