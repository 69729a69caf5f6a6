"""The response headers that a host is to send: one table, rendered for every host by hosts.py."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from statusbook.urls import api_paths

CACHE_CONTROL = "Cache-Control"
CONTENT_TYPE = "Content-Type"

REVALIDATE = "public, max-age=0, must-revalidate"
"""For every file without a rule of its own: what Netlify and Cloudflare Pages send by themselves."""

_FOR_EVER = "public, max-age=31536000, immutable"
_A_DAY = "public, max-age=86400"
_UNUSED_FEATURES = (
    "accelerometer",
    "camera",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "payment",
    "usb",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderRule:
    """Headers for a path from the site's root, or for all below it where it ends with ``*``.

    Hosts join the headers of all rules that match, so no header may stand in two rules that overlap.
    """

    path: str
    headers: Mapping[str, str]


def header_rules(scripts: Iterable[str]) -> tuple[HeaderRule, ...]:
    """Gives the table; ``scripts`` are the texts of the scripts that stand inside pages and may run there."""
    anyone = {"Access-Control-Allow-Origin": "*"}
    return (
        HeaderRule(
            path="/*",
            headers={
                "Content-Security-Policy": content_security_policy(scripts),
                "X-Content-Type-Options": "nosniff",
                "Referrer-Policy": "same-origin",
                "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED_FEATURES),
            },
        ),
        # The engine's own style sheets have a hash of their content in their names; nothing else has.
        HeaderRule(path="/assets/stylesheets/*", headers={CACHE_CONTROL: _FOR_EVER}),
        HeaderRule(path="/previews/*", headers={CACHE_CONTROL: _A_DAY, **anyone}),
        HeaderRule(path="/api/*", headers=anyone),
        *(
            HeaderRule(path=table, headers={CONTENT_TYPE: "text/csv; charset=utf-8"})
            for table in (api_paths.CSV, api_paths.CSV_EXCEL)
        ),
        HeaderRule(path=api_paths.INVENTORY, headers={CONTENT_TYPE: "application/octet-stream", **anyone}),
    )


def content_security_policy(scripts: Iterable[str]) -> str:
    """Gives the policy: the site's own files, the scripts named by their hash, nothing inline besides (CSP Level 3).

    Any page may show the site in a frame: wikis embed pages, and there is nothing here to be tricked into.
    """
    hashes = sorted(f"'sha256-{_digest(script)}'" for script in set(scripts))
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *hashes]),
        "style-src": "'self'",
        "img-src": "'self' data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "*",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
