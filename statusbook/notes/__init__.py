"""From files to blocks: a note in any format becomes a list of ``Block``s whose lines know their source lines.

``decoding`` turns bytes into text; ``formats`` picks the format; its reader returns blocks; ``cover`` keeps every line.
A new format is one module with ``is_…(suffix, text) -> bool`` and ``read_…(text) -> list[Block]`` and one line in
``formats.FORMATS``: light markups go through ``translation`` (to Markdown), libraries build ``Block``s directly.
A new kind of block is a ``Shape`` in ``block``, set by readers and placed by ``statements.entry_reader``.
"""
