"""A reference of HTTP status codes, built from source notes that overlap and contradict each other.

The flow, and the folder in which each step lives (a module imports only from folders to its left):

    urls -> facts -> house -> notes -> statements -> likeness -> registry -> checks, review -> search, api, pages, links -> stage -> site

``urls``        every path and anchor of the site, by name
``facts``       what is known beforehand: the IANA snapshot, RFC sections, phrases
``house``       our own notes: facts (front matter) and prose of codes, classes, comparisons, guides
``notes``       everyone else's notes, whatever their format, as blocks that keep their lines
``statements``  who says what about which code, and a ledger of every line
``likeness``    when two sentences say the same: knows language, nothing of the house
``registry``    merges the statements into one record a code, by rank, rulings and likeness
``checks``      one rule, one function: what must hold before anything is written
``review``      walks a person through what nobody has judged, and writes the rulings
``search``      the data of the search; ``api`` the records as JSON
``pages``       renders records into Markdown pages, a record a kind; ``links`` how the world reaches them: redirects,
                promises, inventory
``stage``       gathers pages and files into the folder the site builder reads: the only writer to disk
``site``        runs the engine on the stage and swaps the finished site in

``content.py`` is the only module that reads content/; it and ``problems.py``, ``yaml_lines.py``,
``caches.py``, ``sealed.py``, ``compiled.py``, ``fingerprint.py``, ``places.py``, ``settings.py``, ``parallel.py``,
``terminal.py``, ``text.py`` stand left of everything.
"""

__version__ = "0.1.0"
"""The one place that holds it: the package's metadata and ``--version`` are read from here."""
