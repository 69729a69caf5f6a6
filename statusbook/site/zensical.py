"""Zensical: one command, which keeps what it has rendered in a cache of its own."""

from __future__ import annotations

from collections.abc import Mapping

from statusbook.site.engine import EngineError, Job, start
from statusbook.site.stamp import PageLinks
from statusbook.stage.write import clear


class Zensical:
    """Runs ``zensical build``."""

    name = "Zensical"

    def run(self, job: Job) -> Mapping[str, PageLinks]:
        """Builds the site, from Zensical's cache where it still holds."""
        clear(job.built)
        fresh = [] if job.before else ["--clean"]
        command = ["-m", "zensical", "build", "--strict", *fresh, "--config-file", str(job.config)]
        process = start(command, job)
        out, err = process.communicate()
        if process.returncode != 0:
            raise EngineError(f"{self.name} failed:\n{(out + err).strip()}")
        return {}
