"""What was computed before, by what it was computed from; losing it costs time and nothing else."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Mapping
from typing import Any, ParamSpec, TypeVar

Inputs = ParamSpec("Inputs")
Result = TypeVar("Result")


class Memory:
    """Remembers the results of functions whose result depends on their arguments alone.

    ``kept`` is what an earlier run left (``Memory.kept``), made by the same code: only a caller knows that.
    """

    def __init__(self, kept: Mapping[str, bytes] | None = None) -> None:
        self._kept = dict(kept or {})
        self._live: dict[str, Any] = {}
        self._asked: set[str] = set()
        self.grown = False

    def recall(self, make: Callable[Inputs, Result], *args: Inputs.args, **kwargs: Inputs.kwargs) -> Result:
        """Gives ``make(*args, **kwargs)``, from memory if it was asked before; what it raises is not remembered.

        The ``repr`` of every argument must say all that it holds, as that of text, numbers and frozen
        dataclasses of them does; the result is shared, so it must not be changed.
        """
        key = _key(make, args, kwargs)
        self._asked.add(key)
        if key not in self._live:
            if key in self._kept:
                self._live[key] = pickle.loads(self._kept[key])
            else:
                self._live[key] = make(*args, **kwargs)
                self._kept[key] = pickle.dumps(self._live[key], pickle.HIGHEST_PROTOCOL)
                self.grown = True
        result: Result = self._live[key]
        return result

    @property
    def kept(self) -> dict[str, bytes]:
        """Everything remembered, to be written down."""
        return dict(self._kept)

    def forget_unasked(self) -> None:
        """Forgets what nobody has asked for since the memory was made or this was last called."""
        asked = {key: kept for key, kept in self._kept.items() if key in self._asked}
        self.grown |= len(asked) < len(self._kept)
        self._kept = asked
        self._live = {key: result for key, result in self._live.items() if key in self._asked}
        self._asked = set()


def _key(make: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> str:
    asked = repr((make.__module__, make.__qualname__, args, sorted(kwargs.items())))
    return hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()
