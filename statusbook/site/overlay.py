"""What `serve` adds to a page on its way out: a script that waits for the next build and shows why there is none.

Nothing of the content is in it: the script asks for that, and puts it into the page as text.
"""

from __future__ import annotations

import json
from pathlib import Path

from statusbook.site.builds import Trouble

BUILDS_PATH = "/.builds"
SCRIPT_PATH = "/.builds.js"
SCRIPT = Path(__file__).with_name("overlay.js").read_bytes()

NO_SITE = b"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>No site yet</title>
<p style="font: 16px/1.5 sans-serif; margin: 2rem">No site has been built yet. This page shows it as soon as it is there.</p>
"""


def script_tag(page: str, styles: str) -> bytes:
    """Gives what is appended to a page, with the fingerprints (hexadecimal) of the page and of its style sheets."""
    return f'<script src="{SCRIPT_PATH}" data-page="{page}" data-styles="{styles}"></script>\n'.encode()


def tell_page(state: str, page: str, styles: str, trouble: Trouble | None) -> bytes:
    """Gives what a page that waits is told, as JSON: the fingerprints of what it would be now, and every problem."""
    told = {
        "state": state,
        "page": page,
        "styles": styles,
        "trouble": trouble
        and {
            "summary": trouble.summary,
            "said": trouble.said,
            "problems": [
                {"place": f"{one.path}:{one.line}", "message": one.message, "evidence": one.evidence, "fix": one.fix}
                for one in trouble.problems
            ],
        },
    }
    return json.dumps(told).encode()  # ASCII: what cannot be encoded is escaped
