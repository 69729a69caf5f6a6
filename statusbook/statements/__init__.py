"""From blocks to statements: which code each line of a note describes, and what it claims about it.

``candidates`` gives the lines of a block, each with the head (``404 Not Found: …``) that ``head_reader`` finds in it;
``openings`` decides what a line opens, by the ``outline`` and ``layout`` of the whole note; ``entry_reader`` gives each
block to the innermost of its ``scopes``, whose draft cuts it into statements; a table goes to ``table_reader`` first.
A new form of head is a pattern in ``grammar`` and a ``read_…`` in ``head_reader``; a new ``Shape`` of block is a branch
in ``EntryReader.read``; a new ``Kind`` of statement is a rule in ``sentence_kinds`` and perhaps a ``Label``.
"""
