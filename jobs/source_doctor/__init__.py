"""After a redesign: where the old titles are now, and what to write into the source's file."""
