"""What the finished site was built from: kept beside the stage, so that the next build need not begin anew."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from statusbook.fingerprint import of_files
from statusbook.sealed import BrokenSeal, read_sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """The fingerprints of a finished site and of what it was built from.

    ``inputs`` is everything a build depends on; ``engine`` what all rendered pages depend on besides their own file
    in the ``stage``, whose files are by path.
    """

    inputs: str
    engine: str
    stage: Mapping[str, str]
    site: str

    def describes(self, site: Path, names: Iterable[str]) -> bool:
        """Tells whether the files that builds put into a folder are the very site that was stamped; others do not count."""
        return site.is_dir() and of_files(site, names) == self.site


def render_stamp(stamp: Stamp) -> bytes:
    """Gives the stamp as JSON."""
    return json.dumps(asdict(stamp), ensure_ascii=False).encode()


def read_stamp(path: Path) -> Stamp | None:
    """Gives the stamp of the last build; None if there is none or it is not to be believed."""
    try:
        return Stamp(**json.loads(read_sealed(path, path.parent.name)))
    except (OSError, BrokenSeal, ValueError, TypeError):
        return None
