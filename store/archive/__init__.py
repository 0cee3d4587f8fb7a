"""The archive: what came over the wire, in WARC files."""
