"""An exchange of messages as its fences tell it: who speaks to whom, and what the start line says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from statusbook.house.section import Fence

PARTICIPANTS = {
    "browser": "브라우저",
    "client": "클라이언트",
    "proxy": "프록시",
    "cache": "캐시",
    "gateway": "게이트웨이",
    "server": "서버",
    "origin": "오리진 서버",
    "app": "앱 서버",
}
"""Who may take part, from the user's side to the application's: the order of the columns in a picture."""

MESSAGE, EVENT = "http", "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: a message from one participant to another, or (``receiver`` None) something one does."""

    sender: str
    receiver: str | None
    label: str
    is_response: bool = False


def kind_of(fence: Fence) -> str:
    """Gives the first word of a fence's info string: ``http``, ``event``, ``log`` …"""
    return fence.info.split(" ", 1)[0]


def is_response(fence: Fence) -> bool:
    """Tells whether an ``http`` fence holds a response."""
    return fence.text.startswith("HTTP/")


def speakers(fence: Fence) -> tuple[str, str | None]:
    """Gives sender and receiver as the info string names them; without names a request goes to the server."""
    who = fence.info.partition(" ")[2]
    if kind_of(fence) == EVENT:
        return who.strip() or "server", None
    sender, _, receiver = (part.strip() for part in who.partition(">"))
    if sender or receiver:
        return sender, receiver
    return ("server", "client") if is_response(fence) else ("client", "server")


def read_steps(fences: Sequence[Fence]) -> tuple[Step, ...]:
    """Gives the steps that ``http`` and ``event`` fences describe, in order."""
    return tuple(_step(fence) for fence in fences if kind_of(fence) in (MESSAGE, EVENT))


def _step(fence: Fence) -> Step:
    sender, receiver = speakers(fence)
    if receiver is None:
        return Step(sender=sender, receiver=None, label=" ".join(fence.text.split()))
    first = fence.text.strip().split("\n", 1)[0]
    response = is_response(fence)
    label = first.partition(" ")[2] if response else first.rpartition(" HTTP/")[0] or first
    return Step(sender=sender, receiver=receiver, label=label, is_response=response)
