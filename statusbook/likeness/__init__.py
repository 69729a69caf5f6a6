"""When do two sentences say the same? Knows language, nothing of the house; owns the analyser and what it remembers."""
