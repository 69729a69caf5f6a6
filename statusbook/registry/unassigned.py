"""Which numbers of a class IANA has not assigned."""

from __future__ import annotations

from collections.abc import Collection


def unassigned_ranges(status_class: int, assigned: Collection[int]) -> tuple[tuple[int, int], ...]:
    """Gives the runs of numbers of a class that IANA has not assigned, both ends included."""
    ranges: list[tuple[int, int]] = []
    for code in range(status_class * 100, status_class * 100 + 100):
        if code in assigned:
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    return tuple(ranges)
