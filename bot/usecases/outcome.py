"""What came of handing a daily message to Slack, as values that the jobs and the gateway share."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Posted:
    """The message is there."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Slack said no, and why: its own error code."""

    code: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """The connection failed after the request may have arrived."""


@dataclass(frozen=True, slots=True)
class Absent:
    """Looked up, and not there."""


Outcome = Posted | Refused | Unclear
Finding = Posted | Absent | Refused | Unclear
