"""The workspace itself: who and what is in it, and how it is looked up.

Owns the records, ids, timestamps and the signals by which the rest hears of changes. What people and apps may do
with them is in `conversations`, `modals` and `interactions`; nothing here knows of HTTP.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.demo.workspace import installing
from bot.demo.workspace.clock import MovableClock
from bot.demo.workspace.failures import SlackRefusal
from bot.demo.workspace.limits import RateLimits
from bot.demo.workspace.model import App, Channel, Installation, Message, ResponseUrl, Team, Trigger, User, View
from bot.demo.workspace.values import Json, JsonObject


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something an app sent that Slack would not take. `where` is a method or the kind of answer."""

    where: str
    code: str
    messages: tuple[str, ...]


@dataclass(slots=True)
class Signals:
    """Who wants to hear: `event` of what an app has subscribed to, `screen` of what a person would see change.

    A screen signal is (team id, user ids that may see it or None for everyone in the team, the change).
    """

    event: list[Callable[[Installation, JsonObject], None]] = field(default_factory=list)
    screen: list[Callable[[str, frozenset[str] | None, JsonObject], None]] = field(default_factory=list)


class Workspace:
    """Many teams and their apps, in memory, for one process.

    `clock` tells the workspace's time (aware); None makes a `MovableClock` at the present. `rate_limits` False lifts
    Slack's limits on how often an app may call.
    """

    def __init__(self, clock: Callable[[], datetime] | None = None, *, rate_limits: bool = True) -> None:
        self.clock: Callable[[], datetime] = clock if clock is not None else MovableClock()
        self.limits = RateLimits(enabled=rate_limits)
        self.teams: dict[str, Team] = {}
        self.apps: dict[str, App] = {}
        self.triggers: dict[str, Trigger] = {}
        self.used_triggers: set[str] = set()
        self.response_urls: dict[str, ResponseUrl] = {}
        self.oauth_codes: dict[str, installing.OAuthCode] = {}
        self.rejections: list[Rejection] = []
        self.signals = Signals()
        self._counters: dict[str, int] = {}

    # -- building ------------------------------------------------------------------------------------------------

    def add_team(self, team_id: str, name: str, domain: str | None = None) -> Team:
        """A new team. `domain` defaults to the name in lower case, without spaces."""
        team = Team(team_id, name, domain or "".join(name.lower().split()))
        self.teams[team_id] = team
        return team

    def add_user(
        self,
        team_id: str,
        user_id: str,
        name: str,
        *,
        real_name: str = "",
        display_name: str = "",
        email: str | None = None,
        tz: str = "Etc/UTC",
        is_bot: bool = False,
        deleted: bool = False,
        is_admin: bool = False,
        title: str = "",
    ) -> User:
        """A member, there from the start: nobody is told (`conversations.join_team` tells)."""
        user = User(
            user_id, team_id, name, real_name or name, display_name, email, tz, is_bot, deleted, is_admin, title
        )
        user.updated = int(self.now().timestamp())
        self.team(team_id).users[user_id] = user
        return user

    def add_channel(
        self,
        team_id: str,
        channel_id: str,
        name: str,
        *,
        members: Sequence[str] = (),
        is_private: bool = False,
        topic: str = "",
    ) -> Channel:
        """A public or private channel, there from the start with these members."""
        kind = "group" if is_private else "channel"
        creator = members[0] if members else ""
        channel = Channel(channel_id, team_id, name, kind, list(members), topic, int(self.now().timestamp()), creator)
        self.team(team_id).channels[channel_id] = channel
        return channel

    def install_app(
        self,
        team_id: str,
        *,
        manifest: Mapping[str, Json],
        bot_token: str,
        signing_secret: str,
        app_token: str | None = None,
        request_url: str | None = None,
        bot_user_id: str | None = None,
        app_id: str | None = None,
        scopes: Sequence[str] | None = None,
        client_id: str = "",
        client_secret: str = "",
    ) -> Installation:
        """Installs an app in a team; the same `signing_secret` in another team is the same app.

        `request_url` None means Socket Mode, with `app_token`. `scopes` are those granted when they differ from the
        manifest's (an old installation).

        Raises: ManifestError for a manifest Slack would refuse, ValueError for a token in use.
        """
        app = installing.find_or_create_app(
            self, manifest, app_id, signing_secret, app_token, request_url, client_id, client_secret
        )
        return installing.install(self, app, team_id, bot_token, bot_user_id, scopes)

    # -- looking up ----------------------------------------------------------------------------------------------

    def now(self) -> datetime:
        """The workspace's present, aware."""
        return self.clock()

    def team(self, team_id: str) -> Team:
        """Raises: SlackRefusal `team_not_found`."""
        if team_id not in self.teams:
            raise SlackRefusal("team_not_found")
        return self.teams[team_id]

    def user(self, team_id: str, user_id: str) -> User:
        """Raises: SlackRefusal `user_not_found`."""
        user = self.team(team_id).users.get(user_id)
        if user is None:
            raise SlackRefusal("user_not_found")
        return user

    def channel(self, team_id: str, channel_id: str) -> Channel:
        """Raises: SlackRefusal `channel_not_found`."""
        channel = self.team(team_id).channels.get(channel_id)
        if channel is None:
            raise SlackRefusal("channel_not_found")
        return channel

    def message(self, channel: Channel, ts: str, *, seen_by: str | None = None) -> Message:
        """The message with this ts. Ephemerals are found only for the person they are addressed to.

        Raises: SlackRefusal `message_not_found`.
        """
        for message in reversed(channel.messages):
            if message.ts == ts and (message.addressee is None or message.addressee == seen_by):
                return message
        raise SlackRefusal("message_not_found")

    def installations(self) -> Iterator[Installation]:
        for team in self.teams.values():
            yield from team.installations

    def installation_of(self, team_id: str, app_id: str) -> Installation | None:
        return next((each for each in self.team(team_id).installations if each.app.id == app_id), None)

    def views_of(self, team_id: str, user_id: str) -> list[View]:
        """The modal stack on a person's screen, bottom first."""
        return self.team(team_id).stacks.setdefault(user_id, [])

    # -- ids and signals -----------------------------------------------------------------------------------------

    def new_id(self, prefix: str) -> str:
        """The next id of a kind, as `D00000001`: the same in every run."""
        self._counters[prefix] = self._counters.get(prefix, 0) + 1
        return f"{prefix}{self._counters[prefix]:08d}"

    def new_ts(self, channel: Channel, at: datetime | None = None) -> str:
        """A ts for a message now (or at `at`, for history). Later messages never get an earlier ts."""
        moment = at or self.now()
        micros = int(moment.timestamp() * 1_000_000)
        taken = {message.ts for message in channel.messages} if at is not None else set()
        if at is None and channel.last_ts:
            micros = max(micros, _micros(channel.last_ts) + 1)
        while (ts := _ts(micros)) in taken:
            micros += 1
        channel.last_ts = max(channel.last_ts, ts)
        return ts

    def event_ts(self) -> str:
        """A timestamp for something that is no message."""
        return _ts(int(self.now().timestamp() * 1_000_000))

    def reject(self, where: str, code: str, messages: Sequence[str] = ()) -> None:
        """Notes that an app sent what Slack would not take."""
        self.rejections.append(Rejection(where, code, tuple(messages)))

    def tell_app(self, installation: Installation, event: JsonObject) -> None:
        for listener in list(self.signals.event):
            listener(installation, event)

    def show(self, team_id: str, seen_by: frozenset[str] | None, change: JsonObject) -> None:
        for listener in list(self.signals.screen):
            listener(team_id, seen_by, change)


def _ts(micros: int) -> str:
    return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"


def _micros(ts: str) -> int:
    seconds, _, fraction = ts.partition(".")
    return int(seconds) * 1_000_000 + int(fraction)
