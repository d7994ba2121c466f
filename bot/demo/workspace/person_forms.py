"""What a person does with an app's blocks and modals: click, choose, search, submit, close.

A container is {"type": "message", "channel": C, "ts": T} or {"type": "view", "view_id": V}; what it does not offer
cannot be clicked.
"""

from bot.demo.workspace import modals, payloads
from bot.demo.workspace.blocks import interactive_elements
from bot.demo.workspace.failures import SlackRefusal
from bot.demo.workspace.inputs import NotOffered, complaint, entered, value_field
from bot.demo.workspace.interactions import new_response_url, new_trigger
from bot.demo.workspace.model import Channel, Installation, Message, User, View
from bot.demo.workspace.outcomes import ActionOutcome, SubmitOutcome, spoken_error
from bot.demo.workspace.person import PersonActions, TeamRef, UserRef, id_of
from bot.demo.workspace.transport import INTERACTIVE, Outgoing, Reply
from bot.demo.workspace.values import Json, JsonObject
from bot.demo.workspace.view_rules import check_options_answer, check_submission_answer


class FormActions(PersonActions):
    """The actions of people on forms and buttons. Mixed into the server."""

    async def click(
        self,
        team: TeamRef,
        user: UserRef,
        container: JsonObject,
        block_id: str | None,
        action_id: str,
        value: Json = None,
        state: JsonObject | None = None,
    ) -> ActionOutcome:
        """Presses a button or chooses in a menu.

        `block_id` None takes the first block with that action. `value` is what is chosen (see `inputs.entered`).
        `state` is {block_id: {action_id: entry}} as typed into the rest so far.
        Raises: SlackRefusal `action_not_found`, `option_not_found`, `message_not_found`, `not_found`.
        """
        person, where, message, view = self._container(team, user, container)
        holder = view if view is not None else message
        blocks = (view.blocks if view is not None else message.blocks if message is not None else None) or []
        block, element = _find(blocks, block_id, action_id)
        if block["type"] == "input" and not block.get("dispatch_action"):
            raise SlackRefusal("action_not_found", ["this input is silent until it is submitted"])
        chosen = _entered(element, value)
        if holder is not None:
            _merge(holder.state, blocks, state or {})
            _remember(holder.state, block, element, chosen)
        installation = self._owner(id_of(team), message, view)
        pressed = payloads.action_json(self.ws, block, element, chosen)
        payload = self._click_payload(installation, person, where, message, view, pressed)
        reply = await self._interact(installation, payload)
        return ActionOutcome(reply.ok, reply.status, spoken_error(reply))

    def _click_payload(
        self,
        installation: Installation,
        person: User,
        where: Channel | None,
        message: Message | None,
        view: View | None,
        action: JsonObject,
    ) -> JsonObject:
        view_id = view.id if view is not None and view.type == "modal" else None
        trigger = new_trigger(self.ws, installation.app, installation.team_id, person.id, view_id)
        if view is not None:
            return payloads.block_actions_in_view(self.ws, installation, person, view, action, trigger)
        if message is None or where is None:
            raise SlackRefusal("message_not_found")
        url = new_response_url(self.ws, installation.app, where, person.id, message, message.thread_ts)
        address = self.response_address(url)
        return payloads.block_actions_on_message(
            self.ws, installation, person, where, message, action, trigger, address
        )

    async def options(
        self, team: TeamRef, user: UserRef, container: JsonObject, block_id: str | None, action_id: str, value: str
    ) -> JsonObject:
        """Types into a menu that asks the app. Returns {"options": [...]} or {"option_groups": [...]}; empty when the
        app did not answer or answered wrongly."""
        person, where, message, view = self._container(team, user, container)
        blocks = (view.blocks if view is not None else message.blocks if message is not None else None) or []
        block, element = _find(blocks, block_id, action_id)
        nothing: JsonObject = {"options": [], "option_groups": None}
        if len(value) < (3 if element.get("min_query_length") is None else element["min_query_length"]):
            return nothing
        installation = self._owner(id_of(team), message, view)
        payload = payloads.block_suggestion(
            self.ws, installation, person, block["block_id"], action_id, value,
            view=view, message=message, channel=where,
        )  # fmt: skip
        reply = await self._interact(installation, payload)
        if not reply.ok:
            return nothing
        problems = check_options_answer(reply.content)
        if problems:
            self.ws.reject("block_suggestion answer", "invalid_options", problems)
            return nothing
        return {"options": reply.content.get("options"), "option_groups": reply.content.get("option_groups")}

    async def submit(
        self, team: TeamRef, user: UserRef, view_id: str, values: JsonObject | None = None
    ) -> SubmitOutcome:
        """Presses a modal's submit button.

        `values` is {block_id: {action_id: entry}} or {block_id: entry}; an entry as in `inputs.entered`. What is not
        given stays as it was. Slack's own form refuses what is missing or malformed before the app hears of it.
        Raises: SlackRefusal `not_found` when that modal is not on top, `option_not_found`.
        """
        view = self._top_view(id_of(team), id_of(user), view_id)
        person = self.ws.user(id_of(team), id_of(user))
        _merge(view.state, view.blocks, values or {})
        complaints = _complaints(view)
        if complaints:
            return SubmitOutcome(ok=False, errors=complaints, action="errors")
        installation = self._owner(id_of(team), None, view)
        trigger = new_trigger(self.ws, installation.app, view.team_id, person.id, view.id)
        urls = self._form_response_urls(installation, person, view)
        payload = payloads.view_submission(self.ws, installation, person, view, trigger, urls)
        reply = await self._interact(installation, payload)
        if not reply.ok:
            return SubmitOutcome(ok=False, error=spoken_error(reply))
        return self._submitted(installation, view, reply.content)

    def _submitted(self, installation: Installation, view: View, content: Json) -> SubmitOutcome:
        answer: JsonObject = content if isinstance(content, dict) else {}
        problems = check_submission_answer(answer, view.body)
        if isinstance(content, str):
            problems = ["the answer to a submission must be JSON or empty"]
        if problems:
            self.ws.reject("view_submission answer", "invalid_response", problems)
            return SubmitOutcome(ok=False, error="invalid_response")
        action = answer.get("response_action")
        if action == "errors":
            return SubmitOutcome(ok=False, errors=answer["errors"], action=action)
        try:
            self._follow(installation, view, action, answer)
        except SlackRefusal as refusal:
            self.ws.reject("view_submission answer", refusal.code, refusal.messages)
            return SubmitOutcome(ok=False, error=refusal.code)
        return SubmitOutcome(ok=True, action=action)

    def _follow(self, installation: Installation, view: View, action: str | None, answer: JsonObject) -> None:
        on_screen = view in self.ws.views_of(view.team_id, view.user_id)
        if not on_screen:
            return
        if action == "update":
            modals.update_modal(self.ws, installation, view, answer["view"])
        elif action == "push":
            modals.push_modal(self.ws, installation, view.user_id, answer["view"])
        else:
            modals.close_modal(self.ws, view, clear=action == "clear")

    async def close_view(self, team: TeamRef, user: UserRef, view_id: str, clear: bool = False) -> ActionOutcome:
        """Closes the modal on top (with `clear`: all of them); apps that asked for it are told."""
        view = self._top_view(id_of(team), id_of(user), view_id)
        person = self.ws.user(id_of(team), id_of(user))
        cleared = clear or bool(view.body.get("clear_on_close"))
        outcome = ActionOutcome(ok=True)
        for gone in modals.close_modal(self.ws, view, clear=cleared):
            if not gone.body.get("notify_on_close"):
                continue
            installation = self._owner(id_of(team), None, gone)
            payload = payloads.view_closed(self.ws, installation, person, gone, cleared=cleared)
            reply = await self._interact(installation, payload)
            outcome = ActionOutcome(reply.ok, reply.status, spoken_error(reply))
        return outcome

    async def _interact(self, installation: Installation, payload: JsonObject) -> Reply:
        if not installation.app.manifest.interactivity:
            self.ws.reject(payload["type"], "interactivity_disabled")
            return Reply(None, "connection_failed")
        return await self.delivery.request(Outgoing(installation.app, INTERACTIVE, payload))

    def _container(
        self, team: TeamRef, user: UserRef, container: JsonObject
    ) -> tuple[User, Channel | None, Message | None, View | None]:
        if container.get("type") == "view":
            person = self.ws.user(id_of(team), id_of(user))
            return person, None, None, self._own_view(id_of(team), person.id, container.get("view_id", ""))
        channel = container.get("channel") or container.get("channel_id") or ""
        person, where = self.place(team, user, channel)
        ts = container.get("ts") or container.get("message_ts") or ""
        return person, where, self.ws.message(where, ts, seen_by=person.id), None

    def _own_view(self, team_id: str, user_id: str, view_id: str) -> View:
        homes = [view for (_, owner), view in self.ws.team(team_id).homes.items() if owner == user_id]
        for view in [*self.ws.views_of(team_id, user_id), *homes]:
            if view.id == view_id:
                return view
        raise SlackRefusal("not_found")

    def _top_view(self, team_id: str, user_id: str, view_id: str) -> View:
        stack = self.ws.views_of(team_id, user_id)
        if not stack or stack[-1].id != view_id:
            raise SlackRefusal("not_found")
        return stack[-1]

    def _owner(self, team_id: str, message: Message | None, view: View | None) -> Installation:
        app_id = view.app_id if view is not None else message.app_id if message is not None else None
        found = self.ws.installation_of(team_id, app_id or "")
        if found is None or not found.active:
            raise SlackRefusal("app_not_installed")
        return found

    def _form_response_urls(self, installation: Installation, person: User, view: View) -> list[JsonObject]:
        urls = []
        for block in view.blocks:
            for element in interactive_elements(block):
                entry = view.state.get(block["block_id"], {}).get(element["action_id"], {})
                channel_id = entry.get("selected_conversation") or entry.get("selected_channel")
                if element.get("response_url_enabled") and channel_id:
                    channel = self.ws.channel(view.team_id, channel_id)
                    url = new_response_url(self.ws, installation.app, channel, person.id)
                    address = self.response_address(url)
                    urls.append(payloads.response_url_entry(block["block_id"], element["action_id"], url, address))
        return urls


