"""What exists in a workspace: teams, people, channels, messages, views, apps.

These records are the workspace's state and are changed in place by the rules next to them (`conversations`,
`modals`, ...), so they are not frozen. Ids are Slack's: T team, U user, C channel, D direct message, G group
message, A app, B bot, V view. A `ts` is Slack's message id, "seconds.microseconds", unique in its channel.
"""

from dataclasses import dataclass, field
from datetime import datetime

from bot.demo.workspace.manifest import Manifest
from bot.demo.workspace.values import JsonObject


@dataclass(slots=True)
class DoNotDisturb:
    """A person's quiet hours. Times are unix seconds; `next_start` of 1 is Slack's way of saying never."""

    enabled: bool = False
    next_start: int = 1
    next_end: int = 1
    snooze_until: int | None = None


@dataclass(slots=True)
class User:
    """A member of a team; `tz` is an IANA name, `updated` unix seconds."""

    id: str
    team_id: str
    name: str
    real_name: str
    display_name: str
    email: str | None
    tz: str
    is_bot: bool = False
    deleted: bool = False
    is_admin: bool = False
    title: str = ""
    app_id: str | None = None
    bot_id: str | None = None
    updated: int = 0
    dnd: DoNotDisturb = field(default_factory=DoNotDisturb)


@dataclass(slots=True)
class Message:
    """A message in a channel. `addressee` is set on ephemerals: only that person sees it.

    `blocks` is None for a message of text alone; a person's own rich text is rebuilt from `text` when it is shown.
    """

    ts: str
    channel_id: str
    user_id: str
    text: str
    blocks: list[JsonObject] | None = None
    attachments: list[JsonObject] | None = None
    bot_id: str | None = None
    app_id: str | None = None
    subtype: str | None = None
    thread_ts: str | None = None
    edited_ts: str | None = None
    metadata: JsonObject | None = None
    addressee: str | None = None
    client_msg_id: str | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    state: JsonObject = field(default_factory=dict)

    @property
    def is_ephemeral(self) -> bool:
        return self.addressee is not None


@dataclass(slots=True)
class Channel:
    """A conversation. `kind` is channel, group (private), im or mpim; `members` in the order they joined.

    `is_ext_shared`: another organisation is in it as well (Slack Connect).
    """

    id: str
    team_id: str
    name: str
    kind: str
    members: list[str]
    topic: str = ""
    created: int = 0
    creator: str = ""
    is_archived: bool = False
    is_ext_shared: bool = False
    messages: list[Message] = field(default_factory=list)
    last_ts: str = ""

    @property
    def is_im(self) -> bool:
        return self.kind == "im"

    @property
    def is_private(self) -> bool:
        return self.kind != "channel"


@dataclass(slots=True)
class View:
    """A modal on somebody's screen, or a published App Home. `state` holds the values people have entered so far."""

    id: str
    team_id: str
    user_id: str
    app_id: str
    bot_id: str
    type: str
    body: JsonObject
    hash: str
    root_id: str
    previous_id: str | None = None
    state: JsonObject = field(default_factory=dict)

    @property
    def blocks(self) -> list[JsonObject]:
        blocks: list[JsonObject] = self.body.get("blocks", [])
        return blocks

    @property
    def external_id(self) -> str:
        return str(self.body.get("external_id") or "")


@dataclass(slots=True)
class App:
    """An app as its developer configured it. `request_url` None means Socket Mode; it may be set later."""

    id: str
    manifest: Manifest
    signing_secret: str
    app_token: str | None
    request_url: str | None
    client_id: str
    client_secret: str
    verification_token: str = "verification-token"  # noqa: S105  (the deprecated field every payload still carries)


@dataclass(slots=True)
class Installation:
    """An app in one team: its bot user, its token, what it was granted. `active` ends when it is uninstalled."""

    app: App
    team_id: str
    bot_token: str
    bot_user_id: str
    bot_id: str
    scopes: frozenset[str]
    installed_by: str
    revoked: bool = False
    active: bool = True


@dataclass(slots=True)
class Team:
    """One workspace. `act_as` are the people whom the page offers to act as, in order."""

    id: str
    name: str
    domain: str
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    installations: list[Installation] = field(default_factory=list)
    stacks: dict[str, list[View]] = field(default_factory=dict)
    homes: dict[tuple[str, str], View] = field(default_factory=dict)
    act_as: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Trigger:
    """What lets an app open a modal: for one person, for three seconds, once. `view_id` when it came from a modal."""

    id: str
    app_id: str
    team_id: str
    user_id: str
    at: datetime
    view_id: str | None


@dataclass(slots=True)
class ResponseUrl:
    """An address at which an app may answer one interaction: five times in thirty minutes."""

    key: str
    app_id: str
    team_id: str
    channel_id: str
    user_id: str
    at: datetime
    message_ts: str | None
    thread_ts: str | None = None
    uses: int = 0
