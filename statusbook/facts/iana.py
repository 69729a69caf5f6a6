"""The IANA registry of HTTP status codes, as a dated snapshot."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass

from statusbook.caches import remembered
from statusbook.problems import Collector

PATH = "content/iana.csv"
COLUMNS = ["code", "reason_phrase", "reference", "section", "standing", "note"]
STANDINGS = frozenset({"assigned", "temporary", "unused", "obsoleted"})


@dataclass(frozen=True, slots=True, kw_only=True)
class IanaEntry:
    """One row of the snapshot; ``phrase`` is empty for a code marked unused."""

    code: int
    phrase: str
    reference: str
    section: str
    standing: str
    note: str
    line: int

    @property
    def expires(self) -> datetime.date | None:
        """The day a temporary registration ends, if the row names one."""
        found = re.search(r"expires (\d{4}-\d{2}-\d{2})", self.note)
        return datetime.date.fromisoformat(found[1]) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class IanaSnapshot:
    """The rows by code, the day they were taken, and the page they were taken from."""

    date: datetime.date
    url: str
    entries: Mapping[int, IanaEntry]


@remembered
def parse_iana(text: str) -> IanaSnapshot:
    """Parses content/iana.csv: ``# date:`` and ``# url:`` lines, then the table.

    Raises ContentError with every malformed row.
    """
    head: dict[str, str] = {}
    rows: list[str] = []
    for line in text.splitlines():
        if line.startswith("#"):
            key, _, value = line[1:].partition(":")
            head[key.strip()] = value.strip()
            rows.append("")
        else:
            rows.append(line)
    problems = Collector()

    def fault(line: int, message: str, fix: str) -> None:
        problems.report(path=PATH, line=line, message=message, fix=fix)

    try:
        date = datetime.date.fromisoformat(head.get("date", ""))
    except ValueError:
        date = datetime.date.min
        fault(1, "the snapshot has no date", "begin the file with a line '# date: YYYY-MM-DD'")
    reader = csv.reader(io.StringIO("\n".join(rows)))
    entries: dict[int, IanaEntry] = {}
    columns: list[str] | None = None
    for row in reader:
        if not row:
            continue
        if columns is None:
            columns = row
            if columns != COLUMNS:
                fault(reader.line_num, f"columns {','.join(row)}", f"make them {','.join(COLUMNS)}")
            continue
        if len(row) != len(COLUMNS) or not re.fullmatch(r"[1-5]\d\d", row[0]) or row[4] not in STANDINGS:
            fault(
                reader.line_num,
                f"malformed row {','.join(row)!r}",
                f"give {len(COLUMNS)} columns, a code from 100 to 599 and a standing of "
                + ", ".join(sorted(STANDINGS)),
            )
            continue
        code = int(row[0])
        if code in entries:
            fault(reader.line_num, f"duplicate row for {code}", "keep one row")
        entries[code] = IanaEntry(
            code=code,
            phrase=row[1],
            reference=row[2],
            section=row[3],
            standing=row[4],
            note=row[5],
            line=reader.line_num,
        )
    problems.finish()
    return IanaSnapshot(date=date, url=head.get("url", ""), entries=entries)
