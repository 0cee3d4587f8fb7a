"""A year of one store: what is planned, what is served, who keeps it, and what must have been told by its end."""
