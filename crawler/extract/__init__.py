"""From the bytes of a page to its canonical text and facts."""
