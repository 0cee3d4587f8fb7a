"""What an address said before, read with today's code: only a difference that survives this is the site's doing."""

from dataclasses import dataclass

from sqlalchemy import Engine

from crawler.errors import FormerUnreadable
from crawler.readers import is_todays
from crawler.rereading import Rereader, Unreadable
from crawler.source import Source
from store import amendable, recorder
from store.amendable import KeptVersion
from store.records import Article
from store.sameness import alike, told_by
from store.session import reading


@dataclass(frozen=True, slots=True)
class Former:
    """Reads again what the store holds of an address, where tonight's reading is another."""

    engine: Engine
    rereader: Rereader

    async def reread(self, key: str, tonight: Article, source: Source) -> Article | None:
        """Read the current version at an address again; raises FormerUnreadable.

        None where nothing is kept, where tonight's reading is the same, and where the same code that reads tonight read
        what the archive has lost. Equal code is no reason to read nothing again: a list may have given a page another
        title since, and what is cut off a text depends on that.
        """
        with reading(self.engine) as session:
            standing = recorder.standing(session, key)
            if standing is None or alike(standing.told, told_by(tonight)):
                return None
            version: KeptVersion = amendable.standing(session, key)
        again = await self.rereader.read_again(version, source)
        if not isinstance(again, Unreadable):
            return again.article
        if is_todays(standing.reader, source.rule_hash):
            return None
        raise FormerUnreadable(f"what was read before by other code cannot be read again: {again.reason}", url=key)
