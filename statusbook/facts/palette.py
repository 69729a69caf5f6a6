"""The site's colours outside the style sheet: what previews and the icon are drawn in (#rrggbb, light scheme).

The style sheet's custom properties have the same values (``--sb-1`` is CLASS_COLOURS[1]); a test compares them.
"""

from __future__ import annotations

from collections.abc import Mapping

CLASS_COLOURS: Mapping[int, str] = {1: "#30364a", 2: "#147d60", 3: "#1440e0", 4: "#966104", 5: "#800a1e"}
"""The five classes by their digit."""

PAPER, INK, DIM, BAR = "#ffffff", "#1b1f24", "#57606a", "#1f3a5f"
"""The ground, the text on it, text of less weight, and the bar at the top of every page."""
