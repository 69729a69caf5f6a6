"""Merges statements into one record a code: fields by rank, prose by likeness, both by rulings."""
