"""Zensical: one command, which keeps what it has rendered in a cache of its own."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Mapping

from statusbook.site.engine import EngineError, Job, start
from statusbook.site.stamp import PageLinks
from statusbook.stage.write import clear

_COLOUR = re.compile(r"\x1b\[[\d;]*m")


class Zensical:
    """Runs ``zensical build``."""

    name = "Zensical"

    def run(self, job: Job) -> Mapping[str, PageLinks]:
        """Builds the site, from Zensical's cache where it still holds."""
        if importlib.util.find_spec("zensical") is None:
            raise EngineError(f"{self.name} is not installed\n  fix: pip install zensical, or leave --engine out")
        clear(job.built)
        fresh = [] if job.before else ["--clean"]
        command = ["-m", "zensical", "build", "--strict", *fresh, "--config-file", str(job.config)]
        process = start(command, job)
        out, err = process.communicate()
        if process.returncode != 0:
            said = _COLOUR.sub("", out + err).partition("Traceback")[0]
            raise EngineError(f"{self.name} failed:\n{said.strip()}")
        return {}
