"""Reads programs: scanner → tokens → groups of members → records about codes, with their comments → blocks."""
