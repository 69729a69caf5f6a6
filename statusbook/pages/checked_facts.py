"""What a page says of products, and when and how that was checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from statusbook.house.checked import Checked
from statusbook.pages import labels


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedRow:
    """A fact, the product with its version, how it was checked, the day (ISO 8601), and where it can be read."""

    product: str
    says: str
    how: str
    day: str
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedTable:
    """Every fact of a page, and the days on which they were checked, in words."""

    rows: tuple[CheckedRow, ...]
    days: str


def checked_table(checked: Sequence[Checked]) -> CheckedTable | None:
    """Gives the product facts of a page; None for a page that has none."""
    if not checked:
        return None
    first, last = min(one.date for one in checked), max(one.date for one in checked)
    return CheckedTable(
        rows=tuple(
            CheckedRow(
                product=f"{one.product} {one.version}" if one.version else one.product,
                says=one.says,
                how=labels.CHECKED_BY[one.by],
                day=one.date.isoformat(),
                title=one.source.title if one.source else "",
                url=one.source.url if one.source else "",
            )
            for one in checked
        ),
        days=f"{last}에" if first == last else f"{first}부터 {last}까지",
    )
