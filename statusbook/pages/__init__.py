"""Renders the book into pages of Markdown: one module and one template a kind of page, all listed in ``kinds``."""
