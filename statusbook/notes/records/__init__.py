"""Reads notes that hold data: grammar → tree → records about codes → blocks, comments in their rows."""
