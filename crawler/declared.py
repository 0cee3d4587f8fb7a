"""What is known of a page before it is read: by its source, and by the list that announced it."""

from datetime import date

from crawler.extract.facts import Hints
from crawler.source import Source


def hints_for(source: Source, *, title: str | None, listed_on: date | None, captured_on: date) -> Hints:
    """Give what a source and a list say of a page.

    Of the body rules that one counts which was in force on the day that the list gives the page, and where it gives
    none, on the day of the capture: read again years later, a capture is read by the rule that was made for it.
    """
    return Hints(
        body_rule=source.body_rule(listed_on or captured_on),
        issuer=source.issuer,
        region=source.region,
        level=source.level,
        title=title or None,
        published_on=listed_on,
    )
