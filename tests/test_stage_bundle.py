"""The zip of the offline copy: one folder, the same bytes for the same content, nothing a disk has no use for."""

from __future__ import annotations

import io
import zipfile
import zlib

from statusbook.stage.bundle import BUNDLE, FOLDER, bundled_files, make_bundle

SITE = {
    "index.html": '<p class="sb-online">여기 <a href="x.zip">사본</a></p>\n<p>글</p>'.encode(),
    "404/index.html": b'<ul><li>a</li><li class="sb-online"><a href="../x.zip">zip</a></li></ul>',
    "찾을-수-없음/index.html": b"<p>stub</p>" * 300,
    "assets/statusbook.css": b"p { color: red }",
    "api/v1/index.json": b"{}",
    "empty.txt": b"",
    "404.html": b"served only",
    "_redirects": b"served only",
    "_headers": b"served only",
    "_nginx/maps.conf": b"served only",
    "sitemap.xml": b"for search engines",
    "sitemap.xml.gz": b"for search engines",
    "previews/404.png": b"for messengers",
    "assets/javascripts/bundle.a5f9d56c.min.js": b"of the theme",
    "assets/missing.js": b"of 404.html",
    "http-status-ko.zip": b"of an earlier build",
}


def unpacked(bundle: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(bundle)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def test_it_unpacks_into_one_folder() -> None:
    """Any unzip gives the pages, under one folder, names in Hangul included; what only servers need is left out."""
    files = unpacked(make_bundle(SITE))
    assert set(files) == {
        f"{FOLDER}/{name}"
        for name in (
            "index.html",
            "404/index.html",
            "찾을-수-없음/index.html",
            "assets/statusbook.css",
            "api/v1/index.json",
            "empty.txt",
        )
    }
    assert files[f"{FOLDER}/찾을-수-없음/index.html"] == SITE["찾을-수-없음/index.html"]
    assert files[f"{FOLDER}/empty.txt"] == b""


def test_it_does_not_offer_itself() -> None:
    """What a page says of the offline copy is not in the offline copy; what stands beside it is."""
    files = unpacked(make_bundle(SITE))
    assert files[f"{FOLDER}/index.html"] == "<p>글</p>".encode()
    assert files[f"{FOLDER}/404/index.html"] == b"<ul><li>a</li></ul>"


def test_the_same_content_gives_the_same_bytes() -> None:
    """Whatever the order in which the files are met; no clock, no owner, no permission of this machine is in it."""
    bundle = make_bundle(SITE)
    assert make_bundle(dict(reversed(SITE.items()))) == bundle
    with zipfile.ZipFile(io.BytesIO(bundle)) as opened:
        entries = opened.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}


def test_its_compression_is_the_same_with_every_zlib() -> None:
    """Matches reach back one byte only: a text that repeats from afar is not packed better than one that does not."""
    far = bytes(range(32, 127)) * 40
    bundle = make_bundle({"index.txt": far})
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_RLE)
    assert packer.compress(far) + packer.flush() in bundle
    assert len(bundle) > len(far) / 2


def test_what_an_earlier_zip_holds_is_taken_from_it() -> None:
    """A zip made with the help of an earlier one is the zip made without, whatever has changed meanwhile."""
    before = {**SITE, BUNDLE: make_bundle(SITE)}
    after = {**SITE, "index.html": b"<p>changed</p>", "new.txt": b"new"}
    del after["empty.txt"]
    assert make_bundle(after, before) == make_bundle(after)
    taken = [name for name in bundled_files(after) if after[name] == before.get(name)]
    assert len(taken) == 4
