"""Where the store lives."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict


class StoreTable(BaseModel):
    """The `[store]` table of fazhi.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str = "sqlite:///data/fazhi.db"
    """SQLAlchemy address of the database."""
    data: Path = Path("data")
    """Folder of the archive, exports, locks and logs."""

    @property
    def archive(self) -> Path:
        """The folder of the WARC files."""
        return self.data / "archive"

    @property
    def export(self) -> Path:
        """The folder that a night keeps up to date for other tools."""
        return self.data / "export"
