"""What a host makes of ``_headers``: every rule whose path matches, as Netlify and Cloudflare Pages read it."""

from __future__ import annotations

import re


def headers_for(path: str, rules: str) -> dict[str, str]:
    """Gives the headers of a path by their lower-case names; refuses two rules that give the same header."""
    found: dict[str, str] = {}
    matches = False
    for line in rules.splitlines():
        if line.startswith("/"):
            matches = re.fullmatch(re.escape(line).replace(r"\*", ".*"), path) is not None
        elif matches:
            name, _, value = line.strip().partition(": ")
            assert name.lower() not in found, f"{name} of {path} would be sent twice, joined by a comma"
            found[name.lower()] = value
    return found
