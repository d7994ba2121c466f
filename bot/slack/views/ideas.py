"""Content ideas, each with who raised it and in which words."""

from collections.abc import Sequence

from bot.domain.caller import Caller
from bot.slack.requests import Block, Message
from bot.slack.views.kit import bold, calm, context, cut, plain, section
from bot.slack.views.words import say_ago
from bot.usecases.content_ideas import Idea, Raised

_QUOTED = 3
_QUOTED_CHARS = 140


def ideas_view(ideas: Sequence[Idea], caller: Caller) -> Message:
    if not ideas:
        words = "No theme has come up with several of your people lately."
        hint = "Ideas come from your own notes of the last three months: what people ask about, in your words."
        return Message(words, [section(f":bulb: {words}"), context(hint)])
    blocks: list[Block] = [section(":bulb: *What several of your people raised lately*")]
    for idea in ideas:
        blocks.append(section(_idea(idea, caller)))
    blocks.append(context(":lock: From your own notes of the last three months. Ask before you quote anybody."))
    return Message("; ".join(f"{plain(one.term)} ({len(one.raised)})" for one in ideas)[:3900], blocks)


def _idea(idea: Idea, caller: Caller) -> str:
    asked = f", {idea.questions} as a question" if idea.questions else ""
    lines = [f"*{plain(idea.term)}*  ·  {len(idea.raised)} people{asked}"]
    # Questions say most about what an answer would be worth.
    said: dict[str, list[Raised]] = {}
    for one in sorted(idea.raised, key=lambda one: not one.asked):
        said.setdefault(one.text, []).append(one)
    for text, many in list(said.items())[:_QUOTED]:
        names = ", ".join(bold(one.name) for one in many[:_QUOTED])
        lines.append(f"> {names}, {say_ago(many[0].at, caller)}: {calm(cut(text, _QUOTED_CHARS))}")
    return "\n".join(lines)
