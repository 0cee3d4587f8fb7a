"""What adapters have in common: links, rows, dates, ways to the next page."""
