"""What the finished site was built from: kept beside the stage, so that the next build need not begin anew."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from statusbook.fingerprint import of_folder


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

    def describes(self, site: Path) -> bool:
        """Tells whether the folder is the very site that was stamped: nothing added, lost or edited."""
        return site.is_dir() and of_folder(site) == self.site


def render_stamp(stamp: Stamp) -> bytes:
    """Gives the stamp as JSON."""
    return json.dumps(asdict(stamp), ensure_ascii=False).encode()


def read_stamp(path: Path) -> Stamp | None:
    """Gives the stamp of the last build; None if there is none or it cannot be read."""
    try:
        with path.open("rb") as file:
            return Stamp(**json.load(file))
    except (OSError, ValueError, TypeError):
        return None
