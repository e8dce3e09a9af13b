"""Errors that a user can mend, each with the exit code of the command and what to do."""

from __future__ import annotations

import errno

FULL_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says where nothing more can be written."""


class ClaimwatchError(Exception):
    """Base of all errors whose message is meant for the user."""

    exit_code = 1


class InvalidRecord(ClaimwatchError, ValueError):
    """A record was built in a state that the domain does not allow."""

    exit_code = 70


class UsageError(ClaimwatchError):
    """The command was called with words that do not go together."""

    exit_code = 2


class InputNotFound(ClaimwatchError):
    """A file, folder or database that was named does not exist."""

    exit_code = 3


class InputUnreadable(ClaimwatchError):
    """A file exists but does not hold what was asked for."""

    exit_code = 4


class ModelMissing(ClaimwatchError):
    """The spaCy model that the settings name is not installed."""

    exit_code = 5


class StoreBusy(ClaimwatchError):
    """Another process is writing the database."""

    exit_code = 6


class StoreBroken(ClaimwatchError):
    """The database cannot be opened, or is of a newer version than this program."""

    exit_code = 7


class DiskFull(ClaimwatchError):
    """Nothing more can be written where the database is."""

    exit_code = 9


class BadSettings(ClaimwatchError):
    """A setting has a value that cannot be used."""

    exit_code = 8


class BadWatch(BadSettings):
    """The plan of what is watched, `watch.yaml`, cannot be used."""
