"""One report as one file: every version, what happened, and what proves it."""
