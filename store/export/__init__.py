"""Supply for other tools."""
