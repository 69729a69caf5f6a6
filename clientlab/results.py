"""content/clients/*.yml: written here and nowhere else, read back through the product's own schema."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from statusbook.house.clients import FOLDER, Client, parse_client


class _Flow(dict[str, Any]):
    """A mapping that is written on one line."""


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


_Dumper.add_representer(
    _Flow, lambda dumper, flow: dumper.represent_mapping("tag:yaml.org,2002:map", flow, flow_style=True)
)


def path_of(root: Path, client: str) -> Path:
    """The result file of a client."""
    return root / FOLDER / f"{client}.yml"


def render_client(client: Client) -> str:
    """Gives the text of a result file: one cell a line, fields that play no part left out."""
    values = client.model_dump(mode="json", exclude_none=True)
    values["measured"] = client.measured
    for answers, own in zip(values["answers"], client.answers, strict=True):
        if own.measured is not None:
            answers["measured"] = own.measured
        answers["cells"] = [_Flow(cell) for cell in answers["cells"]]
        for name in ("cells", "left_out"):
            if not answers[name]:
                del answers[name]
        for left in answers.get("left_out", ()):
            left["cases"] = [*left["cases"]]
    head = f"# Written by `{client.written_by}`. Never edited by hand: to correct it, measure again.\n"
    return head + yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000)


def write_client(root: Path, client: Client) -> Path:
    """Writes a result file, complete and readable or not at all; gives its path; raises ContentError."""
    path = path_of(root, client.client)
    text = render_client(client)
    parse_client(text, path=f"{FOLDER}/{client.client}.yml")
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_text(text, "utf-8")
    return draft.replace(path)


def read_client(root: Path, client: str) -> Client | None:
    """Gives a client's committed results, None if there are none; raises ContentError."""
    path = path_of(root, client)
    if not path.exists():
        return None
    return parse_client(path.read_text("utf-8"), path=f"{FOLDER}/{client}.yml")
