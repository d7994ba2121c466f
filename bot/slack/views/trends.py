"""The stories of what is followed, and the form that shares one."""

from bot.domain.caller import Caller
from bot.slack.requests import Block, Message, View
from bot.slack.views.kit import (
    button,
    context,
    cut,
    field,
    modal,
    option,
    people_select,
    plain,
    section,
    text_input,
)
from bot.slack.views.words import say_ago
from bot.storage.rows import Story


def stories_view(stories: list[tuple[Story, str]], caller: Caller) -> Message:
    """The latest stories, each with why it is here and a button to share it."""
    if not stories:
        words = "No fresh stories."
        return Message(
            words,
            [
                section(f":newspaper: {words}"),
                context("`follow https://blog.example` adds a source; they are read every hour."),
            ],
        )
    blocks: list[Block] = [section("*Fresh in your sources*")]
    for story, why in stories:
        about = f"  ·  {plain(why)}" if why else ""
        line = f"*<{story.url}|{link_text(story.title)}>*\n{plain(cut(story.feed_title, 80))}"
        line += f"  ·  {say_ago(story.published_at, caller)}{about}"
        blocks.append(section(line, accessory=button("Share", "sources.share", str(story.id))))
    return Message("; ".join(plain(story.title) for story, _ in stories)[:3900], blocks)


def share_form(story: Story, draft: str, person: tuple[int, str] | None) -> View:
    """A message about a story, ready to be copied; sending stays the user's own act."""
    initial = option(person[1], str(person[0])) if person else None
    blocks = [
        section(f"*<{story.url}|{link_text(story.title)}>*"),
        field("Share with", "person", people_select("Start typing a name", "people.find", initial)),
        field(
            "Your message",
            "message",
            text_input("message", draft, multiline=True),
            hint="Copy it and send it yourself. Rapport writes to nobody but you.",
        ),
    ]
    return modal("Share a story", "sources.shared", blocks, submit="I have sent it", metadata=str(story.id))


def link_text(title: str) -> str:
    """A title inside `<url|…>`: nothing in it may end the link."""
    return plain(cut(" ".join(title.split()), 200)).replace("|", "¦")
