"""The store's history of shapes, run by Alembic."""

from importlib.resources import files


def known() -> frozenset[str]:
    """Name every revision this fazhi can start from."""
    folder = files(__name__) / "versions"
    return frozenset(item.name.split("_")[0] for item in folder.iterdir() if item.name[:1].isdigit())
