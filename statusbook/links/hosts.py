"""Files that tell hosts what the site cannot do by itself: redirects and headers, each host in its own words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from statusbook import urls
from statusbook.facts.address import Address
from statusbook.links.headers import CACHE_CONTROL, CONTENT_TYPE, REVALIDATE, HeaderRule

_MANY = 4
"""Members whose orders (24, and 24 with ``-vs-``) hosts need not read: all of them together would be over 1,000 rules."""


def host_files(redirects: Mapping[str, str], rules: Iterable[HeaderRule], address: Address) -> dict[str, bytes]:
    """Gives every such file by its path; ``redirects`` are old URL to new, of pages and of files."""
    table = tuple(rules)
    pages = {old: new for old, new in redirects.items() if old.endswith("/")}
    return {
        urls.hosts.REDIRECTS: redirects_file(pages, address),
        urls.hosts.HEADERS: headers_file(table, address),
        urls.hosts.MAPS: nginx_maps(pages, table, address),
        urls.hosts.SERVER: nginx_headers(table),
    }


def redirects_file(redirects: Mapping[str, str], address: Address) -> bytes:
    """Gives ``_redirects`` (Netlify, Cloudflare Pages, GitLab Pages), with the site's sub-path in front.

    The orders of four and more members are left to their stubs: GitLab reads 1,000 rules or 64 kB. The first
    line is for Cloudflare, which would answer ``/404`` with the page for missing pages, 404.html; it has a
    status of its own because hosting/netlify.toml enforces the 301s, and Netlify takes both paths for one.
    The last line makes a missing API document answer with JSON where the host knows the status 404 there.
    """
    root = address.path.rstrip("/")
    lines = [
        f"{quote(root + old)} {quote(root + new, safe='/#')} 301"
        for old, new in redirects.items()
        if len(urls.members_of(old)) < _MANY
    ]
    first = f"{root}{urls.hosts.BARE_404} {root}{urls.code(404)} 308"
    last = f"{root}{urls.api.ROOT}* {root}{urls.api.NOT_FOUND} 404"
    return "\n".join([first, *lines, last, ""]).encode()


def headers_file(rules: Iterable[HeaderRule], address: Address) -> bytes:
    """Gives ``_headers`` (Netlify, Cloudflare Pages)."""
    root = address.path.rstrip("/")
    lines: list[str] = []
    for rule in rules:
        lines += [f"{root}{rule.path}", *(f"  {name}: {value}" for name, value in rule.headers.items())]
    return "\n".join([*lines, ""]).encode()


def nginx_maps(redirects: Mapping[str, str], rules: Iterable[HeaderRule], address: Address) -> bytes:
    """Gives the lines for nginx's http block: the redirects of old paths, and headers that differ by path.

    The old paths are written without the slash at their end: with it, without it and with ``index.html`` they redirect
    in one step. Query and fragment are kept, in this order.
    """
    root = address.path.rstrip("/")
    table = tuple(rules)
    types = {
        rule.path.rpartition(".")[2]: rule.headers[CONTENT_TYPE].partition(";")[0]
        for rule in table
        if CONTENT_TYPE in rule.headers
    }
    lines = ["types {", *(f"    {kind} {ending};" for ending, kind in sorted(types.items())), "}"]
    lines += _map(
        "$uri",
        "statusbook_asked",
        {"default": "$uri", r"~^(?<statusbook_path>.+?)/(?:index\.html)?$": "$statusbook_path"},
    )
    moved = {f"{root}{old}".rstrip("/"): _location(f"{root}{new}") for old, new in redirects.items()}
    lines += _map("$statusbook_asked", "statusbook_moved", {"default": "", **moved})
    lines += _map(
        "$uri",
        "statusbook_missing",
        {
            "default": f"{root}{urls.hosts.MISSING}",
            f"~^{re.escape(root + urls.api.ROOT)}": f"{root}{urls.api.NOT_FOUND}",
        },
    )
    for name, values in _by_path(table).items():
        default = REVALIDATE if name == CACHE_CONTROL else ""
        patterns = {_pattern(root + path): value for path, value in values.items()}
        lines += _map("$uri", _variable(name), {"default": default, **patterns})
    return "\n".join([*lines, ""]).encode()


def nginx_headers(rules: Iterable[HeaderRule]) -> bytes:
    """Gives the lines for nginx's server block: every header once, its value there or in the maps."""
    table = tuple(rules)
    lines = [
        f'add_header {name} "{value}" always;'
        for rule in table
        if rule.path == "/*"
        for name, value in rule.headers.items()
    ]
    lines += [f"add_header {name} ${_variable(name)} always;" for name in _by_path(table)]
    return "\n".join([*lines, ""]).encode()


def _by_path(rules: Iterable[HeaderRule]) -> dict[str, dict[str, str]]:
    """Gives the values of every header that not all files have, by path; the type nginx tells by the file's name."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for rule in rules:
        for name, value in rule.headers.items():
            if rule.path != "/*" and name != CONTENT_TYPE:
                found[name][rule.path] = value
    return found


def _map(source: str, variable: str, values: Mapping[str, str]) -> list[str]:
    # Nothing is escaped: old paths are letters, digits, hyphens and dots (house/permalinks.py refuses the rest).
    return [f"map {source} ${variable} {{", *(f'    {_key(key)} "{value}";' for key, value in values.items()), "}"]


def _key(key: str) -> str:
    return key if key == "default" else f'"{key}"'


def _pattern(path: str) -> str:
    escaped = re.escape(path.rstrip("*"))
    return f"~^{escaped}" if path.endswith("*") else f"~^{escaped}$"


def _variable(name: str) -> str:
    return "statusbook_" + name.lower().replace("-", "_")


def _location(target: str) -> str:
    path, mark, anchor = quote(target, safe="/#").partition("#")
    return f"{path}$is_args$args{mark}{anchor}"
