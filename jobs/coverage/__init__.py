"""Who has published the report of a year, when, and who cannot be judged."""
