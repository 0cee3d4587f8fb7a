"""Whether an installation is well: one question a function, each answered in words."""
