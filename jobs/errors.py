"""What can be wrong with a job. The docstring is the message; the detail says where."""


class JobError(Exception):
    """Something the operator set up cannot be used, or somebody we talk to said no."""

    def __init__(self, detail: str = "") -> None:
        self.detail = detail
        super().__init__(detail or (type(self).__doc__ or "").splitlines()[0])


class BackupDamaged(JobError):
    """What lies in the backup is not what was put there."""


class BackupRefused(JobError):
    """No backup can be kept there."""


class BackupUnfinished(JobError):
    """The backup was not finished; the snapshots before it are as they were."""


class ChannelInvalid(JobError):
    """This channel cannot be used as it is configured."""


class ChannelRefused(JobError):
    """The service behind this channel did not take the message."""


class FolderInUse(JobError):
    """This folder holds something already."""


class InputInvalid(JobError):
    """What was given to read is not what the command reads."""


class LookFailed(JobError):
    """A page or column could not be looked at."""


class NothingToCompare(JobError):
    """The document has only one version."""


class PageRefused(JobError):
    """The address did not answer with a page."""


class ReplayDiffers(JobError):
    """A change that is judged again comes out otherwise."""


class RestoreRefused(JobError):
    """Nothing can be restored there."""


class SnapshotUnknown(JobError):
    """The backup has no such snapshot."""
