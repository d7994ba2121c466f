"""What a reaction did, said to whoever reacted and nobody else."""

from bot.slack.requests import Message
from bot.slack.views.kit import actions, bold, button, cut, plain, quoted, section
from bot.slack.views.words import undone_words
from bot.usecases.react import LOG, SAVE, Marked
from bot.usecases.undo import Undone


def marked_card(marked: Marked, text: str = "") -> Message:
    """`text`: the message, shown for a saved note."""
    name = bold(marked.person.name)
    new = " (new here, so I made a card)" if marked.is_new else ""
    if marked.deed == LOG:
        words = f":handshake: Logged a message with {name}{new}. Its text is not kept, only a link to it."
    elif marked.deed == SAVE:
        words = f":memo: Saved as a note on {name}{new}." + (f"\n{quoted(text, 600)}" if text.strip() else "")
    else:
        words = f":alarm_clock: I will remind you tomorrow to reply to {name}{new}."
    row = actions(
        button("Undo", "log.undo", str(marked.journal_id)),
        button("Profile", "people.show", str(marked.person.id)),
        block_id=f"marked:{marked.journal_id}",
    )
    return Message(f"{_said(marked)} {plain(cut(marked.person.name, 200))}", [section(words), row])


def unmarked_card(undone: Undone) -> Message:
    words = f"Taken back{undone_words(undone)}."
    return Message(words, [section(f":leftwards_arrow_with_hook: {words}")])


def nothing_to_snooze() -> Message:
    """Said to a 💤 on a message in which nothing can be put off."""
    words = "Nothing here can be put off: stories and birthdays are told once and go by themselves."
    return Message(words, [section(f":zzz: {words}")])


def _said(marked: Marked) -> str:
    if marked.deed == LOG:
        return "Logged a message with"
    return "Saved a note on" if marked.deed == SAVE else "Tomorrow: reply to"
