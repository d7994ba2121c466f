"""A small, strict Slack on this machine: for trying Rapport without an account, and for its tests.

Owns teams, people, conversations, views and apps in memory (`Workspace`), and serves them (`WorkspaceServer`) as
Slack does: Web API, Events API, Socket Mode, response URLs, with Slack's refusals. Knows nothing of Rapport.
"""

from bot.demo.workspace.clock import MovableClock
from bot.demo.workspace.failures import SlackRefusal
from bot.demo.workspace.manifest import ManifestError
from bot.demo.workspace.outcomes import ActionOutcome, CommandOutcome, SubmitOutcome
from bot.demo.workspace.server import WorkspaceServer
from bot.demo.workspace.state import Rejection, Workspace

__all__ = [
    "ActionOutcome",
    "CommandOutcome",
    "ManifestError",
    "MovableClock",
    "Rejection",
    "SlackRefusal",
    "SubmitOutcome",
    "Workspace",
    "WorkspaceServer",
]
