"""What can be wrong with the store. The docstring is the message; the fields say where."""


class StoreError(Exception):
    """The store cannot be used."""

    def __init__(self, detail: str = "") -> None:
        self.detail = detail
        super().__init__(detail or (type(self).__doc__ or "").splitlines()[0])


class ConfigurationInvalid(StoreError):
    """The configuration cannot be used."""


class StoreMissing(StoreError):
    """There is no store yet."""


class StoreOutdated(StoreError):
    """The store was written by an older fazhi."""


class StoreFromTheFuture(StoreError):
    """The store was written by a newer fazhi."""


class StoreForeign(StoreError):
    """The database holds something that is not a fazhi store."""


class StoreUnopenable(StoreError):
    """The store is there, or could be, and cannot be opened."""


class StoreNotCopied(StoreError):
    """The store could not be copied."""


class StoreUnsupported(StoreError):
    """This kind of database is not supported."""


class DocumentUnknown(StoreError):
    """No such document."""


class ChangeUnknown(StoreError):
    """No such change."""


class VersionUnknown(StoreError):
    """The document has no such version."""


class Busy(StoreError):
    """Another process is doing this on the same store."""


class NightRunning(Busy):
    """Another night is running on this store."""


class FolderUnusable(StoreError):
    """The data folder cannot be written to."""


class ArchiveDamaged(StoreError):
    """The archive does not hold what the store says it holds."""


class HeadUnreadable(StoreError):
    """This is neither a head of the chain nor a file of heads."""
