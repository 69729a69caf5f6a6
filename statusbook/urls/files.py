"""Files beside the pages; those of the API are in ``api``, those for hosts in ``hosts``."""

from __future__ import annotations

INVENTORY = "/objects.inv"
"""Where Sphinx and mkdocstrings look for the inventory of a site."""

BUNDLE = "/http-status-ko.zip"
PREVIEWS = "/previews/"
ASSETS = "/assets/"
STYLESHEETS = f"{ASSETS}stylesheets/"
SCRIPTS = f"{ASSETS}javascripts/"
"""The engine's own style sheets and scripts."""

SEARCH_DATA = f"{ASSETS}search-data.js"
MISSING = f"{ASSETS}missing"
"""How the scripts of the 404 page begin."""

MISSING_DATA = f"{MISSING}-data.js"
FAVICON = f"{ASSETS}favicon.svg"
ICON = "/favicon.ico"
"""What browsers ask every host for where no page names an icon."""

SITEMAP = "/sitemap.xml"
SITE_PREVIEW = f"{PREVIEWS}site.png"


def asset(name: str) -> str:
    """Gives a file of the theme: ``/assets/copy.js``."""
    return f"{ASSETS}{name}"


def preview(permalink: str) -> str:
    """Gives the picture of a page, named by the page's last part: ``/404/`` has ``/previews/404.png``."""
    return f"{PREVIEWS}{permalink.rstrip('/').rpartition('/')[2]}.png"


def page_file(permalink: str) -> str:
    """Gives the file that a host sends for a permalink."""
    return f"{permalink}index.html"


def is_page_file(path: str) -> bool:
    """Tells whether a path names the file of a page, which is published as a permalink already."""
    return path.endswith("/index.html")


def in_folder(path: str) -> str:
    """Gives a file's path as it is in a folder, the stage's or the site's: without the slash in front."""
    return path.removeprefix("/")
