"""One CMS family a file: how its list pages name, date and page their entries."""
