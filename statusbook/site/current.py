"""Whether there is anything to build: the one question that is answered without loading what builds."""

from __future__ import annotations

from statusbook.places import Places, inputs_fingerprint
from statusbook.site.stamp import read_stamp


def is_current(places: Places, engine: str) -> bool:
    """Tells whether site/ is what a build would give: nothing it depends on has changed, and nothing in it."""
    stamp = read_stamp(places.stamp)
    return stamp is not None and stamp.inputs == inputs_fingerprint(places, engine) and stamp.describes(places.site)
