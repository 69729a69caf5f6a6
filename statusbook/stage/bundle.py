"""The offline copy: the finished site as one zip, the same bytes for the same content on any machine and day.

The format is written here and not by ``zipfile``, which offers no choice of compression strategy: what the
usual one gives differs between versions of zlib. Run-length matching gives the same bytes with all of them,
at the price of a larger file.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping

from statusbook.urls import files, hosts

BUNDLE = files.in_folder(files.BUNDLE)
"""The file in the site that holds the offline copy."""

FOLDER = "http-status-ko"
"""The one folder that it unpacks into."""

_FOR_SERVERS = (hosts.HEADERS, hosts.REDIRECTS, hosts.NGINX, hosts.MISSING, files.MISSING, files.SITEMAP)
_LEFT_OUT = tuple(map(files.in_folder, (*_FOR_SERVERS, files.PREVIEWS, files.ICON, files.SCRIPTS)))
"""How the paths begin of what only servers, search engines and messengers ask for, and of the theme's scripts."""

_LEFT_OUT_ENDINGS = (".map", ".zip", ".gz")

_ONLINE = re.compile(rb'<(p|li) class="sb-online">.*?</\1>\n?', re.S)
"""What a page says only to those who are online: where the offline copy is."""

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION, _UTF8_NAMES, _DEFLATE = 20, 1 << 11, 8
_MIDNIGHT, _NEW_YEAR_1980 = 0, 1 << 5 | 1
_UNIX, _PLAIN_FILE = 3 << 8, 0o100644 << 16


def bundled_files(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """Gives the files of the offline copy out of those of a site, both by their path from the root."""
    return {
        name: _ONLINE.sub(b"", content) if name.endswith(".html") else content
        for name, content in sorted(site.items())
        if not name.startswith(_LEFT_OUT) and not name.endswith(_LEFT_OUT_ENDINGS)
    }


def names_made(bundle: bytes, names: Iterable[str]) -> frozenset[str]:
    """Gives those of the names in a site that builds make, as far as its offline copy tells: none if that is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(bundle)) as packed:
            held = {name.removeprefix(f"{FOLDER}/") for name in packed.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error):
        return frozenset()
    maps = posixpath.dirname(files.in_folder(files.SCRIPTS).rstrip("/")) + "/"
    return frozenset(
        name
        for name in names
        if name in held
        or name == BUNDLE
        or name.startswith(_LEFT_OUT)
        or (name.startswith(maps) and name.endswith(".map"))
    )


def make_bundle(site: Mapping[str, bytes], before: Mapping[str, bytes] | None = None) -> bytes:
    """Gives the zip of a site, whose files are by their path from its root.

    ``before`` are the files of a site built earlier, its own zip among them: what is the same there is not
    compressed again, which is most of the work.
    """
    packed = _unchanged(site, before or {})
    parts: list[bytes] = []
    directory: list[bytes] = []
    place = 0
    files = bundled_files(site)
    for name, content in files.items():
        path = f"{FOLDER}/{name}".encode()
        deflated = packed[name] if name in packed else _deflate(content)
        sizes = (zlib.crc32(content), len(deflated), len(content), len(path))
        facts = (_UTF8_NAMES, _DEFLATE, _MIDNIGHT, _NEW_YEAR_1980, *sizes)
        entry = [_LOCAL.pack(b"PK\3\4", _VERSION, *facts, 0), path, deflated]
        directory += [
            _CENTRAL.pack(b"PK\1\2", _VERSION | _UNIX, _VERSION, *facts, 0, 0, 0, 0, _PLAIN_FILE, place),
            path,
        ]
        parts += entry
        place += sum(map(len, entry))
    size = sum(map(len, directory))
    end = _END.pack(b"PK\5\6", 0, 0, len(files), len(files), size, place, 0)
    return b"".join([*parts, *directory, end])


def _unchanged(site: Mapping[str, bytes], before: Mapping[str, bytes]) -> dict[str, bytes]:
    """Gives, compressed, the files of the site that an earlier one has too, out of its zip."""
    earlier = before.get(BUNDLE, b"")
    found: dict[str, bytes] = {}
    place = 0
    while earlier[place : place + 4] == b"PK\3\4":
        *_, packed_size, _size, name_size, extra_size = _LOCAL.unpack_from(earlier, place)
        start = place + _LOCAL.size + name_size + extra_size
        name = earlier[place + _LOCAL.size : start].decode().removeprefix(f"{FOLDER}/")
        if name in site and site[name] == before.get(name):
            found[name] = earlier[start : start + packed_size]
        place = start + packed_size
    return found


def _deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_RLE)
    return packer.compress(content) + packer.flush()
