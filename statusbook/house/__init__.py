"""Our own notes: the facts and the prose of codes, classes, comparisons and guides."""
