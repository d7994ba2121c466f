"""What a person does in Slack's window: talk, command, react, use shortcuts, open App Home.

Teams, people and channels may be given as records or as ids. Impossible actions (a channel one cannot see, somebody
else's message) raise SlackRefusal: the window would not offer them. Forms and buttons are `person_forms`.
"""

from datetime import datetime
from typing import TypeAlias

from bot.demo.workspace import conversations, events, payloads
from bot.demo.workspace.delivery import Delivery
from bot.demo.workspace.escape import compose, escape
from bot.demo.workspace.failures import SlackRefusal
from bot.demo.workspace.interactions import answer, new_response_url, new_trigger
from bot.demo.workspace.model import Channel, Installation, Message, ResponseUrl, Team, User
from bot.demo.workspace.outcomes import ActionOutcome, CommandOutcome, spoken_error
from bot.demo.workspace.state import Workspace
from bot.demo.workspace.transport import COMMANDS, INTERACTIVE, Outgoing
from bot.demo.workspace.values import Json, JsonObject

TeamRef: TypeAlias = Team | str
UserRef: TypeAlias = User | str
ChannelRef: TypeAlias = Channel | str


def id_of(thing: Team | User | Channel | str) -> str:
    return thing if isinstance(thing, str) else thing.id


class PersonActions:
    """The actions of people. Mixed into the server, which provides the three things declared first."""

    ws: Workspace
    delivery: Delivery

    def response_address(self, url: ResponseUrl) -> str:
        raise NotImplementedError

    def place(self, team: TeamRef, user: UserRef, channel: ChannelRef) -> tuple[User, Channel]:
        """The person and the channel, if that person can see it.

        Raises: SlackRefusal `user_not_found`, `account_inactive`, `channel_not_found`.
        """
        person = self.ws.user(id_of(team), id_of(user))
        if person.deleted:
            raise SlackRefusal("account_inactive")
        where = self.ws.channel(id_of(team), id_of(channel))
        if where.is_private and person.id not in where.members:
            raise SlackRefusal("channel_not_found")
        return person, where

    async def command(self, team: TeamRef, user: UserRef, channel: ChannelRef, text: str) -> CommandOutcome:
        """Types a line that starts with a slash. What the app answers at once appears in the channel."""
        person, where = self.place(team, user, channel)
        name, _, rest = text.strip().partition(" ")
        found = self._app_of_command(where, name)
        if found is None:
            return CommandOutcome(ok=False, error="unknown_command")
        command = found.app.manifest.find_command(name)
        typed = escape(rest.strip())
        if command is not None and command.should_escape:
            typed = compose(rest.strip(), conversations.directory(self.ws, where.team_id), broadcasts=False)
        url = new_response_url(self.ws, found.app, where, person.id)
        trigger = new_trigger(self.ws, found.app, where.team_id, person.id)
        address = self.response_address(url)
        payload = payloads.slash_command(self.ws, found, person, where, name, typed, address, trigger)
        reply = await self.delivery.request(Outgoing(found.app, COMMANDS, payload))
        if not reply.ok:
            return CommandOutcome(ok=False, status=reply.status, error=spoken_error(reply))
        return self._command_answered(found, url, reply.status, reply.content)

    def _app_of_command(self, channel: Channel, name: str) -> Installation | None:
        for each in self.ws.team(channel.team_id).installations:
            if each.active and "commands" in each.scopes and each.app.manifest.find_command(name) is not None:
                return each
        return None

    def _command_answered(
        self, installation: Installation, url: ResponseUrl, status: int | None, content: Json
    ) -> CommandOutcome:
        if not content:
            return CommandOutcome(ok=True, status=status)
        body: JsonObject = {"text": content} if isinstance(content, str) else content
        try:
            answer(self.ws, installation, url, body)
        except SlackRefusal as refusal:
            self.ws.reject("slash command answer", refusal.code, refusal.messages)
            return CommandOutcome(ok=False, status=status, response=body, error="invalid_command_response")
        return CommandOutcome(ok=True, status=status, response=body)

    async def say(
        self,
        team: TeamRef,
        user: UserRef,
        channel: ChannelRef,
        text: str,
        thread_ts: str | None = None,
        at: datetime | None = None,
    ) -> str:
        """Writes a message and returns its ts; `at` places it in the past (before anything listens)."""
        person, where = self.place(team, user, channel)
        if person.id not in where.members:
            raise SlackRefusal("not_in_channel")
        if any(not each.app.manifest.messages_tab_writable for each in self._bots_in(where)):
            raise SlackRefusal("messages_tab_disabled")
        written = compose(text, conversations.directory(self.ws, where.team_id))
        message = conversations.post_by_person(self.ws, where, person, written, thread_ts=thread_ts, at=at)
        return message.ts

    def _bots_in(self, channel: Channel) -> list[Installation]:
        """The apps whose direct message this is."""
        installed = self.ws.team(channel.team_id).installations
        return [each for each in installed if channel.is_im and each.bot_user_id in channel.members]

    async def edit(self, team: TeamRef, user: UserRef, channel: ChannelRef, ts: str, text: str) -> None:
        """Changes one's own message."""
        _, where, message = self._own_message(team, user, channel, ts)
        if not text.strip():
            raise SlackRefusal("no_text")
        written = compose(text, conversations.directory(self.ws, where.team_id))
        conversations.edit(self.ws, where, message, written, None)

    async def delete(self, team: TeamRef, user: UserRef, channel: ChannelRef, ts: str) -> None:
        """Takes back one's own message, or dismisses an ephemeral."""
        _, where, message = self._own_message(team, user, channel, ts)
        conversations.delete(self.ws, where, message)

    def _own_message(self, team: TeamRef, user: UserRef, channel: ChannelRef, ts: str) -> tuple[User, Channel, Message]:
        person, where = self.place(team, user, channel)
        message = self.ws.message(where, ts, seen_by=person.id)
        if message.user_id != person.id and message.addressee != person.id:
            raise SlackRefusal("cant_update_message")
        return person, where, message

    async def react(
        self, team: TeamRef, user: UserRef, channel: ChannelRef, ts: str, name: str, add: bool = True
    ) -> None:
        """Puts a reaction (`name` without colons) on a message, or takes it away."""
        person, where = self.place(team, user, channel)
        conversations.react(self.ws, where, self.ws.message(where, ts), person.id, name, add=add)

    async def shortcut(
        self,
        team: TeamRef,
        user: UserRef,
        callback_id: str,
        channel: ChannelRef | None = None,
        ts: str | None = None,
    ) -> ActionOutcome:
        """Uses a global shortcut, or with `channel` and `ts` a message's.

        Raises: SlackRefusal `unknown_shortcut` when no app offers it there.
        """
        kind = "message" if channel is not None else "global"
        installation = self._app_of_shortcut(id_of(team), callback_id, kind)
        person = self.ws.user(id_of(team), id_of(user))
        trigger = new_trigger(self.ws, installation.app, installation.team_id, person.id)
        if channel is None or ts is None:
            payload = payloads.global_shortcut(self.ws, installation, person, callback_id, trigger)
        else:
            _, where = self.place(team, user, channel)
            message = self.ws.message(where, ts)
            url = new_response_url(self.ws, installation.app, where, person.id, thread_ts=message.thread_ts)
            payload = payloads.message_shortcut(
                self.ws, installation, person, where, message, callback_id, trigger, self.response_address(url)
            )
        reply = await self.delivery.request(Outgoing(installation.app, INTERACTIVE, payload))
        return ActionOutcome(reply.ok, reply.status, spoken_error(reply))

    def _app_of_shortcut(self, team_id: str, callback_id: str, kind: str) -> Installation:
        for each in self.ws.team(team_id).installations:
            shortcut = each.app.manifest.find_shortcut(callback_id)
            if each.active and shortcut is not None and shortcut.type == kind:
                return each
        raise SlackRefusal("unknown_shortcut")

    async def open_home(self, team: TeamRef, user: UserRef, tab: str = "home", app_id: str | None = None) -> None:
        """Opens an app's page ("home" or "messages"); `app_id` None means the team's first app."""
        installation = self.app_in(id_of(team), app_id)
        person = self.ws.user(id_of(team), id_of(user))
        channel = conversations.direct_with_bot(self.ws, installation, person.id)
        home = self.ws.team(id_of(team)).homes.get((installation.app.id, person.id))
        events.tell_home_opened(self.ws, installation, person.id, channel, tab, home if tab == "home" else None)

    def app_in(self, team_id: str, app_id: str | None = None) -> Installation:
        """Raises: SlackRefusal `app_not_installed`."""
        for each in self.ws.team(team_id).installations:
            if each.active and app_id in (None, each.app.id):
                return each
        raise SlackRefusal("app_not_installed")

    def im(self, team: TeamRef, user: UserRef, with_: UserRef) -> Channel:
        """The direct message of two people, opened if need be."""
        for each in (user, with_):
            self.ws.user(id_of(team), id_of(each))
        return conversations.open_direct(self.ws, id_of(team), [id_of(user), id_of(with_)])

    def bot_im(self, team: TeamRef, user: UserRef, app_id: str | None = None) -> Channel:
        """The direct message of a person and an app's bot."""
        person = self.ws.user(id_of(team), id_of(user))
        return conversations.direct_with_bot(self.ws, self.app_in(id_of(team), app_id), person.id)
