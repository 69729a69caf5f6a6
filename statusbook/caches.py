"""What was computed before, by what it was computed from; losing it costs time and nothing else.

A function marked ``@remembered`` runs once for the same arguments while caches are open (``with open_caches(…)``),
in this process and in later ones of the same program; where none are open, it simply runs. Every room of the package
has a file of its own. Nobody is handed a cache: what makes a function fast is no part of what it means.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Generic, ParamSpec, TypeVar

from statusbook.fingerprint import of_program
from statusbook.parallel import LUGGAGE, spread
from statusbook.sealed import AnotherVersion, BrokenSeal, read_sealed, write_sealed

Inputs = ParamSpec("Inputs")
Result = TypeVar("Result")
Tell = Callable[[str, str], None]
"""Tells the person at the terminal: who speaks, and what is to be said."""


class Remembered(Generic[Inputs, Result]):
    """A function that remembers its results; what it raises is not remembered.

    Its result must depend on its arguments alone, and their ``repr`` must say all that they hold, as that of text,
    numbers and frozen dataclasses of them does. The result is shared, so it must not be changed. A method is refused:
    its result depends on its object, which is no argument.
    """

    def __init__(self, function: Callable[Inputs, Result]) -> None:
        if "." in function.__qualname__:
            raise TypeError(f"{function.__qualname__} is no function of a module: what it gives may depend on more")
        functools.update_wrapper(self, function)
        self.function = function
        self._name = function.__module__.removeprefix("statusbook.").partition(".")[0]

    def __call__(self, *args: Inputs.args, **kwargs: Inputs.kwargs) -> Result:
        """Gives what the function gives for the arguments, or gave before."""
        room = self._room
        if room is None:
            return self.function(*args, **kwargs)
        result: Result = room.recall(self.function, args, kwargs)
        return result

    def knows(self, *args: Inputs.args, **kwargs: Inputs.kwargs) -> bool:
        """Tells whether it gave something for the arguments before."""
        room = self._room
        return room is not None and room.knows(self.function, args, kwargs)

    @property
    def _room(self) -> _Room | None:
        caches = _open.get()
        return None if caches is None else caches.room(self._name)


def remembered(function: Callable[Inputs, Result]) -> Remembered[Inputs, Result]:
    """Makes a function of a module remember its results."""
    return Remembered(function)


def ahead(calls: Iterable[functools.partial[Any]]) -> None:
    """Has remembered functions called on all processors, so that what is called next is known already.

    Each call is ``functools.partial(function, …)``. What one raises is left to whoever calls it next.
    """
    new = [call for call in calls if not call.func.knows(*call.args, **call.keywords)]  # type: ignore[attr-defined]
    if _open.get() is not None and len(new) >= FEW:
        spread(_try, new)


FEW = 12
"""So many calls are done before another process has started."""


def _try(call: functools.partial[Any]) -> None:
    with contextlib.suppress(Exception):
        call()


def lasting_texts(name: str, maker: str) -> dict[str, str]:
    """Gives the dictionary of a name: what is put into it is there again in later processes, until ``maker`` changes.

    A new one where no caches are open. ``maker`` names all that its texts were made by, on one line: what a library
    gave for a text, which is so whatever becomes of this program. So a build from nothing keeps it.
    """
    caches = _open.get()
    return {} if caches is None else caches.texts(name, maker)


def cache_folder(name: str) -> Path | None:
    """Gives a folder for files that are sealed and read by somebody else; None where no caches are open."""
    caches = _open.get()
    return None if caches is None else caches.folder / name


@contextmanager
def open_caches(folder: Path, tell: Tell) -> Iterator[Caches]:
    """Opens the caches in a folder while the block runs, and writes them down when it ends, however it ends.

    Inside a block that has opened the same folder they go on: what is in memory stays there.
    """
    outer = _open.get()
    caches = outer if outer is not None and outer.folder == folder else Caches(folder, tell)
    caches.tell = tell
    token = _open.set(caches)
    try:
        yield caches
    finally:
        _open.reset(token)
        caches.keep()


LASTING = "lasting"
"""The folder that holds what libraries gave."""


class Caches:
    """The caches in one folder: a file a room, and folders of sealed files that other processes read."""

    def __init__(self, folder: Path, tell: Tell) -> None:
        self.folder, self.tell = folder, tell
        self._process, self._old = os.getpid(), False
        self.rooms: dict[str, _Room] = {}
        self._texts: dict[str, _Texts] = {}
        for path in sorted(folder.glob("*/")):  # whoever reads what is in there cannot tell
            if path.name != LASTING:
                self._check(path)

    def room(self, name: str) -> _Room:
        """What the functions of one room gave before."""
        if name not in self.rooms:
            self.rooms[name] = _Room(self._read(self._path(name), of_program()))
        return self.rooms[name]

    def texts(self, name: str, maker: str) -> dict[str, str]:
        """A dictionary that outlives the process."""
        kept = self._texts.get(name)
        if kept is None or kept.maker != maker:
            kept = self._texts[name] = _Texts(maker, self._read(self._lasting(name), maker))
        return kept.values

    def holdings(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Gives all that is kept, by the name of its file."""
        for name, room in self.rooms.items():
            yield name, room.kept
        for name, texts in self._texts.items():
            yield name, texts.values

    def add(self, new: Mapping[str, Mapping[str, Any]], asked: Mapping[str, set[str]]) -> None:
        """Adds what another process kept, and what it asked for."""
        for name, values in new.items():
            if name in self._texts:
                self._texts[name].values.update(values)
            elif values or asked.get(name):
                self.room(name).add(values, asked.get(name, set()))

    def forget_unasked(self) -> None:
        """Forgets what nobody has asked for since the caches were opened or this was last called."""
        for room in self.rooms.values():
            room.forget_unasked()

    def keep(self) -> None:
        """Writes down what is new; where there is no room for it, the person is told, and all is well."""
        if os.getpid() != self._process:  # a copy of the process that opened them: its files are not this one's
            return
        try:
            for name, room in self.rooms.items():
                if room.changed:
                    self._write(self._path(name), room.kept, of_program())
                    room.changed = False
            for name, texts in self._texts.items():
                if len(texts.values) > texts.written:
                    self._write(self._lasting(name), texts.values, texts.maker)
                    texts.written = len(texts.values)
        except OSError as error:
            self.tell("caches", f"not kept, so that the next build begins anew: {error.filename}: {error.strerror}")

    def _write(self, path: Path, kept: Mapping[str, Any], maker: str) -> None:
        write_sealed(path, pickle.dumps(kept, pickle.HIGHEST_PROTOCOL), maker)

    def _read(self, path: Path, maker: str) -> dict[str, Any]:
        try:
            kept: dict[str, Any] = pickle.loads(read_sealed(path, maker))
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except (OSError, BrokenSeal) as fault:
            self._forget([path], fault)
            return {}
        return kept

    def _check(self, folder: Path) -> None:
        """Forgets the files of a folder that its readers will not believe."""
        faults: dict[Path, OSError | BrokenSeal] = {}
        for path in sorted(folder.glob("*.cache")):
            try:
                read_sealed(path, folder.name)
            except (OSError, BrokenSeal) as fault:
                faults[path] = fault
        if faults:
            self._forget([*faults], next(iter(faults.values())))

    def _forget(self, paths: Sequence[Path], fault: OSError | BrokenSeal) -> None:
        """Removes files, if they can be, and tells so in one line."""
        if not isinstance(fault, AnotherVersion):
            why = fault.strerror if isinstance(fault, OSError) else str(fault)
            more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
            self.tell("caches", f"{paths[0].relative_to(self.folder).as_posix()}{more}: {why}, forgotten")
        elif not self._old:
            self._old = True  # of another version are mostly all of them
            self.tell("caches", f"{fault}, forgotten")
        for path in paths:
            with contextlib.suppress(OSError):
                path.unlink()

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.cache"

    def _lasting(self, name: str) -> Path:
        return self.folder / LASTING / f"{name}.cache"


