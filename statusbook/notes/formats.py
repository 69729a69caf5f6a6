"""The formats a note can come in: how each is recognised, and which reader takes it.

A new format is one module with a ``read_…(text) -> list[Block]`` function and one line in ``FORMATS``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from statusbook.notes.asciidoc import is_asciidoc, read_asciidoc
from statusbook.notes.block import Block, ParsedNote
from statusbook.notes.chat import is_chat, read_chat
from statusbook.notes.confluence import is_confluence, read_confluence
from statusbook.notes.cover import cover_lines
from statusbook.notes.decoding import Decoded
from statusbook.notes.dokuwiki import is_dokuwiki, read_dokuwiki
from statusbook.notes.html_reader import read_html
from statusbook.notes.link_sections import set_links_aside
from statusbook.notes.markdown import read_markdown
from statusbook.notes.mediawiki import is_mediawiki, read_mediawiki
from statusbook.notes.namuwiki import is_namuwiki, read_namuwiki
from statusbook.notes.org import is_org, read_org
from statusbook.notes.programs.program_reader import is_program, read_program
from statusbook.notes.programs.server_config import is_server_config, read_server_config
from statusbook.notes.records.data_formats import (
    is_json,
    is_keyed,
    is_sql,
    is_xml,
    is_yaml,
    read_json,
    read_keyed,
    read_sql,
    read_xml,
    read_yaml,
)
from statusbook.notes.records.records_in_fences import read_fences
from statusbook.notes.restructured import is_restructured, read_restructured
from statusbook.notes.separated import is_separated, read_separated
from statusbook.notes.source_code import is_source_code, read_source_code


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: its name, how a note in it is known (suffix, text), and its reader, which may need the suffix."""

    name: str
    is_format: Callable[[str, str], bool]
    read: Callable[[str], list[Block]] = read_markdown
    read_with_suffix: Callable[[str, str], list[Block]] | None = None

    def blocks(self, text: str, suffix: str) -> list[Block]:
        """Returns the blocks of a note in this format."""
        return self.read_with_suffix(text, suffix) if self.read_with_suffix else self.read(text)


_SAMPLE = 20_000
"""Only the beginning of a note says whether it is a page; what follows may quote one."""

# A page, behind comments and an XML declaration: ``<!DOCTYPE html>``, ``<!-- a --> <html lang="ko">``; not ``<p>``,
# ``<table>``
_HTML_START = re.compile(r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


def _is_html(suffix: str, text: str) -> bool:
    return _HTML_START.match(text[:_SAMPLE]) is not None or (
        suffix in ("html", "htm", "xhtml") and "<" in text[:_SAMPLE]
    )


FORMATS = (
    Format(name="source code", is_format=is_program, read_with_suffix=read_program),
    Format(name="source code", is_format=is_server_config, read_with_suffix=read_server_config),
    Format(name="html", is_format=_is_html, read=read_html),
    Format(name="json", is_format=is_json, read=read_json),
    Format(name="yaml", is_format=is_yaml, read=read_yaml),
    Format(name="sql", is_format=is_sql, read=read_sql),
    Format(name="xml", is_format=is_xml, read=read_xml),
    Format(name="keys and values", is_format=is_keyed, read_with_suffix=read_keyed),
    Format(name="asciidoc", is_format=is_asciidoc, read=read_asciidoc),
    Format(name="restructuredtext", is_format=is_restructured, read=read_restructured),
    Format(name="org", is_format=is_org, read=read_org),
    Format(name="namuwiki", is_format=is_namuwiki, read=read_namuwiki),
    Format(name="dokuwiki", is_format=is_dokuwiki, read=read_dokuwiki),
    Format(name="mediawiki", is_format=is_mediawiki, read=read_mediawiki),
    Format(name="confluence", is_format=is_confluence, read=read_confluence),
    Format(name="chat", is_format=is_chat, read=read_chat),
    Format(name="separated values", is_format=is_separated, read=read_separated),
    Format(name="source code", is_format=is_source_code, read=read_source_code),
    Format(name="markdown", is_format=lambda suffix, text: True, read=read_markdown),
)
"""Every format, the first that recognises the note takes it; Markdown takes what is left, plain text too."""


def parse_note(decoded: Decoded, *, path: str) -> ParsedNote:
    """Returns the blocks of a note in the format it is found to be in; no line is left out."""
    name = path.rsplit("/", 1)[-1]
    suffix = name.rsplit(".", 1)[-1].lower()  # of ``Caddyfile`` its whole name
    found = next(each for each in FORMATS if each.is_format(suffix, decoded.text))
    return ParsedNote(
        text=decoded.text,
        format=found.name,
        encoding=decoded.encoding,
        blocks=tuple(
            set_links_aside(
                cover_lines(list(read_fences(found.blocks(decoded.text, suffix), decoded.text)), decoded.text)
            )
        ),
    )
