"""Every error the program raises on purpose.

A message is one line that names the file or field, what was found and what is accepted.
`exit_code` is what the command line returns when the error reaches it.
"""

import errno
from typing import ClassVar


class GuitrainerError(Exception):
    """Root of all errors raised on purpose."""

    exit_code: ClassVar[int] = 1


class InputError(GuitrainerError):
    """An input cannot be accepted; nothing on disk was changed."""

    exit_code = 2


class ConfigError(InputError):
    """An experiment (TOML file, preset or flag) is not valid."""


class DataError(InputError):
    """Images or labels cannot be read or used."""


class NetworkError(InputError):
    """The layers do not fit each other, the input, or the memory of the machine."""


class WeightsError(InputError):
    """Saved weights are damaged, not finite, or do not fit the network."""


class CheckpointError(InputError):
    """A checkpoint is damaged, from a newer version, or missing."""


class RunLockedError(InputError):
    """Another process is writing into this run folder."""


class CanceledError(GuitrainerError):
    """The user has canceled what was being done."""


class OutputError(GuitrainerError):
    """A file could not be written (disk full, device broken)."""


class ReaderGoneError(OutputError):
    """Standard output is no longer read, as behind `head`: nothing to complain about."""


class PlaceError(OutputError):
    """A file cannot be written at the requested location (no such folder, no permission)."""

    exit_code = 2


# Error numbers of the system if the path is at fault, not the machine.
PLACE_ERRNOS = frozenset(
    (
        errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EISDIR,
        errno.ENAMETOOLONG, errno.ELOOP, errno.EEXIST, errno.ENXIO, errno.EINVAL, errno.ENODEV,
        errno.ENOTEMPTY,
    )
)  # fmt: skip


def is_misplaced(error: OSError) -> bool:
    """Return whether another path would have helped: bad input, not a broken machine."""
    return error.errno in PLACE_ERRNOS
