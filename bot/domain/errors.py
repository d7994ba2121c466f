"""The tree of errors a person may read.

Every message here is shown to a user as it stands: it says what is wrong and what to try, and never carries
anything private of somebody else. Foreign errors are wrapped where they arise (`raise ... from error`).
"""


class RapportError(Exception):
    """Base of everything that is told to a user in words; `str(error)` is that text."""

    @property
    def text(self) -> str:
        return str(self)


class NotUnderstood(RapportError):
    """The line or form cannot be acted on as it stands."""


class NotFound(RapportError):
    """What was named (a person, a follow-up, a feed) is not there for this user."""


class Conflict(RapportError):
    """The thing changed or was dealt with in the meantime."""


class Refused(RapportError):
    """Rapport will not do this (a private address, a foreign message, too much at once)."""


class SetupError(RapportError):
    """The installation is not ready to run; the text says how to mend it."""
