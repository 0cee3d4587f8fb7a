"""One look of a content management system a file."""
