"""Headers that interfaces of many systems want to see."""

FORM = ("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
BY_SCRIPT = ("X-Requested-With", "XMLHttpRequest")
"""What a page's own script says of itself."""
