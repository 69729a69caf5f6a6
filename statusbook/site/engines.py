"""Which site builders there are, by the name they are chosen by."""

from __future__ import annotations

from collections.abc import Mapping

from statusbook.site.engine import Engine
from statusbook.site.material import Material
from statusbook.site.zensical import Zensical

ENGINES: Mapping[str, Engine] = {"material": Material(), "zensical": Zensical()}
