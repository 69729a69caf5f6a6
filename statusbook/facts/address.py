"""The site's own address, read from mkdocs.yml: the one place that holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import yaml

from statusbook.problems import ContentError, Problem

PATH = "mkdocs.yml"
SITE_NAME = "HTTP 상태 코드"
"""``site_name`` of mkdocs.yml, by which other programs know the site: a test compares the two."""

_EXAMPLE = "https://wiki.example/http/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the site is published; ``root`` begins with http:// or https:// and ends with a slash."""

    root: str

    @property
    def path(self) -> str:
        """The part after the host: ``/``, or ``/team/http/`` for a site under a sub-path."""
        return urlsplit(self.root).path

    def absolute(self, permalink: str) -> str:
        """The public URL of a permalink or a file, both beginning with a slash; Hangul is percent-encoded."""
        return self.root + quote(permalink.removeprefix("/"), safe="/#-._~")


def parse_address(text: str, environment: Mapping[str, str]) -> Address:
    """Gives ``site_url`` of mkdocs.yml's text, ``!ENV [SITE_URL, default]`` looked up in the environment.

    Raises ContentError if it is missing, or no http(s) address without query and fragment.
    """
    try:
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise _fault(mark.line + 1 if mark else 1, f"not YAML: {error.problem}", "correct the line") from error
    entries = tree.value if isinstance(tree, yaml.MappingNode) else []
    node = next((value for key, value in entries if key.value == "site_url"), None)
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
    return Address(root=url.rstrip("/") + "/")


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
    return ContentError([Problem(path=PATH, line=line, message=message, fix=fix)])
