"""Where the store lives."""

from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict
from sqlalchemy.engine import URL, make_url


def sqlite_url(path: Path) -> str:
    """Write the address of a SQLite store; a path put into a URL by hand would have its % and ? read as the URL's."""
    return URL.create("sqlite", database=str(path)).render_as_string(hide_password=False)


class StoreTable(BaseModel):
    """The `[store]` table of fazhi.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str = "sqlite:///data/fazhi.db"
    """SQLAlchemy address of the database."""
    data: Path = Path("data")
    """Folder of the archive, exports, locks and logs."""

    def absolute(self) -> Self:
        """Return the same places as seen from any folder."""
        location = make_url(self.url)
        if location.get_backend_name() == "sqlite" and location.database not in (None, "", ":memory:"):
            location = location.set(database=str(Path(str(location.database)).resolve()))
        url = location.render_as_string(hide_password=False)
        return self.model_copy(update={"url": url, "data": self.data.resolve()})

    @property
    def archive(self) -> Path:
        """The folder of the WARC files."""
        return self.data / "archive"

    @property
    def export(self) -> Path:
        """The folder that a night keeps up to date for other tools."""
        return self.data / "export"
