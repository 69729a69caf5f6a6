"""Paths that are for the host, not for readers."""

from __future__ import annotations

REDIRECTS = "/_redirects"
HEADERS = "/_headers"
NGINX = "/_nginx/"
MAPS = f"{NGINX}maps.conf"
SERVER = f"{NGINX}headers.conf"
MISSING = "/404.html"
"""What hosts send for an address that nothing answers."""

BARE_404 = "/404"
"""The code's page without its slash, for which some hosts send ``MISSING``."""


def is_for_hosts(path: str) -> bool:
    """Tells whether a file is read by the host, and so is no URL of the site."""
    return path.startswith("/_")