class _Room:
    """What the functions of one room gave, by what they were asked."""

    def __init__(self, kept: dict[str, bytes]) -> None:
        self.kept = kept
        self.changed = False
        self._live: dict[str, Any] = {}
        self.asked: set[str] = set()

    def recall(self, make: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Any:
        """Gives ``make(*args, **kwargs)``, which is called only if it never was."""
        key = _key(make, args, kwargs)
        self.asked.add(key)
        if key not in self._live:
            if key in self.kept:
                self._live[key] = pickle.loads(self.kept[key])
            else:
                self._live[key] = make(*args, **kwargs)
                self.kept[key] = pickle.dumps(self._live[key], pickle.HIGHEST_PROTOCOL)
                self.changed = True
        return self._live[key]

    def knows(self, make: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> bool:
        """Tells whether ``recall`` would not call ``make``."""
        return _key(make, args, kwargs) in self.kept

    def add(self, kept: Mapping[str, bytes], asked: set[str]) -> None:
        """Takes over what another process kept and asked for."""
        self.changed |= not kept.keys() <= self.kept.keys()
        self.kept.update(kept)
        self.asked |= asked

    def forget_unasked(self) -> None:
        asked = {key: kept for key, kept in self.kept.items() if key in self.asked}
        self.changed |= len(asked) < len(self.kept)
        self.kept = asked
        self._live = {key: result for key, result in self._live.items() if key in self.asked}
        self.asked = set()


class _Texts:
    """Texts by their key, and how many of them are written down."""

    def __init__(self, maker: str, values: dict[str, str]) -> None:
        self.maker, self.values, self.written = maker, values, len(values)


_open: ContextVar[Caches | None] = ContextVar("open caches", default=None)


class _Remembered:
    """Brings back what was remembered, and what was asked for, in a process that has ended."""

    def begin(self) -> dict[str, set[str]]:
        """Gives the keys of every room and of every dictionary of texts."""
        return {} if (caches := _open.get()) is None else {name: set(kept) for name, kept in caches.holdings()}

    def pack(self, begun: Mapping[str, set[str]]) -> tuple[dict[str, dict[str, Any]], dict[str, set[str]]]:
        """Gives what is new in each, and the keys that each room was asked for."""
        caches = _open.get()
        if caches is None:
            return {}, {}
        new = {
            name: {key: value for key, value in kept.items() if key not in begun.get(name, ())}
            for name, kept in caches.holdings()
        }
        return new, {name: room.asked for name, room in caches.rooms.items()}

    def unpack(self, packed: tuple[dict[str, dict[str, Any]], dict[str, set[str]]]) -> None:
        """Adds both to what is remembered here."""
        caches = _open.get()
        if caches is not None:
            caches.add(*packed)


LUGGAGE.append(_Remembered())


def _key(make: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> str:
    told = [_told(arg) for arg in args]
    asked = repr((make.__module__, make.__qualname__, told, sorted(kwargs.items())))
    return hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()


def _told(arg: Any) -> Any:
    """Gives what stands for an argument in a key: a file's text or bytes may be 10 MB, and its ``repr`` is slow."""
    if type(arg) is bytes:
        return bytes, hashlib.sha256(arg).digest()
    if type(arg) is str and len(arg) > _LONG:
        return str, hashlib.sha256(arg.encode("utf-8", "surrogatepass")).digest()
    return arg


_LONG = 200
"""Characters from which on a text is told by its hash."""
