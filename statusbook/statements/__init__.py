"""From blocks to statements: which code a part of a note speaks of, and what it claims."""
