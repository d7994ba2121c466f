"""Whose data: every storage function takes a `Scope` and touches nothing outside it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """One member of one workspace, by Slack's own ids (`T...` or `E...`, and `U...` or `W...`)."""

    workspace_id: str
    user_id: str
