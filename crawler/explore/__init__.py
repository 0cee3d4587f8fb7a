"""From a home page to the columns that carry reports."""
