"""Gathers pages and files into the stage: the folder of plain Markdown that any site builder reads."""
