"""From blocks to statements: which code each line of a note describes, and what it claims about it.

``candidates`` makes a list of lines of a block, each with the head (``head_reader``: ``404 Not Found: …``) it begins
with; ``outline`` and ``layout`` decide which heads begin an entry, ``entry_reader`` gives every block to its entry,
``drafts`` cuts it into statements. Tables go through ``table_columns`` and ``table_reader`` instead.
A new form of head is a pattern in ``grammar`` and a ``read_…`` function in ``head_reader``; a new ``Shape`` of block
is a branch in ``EntryReader.read``; a new kind of sentence is a ``Kind`` and a rule in ``sentence_kinds``.
"""