def _find(blocks: list[JsonObject], block_id: str | None, action_id: str) -> tuple[JsonObject, JsonObject]:
    for block in blocks:
        if block_id in (None, block.get("block_id")):
            for element in interactive_elements(block):
                if element.get("action_id") == action_id:
                    return block, element
    raise SlackRefusal("action_not_found")


def _entered(element: JsonObject, value: Json) -> JsonObject:
    try:
        return entered(element, value)
    except NotOffered as problem:
        raise SlackRefusal("option_not_found", [str(problem)]) from problem


def _merge(state: JsonObject, blocks: list[JsonObject], values: JsonObject) -> None:
    """Writes entries into a state.

    Raises: SlackRefusal `action_not_found` for a block or action that is not there.
    """
    for block_id, given in values.items():
        block = next((each for each in blocks if each.get("block_id") == block_id), None)
        if block is None:
            raise SlackRefusal("action_not_found", [f"there is no block {block_id}"])
        elements = {each["action_id"]: each for each in interactive_elements(block)}
        if given == {}:
            continue
        if not isinstance(given, dict) or not set(given) & set(elements):
            given = dict.fromkeys(list(elements)[:1], given)
        for action_id, entry in given.items():
            if action_id not in elements:
                raise SlackRefusal("action_not_found", [f"there is no action {action_id} in {block_id}"])
            if value_field(elements[action_id]["type"]) is not None:
                state.setdefault(block_id, {})[action_id] = _entered(elements[action_id], entry)


def _remember(state: JsonObject, block: JsonObject, element: JsonObject, chosen: JsonObject) -> None:
    """Keeps a choice; buttons and overflow menus hold none."""
    if value_field(element["type"]) is not None and element["type"] != "overflow":
        state.setdefault(block["block_id"], {})[element["action_id"]] = chosen


def _complaints(view: View) -> dict[str, str]:
    found = {}
    for block in view.blocks:
        if block["type"] == "input":
            entry = view.state.get(block["block_id"], {}).get(block["element"]["action_id"], {})
            text = complaint(block, entry)
            if text is not None:
                found[block["block_id"]] = text
    return found
