"""What there is to build: the questions that are answered without loading what builds."""

from __future__ import annotations

from statusbook.places import Places, inputs_fingerprint, prose_fingerprint
from statusbook.sealed import BrokenSeal, read_sealed
from statusbook.site.stamp import read_stamp


def is_current(places: Places, engine: str) -> bool:
    """Tells whether site/ is what a build would give: nothing it depends on has changed, and nothing in it."""
    stamp = read_stamp(places.stamp)
    return stamp is not None and stamp.inputs == inputs_fingerprint(places, engine) and stamp.describes(places.site)


def is_prose_new(places: Places) -> bool:
    """Tells whether prose is to be merged that the caches know nothing of."""
    try:
        merged = read_sealed(places.merged, places.merged.parent.name)
        return merged.decode() != prose_fingerprint(places)
    except (OSError, BrokenSeal):
        return True
