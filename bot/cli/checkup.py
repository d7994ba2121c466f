"""What a check of `rapport doctor` finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the table. `ok` is `None` for what could not be looked at or does not matter here.

    `detail` says what was found, never a token or a password; `mend` what to do, empty when there is nothing to do.
    """

    name: str
    ok: bool | None
    detail: str
    mend: str = ""
